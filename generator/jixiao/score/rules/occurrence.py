"""按次扣分：每发生一次扣一份，扣完为止。"""

from decimal import Decimal
from fractions import Fraction

from jixiao.model.rule import OccurrenceRule
from jixiao.model.workbook import CellFormula, literal, number_input, place
from jixiao.score.case import Case, Judgement, full_or_less, insufficient
from jixiao.score.cells import WEIGHT, cell_of, share_of_weight
from jixiao.wording.derivations import percent, points
from jixiao.wording.figures import fraction_text


def score_occurrence(rule: OccurrenceRule, case: Case) -> Judgement:
    """按次数扣分。"""
    written = rule.deduct_points
    worth = f" {points(written)}" if written is not None else f"分值的 {percent(rule.deduct_share or Decimal(0))}"
    formula = f"每发生一次扣{worth}，扣完为止"
    times = case.data.occurrences
    if times is None:
        return insufficient("没有写发生的次数", formula)
    weight = Fraction(case.weight)
    each = Fraction(written) if written is not None else Fraction(rule.deduct_share or 0) / 100 * weight
    score = max(weight - times * each, Fraction(0))
    shown = f"{points(case.weight)} − {times} 次 × {fraction_text(each)} 分"
    return Judgement(full_or_less(score, case.weight), score, None, formula, shown)


def cell_occurrence(rule: OccurrenceRule, case: Case) -> CellFormula | None:
    """电子表格的写法。"""
    if case.data.occurrences is None:
        return None
    times = number_input("次数", "发生的次数", Decimal(case.data.occurrences), "次")
    share = rule.deduct_share or Decimal(0)
    each = literal(rule.deduct_points) if rule.deduct_points is not None else share_of_weight(share)
    return cell_of(case, f"MAX({WEIGHT}-{place(times)}*{each},0)", times)
