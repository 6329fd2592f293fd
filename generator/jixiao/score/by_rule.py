"""按规则的得分怎样合计：算得出的用规则得分，算不出的用评定得分；只知一端的，合计也有上下限。"""

from collections.abc import Iterable
from decimal import Decimal

from jixiao.model.scored import ScoredGroup, ScoredLeaf

Node = ScoredGroup | ScoredLeaf


def by_rule(node: Node) -> Decimal:
    """计入上级按规则得分的分数；只知范围的是下限。"""
    ruled = node.rule_score if isinstance(node, ScoredGroup) else node.computed
    return ruled if node.ruled and ruled is not None else node.score or Decimal(0)


def by_rule_most(node: Node) -> Decimal:
    """计入上级按规则得分的分数的上限。"""
    most = node.rule_most if isinstance(node, ScoredGroup) else node.most
    return most if node.ruled and most is not None else by_rule(node)


def rule_parts(nodes: Iterable[Node]) -> tuple[Decimal, Decimal]:
    """其中规则得分合计多少，照评定得分计入的合计多少。"""
    ruled, given = Decimal(0), Decimal(0)
    for node in nodes:
        if node.ruled and isinstance(node, ScoredGroup):
            inner = rule_parts(node.counted)
            ruled, given = ruled + inner[0], given + inner[1]
        elif node.ruled:
            ruled += by_rule(node)
        else:
            given += by_rule(node)
    return ruled, given
