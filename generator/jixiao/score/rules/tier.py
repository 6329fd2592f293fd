"""分档：按值落在哪一档得分。每档含下限不含上限，最高一档含上限。"""

from decimal import Decimal
from fractions import Fraction

from jixiao.model.funds import MoneyUnit
from jixiao.model.rule import TierEntry, TierRule
from jixiao.model.workbook import UNDECIDED, CellFormula, choice_input, literal, place, quoted
from jixiao.score.case import Case, Judgement, full_or_less, insufficient
from jixiao.score.cells import WEIGHT, cell_of, given_input, share_of_weight
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
    return Judgement(full_or_less(score, case.weight), score, None, formula, f"属于“{name}”，{_worth_shown(tier)}")


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


def _worth_shown(tier: TierEntry) -> str:
    return f"得 {points(tier.points)}" if tier.points is not None else f"得分值的 {_share_text(tier)}"


def _tier_text(tier: TierEntry) -> str:
    named = f"“{tier.name}”" if tier.name else f"{_range_text(tier)} "
    return f"{named}{_worth_shown(tier)}"


def cell_tier(rule: TierRule, case: Case) -> CellFormula | None:
    """电子表格的写法：由高到低逐档比；哪一档都不在的没有得分。"""
    if case.data.tier is not None:
        names = tuple(tier.name for tier in rule.tiers if tier.name is not None)
        chosen = choice_input("档次", "档次", case.data.tier, names)
        text = UNDECIDED
        for tier in reversed(rule.tiers):
            if tier.name is not None:
                text = f"IF({place(chosen)}={quoted(tier.name)},{_worth_text(tier)},{text})"
        return cell_of(case, text, chosen)
    given = case.given(case.data.actual, "实际值") if case.data.actual is not None else ""
    if isinstance(given, str):
        return None
    value = given_input("实际值", given)
    scale = -2 if value.unit == "%" else 0
    text = UNDECIDED
    for tier in reversed(rule.tiers):
        worth = _worth_text(tier)
        text = worth if tier.lower is None else f"IF({place(value)}>={_limit(tier.lower, scale)},{worth},{text})"
    top = rule.tiers[0].upper
    if top is not None:
        text = f"IF({place(value)}>{_limit(top, scale)},{UNDECIDED},{text})"
    return cell_of(case, text, value)


def _limit(bound: Decimal, scale: int) -> str:
    return literal(bound.scaleb(scale))


def _worth_text(tier: TierEntry) -> str:
    if tier.points is not None:
        return f"MIN({literal(tier.points)},{WEIGHT})"
    return share_of_weight(tier.share or Decimal(0))
