"""YAML 的门：值照原样、位置准确、吓人的输入很快有个说法。语法毛病的用例在 tests/cases/reading/syntax.yaml。"""

import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jixiao.model.diagnostic import Outcome
from jixiao.model.entry import Entry, Number
from jixiao.model.location import Location, SourceMapping, SourceSequence
from jixiao.read.yaml_source import MAX_DEPTH, parse_yaml, stray_text

QUICK = 2.0  # 秒；正常在百分之一秒之内，留足余地给忙碌的机器
SOON = 5.0


def parsed(text: str) -> Any:  # noqa: ANN401 值的形状由文本决定
    outcome = parse_yaml(text, "f.yaml")
    assert outcome.diagnostics == ()
    return outcome.value


def codes(outcome: Outcome[Any]) -> list[str]:
    return [d.code for d in outcome.diagnostics]


def spot(place: Location) -> tuple[int, int]:
    assert place.path == "f.yaml"
    return place.line, place.column


def token_at(text: str, place: Location) -> str:
    """从位置起到该行末尾的原文。"""
    return text.split("\n")[place.line - 1][place.column - 1 :]


def test_每个键每个值每一项都记得位置():
    text = (
        "# 说明\n"
        "资金:\n"
        "  单位: 万元\n"
        "  总额: {全年预算数: 20, 执行: [1, 二, {三: 3}]}\n"
        "清单:\n"
        "  - 第一\n"
        "  - 名称: 第二\n"
        "    '引号': \"双\"\n"
        "  -\n"
        "文字: >-\n"
        "  折行\n"
        "末: *名\n".replace("*名", "末尾")
    )
    value = parsed(text)
    assert spot(value.at) == (2, 1)
    assert {k: spot(v) for k, v in value.key_places.items()} == {
        "资金": (2, 1),
        "清单": (5, 1),
        "文字": (10, 1),
        "末": (12, 1),
    }
    funds = value["资金"]
    assert spot(funds.at) == (3, 3)
    assert spot(funds.value_places["单位"]) == (3, 7)
    total = funds["总额"]
    assert spot(funds.value_places["总额"]) == spot(total.at) == (4, 7)
    assert spot(total.key_places["执行"]) == (4, 19)
    row = total["执行"]
    assert isinstance(row, SourceSequence)
    assert [spot(p) for p in row.places] == [(4, 24), (4, 27), (4, 30)]
    assert spot(row[2].value_places["三"]) == (4, 34)
    items = value["清单"]
    assert [spot(p) for p in items.places] == [(6, 5), (7, 5), (9, 4)]
    assert spot(items[1].key_places["引号"]) == (8, 5)
    assert spot(items[1].value_places["引号"]) == (8, 11)
    assert items[2] is None
    assert spot(value.value_places["文字"]) == (10, 5)
    assert value["文字"] == "折行"


def test_别名处的值记的是别名的位置():
    text = "甲: &a\n  一: 1\n乙: *a\n丙: [*a, *a]\n"
    value = parsed(text)
    assert value["乙"] == {"一": "1"}
    assert spot(value.value_places["乙"]) == (3, 4)
    assert [spot(p) for p in value["丙"].places] == [(4, 5), (4, 9)]


names = st.text(alphabet="甲乙丙丁分值项目abc", min_size=1, max_size=6)
words = st.text(alphabet="甲乙丙0123456789.", min_size=1, max_size=8).map(lambda t: "值" + t)


@given(st.dictionaries(names, words | st.lists(words, max_size=3), min_size=1, max_size=6), st.integers(0, 3))
def test_位置总是指着那个字(data: dict[str, str | list[str]], blanks: int):
    lines = [""] * blanks
    for key, given_value in data.items():
        lines.append(f"{key}: {given_value if isinstance(given_value, str) else '[' + ', '.join(given_value) + ']'}")
    text = "\n".join(lines)
    value = parsed(text)
    assert list(value) == list(data)
    for key, given_value in data.items():
        assert token_at(text, value.key_places[key]).startswith(f"{key}:")
        if isinstance(given_value, str):
            assert token_at(text, value.value_places[key]) == given_value
        else:
            for place, item in zip(value[key].places, given_value, strict=True):
                assert token_at(text, place).startswith(item)


@pytest.mark.parametrize(
    "written",
    ["29.60", "1,663.27", "no", "on", "yes", "是", "010", "12:30:00", "1e3", "0x1F", "2024-01-01", "true", ".5"],
)
def test_标量一律照原样是文字(written: str):
    assert parsed(f"栏目: {written}\n") == {"栏目": written}
    assert parsed(f"- {written}\n") == [written]


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_没有写的值是空_加了引号的是文字(written: str):
    assert parsed(f"栏目: {written}\n") == {"栏目": None}
    assert parsed(f"栏目: '{written}'\n") == {"栏目": written}


def test_小数位数照原样成为精确的数():
    class Row(Entry):
        amount: Number

    def amount(text: str) -> Decimal:
        return Row.model_validate(parsed(f"amount: {text}\n")).amount

    assert str(amount("29.60")) == "29.60"
    assert amount("1,663.27") == Decimal("1663.27")
    assert str(amount("0.10")) == "0.10"
    assert str(amount("12345678901234567890.123456789")) == "12345678901234567890.123456789"


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有注释\n", "---\n...\n"])
def test_空文件没有值也没有毛病(text: str):
    assert parse_yaml(text, "f.yaml") == Outcome(None, ())


