"""复核所看的文字：引用占一个字，每个字知道写在哪里，句与小句的界限。"""

from collections.abc import Callable
from pathlib import Path

from tests.audit.bases import base_files, in_workspace

from jixiao.audit.check import subject_of
from jixiao.audit.passages import HELD, Text
from jixiao.pipeline import study


def texts(workspace: Callable[[dict[str, str]], Path], base: str, changes: dict[str, str]) -> list[Text]:
    found = study(workspace(in_workspace(base_files(base, changes))))
    return list(subject_of(found.scored[0], found.workspace.registry).passages)


def test_正文里的数指得到行列(workspace: Callable[[dict[str, str]], Path]):
    changed = "见[](indicator:C1)，共２４场；\n另有“赠书”`x`，\n支出 **89,700** 元。"
    (text,) = [t for t in texts(workspace, "report", {"没有其他需要说明的问题。": changed}) if "赠书" in t.text]
    assert text.text == f"见{HELD}，共24场；另有“赠书”{HELD}，支出 89,700 元。"
    assert text.place == "正文“其他需要说明的问题”"
    assert text.headings == ("其他需要说明的问题",)
    assert [(one.scheme, one.target) for one in text.held] == [("indicator", "C1")]
    for words, line, column in (("24场", 3, 20), ("赠书", 4, 4), ("89,700", 5, 6)):
        at = text.at(text.text.index(words))
        assert (at.path.rsplit("/", 1)[-1], at.line, at.column) == ("70-others.md", line, column)


def test_句与小句(workspace: Callable[[dict[str, str]], Path]):
    changed = "甲，乙（丙）丁。戊，[](fact:总分)己"
    (text,) = [t for t in texts(workspace, "report", {"没有其他需要说明的问题。": changed}) if "戊" in t.text]
    assert [text.text[slice(*text.sentence(text.text.index(c)))] for c in "乙己"] == ["甲，乙（丙）丁", f"戊，{HELD}己"]
    assert [text.text[slice(*text.clause(text.text.index(c)))] for c in "丙丁己"] == ["丙", "丁", "己"]


def test_标题与列表里的文字都在_栏目指到它的值(workspace: Callable[[dict[str, str]], Path]):
    found = texts(workspace, "report", {"没有其他需要说明的问题。": "## 小节\n\n- 一\n- 二\n\n> 三"})
    assert [(t.text, t.headings) for t in found if t.text in {"小节", "一", "二", "三"}] == [
        (words, ("其他需要说明的问题", "小节")) for words in ("小节", "一", "二", "三")
    ]
    (problem,) = [t for t in found if t.place == "问题2的内容"]
    assert problem.text.startswith("读者对开放时间")
    assert problem.at(5) == problem.at(0)


def test_自评表的偏差原因知道是哪一项(workspace: Callable[[dict[str, str]], Path]):
    (deviation,) = [t for t in texts(workspace, "form", {}) if t.field == "偏差原因"]
    assert deviation.leaf is not None
    assert (deviation.text, deviation.leaf.name) == ("书价上涨。", "新书入藏")
