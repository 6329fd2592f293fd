"""阈值扣分：达到满分线得满分，每低一步扣一份，低于不得分线得零分。"""

from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from jixiao.model.rule import ThresholdRule
from jixiao.model.scored import Status
from jixiao.model.workbook import CellFormula, difference, literal, place, whole
from jixiao.score.case import Case, Judgement, insufficient
from jixiao.score.cells import WEIGHT, cell_of, given_input, share_of_weight
from jixiao.wording.derivations import percent, points
from jixiao.wording.figures import fraction_text, trimmed


class Threshold(Protocol):
    """阈值的各栏，阈值扣分与问卷换算共用。"""

    @property
    def full_mark(self) -> Decimal: ...
    @property
    def step(self) -> Decimal: ...
    @property
    def deduct_share(self) -> Decimal | None: ...
    @property
    def whole_steps(self) -> bool: ...
    @property
    def zero_below(self) -> Decimal | None: ...
    @property
    def floor_share(self) -> Decimal: ...


def score_threshold(rule: ThresholdRule, case: Case) -> Judgement:
    """按实际值（百分数）扣分。"""
    formula = threshold_formula(rule, rule.deduct_points)
    if case.data.actual is None:
        return insufficient("没有写实际值", formula)
    given = case.given(case.data.actual, "实际值")
    if isinstance(given, str):
        return insufficient(given, formula)
    if given.unit != "%":
        return insufficient(f"实际值应为百分数，取到的是 {given.text}", formula, (given.fact,))
    score, substitution = threshold_score(rule, rule.deduct_points, given.amount, case.weight)
    status = Status.MET if given.amount >= rule.full_mark else Status.NOT_MET
    return Judgement(status, score, None, formula, substitution, (given.fact,))


def threshold_formula(rule: Threshold, deduct_points: Decimal | None) -> str:
    """阈值写成一句话。"""
    each = (
        f" {points(deduct_points)}"
        if deduct_points is not None
        else f"分值的 {percent(rule.deduct_share or Decimal(0))}"
    )
    text = f"≥{percent(rule.full_mark)} 得满分；每低 {trimmed(rule.step)} 个百分点扣{each}"
    text += "，不足一步不扣" if rule.whole_steps else ""
    if rule.floor_share:
        text += f"，扣到分值的 {percent(rule.floor_share)} 为止"
    if rule.zero_below is not None:
        return f"{text}；<{percent(rule.zero_below)} 不得分"
    return text if rule.floor_share else f"{text}，扣完为止"


def threshold_score(
    rule: Threshold, deduct_points: Decimal | None, value: Decimal, weight: Decimal
) -> tuple[Fraction, str]:
    """按阈值算出得分（取整前）与代入的写法。value 是百分数的数值。"""
    shown = percent(value)
    if rule.zero_below is not None and value < rule.zero_below:
        return Fraction(0), f"{shown} < {percent(rule.zero_below)}，不得分"
    if value >= rule.full_mark:
        return Fraction(weight), f"{shown} ≥ {percent(rule.full_mark)}，得满分 {points(weight)}"
    steps = Fraction(rule.full_mark - value) / Fraction(rule.step)
    if rule.whole_steps:
        steps = Fraction(steps.numerator // steps.denominator)
    share = Fraction(rule.deduct_share or 0) / 100 * Fraction(weight)
    each = Fraction(deduct_points) if deduct_points is not None else share
    most = (1 - Fraction(rule.floor_share) / 100) * Fraction(weight)
    lost = min(steps * each, most)
    span = f"({percent(rule.full_mark)} − {shown}) ÷ {percent(rule.step)}"
    whole = "，取整 " if rule.whole_steps else " = "
    rest = Fraction(weight) - lost
    if rule.floor_share and lost < steps * each:
        floor = percent(rule.floor_share)
        return rest, f"{span}{whole}{fraction_text(steps)}；只扣到分值的 {floor}，得 {fraction_text(rest)} 分"
    return rest, (
        f"{span}{whole}{fraction_text(steps)}；"
        f"{trimmed(weight)} − {fraction_text(steps)} × {fraction_text(each)} = {fraction_text(rest)} 分"
    )


def cell_threshold(rule: ThresholdRule, case: Case) -> CellFormula | None:
    """电子表格的写法。"""
    given = case.given(case.data.actual, "实际值") if case.data.actual is not None else ""
    if isinstance(given, str):
        return None
    value = given_input("实际值", given)
    return cell_of(case, threshold_text(rule, rule.deduct_points, place(value)), value)


def threshold_text(rule: Threshold, deduct_points: Decimal | None, value: str) -> str:
    """按阈值扣分的式子，取整前；value 是以 1 为百分之百的数。"""
    full, step = rule.full_mark.scaleb(-2), rule.step.scaleb(-2)
    steps = f"MAX({difference(literal(full), value)},0)/{literal(step)}"
    steps = whole(steps) if rule.whole_steps else steps
    each = literal(deduct_points) if deduct_points is not None else share_of_weight(rule.deduct_share or Decimal(0))
    text = f"MAX({WEIGHT}-{steps}*{each},{share_of_weight(rule.floor_share)})"
    if rule.zero_below is None:
        return text
    return f"IF({value}<{literal(rule.zero_below.scaleb(-2))},0,{text})"
