"""按编号挑选：一种、一族、逗号隔开；来源不成立的只有点名不要才略去。"""

import pytest

from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.model.location import Location
from jixiao.wording.codes.selection import Selection, SelectionError, written_codes


def admitted(selection: Selection) -> set[str]:
    codes = ("JX102", "JX302", "JX303", "JX501", "JX901")
    return {c for c in codes if selection.admits(Diagnostic(c, Severity.ERROR, "", Location("a.yaml")))}


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        (["JX302"], ("JX302",)),
        (["jx3"], ("JX3",)),
        (["JX302,JX5"], ("JX302", "JX5")),
        (["JX302， JX5、JX6", "JX7"], ("JX302", "JX5", "JX6", "JX7")),
        ([], ()),
        ([" , "], ()),
    ],
)
def test_写法(given: list[str], codes: tuple[str, ...]):
    assert written_codes(given) == codes


@pytest.mark.parametrize("given", ["JX399", "302", "JX3022", "甲"])
def test_写错的说出各族(given: str):
    with pytest.raises(SelectionError, match=f"没有诊断编号“{given}”.*JX3 评分与规则"):
        written_codes([given])


@pytest.mark.parametrize(
    ("select", "ignore", "kept"),
    [
        ((), (), {"JX102", "JX302", "JX303", "JX501", "JX901"}),
        (("JX3",), (), {"JX102", "JX302", "JX303", "JX901"}),
        (("JX302",), (), {"JX102", "JX302", "JX901"}),
        (("JX3",), ("JX302",), {"JX102", "JX303", "JX901"}),
        ((), ("JX3", "JX5"), {"JX102", "JX901"}),
        (("JX3",), ("JX1", "JX9"), {"JX302", "JX303"}),
        (("JX",), ("JX102",), {"JX302", "JX303", "JX501", "JX901"}),
    ],
)
def test_挑选(select: tuple[str, ...], ignore: tuple[str, ...], kept: set[str]):
    assert admitted(Selection(select, ignore)) == kept


def test_范围不管是不是来源不成立():
    assert not Selection(("JX3",)).covers("JX102")
    assert Selection(("JX3",)).covers("JX302")
    assert not Selection(("JX3",), ("JX302",)).covers("JX302")
