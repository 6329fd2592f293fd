"""数的印法：只排字，不改数。"""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.kind import ScoreStyle
from jixiao.wording.figures import fraction_text, grouped, score_text, trimmed, wan_text

amounts = st.decimals(min_value=Decimal(-(10**15)), max_value=Decimal(10**15), places=2)
any_places = st.integers(0, 8).flatmap(lambda n: st.decimals(min_value=-(10**9), max_value=10**9, places=n))


def value_of(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def assert_grouped(text: str) -> None:
    """每三位一个逗号，从小数点往左数。"""
    whole = text.lstrip("-").partition(".")[0]
    first, *rest = whole.split(",")
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in rest)
    assert "," not in text.partition(".")[2]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1533190.00", "1,533,190.00"),
        ("0", "0"),
        ("999", "999"),
        ("1000", "1,000"),
        ("-1234.5", "-1,234.5"),
        ("1E+3", "1,000"),
    ],
)
def test_千分位(value: str, text: str):
    assert grouped(Decimal(value)) == text


@given(any_places)
def test_千分位不改数也不改位数(value: Decimal):
    text = grouped(value)
    assert_grouped(text)
    assert value_of(text) == value
    assert value_of(text).as_tuple().exponent == value.as_tuple().exponent


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("3.90", "3.9"),
        ("20.00", "20"),
        ("100", "100"),
        ("1200.50", "1,200.5"),
        ("0.00", "0"),
        ("0.05", "0.05"),
        ("1E+2", "100"),
    ],
)
def test_去尾零(value: str, text: str):
    assert trimmed(Decimal(value)) == text


@given(any_places)
def test_去尾零不改数(value: Decimal):
    text = trimmed(value)
    assert value_of(text) == value
    assert "." not in text or text[-1] not in "0."


@pytest.mark.parametrize(
    ("value", "fixed", "short"),
    [("8", "8.00", "8"), ("8.5", "8.50", "8.5"), ("87.80", "87.80", "87.8"), ("9.995", "9.995", "9.995")],
)
def test_得分_表单两位小数_报告去尾零(value: str, fixed: str, short: str):
    assert score_text(Decimal(value), ScoreStyle.FIXED) == fixed
    assert score_text(Decimal(value), ScoreStyle.TRIMMED) == short


@given(any_places, st.sampled_from(ScoreStyle))
def test_得分的印法不改数(value: Decimal, style: ScoreStyle):
    assert value_of(score_text(value, style)) == value


@pytest.mark.parametrize(
    ("yuan", "wan"),
    [
        ("1533990", "153.399"),
        ("1533190.00", "153.319"),
        ("237100", "23.71"),
        ("200000", "20.00"),
        ("0", "0.00"),
        ("1", "0.0001"),
        ("0.01", "0.000001"),
        ("100000000000", "10,000,000.00"),
        ("-50000", "-5.00"),
    ],
)
def test_万元_至少两位小数_不舍入(yuan: str, wan: str):
    assert wan_text(Decimal(yuan)) == wan


@given(amounts)
def test_万元乘回去就是原来的金额(yuan: Decimal):
    text = wan_text(yuan)
    assert_grouped(text)
    assert Fraction(value_of(text)) * 10000 == Fraction(yuan)
    assert len(text.partition(".")[2]) >= 2


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 2), "0.5"),
        (Fraction(4), "4"),
        (Fraction(1, 3), "0.3333…"),
        (Fraction(-1, 3), "-0.3333…"),
        (Fraction(20000), "20,000"),
        (Fraction(1, 16), "0.0625"),
        (Fraction(1, 32), "0.0312…"),
        (Fraction(1, 100000), "0…"),
    ],
)
def test_中间结果_除得尽写全_除不尽加省略号(value: Fraction, text: str):
    assert fraction_text(value) == text


@given(st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**4), st.integers(1, 6))
def test_中间结果不虚报精度(value: Fraction, decimals: int):
    text = fraction_text(value, decimals)
    shown = Fraction(value_of(text.rstrip("…")))
    if text.endswith("…"):
        assert 0 < abs(value) - abs(shown) < Fraction(1, 10**decimals)
    else:
        assert shown == value


def test_不是有限的数是程序错误():
    with pytest.raises(TypeError, match="不是有限的数"):
        score_text(Decimal("NaN"), ScoreStyle.FIXED)
