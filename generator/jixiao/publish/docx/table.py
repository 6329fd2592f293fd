"""表格：真的合并单元，表头翻页重复，数靠右；条形图也是一张表，条是加了底色的单元。"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from jixiao.model.report import Align, BarChart, Cell, Row, Table, TableRole
from jixiao.model.report_text import plain_text
from jixiao.publish.columns import Column, Placed, columns, placed
from jixiao.publish.docx.labels import cut_at_headings, is_heading, split_labels
from jixiao.publish.docx.layout import Layout
from jixiao.publish.docx.markup import Xml, checked, paragraph, w
from jixiao.publish.docx.measure import LINE, lines
from jixiao.publish.docx.runs import Runs
from jixiao.publish.docx.widths import fitting, shared
from jixiao.publish.pdf_inline import block_label
from jixiao.wording.columns import display_width

_INSET: Final = 80  # 四磅
_FORM_INSET: Final = 60
_HEAVY, _MEDIUM, _THIN = 8, 6, 4  # 线宽，八分之一磅
_PIECE = Fraction(2, 5)  # 名目一截、不许拆到两页的一行，不高于版心的这么多
_WHOLE = Fraction(9, 10)  # 官方表单不高于版心的这么多，一页排得下，不拆名目
_FEW = 12  # 行数不超过这么多的表不拆到两页
_STEPS = 20  # 条形分几格
_TOTALS: Final = {"total", "subtotal"}
_JUSTIFIED: Final = {Align.START: "", Align.CENTER: w("jc", val="center"), Align.END: w("jc", val="right")}


class TableWriter:
    """一部分里的表。path 是所在部分，room 是版心宽，depth 是版心高。"""

    __slots__ = ("_depth", "_layout", "_path", "_room", "_runs")

    def __init__(self, layout: Layout, runs: Runs, path: str, room: int, depth: int) -> None:
        self._layout = layout
        self._runs = runs
        self._path = path
        self._room = room
        self._depth = depth

    def table(self, table: Table, lead: Xml = "") -> Xml:
        """一张表；lead 是落在第一格的书签。没有行的表为空。"""
        found = columns(table)
        if not found:
            return ""
        form = table.role is TableRole.FORM
        inset = _FORM_INSET if form else _INSET
        size = fitting(found, self._layout.table_sizes, inset, self._room)
        widths = shared(found, self._layout.table_sizes[size], inset, self._room)
        sizes = _Sizes(widths, inset, size + 1, self._layout.table_sizes[size], self._depth)
        borders = _form_borders() if form else self._open_borders()
        caption = table.caption.title if table.caption else ""
        properties = self._properties(borders, inset, caption) + _columns(widths)
        every = (table.head, *table.groups, table.foot)
        whole = form and sum(n for rows in every for n in sizes.heights(rows)) <= self._depth * _WHOLE
        made: list[Xml] = []
        for part in (table,) if whole or not form else cut_at_headings(table):
            grid = _Grid(part, self._runs, self._path, sizes, whole=whole)
            made.append(w("tbl", properties, *grid.rows("" if made else lead)))
        return paragraph("TableSeam").join(made)

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
        up, down = (w(side, w=_padding(inset), type="dxa") for side in ("top", "bottom"))
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


@dataclass(frozen=True, slots=True)
class _Sizes:
    """一张表的尺寸：各栏的宽、单元左右的空白、字号是第几档、多大（半磅）、版心高。"""

    widths: list[int]
    inset: int
    grade: int
    size: int
    depth: int

    @property
    def limit(self) -> int:
        """名目一截、不许拆到两页的一行，最多这么高。"""
        return int(self.depth * _PIECE)

    def heights(self, rows: tuple[Row, ...]) -> list[int]:
        """各行估计多高；跨行的单元不计。"""
        tallest = [1] * len(rows)
        for place in placed(rows):
            if place.cell.rowspan == 1:
                text = plain_text(place.cell.content)
                needed = lines(text, self.size, self.width(place) - 2 * self.inset)
                tallest[place.row] = max(tallest[place.row], needed)
        return [number * self.size * LINE + _padding(self.inset) * 2 for number in tallest]

    def width(self, place: Placed) -> int:
        """一个单元的宽。"""
        return sum(self.widths[place.column : place.column + place.cell.colspan])


class _Grid:
    """一张表的各行。"""

    __slots__ = ("_last", "_path", "_role", "_runs", "_sizes", "_small", "_style", "_table", "_whole")

    def __init__(self, table: Table, runs: Runs, path: str, sizes: _Sizes, *, whole: bool) -> None:
        self._table = table
        self._role = table.role
        self._runs = runs
        self._path = path
        self._sizes = sizes
        self._style = f"TableText{sizes.grade}"
        every = [rows for rows in (table.head, *table.groups, table.foot) if rows]
        self._last = every[-1] if every else ()
        self._small = self._role is not TableRole.FORM and sum(map(len, every)) <= _FEW
        self._whole = whole

    def rows(self, lead: Xml) -> Iterator[Xml]:
        """表头、各组、表尾；跨行的单元不出本段。"""
        table = self._table
        runs = [(table.head, True), *((group, False) for group in table.groups), (table.foot, False)]
        for rows, head in runs:
            for made in self._run(rows, lead, head=head):
                lead = ""
                yield made

    def _run(self, rows: tuple[Row, ...], lead: Xml, *, head: bool) -> Iterator[Xml]:
        inner = is_heading(rows)
        heights = self._sizes.heights(rows)
        final = rows is self._last
        if not (head or self._small or self._whole):
            rows = split_labels(rows, heights, self._sizes.limit)
        covering = {
            (n, place.column): place
            for place in placed(rows)
            for n in range(place.row, min(place.row + place.cell.rowspan, len(rows)))
        }
        for number, row in enumerate(rows):
            last = number == len(rows) - 1
            places, column = [], 0
            while column < len(self._sizes.widths):
                places.append(covering.get((number, column), Placed(Cell(()), column, number)))
                column += places[-1].cell.colspan
            goes_on = not last and (
                any(p.cell.scope and p.row + p.cell.rowspan - 1 > number for p in places)
                or rows[number + 1].tone in _TOTALS  # 小计不单独落到下一页
            )
            look = _Look(
                strong=head or inner or row.tone in _TOTALS,
                line=_MEDIUM if last and self._role is not TableRole.FORM else 0,
                held=w("keepNext") if goes_on or (self._small and not (last and final)) else "",
            )
            marks = [lead + self._runs.gathered.bookmark(block_label(self._path, row.anchor))]
            lead = ""
            marks += [""] * (len(places) - 1)
            cells = [self._cell(p, mark, look, first=p.row == number) for p, mark in zip(places, marks, strict=True)]
            whole = "" if heights[number] > self._sizes.limit else w("cantSplit")
            properties = whole + (w("tblHeader") if head else "")
            yield w("tr", w("trPr", properties) if properties else "", *cells)

    def _cell(self, place: Placed, mark: Xml, look: "_Look", *, first: bool) -> Xml:
        cell = place.cell
        tall = cell.rowspan > 1
        rule = self._runs.layout.colors["rule"]
        properties = (
            w("tcW", w=self._sizes.width(place), type="dxa"),
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


def _padding(inset: int) -> int:
    """单元上下的空白，比左右的小。"""
    return inset * 2 // 3


def _form_borders() -> Xml:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(w(side, val="single", sz=_THIN, space=0, color="000000") for side in sides)


def _columns(widths: list[int]) -> Xml:
    return w("tblGrid", *(w("gridCol", w=width) for width in widths))
