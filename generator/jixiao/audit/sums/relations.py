"""从列名推出同行（或上下行）各数应有的关系，如 单价 × 数量 = 金额；成立与否由表里的数说了算。"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import combinations
from typing import Final

from jixiao.audit.sums.arithmetic import (
    Compute,
    growth_of,
    less_hundred,
    percent_of,
    product_of,
    ratio_of,
    sum_of,
    whole_of,
)
from jixiao.audit.sums.column_names import Role, plays, suffix_of
from jixiao.audit.sums.grid import Grid, Line, bare, is_rate, is_share
from jixiao.model.funds import ColumnEntry
from jixiao.model.interval import Interval, exactly


class Lines(Enum):
    """一种关系管哪些行。"""

    ALL = "各行"
    DETAILS = "明细行"
    TOTALS = "合计行"


@dataclass(frozen=True, slots=True)
class Relation:
    """一种可能的关系。compute 算出 result 列应有的值，以该列的单位计；缺数的行为 None。

    lines 是应当成立的行：单价乘数量只在明细，收支平衡只在合计。
    """

    text: str
    result: ColumnEntry
    compute: Compute
    sources: tuple[ColumnEntry, ...]
    lines: Lines = Lines.ALL


def relations(grid: Grid) -> Iterator[Relation]:
    """一张表各列可能的关系；已经声明计算式的列不推。"""
    for result in grid.numeric:
        if result.formula is None:
            for build in _BUILDERS:
                yield from build(grid, result)


# ---------------------------------------------------------------- 各种关系


def _products(grid: Grid, result: ColumnEntry) -> Iterator[Relation]:
    prices = [c for c in grid.numeric if plays(c.name, Role.PRICE)]
    counts = [c for c in grid.numeric if plays(c.name, Role.QUANTITY) and not plays(c.name, Role.PRICE)]
    if is_rate(result) or not plays(result.name, Role.AMOUNT) or len(prices) != 1 or not 0 < len(counts) <= 4:
        return
    for size in range(1, len(counts) + 1):
        for chosen in combinations(counts, size):
            sources = (prices[0], *chosen)
            yield Relation(
                _written(result, " × ", sources),
                result,
                product_of(grid, result, sources),
                sources,
                lines=Lines.DETAILS,
            )


def _flows(grid: Grid, result: ColumnEntry) -> Iterator[Relation]:
    if not plays(result.name, Role.CLOSING):
        return
    alike = [c for c in grid.numeric if suffix_of(c.name) == suffix_of(result.name) and not is_rate(c)]
    for opening in (c for c in alike if plays(c.name, Role.OPENING)):
        more = [c for c in alike if plays(c.name, Role.INCREASE)]
        less = [c for c in alike if plays(c.name, Role.DECREASE)]
        if more or less:
            yield _sum(grid, result, (opening, *more), tuple(less))


def _differences(grid: Grid, result: ColumnEntry) -> Iterator[Relation]:
    for wanted, minuend, subtrahend, either in _DIFFERENCES:
        if not plays(result.name, wanted):
            continue
        for one in (c for c in grid.numeric if plays(c.name, *minuend) and not is_rate(c)):
            for other in (c for c in grid.numeric if plays(c.name, *subtrahend) and not is_rate(c)):
                if one != other and result not in (one, other) and suffix_of(one.name) == suffix_of(other.name):
                    yield _sum(grid, result, (one,), (other,))
                    if either:
                        yield _sum(grid, result, (other,), (one,))


def _ratios(grid: Grid, result: ColumnEntry) -> Iterator[Relation]:
    if not is_rate(result):
        return
    for wanted, upper, lower in _RATIOS:
        if plays(result.name, wanted):
            for one in (c for c in grid.numeric if plays(c.name, *upper) and not is_rate(c)):
                for other in (c for c in grid.numeric if plays(c.name, *lower) and not is_rate(c)):
                    if one != other:
                        yield Relation(
                            _written(result, " ÷ ", (one, other)), result, ratio_of(grid, one, other), (one, other)
                        )
    if plays(result.name, Role.ADJUSTMENT_RATE, Role.GROWTH):
        for before, after in _befores(grid, result):
            text = f"{result.name} =（{after.name} − {before.name}）÷ {before.name}"
            yield Relation(text, result, growth_of(grid, before, after), (before, after))


def _shares(grid: Grid, result: ColumnEntry) -> Iterator[Relation]:
    """占比 = 本行 ÷ 各行之和；一张表里分几组合计的不推。"""
    if not is_share(result) or sum(1 for line in grid.lines if line.level) > 1:
        return
    base = _base_of(grid, result, Role.SHARE)
    if base is None:
        return
    whole = whole_of(grid, base)
    if whole is not None:
        text = f"{result.name} = {base.name} ÷ {base.name}合计"
        yield Relation(text, result, lambda line: percent_of(grid.interval(line, base), whole), (base,))


def _row_shares(grid: Grid, result: ColumnEntry) -> Iterator[Relation]:
    """成对的“选A人数、选A占比”：占比 = 本项 ÷ 同行各项之和。"""
    pairs = [(share, count) for share in grid.numeric if is_share(share) and (count := _counted(grid, share))]
    own = next((count for share, count in pairs if share == result), None)
    if own is None or len(pairs) < 2:
        return
    counts = tuple(count for _, count in pairs)
    together = sum_of(grid, own, counts, ())
    text = f"{result.name} = {own.name} ÷（{' + '.join(c.name for c in counts)}）"
    yield Relation(text, result, lambda line: percent_of(grid.interval(line, own), together(line)), counts)


def _counted(grid: Grid, share: ColumnEntry) -> ColumnEntry | None:
    stem = re.sub(Role.SHARE.value, "", bare(share.name))
    wanted = {stem + word for word in ("人数", "数量", "份数", "票数", "数", "次数")}
    return next((c for c in grid.numeric if stem and bare(c.name) in wanted and not is_rate(c)), None)


def _growth_down(grid: Grid, result: ColumnEntry) -> Iterator[Relation]:
    """各行是各年的：增长率 =（本年 − 上年）÷ 上年。"""
    years = {line.year: line for line in grid.details if line.year is not None}
    if not is_rate(result) or not plays(result.name, Role.GROWTH) or len(years) != len(grid.details):
        return
    base = _base_of(grid, result, Role.GROWTH)
    if base is None:
        return

    def compute(line: Line) -> Interval | None:
        earlier = years.get(line.year - 1) if line.year is not None else None
        now, then = grid.interval(line, base), grid.interval(earlier, base) if earlier is not None else None
        return less_hundred(percent_of(now, then))

    yield Relation(f"{result.name} =（本年{base.name} − 上年）÷ 上年", result, compute, (base,), lines=Lines.DETAILS)


def _averages(grid: Grid, result: ColumnEntry) -> Iterator[Relation]:
    if not plays(result.name, Role.AVERAGE):
        return
    for sources in _runs_before(grid, result):
        count = exactly(Fraction(len(sources)))
        total = sum_of(grid, result, sources, ())

        def compute(line: Line, total: Compute = total, count: Interval = count) -> Interval | None:
            together = total(line)
            return together.over(count) if together is not None else None

        names = "、".join(c.name for c in sources)
        yield Relation(f"{result.name} = {names} 的平均", result, compute, sources)


def _across(grid: Grid, result: ColumnEntry) -> Iterator[Relation]:
    """合计列 = 左边（或右边）各列之和。"""
    if plays(result.name, Role.TOTAL) and not is_rate(result):
        for sources in (*_runs_before(grid, result), *_runs_after(grid, result)):
            yield _sum(grid, result, sources, ())


def _balance(grid: Grid, result: ColumnEntry) -> Iterator[Relation]:
    """收支两边列在一张表上的，合计行两边相等。"""
    if plays(result.name, Role.OUTGO):
        for income in (c for c in grid.numeric if plays(c.name, Role.INCOME)):
            compute = sum_of(grid, result, (income,), ())
            yield Relation(f"{result.name}合计 = {income.name}合计", result, compute, (income,), lines=Lines.TOTALS)


_BUILDERS: Final = (
    _products,
    _flows,
    _differences,
    _ratios,
    _shares,
    _row_shares,
    _growth_down,
    _averages,
    _across,
    _balance,
)

_BUDGETS: Final = (Role.BUDGET, Role.PLAIN_BUDGET, Role.INITIAL)
_DIFFERENCES: Final = (
    (Role.CUT, (Role.CLAIMED,), (Role.APPROVED,), False),
    (Role.REMAINDER, _BUDGETS, (Role.EXECUTED,), False),
    (Role.ADJUSTMENT, (Role.BUDGET,), (Role.INITIAL, Role.PLAIN_BUDGET), True),
    (Role.NET, (Role.ORIGINAL,), (Role.DEPRECIATION,), False),
    (Role.GAP, (*_BUDGETS, Role.PLANNED, Role.CLAIMED), (Role.ACTUAL, Role.EXECUTED, Role.APPROVED), True),
)
_RATIOS: Final = (
    (Role.EXECUTION_RATE, (Role.EXECUTED,), _BUDGETS),
    (Role.CUT_RATE, (Role.CUT,), (Role.CLAIMED,)),
    (Role.COMPLETION_RATE, (Role.ACTUAL,), (Role.PLANNED,)),
    (Role.SCORE_RATE, (Role.SCORE,), (Role.WEIGHT,)),
)

# ---------------------------------------------------------------- 挑列


def _written(result: ColumnEntry, operator: str, sources: Sequence[ColumnEntry]) -> str:
    return f"{result.name} = {operator.join(c.name for c in sources)}"


def _sum(grid: Grid, result: ColumnEntry, plus: tuple[ColumnEntry, ...], minus: tuple[ColumnEntry, ...]) -> Relation:
    text = _written(result, " + ", plus) + "".join(f" − {c.name}" for c in minus)
    return Relation(text, result, sum_of(grid, result, plus, minus), (*plus, *minus))


def _befores(grid: Grid, result: ColumnEntry) -> Iterator[tuple[ColumnEntry, ColumnEntry]]:
    """增减率前后两列：年初与调整后，或上年与本年，或紧靠在前的两列。"""
    amounts = [c for c in grid.numeric if not is_rate(c)]
    for one in amounts:
        for other in amounts:
            if plays(one.name, Role.INITIAL) and plays(other.name, Role.BUDGET):
                yield one, other
    place = grid.numeric.index(result)
    near = [c for c in grid.numeric[:place] if not is_rate(c)][-2:]
    if plays(result.name, Role.GROWTH) and len(near) == 2:
        yield near[0], near[1]


def _base_of(grid: Grid, result: ColumnEntry, role: Role) -> ColumnEntry | None:
    """占比、增长率所说的那一列：同名去掉“占比”的，或左边最近的数。"""
    named = bare(result.name)
    amounts = [c for c in grid.numeric if not is_rate(c)]
    for word in ("占比", "比重", "构成比", "增长率", "增减率", "变动率", "增幅"):
        if word in named:
            wanted = {named.replace(word, other) for other in ("金额", "人数", "数量", "")}
            found = [c for c in amounts if bare(c.name) in wanted]
            if found:
                return found[0]
    place = grid.numeric.index(result)
    before = [c for c in grid.numeric[:place] if not is_rate(c) and not plays(c.name, role)]
    return before[-1] if before else None


def _runs_before(grid: Grid, result: ColumnEntry) -> list[tuple[ColumnEntry, ...]]:
    place = grid.numeric.index(result)
    return _runs(result, list(reversed(grid.numeric[:place])))


def _runs_after(grid: Grid, result: ColumnEntry) -> list[tuple[ColumnEntry, ...]]:
    place = grid.numeric.index(result)
    return _runs(result, list(grid.numeric[place + 1 :]))


def _runs(result: ColumnEntry, near: list[ColumnEntry]) -> list[tuple[ColumnEntry, ...]]:
    """紧靠着的同类各列，由近及远取两列、三列……"""
    alike = []
    for column in near:
        if column.kind is not result.kind or is_rate(column) != is_rate(result):
            break
        alike.append(column)
    ordered = [tuple(alike[:size]) for size in range(len(alike), 1, -1)]
    return [tuple(sorted(one, key=near.index, reverse=True)) for one in ordered]
