"""失分、问题、建议、整改：一环扣一环。"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.finding import Recommendation
from jixiao.model.kind import Layout, Mode
from jixiao.model.scored import ScoredGroup, ScoredLeaf
from jixiao.wording.codes import evidence as codes
from jixiao.wording.evidence import lacking, loss
from jixiao.wording.figures import score_text, trimmed
from jixiao.wording.scores import name_of
from jixiao.wording.structure import listed


def find_unanswered_problems(subject: Subject) -> Iterator[Diagnostic]:
    """没有一条建议针对的问题。"""
    answered = {name for advice in subject.evaluation.recommendations for name in advice.problems}
    for problem in subject.evaluation.problems:
        if problem.identifier not in answered:
            yield codes.UNANSWERED_PROBLEM.found(
                problem.at,
                number=problem.identifier,
                title=problem.title,
                about=(f"问题.{problem.identifier}",),
            )


def find_incomplete_recommendations(subject: Subject) -> Iterator[Diagnostic]:
    """没有写责任单位、整改期限、整改状态的建议，一份评价合说一次。"""
    wanting: dict[str, list[Recommendation]] = defaultdict(list)
    for advice in subject.evaluation.recommendations:
        for field in ("responsible", "deadline", "status"):
            if getattr(advice, field) is None:
                wanting[Recommendation.model_fields[field].alias or field].append(advice)
    if wanting:
        first = next(iter(wanting.values()))[0]
        concerned = dict.fromkeys(advice.identifier for several in wanting.values() for advice in several)
        yield codes.INCOMPLETE_RECOMMENDATIONS.found(
            first.at,
            what=lacking(
                {what: [advice.identifier for advice in several] for what, several in wanting.items()},
                len(subject.evaluation.recommendations),
            ),
            about=tuple(f"建议.{name}" for name in concerned),
        )


def _by_code(subject: Subject) -> dict[str, list[ScoredLeaf]]:
    """代码 → 它所指的末级指标；上级代码指其下全部。"""
    found: dict[str, list[ScoredLeaf]] = defaultdict(list)
    for node in subject.nodes:
        if isinstance(node, ScoredLeaf):
            if not any(leaf is node for leaf in found[node.code]):
                found[node.code].append(node)
        else:
            found[node.code].extend(node.leaves())
    return found


def find_unexplained_losses(subject: Subject) -> Iterator[Diagnostic]:
    """失分而没有一个问题涉及的指标，一份评价合说一次。自评表的失分另看偏差原因。"""
    if subject.dossier.kind.mode is not Mode.OUTSIDE or subject.dossier.kind.layout is Layout.FORM:
        return
    by_code = _by_code(subject)
    explained = {leaf.anchor for p in subject.evaluation.problems for code in p.indicators for leaf in by_code[code]}
    lost = [leaf for leaf in _lost(subject) if leaf.anchor not in explained]
    if lost:
        points = [leaf.weight - leaf.score for leaf in lost if leaf.score is not None]
        yield codes.UNEXPLAINED_LOSSES.found(
            lost[0].at,
            count=len(lost),
            actual=trimmed(sum(points, Decimal(0))),
            names=listed(loss(name_of(leaf), trimmed(point)) for leaf, point in zip(lost, points, strict=True)),
            about=tuple(f"指标.{leaf.anchor}" for leaf in lost),
        )


def _lost(subject: Subject) -> list[ScoredLeaf]:
    """失分的末级指标；得分只给到上级的、合用分值的，说不出是哪一项失分。"""
    groups = [node for node in subject.nodes if isinstance(node, ScoredGroup) and node.awarded is not None]
    covered = {leaf.anchor for group in groups for leaf in group.leaves()}
    return [
        leaf for leaf in subject.leaves if leaf.lost and leaf.applies and not leaf.shared and leaf.anchor not in covered
    ]


def find_problems_with_full_marks(subject: Subject) -> Iterator[Diagnostic]:
    """问题涉及的指标却得了满分的。"""
    by_code = _by_code(subject)
    style = subject.dossier.kind.style
    for problem in subject.evaluation.problems:
        for code in problem.indicators:
            leaves = [leaf for leaf in by_code[code] if leaf.applies]
            if not leaves or any(leaf.score is None or leaf.lost for leaf in leaves):
                continue
            weight = sum((leaf.weight for leaf in leaves), Decimal(0))
            yield codes.PROBLEM_WITH_FULL_MARKS.found(
                problem.place_of("indicators"),
                number=problem.identifier,
                title=problem.title,
                code=code if len(leaves) > 1 else name_of(leaves[0]),
                actual=score_text(weight, style),
                about=(f"问题.{problem.identifier}", *(f"指标.{leaf.anchor}" for leaf in leaves)),
            )
