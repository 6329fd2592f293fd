"""一份报告在网站上的各页：太重的分页，前后相连，附件里的指标体系不重说标准。纸面与别的版本不经这里。"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

from jixiao.compose import addresses
from jixiao.compose.chapter_parts import Parted, parted
from jixiao.model.report import (
    Block,
    Cell,
    FactText,
    Inline,
    Link,
    NavigationEntry,
    Page,
    PageRole,
    Paragraph,
    Row,
    SitePath,
    Table,
    TableRole,
    Text,
)


def web_pages(identifier: str, pages: Iterable[Page]) -> Parted:
    """编排好的各页变成网站上的各页；identifier 是评价标识。"""
    made = parted(_without_criteria(identifier, page) if page.role is PageRole.APPENDIX else page for page in pages)
    return replace(made, pages=tuple(_in_sequence(made.pages)))


def _without_criteria(identifier: str, page: Page) -> Page:
    """附件的指标体系指向可展开的全表：标准、各项分值的出处在那里，不再重说。"""
    return replace(page, blocks=tuple(block for one in page.blocks for block in _briefly(identifier, one)))


def _briefly(identifier: str, block: Block) -> Iterator[Block]:
    if isinstance(block, Table) and block.role is TableRole.INDICATORS:
        target = SitePath(addresses.part(identifier, addresses.INDICATORS))
        yield Paragraph((Text("评分标准见"), Link(target, (Text("指标体系"),)), Text("，在那里可以逐项展开。")))
        yield replace(block, groups=tuple(tuple(_brief_row(row) for row in group) for group in block.groups))
    else:
        yield block


def _brief_row(row: Row) -> Row:
    return replace(row, cells=tuple(_brief_cell(cell) for cell in row.cells))


def _brief_cell(cell: Cell) -> Cell:
    content = tuple(Text(one.text) if _is_weight(one) else one for one in cell.content)
    return replace(cell, content=content, details=(), details_label="")


def _is_weight(item: Inline) -> TypeGuard[FactText]:
    """分值是照录的，不是算出的。"""
    return isinstance(item, FactText) and item.key.endswith(".分值")


def _in_sequence(pages: Sequence[Page]) -> Iterator[Page]:
    """各页依次相连：以目录里的题名称呼，一章分出的各页以打头的小节称呼。"""
    entries = [NavigationEntry(_called(page), SitePath(page.path)) for page in pages]
    around = [None, *entries, None]
    for number, page in enumerate(pages):
        yield replace(page, before=around[number], after=around[number + 2])


def _called(page: Page) -> str:
    listed = (*page.navigation, *page.contents)
    return next((entry.title for entry in listed if entry.target.path == page.path), page.title)
