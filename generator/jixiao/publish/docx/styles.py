"""样式：标题、正文、表格的字体字号都定在样式上，东亚字体逐一写明，不用主题字体。"""

from collections.abc import Iterator
from typing import Final

from jixiao.publish.docx.layout import Layout
from jixiao.publish.docx.markup import Xml, fonts, root, w
from jixiao.publish.docx.measure import LINE
from jixiao.publish.docx.numbering import LEVELS, UNNUMBERED, linked_numbering

# 行尾、行首不许有的字符：Word 对简体中文的定例，加上六角括号与数的单位，文号、金额就不在数的前后断开
_NOT_LAST: Final = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥" + "〕"
_NOT_FIRST: Final = (
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠" + "〔号元万亿"
)


def heading_style(level: int, *, listed: bool) -> str:
    """标题的样式；不进目录的另有一套，级别与字体相同。"""
    return f"Heading{level}" if listed or level == 1 else f"Unlisted{level}"


def styles_part(layout: Layout) -> Xml:
    """整个样式表。"""
    body = layout.sizes["body"]
    defaults = w(
        "docDefaults",
        w("rPrDefault", w("rPr", _fonts(layout, "body"), _size(body), w("lang", val="en-US", eastAsia="zh-CN"))),
        w("pPrDefault"),
    )
    return root("styles", defaults, *_paragraph_styles(layout), *_character_styles(layout), _table_style())


def _paragraph_styles(layout: Layout) -> Iterator[Xml]:
    sizes, line = layout.sizes, layout.line
    grid = w("spacing", line=line, lineRule="exact")
    tight = w("spacing", before=0, after=0, line=240, lineRule="auto")
    tracked = w("spacing", val=layout.tracking)
    two = w("ind", firstLine=layout.indent)
    muted = w("color", val=layout.colors["muted"])
    yield _style("Normal", "Normal", grid, _fonts(layout, "body") + tracked + _size(sizes["body"]), default=True)
    yield _style("BodyText", "Body Text", two, "", follows="BodyText")
    for level in LEVELS:
        yield _heading(layout, level)
    for level in LEVELS[1:]:
        yield _style(
            f"Unlisted{level}", f"附件标题 {level}", UNNUMBERED, "", based=f"Heading{level}", follows="BodyText"
        )
    center = w("jc", val="center")
    title = _fonts(layout, "title") + w("b") + w("bCs") + w("spacing", val=0)
    cover = w("spacing", before=0, after=160, line=sizes["title"] * 15, lineRule="exact") + center
    yield _style("Title", "Title", cover, title + _size(sizes["title"]))
    yield _style("Subtitle", "Subtitle", center, _fonts(layout, "kai"))
    yield _style("CoverMark", "封面标记", "", _fonts(layout, "hei"))
    yield _style("CoverDate", "封面日期", w("spacing", before=900) + center, "")
    # 官方表单的表题比公文标题小一号
    form = UNNUMBERED + w("spacing", before=0, after=120, line=480, lineRule="exact") + w("ind", firstLine=0) + center
    yield _style("FormTitle", "表单标题", form, title + _size(36), based="Heading1", follows="BodyText")
    hei = _fonts(layout, "hei")
    yield _style("TOCHeading", "TOC Heading", center, hei + _size(sizes["title"]))
    tab = w("tabs", w("tab", val="right", leader="dot", pos=layout.width - layout.margins.left - layout.margins.right))
    close = w("spacing", before=60, after=60, line=240, lineRule="auto")
    yield _style("TOC1", "toc 1", tab + close, hei + _size(sizes["number"]))
    yield _style("TOC2", "toc 2", tab + close + w("ind", left=layout.indent), _size(sizes["number"]))
    caption = w("keepNext") + w("spacing", before=200, after=60, line=240, lineRule="auto") + center
    yield _style("Caption", "caption", caption, hei + w("spacing", val=0) + _size(sizes["caption"]))
    song = _fonts(layout, "song") + w("spacing", val=0)
    unit = w("keepNext") + w("spacing", before=0, after=40, line=240, lineRule="auto") + w("jc", val="right")
    yield _style("TableUnit", "表的单位", unit, song + _size(sizes["note"]))
    for n, size in enumerate(layout.table_sizes, start=1):
        exact = w("spacing", before=0, after=0, line=size * LINE, lineRule="exact")
        yield _style(f"TableText{n}", f"表格文字 {n}", exact, song + _size(size))
    yield _style("TableNote", "表注", w("spacing", before=40, line=240, lineRule="auto"), song + _size(sizes["note"]))
    yield _style("TableGap", "表后", w("spacing", before=0, after=0, line=200, lineRule="exact"), _size(10))
    yield _style("TableSeam", "表的接缝", w("spacing", before=0, after=0, line=20, lineRule="exact"), _size(2))
    side = w("pBdr", w("left", val="single", sz=16, space=8, color=layout.colors["rule"])) + w("ind", left=240)
    yield _style("NoticeTitle", "提示标题", w("keepNext") + side, hei)
    yield _style("NoticeText", "提示", side, "")
    yield _style("Quote", "Quote", w("ind", left=layout.indent, right=layout.indent), _fonts(layout, "kai"))
    yield _style("ListParagraph", "List Paragraph", "", "")
    yield _style("Preformatted", "原样文字", w("spacing", line=280, lineRule="exact"), _size(layout.table_sizes[0]))
    yield _style(
        "Header",
        "header",
        tight + center,
        _fonts(layout, "song") + muted + w("spacing", val=0) + _size(sizes["header"]),
    )
    yield _style("Footer", "footer", tight, song + _size(sizes["number"]))
    exact = w("spacing", before=0, after=0, line=sizes["note"] * LINE, lineRule="exact")
    yield _style("FootnoteText", "footnote text", exact, song + _size(sizes["note"]))
    yield _style("CommentText", "annotation text", tight, song + _size(layout.table_sizes[0]))


