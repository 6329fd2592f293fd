"""数据表：读懂各格的数，算出可算的列、小计行与合计行，逐格成为数据项。"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from jixiao.model.dossier import Dossier
from jixiao.model.entry import number_in
from jixiao.model.funds import ColumnType, TableEntry
from jixiao.model.location import Location
from jixiao.model.scored import ScoredCell, ScoredSubtotal, ScoredTable
from jixiao.score.facts import FactBook
from jixiao.score.table_cells import (
    Sheet,
    column_formula,
    column_totals,
    computed_cell,
    sum_cell,
    written_cell,
)

TOTAL: Final = "合计"


def score_tables(book: FactBook, tables: Mapping[str, TableEntry], dossier: Dossier) -> dict[str, ScoredTable]:
    """算出每一张表，登记数据项“表.名称.第n行.列名”“表.名称.小计.组名.列名”“表.名称.合计.列名”。"""
    return {name: _score_table(book, name, entry, dossier) for name, entry in tables.items()}


def _score_table(book: FactBook, name: str, entry: TableEntry, dossier: Dossier) -> ScoredTable:
    sheet = Sheet(book, name, entry, dossier, column_totals(entry, dossier))
    rows = tuple(
        _score_row(sheet, f"表.{name}.第{number}行", row, entry.row_place(number))
        for number, row in enumerate(entry.rows, start=1)
    )
    subtotals = _score_subtotals(sheet, rows)
    total: tuple[ScoredCell, ...] = ()
    if entry.total is not None or sheet.totals:  # 有占比的列，合计是它的输入，不列合计行也登记
        published = entry.total.published if entry.total is not None else {}
        label = entry.total.label if entry.total is not None else TOTAL
        first = next((c.name for c in entry.columns if not c.summed and c.formula is None), "")
        at = entry.total.at if entry.total is not None else entry.at
        total = _sum_row(sheet, f"表.{name}.{TOTAL}", rows, {first: label}, published, at, TOTAL)
    formulas = {c.name: column_formula(c, entry, dossier) for c in entry.columns if c.formula is not None}
    return ScoredTable(name, entry, rows, total if entry.total is not None else (), subtotals, formulas)


def _score_row(sheet: Sheet, prefix: str, row: tuple[str | None, ...], at: Location) -> tuple[ScoredCell, ...]:
    columns = sheet.entry.columns
    known = {c.name: number_in(text) for c, text in zip(columns, row, strict=True) if c.kind is not ColumnType.TEXT}
    cells = []
    for column, words in zip(columns, row, strict=True):
        value = known.get(column.name)
        if column.formula is not None:
            cell, result = computed_cell(sheet, prefix, column, known, at)
            known[column.name] = result if result is not None else value
        elif value is not None:
            cell = written_cell(sheet, prefix, column, value, at)
        else:
            cell = ScoredCell(words or "")
        cells.append(cell)
    return tuple(cells)


def _score_subtotals(sheet: Sheet, rows: tuple[tuple[ScoredCell, ...], ...]) -> tuple[ScoredSubtotal, ...]:
    """各层的小计行，按排列的次序：同一行之后，里层在先。只有一行的组，印了小计的才列。"""
    entry = sheet.entry
    names = [c.name for c in entry.columns]
    free = [c.name for c in entry.columns if c.kind is ColumnType.TEXT]
    found = []
    for depth, level in enumerate(entry.subtotals):
        for group in entry.groups_by(depth):
            published = level.published.get(group.name, {})
            if group.first == group.last and not published:
                continue
            labels = {outer.by: value for outer, value in zip(entry.subtotals, group.path, strict=False)}
            after = (n for n in free if names.index(n) > names.index(level.by) and n not in labels)
            label = next(after, None)
            labels[label or level.by] = level.label if label else f"{group.path[-1]}{level.label}"
            prefix, at = f"表.{sheet.name}.小计.{group.name}", level.group_place(group.name)
            members = rows[group.first - 1 : group.last]
            cells = _sum_row(sheet, prefix, members, labels, published, at, f"{level.label}（{group.name}）")
            found.append(
                (group.last, -depth, ScoredSubtotal(group.last, group.name, f"{group.name}{level.label}", cells))
            )
    return tuple(subtotal for _, _, subtotal in sorted(found, key=lambda one: one[:2]))


def _sum_row(  # 各参数都是这一行的
    sheet: Sheet,
    prefix: str,
    rows: tuple[tuple[ScoredCell, ...], ...],
    labels: Mapping[str, str],
    published: Mapping[str, str],
    at: Location,
    label: str,
) -> tuple[ScoredCell, ...]:
    """小计或合计的一行：“求和”的列加总，有计算式的照计算式；比率不能相加，一律照计算式。"""
    known: dict[str, Decimal | None] = {}
    cells: list[ScoredCell] = []
    for index, column in enumerate(sheet.entry.columns):
        printed = number_in(published.get(column.name))
        by_formula = column.formula is not None and (column.kind is ColumnType.RATE or not column.summed)
        if by_formula:
            cell, known[column.name] = computed_cell(sheet, prefix, column, {**known, column.name: printed}, at)
        elif column.summed:
            parts = [row[index] for row in rows if row[index].key]
            cell, known[column.name] = sum_cell(sheet, prefix, column, parts, printed, at, label)
        else:
            cell = ScoredCell(labels.get(column.name, ""))
        cells.append(cell)
    return tuple(cells)
