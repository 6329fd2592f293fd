"""前后年的衔接：上年末的结余，应是本年初的结余。"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from jixiao.audit.check import Subject
from jixiao.audit.sums.column_names import suffix_of
from jixiao.audit.sums.grid import Grid, Line, bare, grids, is_rate
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.funds import ColumnEntry, ColumnType
from jixiao.model.interval import Interval, printed_interval
from jixiao.wording.codes import sums as codes
from jixiao.wording.figures import grouped, wan_text

_OPENING: Final = re.compile(r"^(年初|期初|上年末?)(?=.*(结转|结余|余额|数|金额|资产|存量|净值|原值)$)")
_CLOSING: Final = re.compile(r"^(年末|期末|年底)(?=.*(结转|结余|余额|数|金额|资产|存量|净值|原值)$)")
_FLOW: Final = re.compile(r"预算|批复|安排|计划|目标|指标")


@dataclass(frozen=True, slots=True)
class _Balance:
    """一年初或一年末的一个余额。"""

    line: Line
    name: str
    column: ColumnEntry
    interval: Interval

    def text(self) -> str:
        return grouped(self.line.figures[self.column.name])


def find_opening_balances(subject: Subject) -> Iterator[Diagnostic]:
    """年初数不等于上年末数的：或写成两列，或写在文字格里。"""
    for grid in grids(subject):
        closings: dict[tuple[int, str], _Balance] = {}
        openings: dict[tuple[int, str], _Balance] = {}
        for line in grid.lines:
            if line.year is not None and not line.level:
                for kind, key, balance in _balances(grid, line, line.year):
                    (openings if kind == "opening" else closings)[key] = balance
        for (year, kept), opening in openings.items():
            closing = closings.get((year - 1, kept))
            if closing is not None and not closing.interval.meets(opening.interval):
                yield codes.OPENING_BALANCE.found(
                    opening.line.at,
                    table=grid.entry.title,
                    year=year,
                    earlier=year - 1,
                    name=opening.name,
                    closing=closing.name,
                    expected=closing.text(),
                    actual=opening.text(),
                    about=grid.about(opening.line, opening.column) + grid.about(closing.line, closing.column),
                    related=(Related(f"{year - 1} 年的{closing.name}", closing.line.at),),
                )


def _balances(grid: Grid, line: Line, year: int) -> Iterator[tuple[str, tuple[int, str], _Balance]]:
    named = [(bare(c.name), c) for c in grid.numeric if not is_rate(c)]
    columns = grid.entry.columns
    for label, column in pairwise(columns):
        if label.kind is ColumnType.TEXT and column in grid.numeric:
            named.append((line.labels.get(label.name, ""), column))
    for name, column in named:
        value = grid.interval(line, column)
        for kind, pattern in (("opening", _OPENING), ("closing", _CLOSING)):
            if value is not None and pattern.match(name) and not _FLOW.search(name):
                kept = pattern.sub("", name) or suffix_of(name)
                yield kind, (year, kept), _Balance(line, name, column, value)


def find_carryovers(subjects: tuple[Subject, ...]) -> Iterator[Diagnostic]:
    """上年结转资金多于上一年度的结余的；少的可能已被收回，不说。"""
    earlier = _by_project(subjects)
    for subject in subjects:
        funds, evaluation = subject.evaluation.funds, subject.evaluation
        before = earlier.get((evaluation.unit or "", evaluation.name, evaluation.year - 1))
        if funds is None or funds.carryover is None or before is None or before.evaluation.funds is None:
            continue
        carried, last = funds.carryover.initial, before.evaluation.funds
        budget, executed = last.total.budget, last.total.executed
        if carried is None or budget is None or executed is None:
            continue
        left = (printed_interval(budget) - printed_interval(executed)).times(Fraction(last.unit.in_yuan))
        if printed_interval(carried).times(Fraction(funds.unit.in_yuan)).low > left.high:
            yield codes.CARRYOVER.found(
                funds.carryover.place_of("initial"),
                earlier=evaluation.year - 1,
                expected=wan_text((budget - executed) * last.unit.in_yuan),
                actual=wan_text(carried * funds.unit.in_yuan),
                about=("资金.上年结转资金.年初预算数",),
                related=(Related(f"{evaluation.year - 1} 年度的全年执行数", last.total.place_of("executed")),),
            ).within(subject.scored.identifier)


def _by_project(subjects: tuple[Subject, ...]) -> Mapping[tuple[str, str, int], Subject]:
    """按单位、项目、年度；同年同名的有两份，不知是哪一份，不比。"""
    found: dict[tuple[str, str, int], Subject | None] = {}
    for subject in subjects:
        key = (subject.evaluation.unit or "", subject.evaluation.name, subject.evaluation.year)
        found[key] = None if key in found else subject
    return {key: subject for key, subject in found.items() if subject is not None}
