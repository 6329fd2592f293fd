"""网页的表改成纸面的表：就地展开的内容单列一栏，印不下的横排。"""

from collections.abc import Iterator
from dataclasses import replace

from jixiao.model.report import Cell, Row, Scope, Table, TableRole, Text

_DETAILS_WIDTH = 34  # 与“业绩值与说明”一栏相当
_WIDEST_UPRIGHT = 8  # 版心 156 毫米，九栏以上每栏容不下一个金额


def on_paper(table: Table) -> Table:
    """纸上没有展开：评分标准等改为行名后面的一栏。"""
    placed = list(_placed(table))
    detailed = [(cell, end) for _, cells in placed for cell, end in cells if cell.details]
    if not detailed:
        return table
    after = detailed[0][1]
    label = detailed[0][0].details_label
    head = tuple(_inserted(row, n, Cell((Text(label),), Scope.COLUMN)) for row, n in _ends(table.head, after))
    groups = tuple(tuple(_detailed(row, n) for row, n in _ends(group, after)) for group in table.groups)
    foot = tuple(_detailed(row, n) for row, n in _ends(table.foot, after))
    widths = (*table.widths[:after], _DETAILS_WIDTH, *table.widths[after:]) if table.widths else ()
    return replace(table, head=head, groups=groups, foot=foot, widths=widths)


def is_wide(table: Table) -> bool:
    """竖排容不下的表。"""
    if table.role in {TableRole.FORM, TableRole.RECORD}:
        return False
    columns = max((end for _, cells in _placed(table) for _, end in cells), default=0)
    return columns >= _WIDEST_UPRIGHT if table.role is TableRole.INDICATORS else columns > _WIDEST_UPRIGHT


def _detailed(row: Row, n: int) -> Row:
    """第 n 个单元是行名：跨行名各栏的小计加宽一栏，其余把展开的内容移到后面。"""
    name = row.cells[n]
    if row.tone in {"subtotal", "total"}:
        return replace(row, cells=(*row.cells[:n], replace(name, colspan=name.colspan + 1), *row.cells[n + 1 :]))
    kept = replace(row, cells=(*row.cells[:n], replace(name, details=(), details_label=""), *row.cells[n + 1 :]))
    return _inserted(kept, n, Cell(name.details))


def _inserted(row: Row, n: int, cell: Cell) -> Row:
    return replace(row, cells=(*row.cells[: n + 1], cell, *row.cells[n + 1 :]))


def _ends(rows: tuple[Row, ...], column: int) -> Iterator[tuple[Row, int]]:
    """每行中恰好止于第 column 栏的单元是第几个。"""
    for row, cells in _rows(rows):
        yield row, next(n for n, (_, end) in enumerate(cells) if end == column)


def _placed(table: Table) -> Iterator[tuple[Row, list[tuple[Cell, int]]]]:
    for rows in (table.head, *table.groups, table.foot):
        yield from _rows(rows)


def _rows(rows: tuple[Row, ...]) -> Iterator[tuple[Row, list[tuple[Cell, int]]]]:
    """每行各单元与它止于第几栏（从 1 起）；上面跨行占去的栏让开。"""
    occupied: dict[int, int] = {}
    for row in rows:
        below = {column: left - 1 for column, left in occupied.items() if left > 1}
        cells: list[tuple[Cell, int]] = []
        column = 0
        for cell in row.cells:
            while column in occupied:
                column += 1
            if cell.rowspan > 1:
                below.update(dict.fromkeys(range(column, column + cell.colspan), cell.rowspan - 1))
            column += cell.colspan
            cells.append((cell, column))
        yield row, cells
        occupied = below
