"""数据里的引用：规则取用的数据项、问题涉及的指标、附件所列的表与问卷、依据的文件。"""

from collections.abc import Iterator

from jixiao.model.diagnostic import Diagnostic
from jixiao.model.dossier import Registry
from jixiao.model.evaluation import Evaluation
from jixiao.model.indicator import Input
from jixiao.model.scored import ScoredDossier
from jixiao.wording import reading_codes as codes
from jixiao.wording.citations import document_names
from jixiao.wording.nearest import nearest


def check_data_references(scored: ScoredDossier, registry: Registry) -> Iterator[Diagnostic]:
    """每个引用都有所指。"""
    yield from _check_facts(scored)
    yield from _check_findings(scored.dossier.evaluation, {leaf.code for leaf in scored.leaves()})
    yield from _check_appendices(scored.dossier.evaluation)
    for leaf in scored.leaves():
        for basis in leaf.detail.basis:
            if registry.policy(basis) is None and not any(registry.policy(n) for n in document_names(basis)):
                at = leaf.detail.place_of("basis")
                hint = "请核对文号或标题，或在 _shared/policies/ 里登记这份文件。"
                yield codes.UNKNOWN_REFERENCE.found(at, what="政策文件", key=basis, hint=hint)


def _check_facts(scored: ScoredDossier) -> Iterator[Diagnostic]:
    for leaf in scored.leaves():
        data = leaf.detail.data
        if data is None:
            continue
        inputs: tuple[Input | None, ...] = (data.actual, data.planned, *data.alternatives)
        for given in inputs:
            if given is not None and given.fact is not None and given.fact not in scored.facts:
                at = given.place_of("fact")
                yield codes.UNKNOWN_FACT.found(
                    at, key=given.fact, evaluation=scored.identifier, hint=nearest(given.fact, scored.facts)
                )
        for reference in data.questions:
            survey = scored.dossier.evaluation.surveys.get(reference.survey)
            if survey is None:
                yield codes.UNKNOWN_REFERENCE.found(reference.place_of("survey"), what="问卷", key=reference.survey)
            elif all(q.number != reference.question for q in survey.questions):
                key = f"{reference.survey}第{reference.question}题"
                yield codes.UNKNOWN_REFERENCE.found(reference.place_of("question"), what="题目", key=key)


def _check_findings(evaluation: Evaluation, indicators: set[str]) -> Iterator[Diagnostic]:
    problems = {problem.identifier for problem in evaluation.problems}
    for problem in evaluation.problems:
        for code in problem.indicators:
            if code not in indicators:
                yield codes.UNKNOWN_REFERENCE.found(problem.place_of("indicators"), what="指标", key=code)
    for recommendation in evaluation.recommendations:
        for name in recommendation.problems:
            if name not in problems:
                yield codes.UNKNOWN_REFERENCE.found(recommendation.place_of("problems"), what="问题", key=name)


def _check_appendices(evaluation: Evaluation) -> Iterator[Diagnostic]:
    for appendix in evaluation.appendices:
        for name in appendix.tables:
            if name not in evaluation.tables:
                yield codes.UNKNOWN_REFERENCE.found(appendix.place_of("tables"), what="表", key=name)
        for name in appendix.surveys:
            if name not in evaluation.surveys:
                yield codes.UNKNOWN_REFERENCE.found(appendix.place_of("surveys"), what="问卷", key=name)
