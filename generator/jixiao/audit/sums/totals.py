"""写在各行之中的小计、合计、总计，与它所汇总的各行。"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Final

from jixiao.audit.check import Subject
from jixiao.audit.sums.grid import Grid, Line, grids, is_additive
from jixiao.audit.sums.tables import mismatches
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.funds import ColumnEntry
from jixiao.model.interval import step_of
from jixiao.model.rounding import consistent
from jixiao.wording.codes import sums as codes
from jixiao.wording.codes.code import Code
from jixiao.wording.figures import grouped

_NESTED: Final = re.compile(r"^([（(]?[一二三四五六七八九十]+[）)、.]|\d+[.．]\d+)")


class _Scope(Enum):
    """合计行汇总哪些行。"""

    GROUP = "左边各格相同的"
    ABOVE = "上一个同级合计以来的"
    ALL = "以上全部"
    BELOW = "其后的，直到下一个同级合计"


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
        return consistent(self.printed, self.exact) or consistent(self.printed, _without_children(self.parts))

    def within_rounding(self, *, rounded: bool) -> bool:
        """差额在各数取整的误差之内。同列各数的位数以最多的为准：20.60 之旁的 16 是 16.00。"""
        finest = min(step_of(part) for part in self.parts)
        slack = (finest * len(self.parts) + step_of(self.printed)) / 2
        return rounded and abs(self.exact - Fraction(self.printed)) < slack


def _without_children(parts: Sequence[Decimal]) -> Fraction:
    """有的行恰是紧随其后几行之和，就是上级与下级列在一起：只计上级。"""
    total, place = Fraction(0), 0
    while place < len(parts):
        total += Fraction(parts[place])
        below, after = Decimal(0), place + 1
        while parts[place] and after < len(parts) and abs(below) < abs(parts[place]):
            below += parts[after]
            after += 1
        place = after if below == parts[place] and after > place + 2 else place + 1
    return total


def find_typed_totals(subject: Subject) -> Iterator[Diagnostic]:
    """合计行与各行之和不符的。表中多数合计格对得上，才说另几格不对。"""
    for grid in grids(subject):
        apart, _ = _compared(grid)
        yield from (_said(codes.TYPED_TOTAL, grid, one) for one in apart)


def find_rounding_tails(subject: Subject) -> Iterator[Diagnostic]:
    """合计、比率与算得的差，小到可以是取整的尾差。"""
    for one in mismatches(subject):
        if one.tail and one.cell.exact is not None and one.cell.published is not None:
            yield one.told(codes.ROUNDING_TAIL)
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
        expected=grouped(together),
        actual=grouped(one.printed),
        about=grid.about(one.line, one.column),
    )


def _compared(grid: Grid) -> tuple[list[_Sum], list[_Sum]]:
    """（不符的，只差尾数的）；看不出是怎样汇总的，两样都空着。"""
    held: list[_Sum] = []
    tails: list[_Sum] = []
    apart: list[_Sum] = []
    for one in _sums(grid):
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


def _sums(grid: Grid) -> Iterator[_Sum]:
    """各合计行照最说得通的范围汇总：先看自己对得上几格，都对不上的，随同级各行的多数。"""
    read = [(line, _readings(grid, line)) for line in _total_lines(grid)]
    usual: Counter[tuple[int, _Scope]] = Counter()
    for line, readings in read:
        usual.update((line.level, scope) for scope, sums in readings.items() if _telling_holds(sums))
    for line, readings in read:
        if readings:
            yield from readings[max(readings, key=lambda s: (_telling_holds(readings[s]), usual[line.level, s]))]


def _telling_holds(sums: Sequence[_Sum]) -> int:
    return sum(1 for one in sums if one.holds and one.telling)


def _readings(grid: Grid, line: Line) -> dict[_Scope, list[_Sum]]:
    """一行合计的几种汇总范围，各得出怎样的和。"""
    columns = [c for c in grid.numeric if is_additive(c) and c.formula is None and c.name in line.figures]
    if line.number is None:
        columns = [c for c in columns if not c.summed]
    found = {}
    for scope, lines in _scopes(grid, line):
        if len(lines) > 1 and (sums := _summed(line, lines, columns)):
            found[scope] = sums
    return found


def _summed(line: Line, scope: Sequence[Line], columns: Sequence[ColumnEntry]) -> list[_Sum]:
    sums = []
    for column in columns:
        parts = tuple(part.figures[column.name] for part in scope if column.name in part.figures)
        if parts:
            sums.append(_Sum(line, column, line.figures[column.name], parts))
    return sums


def _scopes(grid: Grid, line: Line) -> Iterator[tuple[_Scope, list[Line]]]:
    """可能的汇总范围；“其中”的行与下级合计不另计。"""
    if line.number is None:
        yield _Scope.ALL, [one for one in grid.details if not one.part]
        return
    before, after = grid.lines[: line.number - 1], grid.lines[line.number :]
    above = _until(reversed(before), line.level)[::-1]
    if group := _group(line):
        yield _Scope.GROUP, [one for one in above if _group(one)[: len(group)] == group]
    yield _Scope.ABOVE, above
    everything = [one for one in before if not one.level and not one.part]
    if len(everything) > len(above):
        yield _Scope.ALL, everything
    yield _Scope.BELOW, _until(iter(after), line.level)


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
