"""一份评价的 JSON：得分各栏之外，增补基本信息、数据表、问卷、问题与建议、引用文件。"""

import json
from collections.abc import Iterator
from typing import Any

from jixiao.model.diagnostic import Diagnostic
from jixiao.model.entry import PartialDate
from jixiao.model.evaluation import Evaluation
from jixiao.model.finding import problem_status
from jixiao.model.kind import ScoreStyle
from jixiao.model.open_data.evaluation import (
    DisclosureData,
    EvaluationData,
    EvaluationFile,
    EvaluationsFile,
    ExperienceData,
    FindingData,
    GroupData,
    PeriodData,
    PolicyData,
    ProblemData,
    ProfileData,
    RecommendationData,
    RectificationData,
    RevisionData,
    StatementData,
)
from jixiao.model.open_data.record import VERSION
from jixiao.model.registry import Policy
from jixiao.model.scored import ScoredDossier, ScoredGroup
from jixiao.publish.edition import Edition, ExportedFile
from jixiao.publish.open_data.survey_data import survey_data
from jixiao.publish.open_data.table_data import table_data
from jixiao.publish.open_data.trace_data import trace_data
from jixiao.publish.score_data import printed_score, score_fields
from jixiao.wording.figures import score_text


def evaluation_files(edition: Edition) -> tuple[ExportedFile, ...]:
    """一份评价的 JSON 与来历。"""
    data = EvaluationFile(version=VERSION, evaluation=evaluation_data(edition)).data()
    trace = trace_data(edition.scored).data()
    return (
        ExportedFile(f"{edition.stem}.json", "数据", json_bytes(data)),
        ExportedFile(f"{edition.stem}.trace.json", "来历", json_bytes(trace)),
    )


def evaluations_file(editions: tuple[Edition, ...], stem: str) -> tuple[ExportedFile, ...]:
    """几份评价合订的 JSON。"""
    data = EvaluationsFile(version=VERSION, evaluations=[evaluation_data(one) for one in editions]).data()
    return (ExportedFile(f"{stem}.json", "数据", json_bytes(data)),)


def json_bytes(data: Any) -> bytes:  # noqa: ANN401 任何可写成 JSON 的数据
    """JSON 文件的字节：UTF-8，缩进两格，以换行结尾。"""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def evaluation_data(edition: Edition) -> EvaluationData:
    """一份评价的全部数据；不给看的不在内。"""
    scored = edition.scored
    evaluation = scored.dossier.evaluation
    return EvaluationData(
        **score_fields(scored),
        title=evaluation.title,
        document=scored.dossier.kind.document,
        status=evaluation.status.value,
        publicity=evaluation.publicity.value,
        disclosure=_disclosure(evaluation),
        client=evaluation.client,
        evaluator=evaluation.evaluator,
        period=_period(evaluation),
        issued=iso_date(evaluation.issued),
        goal=evaluation.goal,
        achievement=evaluation.achievement,
        note=evaluation.note,
        revisions=[RevisionData(date=one.date.iso, text=one.text) for one in evaluation.revisions],
        scoring=_scoring(scored),
        groups=list(group_data(scored)),
        tables=table_data(scored),
        surveys=survey_data(scored),
        experiences=experience_data(evaluation),
        problems=problem_data(evaluation),
        recommendations=recommendation_data(evaluation),
        policies=[policy_data(one) for one in cited_policies(edition)],
        statements=_statements(evaluation) if edition.internal else None,
        findings=[_finding(one) for one in edition.findings] if edition.internal else None,
    )


def iso_date(date: PartialDate | None) -> str | None:
    """日期，没有的为 None。"""
    return None if date is None else date.iso


def _disclosure(evaluation: Evaluation) -> DisclosureData | None:
    own = evaluation.disclosure
    if own is None:
        return None
    return DisclosureData(
        index=own.index,
        issuer=own.issuer,
        number=own.number,
        summary=own.summary,
        subject=own.subject,
        published=iso_date(own.published),
        validity=own.validity and own.validity.value,
    )


