"""表格的框：宽、边线、单元四周的空白、各栏的宽，以及读屏软件念的题名与说明。"""

from typing import Final

from jixiao.publish.docx.layout import Layout
from jixiao.publish.docx.markup import Xml, checked, w

INSET: Final = 80  # 单元左右的空白，四磅
FORM_INSET: Final = 60
HEAVY, MEDIUM, THIN = 8, 6, 4  # 线宽，八分之一磅


def frame(
    widths: list[int], room: int, borders: Xml, inset: int = INSET, title: str = "", description: str = ""
) -> Xml:
    """表的属性与各栏。"""
    sides = {"top": padding(inset), "left": inset, "bottom": padding(inset), "right": inset}
    return w(
        "tblPr",
        w("tblW", w=room, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", borders),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in sides.items())),
        w("tblCaption", val=checked(title)) if title else "",
        w("tblDescription", val=checked(description)) if description else "",
    ) + w("tblGrid", *(w("gridCol", w=width) for width in widths))


def padding(inset: int) -> int:
    """单元上下的空白，比左右的小。"""
    return inset * 2 // 3


def open_borders(layout: Layout) -> Xml:
    """一般的表只有横线，首尾粗。"""
    rule, line = "000000", layout.colors["line"]
    return _border("top", HEAVY, rule) + _border("bottom", HEAVY, rule) + _border("insideH", THIN, line)


def form_borders() -> Xml:
    """官方表单是方格。"""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(_border(side, THIN, "000000") for side in sides)


def _border(side: str, thickness: int, color: str) -> Xml:
    return w(side, val="single", sz=thickness, space=0, color=color)
