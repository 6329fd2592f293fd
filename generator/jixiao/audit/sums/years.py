"""同一年的预算与执行在几处各印一遍：资金栏、各年一行的表、一年一张的表，是否一致。"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Final

from jixiao.audit.check import Subject
from jixiao.audit.sums.arithmetic import UNIT_SLIPS
from jixiao.audit.sums.column_names import Role, plays
from jixiao.audit.sums.grid import Grid, Line, grids, is_rate, years_in
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.funds import ColumnEntry, MoneyUnit
from jixiao.model.interval import Interval, printed_interval
from jixiao.model.location import Location
from jixiao.wording.codes import sums as codes
from jixiao.wording.codes.code import Code
from jixiao.wording.figures import grouped

_PARTIAL: Final = re.compile(r"[至截]|月|季度|上半年|下半年|近.年|历年|上年")
_ROLES: Final = (Role.INITIAL, Role.BUDGET, Role.EXECUTED, Role.PLAIN_BUDGET)
_FUNDS: Final = (
    (Role.INITIAL, "initial", "年初预算数"),
    (Role.BUDGET, "budget", "全年预算数"),
    (Role.EXECUTED, "executed", "全年执行数"),
)


@dataclass(frozen=True, slots=True)
class _Figure:
    """一个印出的金额：以元计的区间，与原样的写法。"""

    name: str
    text: str
    yuan: Interval
    at: Location
    about: str


@dataclass(frozen=True, slots=True)
class _Set:
    """一处所印的一年的各数，按它们的角色。"""

    place: str
    source: str
    year: int
    figures: Mapping[Role, _Figure]


@dataclass(frozen=True, slots=True)
class _Pair:
    """两处的同一个数。"""

    here: _Figure
    there: _Figure

    @property
    def agrees(self) -> bool:
        return self.here.yuan.meets(self.there.yuan)

    @property
    def telling(self) -> bool:
        return self.agrees and self.here.yuan.low > 0 and self.there.yuan.low > 0

    @property
    def slipped(self) -> bool:
        """正好差一万倍。"""
        positive = self.here.yuan.low > 0 and self.there.yuan.low > 0
        return positive and any(self.here.yuan.times(factor).meets(self.there.yuan) for factor in UNIT_SLIPS)


def find_year_figures(subject: Subject) -> Iterator[Diagnostic]:
    """同一年的几个数，有的对得上、有的对不上的。"""
    for here, there, pairs in _compared(subject):
        apart = [pair for pair in pairs if not pair.agrees]
        if sum(1 for pair in pairs if pair.telling) >= len(apart):
            for pair in apart:
                if not pair.slipped:
                    yield _said(codes.YEAR_FIGURE, here, there, pair)


def find_year_unit_slips(subject: Subject) -> Iterator[Diagnostic]:
    """同一年的同一个数，正好差一万倍的。"""
    for here, there, pairs in _compared(subject):
        slipped = [pair for pair in pairs if not pair.agrees and pair.slipped]
        if len(slipped) >= 2 or any(pair.telling for pair in pairs):
            for pair in slipped:
                yield _said(codes.YEAR_UNIT_SLIP, here, there, pair)


def _said(code: Code, here: _Set, there: _Set, pair: _Pair) -> Diagnostic:
    return code.found(
        pair.here.at,
        year=here.year,
        place=here.place,
        column=pair.here.name,
        other=there.place,
        other_column=pair.there.name,
        expected=pair.there.text,
        actual=pair.here.text,
        about=(pair.here.about, pair.there.about),
        related=(Related(there.place, pair.there.at),),
    )


def _compared(subject: Subject) -> Iterator[tuple[_Set, _Set, list[_Pair]]]:
    """同一年的各处两两相比；同一张表内的不比。每一处只与它之前的第一处可比的比。"""
    sets = [one for one in _sets(subject) if len(one.figures) > 1]
    done: set[int] = set()
    for earlier, later in combinations(range(len(sets)), 2):
        there, here = sets[earlier], sets[later]
        if later in done or there.year != here.year or there.source == here.source:
            continue
        pairs = list(_pairs(here, there))
        if len(pairs) > 1:
            if any(pair.telling for pair in pairs):
                done.add(later)
            yield here, there, pairs


def _pairs(here: _Set, there: _Set) -> Iterator[_Pair]:
    for role in (Role.INITIAL, Role.BUDGET, Role.EXECUTED):
        if role in here.figures and role in there.figures:
            yield _Pair(here.figures[role], there.figures[role])
    plain_here, plain_there = here.figures.get(Role.PLAIN_BUDGET), there.figures.get(Role.PLAIN_BUDGET)
    if plain_here is not None and plain_there is not None:
        yield _Pair(plain_here, plain_there)
    elif plain_here is not None:
        yield from _budget_pair(plain_here, there, ours=True)
    elif plain_there is not None:
        yield from _budget_pair(plain_there, here, ours=False)


def _budget_pair(plain: _Figure, other: _Set, *, ours: bool) -> Iterator[_Pair]:
    """只说“预算”的，与对方的年初预算、调整后预算之一相符即可；都不符的，与调整后的比。"""
    budgets = [other.figures[role] for role in (Role.BUDGET, Role.INITIAL) if role in other.figures]
    pairs = [_Pair(plain, one) if ours else _Pair(one, plain) for one in budgets]
    yield from [pair for pair in pairs if pair.agrees][:1] or pairs[:1]


def _sets(subject: Subject) -> Iterator[_Set]:
    yield from _fund_set(subject)
    for grid in grids(subject):
        yield from _table_sets(grid, subject.evaluation.year)


def _fund_set(subject: Subject) -> Iterator[_Set]:
    funds = subject.evaluation.funds
    if funds is None:
        return
    factor = Fraction(funds.unit.in_yuan)
    figures = {}
    for role, field, name in _FUNDS:
        value: Decimal | None = getattr(funds.total, field)
        if value is not None:
            yuan, text = printed_interval(value).times(factor), f"{grouped(value)} {funds.unit.value}"
            figures[role] = _Figure(name, text, yuan, funds.total.place_of(field), f"资金.{name}")
    yield _Set("资金栏“年度资金总额”", "资金", subject.evaluation.year, figures)


def _table_sets(grid: Grid, default: int) -> Iterator[_Set]:
    """各年一行的，取各行；分年合计的，取合计行；其余取全表的合计，年份看表题，没有写的是评价年度。"""
    if any(line.part for line in grid.lines):
        return
    columns = _columns(grid)
    if len(columns) < 2:
        return
    title_years = years_in(grid.entry.title)
    by_year: dict[int, list[Line]] = {}
    for line in grid.lines:
        if line.year is not None:
            by_year.setdefault(line.year, []).append(line)
    if by_year:
        for year, lines in by_year.items():
            chosen = lines if len(lines) == 1 else [line for line in lines if line.level > 1]
            if len(chosen) == 1:
                yield from _set(grid, chosen[0], year, columns)
    elif len(title_years) < 2 and not _PARTIAL.search(grid.entry.title):
        totals = [line for line in grid.every_line if line.level > 1]
        if len(totals) == 1:
            yield from _set(grid, totals[0], title_years.pop() if title_years else default, columns)


def _columns(grid: Grid) -> dict[Role, ColumnEntry]:
    """各角色的列；一个角色有两列的不知是哪一列，不取。"""
    money = [c for c in grid.numeric if not is_rate(c) and grid.unit(c) in {unit.value for unit in MoneyUnit}]
    found = {role: [c for c in money if plays(c.name, role)] for role in _ROLES}
    return {role: columns[0] for role, columns in found.items() if len(columns) == 1}


def _set(grid: Grid, line: Line, year: int, columns: Mapping[Role, ColumnEntry]) -> Iterator[_Set]:
    figures = {}
    for role, column in columns.items():
        value = line.figures.get(column.name)
        if value is not None:
            summed = grid.interval(line, column) if grid.computed(line, column) else None
            yuan = (summed or printed_interval(value)).times(grid.in_yuan(column))
            text = f"{grouped(value)} {grid.unit(column)}"
            figures[role] = _Figure(column.name, text, yuan, line.at, grid.about(line, column)[0])
    yield _Set(f"表“{grid.entry.title}”{line.place}", grid.name, year, figures)
