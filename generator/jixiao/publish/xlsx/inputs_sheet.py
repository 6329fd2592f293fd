"""评分依据：每项规则得分用到的数，一项一行，注明出处；改这里的数，评分表随之变动。"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.model.indicator import FormRow
from jixiao.model.location import Location
from jixiao.model.scored import ScoredDossier
from jixiao.model.workbook import CellFormula, CellInput
from jixiao.publish.xlsx.grid import MONEY, SCORE, Book, Check, Content, Home, Live, Look, Sheet, Tone, named
from jixiao.publish.xlsx.live import full_key, linked, place_text
from jixiao.wording import workbook as words

_WIDTHS = (44, 14, 9, 34, 26, 44)


def input_key(scored: ScoredDossier, anchor: str, one: CellInput) -> str:
    """一个输入格的名称。分值就是评分表上的那一格。"""
    if one.key in {f"指标.{anchor}.分值", "资金.分值"}:
        return full_key(scored, one.key)
    return full_key(scored, f"输入.{anchor}.{one.name}")


def released(scored: ScoredDossier, cell: CellFormula | None) -> CellFormula | None:
    """给看的算法；用到不给看的数据表、问卷的没有，得分照写成数。"""
    withheld = scored.withheld_facts()
    return None if cell is None or any(one.key in withheld for one in cell.inputs) else cell


@dataclass(frozen=True, slots=True)
class _Block:
    """一项指标的输入：标识、名称、标准、写在哪里、规则得分的名称。"""

    anchor: str
    title: str
    criterion: str
    at: Location | None
    ruled: str
    cell: CellFormula
    value: Decimal


def inputs_sheet(book: Book, scored: ScoredDossier) -> None:
    """排出评分依据。别的表上已经有的数，引用那一格。"""
    sheet = book.sheet(words.INPUTS, _WIDTHS)
    row = sheet.title(f"{scored.dossier.evaluation.name}　{words.INPUTS}", words.SHEETS[words.INPUTS])
    row = sheet.header(row, words.INPUT_COLUMNS)
    for block in _blocks(scored):
        row = _heading(sheet, scored, block, row)
        for one in block.cell.inputs:
            key = input_key(scored, block.anchor, one)
            if key in sheet.homes:  # 分值在评分表上
                continue
            _input(sheet, scored, block, one, row)
            row += 1


def _blocks(scored: ScoredDossier) -> Iterator[_Block]:
    execution = scored.execution
    cell = released(scored, execution.cell) if execution is not None else None
    if execution is not None and cell is not None and execution.computed is not None:
        fact = scored.facts["资金.规则得分"]
        criterion = fact.derivation.formula if fact.derivation is not None else ""
        name = words.EXECUTION
        yield _Block(name, name, criterion, None, "资金.规则得分", cell, execution.computed)
    for leaf in scored.leaves():
        cell = released(scored, leaf.cell)
        if cell is None or leaf.computed is None:
            continue
        data = leaf.detail.data
        at = data.at if data is not None and data.at.path else leaf.at
        title = leaf.name if isinstance(leaf.detail, FormRow) else f"{leaf.code} {leaf.name}"
        ruled = f"指标.{leaf.anchor}.规则得分"
        yield _Block(leaf.anchor, title, leaf.criterion, at, ruled, cell, leaf.computed)


def _heading(sheet: Sheet, scored: ScoredDossier, block: _Block, row: int) -> int:
    """指标的名称、规则得分、标准。"""
    sheet.put((row, 0), block.title, Look(Tone.GROUP))
    score = Live(named(full_key(scored, block.ruled)), block.value)
    sheet.put((row, 1), score, Look(Tone.GROUP, "right", SCORE))
    sheet.put((row, 2), words.POINTS_UNIT, Look(Tone.GROUP, "center"))
    sheet.put((row, 3), block.criterion, Look(Tone.SUBTLE), span=(1, len(_WIDTHS) - 3))
    return row + 1


def _input(sheet: Sheet, scored: ScoredDossier, block: _Block, one: CellInput, row: int) -> None:
    fact = scored.facts.get(one.key) if one.key else None
    own = full_key(scored, one.key) if one.key else ""
    home = sheet.homes.get(own) if own else None
    content: Content = one.value
    link = linked(own, home, one.value) if home is not None else None
    note = fact.note if fact is not None else ""
    if link is not None and home is not None:
        content, note = link, words.LINKED.format(sheet=home.sheet)
    elif fact is not None and fact.derivation is not None:
        note = words.DERIVED.format(formula=fact.derivation.formula)
    tone = Tone.PLAIN if link is not None else Tone.INPUT
    align = "right" if isinstance(one.value, Decimal) else "center"
    check = None if link is not None else _check(one)
    key = input_key(scored, block.anchor, one)
    sheet.put((row, 0), one.label.replace("　", " "), Look(indent=1))
    sheet.put((row, 1), content, Look(tone, align, number_format(one)), key=key, check=check)
    if own and home is None:  # 别的指标也用它的，引用这一格
        sheet.homes[own] = Home(sheet.name, row, 1, one.value)
    sheet.put((row, 2), "" if one.unit == "%" else one.unit, Look(align="center"))
    sheet.put((row, 3), one.key, Look())
    at = fact.at if fact is not None and fact.at is not None else block.at
    sheet.put((row, 4), place_text(scored, at), Look())
    sheet.put((row, 5), note, Look())


def _check(one: CellInput) -> Check:
    if one.choices:
        prompt = words.CHOICE_PROMPT.format(choices="、".join(one.choices))
        return Check(one.label, prompt, choices=one.choices)
    if one.unit == "%":
        return Check(one.label, words.RATE_PROMPT, lower="-1000", upper="1000", strict=False)
    prompt = words.NUMBER_PROMPT.format(unit=one.unit or words.NO_UNIT)
    return Check(one.label, prompt, lower="-1000000000000", upper="1000000000000")


def number_format(one: CellInput) -> str:
    """百分数、金额各照样式，其余照所写的小数位数。"""
    decimals = "0" * one.decimals
    if one.unit == "%":
        return f"0.{decimals}%" if decimals else "0%"
    if one.unit in {"元", "万元"}:
        return MONEY
    return f"#,##0.{decimals}" if decimals else "#,##0"
