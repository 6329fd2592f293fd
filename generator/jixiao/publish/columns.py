"""纸面表格各栏要多宽：以显示宽度（半个汉字为一）估计，Word 与 PDF 共用。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.model.report import Align, Cell, Row, Table, TableRole
from jixiao.model.report_text import plain_text
from jixiao.publish.unbroken import LONGEST, pieces
from jixiao.wording.columns import display_width

_UNSPLIT = re.compile(r"[!-~\u00a0]+")
_FEWEST = 4  # 两个汉字
_PLENTY = 24  # 十二个汉字以内的不折行为好，再长的按平方根加宽


@dataclass(frozen=True, slots=True)
class Column:
    """一栏：least 是不致断开代码、数值的最小宽度，natural 是不折行的宽度（过长的有上限），share 是分得的份额。"""

    least: int
    natural: int
    share: int


@dataclass(frozen=True, slots=True)
class Placed:
    """一个单元落在第几栏、第几行（都从 0 起）。"""

    cell: Cell
    column: int
    row: int


def placed(rows: tuple[Row, ...]) -> Iterator[Placed]:
    """各单元的位置；上面跨行占去的栏让开。"""
    occupied: dict[int, int] = {}
    for number, row in enumerate(rows):
        below = {column: left - 1 for column, left in occupied.items() if left > 1}
        column = 0
        for cell in row.cells:
            while column in occupied:
                column += 1
            yield Placed(cell, column, number)
            if cell.rowspan > 1:
                below.update(dict.fromkeys(range(column, column + cell.colspan), cell.rowspan - 1))
            column += cell.colspan
        occupied = below


def columns(table: Table) -> tuple[Column, ...]:
    """各栏的宽度。给了相对宽度的照给的分，没有给的按内容的长短分。"""
    rows = (*table.head, *(row for group in table.groups for row in group), *table.foot)
    cells = list(placed(rows))
    count = max((p.column + p.cell.colspan for p in cells), default=0)
    least, longest = [_FEWEST] * count, [_FEWEST] * count
    for place in cells:
        if place.cell.colspan > 1:
            continue
        text = plain_text(place.cell.content)
        least[place.column] = max(least[place.column], _needed(table, place.cell, text))
        longest[place.column] = max(longest[place.column], *map(display_width, text.split("\n")))
    shares = table.widths if len(table.widths) == count else tuple(map(_share, longest))
    natural = [max(own, min(length, _PLENTY)) for own, length in zip(least, longest, strict=True)]
    return tuple(Column(*one) for one in zip(least, natural, shares, strict=True))


def _needed(table: Table, cell: Cell, text: str) -> int:
    """不断开的最长一段。靠右的是数，两列信息的左边是名目，整个不断。"""
    number = cell.align is Align.END and cell.scope is None
    name = table.role is TableRole.RECORD and cell.scope is not None
    if (number or name) and len(text) <= LONGEST:
        return display_width(text)
    held = (display_width(piece) for piece, kept in pieces(text) if kept)
    words = (len(word) for word in _UNSPLIT.findall(text))
    return max((n for n in (*held, *words) if n <= LONGEST), default=0)


def _share(longest: int) -> int:
    if longest <= _PLENTY:
        return longest
    return _PLENTY + int((longest - _PLENTY) ** 0.5 * 4)
