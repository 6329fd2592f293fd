"""分档：按值落在哪一档得分。每档含下限不含上限，最高一档含上限。"""

from fractions import Fraction

from jixiao.model.funds import MoneyUnit
from jixiao.model.rule import TierEntry, TierRule
from jixiao.score.case import Case, Judgement, full_or_less, insufficient
from jixiao.wording.derivations import percent, points
from jixiao.wording.figures import trimmed


def score_tier(rule: TierRule, case: Case) -> Judgement:
    """找到值所在的档。"""
    formula = "；".join(_tier_text(t) for t in rule.tiers)
    if case.data.tier is not None:
        return _by_name(rule, case, case.data.tier, formula)
    if all(tier.lower is None and tier.upper is None for tier in rule.tiers):
        return insufficient("各档没有上下限，要写明属于哪一档", formula)
    if case.data.actual is None:
        return insufficient("没有写实际值", formula)
    given = case.given(case.data.actual, "实际值")
    if isinstance(given, str):
        return insufficient(given, formula)
    if given.unit == MoneyUnit.YUAN.value:
        return insufficient("各档的界限没有单位，不能与金额相比，请改用比率", formula, (given.fact,))
    for index, tier in enumerate(rule.tiers):
        above = tier.lower is None or given.amount >= tier.lower
        below = tier.upper is None or given.amount < tier.upper or (index == 0 and given.amount == tier.upper)
        if above and below:
            score = _worth(tier, case)
            shown = f"{given.text} 属于“{_range_text(tier)}”"
            substitution = shown if tier.points is not None else f"{shown}：{_share_text(tier)} × {points(case.weight)}"
            return Judgement(full_or_less(score, case.weight), score, None, formula, substitution, (given.fact,))
    return insufficient(f"{given.text} 不在任何一档之内", formula, (given.fact,))


def _by_name(rule: TierRule, case: Case, name: str, formula: str) -> Judgement:
    tier = next((t for t in rule.tiers if t.name == name), None)
    if tier is None:
        return insufficient(f"没有档次“{name}”", formula)
    score = _worth(tier, case)
    return Judgement(full_or_less(score, case.weight), score, None, formula, f"属于“{name}”，{_tier_text(tier)}")


def _worth(tier: TierEntry, case: Case) -> Fraction:
    if tier.points is not None:
        return Fraction(tier.points)
    return Fraction(tier.share or 0) / 100 * Fraction(case.weight)


def _range_text(tier: TierEntry) -> str:
    if tier.name:
        return tier.name
    if tier.lower is None:
        return f"<{trimmed(tier.upper)}" if tier.upper is not None else "任何值"
    if tier.upper is None:
        return f"≥{trimmed(tier.lower)}"
    return f"{trimmed(tier.lower)}（含）–{trimmed(tier.upper)}"


def _share_text(tier: TierEntry) -> str:
    return percent(tier.share) if tier.share is not None else "0%"


def _tier_text(tier: TierEntry) -> str:
    worth = points(tier.points) if tier.points is not None else f"分值的 {_share_text(tier)}"
    return f"{_range_text(tier)} 得{worth}"
