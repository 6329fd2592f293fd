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

_OPENING: Final = re.compile(r"^(年初|期初|上年末?)(?=.*(结转|结余|余额|数|金额|资产|存量|总额|净值|原值)$)")
_CLOSING: Final = re.compile(r"^(年末|期末|年底)(?=.*(结转|结余|余额|数|金额|资产|存量|总额|净值|原值)$)")
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
        openings, closings = _balances(grid, _OPENING), _balances(grid, _CLOSING)
        for (year, name, item), opening in openings.items():
            closing = closings.get((year - 1, name, item))
            if closing is not None and opening is not None and not closing.interval.meets(opening.interval):
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


def _balances(grid: Grid, pattern: re.Pattern[str]) -> Mapping[tuple[int, str, str], _Balance | None]:
    """按（年，余额的名称，项目）；重复的不知是哪一个，记作空。"""
    found: dict[tuple[int, str, str], _Balance | None] = {}
    for line in grid.lines:
        if line.year is None or line.level:
            continue
        for name, item, column in _named(grid, line):
            value = grid.interval(line, column)
            if value is not None and pattern.match(name) and not _FLOW.search(name):
                key = (line.year, pattern.sub("", name) or suffix_of(name), item)
                found[key] = None if key in found else _Balance(line, name, column, value)
    return found


def _named(grid: Grid, line: Line) -> Iterator[tuple[str, str, ColumnEntry]]:
    """（余额的名称，项目，列）：名称是列名，或写在左边一格的文字。"""
    item = "／".join(w for w in line.labels.values() if w and not w.removesuffix("年").isdecimal())
    yield from ((bare(c.name), item, c) for c in grid.numeric if not is_rate(c))
    for label, column in pairwise(grid.entry.columns):
        if label.kind is ColumnType.TEXT and column in grid.numeric:
            yield line.labels.get(label.name, ""), "", column


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
