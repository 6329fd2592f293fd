"""得分与目标：没有达成而满分、达成而失分、明显超额而没有说明。"""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.audit.check import Subject
from jixiao.audit.scores.achievement import achieved, compared, explained
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.expression import Verdict
from jixiao.model.scored import ScoredLeaf, Status
from jixiao.wording.codes import scores as codes
from jixiao.wording.derivations import percent
from jixiao.wording.figures import fraction_text, score_text
from jixiao.wording.scores import name_of


def find_full_while_unmet(subject: Subject) -> Iterator[Diagnostic]:
    """写着的目标没有达成而得满分的。规则算得出得分、有档次区间的，另有检查。"""
    for leaf in _beyond_rules(subject):
        if leaf.score is not None and leaf.score >= leaf.weight and _verdict(subject, leaf) is Verdict.NOT_MET:
            yield codes.FULL_WHILE_UNMET.found(
                leaf.detail.place_of("awarded"),
                name=name_of(leaf),
                expected=leaf.target,
                actual=leaf.actual,
                score=score_text(leaf.score, subject.dossier.kind.style),
                about=(f"指标.{leaf.anchor}",),
            )


def find_lost_while_met(subject: Subject) -> Iterator[Diagnostic]:
    """写着的目标已经达成而失分，又没有说明的。"""
    style = subject.dossier.kind.style
    for leaf in _beyond_rules(subject):
        if not leaf.lost or leaf.score is None or leaf.reason or leaf.status is Status.INSUFFICIENT:
            continue
        if _verdict(subject, leaf) is Verdict.MET:
            yield codes.LOST_WHILE_MET.found(
                leaf.detail.place_of("awarded"),
                name=name_of(leaf),
                target=leaf.target,
                done=leaf.actual,
                expected=score_text(leaf.weight, style),
                actual=score_text(leaf.score, style),
                about=(f"指标.{leaf.anchor}",),
            )


def _beyond_rules(subject: Subject) -> Iterator[ScoredLeaf]:
    """有评定得分而规则算不出得分、也没有区间的末级指标。"""
    for leaf in subject.leaves:
        ruled = leaf.computed is not None or leaf.band is not None
        stated = leaf.applies and leaf.target and leaf.actual
        if leaf.awarded is not None and leaf.weight and not ruled and stated and not explained(leaf):
            yield leaf


def _verdict(subject: Subject, leaf: ScoredLeaf) -> Verdict | None:
    """两格相比的结论；抄写的、重复指标值文字的不足为凭。"""
    comparison = compared(subject, leaf)
    return None if comparison.copied or comparison.echo else comparison.verdict


def find_over_achieved(subject: Subject) -> Iterator[Diagnostic]:
    """完成值超过口径的超额提示线、得满分而没有说明的。"""
    line = subject.dossier.profile.over_achievement.value
    for leaf in subject.leaves:
        if leaf.score is None or leaf.score < leaf.weight or not leaf.weight or leaf.reason or leaf.detail.note:
            continue
        if leaf.detail.data is not None and leaf.detail.data.note:
            continue
        done = achieved(subject, leaf)
        if done is not None and done.ratio * 100 > Fraction(line):
            yield codes.OVER_ACHIEVED.found(
                leaf.detail.place_of("awarded"),
                name=name_of(leaf),
                expected=done.target,
                actual=done.actual,
                ratio=fraction_text(done.ratio * 100, 2),
                line=percent(line),
                about=(f"指标.{leaf.anchor}",),
            )
