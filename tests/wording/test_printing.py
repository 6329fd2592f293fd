"""诊断印成的文字：摘录与插入符按显示宽度对齐，长行截短，末行总计。"""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jixiao.model.diagnostic import Diagnostic, Related, Severity
from jixiao.model.location import Location
from jixiao.wording.printing import (
    by_evaluation,
    display_width,
    excerpt,
    message_lines,
    printed,
    summary_line,
)


def diagnostic(
    line: int = 1, column: int = 1, *, severity: Severity = Severity.ERROR, path: str = "a.yaml"
) -> Diagnostic:
    return Diagnostic("JX203", severity, "说明", Location(path, line, column), "改法")


def columns(text: str) -> int:
    """终端里占几列：照 Unicode 东亚宽度另算一遍。"""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("项目", 4),
        ("（1）", 5),
        ("１２", 4),
        ("a项b", 4),
        ("“引”", 4),
        ("é", 1),
        ("e\u0301", 1),
        ("①", 1),
    ],
)
def test_显示宽度(text: str, width: int):
    assert display_width(text) == width


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("a: 1", 4, "1 | a: 1\n       ^"),
        ("项目: 甲", 5, "1 | 项目: 甲\n          ^"),
        ("项目: 甲", 1, "1 | 项目: 甲\n    ^"),
        ("项目", 3, "1 | 项目\n        ^"),
        ("项目", 99, "1 | 项目\n        ^"),
        ("\t甲: 1", 2, "1 |  甲: 1\n     ^"),
        ("", 1, "1 | \n    ^"),
    ],
)
def test_插入符在那个字之下(line: str, column: int, shown: str):
    assert excerpt(diagnostic(1, column), {"a.yaml": line}) == shown


def test_行号位数不同时照样对齐():
    text = "\n" * 122 + "项目: 甲"
    assert excerpt(diagnostic(123, 5), {"a.yaml": text}) == "123 | 项目: 甲\n" + " " * (6 + 6) + "^"


@pytest.mark.parametrize("line", [0, 3, 99])
def test_没有那一行就不摘录(line: int):
    assert excerpt(diagnostic(line), {"a.yaml": "一\n二"}) == ""


def test_没有原文就不摘录():
    assert excerpt(diagnostic(), {}) == ""
    assert message_lines(diagnostic(), {}) == ("a.yaml:1:1  错误 JX203", "  说明", "  改法：改法")


def test_只知道文件的只写文件名():
    assert message_lines(diagnostic(0, 0), {"a.yaml": "一"})[0] == "a.yaml  错误 JX203"


def test_相关的另一处附在末尾():
    related = replace(diagnostic(), hint="", related=(Related("第一次写在这里", Location("b.yaml", 2, 3)),))
    assert message_lines(related, {})[-1] == "  另见：b.yaml:2:3  第一次写在这里"
    assert not any("改法" in line for line in message_lines(related, {}))


lines = st.text(alphabet="项目得分abc（），。0 ", min_size=1, max_size=400)


@given(lines, st.data())
def test_插入符总在所指的字之下_长行截到一百列(line: str, data: st.DataObject):
    column = data.draw(st.integers(1, len(line)))
    assume(line[column - 1].strip())
    row, caret = excerpt(diagnostic(1, column), {"a.yaml": line}).split("\n")
    gutter = len("1 | ")
    assert caret.strip() == "^"
    assert columns(row) <= 100 + gutter
    position = 0
    under = ""
    for char in row:
        if position == len(caret) - 1:
            under = char
        position += columns(char)
    assert under == line[column - 1]
    if columns(line) <= 100:
        assert row == f"1 | {line.rstrip()}"
    else:
        assert row[gutter:] in line


def test_按评价分组_公共文件在前_先重后轻():
    shared = diagnostic(9, path="_shared/x.yaml")
    late = diagnostic(5).within("2024/b")
    early = diagnostic(2).within("2024/b")
    mild = diagnostic(1, severity=Severity.WARNING).within("2024/b")
    slight = diagnostic(1, severity=Severity.INFO).within("2024/a")
    assert by_evaluation([mild, late, slight, shared, early]) == [
        ("公共文件", (shared,)),
        ("2024/a", (slight,)),
        ("2024/b", (early, late, mild)),
    ]


def test_全部印出():
    text = printed([diagnostic(1, 4).within("2024/a"), diagnostic(0, 0, path="b.yaml")], {"a.yaml": "甲: 乙"})
    assert text == (
        "公共文件（1 条）\n"
        "b.yaml  错误 JX203\n  说明\n  改法：改法\n"
        "\n"
        "2024/a（1 条）\n"
        "a.yaml:1:4  错误 JX203\n  说明\n    1 | 甲: 乙\n            ^\n  改法：改法\n"
    )
    assert printed([], {}) == ""


def test_末行的总计():
    found = [diagnostic(severity=s) for s in (Severity.INFO, Severity.ERROR, Severity.WARNING, Severity.ERROR)]
    assert summary_line(found, 3) == "评价 3 份；错误 2 条，警告 1 条，提示 1 条。"
    assert summary_line(found[:1], 1) == "评价 1 份；提示 1 条。"
    assert summary_line([], 0) == "评价 0 份；没有发现。"
