"""原文印着的等级划分：有没有重叠、空档，与口径是否相同。"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.evaluation import PrintedGrade
from jixiao.model.score_interval import Bound
from jixiao.wording.codes import structure as codes
from jixiao.wording.figures import trimmed

_NOTHING = Decimal(0)


def _low(grade: PrintedGrade) -> Bound:
    return grade.interval.low or Bound(_NOTHING, closed=True, stated=True)


def _high(grade: PrintedGrade, full: Decimal) -> Bound:
    return grade.interval.high or Bound(full, closed=True, stated=True)


def _neighbours(subject: Subject) -> Iterator[tuple[PrintedGrade, PrintedGrade]]:
    """由低到高，相邻的两个等级。"""
    yield from pairwise(sorted(subject.evaluation.printed_grades, key=lambda grade: _low(grade).value))


def find_overlapping_bands(subject: Subject) -> Iterator[Diagnostic]:
    """同属两个等级的分数。一处说明了含不含、另一处没有说的，从说明的一处。"""
    for lower, upper in _neighbours(subject):
        top, bottom = _high(lower, subject.scored.full), _low(upper)
        shared = top.closed and bottom.closed and top.stated is bottom.stated
        if top.value < bottom.value or (top.value == bottom.value and not shared):
            continue
        between = f"–{trimmed(top.value)}" if top.value > bottom.value else ""
        yield codes.OVERLAPPING_BANDS.found(
            upper.at,
            scores=f"{trimmed(bottom.value)}{between}",
            lower=f"{lower.name}（{lower.interval.text}）",
            upper=f"{upper.name}（{upper.interval.text}）",
            about=(f"原文等级.{lower.name}", f"原文等级.{upper.name}"),
        )


def find_band_gaps(subject: Subject) -> Iterator[Diagnostic]:
    """不属于任何等级的分数，如首尾都含的整数分数段之间的 89.5 分。"""
    for lower, upper in _neighbours(subject):
        top, bottom = _high(lower, subject.scored.full), _low(upper)
        if top.value > bottom.value or (top.value == bottom.value and (top.closed or bottom.closed)):
            continue
        example = (top.value + bottom.value) / 2
        yield codes.BAND_GAP.found(
            upper.at,
            score=trimmed(example),
            lower=f"{lower.name}（{lower.interval.text}）",
            upper=f"{upper.name}（{upper.interval.text}）",
            about=(f"原文等级.{lower.name}", f"原文等级.{upper.name}"),
        )


def find_differing_bands(subject: Subject) -> Iterator[Diagnostic]:
    """原文的等级线与口径不同的。首尾都含的整数分数段，看下限。"""
    grades = {grade.name: grade.lower for grade in subject.dossier.profile.grades.value}
    for printed in subject.evaluation.printed_grades:
        lower = _low(printed).value
        expected = grades.get(printed.name)
        if expected == lower:
            continue
        yield codes.DIFFERING_BAND.found(
            printed.at,
            name=printed.name,
            profile=subject.dossier.profile.name,
            expected=f"{trimmed(expected)} 分起" if expected is not None else "没有这一等",
            actual=printed.interval.text,
            about=(f"原文等级.{printed.name}",),
        )
