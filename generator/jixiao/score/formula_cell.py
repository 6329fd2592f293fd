"""计算式换成电子表格的式子：公式规则与数据表的计算列共用。"""

from collections.abc import Mapping
from typing import Final

from jixiao.model.formula import Call, ColumnTotal, Formula, Name, Number, Operation
from jixiao.model.workbook import literal

_SIGNS: Final = {"+": "+", "−": "-", "×": "*", "÷": "/"}
_FUNCTIONS: Final = {"绝对值": "ABS", "最大": "MAX", "最小": "MIN"}


def formula_text(node: Formula, texts: Mapping[str, str], totals: Mapping[str, str] | None = None) -> str:
    """逐字换写，外面不带括号。texts 是名称 → 式子，totals 是列名 → 该列的合计。"""
    if not isinstance(node, Operation):
        return bracketed(node, texts, totals)
    left, right = bracketed(node.left, texts, totals), bracketed(node.right, texts, totals)
    return f"{left}{_SIGNS[node.operator]}{right}"


def bracketed(node: Formula, texts: Mapping[str, str], totals: Mapping[str, str] | None = None) -> str:
    """运算都带括号。"""
    match node:
        case Number(value):
            return literal(value)
        case Name(name):
            return texts[name]
        case ColumnTotal(name):
            return (totals or {})[name]
        case Call(function, arguments):
            return f"{_FUNCTIONS[function]}({','.join(formula_text(a, texts, totals) for a in arguments)})"
        case Operation():
            return f"({formula_text(node, texts, totals)})"
