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
    notes = tuple(_item_note(m.number, rule.items[m.number - 1].text, m.note) for m in case.data.missing)
    if not numbers:
        shown = f"{len(rule.items)} 项要点均符合，得满分 {points(case.weight)}"
        return Judgement(Status.MET, Fraction(case.weight), None, formula, shown, (), "", notes)
    if rule.all_required:
        shown = f"缺 {len(numbers)} 项，不得分"
        return Judgement(Status.NOT_MET, Fraction(0), None, formula, shown, (), "", notes)
    weight = Fraction(case.weight)
    if rule.deduct_share is not None:
        each = Fraction(rule.deduct_share) / 100 * weight
        lost = len(numbers) * each
        shown = f"{points(case.weight)} − {len(numbers)} 项 × {fraction_text(each)} 分"
    else:
        parts = _parts(rule, case)
        lost = sum((parts[n - 1] for n in numbers), Fraction(0))
        shown = f"{points(case.weight)} − " + " − ".join(f"{fraction_text(parts[n - 1])} 分" for n in numbers)
    lost = min(lost, weight)
    return Judgement(Status.NOT_MET, weight - lost, None, formula, shown, (), "", notes)


def _parts(rule: ChecklistRule, case: Case) -> tuple[Fraction, ...]:
    """缺每一项各扣几分：各项自己的份额，没有写的均分。"""
    weight = Fraction(case.weight)
    own = [item.deduct_share for item in rule.items if item.deduct_share is not None]
    if own:
        return tuple(Fraction(share) / 100 * weight for share in own)
    return equal_parts(weight, len(rule.items), case.profile.score_rounding.value.decimals)


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
    own = [f"{_mark(n)}{percent(i.deduct_share)}" for n, i in enumerate(rule.items, 1) if i.deduct_share is not None]
    if own:
        return f"{count} 项要点，缺了各扣分值的 {'、'.join(own)}，扣完为止"
    if rule.deduct_share is None:
        return f"{count} 项要点均分，每缺一项扣分值的 1/{count}，扣完为止"
    return f"{count} 项要点，每缺一项扣分值的 {percent(Decimal(rule.deduct_share))}，扣完为止"


def _item_note(number: int, item: str, note: str | None) -> str:
    return f"缺{_mark(number)}{item}" + (f"：{note}" if note else "")


def _mark(number: int) -> str:
    return _CIRCLED[number - 1] if number <= len(_CIRCLED) else f"({number})"


def cell_checklist(rule: ChecklistRule, case: Case) -> CellFormula | None:
    """电子表格的写法：每个要点一格，填“符合”或“缺”。"""
    if case.data.missing is None:
        return None
    missing = {m.number for m in case.data.missing}
    items = tuple(
        choice_input(f"要点{n}", item.text, _MISSING if n in missing else _PRESENT, (_PRESENT, _MISSING))
        for n, item in enumerate(rule.items, start=1)
    )
    flags = [f'({place(item)}="{_MISSING}")' for item in items]
    count = "+".join(flags)
    if rule.all_required:
        return cell_of(case, f"IF({count}>0,0,{WEIGHT})", *items)
    if rule.deduct_share is not None:
        text = f"MAX({WEIGHT}-({count})*{share_of_weight(rule.deduct_share)},0)"
        return cell_of(case, text, *items)
    own = [share_of_weight(item.deduct_share) for item in rule.items if item.deduct_share is not None]
    parts = own or [literal(part) for part in _parts(rule, case)]
    lost = "-".join(f"{flag}*{part}" for flag, part in zip(flags, parts, strict=True))
    return cell_of(case, f"MAX({WEIGHT}-{lost},0)" if own else f"{WEIGHT}-{lost}", *items)
