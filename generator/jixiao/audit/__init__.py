"""复核：评完分的评价 → 诊断。每项检查是一个纯函数；CHECKS、SITE_CHECKS 列出全部检查，按编号分族。"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from jixiao.audit.across import ACROSS_CHECKS
from jixiao.audit.check import Check, SiteCheck, Subject
from jixiao.audit.evidence import EVIDENCE_CHECKS
from jixiao.audit.references import REFERENCE_CHECKS
from jixiao.audit.repeated import REPEATED_CHECKS
from jixiao.audit.scores import SCORE_CHECKS
from jixiao.audit.structure import STRUCTURE_CHECKS
from jixiao.audit.sums import SUM_CHECKS, SUM_SITE_CHECKS
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.evaluation import DocumentStatus
from jixiao.wording.codes.catalogue import as_published
from jixiao.wording.codes.code import Code
from jixiao.wording.codes.system import CRASHED

CHECKS: Final[tuple[Check, ...]] = (
    *SCORE_CHECKS,
    *REFERENCE_CHECKS,
    *SUM_CHECKS,
    *STRUCTURE_CHECKS,
    *REPEATED_CHECKS,
    *EVIDENCE_CHECKS,
)

SITE_CHECKS: Final[tuple[SiteCheck, ...]] = (*ACROSS_CHECKS, *SUM_SITE_CHECKS)


def audit(subject: Subject) -> tuple[Diagnostic, ...]:
    """复核一份评价；已公布的文件，内容上的错误记作警告。一项检查出错，其余照常。"""
    name = subject.scored.identifier
    found = [d.within(name) for check in CHECKS for d in _run(check.code, partial(check.find, subject), subject)]
    return tuple(as_published(d) for d in found) if _published(subject) else tuple(found)


def audit_across(subjects: tuple[Subject, ...]) -> tuple[Diagnostic, ...]:
    """各份评价之间的复核；发现记在哪一份上，轻重就照那一份的文件状态。"""
    if not subjects:
        return ()
    published = {subject.scored.identifier for subject in subjects if _published(subject)}
    found = (d for check in SITE_CHECKS for d in _run(check.code, partial(check.find, subjects), subjects[0]))
    return tuple(as_published(d) if d.evaluation in published else d for d in found)


def _published(subject: Subject) -> bool:
    return subject.evaluation.status is DocumentStatus.PUBLISHED


def _run(code: Code, find: Callable[[], Iterable[Diagnostic]], blamed: Subject) -> list[Diagnostic]:
    """一项检查的全部发现；它自己出错时，只留下一条诊断，半途的发现不作数。"""
    try:
        return list(find())
    except Exception as error:  # noqa: BLE001 见上
        reason = f"{type(error).__name__}: {error}"
        crashed = CRASHED.found(blamed.dossier.at, stage=f"复核 {code.code} ", reason=reason)
        return [crashed.within(blamed.scored.identifier)]
