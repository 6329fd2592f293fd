"""同行各数的关系：多数行成立的，指出不成立的那几行。"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jixiao.audit.check import Subject
from jixiao.audit.sums.arithmetic import UNIT_SLIPS
from jixiao.audit.sums.column_names import Role, plays
from jixiao.audit.sums.grid import Grid, Line, grids, is_rate
from jixiao.audit.sums.relations import Lines, Relation, relations
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.funds import ColumnEntry, ColumnType
from jixiao.model.interval import Interval, printed_interval, step_of
from jixiao.model.rounding import Rounding, RoundingMode, rounded
from jixiao.wording.codes import sums as codes
from jixiao.wording.codes.code import Code
from jixiao.wording.figures import grouped


def find_row_relations(subject: Subject) -> Iterator[Diagnostic]:
    """多数行都合的关系，个别行不合的。"""
    for grid, seen, line, value in _apart(subject):
        if _slip(grid, seen.relation, line, value) is None:
            yield _said(codes.ROW_RELATION, subject, grid, seen, line, value)


def find_unit_slips(subject: Subject) -> Iterator[Diagnostic]:
    """不合的那一行，换成万元或元就合的。"""
    for grid, seen, line, value in _apart(subject):
        if _slip(grid, seen.relation, line, value) is not None:
            yield _said(codes.UNIT_SLIP, subject, grid, seen, line, value)


@dataclass(frozen=True, slots=True)
class _Seen:
    """一种关系在表里的验证：成立且有说服力的行数，与不成立的行连同应有的值。"""

    relation: Relation
    support: int
    apart: tuple[tuple[Line, Interval], ...]

    @property
    def convincing(self) -> bool:
        return self.support >= 2 and self.support >= 2 * len(self.apart)


def _apart(subject: Subject) -> Iterator[tuple[Grid, _Seen, Line, Interval]]:
    for grid in grids(subject):
        best: dict[str, _Seen] = {}
        for relation in relations(grid):
            seen = _verified(grid, relation, _mode(subject, relation.result))
            name = relation.result.name
            if seen.convincing and (name not in best or len(seen.apart) < len(best[name].apart)):
                best[name] = seen
        for seen in best.values():
            yield from ((grid, seen, line, value) for line, value in seen.apart)


def _verified(grid: Grid, relation: Relation, mode: RoundingMode) -> _Seen:
    support, apart = 0, []
    for line in _lines(grid, relation.lines):
        printed = line.figures.get(relation.result.name)
        value = relation.compute(line) if printed is not None else None
        if printed is None or value is None:
            continue
        if not value.meets(printed_interval(printed, mode)):
            apart.append((line, value))
        elif printed and _telling(relation, line):
            support += 1
    return _Seen(relation, support, tuple(apart))


def _lines(grid: Grid, lines: Lines) -> Iterator[Line]:
    """一种关系应当成立的行。"""
    for line in grid.every_line:
        if lines is Lines.ALL or (lines is Lines.TOTALS) is bool(line.level):
            yield line


def _telling(relation: Relation, line: Line) -> bool:
    """成立而不是碰巧：至少两个数不为零。"""
    values = [line.figures.get(column.name) for column in relation.sources]
    if sum(1 for value in values if value) < min(2, len(values)):
        return False
    if len(values) < 3 or relation.lines is not Lines.DETAILS:
        return True
    return all(value and value != 1 for value in values)  # 几个乘数里有一的，看不出乘的是哪几个


def _mode(subject: Subject, column: ColumnEntry) -> RoundingMode:
    executed = is_rate(column) and plays(column.name, Role.EXECUTION_RATE)
    return subject.dossier.execution_rounding.mode if executed else RoundingMode.HALF_UP


def _slip(grid: Grid, relation: Relation, line: Line, value: Interval) -> Fraction | None:
    """差一万倍的，返回倍数；百分数与件数没有元、万元之分。"""
    column = relation.result
    if is_rate(column) or (grid.in_yuan(column) == 1 and not grid.unit(column)):
        return None
    printed = printed_interval(line.figures[column.name])
    return next((factor for factor in UNIT_SLIPS if printed.times(factor).meets(value)), None)


def _said(code: Code, subject: Subject, grid: Grid, seen: _Seen, line: Line, value: Interval) -> Diagnostic:
    column = seen.relation.result
    printed = line.figures[column.name]
    step = step_of(printed)
    decimals = max(len(str(step.denominator)) - 1, 2 if is_rate(column) or column.kind is ColumnType.MONEY else 0)
    expected = rounded(value.middle, Rounding(_mode(subject, column), decimals))
    percent = "%" if is_rate(column) else ""
    return code.found(
        line.at,
        table=grid.entry.title,
        place=line.place,
        column=column.name,
        relation=seen.relation.text,
        support=seen.support,
        expected=f"{grouped(expected)}{percent}",
        actual=f"{grouped(printed)}{percent}",
        about=grid.about(line, column),
    )
