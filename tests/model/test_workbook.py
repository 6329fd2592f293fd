"""得分的电子表格写法：常数、占位、取整的文字。算得对不对由 LibreOffice 重算（tests/score，office）。"""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.rounding import Rounding, RoundingMode
from jixiao.model.workbook import (
    CellFormula,
    choice_input,
    literal,
    number_input,
    place,
    quoted,
    rounded_rate,
    rounded_text,
    sum_text,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("100", "100"),
        ("0.05", "0.05"),
        ("12.50", "12.5"),
        ("1000000", "1000000"),
        ("0.0000001", "0.0000001"),
        ("-3.20", "(-3.2)"),
    ],
)
def test_常数照小数写_不用指数(value: str, text: str):
    assert literal(Decimal(value)) == text


def test_除不尽的写成分数():
    assert literal(Fraction(1, 3)) == "(1/3)"
    assert literal(Fraction(1, 8)) == "0.125"


@given(st.fractions(min_value=0, max_value=10**6, max_denominator=10**6))
def test_常数读回来还是原来的数(value: Fraction):
    text = literal(value)
    whole, _, below = text.strip("()").partition("/")
    assert Fraction(Decimal(whole)) / Fraction(Decimal(below or "1")) == value


def test_文字里的引号写两个():
    assert quoted('高"档') == '"高""档"'


def test_占位换成格_没有登记的花括号不动():
    formula = CellFormula(
        '{分值}*({要点1}="{别的}")+{要点10}',
        (
            number_input("分值", "分值", Decimal("5.0")),
            choice_input("要点1", "甲", "是", ("是", "否")),
            number_input("要点10", "乙", Decimal(2)),
        ),
    )
    assert formula.at({"分值": "B1", "要点1": "C1", "要点10": "D1"}) == 'B1*(C1="{别的}")+D1'
    assert [place(one) for one in formula.inputs] == ["{分值}", "{要点1}", "{要点10}"]


def test_百分数的格以一为百分之百_位数照原样():
    rate = number_input("实际值", "执行率", Decimal("92.23"), "%", "资金.预算执行率")
    assert (rate.value, rate.decimals, rate.unit, rate.key) == (Decimal("0.9223"), 2, "%", "资金.预算执行率")
    assert number_input("甲", "甲", Decimal("1E+2")).decimals == 0


def test_取整照口径_百分数多取两位():
    assert re.fullmatch(r"ROUND\(ROUND\(x,\d+\),2\)", rounded_text("x", Rounding(RoundingMode.HALF_UP, 2)))
    assert re.fullmatch(r"ROUNDDOWN\(ROUND\(x,\d+\),4\)", rounded_rate("x", Rounding(RoundingMode.DOWN, 2)))


def test_合用分值的组以本级分值为限():
    assert sum_text("A1:A3", None).startswith("ROUND(SUM(A1:A3)")
    assert sum_text("A1:A3", "B1").startswith("MIN(ROUND(SUM(A1:A3)")
    assert sum_text("A1:A3", "B1").endswith(",B1)")
