"""标量的写法：数、百分数、是非、日期、文字；以及段落记得自己写在哪里。"""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from jixiao.model.entry import Date, Entry, Flag, Number, PartialDate, Percentage, Words, plain, to_number
from jixiao.model.location import Location
from jixiao.read.yaml_source import parse_yaml


class Sample(Entry):
    """各种标量各一栏。"""

    number: Number | None = Field(None, alias="数")
    percent: Percentage | None = Field(None, alias="百分数")
    flag: Flag | None = Field(None, alias="是非")
    day: Date | None = Field(None, alias="日期")
    words: Words | None = Field(None, alias="文字")


def sample(**written: object) -> Sample:
    return Sample.model_validate(written)


def refusal(**written: object) -> str:
    with pytest.raises(ValidationError) as caught:
        sample(**written)
    (error,) = caught.value.errors()
    return str(error["msg"])


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("29.60", "29.60"),
        ("1,663.27", "1663.27"),
        ("1,533,990", "1533990"),
        ("0", "0"),
        ("-3.20", "-3.20"),
        ("+5", "5"),
        ("０２９．６０", "29.60"),
        ("１，６６３", "1663"),
        (" 20 ", "20"),
        (".5", "0.5"),
        ("010", "10"),
    ],
)
def test_数_位数照原样(written: str, kept: str):
    assert str(sample(数=written).number) == kept


@pytest.mark.parametrize("written", ["1,66.27", "1663,27", ",663", "1,,663", "1,6633", "1,663,", "12,34,567", "1, 663"])
def test_千分位逗号位置不对的不收(written: str):
    assert "千分位逗号" in refusal(数=written)


@pytest.mark.parametrize("written", ["1.5,000", "1,663.2,7", "0.1,2"])
def test_小数点后面的逗号不收(written: str):
    refusal(数=written)


@pytest.mark.parametrize(
    "written",
    [
        "二十",
        "20万元",
        "1e3",
        "1E3",
        "0x1F",
        "NaN",
        "Infinity",
        "-Infinity",
        "1_000",
        "1.2.3",
        "",
        "-",
        "12:30",
        "٣",
        "½",
    ],
)
def test_不是数的不收(written: str):
    assert "不是数字" in refusal(数=written)


@pytest.mark.parametrize(("written", "shape"), [([], "列表"), ({}, "一组键值")])
def test_数字栏里写了别的形状(written: object, shape: str):
    assert shape in refusal(数=written)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_带千分位印出的数读回来不变(value: Decimal):
    assert to_number(f"{value:,f}") == value
    assert to_number(f"{value:f}").as_tuple() == value.as_tuple()


@pytest.mark.parametrize(
    ("written", "points"),
    [("95%", "95"), ("95％", "95"), ("99.95 %", "99.95"), ("0%", "0"), ("1,234.50%", "1234.50"), ("-5%", "-5")],
)
def test_百分数以百分点计(written: str, points: str):
    assert str(sample(百分数=written).percent) == points


@pytest.mark.parametrize("written", ["95", "0.95", "百分之九十五", "%95", "", "95‰"])
def test_百分数必须写百分号(written: str):
    assert "百分数" in refusal(百分数=written)


def test_百分号前不是数():
    assert "不是数字" in refusal(百分数="九五%")
    assert "不是数字" in refusal(百分数="95%%")


@pytest.mark.parametrize(("written", "flag"), [("是", True), ("否", False), ("true", True), ("FALSE", False)])
def test_是非(written: str, flag: bool):  # noqa: FBT001 表中的值
    assert sample(是非=written).flag is flag


@pytest.mark.parametrize("written", ["yes", "no", "on", "off", "y", "1", "0", "对", "有", "真", ""])
def test_是非只认几种写法(written: str):
    assert "应为“是”或“否”" in refusal(是非=written)


@pytest.mark.parametrize("written", ["no", "on", "010", "12:30:00", "1e3", "0x1F", "29.60", "", "　"])
def test_文字照原样(written: str):
    assert sample(文字=written).words == written


def test_文字栏里不收列表():
    assert "应为文字" in refusal(文字=["一"])


@pytest.mark.parametrize(
    ("written", "day", "shown", "iso"),
    [
        ("2025", PartialDate(2025), "2025年", "2025"),
        ("2025-07", PartialDate(2025, 7), "2025年7月", "2025-07"),
        ("2025-7-18", PartialDate(2025, 7, 18), "2025年7月18日", "2025-07-18"),
        ("２０２５－０７", PartialDate(2025, 7), "2025年7月", "2025-07"),
        ("2024-02-29", PartialDate(2024, 2, 29), "2024年2月29日", "2024-02-29"),
        ("2000-02-29", PartialDate(2000, 2, 29), "2000年2月29日", "2000-02-29"),
    ],
)
def test_日期可以只到年或月(written: str, day: PartialDate, shown: str, iso: str):
    read = sample(日期=written).day
    assert read == day
    assert (str(read), day.iso) == (shown, iso)


@pytest.mark.parametrize(
    "written",
    [
        *("2025年7月", "2025.7", "2025/7/18", "25-07", "2025-", "2025-1-1-1", "-2025", "今年", ""),
        *("2025-13", "2025-00", "2025-07-00", "2025-04-31", "2025-02-29", "1900-02-29"),
    ],
)
def test_日期写法不对或没有这一天(written: str):
    assert "2025-07-18" in refusal(日期=written)


@given(st.dates(date(1000, 1, 1), date(9999, 12, 30)))
def test_每个真实的日子都读得出_次日不混(day: date):
    read = sample(日期=day.isoformat()).day
    assert read is not None
    assert (read.year, read.month, read.day) == (day.year, day.month, day.day)
    assert read.iso == day.isoformat()
    assert sample(日期=(day + timedelta(days=1)).isoformat()).day != read


def test_半角全角统一():
    assert plain("　９５％（约）") == "95%(约)"


def test_不认识的栏目一律拒收():
    with pytest.raises(ValidationError) as caught:
        sample(别的="1")
    assert [(e["type"], e["loc"]) for e in caught.value.errors()] == [("extra_forbidden", ("别的",))]


def test_没有写的栏目与写了空的栏目分得清():
    outcome = parse_yaml("数:\n文字: 甲\n", "f.yaml")
    entry = Sample.model_validate(outcome.value)
    assert entry.number is None
    assert "number" in entry.model_fields_set
    assert "percent" not in entry.model_fields_set


def test_记得自己和各栏写在哪里():
    entry = Sample.model_validate(parse_yaml("\n数: 1\n日期: 2025\n", "a/f.yaml").value)
    assert entry.at == Location("a/f.yaml", 2, 1)
    assert entry.place_of("day") == Location("a/f.yaml", 3, 5)
    assert entry.place_of("flag") == entry.at


def test_不是从文件读来的没有位置():
    entry = sample(数="1")
    assert entry.at == entry.place_of("number") == Location("")
    assert str(entry.at) == ""


def test_位置不参与比较_值不可改():
    one = Sample.model_validate(parse_yaml("数: 1\n", "a.yaml").value)
    other = Sample.model_validate(parse_yaml("\n\n数: 1\n", "b.yaml").value)
    assert one.model_dump() == other.model_dump()
    with pytest.raises(ValidationError):
        one.number = Decimal(2)  # type: ignore[misc]
