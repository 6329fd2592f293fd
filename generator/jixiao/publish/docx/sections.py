"""分节：页的方向与边距、页眉、页码。页码用一字线，单页居右、双页居左，各空一字（GB/T 9704-2012 7.5）。"""

from enum import StrEnum
from typing import Final

from jixiao.model.paper import Part, PartKind
from jixiao.publish.docx.layout import Layout, Margins
from jixiao.publish.docx.markup import Xml, field, paragraph, root, run, w

RUNNING, BLANK_HEADER, ODD, EVEN, BLANK_FOOTER = "running", "blankheader", "oddfooter", "evenfooter", "blankfooter"
_PLAIN: Final = (PartKind.FORM, PartKind.MEMBER)
_ALONE: Final = (*_PLAIN, PartKind.APPENDIX, PartKind.DOCUMENTS, PartKind.SUMMARY)
_ENDS_PAGE: Final = (*_PLAIN, PartKind.SUMMARY)


class Sheet(StrEnum):
    """一节的版式。"""

    COVER = "cover"
    CONTENTS = "contents"
    UPRIGHT = "upright"
    LANDSCAPE = "landscape"
    FORM = "form"


def sheet_of(part: Part) -> Sheet:
    """一部分用哪种版式。"""
    if part.kind in _PLAIN:
        return Sheet.FORM
    return Sheet.LANDSCAPE if part.landscape else Sheet.UPRIGHT


def starts_page(part: Part, previous: Part) -> bool:
    """另页起的：附件、表单、引用文件、摘要，以及摘要、表单之后的。"""
    return part.kind in _ALONE or previous.kind in _ENDS_PAGE


def room(sheet: Sheet, layout: Layout) -> int:
    """版心宽。"""
    width = layout.height if sheet is Sheet.LANDSCAPE else layout.width
    margins = _margins(sheet, layout)
    return width - margins.left - margins.right


def depth(sheet: Sheet, layout: Layout) -> int:
    """版心高。"""
    height = layout.width if sheet is Sheet.LANDSCAPE else layout.height
    margins = _margins(sheet, layout)
    return height - margins.top - margins.bottom


def properties(sheet: Sheet, layout: Layout, *, first: bool) -> Xml:
    """一节的设置；first 为真的是正文第一节，页码从一起，前有封面的从单页起。"""
    margins = _margins(sheet, layout)
    size: dict[str, str | int] = {"w": layout.width, "h": layout.height}
    if sheet is Sheet.LANDSCAPE:
        size = {"w": layout.height, "h": layout.width, "orient": "landscape"}
    restart = {"start": 1} if first or sheet is Sheet.CONTENTS else {}
    form = "lowerRoman" if sheet is Sheet.CONTENTS else "decimal"
    return w(
        "sectPr",
        *_references(sheet),
        w("footnotePr", w("numFmt", val="decimalEnclosedCircleChinese"), w("numRestart", val="eachPage")),
        w("type", val="oddPage" if first else "nextPage"),
        w("pgSz", **size),
        w(
            "pgMar",
            top=margins.top,
            right=margins.right,
            bottom=margins.bottom,
            left=margins.left,
            header=margins.top * 6 // 10,
            footer=min(layout.footer, margins.bottom * 6 // 10),
            gutter=0,
        ),
        w("pgNumType", fmt=form, **restart),
        w("cols", space=425),
        w("docGrid", linePitch=layout.line),
    )


def _references(sheet: Sheet) -> tuple[Xml, ...]:
    header = RUNNING if sheet in {Sheet.UPRIGHT, Sheet.LANDSCAPE} else BLANK_HEADER
    odd, even = (BLANK_FOOTER, BLANK_FOOTER) if sheet is Sheet.COVER else (ODD, EVEN)
    return (
        _reference("header", "default", header),
        _reference("header", "even", header),
        _reference("footer", "default", odd),
        _reference("footer", "even", even),
    )


def _reference(what: str, kind: str, identifier: str) -> Xml:
    return f'<w:{what}Reference w:type="{kind}" r:id="{identifier}"/>'


def _margins(sheet: Sheet, layout: Layout) -> Margins:
    match sheet:
        case Sheet.FORM:
            return layout.form_margins
        case Sheet.LANDSCAPE:
            return layout.landscape_margins
        case _:
            return layout.margins


def headers(text: str) -> dict[str, Xml]:
    """页眉的各部件：关系标识 → 内容。"""
    return {RUNNING: root("hdr", paragraph("Header", run(text))), BLANK_HEADER: root("hdr", paragraph("Header"))}


def footers(layout: Layout) -> dict[str, Xml]:
    """页脚的各部件。"""
    blank = layout.sizes["number"] * 10
    number = run("— ") + field("PAGE", run("1")) + run(" —")
    odd = paragraph("Footer", number, properties=w("ind", right=blank) + w("jc", val="right"))
    even = paragraph("Footer", number, properties=w("ind", left=blank) + w("jc", val="left"))
    return {ODD: root("ftr", odd), EVEN: root("ftr", even), BLANK_FOOTER: root("ftr", paragraph("Footer"))}
