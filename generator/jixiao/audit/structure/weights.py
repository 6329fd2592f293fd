"""代码与分值。"""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.location import Location
from jixiao.model.scored import ScoredGroup
from jixiao.wording.codes import structure as codes
from jixiao.wording.figures import trimmed


def find_repeated_codes(subject: Subject) -> Iterator[Diagnostic]:
    """用了不止一次的代码。"""
    first: dict[str, Location] = {}
    for node in subject.nodes:
        if isinstance(node, ScoredGroup) and len(node.children) == 1 and node.children[0].at == node.at:
            continue  # 最上层的末级指标自成一组，同一处不算重复
        if node.code in first:
            related = (Related("第一次用在这里", first[node.code]),)
            about = (f"指标.{node.anchor}",)
            yield codes.REPEATED_CODE.found(node.at, key=node.code, related=related, about=about)
        else:
            first[node.code] = node.at


def find_weights_not_full(subject: Subject) -> Iterator[Diagnostic]:
    """分值合计不等于满分的。"""
    scored = subject.scored
    execution = scored.execution.weight if scored.execution is not None else Decimal(0)
    weights = execution + sum((g.weight for g in scored.groups), Decimal(0))
    if weights != scored.full:
        at = scored.groups[0].at if scored.groups else subject.dossier.at
        yield codes.WEIGHTS_NOT_FULL.found(at, expected=trimmed(scored.full), actual=trimmed(weights), about=("满分",))


def find_group_weights(subject: Subject) -> Iterator[Diagnostic]:
    """写明的上级分值不等于下级之和的。"""
    for node in subject.nodes:
        if isinstance(node, ScoredGroup) and node.declared is not None and node.declared != node.weight:
            yield codes.GROUP_WEIGHT_DIFFERS.found(
                node.at,
                name=f"{node.code} {node.name}",
                expected=trimmed(node.weight),
                actual=trimmed(node.declared),
                about=(f"指标.{node.anchor}.分值",),
            )
