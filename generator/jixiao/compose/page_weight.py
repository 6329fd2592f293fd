"""一段内容写成网页大约多少字节：分页要在写出之前知道。

各常数是模板里一处标记的字节数；估得准不准，由测试拿写出来的页核对。
"""

from collections.abc import Iterable
from typing import Final, assert_never

from jixiao.model.report import (
    Align,
    BarChart,
    Block,
    Cell,
    Code,
    DerivationCard,
    Emphasis,
    FactText,
    Footnote,
    Heading,
    Inlines,
    KeyFigures,
    LineBreak,
    Link,
    ListBlock,
    Notice,
    Paragraph,
    Preformatted,
    Quote,
    Row,
    Section,
    SitePath,
    Strong,
    Table,
    TableRole,
    Text,
)

_SLOT: Final = 16
"""得分对齐所用的标记。"""


def weight(blocks: Iterable[Block]) -> int:
    """各块的字节数之和。"""
    return sum(_block(block) for block in blocks)


def _block(block: Block) -> int:
    match block:
        case Heading():
            size = 130 + 2 * _bytes(block.anchor) + _inlines(block.content)
        case Paragraph():
            size = 8 + _inlines(block.content)
        case ListBlock():
            size = 12 + sum(10 + weight(item) for item in block.items)
        case Quote() | Notice() | Section():
            size = 120 + weight(block.blocks)
        case Preformatted():
            size = 60 + _bytes(block.text)
        case Table():
            size = _table(block)
        case BarChart():
            size = 500 + sum(220 + 2 * _inlines(bar.label) + _inlines(bar.note) for bar in block.bars)
        case KeyFigures():
            size = sum(120 + _inlines(one.value) + _inlines(one.note) for one in block.items)
        case DerivationCard():
            size = 250 + sum(60 + sum(20 + _inlines(item) for item in line.items) for line in block.lines)
        case _:
            assert_never(block)
    return size


def _table(table: Table) -> int:
    rows = (*table.head, *(row for group in table.groups for row in group), *table.foot)
    notes = sum(10 + _inlines(note) for note in table.notes)
    slots = sum(_SLOT for row in rows for cell in row.cells if cell.align is Align.END)
    aligned = slots if table.role is TableRole.INDICATORS else 0
    return 450 + sum(_row(row) for row in rows) + notes + aligned + sum(_inlines((link,)) for link in table.downloads)


def _row(row: Row) -> int:
    lost = 45 + _bytes(row.lost) if row.lost else 0
    return 12 + _bytes(row.anchor) + lost + sum(_cell(cell) for cell in row.cells)


def _cell(cell: Cell) -> int:
    mark = 50 if cell.scope is not None else 22
    return mark + _inlines(cell.content) + (110 + _inlines(cell.details) if cell.details else 0)


def _inlines(items: Inlines) -> int:
    size = 0
    for item in items:
        match item:
            case Text():
                size += _bytes(item.text)
            case Code():
                size += 28 + _bytes(item.text)
            case FactText():
                size += 58 + _bytes(item.key) + _bytes(item.text)
            case Link():
                size += 45 + _target(item.target) + _inlines(item.children)
            case Strong() | Emphasis():
                size += 15 + _inlines(item.children)
            case LineBreak():
                size += 4
            case Footnote():
                size += 25 + _inlines(item.content)
            case _:
                assert_never(item)
    return size


def _target(target: SitePath | str) -> int:
    return _bytes(target) if isinstance(target, str) else _bytes(target.path) + _bytes(target.anchor)


def _bytes(text: str) -> int:
    return len(text.encode())
