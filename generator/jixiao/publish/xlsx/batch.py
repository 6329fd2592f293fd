"""自评表汇总：一个工作簿收一个单位、一个年度的全部自评表，首页是汇总表，汇总全是公式。"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from jixiao.model.report import PageRole
from jixiao.model.rounding import rounded
from jixiao.model.scored import ScoredDossier
from jixiao.model.workbook import quoted, rounded_text
from jixiao.publish.edition import Edition
from jixiao.publish.xlsx.form_sheet import form_sheet
from jixiao.publish.xlsx.grid import MONEY, PERCENT, SCORE, Book, Content, Live, Look, Sheet, Tone, cell_name, named
from jixiao.publish.xlsx.live import WAN, fraction, full_key, rate_text
from jixiao.publish.xlsx.writer import Properties, workbook_bytes
from jixiao.wording import workbook as words
from jixiao.wording.scores import NONE

_WIDTHS: Final = (6, 44, 30, 15, 15, 11, 10, 8)
_BUDGET, _SPENT, _RATE, _TOTAL, _GRADE = range(3, 8)


def batch_workbook(editions: Sequence[Edition]) -> bytes:
    """汇总表与各份自评表。不是表单的评价不收。

    Raises:
        ValueError: 一份自评表也没有。

    """
    return workbook_bytes(batch_book(editions), _properties([edition.scored for edition in editions]))


def batch_book(editions: Sequence[Edition]) -> Book:
    """排好的各表，汇总表在前。"""
    book = Book()
    listed: list[_Listed] = []
    for edition in editions:
        page = next((page for page in edition.report.pages if page.role is PageRole.FORM), None)
        if page is not None:
            name = f"{len(listed) + 1} {edition.scored.dossier.evaluation.name}"
            sheet = form_sheet(book, edition.scored, page, name, alone=True)
            listed.append(_Listed(edition.scored, sheet.name))
    if not listed:
        raise ValueError("没有可以汇总的自评表")
    _summary(book, listed)
    book.sheets.insert(0, book.sheets.pop())
    return book


@dataclass(frozen=True, slots=True)
class _Listed:
    """汇总表的一行：评分与它的自评表的表名。"""

    scored: ScoredDossier
    sheet: str

    def amount(self, key: str) -> Decimal | None:
        """一项金额，以万元计。"""
        fact = self.scored.facts.get(key)
        return fact.value / WAN if fact is not None and isinstance(fact.value, Decimal) else None


def _summary(book: Book, listed: Sequence[_Listed]) -> None:
    sheet = book.sheet(words.SUMMARY, _WIDTHS, tab="#1D4F7C")
    row = sheet.title(f"{_scope(listed)}{words.SUMMARY}", words.SUMMARY_UNIT)
    first = sheet.header(row, words.SUMMARY_COLUMNS)
    for number, one in enumerate(listed, start=1):
        _line(sheet, one, number, first + number - 1)
    last = first + len(listed) - 1
    _total(sheet, listed, (first, last), last + 1)
    _grades(sheet, listed, (first, last), last + 3)


def _line(sheet: Sheet, one: _Listed, number: int, row: int) -> None:
    scored, evaluation = one.scored, one.scored.dossier.evaluation
    sheet.put((row, 0), str(number), Look(align="center"))
    sheet.put((row, 1), evaluation.name, Look(Tone.LINK), link=one.sheet)
    sheet.put((row, 2), evaluation.unit or evaluation.supervisor or "")
    rate = scored.facts.get("资金.预算执行率")
    share = fraction(rate.value) if rate is not None and isinstance(rate.value, Decimal) else None
    cells: tuple[tuple[int, str, Decimal | str | None, str], ...] = (
        (_BUDGET, "资金.全年预算数", one.amount("资金.全年预算数"), MONEY),
        (_SPENT, "资金.全年执行数", one.amount("资金.全年执行数"), MONEY),
        (_RATE, "资金.预算执行率", share, PERCENT),
        (_TOTAL, "表.总分", scored.total, SCORE),
        (_GRADE, "表.等级", scored.grade, ""),
    )
    for column, key, value, number_format in cells:
        whole = full_key(scored, key)
        content: Content = Live(named(whole), value) if value is not None and whole in sheet.homes else NONE
        sheet.put((row, column), content, Look(align="right" if number_format else "center", number=number_format))


def _total(sheet: Sheet, listed: Sequence[_Listed], rows: tuple[int, int], row: int) -> None:
    """金额合计、总的执行率、平均分。"""
    profile = listed[0].scored.dossier.profile
    for column in range(len(_WIDTHS)):
        sheet.put((row, column), None, Look(Tone.TOTAL))
    sheet.put((row, 1), words.SUMMARY_TOTAL, Look(Tone.TOTAL))
    sums = [
        sum((one.amount(key) or Decimal(0) for one in listed), Decimal(0))
        for key in ("资金.全年预算数", "资金.全年执行数")
    ]
    for column, value in zip((_BUDGET, _SPENT), sums, strict=True):
        text = f"ROUND(SUM({_range(rows, column)}),6)"
        sheet.put((row, column), Live(text, value), Look(Tone.TOTAL, "right", MONEY))
    budget, spent = sums
    rounding = listed[0].scored.dossier.execution_rounding
    rate = rounded(Fraction(spent) / Fraction(budget) * 100, rounding) if budget else Decimal(0)
    text = rate_text(cell_name(row, _SPENT), cell_name(row, _BUDGET), rounding)
    sheet.put((row, _RATE), Live(text, fraction(rate)), Look(Tone.TOTAL, "right", PERCENT))
    scoring = profile.score_rounding.value.rounding
    mean = rounded(sum((Fraction(one.scored.total) for one in listed), Fraction(0)) / len(listed), scoring)
    text = rounded_text(f"AVERAGE({_range(rows, _TOTAL)})", scoring)
    sheet.put((row, _TOTAL), Live(text, mean), Look(Tone.TOTAL, "right", SCORE))


def _grades(sheet: Sheet, listed: Sequence[_Listed], rows: tuple[int, int], row: int) -> None:
    """各等级的份数。几种口径的等级名称不同的，都列出。"""
    names = dict.fromkeys(band.name for one in listed for band in one.scored.dossier.profile.grades.value)
    sheet.put((row, 1), words.SUMMARY_GRADES, Look(Tone.HEAD, "center"))
    sheet.put((row, 2), words.SUMMARY_COUNT, Look(Tone.HEAD, "center"))
    for line, name in enumerate(names, start=row + 1):
        count = Decimal(sum(1 for one in listed if one.scored.grade == name))
        sheet.put((line, 1), name, Look(align="center"))
        text = f"COUNTIF({_range(rows, _GRADE)},{quoted(name)})"
        sheet.put((line, 2), Live(text, count), Look(align="right", number="0"))


def _range(rows: tuple[int, int], column: int) -> str:
    first, last = rows
    return f"{cell_name(first, column)}:{cell_name(last, column)}"


def _scope(listed: Sequence[_Listed]) -> str:
    """同一单位、同一年度的，写在表题上。"""
    evaluations = [one.scored.dossier.evaluation for one in listed]
    units = {e.unit or e.supervisor or "" for e in evaluations}
    years = {e.year for e in evaluations}
    unit = next(iter(units)) if len(units) == 1 else ""
    return unit + (words.YEAR.format(year=next(iter(years))) if len(years) == 1 else "")


def _properties(scored: Sequence[ScoredDossier]) -> Properties:
    return Properties(
        title=words.SUMMARY,
        subject=words.SUMMARY,
        author=scored[0].dossier.evaluation.unit or "",
        comments=words.PROPERTY_NOTE,
        day=max(one.dossier.evaluation.last_day for one in scored),
    )
