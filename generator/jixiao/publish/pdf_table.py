"""表格变成模板的数据：每个单元落在哪一格，每栏多宽，哪些行是重复的表头。"""

from jixiao.model.report import Row, Scope, Table
from jixiao.model.report_text import plain_text
from jixiao.publish.columns import Placed, columns, placed
from jixiao.publish.pdf_inline import Data, InlineData, block_label
from jixiao.wording.columns import display_width


def table_data(table: Table, path: str, inline: InlineData) -> Data:
    """一张表。runs 依次是各段：表头（翻页时重复）、各组、表尾。"""
    widths = columns(table)
    runs = [_run(table.head, path, inline, 0, head=True)] if table.head else []
    first = len(table.head)
    for rows in (*table.groups, table.foot):
        if rows:
            runs.append(_run(rows, path, inline, first, head=_is_head(rows)))
            first += len(rows)
    caption = table.caption
    return {
        "kind": "table",
        "role": table.role.value,
        "label": block_label(path, table.anchor),
        "caption": caption and {"label": caption.label, "title": caption.title, "unit": caption.unit},
        "least": [column.least for column in widths],
        "natural": [column.natural for column in widths],
        "share": [column.share for column in widths],
        "given": bool(table.widths),
        "runs": runs,
        "notes": [inline.of(note) for note in table.notes],
    }


def _is_head(rows: tuple[Row, ...]) -> bool:
    """表中间的表头（官方表单的指标一段）：单独一行，全是管辖一栏的单元。"""
    return len(rows) == 1 and all(cell.scope is Scope.COLUMN for cell in rows[0].cells)


def _run(rows: tuple[Row, ...], path: str, inline: InlineData, first: int, *, head: bool) -> Data:
    """一段连续的行；first 是首行在表里的行号。跨行的单元不出本段。"""
    places = list(placed(rows))
    marked = {place.row: place for place in reversed(places) if place.cell.rowspan == 1}
    cells = [_cell(place, path, inline, first, marked=marked.get(place.row) is place) for place in places]
    return {
        "head": head,
        "rows": [
            {"y": first + n, "tone": row.tone, "label": block_label(path, row.anchor)} for n, row in enumerate(rows)
        ],
        "cells": cells,
    }


def _cell(place: Placed, path: str, inline: InlineData, first: int, *, marked: bool) -> Data:
    """一个单元。marked 的是本行第一个不跨行的，翻页的位置看它。"""
    cell = place.cell
    return {
        "x": place.column,
        "y": first + place.row,
        "width": cell.colspan,
        "height": cell.rowspan,
        "align": cell.align.value,
        "scope": cell.scope.value if cell.scope else "",
        "length": display_width(plain_text(cell.content)),
        "label": block_label(path, cell.anchor),
        "marked": marked,
        "content": inline.of(cell.content),
    }
