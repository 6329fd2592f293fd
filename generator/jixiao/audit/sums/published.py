"""公布的总分、等级与各项分数。"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.audit.check import Node, Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.indicator import IndicatorEntry, PublishedScore
from jixiao.model.location import Location
from jixiao.model.rounding import consistent, rounded
from jixiao.model.scored import ScoredGroup, ScoredLeaf
from jixiao.wording.codes import sums as codes
from jixiao.wording.figures import score_text, trimmed
from jixiao.wording.scores import name_of


def find_published_total(subject: Subject) -> Iterator[Diagnostic]:
    """公布的总分不等于各项之和的。"""
    published, style = subject.evaluation.published, subject.dossier.kind.style
    if published is None or published.total is None:
        return
    if not consistent(published.total, Fraction(subject.scored.total)):
        at, actual = published.place_of("total"), score_text(published.total, style)
        expected = score_text(subject.scored.total, style)
        yield codes.PUBLISHED_TOTAL.found(at, expected=expected, actual=actual, about=("总分",))


def find_published_grade(subject: Subject) -> Iterator[Diagnostic]:
    """公布的等级与总分不符的。"""
    published, style = subject.evaluation.published, subject.dossier.kind.style
    if published is None or published.grade is None or published.grade == subject.scored.grade:
        return
    yield codes.PUBLISHED_GRADE.found(
        published.place_of("grade"),
        expected=subject.scored.grade,
        actual=published.grade,
        total=score_text(subject.scored.total, style),
        about=("等级",),
    )


def find_published_scores(subject: Subject) -> Iterator[Diagnostic]:
    """别处印着的分值、得分与得分率，与这里不同的。"""
    written = {entry.at: entry for entry in _groups_in(subject.evaluation.indicators)}
    for node in subject.nodes:
        if isinstance(node, ScoredLeaf):
            yield from _check_published(subject, node, node.detail.published)
        elif node.at in written:
            yield from _check_published(subject, node, written[node.at].published)
    funds, execution = subject.evaluation.funds, subject.scored.execution
    printed = funds.total.published if funds is not None else None
    if printed is not None and printed.score is not None and execution is not None and execution.score is not None:
        found = _PublishedFigure("得分", printed.score, Fraction(execution.score), printed.place_of("score"))
        yield from _compared(found, "预算执行率", "资金", trimmed(execution.score))


@dataclass(frozen=True, slots=True)
class _PublishedFigure:
    """一个印着的数，与这里算得的精确值。sum_or_rate 为真的可以是取整后印的，其余应一字不差。"""

    what: str
    printed: Decimal
    exact: Fraction
    at: Location
    sum_or_rate: bool = False
    place: str = "别处"


def _check_published(subject: Subject, node: Node, published: PublishedScore | None) -> Iterator[Diagnostic]:
    if published is None:
        return
    name, about, place = name_of(node), f"指标.{node.anchor}", published.place or "别处"
    pairs = (("分值", published.weight, node.weight, "weight"), ("得分", published.score, node.score, "score"))
    for what, printed, here, field in pairs:
        if printed is not None and here is not None:
            summed = isinstance(node, ScoredGroup)
            figure = _PublishedFigure(what, printed, Fraction(here), published.place_of(field), summed, place)
            yield from _compared(figure, name, about, trimmed(here))
    if published.rate is not None and node.score is not None and node.weight:
        rate = Fraction(node.score) / Fraction(node.weight) * 100
        at = published.place_of("rate")
        figure = _PublishedFigure("得分率", published.rate, rate, at, sum_or_rate=True, place=place)
        shown = rounded(rate, subject.dossier.profile.rate_rounding.value.rounding)
        yield from _compared(figure, name, about, trimmed(shown))


def _compared(figure: _PublishedFigure, name: str, about: str, shown: str) -> Iterator[Diagnostic]:
    agrees = consistent(figure.printed, figure.exact) if figure.sum_or_rate else figure.printed == figure.exact
    if not agrees:
        yield codes.PUBLISHED_SCORE.found(
            figure.at,
            name=name,
            what=figure.what,
            place=figure.place,
            expected=shown,
            actual=trimmed(figure.printed),
            about=(f"{about}.{figure.what}",),
        )


def _groups_in(entries: tuple[IndicatorEntry, ...]) -> Iterator[IndicatorEntry]:
    """有下级的各节点；它们的公布值没有随评分带过来，按位置找回。"""
    for entry in entries:
        if entry.children:
            yield entry
            yield from _groups_in(entry.children)
