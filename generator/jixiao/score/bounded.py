"""实际值只知一端的（原文只说80%以上、不足60%）：按那一端算，得出的是规则得分的下限或上限，不当作规则得分。

只用于得分随实际值增大而不减的规则；别的规则，只知一端就是依据不足。
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from jixiao.model.indicator import IndicatorDetail, Side
from jixiao.model.rule import CompletionRule, ThresholdRule, TierRule
from jixiao.model.scored import Status
from jixiao.score.case import Judgement, insufficient
from jixiao.wording.coverage import by_end, cannot_bound, only_end


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


def opened(judgement: Judgement, entry: IndicatorDetail, weight: Decimal) -> Judgement:
    """实际值只知一端的，把按那一端算出的裁断改成范围。那一端已经满分或零分、没有余地的，仍是确定的。"""
    actual, score = entry.data.actual if entry.data is not None else None, judgement.score
    if actual is None or actual.side is None or score is None:
        return judgement
    side = actual.side
    if not _rising(entry, weight):
        return insufficient(cannot_bound(side), judgement.formula, judgement.facts)
    settled = score >= weight if side is Side.LEAST else score <= 0
    if settled:
        return judgement
    least, most = (score, Fraction(weight)) if side is Side.LEAST else (Fraction(0), score)
    return replace(
        judgement,
        status=Status.NOT_MET if most < weight else Status.UNDECIDABLE,
        score=least,
        most=most,
        substitution=by_end(side, judgement.substitution),
        notes=(*judgement.notes, only_end(actual.value or "", side)),
        cell=judgement.cell if side is Side.LEAST or judgement.cell is None else replace(judgement.cell, text="0"),
    )
