"""诊断印成的文字：摘录与插入符按显示宽度对齐，长行截短，末行总计。"""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Answered, Diagnostic, Related, Severity
from jixiao.model.location import Location
from jixiao.wording.printing import (
    by_evaluation,
    excerpt,
    message_lines,
    printed,
    report_lines,
    summary_line,
    total_line,
)


def diagnostic(
    line: int = 1, column: int = 1, *, severity: Severity = Severity.ERROR, path: str = "a.yaml"
) -> Diagnostic:
    return Diagnostic("JX203", severity, "说明", Location(path, line, column), "改法")


def texts(found: Diagnostic, sources: dict[str, str] | None = None, width: int | None = None) -> list[str]:
    return [line.text for line in message_lines(found, sources or {}, width)]


def columns(text: str) -> int:
    """终端里占几列：照 Unicode 东亚宽度另算一遍。"""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


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
    assert texts(diagnostic()) == ["a.yaml:1:1  错误 JX203", "  说明", "  改法：改法"]


def test_只知道文件的只写文件名():
    assert texts(diagnostic(0, 0), {"a.yaml": "一"})[0] == "a.yaml  错误 JX203"


def test_相关的另一处附在末尾():
    related = replace(diagnostic(), hint="", related=(Related("第一次写在这里", Location("b.yaml", 2, 3)),))
    assert texts(related)[-1] == "  另见：b.yaml:2:3  第一次写在这里"
    assert not any("改法" in line for line in texts(related))


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


def test_按评价分组_最重的在前_同重的公共文件在前_组内先重后轻():
    shared = diagnostic(9, path="_shared/x.yaml")
    late = diagnostic(5).within("2024/b")
    early = diagnostic(2).within("2024/b")
    mild = diagnostic(1, severity=Severity.WARNING).within("2024/b")
    slight = diagnostic(1, severity=Severity.INFO).within("2024/a")
    assert by_evaluation([mild, late, slight, shared, early]) == [
        ("公共文件", (shared,)),
        ("2024/b", (early, late, mild)),
        ("2024/a", (slight,)),
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


def report(*found: Diagnostic, **values: object) -> CheckReport:
    return CheckReport({"2024/a": "甲"}, found, **values)  # type: ignore[arg-type]


def test_末行说明没有列出的各多少():
    answered = (Answered(diagnostic(), "理由"),)
    full = report(diagnostic(), answered=answered, known=2, unselected=3, lighter=4, gone=5)
    assert total_line(full) == (
        "评价 1 份；错误 1 条。另有已说明 1 条，基线已记而不列的 2 条，没有选取的 3 条，轻而不列的 4 条。"
        "基线里有 5 条已经消除，可用 --update-baseline 删去。"
    )
    assert total_line(report()) == "评价 1 份；没有发现。"


def test_已说明的附上理由_不说改法():
    one = replace(diagnostic(), severity=Severity.WARNING).within("2024/a")
    shown = report(answered=(Answered(one, "印刷时取整"),), sources={"a.yaml": "甲: 1"})
    assert [line.text for line in report_lines(shown)] == ["评价 1 份；没有发现。另有已说明 1 条。"]
    lines = [line.text for line in report_lines(shown, answered=True)]
    assert lines[:2] == ["2024/a（已说明 1 条）", "a.yaml:1:1  已说明 JX203"]
    assert "  说明：印刷时取整" in lines
    assert not any("改法" in line for line in lines)


@pytest.mark.parametrize("width", [24, 40, 80])
def test_窄终端折行_插入符不错位_位置不折断(width: int):
    path = "evaluations/2024/xinzhuang-dangjian/evaluation.yaml"
    found = replace(
        diagnostic(1, 61, path=path),
        message="“红领书记工作室举办活动场次”评定 0.20 分，按规则应为 0.25 分，没有说明理由",
        hint="请核对得分；确要偏离规则的，在这一项的“说明”里写明理由。",
    ).within("2024/a")
    source = "项目名称: 甲乙丙丁戊己庚辛壬癸，" + "子丑寅卯" * 10 + "得分: 1"
    lines = [line.text for line in report_lines(report(found, sources={path: source}), width)]
    wide = [line for line in lines if columns(line) > width]
    assert wide == ([f"{path}:1:61"] if width < len(f"{path}:1:61") else [])
    head = lines.index(f"{path}:1:61") if width < 80 else lines.index(f"{path}:1:61  错误 JX203")
    assert lines[head + 1].startswith("  错误 JX203" if width < 80 else "  “红领")
    joined = "".join(line.strip() for line in lines)
    assert "评定0.20分，按规则应为0.25分，没有说明理由" in joined.replace(" ", "")
    assert not [line for line in lines if line.strip()[:1] in set("，。；”")]
    row, caret = (lines[n] for n in (n for n, line in enumerate(lines) if line.strip() == "^") for n in (n - 1, n))
    under, position = "", 0
    for char in row:
        if position == len(caret) - 1:
            under = char
        position += columns(char)
    assert under == source[60]
