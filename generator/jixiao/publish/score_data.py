"""得分的数据形式。每个数都是照印刷样式写出的文字，没有的为 None；结构有版本号，只增不改。"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from jixiao.model.kind import ScoreStyle
from jixiao.model.scored import ScoredDossier, ScoredGroup, ScoredLeaf
from jixiao.wording.figures import score_text

VERSION: Final = 1

Data = dict[str, Any]


def scores_data(evaluations: Iterable[ScoredDossier]) -> Data:
    """全部评价的得分。"""
    return {"version": VERSION, "evaluations": [_evaluation(scored) for scored in evaluations]}


def _evaluation(scored: ScoredDossier) -> Data:
    evaluation, style = scored.dossier.evaluation, scored.dossier.kind.style
    published = evaluation.published
    return {
        "id": scored.identifier,
        "kind": scored.dossier.kind.identifier,
        "name": evaluation.name,
        "year": str(evaluation.year),
        "supervisor": evaluation.supervisor,
        "unit": evaluation.unit,
        "profile": scored.dossier.profile.identifier,
        "total": score_text(scored.total, style),
        "full": score_text(scored.full, style),
        "grade": scored.grade,
        "rule_total": scored.facts["规则总分"].text,
        "rule_grade": scored.rule_grade,
        "self_total": _score(scored.self_total, style),
        "published": {
            "total": _score(published.total, style) if published else None,
            "grade": published.grade if published else None,
        },
        "funds": _funds(scored),
        "levels": [_level(group, style) for group in scored.groups],
        "indicators": [_indicator(leaf, style) for leaf in scored.leaves()],
    }


def _funds(scored: ScoredDossier) -> Data | None:
    """资金：金额以万元计，执行率为百分数的数值。"""
    if scored.dossier.evaluation.funds is None:
        return None
    execution, style = scored.execution, scored.dossier.kind.style
    return {
        "initial": _fact(scored, "资金.年初预算数"),
        "budget": _fact(scored, "资金.全年预算数"),
        "executed": _fact(scored, "资金.全年执行数"),
        "rate": _fact(scored, "资金.预算执行率"),
        "weight": _score(execution.weight, style) if execution else None,
        "score": _score(execution.score, style) if execution else None,
        "insufficient": (execution.insufficient or None) if execution else None,
    }


def _level(group: ScoredGroup, style: ScoreStyle) -> Data:
    return {
        "code": group.code,
        "name": group.name,
        "weight": score_text(group.weight, style),
        "score": score_text(group.score, style),
        "rate": None if group.rate is None else str(group.rate),
        "self": _score(group.self_score, style),
    }


def _indicator(leaf: ScoredLeaf, style: ScoreStyle) -> Data:
    return {
        "code": leaf.code,
        "name": leaf.name,
        "path": [name for _, name in leaf.path],
        "weight": score_text(leaf.weight, style),
        "rule": leaf.rule,
        "computed": _score(leaf.computed, ScoreStyle.FIXED),
        "awarded": _score(leaf.awarded, style),
        "self": _score(leaf.self_score, style),
        "status": leaf.status.value,
        "target": leaf.target or None,
        "actual": leaf.actual or None,
        "reason": leaf.reason or None,
    }


def _score(value: Decimal | None, style: ScoreStyle) -> str | None:
    return None if value is None else score_text(value, style)


def _fact(scored: ScoredDossier, key: str) -> str | None:
    fact = scored.facts.get(key)
    return fact.text if fact is not None else None
