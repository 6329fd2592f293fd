"""实际值只知一端的（80%以上、不足 60%）：按那一端算，得出的是规则得分的下限或上限，不当作规则得分。

只用于得分随实际值增大而不减的规则；别的规则，只知一端就是依据不足。
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

from jixiao.model.expression import Operator, Quantity, parse_target
from jixiao.model.indicator import IndicatorDetail
from jixiao.model.rule import CompletionRule, ThresholdRule, TierRule
from jixiao.model.scored import Status
from jixiao.score.case import Judgement, Side
from jixiao.wording.coverage import by_end, only_end

SIDES: Final = {
    Operator.AT_LEAST: Side.LEAST,
    Operator.ABOVE: Side.LEAST,
    Operator.AT_MOST: Side.MOST,
    Operator.BELOW: Side.MOST,
}


def known_side(entry: IndicatorDetail, weight: Decimal) -> Side | None:
    """评价数据的实际值只知哪一端；是确定的数、规则用不得的为 None。"""
    actual = entry.data.actual if entry.data is not None else None
    if actual is None or actual.value is None or not _rising(entry, weight):
        return None
    quantity = parse_target(actual.value)
    return SIDES.get(quantity.operator) if isinstance(quantity, Quantity) else None


def _rising(entry: IndicatorDetail, weight: Decimal) -> bool:
    """实际值越大，规则得分不会越小。"""
    match entry.rule:
        case ThresholdRule() | CompletionRule():
            return True
        case TierRule():
            worths = [
                Fraction(t.points if t.points is not None else (t.share or 0) * weight / 100) for t in entry.rule.tiers
            ]
            return all(high >= low for high, low in pairwise(worths))
        case _:
            return False


def opened(judgement: Judgement, side: Side | None, weight: Decimal, written: str) -> Judgement:
    """把按一端算出的裁断改成范围。那一端已经满分或零分、没有余地的，仍是确定的。"""
    score = judgement.score
    if side is None or score is None:
        return judgement
    settled = score >= weight if side is Side.LEAST else score <= 0
    if settled:
        return judgement
    least, most = (score, Fraction(weight)) if side is Side.LEAST else (Fraction(0), score)
    return replace(
        judgement,
        status=Status.NOT_MET if most < weight else Status.UNDECIDABLE,
        score=least,
        most=most,
        substitution=by_end(side.value, judgement.substitution),
        notes=(*judgement.notes, only_end(written, side.value)),
        cell=judgement.cell if side is Side.LEAST else None,
    )
