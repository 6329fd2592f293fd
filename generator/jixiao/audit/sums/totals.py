"""写在各行之中的小计、合计、总计，与它所汇总的各行。"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from jixiao.audit.check import Subject
from jixiao.audit.sums.grid import Grid, Line, grids, is_additive
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.funds import ColumnEntry
from jixiao.model.interval import step_of
from jixiao.model.rounding import consistent
from jixiao.wording.codes import sums as codes
from jixiao.wording.codes.code import Code
from jixiao.wording.figures import grouped

_NESTED: Final = re.compile(r"^([（(]?[一二三四五六七八九十]+[）)、.]|\d+[.．]\d+)")


@dataclass(frozen=True, slots=True)
class _Sum:
    """一格合计与它所汇总的各数。"""

    line: Line
    column: ColumnEntry
    printed: Decimal
    parts: tuple[Decimal, ...]

    @property
    def exact(self) -> Fraction:
        return sum((Fraction(part) for part in self.parts), Fraction(0))

    @property
    def telling(self) -> bool:
        """至少两个不为零的数相加，相符才不是碰巧。"""
        return sum(1 for part in self.parts if part) > 1

    @property
    def holds(self) -> bool:
        return consistent(self.printed, self.exact)

    def within_rounding(self, *, rounded: bool) -> bool:
        """差额在各数取整的误差之内。同列各数的位数以最多的为准：20.60 之旁的 16 是 16.00。"""
        finest = min(step_of(part) for part in self.parts)
        slack = (finest * sum(1 for part in self.parts if part) + step_of(self.printed)) / 2
        return rounded and abs(self.exact - Fraction(self.printed)) < slack


def find_typed_totals(subject: Subject) -> Iterator[Diagnostic]:
    """合计行与各行之和不符的。表中多数合计格对得上，才说另几格不对。"""
    for grid in grids(subject):
        apart, _ = _compared(grid)
        yield from (_said(codes.TYPED_TOTAL, grid, one) for one in apart)


def find_rounding_tails(subject: Subject) -> Iterator[Diagnostic]:
    """合计行与各行之和的差，小到可以是取整的尾差。"""
    for grid in grids(subject):
        _, tails = _compared(grid)
        yield from (_said(codes.ROUNDING_TAIL, grid, one) for one in tails)


def _said(code: Code, grid: Grid, one: _Sum) -> Diagnostic:
    together = sum(one.parts, Decimal(0))
    return code.found(
        one.line.at,
        table=grid.entry.title,
        place=one.line.place,
        column=one.column.name,
        difference=grouped(abs(one.printed - together)),
        expected=grouped(together),
        actual=grouped(one.printed),
        about=grid.about(one.line, one.column),
    )


def _compared(grid: Grid) -> tuple[list[_Sum], list[_Sum]]:
    """（不符的，只差尾数的）；看不出是怎样汇总的，两样都空着。"""
    held: list[_Sum] = []
    tails: list[_Sum] = []
    apart: list[_Sum] = []
    for one in (one for line in _total_lines(grid) for one in _best(grid, line)):
        tail = one.within_rounding(rounded=grid.rounded(one.column))
        (held if one.holds else tails if tail else apart).append(one)
    support = sum(1 for one in (*held, *tails) if one.telling)
    if support < len(apart) and not (not support and len(apart) == 1 and _flat(grid)):
        return [], []
    return apart, tails


def _total_lines(grid: Grid) -> Iterator[Line]:
    """行里的合计；另写的合计行里，没有声明求和、也没有计算式的列也在此核对。"""
    yield from (line for line in grid.lines if line.level)
    if grid.total is not None:
        yield grid.total


def _best(grid: Grid, line: Line) -> list[_Sum]:
    """几种汇总范围里，对得上的格最多的那一种。"""
    columns = [c for c in grid.numeric if is_additive(c) and c.formula is None and c.name in line.figures]
    if line.number is None:
        columns = [c for c in columns if not c.summed]
    readings = [_summed(line, scope, columns) for scope in _scopes(grid, line) if len(scope) > 1]
    return max(readings, key=lambda sums: sum(1 for one in sums if one.holds and one.telling), default=[])


def _summed(line: Line, scope: Sequence[Line], columns: Sequence[ColumnEntry]) -> list[_Sum]:
    sums = []
    for column in columns:
        parts = tuple(part.figures[column.name] for part in scope if column.name in part.figures)
        if parts:
            sums.append(_Sum(line, column, line.figures[column.name], parts))
    return sums


def _scopes(grid: Grid, line: Line) -> Iterator[list[Line]]:
    """可能的汇总范围：上一个同级合计以来的明细、其中同组的明细；写在最前的，是其后的明细。"""
    if line.number is None:
        yield [one for one in grid.details if not one.part]
        return
    above = _until(reversed(grid.lines[: line.number - 1]), line.level)
    group = _group(line)
    if group:
        yield [one for one in above if _group(one)[: len(group)] == group]
    yield above
    if not above:
        yield _until(iter(grid.lines[line.number :]), line.level)


def _until(lines: Iterator[Line], level: int) -> list[Line]:
    """明细行，直到同级或更高的合计。"""
    found = []
    for line in lines:
        if line.level >= level:
            break
        if not line.level and not line.part:
            found.append(line)
    return found


def _group(line: Line) -> tuple[str, ...]:
    """“小计”“合计”字样左边的各格，如（2024，基本支出）；明细行是全部文字格。序号不算。"""
    words: list[str] = []
    for column, word in line.labels.items():
        if line.level and word.endswith(("小计", "合计", "共计", "总计")):
            break
        if column not in {"序号", "编号"}:
            words.append(word)
    return tuple(words) if not line.level or all(words) else ()


def _flat(grid: Grid) -> bool:
    """只有一行合计，也没有“其中”和分级编号：各行必定都计入。"""
    totals = [line for line in _total_lines(grid) if line.level]
    return len(totals) == 1 and not any(
        "其中" in word or _NESTED.match(word) for line in grid.lines for word in line.labels.values()
    )
