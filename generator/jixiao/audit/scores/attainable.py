"""一条规则能给出哪些得分：清单缺几项、次数多少、哪一档，都只有有限的几种。"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final

from jixiao.model.indicator import RuleData
from jixiao.model.rounding import consistent
from jixiao.model.rule import (
    ChecklistRule,
    OccurrenceRule,
    PassRule,
    PointEntry,
    PointsRule,
    Rule,
    ThresholdRule,
    TierRule,
)

_MANY: Final = 64  # 再多就不成其为“只能得几种分”


def attainable(rule: Rule | None, weight: Decimal, data: RuleData | None) -> tuple[Fraction, ...] | None:
    """规则能给出的全部得分，由高到低；连续的、多得数不过来的，没有。"""
    full = Fraction(weight)
    scores: Iterable[Fraction] | None = None
    match rule:
        case PassRule():
            scores = (full, full * Fraction(rule.failed_share) / 100)
        case TierRule():
            shares = (Fraction(t.share or 0) / 100 * full for t in rule.tiers if t.points is None)
            scores = (*shares, *(Fraction(t.points) for t in rule.tiers if t.points is not None))
        case ChecklistRule():
            scores = _checklist(rule, full)
        case OccurrenceRule():
            written = rule.deduct_points
            each = Fraction(written) if written is not None else Fraction(rule.deduct_share or 0) / 100 * full
            scores = _stepped(full, each)
        case ThresholdRule() if rule.whole_steps:
            share = Fraction(rule.deduct_share or 0) / 100 * full
            scores = _stepped(full, Fraction(rule.deduct_points) if rule.deduct_points is not None else share)
        case PointsRule():
            scores = _points(rule, full, data.branch if data is not None else None)
        case _:
            pass
    if scores is None:
        return None
    distinct = sorted({min(max(score, Fraction(0)), full) for score in scores}, reverse=True)
    return tuple(distinct) if len(distinct) <= _MANY else None


def yields(rule: Rule | None, scores: tuple[Fraction, ...], awarded: Decimal, decimals: int) -> bool:
    """规则给得出这个得分：印得粗的按取整的区间看；清单均分的，余数分给哪几项都算。"""
    slack = Fraction(0)
    if isinstance(rule, ChecklistRule) and rule.deduct_share is None:
        slack = Fraction(len(rule.items) // 2, 10**decimals)
    return any(consistent(awarded, score) or abs(score - Fraction(awarded)) <= slack for score in scores)


def _checklist(rule: ChecklistRule, full: Fraction) -> tuple[Fraction, ...]:
    if rule.all_required:
        return (full, Fraction(0))
    count = len(rule.items)
    each = Fraction(rule.deduct_share) / 100 if rule.deduct_share is not None else Fraction(1, count)
    return tuple(full - missing * each * full for missing in range(count + 1))


def _stepped(full: Fraction, each: Fraction) -> tuple[Fraction, ...] | None:
    steps = full / each if each > 0 else Fraction(_MANY + 1)
    return tuple(full - step * each for step in range(int(steps) + 2)) if steps <= _MANY else None


def _points(rule: PointsRule, full: Fraction, branch: str | None) -> set[Fraction] | None:
    items = [item for item in rule.items if item.branch in {None, branch}]
    worths = [_worths(rule, item) for item in items]
    if rule.preference:
        return {Fraction(0), *(worth for one in worths for worth in one)}
    sums = {Fraction(0)}
    for one in worths:
        sums = {total + worth for total in sums for worth in one}
        if len(sums) > _MANY:
            return None
    return {min(total, full) for total in sums}


def _worths(rule: PointsRule, item: PointEntry) -> set[Fraction]:
    whole = Fraction(item.points)
    graded = {whole * Fraction(share) / 100 for share in rule.levels.values()}
    counted = {whole * Fraction(n, item.at_least) for n in range(item.at_least)} if item.at_least is not None else set()
    return {Fraction(0), whole, *graded, *counted}
