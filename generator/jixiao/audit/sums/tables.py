"""数据表内声明了求和、计算的各格：印着的数与算得的相比，差在取整之内的只是尾差。"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.audit.check import Subject
from jixiao.audit.sums.printed_cells import PrintedCells, printed_cells
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.funds import ColumnEntry, ColumnType
from jixiao.model.interval import Interval, printed_interval
from jixiao.model.location import Location
from jixiao.model.rounding import RoundingMode, consistent
from jixiao.model.scored import ScoredCell, ScoredTable
from jixiao.wording.codes import sums as codes
from jixiao.wording.codes.code import Code
from jixiao.wording.figures import grouped


@dataclass(frozen=True, slots=True)
class _Row:
    """印着数的一行。first 与 last 是合计所含的各行，明细行为自己。"""

    cells: tuple[ScoredCell, ...]
    place: str
    key: str
    first: int
    last: int
    printed: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Mismatch:
    """印着的数与算得的不同的一格。tail 为真的，差在各数取整的误差之内。"""

    table: ScoredTable
    column: ColumnEntry
    cell: ScoredCell
    place: str
    key: str
    tail: bool

    @property
    def at(self) -> Location:
        """印在哪里。"""
        return self.cell.at or self.table.entry.at

    @property
    def about(self) -> tuple[str, ...]:
        """所涉的数据项。"""
        return (f"表.{self.table.name}.{self.key}.{self.column.name}",)

    @property
    def printed(self) -> str:
        """印着的样子。"""
        sign = "%" if self.column.kind is ColumnType.RATE else ""
        return grouped(self.cell.published) + sign if self.cell.published is not None else ""

    def told(self, code: Code) -> Diagnostic:
        """说出这一格：在哪张表的哪里，应为多少，印作多少。"""
        return code.found(
            self.at,
            table=self.table.entry.title,
            place=self.place,
            column=self.column.name,
            expected=self.cell.text,
            actual=self.printed,
            about=self.about,
        )


def find_table_figures(subject: Subject) -> Iterator[Diagnostic]:
    """表上印着的数与算得的不符，取整解释不了的。"""
    for one in mismatches(subject):
        if not one.tail:
            yield one.told(codes.TABLE_FIGURE)


def mismatches(subject: Subject) -> Iterator[Mismatch]:
    """各表里印着的数与算得的不同的各格。"""
    for table in subject.scored.tables.values():
        apart = [(row, column, cell) for row in _rows(table) for column, cell in _apart(subject, table, row)]
        if not apart:
            continue
        printed = printed_cells(table.name, table.entry)
        for row, column, cell in apart:
            allowed = _allowed(printed, row, column)
            tail = (
                allowed is not None and cell.published is not None and allowed.meets(printed_interval(cell.published))
            )
            yield Mismatch(table, column, cell, row.place, row.key, tail)


def _adds_up(allowed: Interval | None, column: ColumnEntry, published: Decimal) -> bool:
    """恰是印出的各数之和：算得的不同，是因为其中一格印得与算得的不同，那一格自己会说。"""
    return allowed is not None and column.formula is None and consistent(published, allowed.middle)


def _rows(table: ScoredTable) -> Iterator[_Row]:
    for number, cells in enumerate(table.rows, start=1):
        yield _Row(cells, f"第 {number} 行", f"第{number}行", number, number)
    groups = {
        group.name: (group, level)
        for depth, level in enumerate(table.entry.subtotals)
        for group in table.entry.groups_by(depth)
    }
    for subtotal in table.subtotals:
        group, level = groups[subtotal.name]
        place, key = f"“{subtotal.title}”行", f"小计.{subtotal.name}"
        yield _Row(subtotal.cells, place, key, group.first, group.last, level.published.get(group.name, {}))
    if table.total and table.entry.total is not None:
        yield _Row(table.total, "合计行", "合计", 1, len(table.rows), table.entry.total.published)


def _apart(subject: Subject, table: ScoredTable, row: _Row) -> Iterator[tuple[ColumnEntry, ScoredCell]]:
    for column, cell in zip(table.entry.columns, row.cells, strict=True):
        if cell.published is None or cell.exact is None:
            continue
        if not consistent(cell.published, cell.exact, _mode(subject, column)):
            yield column, cell


def _mode(subject: Subject, column: ColumnEntry) -> RoundingMode:
    if column.kind is ColumnType.RATE:
        return subject.dossier.execution_rounding.mode
    return subject.dossier.profile.score_rounding.value.mode


def _allowed(printed: PrintedCells, row: _Row, column: ColumnEntry) -> Interval | None:
    """由印着的各数算得的区间；各数都确切的，区间只是一点，不容许有差。"""
    if column.formula is None:
        found = printed.sum_over(column, row.first, row.last)
    elif row.printed is None:
        found = printed.by_formula(column, printed.row(row.first))
    else:
        found = printed.by_formula(column, printed.totals(row.first, row.last, row.printed))
    return found if found is not None and found.high - found.low > Fraction(0) else None
