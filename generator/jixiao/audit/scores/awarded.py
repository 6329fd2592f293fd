"""评定得分与分值、规则、档次区间。"""

from collections.abc import Iterator

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.indicator import FormRow
from jixiao.model.kind import Layout
from jixiao.model.location import Location
from jixiao.model.scored import ScoredGroup, ScoredLeaf, Status
from jixiao.wording.codes import scores as codes
from jixiao.wording.figures import score_text, trimmed
from jixiao.wording.scores import name_of


def _score_at(leaf: ScoredLeaf) -> Location:
    return leaf.detail.place_of("awarded")


def find_above_weight(subject: Subject) -> Iterator[Diagnostic]:
    """评定得分高于分值的。"""
    style = subject.dossier.kind.style
    for leaf in subject.leaves:
        if leaf.awarded is not None and leaf.awarded > leaf.weight:
            yield codes.ABOVE_WEIGHT.found(
                _score_at(leaf),
                name=name_of(leaf),
                expected=score_text(leaf.weight, style),
                actual=score_text(leaf.awarded, style),
                about=(f"指标.{leaf.anchor}",),
            )


def find_differing(subject: Subject) -> Iterator[Diagnostic]:
    """与规则得分不同而没有说明理由的。"""
    style = subject.dossier.kind.style
    for leaf in subject.leaves:
        if not leaf.differs or leaf.computed is None or leaf.awarded is None:
            continue
        # 自评表的“偏差原因”说的是为何没有完成，不是为何偏离规则，不能当作评定理由
        form = isinstance(leaf.detail, FormRow)
        if leaf.detail.note if form else leaf.reason:
            continue
        yield codes.DIFFERS_FROM_RULE.found(
            _score_at(leaf),
            name=name_of(leaf),
            expected=score_text(leaf.computed, style),
            actual=score_text(leaf.awarded, style),
            reason="说明" if form else "评定理由",
            about=(f"指标.{leaf.anchor}",),
        )


def find_outside_band(subject: Subject) -> Iterator[Diagnostic]:
    """定性指标的得分不在档次区间之内的。"""
    for leaf in subject.leaves:
        band = leaf.band
        if band is None or leaf.awarded is None or band.lower <= leaf.awarded <= band.upper:
            continue
        yield codes.OUTSIDE_BAND.found(
            _score_at(leaf),
            name=name_of(leaf),
            band=band.name,
            expected=f"{trimmed(band.lower)}–{trimmed(band.upper)}",
            actual=score_text(leaf.awarded, subject.dossier.kind.style),
            about=(f"指标.{leaf.anchor}",),
        )


def find_not_scored(subject: Subject) -> Iterator[Diagnostic]:
    """没有得分的；来源只给到上级得分的不算。"""
    groups = (node for node in subject.nodes if isinstance(node, ScoredGroup) and node.awarded is not None)
    covered = {leaf.anchor for group in groups for leaf in group.leaves()}
    for leaf in subject.leaves:
        if leaf.score is None and leaf.applies and leaf.anchor not in covered:
            yield codes.NOT_SCORED.found(leaf.at, name=name_of(leaf), about=(f"指标.{leaf.anchor}",))
    execution, funds = subject.scored.execution, subject.evaluation.funds
    if execution is not None and funds is not None and execution.score is None:
        hint = f"{execution.insufficient}。请补上，或填写得分。"
        yield codes.NOT_SCORED.found(funds.place_of("weight"), hint=hint, name="预算执行率", about=("资金.得分",))


def find_insufficient(subject: Subject) -> Iterator[Diagnostic]:
    """依据不足而有得分的。"""
    for leaf in subject.leaves:
        if leaf.score is not None and leaf.status is Status.INSUFFICIENT:
            actual = score_text(leaf.score, subject.dossier.kind.style)
            yield codes.INSUFFICIENT.found(
                _score_at(leaf),
                name=name_of(leaf),
                actual=actual,
                reason=leaf.insufficient,
                about=(f"指标.{leaf.anchor}",),
            )
    execution, funds = subject.scored.execution, subject.evaluation.funds
    if execution is None or funds is None or execution.computed is not None or execution.awarded is None:
        return
    actual, why = trimmed(execution.awarded), execution.insufficient
    yield codes.INSUFFICIENT.found(
        funds.place_of("score"), name="预算执行率", actual=actual, reason=why, about=("资金.得分",)
    )


def find_unexplained_losses(subject: Subject) -> Iterator[Diagnostic]:
    """自评表上失分而没有写偏差原因的。"""
    if subject.dossier.kind.layout is not Layout.FORM:
        return
    style = subject.dossier.kind.style
    for leaf in subject.leaves:
        if leaf.lost and leaf.score is not None and not leaf.reason:
            yield codes.LOSS_UNEXPLAINED.found(
                _score_at(leaf),
                name=name_of(leaf),
                expected=score_text(leaf.weight, style),
                actual=score_text(leaf.score, style),
                about=(f"指标.{leaf.anchor}",),
            )
