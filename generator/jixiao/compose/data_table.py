"""数据表：算好的表变成报告的表，每个数都可追溯。"""

from jixiao.compose.addresses import table_anchor
from jixiao.compose.audit_marks import AuditMarks
from jixiao.model.funds import ColumnType
from jixiao.model.report import Align, Caption, Cell, FactText, Inlines, Row, Scope, Table, Text
from jixiao.model.scored import ScoredCell, ScoredTable


def data_table(identifier: str, table: ScoredTable, label: str, marks: AuditMarks) -> Table:
    """一张数据表；label 是表号，marks 是复核记号，写在表下。"""
    entry = table.entry
    aligns = [Align.START if c.kind is ColumnType.TEXT else Align.END for c in entry.columns]
    head = Row(
        tuple(
            Cell((Text(f"{c.name}（{c.unit}）" if c.unit else c.name),), Scope.COLUMN, align)
            for c, align in zip(entry.columns, aligns, strict=True)
        )
    )
    rows: list[Row] = []
    for number, row in enumerate(table.rows, start=1):
        rows.append(Row(_cells(identifier, row, aligns)))
        rows += [
            Row(_cells(identifier, subtotal.cells, aligns, head=True), "subtotal")
            for subtotal in table.subtotals
            if subtotal.after == number
        ]
    foot = (Row(_cells(identifier, table.total, aligns, head=True), "total"),) if table.total else ()
    notes: list[Inlines] = []
    if entry.source:
        notes.append((Text(f"资料来源：{entry.source}"),))
    if entry.note:
        notes.append((Text(f"注：{entry.note}"),))
    marked = marks.on(f"表.{table.name}")
    if marked:
        notes.append(marked)
    return Table(
        anchor=table_anchor(table.name),
        caption=Caption(label, entry.title, entry.unit or ""),
        head=(head,),
        groups=(tuple(rows),),
        foot=foot,
        notes=tuple(notes),
    )


def _cells(
    identifier: str, row: tuple[ScoredCell, ...], aligns: list[Align], *, head: bool = False
) -> tuple[Cell, ...]:
    first = next((n for n, cell in enumerate(row) if cell.text), 0)
    return tuple(
        Cell(
            (FactText(identifier, cell.key, cell.text) if cell.key else Text(cell.text),),
            Scope.ROW if head and n == first else None,
            align,
        )
        for n, (cell, align) in enumerate(zip(row, aligns, strict=True))
    )
