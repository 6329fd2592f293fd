"""封面与目录。目录是真的目录域，各项已经填好，点题跳到所在处；页码是指向题的域，先填估的，更新域时由 Word 填准。"""

from collections.abc import Mapping, Sequence

from jixiao.model.paper import Cover
from jixiao.publish.docx.gathered import ContentsEntry
from jixiao.publish.docx.layout import Layout
from jixiao.publish.docx.markup import Xml, field, paragraph, run, w
from jixiao.publish.docx.runs import Runs
from jixiao.wording.exports import CONTENTS

_ABOVE_TITLE = 2400  # 题上的空白，二十分之一磅
_ABOVE_LINES = 1400
_SIDES = (22, 68)  # 名目、内容各占版心的百分之几


def cover_blocks(cover: Cover, layout: Layout, room: int) -> list[Xml]:
    """公开方式、题名、各方名称、日期。"""
    lowered = w("spacing", before=_ABOVE_TITLE, after=160, line=layout.sizes["title"] * 15, lineRule="exact")
    made = [paragraph("CoverMark", run(cover.mark)), paragraph("Title", run(cover.title), properties=lowered)]
    if cover.status:
        made.append(paragraph("Subtitle", run(cover.status)))
    made.append(paragraph("Normal", properties=w("spacing", before=_ABOVE_LINES)))
    if cover.lines:
        widths = [room * side // 100 for side in _SIDES]
        rows = [_line(widths, *line) for line in cover.lines]
        grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
        properties = w(
            "tblPr",
            w("tblW", w=sum(widths), type="dxa"),
            w("jc", val="center"),
            w("tblLayout", type="fixed"),
        )
        made.append(w("tbl", properties, grid, *rows))
    return [*made, paragraph("CoverDate", run(cover.date))]


def _line(widths: list[int], name: str, value: str) -> Xml:
    rule = w("tcBorders", w("bottom", val="single", sz=4, space=0, color="000000"))
    label = w(
        "tc",
        w("tcPr", w("tcW", w=widths[0], type="dxa")),
        paragraph("CoverMark", run(name), properties=w("jc", val="right")),
    )
    content = w("tc", w("tcPr", w("tcW", w=widths[1], type="dxa"), rule), paragraph("Normal", run(value)))
    return w("tr", w("trPr", w("cantSplit")), label, content)


def contents_blocks(entries: Sequence[ContentsEntry], runs: Runs, pages: Mapping[str, int]) -> list[Xml]:
    """目录；pages 是书签 → 估的页码。"""
    made = [paragraph("TOCHeading", run(CONTENTS))]
    lines = [(f"TOC{entry.level}", _entry(entry, runs, pages[entry.bookmark])) for entry in entries]
    start, end = field(r'TOC \o "1-2" \h \z', "\0").split("\0")
    for n, (style, content) in enumerate(lines):
        opening = start if n == 0 else ""
        closing = end if n == len(lines) - 1 else ""
        made.append(paragraph(style, opening, content, closing))
    return made


def _entry(entry: ContentsEntry, runs: Runs, page: int) -> Xml:
    number = field(rf"PAGEREF {entry.bookmark} \h", run(str(page)))
    return w("hyperlink", runs.text(entry.title), run("\t"), number, anchor=entry.bookmark, history=1)
