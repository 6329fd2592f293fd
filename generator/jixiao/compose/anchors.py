"""锚点一页之内不得重复：同一张表、同一份问卷嵌入两次的，后面的加序号，号与引用都归第一处。"""

from collections.abc import Iterator
from dataclasses import replace

from jixiao.model.report import BarChart, Block, DerivationCard, Heading, ListBlock, Notice, Quote, Section, Table


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
