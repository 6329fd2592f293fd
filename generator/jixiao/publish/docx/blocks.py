"""块：每种一支。标题用真的标题样式，表题图题的号是域，列表有真的编号。"""

import re
from typing import assert_never

from jixiao.model.paper import Part, PartKind
from jixiao.model.report import (
    BarChart,
    Block,
    Caption,
    DerivationCard,
    Heading,
    KeyFigures,
    ListBlock,
    Notice,
    Paragraph,
    Preformatted,
    Quote,
    Section,
    Table,
    TableRole,
    Text,
)
from jixiao.model.report_text import plain_text
from jixiao.publish.docx.bar_chart import bar_chart
from jixiao.publish.docx.gathered import ContentsEntry, bookmark_name, caption_name
from jixiao.publish.docx.markup import Xml, field, paragraph, run, w
from jixiao.publish.docx.numbering import HANGING, LEVELS, UNNUMBERED, Told, told
from jixiao.publish.docx.runs import Runs
from jixiao.publish.docx.sections import depth, room, sheet_of
from jixiao.publish.docx.styles import heading_style
from jixiao.publish.docx.table import TableWriter
from jixiao.publish.docx.titles import split_title
from jixiao.publish.pdf_inline import block_label, label

GAP = paragraph("TableGap")  # 表后的小空：相邻两表之间没有段落，Word 会并成一张
BODY = "BodyText"
_LABEL = re.compile(r"([表图])(\d+)$")
_CENTERED = w("ind", firstLine=0) + w("jc", val="center")
_LIST = "ListParagraph"
_OUTLINE_NONE = w("outlineLvl", val=9)
_LISTED_LEVEL = 2  # 目录收到（一）一级


