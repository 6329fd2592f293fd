"""得分各栏对齐：位数不一的数按小数点对齐，记号另占一格，不是数的话写得淡些。

数的写法照原样，一位不添：缺的位数由样式表用看不见的数字垫上，复制、朗读都没有它。
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jixiao.model.report import Align, Cell
from jixiao.model.report_text import plain_text

_FIGURE = re.compile(r"(?:^|\s)(?:[−-]?[\d,]+(?:\.(?P<decimals>\d+))?%?|—)(?:\u00a0(?P<mark>[^\w\s]))?$")
_MARK = re.compile(r"\u00a0([^\w\s<>&;])$")
_WORDS = re.compile(r"[㐀-鿿]$")


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """一栏数：最多几位小数，有没有带记号的。"""

    decimals: int = 0
    marked: bool = False


def figure_columns(placed: Iterable[tuple[Cell, int]]) -> Mapping[int, FigureColumn]:
    """各栏（列号）的数；表头不算。"""
    found: dict[int, FigureColumn] = {}
    for cell, start in placed:
        figure = _FIGURE.search(plain_text(cell.content)) if cell.align is Align.END else None
        if figure is not None:
            known = found.get(start, FigureColumn())
            decimals = max(known.decimals, len(figure["decimals"] or ""))
            found[start] = FigureColumn(decimals, known.marked or figure["mark"] is not None)
    return found


def figure_names(cell: Cell, column: FigureColumn) -> tuple[str, ...]:
    """一格的样式名。"""
    if cell.align is not Align.END:
        return ()
    word = ("jx-word",) if _WORDS.search(plain_text(cell.content)) else ()
    return (*word, *(("jx-slot",) if column.marked else ()))


def padding(cell: Cell, column: FigureColumn) -> str:
    """比本栏最长的少几位，缺的写出来，供样式表垫上；不是数的没有。"""
    figure = _FIGURE.search(plain_text(cell.content)) if cell.align is Align.END else None
    if figure is None:
        return ""
    own = len(figure["decimals"] or "")
    return f"{'.' if not own and column.decimals else ''}{'0' * (column.decimals - own)}"


def slotted(html: str) -> str:
    """数后的记号包起来，另占一格。"""
    return _MARK.sub('<span class="jx-mark">\u00a0\\1</span>', html)
