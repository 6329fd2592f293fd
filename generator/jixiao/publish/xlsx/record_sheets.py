"""只有文字的各表：引用文件、问题与建议、复核。"""

from collections.abc import Iterable
from typing import Final

from jixiao.model.diagnostic import Diagnostic, worst_first
from jixiao.model.report import PageRole, Report, Table
from jixiao.model.report_text import plain_text
from jixiao.model.scored import ScoredDossier
from jixiao.publish.xlsx.grid import Book, Look, Sheet
from jixiao.publish.xlsx.live import place_text
from jixiao.wording import workbook as words
from jixiao.wording.printing import SEVERITIES

_CENTRED: Final = Look(align="center")


def documents_sheet(book: Book, report: Report) -> None:
    """引用文件：照编排好的表；没有引用的没有这张表。"""
    pages = (page for page in report.pages if page.role is PageRole.DOCUMENTS)
    table = next((block for page in pages for block in page.blocks if isinstance(block, Table)), None)
    if table is None:
        return
    sheet = book.sheet(words.DOCUMENTS, tuple(max(10, width * 14 // 10) for width in table.widths))
    row = sheet.title(f"{report.title}　{words.DOCUMENTS}")
    row = sheet.header(row, tuple(plain_text(cell.content) for line in table.head for cell in line.cells))
    _rows(sheet, row, ([plain_text(c.content) for c in line.cells] for group in table.groups for line in group))


def findings_sheet(book: Book, scored: ScoredDossier) -> None:
    """主要经验、存在的问题、有关建议，一条一行。"""
    evaluation = scored.dossier.evaluation
    found: list[tuple[str, ...]] = [(words.EXPERIENCE, "", e.title, e.text, "") for e in evaluation.experiences]
    found += [(words.PROBLEM, p.identifier, p.title, p.text, "、".join(p.indicators)) for p in evaluation.problems]
    found += [
        (
            words.ADVICE,
            advice.identifier,
            advice.title,
            advice.text,
            "、".join(advice.problems),
            advice.responsible or "",
            str(advice.deadline) if advice.deadline is not None else "",
            advice.status.value if advice.status is not None else "",
        )
        for advice in evaluation.recommendations
    ]
    if not found:
        return
    sheet = book.sheet(words.FINDINGS, (12, 9, 30, 70, 16, 14, 14, 10))
    row = sheet.title(f"{evaluation.name}　{words.FINDINGS}")
    row = sheet.header(row, words.FINDING_COLUMNS)
    _rows(sheet, row, found)


def audit_sheet(book: Book, scored: ScoredDossier, findings: Iterable[Diagnostic]) -> None:
    """复核的发现，先重后轻。"""
    sheet = book.sheet(words.AUDIT, (9, 7, 60, 18, 18, 26, 44), tab="#B3261E")
    row = sheet.title(f"{scored.dossier.evaluation.name}　{words.AUDIT}", words.SHEETS[words.AUDIT])
    row = sheet.header(row, words.AUDIT_COLUMNS)
    found = [
        (d.code, SEVERITIES[d.severity], d.message, d.expected or "", d.actual or "", place_text(scored, d.at), d.hint)
        for d in worst_first(findings)
    ]
    _rows(sheet, row, found or [("", "", words.NO_AUDIT)])


def _rows(sheet: Sheet, row: int, rows: Iterable[Iterable[str]]) -> None:
    for texts in rows:
        shown = tuple(texts)
        for column in range(len(sheet.widths)):
            text = shown[column] if column < len(shown) else ""
            short = sheet.widths[column] <= 12
            sheet.put((row, column), text, _CENTRED if short else Look())
        row += 1