class PartWriter:
    """一部分的各段。sequence 是各类题号用到几，接着用的不另设起点。"""

    __slots__ = ("_anchors", "_bullet", "_listed", "_part", "_room", "_runs", "_sequence", "_tables")

    def __init__(self, part: Part, runs: Runs, sequence: dict[str, int]) -> None:
        sheet = sheet_of(part)
        self._part = part
        self._runs = runs
        self._sequence = sequence
        self._room = room(sheet, runs.layout)
        self._tables = TableWriter(runs.layout, runs, part.path, self._room, depth(sheet, runs.layout))
        self._listed = part.kind not in {PartKind.APPENDIX, PartKind.ABOUT}
        self._anchors: list[str] = []
        self._bullet: Xml = ""

    def paragraphs(self, *, new_page: bool) -> list[Xml]:
        """题与各块。"""
        part = self._part
        breaking = w("pageBreakBefore") if new_page else ""
        number, title = split_title(part)
        content = self._runs.text((number.lead if number else "") + title)
        content = self._entry(1, part.title, label(part.path, ""), content)
        placed = breaking + self._numbering(1, number)
        match part.kind:
            case PartKind.FORM:
                made = paragraph("FormTitle", content, properties=breaking)
            case PartKind.MEMBER:
                made = paragraph(heading_style(1, listed=True), content, properties=placed + w("ind", firstLine=0))
            case PartKind.CHAPTER if number is not None:
                made = paragraph(heading_style(1, listed=True), content, properties=placed)
            case _:
                made = paragraph(heading_style(1, listed=True), content, properties=placed + _CENTERED)
        return [made, *self._blocks(part.blocks, BODY)]

    def _blocks(self, blocks: tuple[Block, ...], style: str) -> list[Xml]:
        return [made for block in blocks for made in self._block(block, style)]

    def _block(self, block: Block, style: str) -> list[Xml]:  # noqa: C901, PLR0911 每种块一支，穷尽便是这么多
        match block:
            case Heading():
                return [self._heading(block)]
            case Paragraph():
                return [paragraph(style, self._taken(), self._runs.of(block.content), properties=self._placed(style))]
            case ListBlock():
                return self._list(block)
            case Quote():
                return self._blocks(block.blocks, "Quote")
            case Preformatted():
                return [paragraph("Preformatted", self._taken(), run(block.text))]
            case Table():
                return self._table(block)
            case BarChart():
                return self._chart(block)
            case KeyFigures():
                return [self._figure(i.label, self._runs.of(i.value), self._runs.of(i.note)) for i in block.items]
            case Notice():
                title = paragraph("NoticeTitle", self._taken(), run(block.title))
                return [title, *self._blocks(block.blocks, "NoticeText")]
            case DerivationCard():
                return self._derivation(block, style)
            case Section():
                self._anchors.append(block.anchor)
                return self._blocks(block.blocks, style)
            case _:
                assert_never(block)

    def _taken(self) -> Xml:
        """等着落处的书签，落在下一段开头。"""
        waiting, self._anchors = self._anchors, []
        return "".join(self._mark(anchor) for anchor in waiting)

    def _mark(self, anchor: str, content: Xml = "") -> Xml:
        return self._runs.gathered.bookmark(block_label(self._part.path, anchor), content)

    def _entry(self, level: int, title: str, name: str, content: Xml) -> Xml:
        """目录的一项，题上加书签。"""
        self._runs.gathered.contents.append(ContentsEntry(level, title, bookmark_name(name)))
        return self._runs.gathered.bookmark(name, content)

    def _heading(self, block: Heading) -> Xml:
        level = min(block.level, LEVELS[-1])
        number = told(block.number)
        typed = number.lead if number else block.number  # 没有数字的号编不出，照写
        content = self._runs.text(typed) + self._runs.of(block.content)
        content = self._runs.gathered.remarks.on_place(block.anchor, content)
        if self._listed and level <= _LISTED_LEVEL:
            here = block_label(self._part.path, block.anchor or f"contents-{len(self._runs.gathered.contents)}")
            shown = number.shown if number else block.number
            content = self._entry(level, shown + plain_text(block.content), here, content)
        else:
            content = self._mark(block.anchor, content)
        style = heading_style(level, listed=self._listed)
        return paragraph(style, self._taken(), content, properties=self._numbering(level, number))

    def _numbering(self, level: int, number: Told | None) -> Xml:
        return UNNUMBERED if number is None else self._runs.gathered.numbering.heading(level, number)

    def _list(self, block: ListBlock) -> list[Xml]:
        number = self._runs.gathered.numbering.list(ordered=block.ordered)
        made = []
        for item in block.items:
            self._bullet = w("numPr", w("ilvl", val=0), w("numId", val=number))
            made += self._blocks(item, _LIST)
        self._bullet = ""
        return made

    def _placed(self, style: str) -> Xml:
        """列表一项的首段带编号，其余各段与它对齐。"""
        if style != _LIST:
            return ""
        taken, self._bullet = self._bullet, ""
        return taken or w("ind", left=self._runs.layout.indent + HANGING)

    def _table(self, block: Table) -> list[Xml]:
        official = block.role is TableRole.FORM
        titled = block.caption is not None and block.caption != Caption("", "")
        self._anchors.append(block.anchor)
        taken = self._taken()
        # 先写表，落不到格里的批注才落在表题上
        table = self._tables.table(block, "" if titled else taken)
        made = self._titles(block.caption, block.anchor, official=official)
        if titled:
            made[0] = made[0].replace("</w:pPr>", "</w:pPr>" + taken, 1)
        notes = []
        for number, note in enumerate(block.notes, start=1):
            held = "" if number == len(block.notes) else w("keepNext")  # 几条表注在一起，连着表的末行
            notes.append(paragraph("TableNote", self._runs.of(note), properties=held))
        return [*made, table, *notes, GAP]

    def _titles(self, caption: Caption | None, anchor: str, *, official: bool = False) -> list[Xml]:
        """表题一行，单位一行。"""
        if caption is None:
            return []
        made = []
        title = run("　" if caption.label and caption.title else "") + run(caption.title)
        if caption.label:
            name = block_label(self._part.path, anchor)
            number = self._numbered(caption.label)
            title = (self._runs.gathered.bookmark(caption_name(name), number) if name else number) + title
        if title:
            title = self._runs.gathered.remarks.on_place(anchor, title)
            made.append(
                paragraph("FormTitle", title, properties=_OUTLINE_NONE) if official else paragraph("Caption", title)
            )
        if caption.unit:
            made.append(paragraph("TableUnit", run(f"单位：{caption.unit}")))
        return made

    def _numbered(self, told: str) -> Xml:
        """题号是域：照次序的接着编，不照次序的另设起点，更新域之后号不变。"""
        found = _LABEL.fullmatch(told)
        if found is None:
            return run(told)
        kind, number = found[1], int(found[2])
        follows = self._sequence.get(kind, 0) + 1 == number
        self._sequence[kind] = number
        instruction = rf"SEQ {kind} \* ARABIC" + ("" if follows else rf" \r {number}")
        return run(kind) + field(instruction, run(found[2]))

    def _chart(self, block: BarChart) -> list[Xml]:
        self._anchors.append(block.anchor)
        title = self._titles(block.caption, block.anchor)
        if title:
            title[0] = title[0].replace("</w:pPr>", "</w:pPr>" + self._taken(), 1)
        return [*title, bar_chart(block, self._runs, self._room), GAP]

    def _figure(self, name: str, value: Xml, note: Xml) -> Xml:
        more = run("（") + note + run("）") if note else ""
        return paragraph(BODY, self._taken(), self._runs.bold().text(f"{name}："), value, more)

    def _derivation(self, block: DerivationCard, style: str) -> list[Xml]:
        self._anchors.append(block.anchor)
        title = "　".join(part for part in (block.title, block.value) if part)
        made = [paragraph(style, self._taken(), self._runs.bold().text(title))]
        for line in block.lines:
            made += [paragraph(style, self._runs.of((Text(f"{line.label}："), *item))) for item in line.items]
        return made
