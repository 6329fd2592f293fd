"""数与数相比。

财预〔2020〕10号第十六条：完成指标值的记满分，未完成的按实际完成值与指标值的比例记分。
条文没有说的（反向指标、指标值为 0、负数、约数、范围），下面逐一给出含义。
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from jixiao.model.expression.ranges import range_of
from jixiao.model.expression.terms import Operator, Quantity, Span
from jixiao.model.expression.unit import Factors, factors
from jixiao.model.expression.verdict import (
    Comparison,
    Formula,
    Remark,
    ReverseReading,
    Verdict,
    undecidable,
)

_ONE = Fraction(1)
_NIL = Fraction(0)
_NEGATED = {
    Operator.AT_LEAST: "<",
    Operator.ABOVE: "≤",
    Operator.AT_MOST: ">",
    Operator.BELOW: "≥",
}


@dataclass(frozen=True, slots=True)
class _Sides:
    """化到同一单位的两方。target 取范围的下限；*_shown 是照原样写出的数。"""

    target: Fraction
    actual: Fraction
    target_shown: str
    actual_shown: str


def compare_amounts(target: Quantity | Span, actual: Quantity | Span, reading: ReverseReading) -> Comparison:
    """比较两个数或范围；先看单位，再看实际是不是一个确定的数。"""
    scale = factors(target.unit, actual.unit)
    if scale is None:
        return undecidable(Remark.UNITS)
    if _percent_unclear(target, actual):
        return undecidable(Remark.PERCENT)
    result = (
        _claimed(target, actual, scale)
        if isinstance(actual, Span) or not actual.exact
        else _judged(target, actual, scale, reading)
    )
    if bool(target.unit) is bool(actual.unit):
        return result
    return replace(result, remarks=(*result.remarks, Remark.UNIT_MISSING))


def _judged(target: Quantity | Span, actual: Quantity, scale: Factors, reading: ReverseReading) -> Comparison:
    """实际是一个确定的数。单位经过换算的，写出的数带上单位。"""
    converted = scale.target != scale.actual
    low = target.low if isinstance(target, Span) else target.value
    sides = _Sides(
        Fraction(low) * scale.target,
        Fraction(actual.value) * scale.actual,
        _shown(low, target.unit if converted else ""),
        _shown(actual.value, actual.unit if converted else ""),
    )
    if isinstance(target, Span):
        return _against_span(target, sides, Fraction(target.high) * scale.target)
    if target.operator.reverse:
        return _reverse(target.operator, sides, reading)
    if target.operator is Operator.ABOUT:
        return _about(sides)
    return _positive(target.operator, sides)


def _positive(operator: Operator, sides: _Sides) -> Comparison:
    """`=`、`≥`、`>` 与没有符号的：越大越好，比例 = 实际 ÷ 指标值。

    `=` 而实际更高，仍是达成。`>` 而实际恰为本数，没有达成，但按条文的比例是 100 %。
    指标值为 0：`=0` 是要求不发生，见 `_must_not_happen`；`≥0`、`>0` 符合为 1，否则为 0。
    指标值为负（如增长率 `≥-5%`）：达成为 1，未达成相除没有意义。实际为负而指标值为正：按 0 计。
    """
    if operator is Operator.EQUAL and not sides.target:
        return _must_not_happen(sides)
    met = sides.actual > sides.target if operator.strict else sides.actual >= sides.target
    verdict = Verdict.MET if met else Verdict.NOT_MET
    if sides.target <= 0:
        return _at_or_below_zero(operator, sides, met=met)
    remarks: tuple[Remark, ...] = ()
    if operator is Operator.EQUAL and sides.actual > sides.target:
        remarks = (Remark.OVER,)
    elif not met and sides.actual == sides.target:
        remarks = (Remark.STRICT,)
    return _quotient(verdict, sides, Formula.QUOTIENT, remarks)


def _reverse(operator: Operator, sides: _Sides, reading: ReverseReading) -> Comparison:
    """`≤`、`<`：越小越好。达成为 1；未达成按评分口径选定的算法。

    指标值为 0：`≤0` 而实际大于 0，相除没有意义，凡发生即为 0；`<0` 对不为负的实际无从达到。
    指标值为负，未达成时没有比例。
    """
    met = sides.actual < sides.target if operator.strict else sides.actual <= sides.target
    if operator.strict and not sides.target and not met:
        return undecidable(Remark.NEVER)
    if sides.target <= 0:
        return _at_or_below_zero(operator, sides, met=met)
    if met:
        shown = f"{sides.actual_shown} {operator} {sides.target_shown}"
        return Comparison(Verdict.MET, _ONE, Formula.WITHIN, shown)
    remarks = (Remark.STRICT,) if sides.actual == sides.target else ()
    if reading is ReverseReading.TARGET_OVER_ACTUAL:
        ratio, shown = sides.target / sides.actual, f"{sides.target_shown} ÷ {sides.actual_shown}"
        return Comparison(Verdict.NOT_MET, ratio, Formula.INVERSE, shown, remarks)
    ratio = 2 - sides.actual / sides.target
    if ratio < 0:
        ratio, remarks = _NIL, (*remarks, Remark.FLOORED)
    shown = f"2 − {sides.actual_shown} ÷ {sides.target_shown}"
    return Comparison(Verdict.NOT_MET, ratio, Formula.TWO_MINUS, shown, remarks)


def _about(sides: _Sides) -> Comparison:
    """`约30人`、`90%左右`：不低于它就是达成；低于它，没有文件说“约”可以差多少，不能判定。"""
    if sides.actual < sides.target:
        return undecidable(Remark.ABOUT)
    if not sides.target:
        return _must_not_happen(sides) if not sides.actual else undecidable(Remark.ABOUT)
    return (
        _quotient(Verdict.MET, sides, Formula.QUOTIENT)
        if sides.target > 0
        else _at_or_below_zero(Operator.AT_LEAST, sides, met=True)
    )


def _against_span(target: Span, sides: _Sides, high: Fraction) -> Comparison:
    """`1-2批次`：在两端之间为达成；低于下限按下限求比例；高于上限不能判定。"""
    if sides.actual > high:
        return undecidable(Remark.ABOVE_SPAN)
    if sides.actual >= sides.target:
        shown = f"{sides.target_shown} ≤ {sides.actual_shown} ≤ {_shown(target.high, '')}"
        return Comparison(Verdict.MET, _ONE, Formula.WITHIN, shown)
    if sides.target <= 0:
        return _at_or_below_zero(Operator.AT_LEAST, sides, met=False)
    return _quotient(Verdict.NOT_MET, sides, Formula.LOWER_END)


def _must_not_happen(sides: _Sides) -> Comparison:
    """`=0`、`0履职事故`：没有发生为 1，凡发生即为 0。"""
    happened = bool(sides.actual)
    shown = f"{sides.actual_shown} {'≠' if happened else '='} {sides.target_shown}"
    if happened:
        return Comparison(Verdict.NOT_MET, _NIL, Formula.ZERO, shown)
    return Comparison(Verdict.MET, _ONE, Formula.ZERO, shown)


def _at_or_below_zero(operator: Operator, sides: _Sides, *, met: bool) -> Comparison:
    """指标值为 0 或负数，不能作除数。等号与 ≥ 同义。"""
    bound = Operator.AT_LEAST if operator is Operator.EQUAL else operator
    shown = f"{sides.actual_shown} {bound if met else _NEGATED[bound]} {sides.target_shown}"
    formula = Formula.WITHIN if sides.target else Formula.ZERO
    if met:
        return Comparison(Verdict.MET, _ONE, formula, shown)
    if sides.target:
        return Comparison(Verdict.NOT_MET, substitution=shown, remarks=(Remark.NEGATIVE_TARGET,))
    return Comparison(Verdict.NOT_MET, _NIL, formula, shown)


def _quotient(verdict: Verdict, sides: _Sides, formula: Formula, remarks: tuple[Remark, ...] = ()) -> Comparison:
    shown = f"{sides.actual_shown} ÷ {sides.target_shown}"
    if sides.actual < 0:
        return Comparison(verdict, _NIL, formula, shown, (*remarks, Remark.FLOORED))
    return Comparison(verdict, sides.actual / sides.target, formula, shown, remarks)


def _claimed(target: Quantity | Span, actual: Quantity | Span, scale: Factors) -> Comparison:
    """实际写的是范围（`≥266米`）：整个范围都合乎指标值才算达成，比例为 1；否则不能判定。

    实际写“约”的没有确定的范围，只能与同样写“约”的指标值相比。
    """
    vague = isinstance(actual, Quantity) and actual.operator is Operator.ABOUT
    alike = isinstance(target, Quantity) and target.operator is Operator.ABOUT
    allowed, claimed = range_of(target, scale.target), range_of(actual, scale.actual)
    if (vague and not alike) or not allowed.covers(claimed):
        return undecidable(Remark.COPIED)
    return Comparison(Verdict.MET, _ONE, Formula.WITHIN, remarks=(Remark.COPIED,))


def _percent_unclear(target: Quantity | Span, actual: Quantity | Span) -> bool:
    """`≥90%` 与 `0.98`：从电子表格抄出的比例常丢百分号，按 98 % 或 0.98 % 算都没有根据。"""
    if {target.unit, actual.unit} != {"%", ""}:
        return False
    bare, percent = (target, actual) if not target.unit else (actual, target)
    return 0 < _top(bare) <= 1 < _top(percent)


def _top(expression: Quantity | Span) -> Decimal:
    return expression.high if isinstance(expression, Span) else expression.value


def _shown(value: Decimal, unit: str) -> str:
    return f"{value:f}{unit}"
