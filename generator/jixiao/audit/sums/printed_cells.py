"""表上印着的各数能容许多大的差：每个数代表一个取整区间，合计、比率由各区间算出。"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.audit.sums.grid import Grid, is_rate
from jixiao.model.entry import number_in
from jixiao.model.formula import ColumnTotal, Formula, Name, Number, Operation, parse_formula
from jixiao.model.funds import ColumnEntry, ColumnType, TableEntry
from jixiao.model.interval import Interval, exactly, step_of

_HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class PrintedCells:
    """一张表印着的数。figures 是逐行的数；halves 是各列末位的一半，元、件数等确切的列为零。"""

    entry: TableEntry
    figures: tuple[Mapping[str, Decimal], ...]
    halves: Mapping[str, Fraction]

    def sum_over(self, column: ColumnEntry, first: int, last: int) -> Interval | None:
        """第 first 行到第 last 行（从 1 起，含两端）这一列之和。"""
        parts = [self._figure(line, column.name) for line in self.figures[first - 1 : last]]
        found = [part for part in parts if part is not None]
        return sum(found, exactly(Fraction(0))) if found else None

    def by_formula(self, column: ColumnEntry, values: Mapping[str, Interval]) -> Interval | None:
        """由同行各数按计算式算出；比率以百分点计。"""
        found = self._worth(parse_formula(column.formula or ""), values)
        return found.times(_HUNDRED) if found is not None and is_rate(column) else found

    def row(self, number: int) -> dict[str, Interval]:
        """第几行的各数。"""
        line = self.figures[number - 1]
        return {name: value for name in line if (value := self._figure(line, name)) is not None}

    def totals(self, first: int, last: int, printed: Mapping[str, str]) -> dict[str, Interval]:
        """一行合计的各数：印着的照印的，没有印的由各行相加。"""
        found: dict[str, Interval] = {}
        for column in self.entry.columns:
            value = number_in(printed.get(column.name))
            whole = self._around(column.name, value) if value is not None else None
            if whole is None and column.summed:
                whole = self.sum_over(column, first, last)
            if whole is not None:
                found[column.name] = whole
        return found

    def _figure(self, line: Mapping[str, Decimal], name: str) -> Interval | None:
        return self._around(name, line[name]) if name in line else None

    def _around(self, name: str, value: Decimal) -> Interval:
        half = self.halves.get(name, Fraction(0))
        return Interval(Fraction(value) - half, Fraction(value) + half)

    def _worth(self, formula: Formula, values: Mapping[str, Interval]) -> Interval | None:
        match formula:
            case Number(value):
                return exactly(value)
            case Name(name):
                return values.get(name)
            case ColumnTotal(name):
                printed = self.entry.total.published if self.entry.total is not None else {}
                return self.totals(1, len(self.figures), printed).get(name)
            case Operation(operator, left, right):
                one, other = self._worth(left, values), self._worth(right, values)
                return _operated(operator, one, other) if one is not None and other is not None else None
            case _:  # 绝对值、最大、最小：不估区间，按确切的数比
                return None


def _operated(operator: str, one: Interval, other: Interval) -> Interval | None:
    match operator:
        case "+":
            return one + other
        case "−":
            return one - other
        case "×":
            return one * other
        case _:
            return one.over(other)


def printed_cells(name: str, entry: TableEntry) -> PrintedCells:
    """读出一张表印着的数。"""
    figures = tuple(dict(_figures(entry.columns, row)) for row in entry.rows)
    grid = Grid(name, entry, (), None)
    sums = [printed for level in entry.subtotals for printed in level.published.values()]
    sums += [entry.total.published] if entry.total is not None else []
    halves: dict[str, Fraction] = {}
    for column in grid.numeric:
        known = [*(line.get(column.name) for line in figures), *(number_in(s.get(column.name)) for s in sums)]
        steps = [step_of(value) for value in known if value is not None]
        if steps and grid.rounded(column):  # 同列各数的位数以最多的为准，合计也算：20.60 之旁的 16 是 16.00
            halves[column.name] = min(steps) / 2
    return PrintedCells(entry, figures, halves)


def _figures(columns: Sequence[ColumnEntry], row: Sequence[str | None]) -> Iterator[tuple[str, Decimal]]:
    for column, words in zip(columns, row, strict=True):
        value = number_in(words) if column.kind is not ColumnType.TEXT else None
        if value is not None:
            yield column.name, value
