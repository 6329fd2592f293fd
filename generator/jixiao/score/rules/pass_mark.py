"""达标：达到即满分，未达到不得分或得一定比例。"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from operator import ge, gt, le, lt
from typing import Final

from jixiao.model.expression import Blank, Verdict, compare
from jixiao.model.rule import PassRule
from jixiao.model.scored import Status
from jixiao.model.workbook import CellFormula, CellInput, choice_input, place
from jixiao.score.case import Case, Judgement, insufficient
from jixiao.score.cells import WEIGHT, cell_of, given_pair, share_of_weight
from jixiao.score.comparison_cell import met_cell
from jixiao.wording.derivations import percent, points

_FAILED: Final = "评价认定未达标"
_RELATIONS: Final[Mapping[str, Callable[[Decimal, Decimal], bool]]] = {"≥": ge, ">": gt, "≤": le, "<": lt}
_SIGNS: Final = {"≥": ">=", ">": ">", "≤": "<=", "<": "<"}
_OPPOSITES: Final = {"≥": "<", ">": "≤", "≤": ">", "<": "≥"}


def score_pass(rule: PassRule, case: Case) -> Judgement:
    """依次看：评价数据写明的是否达标，实际值与计划值，年度指标值与实际完成值。"""
    failed = "不得分" if rule.failed_share == 0 else f"得分值的 {percent(rule.failed_share)}"
    formula = f"达标得满分，未达标{failed}"
    if case.data.passed is not None:
        shown = "评价认定达标" if case.data.passed else _FAILED
        return _judged(rule, case, formula, shown, met=case.data.passed)
    if case.data.actual is not None and case.data.planned is not None:
        actual, planned = case.given(case.data.actual, "实际值"), case.given(case.data.planned, "计划值")
        if isinstance(actual, str):
            return insufficient(actual, formula)
        if isinstance(planned, str):
            return insufficient(planned, formula)
        if actual.unit != planned.unit and actual.unit and planned.unit:
            return insufficient(f"实际值与计划值的单位不同（{actual.unit}、{planned.unit}）", formula)
        met = _RELATIONS[rule.relation](actual.amount, planned.amount)
        shown = f"{actual.text} {rule.relation if met else _OPPOSITES[rule.relation]} {planned.text}"
        judged = _judged(rule, case, formula, shown, met=met)
        return Judgement(judged.status, judged.score, None, formula, judged.substitution, (actual.fact, planned.fact))
    if isinstance(case.target, Blank) and isinstance(case.actual, Blank):
        return insufficient("没有写是否达标", formula)
    comparison = compare(case.target, case.actual, case.profile.reverse.value, year=case.year)
    if comparison.verdict is Verdict.UNDECIDABLE:
        return Judgement(Status.UNDECIDABLE, formula=formula, notes=tuple(comparison.remarks))
    met = comparison.verdict is Verdict.MET
    return _judged(rule, case, formula, comparison.substitution or comparison.remark, met=met)


def _judged(rule: PassRule, case: Case, formula: str, shown: str, *, met: bool) -> Judgement:
    weight = Fraction(case.weight)
    if met:
        return Judgement(Status.MET, weight, None, formula, f"{shown}，得满分 {points(case.weight)}")
    score = Fraction(rule.failed_share) / 100 * weight
    return Judgement(Status.NOT_MET, score, None, formula, shown if shown == _FAILED else f"{shown}，未达标")


def cell_pass(rule: PassRule, case: Case) -> CellFormula | None:
    """电子表格的写法；没有数可比的，达标与否自己是输入。"""
    found = _condition(rule, case)
    if found is None:
        return None
    condition, inputs = found
    return cell_of(case, f"IF({condition},{WEIGHT},{share_of_weight(rule.failed_share)})", *inputs)


def _condition(rule: PassRule, case: Case) -> tuple[str, tuple[CellInput, ...]] | None:
    passed = case.data.passed
    if passed is None and case.data.actual is not None and case.data.planned is not None:
        actual, planned = case.given(case.data.actual, "实际值"), case.given(case.data.planned, "计划值")
        if isinstance(actual, str) or isinstance(planned, str):
            return None
        done, due = given_pair(actual, planned)
        return f"{place(done)}{_SIGNS[rule.relation]}{place(due)}", (done, due)
    if passed is None:
        compared = met_cell(case)
        if compared is not None:
            return compared
        passed = compare(case.target, case.actual, case.profile.reverse.value, year=case.year).verdict is Verdict.MET
    flag = choice_input("达标", "是否达标", "是" if passed else "否", ("是", "否"))
    return f'{place(flag)}="是"', (flag,)
