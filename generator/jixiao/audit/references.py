"""JX4xx 数据里的引用：规则取用的数据项、问题涉及的指标、附件所列的表与问卷、依据的文件，各有所指。"""

from collections.abc import Iterator
from typing import Final

from jixiao.audit.check import Check, Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.evaluation import Evaluation
from jixiao.model.formula import names_in, parse_formula
from jixiao.model.indicator import Input
from jixiao.model.location import Location
from jixiao.wording.citations import document_names
from jixiao.wording.codes import reading as codes
from jixiao.wording.nearest import nearest


def find_unknown_facts(subject: Subject) -> Iterator[Diagnostic]:
    """规则与原文所述取用的数据项，没有的。"""
    for name, at in _facts_wanted(subject):
        if name not in subject.scored.facts:
            hint = nearest(name, subject.scored.facts)
            yield codes.UNKNOWN_FACT.found(at, key=name, evaluation=subject.scored.identifier, hint=hint)


def _facts_wanted(subject: Subject) -> Iterator[tuple[str, Location]]:
    for leaf in subject.leaves:
        data = leaf.detail.data
        if data is None:
            continue
        inputs: tuple[Input | None, ...] = (data.actual, data.planned, *data.alternatives)
        for given in inputs:
            if given is not None and given.fact is not None:
                yield given.fact, given.place_of("fact")
    for statement in subject.evaluation.statements:
        if statement.fact is not None:
            yield statement.fact, statement.place_of("fact")
        elif statement.formula is not None:
            for name in names_in(parse_formula(statement.formula)):
                yield name, statement.place_of("formula")


def find_unknown_references(subject: Subject) -> Iterator[Diagnostic]:
    """指标、问题、问卷、表、政策文件的引用，落空的。"""
    yield from _in_rules(subject)
    yield from _in_findings(subject.evaluation, {node.code for node in subject.nodes})
    yield from _in_appendices(subject.evaluation)


def _in_rules(subject: Subject) -> Iterator[Diagnostic]:
    for leaf in subject.leaves:
        for reference in leaf.detail.data.questions if leaf.detail.data is not None else ():
            survey = subject.evaluation.surveys.get(reference.survey)
            if survey is None:
                yield codes.UNKNOWN_REFERENCE.found(reference.place_of("survey"), what="问卷", key=reference.survey)
            elif all(q.number != reference.question for q in survey.questions):
                key = f"{reference.survey}第{reference.question}题"
                yield codes.UNKNOWN_REFERENCE.found(reference.place_of("question"), what="题目", key=key)
        for basis in leaf.detail.basis if subject.registry.at_hand else ():
            names = (basis, *document_names(basis))
            if not any(subject.registry.policy(name) for name in names):
                at = leaf.detail.place_of("basis")
                hint = "请核对文号或标题，或在 _shared/policies/ 里登记这份文件。"
                yield codes.UNKNOWN_REFERENCE.found(at, what="政策文件", key=basis, hint=hint)


def _in_findings(evaluation: Evaluation, indicators: set[str]) -> Iterator[Diagnostic]:
    problems = {problem.identifier for problem in evaluation.problems}
    for problem in evaluation.problems:
        for code in problem.indicators:
            if code not in indicators:
                yield codes.UNKNOWN_REFERENCE.found(problem.place_of("indicators"), what="指标", key=code)
    for recommendation in evaluation.recommendations:
        for name in recommendation.problems:
            if name not in problems:
                yield codes.UNKNOWN_REFERENCE.found(recommendation.place_of("problems"), what="问题", key=name)


def _in_appendices(evaluation: Evaluation) -> Iterator[Diagnostic]:
    for appendix in evaluation.appendices:
        for name in appendix.tables:
            if name not in evaluation.tables:
                yield codes.UNKNOWN_REFERENCE.found(appendix.place_of("tables"), what="表", key=name)
        for name in appendix.surveys:
            if name not in evaluation.surveys:
                yield codes.UNKNOWN_REFERENCE.found(appendix.place_of("surveys"), what="问卷", key=name)


REFERENCE_CHECKS: Final = (
    Check(codes.UNKNOWN_FACT, find_unknown_facts),
    Check(codes.UNKNOWN_REFERENCE, find_unknown_references),
)
