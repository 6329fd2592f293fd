"""评定得分与规则、档次区间。"""

from collections.abc import Iterator

from jixiao.audit.check import Subject
from jixiao.audit.scores.achievement import explained
from jixiao.audit.scores.attainable import attainable, same_but_for_remainder, yields
from jixiao.audit.scores.explanations import explanations
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.indicator import FormRow, IndicatorEntry
from jixiao.model.kind import Layout
from jixiao.model.location import Location
from jixiao.model.scored import ScoredGroup, ScoredLeaf, Status
from jixiao.wording.codes import scores as codes
from jixiao.wording.coverage import near_text, only_range
from jixiao.wording.deviations import only_possible
from jixiao.wording.figures import score_text, trimmed
from jixiao.wording.scores import name_of


def _score_at(leaf: ScoredLeaf) -> Location:
    return leaf.detail.place_of("awarded")


def find_differing(subject: Subject) -> Iterator[Diagnostic]:
    """与规则得分不同而没有说明理由的；像是另用了哪种算法、规则根本得不出的，一并说。"""
    style = subject.dossier.kind.style
    leaves = _unexplained(subject)
    guesses = explanations(subject, leaves) if leaves else {}
    for leaf in leaves:
        if leaf.computed is None or leaf.awarded is None:
            continue
        guess = guesses.get(leaf.anchor) or _impossible(subject, leaf)
        yield codes.DIFFERS_FROM_RULE.found(
            _score_at(leaf),
            name=name_of(leaf),
            expected=near_text(leaf.computed, leaf.most, leaf.awarded, style),
            actual=score_text(leaf.awarded, style),
            guess=f"；{guess}" if guess else "",
            reason="说明" if isinstance(leaf.detail, FormRow) else "评定理由",
            about=(f"指标.{leaf.anchor}",),
        )
    yield from _differing_groups(subject)


def _unexplained(subject: Subject) -> list[ScoredLeaf]:
    """与规则得分不同、没有说明理由的；均分的清单只差在余数分给哪几项的不算。"""
    decimals = subject.dossier.profile.score_rounding.value.decimals
    return [
        leaf
        for leaf in subject.leaves
        if leaf.differs
        and leaf.awarded is not None
        and not explained(leaf)
        and not same_but_for_remainder(leaf.detail.rule, leaf.detail.data, leaf.weight, leaf.awarded, decimals)
    ]


def _differing_groups(subject: Subject) -> Iterator[Diagnostic]:
    """只给到上级的评定得分，与下级规则得分之和不同的。"""
    style = subject.dossier.kind.style
    for group, entry in _awarded_groups(subject):
        if entry.reason or group.awarded is None or group.rule_score is None or not group.differs:
            continue
        if any(leaf.awarded is not None for leaf in group.leaves()):
            continue
        yield codes.DIFFERS_FROM_RULE.found(
            entry.place_of("awarded"),
            name=name_of(group),
            expected=near_text(group.rule_score, group.rule_most, group.awarded, style),
            actual=score_text(group.awarded, style),
            guess="",
            reason="评定理由",
            about=(f"指标.{group.anchor}",),
        )


def _impossible(subject: Subject, leaf: ScoredLeaf) -> str:
    """规则得不出这个得分的，列出它能给的几种。"""
    scores = attainable(leaf.detail.rule, leaf.weight, leaf.detail.data)
    if scores is None or leaf.awarded is None or not 0 <= leaf.awarded <= leaf.weight:
        return ""
    decimals = subject.dossier.profile.score_rounding.value.decimals
    return "" if yields(leaf.detail.rule, scores, leaf.awarded, decimals) else only_possible(scores)


def find_unattainable(subject: Subject) -> Iterator[Diagnostic]:
    """数据不足而有得分，这个得分又是规则怎样都得不出的。数据齐全的，由与规则不符那一项说。"""
    for leaf in subject.leaves:
        if leaf.computed is not None or leaf.awarded is None or not leaf.applies or explained(leaf):
            continue
        possible = _impossible(subject, leaf)
        if possible:
            yield codes.UNATTAINABLE.found(
                _score_at(leaf),
                name=name_of(leaf),
                actual=score_text(leaf.awarded, subject.dossier.kind.style),
                possible=possible,
                about=(f"指标.{leaf.anchor}",),
            )


def find_group_awarded(subject: Subject) -> Iterator[Diagnostic]:
    """上级写了评定得分，下级也都写了，两者对不上的。合用、择一的组另有限额，不比。"""
    style = subject.dossier.kind.style
    for group, entry in _awarded_groups(subject):
        scores = [leaf.awarded for leaf in group.leaves() if leaf.applies]
        awarded = [score for score in scores if score is not None]
        if group.awarded is None or len(awarded) < len(scores) or not awarded or _combined(group):
            continue
        total = sum(awarded[1:], awarded[0])
        if total != group.awarded:
            yield codes.GROUP_AWARDED.found(
                entry.place_of("awarded"),
                name=name_of(group),
                expected=score_text(total, style),
                actual=score_text(group.awarded, style),
                about=(f"指标.{group.anchor}",),
            )


def _combined(group: ScoredGroup) -> bool:
    inner = (child for child in group.children if isinstance(child, ScoredGroup))
    return group.combination is not None or any(_combined(child) for child in inner)


def _awarded_groups(subject: Subject) -> Iterator[tuple[ScoredGroup, IndicatorEntry]]:
    """写了评定得分的上级，连同文件里的那一段（理由写在那里）。"""
    groups = {node.at: node for node in subject.nodes if isinstance(node, ScoredGroup) and node.awarded is not None}
    if groups:
        yield from (
            (groups[entry.at], entry) for entry in _parents(subject.evaluation.indicators) if entry.at in groups
        )


def _parents(entries: tuple[IndicatorEntry, ...]) -> Iterator[IndicatorEntry]:
    for entry in entries:
        if entry.children:
            yield entry
            yield from _parents(entry.children)


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
        reason = leaf.insufficient if leaf.status is Status.INSUFFICIENT else _only_range(leaf)
        if leaf.score is not None and reason:
            actual = score_text(leaf.score, subject.dossier.kind.style)
            yield codes.INSUFFICIENT.found(
                _score_at(leaf),
                name=name_of(leaf),
                actual=actual,
                reason=reason,
                about=(f"指标.{leaf.anchor}",),
            )
    execution, funds = subject.scored.execution, subject.evaluation.funds
    # 没有执行率的由 JX316 说；这里只说有执行率而口径定不了得分的
    if execution is None or funds is None or execution.rate is None or execution.computed is not None:
        return
    if execution.awarded is None:
        return
    actual, why = trimmed(execution.awarded), execution.insufficient
    yield codes.INSUFFICIENT.found(
        funds.place_of("score"), name="预算执行率", actual=actual, reason=why, about=("资金.得分",)
    )


def _only_range(leaf: ScoredLeaf) -> str:
    """实际值只知一端、评定得分在规则得分的范围之内：合不合规则说不准。在范围之外的由与规则不符那一项说。"""
    data = leaf.detail.data
    if leaf.most is None or leaf.computed is None or leaf.own or leaf.differs or data is None or data.actual is None:
        return ""
    return only_range(data.actual, leaf.computed, leaf.most)


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
