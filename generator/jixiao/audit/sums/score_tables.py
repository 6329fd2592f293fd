"""印着各指标分值、得分的数据表，与指标体系是否一致。"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from jixiao.audit.check import Node, Subject
from jixiao.audit.sums.column_names import Role, plays
from jixiao.audit.sums.grid import Grid, Line, grids, is_rate, years_in
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.dossier import normal_name
from jixiao.model.funds import ColumnEntry
from jixiao.model.rounding import consistent
from jixiao.model.scored import ScoredLeaf
from jixiao.wording.codes import sums as codes
from jixiao.wording.figures import trimmed
from jixiao.wording.scores import name_of

_CODED: Final = re.compile(r"^([A-Z]\d*(?:-\d+)?)(?![\dA-Za-z])")


def find_score_tables(subject: Subject) -> Iterator[Diagnostic]:
    """表里的分值、得分与指标体系多数相符的，指出不符的。"""
    named = _nodes_by_name(subject)
    for grid in grids(subject):
        years = years_in(grid.entry.title)
        if years and subject.evaluation.year not in years:
            continue  # 往年的得分
        columns = [c for c in grid.numeric if plays(c.name, Role.WEIGHT, Role.SCORE) and not is_rate(c)]
        cells = list(_cells(grid, columns, named)) if columns else []
        apart = [cell for cell in cells if not _same(*cell[1:])]
        if not apart or len(cells) - len(apart) < max(2, 2 * len(apart)):
            continue
        for line, column, node, printed in apart:
            exact = _score_in(node, column)
            yield codes.SCORE_TABLE.found(
                line.at,
                table=grid.entry.title,
                number=line.number,
                name=name_of(node),
                column=column.name,
                expected=trimmed(exact) if exact is not None else "",
                actual=trimmed(printed),
                about=(f"指标.{node.anchor}", *grid.about(line, column)),
                related=(Related("指标体系在这里", node.at),),
            )


def _cells(
    grid: Grid, columns: list[ColumnEntry], named: Mapping[str, Node]
) -> Iterator[tuple[Line, ColumnEntry, Node, Decimal]]:
    """认得出是哪个指标的行里，印着的分值与得分。"""
    for line in grid.details:
        node = _node(line, named)
        for column in columns if node is not None else ():
            printed = line.figures.get(column.name)
            if printed is not None and node is not None and _score_in(node, column) is not None:
                yield line, column, node, printed


def _node(line: Line, named: Mapping[str, Node]) -> Node | None:
    """一行最靠后的一格文字说的是哪个指标：有代码的按代码，没有的按名称。"""
    words = next((word for word in reversed(tuple(line.labels.values())) if word), "")
    coded = _CODED.match(words)
    return named.get(coded[1] if coded else normal_name(words))


def _nodes_by_name(subject: Subject) -> Mapping[str, Node]:
    """按代码与名称；重复的不知是哪一个，不取。"""
    names = [(name, node) for node in subject.nodes for name in {node.code, normal_name(node.name)} if name]
    times = Counter(name for name, _ in names)
    return {name: node for name, node in names if times[name] == 1}


def _score_in(node: Node, column: ColumnEntry) -> Decimal | None:
    return node.weight if plays(column.name, Role.WEIGHT) else node.score


def _same(column: ColumnEntry, node: Node, printed: Decimal) -> bool:
    """末级指标须一字不差；上级的是和，可以取整后印。"""
    exact = _score_in(node, column)
    if exact is None or isinstance(node, ScoredLeaf):
        return exact == printed
    return consistent(printed, Fraction(exact))
