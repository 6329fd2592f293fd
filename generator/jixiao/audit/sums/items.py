"""同一年、同一项目的数在两张表里各印一遍，是否一致。"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final, TypeAlias

from jixiao.audit.check import Subject
from jixiao.audit.sums.column_names import Role, plays
from jixiao.audit.sums.grid import Grid, Line, bare, grids, is_rate, years_in
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.entry import plain
from jixiao.model.funds import ColumnEntry, ColumnType
from jixiao.model.interval import Interval, printed_interval
from jixiao.wording.codes import sums as codes
from jixiao.wording.figures import grouped

_NUMBER_OR_YEAR: Final = re.compile(r"\d+(年度?)?")
_SEVERAL_YEARS: Final = re.compile(r"近.年|历年|各年")
_VERSION: Final = re.compile(r"调整|变更|修订|申报|审核|核定|批复|年初|决算|计划|实际|原")
_BRACKETED: Final = re.compile(r"^(?:.*)\(([^()]+)\)$")
_ROLES: Final = (Role.INITIAL, Role.BUDGET, Role.EXECUTED)

Key: TypeAlias = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class _Cell:
    """一格：以元计的区间，以及它在哪里。"""

    grid: Grid
    line: Line
    column: ColumnEntry
    yuan: Interval

    @property
    def text(self) -> str:
        unit = self.grid.unit(self.column)
        return f"{grouped(self.line.figures[self.column.name])}{f' {unit}' if unit else ''}"


def find_item_figures(subject: Subject) -> Iterator[Diagnostic]:
    """两张表里同年同名的数，多数相符的，指出不符的。"""
    tables = [cells for grid in grids(subject) if (cells := _cells(grid, subject.evaluation.year))]
    for there, here in combinations(tables, 2):
        if _version(there) != _version(here):
            continue
        pairs = [(here[key], there[key], key) for key in here if key in there]
        apart = [pair for pair in pairs if not pair[0].yuan.meets(pair[1].yuan)]
        support = sum(1 for one, other, _ in pairs if one.yuan.meets(other.yuan) and one.yuan.low > 0)
        if apart and support >= max(2, 2 * len(apart)):
            for one, other, (year, item, _) in apart:
                yield codes.ITEM_FIGURE.found(
                    one.line.at,
                    table=one.grid.entry.title,
                    number=one.line.number,
                    column=one.column.name,
                    item=item,
                    year=year,
                    other=other.grid.entry.title,
                    expected=other.text,
                    actual=one.text,
                    support=support,
                    about=one.grid.about(one.line, one.column) + other.grid.about(other.line, other.column),
                    related=(Related(f"表“{other.grid.entry.title}”{other.line.place}", other.line.at),),
                )


def _version(cells: Mapping[Key, _Cell]) -> set[str]:
    """表题里说的是哪一稿：调整前与调整后、申报与审核本来就不同。"""
    return set(_VERSION.findall(next(iter(cells.values())).grid.entry.title))


def _cells(grid: Grid, default: int) -> Mapping[Key, _Cell]:
    """金额各格，按（年，项目，列的角色）；同名有两格的不知是哪一格，不取。"""
    found: dict[Key, _Cell | None] = {}
    years = years_in(grid.entry.title)
    unsaid = None if years or _SEVERAL_YEARS.search(grid.entry.title) else default
    fallback = next(iter(years)) if len(years) == 1 else unsaid
    for line in grid.details:
        year = line.year or fallback
        for column in grid.numeric:
            printed = line.figures.get(column.name)
            item = _item(grid, line, column)
            if year is None or printed is None or not item or column.kind is not ColumnType.MONEY or is_rate(column):
                continue
            key = (year, item, _what(column))
            cell = _Cell(grid, line, column, printed_interval(printed).times(grid.in_yuan(column)))
            found[key] = None if key in found else cell
    return {key: cell for key, cell in found.items() if cell is not None}


def _item(grid: Grid, line: Line, column: ColumnEntry) -> str:
    """这一格说的是什么：左边最近的一格文字，年份除外；“基本支出（人员经费）”是人员经费。"""
    before = grid.entry.columns[: grid.entry.columns.index(column)]
    words = [w for c in before if (w := line.labels.get(c.name, "")) and not _NUMBER_OR_YEAR.fullmatch(w)]
    if not words:
        return ""
    text = plain(words[-1])
    bracketed = _BRACKETED.match(text)
    return bracketed[1] if bracketed else text


def _what(column: ColumnEntry) -> str:
    """列的角色，认不出的照列名。"""
    return next((role.name for role in _ROLES if plays(column.name, role)), bare(column.name))
