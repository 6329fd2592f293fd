"""复核：评完分的评价 → 诊断。每项检查是一个纯函数，CHECKS 列出全部检查及其次序。"""

from collections.abc import Callable, Iterator

from jixiao.audit.funds import check_execution, check_fund_parts, check_published_rates
from jixiao.audit.references import check_data_references
from jixiao.audit.scores import (
    check_awarded_scores,
    check_bands,
    check_losses_explained,
    check_missing_scores,
    check_rule_grade,
)
from jixiao.audit.structure import check_codes, check_weights
from jixiao.audit.totals import check_published_result, check_published_scores, check_survey_rates, check_tables
from jixiao.model.diagnostic import Diagnostic, in_order
from jixiao.model.dossier import Registry
from jixiao.model.evaluation import DocumentStatus
from jixiao.model.scored import ScoredDossier
from jixiao.wording.catalogue import as_published

Check = Callable[[ScoredDossier], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    check_codes,
    check_weights,
    check_awarded_scores,
    check_bands,
    check_missing_scores,
    check_losses_explained,
    check_rule_grade,
    check_published_result,
    check_published_scores,
    check_fund_parts,
    check_published_rates,
    check_execution,
    check_tables,
    check_survey_rates,
)


def audit(scored: ScoredDossier, registry: Registry) -> tuple[Diagnostic, ...]:
    """复核一份评价，诊断按位置排定；已公布的文件，内容上的错误记作警告。"""
    found = [d for check in CHECKS for d in check(scored)]
    found.extend(check_data_references(scored, registry))
    if scored.dossier.evaluation.status is DocumentStatus.PUBLISHED:
        found = [as_published(d) for d in found]
    return in_order(d.within(scored.identifier) for d in found)
