"""预算执行率得分的电子表格写法：由执行数与分母算出，印出的执行率先取整，再算得分。"""

from decimal import Decimal

from jixiao.model.dossier import Dossier
from jixiao.model.funds import MoneyUnit
from jixiao.model.workbook import (
    UNDECIDED,
    CellFormula,
    CellInput,
    choice_input,
    literal,
    number_input,
    place,
    rounded_rate,
    rounded_text,
)
from jixiao.score.facts import FactBook

_SPENT = "资金.全年执行数"
_YES, _NO = "是", "否"


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
    done = _completion(book)
    share = _share(rate, f"{place(spent)}<={place(due)}", done, dossier)
    text = rounded_text(f"{share}*{place(worth)}", profile.score_rounding.value.rounding)
    return CellFormula(text, (worth, due, spent) if done is None else (worth, due, spent, done))


def _share(rate: str, within: str, done: CellInput | None, dossier: Dossier) -> str:
    """执行率换成得分占分值的多少；各段依次看，另有条件而都不合的没有规定。"""
    setting = dossier.profile.execution_steps
    if setting is None:
        return f"MIN({rate},1)"
    steps = setting.value
    text = UNDECIDED if any(step.conditional for step in steps) else "0"
    for step in reversed(steps):
        wanted = [f"{rate}>={literal(step.lower.scaleb(-2))}"]
        if step.upper is not None:
            wanted.append(f"{rate}<{literal(step.upper.scaleb(-2))}")
        if step.within_budget:
            wanted.append(within)
        if step.completed is not None and done is not None:
            wanted.append(f'{place(done)}="{_YES if step.completed else _NO}"')
        condition = wanted[0] if len(wanted) == 1 else f"AND({','.join(wanted)})"
        text = f"IF({condition},{literal(step.share.scaleb(-2))},{text})"
    return text


def _completion(book: FactBook) -> CellInput | None:
    """项目完成与否；与得分无关的没有登记。"""
    fact = book.find("资金.项目完成")
    return None if fact is None else choice_input("项目完成", fact.label, fact.text, (_YES, _NO))


def _amount(book: FactBook, key: str) -> CellInput | None:
    fact = book.find(key)
    if fact is None or not isinstance(fact.value, Decimal):
        return None
    return number_input(fact.label, fact.label, fact.value, MoneyUnit.YUAN.value, key)
