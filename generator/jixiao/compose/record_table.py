"""可以筛选的记录排成页上的表。"""

from collections.abc import Callable, Iterable

from jixiao.model.records import Record, Records
from jixiao.model.report import Cell, Row, Scope, Table, Text


def record_table(
    records: Records, anchor: str, rows: Iterable[Record], mark: Callable[[Record], str] = lambda _: ""
) -> Table:
    """只列要列的各栏；mark 给出各行的锚点，没有的为空。"""
    shown = [n for n, column in enumerate(records.columns) if column.shown]
    columns = [records.columns[n] for n in shown]
    head = Row(tuple(Cell((Text(one.title),), Scope.COLUMN, one.align) for one in columns))
    body = tuple(Row(tuple(one.cells[n] for n in shown), anchor=mark(one)) for one in rows)
    return Table(anchor, None, (head,), (body,), widths=tuple(one.width for one in columns))
