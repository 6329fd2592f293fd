"""表格跨页时名目、表头不丢。

跨行的名目：Word 只重复表头行，不重复合并单元里的字，所以把长的合并单元拆成几截，每截都印名目。

一截不高于 limit，截内各行不分页，于是每页的第一行总有名目。拆在右边各级名目的起始处。一行自己就高于 limit 的，
那一行可能拆到两页，后一页没有名目：Word 没有办法。

表中间的表头（官方表单的指标一段）：Word 只重复最前面的行，所以从那里起另成一张表，两张表紧接着。
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from math import ceil

from jixiao.model.report import Cell, Row, Scope, Table
from jixiao.publish.columns import placed


def split_labels(rows: tuple[Row, ...], heights: Sequence[int], limit: int) -> tuple[Row, ...]:
    """各行，长的合并单元已拆开。heights 是各行估计的高。"""
    places = list(placed(rows))
    starts = set(range(len(rows)))
    made: list[list[tuple[int, Cell]]] = [[] for _ in rows]
    for place in sorted(places, key=lambda one: one.column, reverse=True):
        end = min(place.row + place.cell.rowspan, len(rows))
        label = place.cell.scope is not None
        begun = _starts(range(place.row, end), starts, heights, limit) if label else [place.row]
        for row, following in pairwise([*begun, end]):
            anchor = place.cell.anchor if row == place.row else ""
            made[row].append((place.column, replace(place.cell, rowspan=following - row, anchor=anchor)))
        if label:
            starts -= set(range(place.row, end)) - set(begun)
    return tuple(
        replace(row, cells=tuple(cell for _, cell in sorted(cells, key=lambda one: one[0])))
        for row, cells in zip(rows, made, strict=True)
    )


def is_heading(rows: tuple[Row, ...]) -> bool:
    """一段恰是一行表头。"""
    return len(rows) == 1 and all(cell.scope is Scope.COLUMN for cell in rows[0].cells)


def cut_at_headings(table: Table) -> tuple[Table, ...]:
    """从表中间的表头起另成一张表；没有的就是原来的一张。"""
    cuts = [n for n, group in enumerate(table.groups) if n and is_heading(group)]
    if not cuts:
        return (table,)
    parts = [replace(table, groups=table.groups[: cuts[0]], foot=())]
    for start, end in pairwise([*cuts, len(table.groups)]):
        parts.append(replace(table, head=table.groups[start], groups=table.groups[start + 1 : end], foot=()))
    return (*parts[:-1], replace(parts[-1], foot=table.foot))


def _starts(span: range, allowed: set[int], heights: Sequence[int], limit: int) -> list[int]:
    """一个名目的各截从哪几行起：截数够用就行，各截高矮相近，只在右边也断得开的行上断。"""
    begun = [span.start]
    total = sum(heights[span.start : span.stop])
    even = Fraction(total, max(ceil(Fraction(total, limit)), 1))
    candidates = [row for row in span if row in allowed and row > span.start]
    for row, following in pairwise([*candidates, span.stop]):
        before, own = sum(heights[begun[-1] : row]), sum(heights[row:following])
        if before + own > limit or before + Fraction(own, 2) > even:
            begun.append(row)
    return begun
