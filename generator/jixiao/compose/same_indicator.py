"""同名的指标：各评价里名称相同（规范写法之后）的末级指标。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jixiao.model.dossier import normal_name
from jixiao.model.scored import ScoredDossier, ScoredLeaf


@dataclass(frozen=True, slots=True)
class SameIndicator:
    """一项指标在一份评价里。"""

    scored: ScoredDossier
    leaf: ScoredLeaf


def indicators_by_name(evaluations: Iterable[ScoredDossier]) -> Mapping[str, tuple[SameIndicator, ...]]:
    """规范名称 → 各评价里的这项指标；年度近的在前，同年按标识。"""
    found: dict[str, list[SameIndicator]] = {}
    for scored in sorted(evaluations, key=lambda one: (-one.dossier.evaluation.year, one.identifier)):
        for leaf in scored.leaves():
            found.setdefault(normal_name(leaf.name), []).append(SameIndicator(scored, leaf))
    return {name: tuple(members) for name, members in found.items()}


def others_alike(
    by_name: Mapping[str, tuple[SameIndicator, ...]], scored: ScoredDossier, leaf: ScoredLeaf
) -> tuple[SameIndicator, ...]:
    """别处的同名指标：本评价里代码不同的也算，只除去它自己。"""
    own = (scored.identifier, leaf.anchor)
    alike = by_name.get(normal_name(leaf.name), ())
    return tuple(one for one in alike if (one.scored.identifier, one.leaf.anchor) != own)
