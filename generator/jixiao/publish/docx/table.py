"""表格：真的合并单元，表头翻页重复，数靠右；条形图也是一张表，条是加了底色的单元。"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from jixiao.model.report import Align, BarChart, Cell, Row, Scope, Table, TableRole
from jixiao.model.report_text import plain_text
from jixiao.publish.columns import Column, Placed, columns, placed
from jixiao.publish.docx.layout import Layout
from jixiao.publish.docx.markup import Xml, checked, paragraph, w
from jixiao.publish.docx.runs import Runs
from jixiao.publish.docx.widths import fitting, shared
from jixiao.publish.pdf_inline import block_label
from jixiao.wording.columns import display_width

_INSET: Final = 80  # 四磅
_FORM_INSET: Final = 60
_HEAVY, _MEDIUM, _THIN = 8, 6, 4  # 线宽，八分之一磅
_TALL = 8  # 一格超过这么多行的，许拆到两页
_FEW = 12  # 行数不超过这么多的表不拆到两页
_STEPS = 20  # 条形分几格
_JUSTIFIED: Final = {Align.START: "", Align.CENTER: w("jc", val="center"), Align.END: w("jc", val="right")}


class TableWriter:
    """一部分里的表。path 是所在部分，room 是版心宽。"""

    __slots__ = ("_layout", "_path", "_room", "_runs")

    def __init__(self, layout: Layout, runs: Runs, path: str, room: int) -> None:
        self._layout = layout
        self._runs = runs
        self._path = path
        self._room = room

    def table(self, table: Table, lead: Xml = "") -> Xml:
        """一张表；lead 是落在第一格的书签。没有行的表为空。"""
        found = columns(table)
        if not found:
            return ""
        form = table.role is TableRole.FORM
        inset = _FORM_INSET if form else _INSET
        size = fitting(found, self._layout.table_sizes, inset, self._room)
        widths = shared(found, self._layout.table_sizes[size], inset, self._room)
        grid = _Grid(table, self._runs, self._path, widths, f"TableText{size + 1}", self._layout.table_sizes[size])
        borders = _form_borders() if form else self._open_borders()
        caption = table.caption.title if table.caption else ""
        return w("tbl", self._properties(borders, inset, caption), _columns(widths), *grid.rows(lead))

    def chart(self, chart: BarChart) -> Xml:
        """条形图：名目、条、说明；条占几格照百分数，给看的，数写在说明里。"""
        labels = [display_width(plain_text(bar.label)) for bar in chart.bars]
        notes = [display_width(plain_text(bar.note)) for bar in chart.bars]
        size = self._layout.table_sizes[0]
        sides = (Column(4, 24, max(labels, default=4)), Column(4, 24, max(notes, default=4)))
        needed = [min(side.share * size * 13 // 2 + 2 * _INSET, self._room * 35 // 100) for side in sides]
        step = (self._room - sum(needed)) // _STEPS
        widths = [needed[0], *([step] * _STEPS), needed[1]]
        rows = []
        for bar in chart.bars:
            filled = min(max(int(Decimal(bar.percent) * _STEPS / 100), 0), _STEPS)
            cells = [
                self._bar_cell(needed[0], self._runs.of(bar.label), w("jc", val="right")),
                *self._bar(filled, step, self._layout.colors["bar"]),
                *self._bar(_STEPS - filled, step, self._layout.colors["line"]),
                self._bar_cell(needed[1], self._runs.of(bar.note), ""),
            ]
            rows.append(w("tr", w("trPr", w("cantSplit")), *cells))
        gap = w("insideH", val="single", sz=48, space=0, color="FFFFFF")  # 条与条之间的空白
        description = f"{chart.title}：{chart.description}"
        return w("tbl", self._properties(gap, _INSET, chart.title, description), _columns(widths), *rows)

    def _bar(self, steps: int, step: int, color: str) -> Iterator[Xml]:
        if steps:
            shade = w("shd", val="clear", color="auto", fill=color)
            span = w("gridSpan", val=steps) if steps > 1 else ""
            yield w("tc", w("tcPr", w("tcW", w=steps * step, type="dxa"), span, shade), paragraph("TableText1"))

    def _bar_cell(self, width: int, content: Xml, justified: Xml) -> Xml:
        properties = w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center"))
        return w("tc", properties, paragraph("TableText1", content, properties=justified))

    def _properties(self, borders: Xml, inset: int, title: str, description: str = "") -> Xml:
        sides = (w(side, w=inset, type="dxa") for side in ("left", "right"))
        up, down = w("top", w=inset * 2 // 3, type="dxa"), w("bottom", w=inset * 2 // 3, type="dxa")
        left, right = sides
        return w(
            "tblPr",
            w("tblW", w=self._room, type="dxa"),
            w("jc", val="center"),
            w("tblBorders", borders),
            w("tblLayout", type="fixed"),
            w("tblCellMar", up, left, down, right),
            w("tblCaption", val=checked(title)) if title else "",
            w("tblDescription", val=checked(description)) if description else "",
        )

    def _open_borders(self) -> Xml:
        return (
            w("top", val="single", sz=_HEAVY, space=0, color="000000")
            + w("bottom", val="single", sz=_HEAVY, space=0, color="000000")
            + w("insideH", val="single", sz=_THIN, space=0, color=self._layout.colors["line"])
        )


class _Grid:
    """一张表的各行。"""

    __slots__ = ("_last", "_path", "_role", "_runs", "_size", "_small", "_style", "_table", "_widths")

    def __init__(self, table: Table, runs: Runs, path: str, widths: list[int], style: str, size: int) -> None:
        self._table = table
        self._role = table.role
        self._runs = runs
        self._path = path
        self._widths = widths
        self._style = style
        self._size = size
        every = [rows for rows in (table.head, *table.groups, table.foot) if rows]
        self._last = every[-1] if every else ()
        self._small = self._role is not TableRole.FORM and sum(map(len, every)) <= _FEW

    def rows(self, lead: Xml) -> Iterator[Xml]:
        """表头、各组、表尾；跨行的单元不出本段。"""
        table = self._table
        runs = [(table.head, True), *((group, False) for group in table.groups), (table.foot, False)]
        for rows, head in runs:
            for made in self._run(rows, lead, head=head):
                lead = ""
                yield made

    def _run(self, rows: tuple[Row, ...], lead: Xml, *, head: bool) -> Iterator[Xml]:
        # 表中间的表头（官方表单的指标一段）只加粗：Word 里只有最前面的行能重复
        inner = len(rows) == 1 and all(cell.scope is Scope.COLUMN for cell in rows[0].cells)
        covering = {
            (n, place.column): place
            for place in placed(rows)
            for n in range(place.row, min(place.row + place.cell.rowspan, len(rows)))
        }
        for number, row in enumerate(rows):
            last = number == len(rows) - 1
            look = _Look(
                strong=head or inner or row.tone in {"total", "subtotal"},
                line=_MEDIUM if last and self._role is not TableRole.FORM else 0,
                held=w("keepNext") if self._small and not (last and rows is self._last) else "",
            )
            places, column = [], 0
            while column < len(self._widths):
                places.append(covering.get((number, column), Placed(Cell(()), column, number)))
                column += places[-1].cell.colspan
            marks = [lead + self._runs.gathered.bookmark(block_label(self._path, row.anchor))]
            lead = ""
            marks += [""] * (len(places) - 1)
            cells = [self._cell(p, mark, look, first=p.row == number) for p, mark in zip(places, marks, strict=True)]
            properties = ("" if any(map(self._tall, places)) else w("cantSplit")) + (w("tblHeader") if head else "")
            yield w("tr", w("trPr", properties) if properties else "", *cells)

    def _width(self, place: Placed) -> int:
        return sum(self._widths[place.column : place.column + place.cell.colspan])

    def _tall(self, place: Placed) -> bool:
        """一格估计有好多行：许拆到两页，免得页末空出一大块。"""
        if place.cell.rowspan > 1:
            return False
        return display_width(plain_text(place.cell.content)) * self._size * 5 > _TALL * self._width(place)

    def _cell(self, place: Placed, mark: Xml, look: "_Look", *, first: bool) -> Xml:
        cell = place.cell
        tall = cell.rowspan > 1
        rule = self._runs.layout.colors["rule"]
        properties = (
            w("tcW", w=self._width(place), type="dxa"),
            w("gridSpan", val=cell.colspan) if cell.colspan > 1 else "",
            (w("vMerge", val="restart") if first else w("vMerge")) if tall else "",
            w("tcBorders", w("bottom", val="single", sz=look.line, space=0, color=rule)) if look.line else "",
            "" if self._role is TableRole.RECORD else w("vAlign", val="center"),
        )
        if not first:
            return w("tc", w("tcPr", *properties), paragraph(self._style, mark, properties=look.held))
        named = self._role is TableRole.RECORD and cell.scope is not None
        runs = self._runs.bold() if look.strong or named else self._runs
        anchored = mark + self._runs.gathered.bookmark(block_label(self._path, cell.anchor))
        placed_so = look.held + _JUSTIFIED[cell.align]
        content = paragraph(self._style, anchored, runs.of(cell.content), properties=placed_so)
        return w("tc", w("tcPr", *properties), content)


@dataclass(frozen=True, slots=True)
class _Look:
    """一行的样子：黑体与否，下面的线多粗（0 为没有），与下一行不分页的记号。"""

    strong: bool
    line: int
    held: Xml


def _form_borders() -> Xml:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(w(side, val="single", sz=_THIN, space=0, color="000000") for side in sides)


def _columns(widths: list[int]) -> Xml:
    return w("tblGrid", *(w("gridCol", w=width) for width in widths))
