"""得分格的外框：分值与取来的数成为输入格，规则的式子按口径取整。"""

from dataclasses import replace
from decimal import Decimal

from jixiao.model.rounding import Rounding
from jixiao.model.workbook import CellFormula, CellInput, literal, number_input, rounded_text
from jixiao.score.case import Case, Given

WEIGHT = "{分值}"


def cell_of(case: Case, text: str, *inputs: CellInput) -> CellFormula:
    """规则的式子（取整前）；分值总在第一格。"""
    weight = number_input("分值", "分值", case.weight, "分", f"指标.{case.anchor}.分值")
    return CellFormula(text, (weight, *inputs))


def given_input(name: str, given: Given, *, percent: bool | None = None) -> CellInput:
    """取来的数；percent 指定按不按百分数，不写的看它自己的单位。"""
    by_percent = given.unit == "%" if percent is None else percent
    unit = "%" if by_percent else given.unit
    return number_input(name, given.fact.label, given.amount, unit, given.fact.key)


def given_pair(actual: Given, planned: Given) -> tuple[CellInput, CellInput]:
    """实际值与计划值；一方写百分数的，两方都按百分数。"""
    percent = "%" in (actual.unit, planned.unit)
    return given_input("实际值", actual, percent=percent), given_input("计划值", planned, percent=percent)


def limited(text: str) -> str:
    """以分值为限，不低于 0。"""
    return f"MAX(MIN({text},{WEIGHT}),0)"


def share_of_weight(share: Decimal) -> str:
    """分值的百分之几。"""
    return WEIGHT if share == 100 else "0" if share == 0 else f"{WEIGHT}*{literal(share.scaleb(-2))}"


def settled(found: CellFormula | None, rounding: Rounding) -> CellFormula | None:
    """取整后的得分格。"""
    return None if found is None else replace(found, text=rounded_text(found.text, rounding))
