"""清单：逐项核对，缺一项扣一份，扣完为止。份额可以不是均分。"""

from decimal import Decimal
from fractions import Fraction

from jixiao.model.rule import ChecklistRule
from jixiao.model.scored import Status
from jixiao.model.workbook import CellFormula, choice_input, literal, place
from jixiao.score.case import Case, Judgement, insufficient
from jixiao.score.cells import WEIGHT, cell_of, share_of_weight
from jixiao.wording.derivations import percent, points
from jixiao.wording.figures import fraction_text

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_PRESENT, _MISSING = "符合", "缺"


def score_checklist(rule: ChecklistRule, case: Case) -> Judgement:
    """按缺失的项数扣分。"""
    formula = _formula(rule)
    if case.data.missing is None:
        return insufficient("没有写哪些要点缺失（一项不缺写“缺项: []”）", formula)
    numbers = [m.number for m in case.data.missing]
    strangers = [n for n in numbers if n > len(rule.items)]
    if strangers:
        return insufficient(f"缺项序号 {strangers[0]} 超出要点的项数 {len(rule.items)}", formula)
    if len(set(numbers)) != len(numbers):
        return insufficient("缺项序号重复", formula)
    notes = tuple(_item_note(m.number, rule.items[m.number - 1], m.note) for m in case.data.missing)
    if not numbers:
        shown = f"{len(rule.items)} 项要点均符合，得满分 {points(case.weight)}"
        return Judgement(Status.MET, Fraction(case.weight), None, formula, shown, (), "", notes)
    if rule.all_required:
        shown = f"缺 {len(numbers)} 项，不得分"
        return Judgement(Status.NOT_MET, Fraction(0), None, formula, shown, (), "", notes)
    each = Fraction(rule.deduct_share) / 100 if rule.deduct_share is not None else Fraction(1, len(rule.items))
    weight = Fraction(case.weight)
    if rule.deduct_share is None:
        parts = equal_parts(weight, len(rule.items), case.profile.score_rounding.value.decimals)
        lost = sum((parts[n - 1] for n in numbers), Fraction(0))
        shown = f"{points(case.weight)} − " + " − ".join(f"{fraction_text(parts[n - 1])} 分" for n in numbers)
    else:
        lost = min(len(numbers) * each * weight, weight)
        shown = f"{points(case.weight)} − {len(numbers)} 项 × {fraction_text(each * weight)} 分"
    return Judgement(Status.NOT_MET, weight - lost, None, formula, shown, (), "", notes)


def equal_parts(weight: Fraction, count: int, decimals: int) -> tuple[Fraction, ...]:
    """把分值均分成 count 份，每份至多 decimals 位小数，各份之和恰为分值：余下的最小单位由前往后各加一个。"""
    unit = Fraction(1, 10**decimals)
    units, rest = divmod(weight, unit)
    share, extra = divmod(int(units), count)
    parts = [(share + (1 if n < extra else 0)) * unit for n in range(count)]
    parts[0] += rest
    return tuple(parts)


def _formula(rule: ChecklistRule) -> str:
    count = len(rule.items)
    if rule.all_required:
        return f"{count} 项要点缺一不可，缺任何一项不得分"
    if rule.deduct_share is None:
        return f"{count} 项要点均分，每缺一项扣分值的 1/{count}，扣完为止"
    return f"{count} 项要点，每缺一项扣分值的 {percent(Decimal(rule.deduct_share))}，扣完为止"


def _item_note(number: int, item: str, note: str | None) -> str:
    mark = _CIRCLED[number - 1] if number <= len(_CIRCLED) else f"({number})"
    return f"缺{mark}{item}" + (f"：{note}" if note else "")


def cell_checklist(rule: ChecklistRule, case: Case) -> CellFormula | None:
    """电子表格的写法：每个要点一格，填“符合”或“缺”。"""
    if case.data.missing is None:
        return None
    missing = {m.number for m in case.data.missing}
    items = tuple(
        choice_input(f"要点{n}", item, _MISSING if n in missing else _PRESENT, (_PRESENT, _MISSING))
        for n, item in enumerate(rule.items, start=1)
    )
    flags = [f'({place(item)}="{_MISSING}")' for item in items]
    count = "+".join(flags)
    if rule.all_required:
        return cell_of(case, f"IF({count}>0,0,{WEIGHT})", *items)
    if rule.deduct_share is not None:
        text = f"MAX({WEIGHT}-({count})*{share_of_weight(rule.deduct_share)},0)"
        return cell_of(case, text, *items)
    decimals = case.profile.score_rounding.value.decimals
    parts = equal_parts(Fraction(case.weight), len(items), decimals)
    lost = "-".join(f"{flag}*{literal(part)}" for flag, part in zip(flags, parts, strict=True))
    return cell_of(case, f"{WEIGHT}-{lost}", *items)
