"""文字里写的评价时段，题名里写的年度。"""

import re
from collections.abc import Iterator

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.entry import PartialDate
from jixiao.model.evaluation import Period
from jixiao.wording.codes import repeated as codes

_DAY = r"(?:(?P<y{n}>(?:19|20)[0-9]{{2}})年(?:度)?)?(?P<m{n}>[0-9]{{1,2}})月(?:(?P<d{n}>[0-9]{{1,2}})日)?"
_PERIOD = re.compile(
    r"(?:评价时段|评价期间|评价时间范围|评价期|时段)(?:为|是|[:：])?"
    + _DAY.format(n=1)
    + r"\s*(?:至|到|[-—–－~～])+\s*"
    + _DAY.format(n=2)
)
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?=年)")


def find_dates_in_text(subject: Subject) -> Iterator[Diagnostic]:
    """文字里的评价时段与“评价时段”不同的；报告标题里的年度与“年度”不同的。"""
    evaluation = subject.evaluation
    if evaluation.period is not None:
        for text in subject.passages:
            found = _PERIOD.search(text.text) if "时段" in text.text or "评价期" in text.text else None
            if found is not None and found["y1"] and not _same(found, evaluation.period):
                yield codes.DATE_IN_TEXT.found(
                    text.at(found.start("y1")),
                    place=text.place,
                    what="评价时段",
                    expected=f"{evaluation.period.start}至{evaluation.period.end}",
                    actual=text.text[found.start("y1") : found.end()],
                    about=("评价时段",),
                )
    years = [int(year) for year in _YEAR.findall(evaluation.title or "")]
    if years and not min(years) <= evaluation.year <= max(years):
        yield codes.DATE_IN_TEXT.found(
            evaluation.place_of("title"),
            place="报告标题",
            what="年度",
            expected=f"{evaluation.year}年",
            actual=f"{years[0]}年",
            about=("年度",),
        )


def _same(found: re.Match[str], period: Period) -> bool:
    return _agrees(found, 1, period.start, found["y1"]) and _agrees(found, 2, period.end, found["y2"] or found["y1"])


def _agrees(found: re.Match[str], number: int, date: PartialDate, year: str) -> bool:
    day = found[f"d{number}"]
    return (
        int(year) == date.year
        and date.month in {None, int(found[f"m{number}"])}
        and (day is None or date.day in {None, int(day)})
    )
