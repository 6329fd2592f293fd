"""可以筛选的记录排成页上的表。"""

from collections.abc import Iterable, Mapping

from jixiao.model.records import Record, Records
from jixiao.model.report import Cell, Row, Scope, Table, Text


def record_table(
    records: Records, anchor: str, groups: Iterable[Iterable[Record]], marks: Mapping[str, str] | None = None
) -> Table:
    """只列要列的各栏。groups 中每组连成一片；marks 是各组首行的锚点：评价的标识 → 锚点。"""
    shown = [n for n, column in enumerate(records.columns) if column.shown]
    columns = [records.columns[n] for n in shown]
    head = Row(tuple(Cell((Text(one.title),), Scope.COLUMN, one.align) for one in columns))
    body = tuple(
        tuple(Row(tuple(one.cells[n] for n in shown), one.tone, (marks or {}).get(one.home, "")) for one in group)
        for group in groups
    )
    widths, cards = tuple(one.width for one in columns), tuple(one.card for one in columns)
    return Table(anchor, None, (head,), body, widths=widths, cards=cards)