def _heading(layout: Layout, level: int) -> Xml:
    """章用黑体，（一）用楷体，1. 仿宋加粗，再下用仿宋（GB/T 9704-2012 7.3.3）；段首空两字。"""
    role = {1: "hei", 2: "kai"}.get(level, "body")
    bold = w("b") + w("bCs") if level == 3 else ""
    held = w("keepNext") + w("keepLines") + linked_numbering(level)
    placed = held + w("ind", firstLine=layout.indent) + w("outlineLvl", val=level - 1)
    return _style(f"Heading{level}", f"heading {level}", placed, _fonts(layout, role) + bold, follows="BodyText")


def _character_styles(layout: Layout) -> Iterator[Xml]:
    yield _style("Strong", "Strong", "", _fonts(layout, "hei"), kind="character")
    yield _style("Emphasis", "Emphasis", "", _fonts(layout, "kai"), kind="character")
    yield _style("Hyperlink", "Hyperlink", "", w("u", val="none"), kind="character")
    raised = w("vertAlign", val="superscript")
    yield _style("FootnoteReference", "footnote reference", "", raised, kind="character")
    yield _style("CommentReference", "annotation reference", "", _size(16), kind="character")


def _table_style() -> Xml:
    inside = w("tblPr", w("tblInd", w=0, type="dxa"))
    return w("style", w("name", val="Normal Table"), inside, type="table", default=1, styleId="TableNormal")


def _style(  # noqa: PLR0913 一个样式就是这几项
    identifier: str,
    name: str,
    placed: Xml,
    shown: Xml,
    *,
    kind: str = "paragraph",
    based: str = "Normal",
    follows: str = "",
    default: bool = False,
) -> Xml:
    parts = (
        w("name", val=name),
        "" if default or kind != "paragraph" else w("basedOn", val=based),
        w("next", val=follows) if follows and follows != identifier else "",
        w("qFormat") if kind == "paragraph" else "",
        w("pPr", placed) if placed else "",
        w("rPr", shown) if shown else "",
    )
    if default:
        return w("style", *parts, type=kind, default=1, styleId=identifier)
    return w("style", *parts, type=kind, styleId=identifier)


def _fonts(layout: Layout, role: str) -> Xml:
    name = layout.fonts[role]
    return fonts(name)


def _size(half_points: int) -> Xml:
    return w("sz", val=half_points) + w("szCs", val=half_points)


def fonts_part(layout: Layout) -> Xml:
    """字体表：机器上没有的，Word 依此找替代的字体。"""
    named = []
    for name, stack in sorted(layout.alternatives.items()):
        others = [other for other in stack if other != name]
        named.append(
            w("font", w("altName", val=",".join(others)), w("charset", val="86"), w("family", val="auto"), name=name)
        )
    return root("fonts", *named)


def settings_part() -> Xml:
    """文件设置：双面印，单双页的页脚不同；打开时不强行更新域。"""
    return root(
        "settings",
        w("zoom", percent=100),
        w("mirrorMargins"),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation"),
        w("noLineBreaksAfter", lang="zh-CN", val=_NOT_LAST),
        w("noLineBreaksBefore", lang="zh-CN", val=_NOT_FIRST),
        w("footnotePr", w("footnote", id=-1), w("footnote", id=0)),
        w(
            "compat",
            w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15),
        ),
    )
