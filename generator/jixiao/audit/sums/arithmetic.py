"""同行各数的算法：加减、相乘、相除，都以取整区间计。"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from jixiao.audit.sums.grid import Grid, Line
from jixiao.model.funds import ColumnEntry
from jixiao.model.interval import Interval, exactly

Compute: TypeAlias = Callable[[Line], Interval | None]
UNIT_SLIPS: Final = (Fraction(10000), Fraction(1, 10000))
"""元与万元写错，差这么多倍。"""

_HUNDRED: Final = Fraction(100)


def product_of(grid: Grid, result: ColumnEntry, sources: Sequence[ColumnEntry]) -> Compute:
    """各列连乘，金额换算成结果列的单位；缺一个数的行算不出。"""

    def compute(line: Line) -> Interval | None:
        value = exactly(1 / grid.in_yuan(result))
        for column in sources:
            factor = grid.interval(line, column)
            if factor is None:
                return None
            value = value * factor.times(grid.in_yuan(column))
        return value

    return compute


def sum_of(grid: Grid, result: ColumnEntry, plus: Sequence[ColumnEntry], minus: Sequence[ColumnEntry]) -> Compute:
    """加减；空格当作零，第一个数不能空。"""

    def compute(line: Line) -> Interval | None:
        if grid.interval(line, plus[0]) is None:
            return None
        value = exactly(Fraction(0))
        for column in plus:
            value = value + _in_yuan(grid, line, column)
        for column in minus:
            value = value - _in_yuan(grid, line, column)
        return value.times(1 / grid.in_yuan(result))

    return compute


def _in_yuan(grid: Grid, line: Line, column: ColumnEntry) -> Interval:
    return (grid.interval(line, column) or exactly(Fraction(0))).times(grid.in_yuan(column))


def ratio_of(grid: Grid, upper: ColumnEntry, lower: ColumnEntry) -> Compute:
    """一列除以另一列，以百分点计。"""
    scale = grid.in_yuan(upper) / grid.in_yuan(lower)

    def compute(line: Line) -> Interval | None:
        one, other = grid.interval(line, upper), grid.interval(line, lower)
        return percent_of(one.times(scale), other) if one is not None and other is not None else None

    return compute


def growth_of(grid: Grid, before: ColumnEntry, after: ColumnEntry) -> Compute:
    """后一列比前一列增长百分之几。"""
    ratio = ratio_of(grid, after, before)
    return lambda line: less_hundred(ratio(line))


def less_hundred(percent: Interval | None) -> Interval | None:
    """减去百分之百。"""
    return percent - exactly(_HUNDRED) if percent is not None else None


def percent_of(upper: Interval | None, lower: Interval | None) -> Interval | None:
    """两数相除，以百分点计；除数可能是零的算不出。"""
    quotient = upper.over(lower) if upper is not None and lower is not None else None
    return quotient.times(_HUNDRED) if quotient is not None else None


def whole_of(grid: Grid, base: ColumnEntry) -> Interval | None:
    """一列的总数：合计行的，没有合计行的是各行之和。"""
    totals = [grid.interval(line, base) for line in grid.every_line if line.level]
    printed = [total for total in totals if total is not None]
    if len(printed) == 1:
        return printed[0]
    parts = [part for line in grid.details if not line.part and (part := grid.interval(line, base)) is not None]
    if len(parts) < 2:
        return None
    return sum(parts, exactly(Fraction(0)))
