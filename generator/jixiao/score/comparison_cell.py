"""年度指标值与实际完成值相比，写成电子表格的式子；算法见 model/expression/amounts.py。"""

from decimal import Decimal

from jixiao.model.expression import Comparison, Operator, Quantity, ReverseReading, Span
from jixiao.model.expression.unit import Factors, factors
from jixiao.model.workbook import UNDECIDED, CellInput, number_input, place
from jixiao.score.case import Case

_TARGET, _ACTUAL, _LOW, _HIGH = "年度指标值", "实际完成值", "指标值下限", "指标值上限"
_MET = {Operator.ABOVE: ">", Operator.AT_MOST: "<=", Operator.BELOW: "<"}


def ratio_cell(case: Case, comparison: Comparison) -> tuple[str, tuple[CellInput, ...]] | None:
    """完成比例的式子与输入格；没有比例的为空。

    式子按指标值的符号（正、负、零）选定。两格里没有确定的数的（期限、填报为达成），完成比例自己是输入。
    """
    if comparison.ratio is None:
        return None
    target, actual = case.target, case.actual
    if not isinstance(target, Quantity | Span) or not isinstance(actual, Quantity) or not actual.exact:
        given = number_input("完成比例", "完成比例", Decimal(int(comparison.ratio * 100)), "%")
        return place(given), (given,)
    inputs, done, *bounds = _sides(case, target, actual)
    if isinstance(target, Span):
        low, high = bounds
        short = f"{done}/{low}" if target.low > 0 else "0" if target.low == 0 else UNDECIDED
        short = f"MAX({short},0)" if target.low > 0 else short
        return f"IF({done}>{high},{UNDECIDED},IF({done}>={low},1,{short}))", inputs
    return _ratio(target, done, bounds[0], case.profile.reverse.value), inputs


def met_cell(case: Case) -> tuple[str, tuple[CellInput, ...]] | None:
    """达标与否的式子：满足为真；两格里没有确定的数的为空。"""
    target, actual = case.target, case.actual
    if not isinstance(target, Quantity | Span) or not isinstance(actual, Quantity) or not actual.exact:
        return None
    inputs, done, *bounds = _sides(case, target, actual)
    if isinstance(target, Span):
        low, high = bounds
        return f"IF({done}>{high},{UNDECIDED},{done}>={low})", inputs
    if target.operator is Operator.ABOUT:
        return f"IF({done}<{bounds[0]},{UNDECIDED},TRUE)", inputs
    return _met(target, done, bounds[0]), inputs


def _met(target: Quantity, done: str, due: str) -> str:
    if target.operator is Operator.EQUAL and not target.value:
        return f"{done}={due}"  # “=0”是要求不发生
    return f"{done}{_MET.get(target.operator, '>=')}{due}"


def _ratio(target: Quantity, done: str, due: str, reading: ReverseReading) -> str:
    met = _met(target, done, due)
    if target.operator is Operator.ABOUT:
        about = f"{done}/{due}" if target.value > 0 else "1"
        return f"IF({done}<{due},{UNDECIDED},{about})"
    if target.value < 0 or (target.operator is Operator.BELOW and not target.value):
        return f"IF({met},1,{UNDECIDED})"
    if not target.value:
        return f"IF({met},1,0)"
    if not target.operator.reverse:
        return f"MAX({done}/{due},0)"
    if reading is ReverseReading.TARGET_OVER_ACTUAL:
        return f"IF({met},1,{due}/{done})"
    return f"IF({met},1,MAX(2-{done}/{due},0))"


def _sides(
    case: Case, target: Quantity | Span, actual: Quantity
) -> tuple[tuple[CellInput, ...], str, *tuple[str, ...]]:
    """输入格，与化到同一单位的两方：实际，指标值（区间为下限、上限）。一方写百分数的，两方都按百分数。"""
    scale = factors(target.unit, actual.unit) or Factors()
    percent = "%" in (target.unit, actual.unit)
    due_unit, done_unit = ("%", "%") if percent else (target.unit, actual.unit)
    ends = ((_LOW, target.low), (_HIGH, target.high)) if isinstance(target, Span) else ((_TARGET, target.value),)
    prefix = f"指标.{case.anchor}"
    dues = tuple(number_input(name, name, value, due_unit, f"{prefix}.{_TARGET}") for name, value in ends)
    done = number_input(_ACTUAL, _ACTUAL, actual.value, done_unit, f"{prefix}.{_ACTUAL}")
    bounds = tuple(_scaled(place(one), scale.target) for one in dues)
    return (*dues, done), _scaled(place(done), scale.actual), *bounds


def _scaled(text: str, times: int) -> str:
    return text if times == 1 else f"ROUND({text}*{times},9)"
