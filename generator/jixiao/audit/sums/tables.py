"""数据表内的合计、比率与算出的各列。"""

from collections.abc import Iterator

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.funds import ColumnType
from jixiao.model.rounding import consistent
from jixiao.model.scored import ScoredCell, ScoredTable
from jixiao.wording.codes import sums as codes
from jixiao.wording.figures import grouped


def find_table_figures(subject: Subject) -> Iterator[Diagnostic]:
    """表上印着的数与算得的不符的。"""
    for table in subject.scored.tables.values():
        for number, row in enumerate(table.rows, start=1):
            yield from _check_cells(subject, table, row, f"第 {number} 行", f"第{number}行")
        for subtotal in table.subtotals:
            yield from _check_cells(subject, table, subtotal.cells, f"“{subtotal.title}”行", f"小计.{subtotal.name}")
        yield from _check_cells(subject, table, table.total, "合计行", "合计")


def _check_cells(
    subject: Subject, table: ScoredTable, row: tuple[ScoredCell, ...], place: str, key: str
) -> Iterator[Diagnostic]:
    if not row:
        return
    for column, cell in zip(table.entry.columns, row, strict=True):
        if cell.published is None or cell.exact is None:
            continue
        rate = column.kind is ColumnType.RATE
        dossier = subject.dossier
        mode = dossier.execution_rounding.mode if rate else dossier.profile.score_rounding.value.mode
        if not consistent(cell.published, cell.exact, mode):
            yield codes.TABLE_FIGURE.found(
                cell.at or table.entry.at,
                table=table.entry.title,
                place=place,
                column=column.name,
                expected=cell.text,
                actual=grouped(cell.published) + ("%" if rate else ""),
                about=(f"表.{table.name}.{key}.{column.name}",),
            )
