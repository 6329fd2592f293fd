"""自评表：照编排好的官方方格，金额、分值、得分是可以改的格，执行率、总分、等级是公式。"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, assert_never

from jixiao.model.derivation import Fact
from jixiao.model.report import Align, Cell, FactText, Page, Table, TableRole
from jixiao.model.report_text import plain_text
from jixiao.model.scored import ScoredDossier, ScoredLeaf
from jixiao.model.workbook import sum_text
from jixiao.publish.xlsx.grid import MONEY, PERCENT, SCORE, Book, Check, Content, Live, Look, Sheet, Tone, named
from jixiao.publish.xlsx.live import (
    WAN,
    award_check,
    fraction,
    full_key,
    grade_text,
    money_check,
    rate_text,
    weight_check,
)
from jixiao.wording import workbook as words

_SCORES: Final = (".得分", ".评定得分", ".规则得分")


def form_sheet(book: Book, scored: ScoredDossier, page: Page, name: str, *, alone: bool) -> Sheet:
    """排出自评表。alone 为真的（汇总的工作簿）没有评分表，没有填的得分照印规则得分。"""
    table = next(b for b in page.blocks if isinstance(b, Table) and b.role is TableRole.FORM)
    # 网页的列宽是相对的，这里以半角字计，合起来约是一页横排的宽
    sheet = book.sheet(name, tuple(max(12, round_up(w * 14, 10)) for w in table.widths), tab="#1D4F7C")
    title = table.caption.title if table.caption is not None else scored.dossier.kind.document
    row = sheet.title(title)
    if table.caption is not None and table.caption.unit:
        unit = words.FUND_UNIT.format(unit=table.caption.unit)
        sheet.put((row, 0), unit, Look(Tone.NOTE, "right"), span=(1, len(sheet.widths)))
        row += 1
    form = _Form(scored, sheet, alone)
    rows = (*table.head, *(r for group in table.groups for r in group), *table.foot)
    taken: set[tuple[int, int]] = set()
    for line in rows:
        column = 0
        if plain_text(line.cells[0].content) == words.FIRST_LEVEL:
            sheet.repeated = row
        for cell in line.cells:
            while (row, column) in taken:
                column += 1
            taken |= {(row + r, column + c) for r in range(cell.rowspan) for c in range(cell.colspan)}
            form.place(row, column, cell, total=line.tone == "total")
        row += 1
    return sheet


def round_up(value: int, by: int) -> int:
    """除以 by，进一。"""
    return -(-value // by)


@dataclass
class _Form:
    """正在排的一张自评表。scores 是已排的各项得分的格，总分由它们相加。"""

    scored: ScoredDossier
    sheet: Sheet
    alone: bool
    scores: list[str] = field(default_factory=list)

    def place(self, row: int, column: int, cell: Cell, *, total: bool) -> None:
        """一格：数据项成为活格，其余是文字。"""
        span = (cell.rowspan, cell.colspan)
        fact = next((one for one in cell.content if isinstance(one, FactText)), None)
        tone = Tone.HEAD if cell.scope is not None else Tone.TOTAL if total else Tone.PLAIN
        live = self._live(fact.key) if fact is not None else None
        if live is None:
            look = Look(tone, _align(cell.align))
            self.sheet.put((row, column), plain_text(cell.content), look, span=span)
            return
        content, number, check, key = live
        look = Look(Tone.INPUT if check is not None else tone, "center" if not number else "right", number)
        whole = full_key(self.scored, key) if key else ""
        placed = self.sheet.put((row, column), content, look, key=whole, span=span, check=check)
        if fact is not None and fact.key.endswith(_SCORES) and fact.key not in {"总分", "满分"}:
            self.scores.append(placed)

    def _live(self, key: str) -> tuple[Content, str, Check | None, str] | None:
        """一个数据项的活格：内容、数的格式、填写提示（可以改的才有）、登记的名称。"""
        fact = self.scored.facts[key]
        value = fact.value
        if key == "等级":
            text = grade_text(named(full_key(self.scored, "表.总分")), self.scored.dossier.profile)
            return Live(text, self.scored.grade), "", None, "表.等级"
        if not isinstance(value, Decimal):
            return None
        if key == "总分":
            return Live(sum_text(",".join(self.scores) or "0", None), value), SCORE, None, "表.总分"
        if key.startswith("资金.") and fact.unit == "万元":
            return value / WAN, MONEY, money_check("万元"), key
        if key.startswith("资金.") and fact.unit == "%":
            return self._rate(key, value), PERCENT, None, key
        if key.endswith(".分值"):
            return value, SCORE, weight_check(), key
        if key.endswith(_SCORES):
            return self._score(fact)
        return value, SCORE, None, ""

    def _rate(self, key: str, value: Decimal) -> Live:
        prefix = full_key(self.scored, key.rpartition(".")[0])
        base = self.scored.dossier.profile.denominator.value.value
        part, whole = (named(f"{prefix}.{name}") for name in ("全年执行数", base))
        return Live(rate_text(part, whole, self.scored.dossier.execution_rounding), fraction(value))

    def _score(self, fact: Fact) -> tuple[Content, str, Check | None, str]:
        """填了的是可以改的格；没有填的，引用评分表上计入的得分。"""
        own = fact.key.rpartition(".")[0]
        leaf = next((one for one in self.scored.leaves() if f"指标.{one.anchor}" == own), None)
        node = leaf if leaf is not None else self.scored.execution
        value = fact.value
        if node is None or not isinstance(value, Decimal):
            return fact.text, "", None, ""
        if node.awarded is None and not self.alone:
            return Live(named(full_key(self.scored, f"{own}.得分")), value), SCORE, None, ""
        weight = named(full_key(self.scored, f"{own}.分值"))
        band = leaf.band if isinstance(leaf, ScoredLeaf) else None
        return value, SCORE, award_check(weight, node.weight, band), f"{own}.评定得分"


def _align(align: Align) -> str:
    match align:
        case Align.START:
            return "left"
        case Align.CENTER:
            return "center"
        case Align.END:
            return "right"
        case _:
            assert_never(align)
