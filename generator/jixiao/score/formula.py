"""计算式：列名、数、加减乘除与括号，全程用分数精确计算。本项目中只有这里用 lark。"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

_GRAMMAR = r"""
?start: sum
?sum: product | sum /[+＋]/ product -> add | sum /[-−－]/ product -> subtract
?product: atom | product /[*×＊]/ atom -> multiply | product /[\/÷／]/ atom -> divide
?atom: NUMBER -> number | NAME -> name | /[-−－]/ atom -> negate | "(" sum ")" | "（" sum "）"
NUMBER: /[0-9]+(\.[0-9]+)?/
NAME: /[^\W\d][\w]*/
%import common.WS
%ignore WS
"""

_PARSER = Lark(_GRAMMAR, parser="lalr", maybe_placeholders=False)


@dataclass(frozen=True, slots=True)
class Number:
    """常数。"""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """列名或数据项名称。"""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """四则运算；operator 为 + − × ÷。"""

    operator: str
    left: "Formula"
    right: "Formula"


Formula: TypeAlias = Number | Name | Operation

_OPERATORS = {"add": "+", "subtract": "−", "multiply": "×", "divide": "÷"}


@lru_cache(maxsize=512)
def parse_formula(text: str) -> Formula:
    """读懂计算式。

    Raises:
        ValueError: 写法有误，说明是第几个字。

    """
    try:
        tree = _PARSER.parse(text)
    except UnexpectedInput as error:
        place: int = getattr(error, "pos_in_stream", None) or 0  # lark 没有标注它的类型
        ended = getattr(getattr(error, "token", None), "type", "") == "$END"
        where = "末尾" if ended else f"第 {place + 1} 个字“{text[place]}”"
        raise ValueError(f"“{text}”在{where}处读不下去") from None
    return _formula(tree)


def _formula(node: "Tree[Token] | Token") -> Formula:
    if isinstance(node, Token):
        raise TypeError(f"语法树里不应有单独的记号 {node}")
    parts = [child for child in node.children if isinstance(child, Tree)]
    match node.data:
        case "number":
            return Number(Fraction(Decimal(str(node.children[0]))))
        case "name":
            return Name(str(node.children[0]))
        case "negate":
            return Operation("−", Number(Fraction(0)), _formula(parts[0]))
        case operator:
            return Operation(_OPERATORS[str(operator)], _formula(parts[0]), _formula(parts[1]))


def names_in(formula: Formula) -> tuple[str, ...]:
    """计算式提到的名称，按出现次序，不重复。"""
    match formula:
        case Number():
            return ()
        case Name(name):
            return (name,)
        case Operation(_, left, right):
            return tuple(dict.fromkeys((*names_in(left), *names_in(right))))


def evaluate(formula: Formula, values: Mapping[str, Fraction | None]) -> Fraction | None:
    """代入求值；缺值或除数为零时为 None。

    Raises:
        KeyError: 名称不在 values 里。

    """
    match formula:
        case Number(value):
            return value
        case Name(name):
            return values[name]
        case Operation(operator, left, right):
            first, second = evaluate(left, values), evaluate(right, values)
            if first is None or second is None:
                return None
            if operator == "+":
                return first + second
            if operator == "−":
                return first - second
            if operator == "×":
                return first * second
            return first / second if second else None


def substituted(formula: Formula, texts: Mapping[str, str]) -> str:
    """代入后的写法。"""
    match formula:
        case Number(value):
            return f"{Decimal(value.numerator) / value.denominator:f}"
        case Name(name):
            return texts[name]
        case Operation(operator, left, right):
            sides = (substituted(left, texts), substituted(right, texts))
            first = f"({sides[0]})" if _binds(left) < _binds(formula) else sides[0]
            loose = _binds(right) < _binds(formula) or (_binds(right) == _binds(formula) and operator in {"−", "÷"})
            return f"{first} {operator} {f'({sides[1]})' if loose else sides[1]}"


def _binds(formula: Formula) -> int:
    """结合得多紧：加减 1，乘除 2，数与名称 3。"""
    if not isinstance(formula, Operation):
        return 3
    return 2 if formula.operator in {"×", "÷"} else 1
