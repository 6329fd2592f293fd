"""得分的数据形式。每个数都是照印刷样式写出的文字，没有的为 None；结构有版本号，只增不改。"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from jixiao.model.derivation import Fact
from jixiao.model.kind import ScoreStyle
from jixiao.model.open_data.record import VERSION
from jixiao.model.open_data.scores import (
    BandData,
    EvidenceData,
    FundRowData,
    FundsData,
    IndicatorData,
    LevelData,
    PublishedData,
    ScoreData,
    ScoresFile,
)
from jixiao.model.scored import ScoredDossier, ScoredGroup, ScoredLeaf
from jixiao.wording.coverage import grades_words
from jixiao.wording.figures import score_text

Data = dict[str, Any]

_FUND_ROWS = (
    ("年度资金总额", "资金", "预算执行率"),
    ("当年财政拨款", "资金.当年财政拨款", "执行率"),
    ("上年结转资金", "资金.上年结转资金", "执行率"),
    ("其他资金", "资金.其他资金", "执行率"),
)


def scores_data(evaluations: Iterable[ScoredDossier]) -> Data:
    """全部评价的得分。"""
    return ScoresFile(version=VERSION, evaluations=[ScoreData(**score_fields(one)) for one in evaluations]).data()


def score_fields(scored: ScoredDossier) -> Data:
    """得分的各栏；一份评价的全部数据由此增补。"""
    evaluation, style = scored.dossier.evaluation, scored.dossier.kind.style
    published, facts = evaluation.published, scored.released_facts()
    return {
        "id": scored.identifier,
        "kind": scored.dossier.kind.identifier,
        "name": evaluation.printed_name,
        "year": str(evaluation.year),
        "supervisor": evaluation.supervisor,
        "unit": evaluation.unit,
        "profile": scored.dossier.profile.identifier,
        "total": score_text(scored.total, style),
        "full": score_text(scored.full, style),
        "grade": scored.grade,
        "rule_total": printed_score(scored.rule_total, ScoreStyle.FIXED),
        "rule_most": printed_score(scored.rule_most, ScoreStyle.FIXED),
        "rule_grade": rule_grade(scored),
        "rule_checked": str(scored.coverage.checked),
        "rule_counted": str(scored.coverage.counted),
        "assessor": evaluation.assessor.value,
        "self_total": printed_score(scored.self_total, style),
        "self_grade": scored.self_grade,
        "published": PublishedData(
            total=printed_score(published.total, style) if published else None,
            grade=published.grade if published else None,
        ),
        "funds": _funds(scored),
        "levels": [_level(group, style) for group in scored.groups],
        "indicators": [_indicator(leaf, style, facts) for leaf in scored.leaves()],
    }


def _funds(scored: ScoredDossier) -> FundsData | None:
    if scored.dossier.evaluation.funds is None:
        return None
    execution, style = scored.execution, scored.dossier.kind.style
    return FundsData(
        initial=_text(scored, "资金.年初预算数"),
        budget=_text(scored, "资金.全年预算数"),
        executed=_text(scored, "资金.全年执行数"),
        rate=_text(scored, "资金.预算执行率"),
        weight=printed_score(execution.weight, style) if execution else None,
        score=printed_score(execution.score, style) if execution else None,
        insufficient=(execution.insufficient or None) if execution else None,
        rows=fund_rows(scored),
    )


def fund_rows(scored: ScoredDossier) -> list[FundRowData]:
    """资金的各行；文件里没有写的行不列。"""
    found = []
    for name, prefix, rate in _FUND_ROWS:
        columns = {
            "initial": f"{prefix}.年初预算数",
            "budget": f"{prefix}.全年预算数",
            "received": f"{prefix}.实际到位资金",
            "executed": f"{prefix}.全年执行数",
            "rate": f"{prefix}.{rate}",
        }
        values = {field: plain_value(scored.facts.get(key)) for field, key in columns.items()}
        if any(values.values()):
            found.append(FundRowData(name=name, **values))
    return found


def _level(group: ScoredGroup, style: ScoreStyle) -> LevelData:
    return LevelData(
        code=group.code,
        name=group.name,
        weight=score_text(group.weight, style),
        score=score_text(group.score, style),
        rate=None if group.rate is None else str(group.rate),
        self=printed_score(group.self_score, style),
        rule_score=printed_score(group.rule_score, ScoreStyle.FIXED),
        rule_most=printed_score(group.rule_most, ScoreStyle.FIXED),
    )


def _indicator(leaf: ScoredLeaf, style: ScoreStyle, facts: Mapping[str, Fact]) -> IndicatorData:
    derived = facts.get(f"指标.{leaf.anchor}.规则得分")
    band = leaf.band
    return IndicatorData(
        code=leaf.code,
        name=leaf.name,
        path=[name for _, name in leaf.path],
        weight=score_text(leaf.weight, style),
        rule=leaf.rule,
        computed=printed_score(leaf.computed, ScoreStyle.FIXED),
        computed_most=printed_score(leaf.most, ScoreStyle.FIXED),
        awarded=printed_score(leaf.awarded, style),
        self=printed_score(leaf.self_score, style),
        status=leaf.status.value,
        target=leaf.target or None,
        actual=leaf.actual or None,
        reason=leaf.reason or None,
        id=leaf.anchor,
        score=printed_score(leaf.score, style),
        band=BandData(name=band.name, lower=f"{band.lower:f}", upper=f"{band.upper:f}") if band else None,
        performance=leaf.performance or None,
        criterion=leaf.detail.criterion or None,
        insufficient=leaf.insufficient or None,
        inputs=list(derived.derivation.inputs) if derived is not None and derived.derivation is not None else [],
        evidence=[
            EvidenceData(name=one.name, kind=one.kind.value if one.kind else None, note=one.note)
            for one in leaf.detail.evidence
        ],
        basis=list(leaf.detail.basis),
        note=leaf.detail.note,
    )


def rule_grade(scored: ScoredDossier) -> str | None:
    """按规则总分的等级，没有可以核对的为 None。"""
    return None if scored.rule_grade is None else grades_words(scored.rule_grade, scored.rule_grade_most)


def printed_score(value: Decimal | None, style: ScoreStyle) -> str | None:
    """得分，没有的为 None。"""
    return None if value is None else score_text(value, style)


def plain_value(fact: Fact | None) -> str | None:
    """数据项的值：不带千分位，金额以元计；没有的为 None。"""
    if fact is None or fact.value is None:
        return None
    return f"{fact.value:f}" if isinstance(fact.value, Decimal) else fact.value


def _text(scored: ScoredDossier, key: str) -> str | None:
    fact = scored.facts.get(key)
    return fact.text if fact is not None else None
