"""预算执行率得分的电子表格写法：由执行数与分母算出，印出的执行率先取整，再算得分。"""

from decimal import Decimal

from jixiao.model.dossier import Dossier
from jixiao.model.funds import MoneyUnit
from jixiao.model.workbook import CellFormula, CellInput, literal, number_input, place, rounded_rate, rounded_text
from jixiao.score.facts import FactBook

_SPENT = "资金.全年执行数"


def execution_cell(book: FactBook, dossier: Dossier, weight: Decimal) -> CellFormula | None:
    """没有执行数或分母的为空。"""
    profile = dossier.profile
    base = profile.denominator.value.value
    spent, due = _amount(book, _SPENT), _amount(book, f"资金.{base}")
    if spent is None or due is None:
        return None
    worth = number_input("分值", "预算执行率分值", weight, "分", "资金.分值")
    quotient = rounded_rate(f"{place(spent)}/{place(due)}", dossier.execution_rounding)
    rate = f"IF({place(due)}=0,0,{quotient})"
    text = f"{_share(rate, dossier)}*{place(worth)}"
    return CellFormula(rounded_text(text, profile.score_rounding.value.rounding), (worth, due, spent))


def _share(rate: str, dossier: Dossier) -> str:
    """执行率换成得分占分值的多少。"""
    steps = dossier.profile.execution_steps
    if steps is None:
        return f"MIN({rate},1)"
    text = "0"
    for step in reversed(steps.value):
        text = f"IF({rate}>={literal(step.lower.scaleb(-2))},{literal(step.share.scaleb(-2))},{text})"
    return text


def _amount(book: FactBook, key: str) -> CellInput | None:
    fact = book.find(key)
    if fact is None or not isinstance(fact.value, Decimal):
        return None
    return number_input(fact.label, fact.label, fact.value, MoneyUnit.YUAN.value, key)
