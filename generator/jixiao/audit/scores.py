"""得分与规则。"""

from collections.abc import Iterator

from jixiao.audit.structure import nodes_of
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.indicator import FormRow
from jixiao.model.kind import Layout
from jixiao.model.location import Location
from jixiao.model.scored import ScoredDossier, ScoredGroup, ScoredLeaf, Status
from jixiao.wording import audit_codes as codes
from jixiao.wording.figures import score_text, trimmed


def name_of(leaf: ScoredLeaf) -> str:
    """诊断里怎样称呼它：报告带代码，自评表只有名称。"""
    return f"“{leaf.name}”" if isinstance(leaf.detail, FormRow) else f"{leaf.code} {leaf.name}"


def _score_at(leaf: ScoredLeaf) -> Location:
    return leaf.detail.place_of("awarded")


def check_awarded_scores(scored: ScoredDossier) -> Iterator[Diagnostic]:
    """评定得分不高于分值；与规则得分不同的须说明理由。"""
    style = scored.dossier.kind.style
    for leaf in scored.leaves():
        if leaf.awarded is None:
            continue
        shown = score_text(leaf.awarded, style)
        if leaf.awarded > leaf.weight:
            expected = score_text(leaf.weight, style)
            yield codes.ABOVE_WEIGHT.found(_score_at(leaf), name=name_of(leaf), expected=expected, actual=shown)
        # 自评表的“偏差原因”说的是为何没有完成，不是为何偏离规则，不能当作评定理由
        form = isinstance(leaf.detail, FormRow)
        reasoned = bool(leaf.detail.note if form else leaf.reason)
        if leaf.differs and leaf.computed is not None and not reasoned:
            reason = "说明" if form else "评定理由"
            yield codes.DIFFERS_FROM_RULE.found(
                _score_at(leaf),
                name=name_of(leaf),
                expected=score_text(leaf.computed, style),
                actual=shown,
                reason=reason,
            )


def check_bands(scored: ScoredDossier) -> Iterator[Diagnostic]:
    """定性指标的得分在档次区间之内。"""
    for leaf in scored.leaves():
        band = leaf.band
        if band is None or leaf.awarded is None or band.lower <= leaf.awarded <= band.upper:
            continue
        expected = f"{trimmed(band.lower)}–{trimmed(band.upper)}"
        actual = score_text(leaf.awarded, scored.dossier.kind.style)
        yield codes.OUTSIDE_BAND.found(
            _score_at(leaf), name=name_of(leaf), band=band.name, expected=expected, actual=actual
        )


def check_missing_scores(scored: ScoredDossier) -> Iterator[Diagnostic]:
    """没有得分的，与依据不足而有得分的。"""
    groups = (node for node in nodes_of(scored) if isinstance(node, ScoredGroup) and node.awarded is not None)
    covered = {leaf.anchor for group in groups for leaf in group.leaves()}  # 来源只给到上级的得分
    for leaf in scored.leaves():
        if leaf.score is None:
            if not leaf.applies or leaf.anchor in covered:
                continue
            yield codes.NOT_SCORED.found(leaf.at, name=name_of(leaf))
        elif leaf.status is Status.INSUFFICIENT:
            actual = score_text(leaf.score, scored.dossier.kind.style)
            yield codes.INSUFFICIENT.found(_score_at(leaf), name=name_of(leaf), actual=actual, reason=leaf.insufficient)


def check_losses_explained(scored: ScoredDossier) -> Iterator[Diagnostic]:
    """自评表上失分的须写偏差原因。"""
    if scored.dossier.kind.layout is not Layout.FORM:
        return
    for leaf in scored.leaves():
        if leaf.lost and leaf.score is not None and not leaf.reason:
            style = scored.dossier.kind.style
            expected, actual = score_text(leaf.weight, style), score_text(leaf.score, style)
            yield codes.LOSS_UNEXPLAINED.found(_score_at(leaf), name=name_of(leaf), expected=expected, actual=actual)


def check_rule_grade(scored: ScoredDossier) -> Iterator[Diagnostic]:
    """全按规则会得另一个等级。"""
    if scored.grade != scored.rule_grade:
        style = scored.dossier.kind.style
        yield codes.GRADE_UNDER_RULES.found(
            scored.dossier.evaluation.at,
            total=score_text(scored.total, style),
            rule_total=score_text(scored.rule_total, style),
            expected=scored.rule_grade,
            actual=scored.grade,
        )
