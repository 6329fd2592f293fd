"""完成比例：得分 = 分值 × 实际值 ÷ 计划值，达到即满分。

财预〔2020〕10号第十六条：定量指标完成的记满分，未完成的按完成值与指标值的比例记分。
"""

from decimal import Decimal
from fractions import Fraction

from jixiao.model.expression import compare
from jixiao.model.rule import CompletionRule
from jixiao.model.scored import Status
from jixiao.model.workbook import CellFormula, CellInput, literal, place
from jixiao.score.case import Case, Judgement, insufficient
from jixiao.score.cells import WEIGHT, cell_of, given_pair
from jixiao.score.comparison_cell import ratio_cell
from jixiao.wording.derivations import percent, points
from jixiao.wording.figures import fraction_text

_FORMULA = "得分 = 完成比例 × 分值"


def score_completion(rule: CompletionRule, case: Case) -> Judgement:
    """有计划值、实际值的按其相除；没有的比较年度指标值与实际完成值。"""
    if case.data.actual is not None and case.data.planned is not None:
        return _from_data(rule, case)
    comparison = compare(case.target, case.actual, case.profile.reverse.value, year=case.year)
    status = Status(comparison.verdict.value)
    if comparison.ratio is None:
        return Judgement(status, notes=tuple(comparison.remarks), formula=str(comparison.formula))
    shown = comparison.substitution
    if comparison.formula.divides:
        shown += f" = {fraction_text(comparison.ratio * 100)}%"
    formula = f"{_FORMULA}；{comparison.formula}" if comparison.formula else _FORMULA
    return _judged(rule, case, comparison.ratio, status, formula, shown, tuple(comparison.remarks))


def _from_data(rule: CompletionRule, case: Case) -> Judgement:
    if case.data.actual is None or case.data.planned is None:
        return insufficient("缺实际值或计划值", _FORMULA)
    actual, planned = case.given(case.data.actual, "实际值"), case.given(case.data.planned, "计划值")
    if isinstance(actual, str):
        return insufficient(actual, _FORMULA)
    if isinstance(planned, str):
        return insufficient(planned, _FORMULA)
    if actual.unit != planned.unit and actual.unit and planned.unit:
        return insufficient(f"实际值与计划值的单位不同（{actual.unit}、{planned.unit}）", _FORMULA)
    facts = (actual.fact, planned.fact)
    if planned.amount == 0:
        return insufficient("计划值为 0，不能作除数", _FORMULA, facts)
    ratio = Fraction(actual.amount) / Fraction(planned.amount)
    status = Status.MET if ratio >= 1 else Status.NOT_MET
    formula = f"{_FORMULA}；完成比例 = 实际值 ÷ 计划值"
    shown = f"{actual.text} ÷ {planned.text} = {fraction_text(ratio * 100)}%"
    judged = _judged(rule, case, ratio, status, formula, shown, ())
    return Judgement(judged.status, judged.score, None, judged.formula, judged.substitution, facts, "", judged.notes)


def _judged(
    rule: CompletionRule,
    case: Case,
    ratio: Fraction,
    status: Status,
    formula: str,
    shown: str,
    notes: tuple[str, ...],
) -> Judgement:
    cap = Fraction(rule.cap) / 100
    counted = min(max(ratio, Fraction(0)), cap)
    if rule.floor is not None and counted < 1:
        return _above_floor(rule.floor, case, counted, status, formula, shown, notes)
    if ratio > cap:
        notes = (*notes, f"完成比例超过封顶，按 {percent(rule.cap)} 计")
    product = f"{fraction_text(counted * 100)}% × {points(case.weight)}"
    substitution = f"{shown}；{product}" if shown else product
    return Judgement(status, counted * Fraction(case.weight), None, formula, substitution, (), "", notes)


def _above_floor(  # 裁断的各部分
    floor: Decimal, case: Case, ratio: Fraction, status: Status, formula: str, shown: str, notes: tuple[str, ...]
) -> Judgement:
    """低于起评线不得分；由起评线到 100% 按直线给分（财预〔2021〕101号的取值办法）。"""
    line = Fraction(floor) / 100
    formula = (
        f"{formula}；低于 {percent(floor)} 不得分，其上 (完成比例 − {percent(floor)}) ÷ (1 − {percent(floor)}) × 分值"
    )
    share = max((ratio - line) / (1 - line), Fraction(0))
    product = f"{fraction_text(share * 100)}% × {points(case.weight)}"
    return Judgement(status, share * Fraction(case.weight), None, formula, f"{shown}；{product}", (), "", notes)


def cell_completion(rule: CompletionRule, case: Case) -> CellFormula | None:
    """电子表格的写法。"""
    found = _ratio_cell(case)
    if found is None:
        return None
    ratio, inputs = found
    counted = f"MIN({ratio},{literal(min(rule.cap, Decimal(100)).scaleb(-2))})"
    if rule.floor is not None:
        line = Fraction(rule.floor) / 100
        counted = f"MAX({counted}-{literal(line)},0)/{literal(1 - line)}"
    return cell_of(case, f"{counted}*{WEIGHT}", *inputs)


def _ratio_cell(case: Case) -> tuple[str, tuple[CellInput, ...]] | None:
    if case.data.actual is None or case.data.planned is None:
        comparison = compare(case.target, case.actual, case.profile.reverse.value, year=case.year)
        return ratio_cell(case, comparison)
    actual, planned = case.given(case.data.actual, "实际值"), case.given(case.data.planned, "计划值")
    if isinstance(actual, str) or isinstance(planned, str):
        return None
    done, due = given_pair(actual, planned)
    return f"MAX({place(done)}/{place(due)},0)", (done, due)
