"""按次扣分：每发生一次扣一份，扣完为止。"""

from decimal import Decimal
from fractions import Fraction

from jixiao.model.rule import OccurrenceRule
from jixiao.score.case import Case, Judgement, full_or_less, insufficient
from jixiao.wording.derivations import percent, points
from jixiao.wording.figures import fraction_text


def score_occurrence(rule: OccurrenceRule, case: Case) -> Judgement:
    """按次数扣分。"""
    written = rule.deduct_points
    worth = points(written) if written is not None else f"分值的 {percent(rule.deduct_share or Decimal(0))}"
    formula = f"每发生一次扣{worth}，扣完为止"
    times = case.data.occurrences
    if times is None:
        return insufficient("没有写发生的次数", formula)
    weight = Fraction(case.weight)
    each = Fraction(written) if written is not None else Fraction(rule.deduct_share or 0) / 100 * weight
    score = max(weight - times * each, Fraction(0))
    shown = f"{points(case.weight)} − {times} 次 × {fraction_text(each)} 分"
    return Judgement(full_or_less(score, case.weight), score, None, formula, shown)
