"""引用的文件：是否已废止，是否晚于所评的事。"""

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.audit.check import Subject
from jixiao.audit.evidence.dates import first_day, last_day
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.location import Location
from jixiao.model.registry import Policy, PolicyStatus
from jixiao.wording.citations import citations_in, document_names
from jixiao.wording.codes import evidence as codes
from jixiao.wording.scores import name_of


@dataclass(frozen=True, slots=True)
class _Cited:
    """引用的一份文件，第一次引在 at；indicator 是以它为依据的指标；told 是同一段文字已经说到废止。"""

    policy: Policy
    at: Location
    indicator: str = ""
    about: str = ""
    told: bool = False


def _cited(subject: Subject) -> Iterator[_Cited]:
    """引用的文件，每份只取第一处；指标的依据在前。"""
    seen: set[str] = set()
    for one in (*_bases(subject), *_in_texts(subject)):
        if one.policy.slug not in seen:
            seen.add(one.policy.slug)
            yield one


def _bases(subject: Subject) -> Iterator[_Cited]:
    for leaf in subject.leaves:
        for basis in leaf.detail.basis:
            policy = _named(subject, (basis, *document_names(basis)))
            if policy is not None:
                at, about = leaf.detail.place_of("basis"), f"指标.{leaf.anchor}"
                yield _Cited(policy, at, name_of(leaf), about)


def _in_texts(subject: Subject) -> Iterator[_Cited]:
    texts = sorted(subject.texts, key=lambda one: bool(one.chapter))  # 数据里的栏目在前，正文在后
    for written in texts:
        if "《" not in written.plain and "号" not in written.plain:
            continue
        for citation in citations_in(written.plain):
            policy = _named(subject, citation.names)
            if policy is not None:
                yield _Cited(policy, written.start, about=written.about, told="废止" in written.plain)
    for written in texts:
        for held in written.held:
            policy = subject.registry.policy(held.target) if held.scheme == "policy" else None
            if policy is not None:
                yield _Cited(policy, written.at(held.offset), about=written.about)


def _named(subject: Subject, names: tuple[str, ...]) -> Policy | None:
    return next((policy for name in names if (policy := subject.registry.policy(name)) is not None), None)


def _called(policy: Policy) -> str:
    return f"《{policy.title}》" + (f"（{policy.number}）" if policy.number else "")


def find_repealed_policies(subject: Subject) -> Iterator[Diagnostic]:
    """引用的文件已经废止的；所评时段开始之后才有新文件替代、当时还有效的，文字里说明已废止的，不算。"""
    period = subject.evaluation.period
    start = first_day(period.start) if period is not None else (subject.evaluation.year, 1, 1)
    for one in _cited(subject):
        policy = one.policy
        successor = subject.registry.policy(policy.replaced_by) if policy.replaced_by else None
        if one.told or (policy.status is not PolicyStatus.REPEALED and successor is None):
            continue
        if successor is not None and successor.date is not None and last_day(successor.date) >= start:
            continue
        replaced = f"，由{_called(successor)}替代" if successor is not None else ""
        yield codes.REPEALED_POLICY.found(
            one.at,
            policy=_called(policy),
            replaced=replaced,
            related=(Related("登记在这里", policy.at),),
            about=(one.about, f"文件.{policy.slug}"),
        )


def find_later_policies(subject: Subject) -> Iterator[Diagnostic]:
    """引用的文件比这份文件还晚的。"""
    issued = subject.evaluation.issued
    if issued is None:
        return
    for one in _cited(subject):
        date = one.policy.date
        if date is not None and first_day(date) > last_day(issued):
            yield codes.LATER_POLICY.found(
                one.at,
                policy=_called(one.policy),
                expected=str(issued),
                actual=str(date),
                related=(Related("登记在这里", one.policy.at),),
                about=(one.about, f"文件.{one.policy.slug}"),
            )


def find_bases_after_period(subject: Subject) -> Iterator[Diagnostic]:
    """指标的依据在所评时段之后才成文的；比这份文件还晚的另有诊断。"""
    evaluation = subject.evaluation
    end = last_day(evaluation.period.end) if evaluation.period is not None else (evaluation.year, 12, 31)
    for one in _bases(subject):
        date = one.policy.date
        later = evaluation.issued is not None and date is not None and first_day(date) > last_day(evaluation.issued)
        if date is not None and first_day(date) > end and not later:
            yield codes.BASIS_AFTER_PERIOD.found(
                one.at,
                name=one.indicator,
                policy=_called(one.policy),
                expected=f"{end[0]}年{end[1]}月",
                actual=str(date),
                about=(one.about, f"文件.{one.policy.slug}"),
            )
