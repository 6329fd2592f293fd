"""结构：代码与分值。"""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.location import Location
from jixiao.model.scored import ScoredDossier, ScoredGroup, ScoredLeaf
from jixiao.wording import audit_codes as codes
from jixiao.wording.figures import trimmed


def nodes_of(scored: ScoredDossier) -> Iterator[ScoredGroup | ScoredLeaf]:
    """全部节点，上级在前。"""
    stack: list[ScoredGroup | ScoredLeaf] = list(reversed(scored.groups))
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, ScoredGroup):
            stack.extend(reversed(node.children))


def check_codes(scored: ScoredDossier) -> Iterator[Diagnostic]:
    """代码不得重复。"""
    first: dict[str, Location] = {}
    for node in nodes_of(scored):
        if isinstance(node, ScoredGroup) and len(node.children) == 1 and node.children[0].at == node.at:
            continue  # 最上层的末级指标自成一组，同一处不算重复
        if node.code in first:
            related = (Related("第一次用在这里", first[node.code]),)
            yield codes.REPEATED_CODE.found(node.at, key=node.code, related=related)
        else:
            first[node.code] = node.at


def check_weights(scored: ScoredDossier) -> Iterator[Diagnostic]:
    """分值合计等于满分，上级等于下级之和。"""
    execution = scored.execution.weight if scored.execution is not None else Decimal(0)
    weights = execution + sum((g.weight for g in scored.groups), Decimal(0))
    if weights != scored.full:
        at = scored.groups[0].at if scored.groups else scored.dossier.at
        yield codes.WEIGHTS_NOT_FULL.found(at, expected=trimmed(scored.full), actual=trimmed(weights))
    for node in nodes_of(scored):
        if isinstance(node, ScoredGroup) and node.declared is not None and node.declared != node.weight:
            yield codes.GROUP_WEIGHT_DIFFERS.found(
                node.at, name=f"{node.code} {node.name}", expected=trimmed(node.weight), actual=trimmed(node.declared)
            )