def test_文档开头的标记与字节序标记不碍事():
    assert parsed("---\n甲: 1\n...\n") == {"甲": "1"}
    value = parsed("\ufeff甲: 1\n")
    assert value == {"甲": "1"}
    assert spot(value.key_places["甲"]) == (1, 1)


def test_重复的栏目保留第一次的值_并指回第一次():
    outcome = parse_yaml("甲: 1\n乙: {丙: 1}\n甲: 2\n乙: {丁: 4, 丁: 5}\n", "f.yaml")
    assert outcome.value == {"甲": "1", "乙": {"丙": "1"}}
    assert [(d.code, spot(d.at), [spot(r.at) for r in d.related]) for d in outcome.diagnostics] == [
        ("JX107", (3, 1), [(1, 1)]),
        ("JX107", (4, 1), [(2, 1)]),
        ("JX107", (4, 11), [(4, 5)]),
    ]


def test_合并键不是特殊写法():
    assert parsed("甲: &a {一: 1}\n乙:\n  <<: *a\n")["乙"] == {"<<": {"一": "1"}}


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "甲: " + "[" * 100_000 + "]" * 100_000, "{甲: " * 100_000, "- " * 100_000 + "末", "? " * 100_000],
    ids=["方括号", "配了对的方括号", "花括号", "短横", "问号"],
)
def test_十万层嵌套有个说法而不是崩溃(text: str):
    began = time.monotonic()
    outcome = parse_yaml(text, "f.yaml")
    assert outcome.value is None
    assert set(codes(outcome)) <= {"JX108", "JX111"}
    assert len(outcome.diagnostics) == 1
    assert time.monotonic() - began < SOON


def test_正好到限的嵌套读得出_多一层读不出():
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert codes(parse_yaml(deepest, "f.yaml")) == []
    assert codes(parse_yaml(f"[{deepest}]", "f.yaml")) == ["JX108"]


def test_别名炸弹很快有个说法():
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    text = "a0: &a0 [" + "x, " * 9 + "x]\n" + "\n".join(levels)
    began = time.monotonic()
    outcome = parse_yaml(text, "f.yaml")
    assert time.monotonic() - began < QUICK
    assert codes(outcome) == ["JX109"]
    assert outcome.value is None


def test_包在里层的别名炸弹也有个说法():
    levels = [f"a{n}: &a{n} {{甲: [[{', '.join([f'*a{n - 1}'] * 10)}]]}}" for n in range(1, 12)]
    outcome = parse_yaml("a0: &a0 [[x], [x]]\n" + "\n".join(levels), "f.yaml")
    assert codes(outcome) == ["JX109"]


def test_平铺的别名炸弹也有个说法():
    text = "a: &a [" + "x, " * 999 + "x]\nb: [" + "*a, " * 100_000 + "*a]\n"
    began = time.monotonic()
    assert codes(parse_yaml(text, "f.yaml")) == ["JX109"]
    assert time.monotonic() - began < SOON


def test_别名的套层不会越过嵌套限制而使后续崩溃():
    levels = [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 5_000)]
    outcome = parse_yaml("a0: &a0 [x]\n" + "\n".join(levels), "f.yaml")
    assert codes(outcome) == ["JX109"]


def test_没有引用的大文件不受限制():
    text = "列表:\n" + "  - {甲: 1, 乙: 2}\n" * 20_000
    assert len(parsed(text)["列表"]) == 20_000


@given(st.text(max_size=60) | st.text(alphabet="甲: \n-[]{}&*!|>'\"#,?1\t：%@`\\", max_size=40))
@example("a: \x07")
@example("'\n")
@example("\t")
@example("&a")
@example("%YAML 9.9\n---\n")
@example("甲: >\n")
@example("? ")
@example("{:0")
def test_任何文字都有结果_每条诊断都在文件之内(text: str):
    outcome = parse_yaml(text, "f.yaml")
    assert outcome.value is None or isinstance(outcome.value, str | SourceMapping | SourceSequence)
    lines = len(text.splitlines()) + 1
    for diagnostic in outcome.diagnostics:
        assert diagnostic.at.path == "f.yaml"
        assert 1 <= diagnostic.at.line <= lines
        assert diagnostic.at.column >= 1
        assert diagnostic.hint


def test_本应是键值的文字_指着冒号():
    at = Location("f.yaml", 7, 5)
    wide = stray_text("单位：万元", at)
    assert wide is not None
    assert (wide.code, spot(wide.at)) == ("JX103", (7, 7))
    tight = stray_text("单位:万元", at)
    assert tight is not None
    assert (tight.code, spot(tight.at)) == ("JX105", (7, 7))


@pytest.mark.parametrize("text", ["20万元", "详见 https://example.cn", "http://example.cn", "共三项 其中：一是", ""])
def test_本应是键值的文字_看不出是冒号写错的不乱说(text: str):
    assert stray_text(text, Location("f.yaml", 1, 1)) is None
