"""计算式：名称、数、百分数、加减乘除、括号、三个函数与一列的合计，全程用分数精确计算，单位一并核对。

名称里有横线、括号的写在方括号里：[指标.B24-2.得分]。语法是封闭的：除此之外什么也写不出来。本项目中只有这里用 lark。
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final, TypeAlias

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from jixiao.model.funds import MONEY_UNITS, MoneyUnit

_GRAMMAR = r"""
?start: sum
?sum: product | sum PLUS product -> binary | sum MINUS product -> binary
?product: unary | product TIMES unary -> binary | product OVER unary -> binary
?unary: atom | MINUS unary -> negate
?atom: NUMBER -> number | NUMBER PERCENT -> percent | NAME -> name | QUOTED -> quoted
     | LPAR sum RPAR | NAME LPAR sum (COMMA sum)* RPAR -> call
PLUS: /[+＋]/
MINUS: /[-−－]/
TIMES: /[*×＊]/
OVER: /[\/÷／]/
PERCENT: /[%％]/
LPAR: /[(（]/
RPAR: /[)）]/
COMMA: /[,，]/
NUMBER: /[0-9]+(\.[0-9]+)?/
NAME.2: /[0-9]*[^\W\d]\w*(\.\w+)*/
QUOTED: /\[[^\]]+\]|【[^】]+】/
%import common.WS
%ignore WS
"""

_PARSER = Lark(_GRAMMAR, parser="lalr", maybe_placeholders=False)
_SIGNS = {"PLUS": "+", "MINUS": "−", "TIMES": "×", "OVER": "÷"}


@dataclass(frozen=True, slots=True)
class Measure:
    """带单位的数。百分数换算成纯数（95% 是 0.95），单位为空。乘除得出的单位如 元/人、分·元。"""

    value: Fraction
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """常数；text 是所写的样子。"""

    value: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """列名、中间量或数据项名称。column 是在计算式里的第几个字。"""

    name: str
    column: int = 0


@dataclass(frozen=True, slots=True)
class Operation:
    """四则运算；operator 为 + − × ÷。"""

    operator: str
    left: "Formula"
    right: "Formula"
    column: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """函数：绝对值、最大、最小。"""

    function: str
    arguments: tuple["Formula", ...]
    column: int = 0


@dataclass(frozen=True, slots=True)
class ColumnTotal:
    """数据表一列的合计：合计(金额)。"""

    name: str
    column: int = 0


Formula: TypeAlias = Number | Name | Operation | Call | ColumnTotal

COLUMN_TOTAL: Final = "合计"

FUNCTIONS: Final[Mapping[str, Callable[[list[Fraction]], Fraction]]] = {
    "绝对值": lambda values: abs(values[0]),
    "最大": max,
    "最小": min,
}


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
    return _built(tree)


def _built(node: "Tree[Token]") -> Formula:
    parts = [child for child in node.children if isinstance(child, Tree)]
    tokens = [child for child in node.children if isinstance(child, Token)]
    column = (tokens[0].start_pos or 0) + 1 if tokens else 0
    match node.data:
        case "number":
            return Number(Fraction(Decimal(str(tokens[0]))), str(tokens[0]))
        case "percent":
            return Number(Fraction(Decimal(str(tokens[0]))) / 100, f"{tokens[0]}%")
        case "name":
            return Name(str(tokens[0]), column)
        case "quoted":
            return Name(str(tokens[0])[1:-1].strip(), column)
        case "negate":
            return Operation("−", Number(Fraction(0), "0"), _built(parts[0]), column)
        case "binary":
            return Operation(_SIGNS[tokens[0].type], _built(parts[0]), _built(parts[1]), column)
        case "call":
            return _call(str(tokens[0]), tuple(_built(part) for part in parts), column)
        case _:  # 括号
            return _built(parts[0])


def _call(function: str, arguments: tuple[Formula, ...], column: int) -> Call | ColumnTotal:
    if function == COLUMN_TOTAL:
        (only, *more) = arguments
        if more or not isinstance(only, Name):
            raise ValueError(f"第 {column} 个字：“合计”只收一个列名")
        return ColumnTotal(only.name, column)
    if function not in FUNCTIONS:
        raise ValueError(f"第 {column} 个字：没有函数“{function}”，可用的有{'、'.join((*FUNCTIONS, COLUMN_TOTAL))}")
    if function == "绝对值" and len(arguments) != 1:
        raise ValueError(f"第 {column} 个字：“绝对值”只收一个值")
    return Call(function, arguments, column)


def names_in(formula: Formula) -> tuple[str, ...]:
    """计算式提到的名称，按出现次序，不重复。"""
    match formula:
        case Number() | ColumnTotal():
            return ()
        case Name(name):
            return (name,)
        case Operation(_, left, right):
            return tuple(dict.fromkeys((*names_in(left), *names_in(right))))
        case Call(_, arguments):
            return tuple(dict.fromkeys(name for argument in arguments for name in names_in(argument)))


def measure_of(value: Decimal, unit: str) -> Measure:
    """数据项的值：百分数换成纯数；金额不论印成元还是万元，数据项里一律以元计。"""
    if unit == "%":
        return Measure(Fraction(value) / 100)
    return Measure(Fraction(value), MoneyUnit.YUAN.value if unit in MONEY_UNITS else unit)


def totals_in(formula: Formula) -> tuple[ColumnTotal, ...]:
    """计算式用到的列合计，按出现次序。"""
    match formula:
        case ColumnTotal():
            return (formula,)
        case Operation(_, left, right):
            return (*totals_in(left), *totals_in(right))
        case Call(_, arguments):
            return tuple(total for argument in arguments for total in totals_in(argument))
        case _:
            return ()


def evaluate(
    formula: Formula, values: Mapping[str, Fraction | None], totals: Mapping[str, Fraction] | None = None
) -> Fraction | None:
    """不计单位地求值；totals 是各列的合计。缺值或除数为零时为 None。

    Raises:
        KeyError: 名称不在 values 里，或列不在 totals 里。

    """
    named = {n: None if v is None else Measure(v) for n, v in values.items()}
    measured = measure(formula, named, {n: Measure(v) for n, v in (totals or {}).items()})
    return None if measured is None else measured.value


def measure(
    formula: Formula, values: Mapping[str, Measure | None], totals: Mapping[str, Measure] | None = None
) -> Measure | None:
    """连同单位求值；缺值或除数为零时为 None。

    Raises:
        KeyError: 名称不在 values 里，或列不在 totals 里。
        ValueError: 单位不合，说明是第几个字。

    """
    match formula:
        case Number(value):
            return Measure(value)
        case Name(name):
            return values[name]
        case ColumnTotal(name):
            return (totals or {})[name]
        case Operation(operator, left, right, column):
            first, second = measure(left, values, totals), measure(right, values, totals)
            if first is None or second is None:
                return None
            return _operated(operator, first, second, column)
        case Call(function, arguments, column):
            measures = [measure(argument, values, totals) for argument in arguments]
            known = [m for m in measures if m is not None]
            if len(known) < len(measures):
                return None
            for other in known[1:]:
                _same_unit(known[0], other, f"“{function}”", column)
            return Measure(FUNCTIONS[function]([m.value for m in known]), known[0].unit)


def _operated(operator: str, first: Measure, second: Measure, column: int) -> Measure | None:
    if operator in {"+", "−"}:
        if first.value != 0 or first.unit:  # “0 − x”是取负，0 没有单位
            _same_unit(first, second, f"“{operator}”", column)
        value = first.value + second.value if operator == "+" else first.value - second.value
        return Measure(value, first.unit or second.unit)
    if operator == "×":
        return Measure(first.value * second.value, _combined(first.unit, second.unit, 1))
    if second.value == 0:
        return None
    return Measure(first.value / second.value, _combined(first.unit, second.unit, -1))


def _combined(first: str, second: str, power: int) -> str:
    """相乘（power 为 1）或相除（−1）之后的单位，约去相同的。"""
    powers = Counter[str]()
    for unit, sign in ((first, 1), (second, power)):
        above, _, below = unit.partition("/")
        for words, way in ((above, sign), (below, -sign)):
            for word in words.split("·"):
                powers[word] += way
    del powers["1"], powers[""]
    above = "·".join(word for word in powers for _ in range(powers[word]))
    below = "·".join(word for word in powers for _ in range(-powers[word]))
    return f"{above or 1}/{below}" if below else above


def _same_unit(first: Measure, second: Measure, what: str, column: int) -> None:
    if first.unit != second.unit:
        units = f"{first.unit or '纯数'}与{second.unit or '纯数'}"
        raise ValueError(f"第 {column} 个字{what}：{units}的单位不同")


_LOOSE: Final = {"+": 1, "−": 1, "×": 2, "÷": 2}


def substituted(formula: Formula, texts: Mapping[str, str], totals: Mapping[str, str] | None = None) -> str:
    """代入后的写法；括号只在需要处写。"""
    match formula:
        case Number(_, text):
            return text
        case Name(name):
            return texts.get(name, "—")
        case ColumnTotal(name):
            return (totals or {}).get(name, "—")
        case Call(function, arguments):
            return f"{function}({'，'.join(substituted(a, texts, totals) for a in arguments)})"
        case Operation(operator, left, right):
            first, second = substituted(left, texts, totals), substituted(right, texts, totals)
            if isinstance(left, Operation) and _LOOSE[left.operator] < _LOOSE[operator]:
                first = f"({first})"
            tighter = _LOOSE[operator] + (operator in {"−", "÷"})
            if isinstance(right, Operation) and _LOOSE[right.operator] < tighter:
                second = f"({second})"
            return f"{first} {operator} {second}"
