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
    TierEntry,
    TierRule,
)
from jixiao.wording.deviations import as_missing, as_occurred, as_passed, as_tier
from jixiao.wording.scores import tier_name

_MANY: Final = 64  # 再多就不成其为“只能得几种分”


def attainable(rule: Rule | None, weight: Decimal, data: RuleData | None) -> tuple[Fraction, ...] | None:
    """规则能给出的全部得分，由高到低；连续的、多得数不过来的，没有。"""
    full = Fraction(weight)
    scores: Iterable[Fraction] | None = None
    match rule:
        case PassRule():
            scores = (full, full * Fraction(rule.failed_share) / 100)
        case TierRule():
            scores = tuple(_worth(tier, full) for tier in rule.tiers)
        case ChecklistRule():
            scores = _checklist(rule, full)
        case OccurrenceRule():
            scores = _stepped(full, _each(rule, full))
        case ThresholdRule() if rule.whole_steps:
            scores = _stepped(full, _each(rule, full))
        case PointsRule():
            given = data.points if data is not None else ()
            if all(one.points is None for one in given):  # 直接写了得分的，哪种得分都有可能
                scores = _points(rule, full, data.branch if data is not None else None)
        case _:
            pass
    if scores is None:
        return None
    distinct = sorted({min(max(score, Fraction(0)), full) for score in scores}, reverse=True)
    return tuple(distinct) if len(distinct) <= _MANY else None


def outcome_of(rule: Rule | None, weight: Decimal, awarded: Decimal) -> str:
    """得分恰是规则的哪一种结果：达标与否、哪一档、缺几项、几次；不是、不止一种的为空。"""
    full, said = Fraction(weight), []
    match rule:
        case PassRule():
            failed = full * Fraction(rule.failed_share) / 100
            said = [as_passed(passed=passed) for passed, score in ((True, full), (False, failed)) if score == awarded]
        case TierRule():
            said = [as_tier(tier_name(t.name, t.lower, t.upper)) for t in rule.tiers if _worth(t, full) == awarded]
        case ChecklistRule() if not rule.all_required:
            scores = enumerate(_checklist(rule, full))
            said = [as_missing(count) for count, score in scores if score >= 0 and consistent(awarded, score)]
        case OccurrenceRule():
            scores = enumerate(_stepped(full, _each(rule, full)) or ())
            said = [as_occurred(times) for times, score in scores if score >= 0 and score == awarded]
        case _:
            pass
    return said[0] if len(said) == 1 else ""


def yields(rule: Rule | None, scores: tuple[Fraction, ...], awarded: Decimal, decimals: int) -> bool:
    """规则给得出这个得分：印得粗的按取整的区间看；清单均分的，余数分给哪几项都算。"""
    if isinstance(rule, ChecklistRule) and rule.deduct_share is None and not rule.all_required:
        shares = enumerate(scores)
        return any(consistent(awarded, s) or _shared_out(awarded, s, n, rule, decimals) for n, s in shares)
    return any(consistent(awarded, score) for score in scores)


def same_but_for_remainder(
    rule: Rule | None, data: RuleData | None, weight: Decimal, awarded: Decimal, decimals: int
) -> bool:
    """清单均分除不尽，得分与规则只差在余数分给了哪几项：5 分三项缺一，3.33 与 3.34 都对。"""
    if not isinstance(rule, ChecklistRule) or rule.deduct_share is not None or rule.all_required:
        return False
    if data is None or data.missing is None or len(data.missing) > len(rule.items):
        return False
    missing = len(data.missing)
    return _shared_out(awarded, _checklist(rule, Fraction(weight))[missing], missing, rule, decimals)


def _shared_out(awarded: Decimal, score: Fraction, missing: int, rule: ChecklistRule, decimals: int) -> bool:
    """缺的几项（或不缺的几项）各分得的余数，至多一个末位。"""
    most = min(missing, len(rule.items) - missing)
    return abs(score - Fraction(awarded)) < Fraction(most, 10**decimals)


def _worth(tier: TierEntry, full: Fraction) -> Fraction:
    return Fraction(tier.points) if tier.points is not None else Fraction(tier.share or 0) / 100 * full


def _each(rule: OccurrenceRule | ThresholdRule, full: Fraction) -> Fraction:
    """一次、一步扣多少。"""
    written = rule.deduct_points
    return Fraction(written) if written is not None else Fraction(rule.deduct_share or 0) / 100 * full


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
