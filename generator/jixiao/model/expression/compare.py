"""比较年度指标值与实际完成值：是否达成、完成比例是多少、怎样得来。"""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

from jixiao.model.expression.amounts import compare_amounts
from jixiao.model.expression.terms import (
    Actual,
    Blank,
    Deadline,
    Declared,
    Quantity,
    Span,
    Target,
    Tier,
    Wording,
)
from jixiao.model.expression.verdict import (
    Comparison,
    Formula,
    Remark,
    ReverseReading,
    Verdict,
    undecidable,
)

_ANY_LEAP_YEAR = 2000


def compare(target: Target, actual: Actual, reading: ReverseReading, *, year: int | None = None) -> Comparison:
    """比较两格。

    reading 是评分口径选定的反向指标算法；year 是评价年度，补期限中没写的年份。
    数的含义见 `amounts`，达成情况见 `_declared`，期限见 `_deadlines`。文字与文字：照抄指标值的
    （`提升`、`提升`）按填报达成计，没有比例；其余由评价者判断。
    """
    result = undecidable(Remark.JUDGEMENT if isinstance(target, Wording) else Remark.KINDS)
    match target, actual:
        case _, Declared():
            result = _declared(target, actual)
        case Blank(), _:
            result = undecidable(Remark.NO_TARGET)
        case _, Blank():
            result = undecidable(Remark.NO_ACTUAL)
        case Quantity() | Span(), Quantity() | Span():
            result = compare_amounts(target, actual, reading)
        case Deadline(), Deadline():
            result = _deadlines(target, actual, year)
        case Wording(), Wording() if target.words == actual.words:
            result = Comparison(Verdict.MET, remarks=(Remark.ECHO,))
    return result


def _declared(target: Target, actual: Declared) -> Comparison:
    """只填了达成情况。

    达成：指标值是数或期限的，填报即主张达到指标值，比例为 1；文字或空白的指标值，得分落在
    一档之内，由评价者判断，没有比例。部分达成、未达成：没有数可算，没有比例。
    """
    remark = Remark.DECLARED
    if isinstance(target, Blank):
        remark = Remark.NO_TARGET
    elif isinstance(target, Wording):
        remark = Remark.BAND
    if actual.tier is not Tier.MET:
        return Comparison(Verdict.NOT_MET, remarks=(remark,))
    if remark is not Remark.DECLARED:
        return Comparison(Verdict.MET, remarks=(remark,))
    return Comparison(Verdict.MET, Fraction(1), Formula.DECLARED, remarks=(remark,))


def _deadlines(target: Deadline, actual: Deadline, year: int | None) -> Comparison:
    """期限：实际的末日不晚于期限为达成，比例为 1；首日已晚于期限为未达成，没有比例。

    任何一方写得不够细、先后两可的（期限写到日而实际只写到月、`12月前` 与 12 月），不能判定。
    没写的年份取评价年度；两方都没写又不知评价年度的，当在同一年内。
    """
    due_year, done_year = target.year or year, actual.year or year
    if (due_year is None) is not (done_year is None):
        return undecidable(Remark.YEAR_MISSING)
    due_first, due = _day(due_year, target.first), _day(due_year, target.last)
    first, last = _day(done_year, actual.first), _day(done_year, actual.last)
    surely = due_first - timedelta(days=1) if target.before and due_first < due else due
    copied = (Remark.COPIED,) if actual.before else ()
    dated = due_year is not None
    if last <= surely or (actual.before and (first, last) == (due_first, due)):
        shown = f"{_shown(last, dated=dated)} ≤ {_shown(due, dated=dated)}"
        return Comparison(Verdict.MET, Fraction(1), Formula.ON_TIME, shown, copied)
    if first > due and not actual.before:
        shown = f"{_shown(first, dated=dated)} > {_shown(due, dated=dated)}"
        return Comparison(Verdict.NOT_MET, substitution=shown)
    return undecidable(*(copied or (Remark.OVERLAP,)))


def _day(year: int | None, day: tuple[int, int]) -> date:
    month, number = day
    known = year or _ANY_LEAP_YEAR
    return date(known, month, min(number, monthrange(known, month)[1]))


def _shown(day: date, *, dated: bool) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if dated else f"{day.month}月{day.day}日"
