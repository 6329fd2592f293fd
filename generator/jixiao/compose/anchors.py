"""一页的锚点。一页之内不得重复：同一张表、同一份问卷嵌入两次的，后面的加序号，号与引用都归第一处。"""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from jixiao.model.report import (
    BarChart,
    Block,
    DerivationCard,
    FactText,
    Heading,
    KeyFigures,
    ListBlock,
    Notice,
    Paragraph,
    Preformatted,
    Quote,
    Section,
    Table,
)


def distinct(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """一页的块，各锚点互不相同。"""
    return tuple(_renamed(blocks, {}))


def _renamed(blocks: tuple[Block, ...], seen: dict[str, int]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Heading() | Table() | BarChart() | DerivationCard():
                yield replace(block, anchor=_next(block.anchor, seen))
            case Section():
                anchor = _next(block.anchor, seen)
                yield replace(block, anchor=anchor, blocks=tuple(_renamed(block.blocks, seen)))
            case Quote() | Notice():
                yield replace(block, blocks=tuple(_renamed(block.blocks, seen)))
            case ListBlock():
                yield replace(block, items=tuple(tuple(_renamed(item, seen)) for item in block.items))
            case _:
                yield block


def _next(anchor: str, seen: dict[str, int]) -> str:
    if not anchor:
        return anchor
    seen[anchor] = seen.get(anchor, 0) + 1
    return anchor if seen[anchor] == 1 else f"{anchor}~{seen[anchor]}"


def anchors_in(blocks: tuple[Block, ...]) -> Iterator[str]:
    """块里的锚点，依出现的次序。"""
    return filter(None, _anchors(blocks))


def _anchors(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | BarChart() | DerivationCard():
                yield block.anchor
            case Table():
                yield from _in_table(block)
            case Section():
                yield block.anchor
                yield from _anchors(block.blocks)
            case Quote() | Notice():
                yield from _anchors(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from _anchors(item)
            case Paragraph() | Preformatted() | KeyFigures():
                pass
            case _:
                assert_never(block)


def _in_table(table: Table) -> Iterator[str]:
    """表、行、格的锚点，与格里写着永久锚点的数。"""
    yield table.anchor
    for row in (*table.head, *(r for group in table.groups for r in group), *table.foot):
        yield row.anchor
        for cell in row.cells:
            yield cell.anchor
            yield from (f"f-{one.key}" for one in cell.content if isinstance(one, FactText) and one.anchored)
