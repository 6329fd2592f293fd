"""日期的先后。"""

from collections.abc import Iterator
from typing import TypeAlias

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.entry import PartialDate
from jixiao.model.finding import RectificationStatus
from jixiao.model.kind import Mode
from jixiao.model.location import Location
from jixiao.wording.codes import evidence as codes

Day: TypeAlias = tuple[int, int, int]

_SETTLED = (RectificationStatus.DONE, RectificationStatus.REJECTED)


def first_day(date: PartialDate) -> Day:
    """最早可能是哪一天。"""
    return (date.year, date.month or 1, date.day or 1)


def last_day(date: PartialDate) -> Day:
    """最晚可能是哪一天；只比先后，月末一律作 31 日。"""
    return (date.year, date.month or 12, date.day or 31)


def find_disordered_dates(subject: Subject) -> Iterator[Diagnostic]:
    """该在后的日期却在前的。只到年月的，有可能合乎先后就不报。"""
    evaluation, period = subject.evaluation, subject.evaluation.period
    issued = evaluation.issued
    if period is not None:
        yield from _ordered("评价时段的起", period.start, "评价时段的止", period.end, period.place_of("end"))
        if issued is not None and subject.dossier.kind.mode is not Mode.BEFORE:
            yield from _ordered("评价时段的止", period.end, "成文日期", issued, evaluation.place_of("issued"))
    if issued is not None:
        for revision in evaluation.revisions:
            yield from _ordered("成文日期", issued, "修订记录", revision.date, revision.place_of("date"))
        for advice in evaluation.recommendations:
            if advice.deadline is not None and advice.status not in _SETTLED:
                what = f"{advice.identifier}的整改期限"
                yield from _ordered("成文日期", issued, what, advice.deadline, advice.place_of("deadline"))


def find_year_outside_period(subject: Subject) -> Iterator[Diagnostic]:
    """年度不在评价时段之内的。"""
    evaluation, period = subject.evaluation, subject.evaluation.period
    if period is not None and not period.start.year <= evaluation.year <= period.end.year:
        yield codes.YEAR_OUTSIDE_PERIOD.found(
            evaluation.place_of("year"),
            expected=f"{period.start}至{period.end}",
            actual=f"{evaluation.year}年",
            about=("年度", "评价时段"),
        )


def _ordered(before: str, early: PartialDate, after: str, late: PartialDate, at: Location) -> Iterator[Diagnostic]:
    if last_day(late) < first_day(early):
        yield codes.DISORDERED_DATES.found(
            at, before=before, after=after, expected=str(early), actual=str(late), about=(after,)
        )
