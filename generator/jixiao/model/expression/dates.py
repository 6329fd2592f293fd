"""期限的写法：`2021年12月`、`12月底前`、`年底前完成`、`2024-12-31`。"""

import re
from calendar import monthrange

from jixiao.model.expression.terms import Deadline

_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_END = r"(?:(?P<before>[之以]?前)|(?<=[月度年])内)?(?P<tail>[^0-9()]{0,10})(?:\([^()]*\))?"
_WRITTEN = re.compile(
    rf"(?:均?已)?[于在]?(?:{_YEAR}(?:年度?|[.\-/](?=[0-9]{{1,2}}月)))?"
    r"(?:"
    r"(?:(?P<since>[0-9]{1,2})月?[-~—–至到])?(?P<month>[0-9]{1,2})月份?"
    r"(?:(?P<day>[0-9]{1,2})[日号]|(?P<third>[上中下]旬)|(?P<month_end>[底末]))?"
    r"|第?(?P<quarter>[一二三四1-4])季度(?P<quarter_end>[底末])?"
    r"|(?P<half>[上下])半年"
    r"|(?P<close>年[底末终]|[当本]年度?[底末终]|(?<=[年度])[底末终])"
    r"|(?P<whole>年度?内|[当本]年度?内?|(?<=[年度])内|(?<=[年度]))"
    rf"){_END}"
)
_NUMERIC = re.compile(
    rf"(?:均?已)?[于在]?{_YEAR}(?:[-/](?P<month>[0-9]{{1,2}})"
    r"|(?P<point>[.\-/])(?P<month_of_day>[0-9]{1,2})(?P=point)(?P<day>[0-9]{1,2})日?)"
    rf"{_END}"
)
_DONE = re.compile(r"(?:全部|均|已|并)*(?:完成|完工|竣工|交付|支付|验收|通过|办结).*")
_REFUSED = re.compile(r"[未不没]")
_POINTS = ("month_end", "quarter_end", "close", "day")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}


def parse_deadline(written: str, words: str) -> Deadline | None:
    """读期限；不是期限，或写了不存在的日子，都是 None。

    “前”之后可以接任何短语（`12月底前开展`）；没有“前”的只认完成、验收一类，以免把叙述当成期限。
    """
    found = _WRITTEN.fullmatch(words) or _NUMERIC.fullmatch(words)
    if found is None or _REFUSED.search(found["tail"]):
        return None
    if not found["before"] and found["tail"] and not _DONE.fullmatch(found["tail"]):
        return None
    year = int(found["year"]) if found["year"] else None
    first, last = _days(found.groupdict())
    if not _exists(year, first) or not _exists(year, last, lenient=True) or first > last:
        return None
    before = bool(found["before"])
    if before and any(found.groupdict().get(name) for name in _POINTS):
        first = last
    return Deadline(written, year, first, last, before=before)


def _days(part: dict[str, str | None]) -> tuple[tuple[int, int], tuple[int, int]]:
    """首末两日；末日取 31 表示月末。"""
    if month := part.get("month") or part.get("month_of_day"):
        return _days_of_month(int(month), part)
    if quarter := part.get("quarter"):
        closing = 3 * (_QUARTERS.get(quarter) or int(quarter))
        return (closing - 2, 1), (closing, 31)
    if half := part.get("half"):
        return ((1, 1), (6, 31)) if half == "上" else ((7, 1), (12, 31))
    return ((12, 1) if part.get("close") else (1, 1)), (12, 31)


def _days_of_month(month: int, part: dict[str, str | None]) -> tuple[tuple[int, int], tuple[int, int]]:
    day, third, since = part.get("day"), part.get("third"), part.get("since")
    start, end = (int(day), int(day)) if day else _THIRDS.get(third or "", (1, 31))
    return (int(since) if since else month, 1 if since else start), (month, end)


def _exists(year: int | None, day: tuple[int, int], *, lenient: bool = False) -> bool:
    """历法上有这一天。没写年的按闰年看；lenient 时 31 只是月末的记号。"""
    month, number = day
    if not 1 <= month <= 12:
        return False
    return 1 <= number <= monthrange(year or 2000, month)[1] or (lenient and number == 31)
