"""得分的凭据：证据、依据、取自数据的输入、问卷。"""

import re
from collections.abc import Iterator

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.indicator import RuleData
from jixiao.model.kind import Mode
from jixiao.model.scored import ScoredLeaf
from jixiao.wording.codes import evidence as codes
from jixiao.wording.figures import score_text
from jixiao.wording.scores import name_of
from jixiao.wording.structure import listed

_SATISFACTION = re.compile(r"满意(?:度|率)(?!.*(?:调查|测评))")
_SURVEYED = ("问卷", "调查", "满意度", "访谈")


def _scored(subject: Subject) -> tuple[ScoredLeaf, ...]:
    """要凭据的末级指标。自评表没有证据一栏，事前评估看的是计划，都不查。"""
    if subject.dossier.kind.mode is not Mode.OUTSIDE:
        return ()
    return tuple(leaf for leaf in subject.leaves if leaf.applies and leaf.score is not None)


def _supported(leaf: ScoredLeaf) -> bool:
    detail = leaf.detail
    return bool(detail.evidence or detail.basis) or (detail.data is not None and _from_data(detail.data))


def _from_data(data: RuleData) -> bool:
    return bool(data.questions) or (data.actual is not None and data.actual.fact is not None)


def find_no_evidence(subject: Subject) -> Iterator[Diagnostic]:
    """没有一项写了证据的报告，只说这一句。"""
    leaves = _scored(subject)
    if leaves and not any(leaf.detail.evidence for leaf in leaves):
        yield codes.NO_EVIDENCE.found(leaves[0].at, count=len(leaves), about=("证据",))


def find_unsupported_full_marks(subject: Subject) -> Iterator[Diagnostic]:
    """得满分而证据、依据都没有写、也不是取自数据的，一份评价合说一次。"""
    leaves = _scored(subject)
    if not any(leaf.detail.evidence for leaf in leaves):
        return
    bare = [leaf for leaf in leaves if leaf.score == leaf.weight and leaf.weight and not _supported(leaf)]
    if bare:
        yield codes.UNSUPPORTED_FULL_MARKS.found(
            bare[0].at,
            count=len(bare),
            names=listed(name_of(leaf) for leaf in bare),
            about=tuple(f"指标.{leaf.anchor}" for leaf in bare),
        )


def find_unsurveyed_satisfaction(subject: Subject) -> Iterator[Diagnostic]:
    """满意度有得分，而没有问卷、也没有写调查一类证据的。"""
    for leaf in _scored(subject):
        if not _SATISFACTION.search(leaf.name) or not leaf.score or leaf.rule == "问卷":
            continue
        detail = leaf.detail
        named = (f"{evidence.name}{evidence.appendix or ''}" for evidence in detail.evidence)
        surveyed = any(word in name for name in named for word in _SURVEYED)
        if not surveyed and not (detail.data is not None and _from_data(detail.data)):
            yield codes.UNSURVEYED_SATISFACTION.found(
                detail.place_of("awarded"),
                name=name_of(leaf),
                actual=score_text(leaf.score, subject.dossier.kind.style),
                about=(f"指标.{leaf.anchor}",),
            )
