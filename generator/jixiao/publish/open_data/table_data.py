"""数据表：各列有类型，各格有印出的文字与数值。"""

from collections.abc import Iterator

from jixiao.model.entry import plain, to_number
from jixiao.model.funds import ColumnEntry, ColumnType, TableEntry
from jixiao.model.open_data.evaluation import CellData, ColumnData, RowData, TableData
from jixiao.model.scored import ScoredCell, ScoredDossier, ScoredTable

_TYPES = {ColumnType.TEXT: "string", ColumnType.NUMBER: "number", ColumnType.MONEY: "money", ColumnType.RATE: "rate"}


def released_tables(scored: ScoredDossier) -> Iterator[tuple[str, ScoredTable]]:
    """给看的数据表，连同 CSV 文件名。序号照全部数据表编，公开版与内部版一致。"""
    withheld = scored.dossier.withheld_tables
    for number, (name, table) in enumerate(scored.tables.items(), start=1):
        if name not in withheld:
            yield f"table-{number:02}.csv", table


def table_data(scored: ScoredDossier) -> list[TableData]:
    """全部给看的数据表。"""
    return [_table(file, table) for file, table in released_tables(scored)]


def column_unit(column: ColumnEntry, entry: TableEntry) -> str | None:
    """一列的单位：比率是百分点；金额、数值列没有自己写的，随表。"""
    if column.kind is ColumnType.RATE:
        return "%"
    if column.kind is ColumnType.TEXT:
        return column.unit
    return column.unit or entry.unit


def cell_number(cell: ScoredCell, column: ColumnEntry) -> str | None:
    """一格的数值，不带千分位与百分号；文字列与不是数的为 None。"""
    if column.kind is ColumnType.TEXT:
        return None
    try:
        return f"{to_number(plain(cell.text).removesuffix('%')):f}"
    except ValueError:
        return None


def _table(file: str, table: ScoredTable) -> TableData:
    entry = table.entry
    return TableData(
        name=table.name,
        file=file,
        title=entry.title,
        unit=entry.unit,
        columns=[
            ColumnData(name=one.name, type=_TYPES[one.kind], unit=column_unit(one, entry), formula=one.formula)
            for one in entry.columns
        ],
        rows=list(_rows(table)),
        source=entry.source,
        note=entry.note,
    )


def _rows(table: ScoredTable) -> Iterator[RowData]:
    columns = table.entry.columns
    for number, row in enumerate(table.rows, start=1):
        yield _row("data", row, columns)
        for subtotal in table.subtotals:
            if subtotal.after == number:
                yield _row("subtotal", subtotal.cells, columns)
    if table.total:
        yield _row("total", table.total, columns)


def _row(kind: str, cells: tuple[ScoredCell, ...], columns: tuple[ColumnEntry, ...]) -> RowData:
    return RowData(
        kind=kind,
        cells=[
            CellData(
                text=cell.text,
                value=cell_number(cell, column),
                fact=cell.key,
                published=None if cell.published is None else f"{cell.published:f}",
            )
            for cell, column in zip(cells, columns, strict=True)
        ],
    )