def _period(evaluation: Evaluation) -> PeriodData | None:
    period = evaluation.period
    return None if period is None else PeriodData(start=period.start.iso, end=period.end.iso)


def _scoring(scored: ScoredDossier) -> ProfileData:
    profile = scored.dossier.profile
    return ProfileData(
        id=profile.identifier,
        name=profile.name,
        version=profile.version,
        basis=list(profile.basis),
        adjustments=[f"{one.setting}：{one.reason}" for one in scored.dossier.evaluation.adjustments],
    )


def group_data(scored: ScoredDossier) -> Iterator[GroupData]:
    """全部上级指标，按次序，上级在前。"""
    for group in scored.groups:
        yield from _nested(group, None, 1, scored.dossier.kind.style)


def _nested(group: ScoredGroup, parent: str | None, level: int, style: ScoreStyle) -> Iterator[GroupData]:
    yield GroupData(
        id=group.anchor,
        parent=parent,
        level=level,
        code=group.code,
        name=group.name,
        weight=score_text(group.weight, style),
        score=score_text(group.score, style),
        rule_score=printed_score(group.rule_score, ScoreStyle.FIXED),
        rule_most=printed_score(group.rule_most, ScoreStyle.FIXED),
        rate=None if group.rate is None else str(group.rate),
        self=printed_score(group.self_score, style),
        combination=group.combination.value if group.combination else None,
    )
    for child in group.children:
        if isinstance(child, ScoredGroup):
            yield from _nested(child, group.anchor, level + 1, style)


def experience_data(evaluation: Evaluation) -> list[ExperienceData]:
    """主要经验及做法。"""
    return [ExperienceData(title=one.title, text=one.text) for one in evaluation.experiences]


def problem_data(evaluation: Evaluation) -> list[ProblemData]:
    """存在的问题。"""
    return [
        ProblemData(
            id=one.identifier,
            title=one.title,
            text=one.text,
            indicators=list(one.indicators),
            status=status.value if (status := problem_status(one, evaluation.recommendations)) else None,
        )
        for one in evaluation.problems
    ]


def recommendation_data(evaluation: Evaluation) -> list[RecommendationData]:
    """有关建议。"""
    return [
        RecommendationData(
            id=one.identifier,
            title=one.title,
            text=one.text,
            problems=list(one.problems),
            responsible=one.responsible,
            deadline=iso_date(one.deadline),
            status=one.status.value if one.status else None,
            log=[RectificationData(date=entry.date.iso, text=entry.text) for entry in one.log],
        )
        for one in evaluation.recommendations
    ]


def cited_policies(edition: Edition) -> Iterator[Policy]:
    """报告引用的政策文件。"""
    known = {policy.slug: policy for policy in edition.registry.policies}
    yield from (known[slug] for slug in edition.cited if slug in known)


def policy_data(policy: Policy) -> PolicyData:
    """一份政策文件。"""
    return PolicyData(
        id=policy.slug,
        title=policy.title,
        number=policy.number,
        issuer=policy.issuer,
        date=iso_date(policy.date),
        level=policy.level.value if policy.level else None,
        category=policy.category,
        status=policy.status.value,
        replaced_by=policy.replaced_by,
        address=policy.address,
    )


def _statements(evaluation: Evaluation) -> list[StatementData]:
    return [
        StatementData(topic=one.topic, value=one.value, place=one.place, fact=one.fact, note=one.note)
        for one in evaluation.statements
    ]


def _finding(found: Diagnostic) -> FindingData:
    return FindingData(
        code=found.code,
        severity=found.severity.value,
        message=found.message,
        hint=found.hint,
        expected=found.expected,
        actual=found.actual,
        about=list(found.about),
        path=found.at.path,
        line=found.at.line,
    )
