"""表格：真的合并单元，表头翻页重复，数靠右。"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from jixiao.model.report import Align, Cell, Row, Table, TableRole
from jixiao.model.report_text import plain_text
from jixiao.publish.columns import Column, Placed, columns, placed
from jixiao.publish.docx.frame import FORM_INSET, INSET, MEDIUM, form_borders, frame, open_borders, padding
from jixiao.publish.docx.labels import cut_at_headings, is_heading, split_labels
from jixiao.publish.docx.layout import Layout
from jixiao.publish.docx.markup import Xml, paragraph, w
from jixiao.publish.docx.measure import LINE, lines
from jixiao.publish.docx.runs import Runs
from jixiao.publish.docx.widths import fitting, shared
from jixiao.publish.pdf_inline import block_label

_PIECE = Fraction(1, 3)  # 名目一截、不许拆到两页的一行，不高于版心的这么多
_WHOLE = Fraction(9, 10)  # 官方表单不高于版心的这么多，一页排得下，不拆名目
_FEW = 12  # 行数不超过这么多的表不拆到两页
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
        every = (table.head, *table.groups, table.foot)
        form = table.role is TableRole.FORM
        found = columns(table) if form else _widened(columns(table), every)
        if not found:
            return ""
        inset = FORM_INSET if form else INSET
        size = fitting(found, self._layout.table_sizes, inset, self._room)
        widths = shared(found, self._layout.table_sizes[size], inset, self._room)
        sizes = _Sizes(widths, inset, size + 1, self._layout.table_sizes[size], self._depth)
        borders = form_borders() if form else open_borders(self._layout)
        caption = table.caption.title if table.caption else ""
        framed = frame(widths, self._room, borders, inset, caption)
        whole = form and sum(n for rows in every for n in sizes.heights(rows)) <= self._depth * _WHOLE
        made: list[Xml] = []
        for part in (table,) if whole or not form else cut_at_headings(table):
            grid = _Grid(part, self._runs, self._path, sizes, whole=whole)
            made.append(w("tbl", framed, *grid.rows("" if made else lead)))
        return paragraph("TableSeam").join(made)


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
        return [number * self.size * LINE + padding(self.inset) * 2 for number in tallest]

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
            if last:
                goes_on = final and bool(self._table.notes)  # 表注不单独落到下一页
            else:
                goes_on = rows[number + 1].tone in _TOTALS or any(  # 小计也不
                    p.cell.scope and p.row + p.cell.rowspan - 1 > number for p in places
                )
            look = _Look(
                strong=head or inner or row.tone in _TOTALS,
                line=MEDIUM if last and self._role is not TableRole.FORM else 0,
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


def _widened(found: tuple[Column, ...], every: tuple[tuple[Row, ...], ...]) -> tuple[Column, ...]:
    """有百分号的栏放宽一格：替代字体的百分号近一字宽，不放宽便独自落到下一行。"""
    percents = {place.column for rows in every for place in placed(rows) if "%" in plain_text(place.cell.content)}
    return tuple(
        replace(column, least=column.least + 1, natural=column.natural + 1) if n in percents else column
        for n, column in enumerate(found)
    )
