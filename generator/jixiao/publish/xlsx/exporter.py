"""一份评价的工作簿：各表按次序排好，写成文件。"""

from typing import Final

from jixiao.model.evaluation import Audience
from jixiao.model.report import PageRole
from jixiao.model.scored import ScoredDossier
from jixiao.publish.edition import Edition
from jixiao.publish.xlsx.form_sheet import form_sheet
from jixiao.publish.xlsx.funds_sheet import funds_sheet
from jixiao.publish.xlsx.grid import Book
from jixiao.publish.xlsx.guide_sheet import guide_sheet
from jixiao.publish.xlsx.inputs_sheet import inputs_sheet
from jixiao.publish.xlsx.points_sheet import points_sheet
from jixiao.publish.xlsx.record_sheets import audit_sheet, documents_sheet, findings_sheet
from jixiao.publish.xlsx.score_sheet import score_sheet
from jixiao.publish.xlsx.survey_sheet import survey_sheet
from jixiao.publish.xlsx.table_sheet import table_sheet
from jixiao.publish.xlsx.writer import Properties, workbook_bytes
from jixiao.wording import workbook as words

_ORDER: Final = (words.FORM, words.GUIDE, words.SCORES, words.INPUTS, words.POINTS, words.FUNDS)
_AFTER: Final = (words.SURVEYS, words.FINDINGS, words.DOCUMENTS, words.AUDIT)


def write_workbook(edition: Edition) -> bytes:
    """一份评价的工作簿。"""
    return workbook_bytes(laid_out(edition), properties_of(edition.scored))


def laid_out(edition: Edition) -> Book:
    """排好的各表。数先各归各家（自评表、资金、问卷、数据表），评分表与评分依据再引用它们。"""
    book, scored, report = Book(), edition.scored, edition.report
    evaluation = scored.dossier.evaluation
    page = next((page for page in report.pages if page.role is PageRole.FORM), None)
    if page is not None:
        form_sheet(book, scored, page, words.FORM, alone=False)
    elif evaluation.funds is not None:
        funds_sheet(book, scored, evaluation.funds)
    surveys = {name: one for name, one in evaluation.surveys.items() if name not in scored.dossier.withheld_surveys}
    if surveys:
        survey_sheet(book, scored, surveys)
    for name, table in scored.tables.items():
        if name not in scored.dossier.withheld_tables:
            table_sheet(book, scored, table)
    score_sheet(book, scored)
    inputs_sheet(book, scored)
    points_sheet(book, scored)
    findings_sheet(book, scored)
    documents_sheet(book, report)
    if edition.audience is Audience.INTERNAL:
        audit_sheet(book, scored, edition.findings)
    _arrange(book)
    listed = [(sheet.name, _told(sheet.name, scored)) for sheet in book.sheets]
    guide_sheet(book, scored.dossier, listed)
    _arrange(book)
    return book


def _arrange(book: Book) -> None:
    """各表的次序：数据表在资金之后。"""

    def place(name: str) -> int:
        if name in _ORDER:
            return _ORDER.index(name)
        return len(_ORDER) + 1 + _AFTER.index(name) if name in _AFTER else len(_ORDER)

    book.sheets.sort(key=lambda sheet: place(sheet.name))


def _told(name: str, scored: ScoredDossier) -> str:
    if name in words.SHEETS:
        return words.SHEETS[name]
    table = scored.tables.get(name.removeprefix(words.TABLE_PREFIX))
    return words.TABLE_SHEET.format(title=table.entry.title if table is not None else name)


def properties_of(scored: ScoredDossier) -> Properties:
    """文件属性。"""
    evaluation = scored.dossier.evaluation
    return Properties(
        title=evaluation.title or evaluation.name,
        subject=f"{scored.dossier.kind.document}　{words.WORKBOOK}",
        author=evaluation.evaluator or evaluation.unit or "",
        comments=words.PROPERTY_NOTE,
        day=evaluation.last_day,
    )
