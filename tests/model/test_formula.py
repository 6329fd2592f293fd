"""计算式：优先次序、括号、全角写法、中文列名、报错的位置，以及与 Python 分数运算一致。"""

import operator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.formula import Formula, Name, Number, Operation, evaluate, names_in, parse_formula, substituted

VALUES = {"甲": Fraction(12), "乙": Fraction(3), "丙": Fraction(2), "零": Fraction(0), "缺": None}
OPERATORS = {"+": operator.add, "−": operator.sub, "×": operator.mul, "÷": operator.truediv}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("（1 + 2）× 3", 9),
        ("甲 - 乙 - 丙", 7),
        ("甲 - (乙 - 丙)", 11),
        ("甲 / 乙 / 丙", 2),
        ("甲 / (乙 * 丙)", 2),
        ("甲 / 乙 * 丙", 8),
        ("甲－乙", 9),
        ("甲−乙", 9),
        ("甲＋乙", 15),
        ("甲×乙", 36),
        ("甲＊乙", 36),
        ("甲÷乙", 4),
        ("甲／乙", 4),
        ("-甲 + 乙", -9),
        ("甲 * -乙", -36),
        ("--甲", 12),
        ("2.50 * 丙", 5),
        ("((甲))", 12),
    ],
)
def test_求值(text: str, value: int):
    assert evaluate(parse_formula(text), VALUES) == value


@pytest.mark.parametrize("text", ["甲 / 零", "缺 + 1", "甲 / (乙 - 3)", "缺 * 零"])
def test_除数为零与缺数算不出(text: str):
    assert evaluate(parse_formula(text), VALUES) is None


def test_名称按出现次序而不重复():
    formula = parse_formula("支付金额 / (调整后预算 + 支付金额) * 年初_预算2")
    assert names_in(formula) == ("支付金额", "调整后预算", "年初_预算2")
    assert names_in(parse_formula("1 + 2")) == ()


def test_没有的名称是程序错误():
    with pytest.raises(KeyError):
        evaluate(parse_formula("没有"), VALUES)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("甲 ++ 乙", "第 4 个字“+”"),
        ("甲 % 乙", "第 3 个字“%”"),
        ("甲 乙", "第 3 个字“乙”"),
        ("2024年预算 / 2", "第 5 个字“年”"),
        ("(甲 + 乙", "末尾"),
        ("甲 /", "末尾"),
        ("", "末尾"),
        ("（甲 + 乙)", "第 7 个字“)”"),
        ("sum(甲)", "第 4 个字“(”"),
    ],
)
def test_读不下去时说明在哪里(text: str, where: str):
    with pytest.raises(ValueError, match="读不下去") as caught:
        parse_formula(text)
    assert text in str(caught.value)
    assert where in str(caught.value)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲 / 乙", "1,663.27 ÷ 3"),
        ("(甲 + 乙) * 丙", "(1,663.27 + 3) × 2"),
        ("甲 - (乙 - 丙)", "1,663.27 − (3 − 2)"),
        ("甲 - (乙 + 丙)", "1,663.27 − (3 + 2)"),
        ("甲 + (乙 - 丙)", "1,663.27 + 3 − 2"),
        ("甲 / (乙 * 丙)", "1,663.27 ÷ (3 × 2)"),
        ("甲 * (乙 / 丙)", "1,663.27 × 3 ÷ 2"),
        ("甲 * 0.0000001", "1,663.27 × 0.0000001"),
        ("甲 * 100", "1,663.27 × 100"),
    ],
)
def test_代入的写法(text: str, shown: str):
    assert substituted(parse_formula(text), {"甲": "1,663.27", "乙": "3", "丙": "2"}) == shown


numbers = st.integers(0, 10**6).map(lambda n: Fraction(n, 100))
trees: st.SearchStrategy[Formula] = st.recursive(
    st.one_of(numbers.map(Number), st.sampled_from(["甲", "乙", "丙"]).map(Name)),
    lambda below: st.builds(Operation, st.sampled_from(list(OPERATORS)), below, below),
    max_leaves=12,
)


def by_python(formula: Formula, values: dict[str, Fraction]) -> Fraction | None:
    """照 Python 的分数运算。"""
    match formula:
        case Number(value):
            return value
        case Name(name):
            return values[name]
        case Operation(sign, left, right):
            sides = by_python(left, values), by_python(right, values)
            if sides[0] is None or sides[1] is None or (sign == "÷" and sides[1] == 0):
                return None
            return OPERATORS[sign](*sides)


@given(trees, st.fixed_dictionaries({"甲": numbers, "乙": numbers, "丙": numbers}))
def test_求值与分数运算一致(formula: Formula, values: dict[str, Fraction]):
    assert evaluate(formula, values) == by_python(formula, values)


@given(trees, st.fixed_dictionaries({"甲": numbers, "乙": numbers, "丙": numbers}))
def test_代入的写法读回来值不变(formula: Formula, values: dict[str, Fraction]):
    texts = {name: f"{value.numerator / value.denominator:.2f}" for name, value in values.items()}
    again = parse_formula(substituted(formula, texts))
    assert evaluate(again, {}) == evaluate(formula, values)
