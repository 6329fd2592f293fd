"""块排成文字，供逐行比较。"""

from collections.abc import Iterator

from jixiao.model.report import (
    BarChart,
    Block,
    DerivationCard,
    Heading,
    KeyFigures,
    ListBlock,
    Notice,
    Page,
    Paragraph,
    Preformatted,
    Quote,
    Row,
    Section,
    Table,
)
from jixiao.model.report_text import plain_text


def outline(page: Page) -> str:
    """一页的文字：标题、段落，表格一行写作 a | b | c。"""
    return "\n".join([f"# {page.title}", *(line for block in page.blocks for line in lines(block))]) + "\n"


def lines(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912 每种块一支
    match block:
        case Heading():
            yield f"{'#' * block.level} {block.number}{plain_text(block.content)}"
        case Paragraph():
            yield plain_text(block.content)
        case ListBlock():
            for item in block.items:
                yield from ("- " + line for inner in item for line in lines(inner))
        case Quote() | Section():
            yield from (line for inner in block.blocks for line in lines(inner))
        case Notice():
            yield f"！{block.title}"
            yield from (line for inner in block.blocks for line in lines(inner))
        case Preformatted():
            yield block.text
        case Table():
            if block.caption is not None:
                yield f"【{block.caption.label}　{block.caption.title}　{block.caption.unit}】"
            yield from (row_text(row) for rows in (block.head, *block.groups, block.foot) for row in rows)
            yield from (plain_text(note) for note in block.notes)
        case BarChart():
            yield f"【{block.caption.label if block.caption else ''}　{block.title}】"
            for bar in block.bars:
                yield f"{plain_text(bar.label)} {bar.percent} {plain_text(bar.note)}"
        case KeyFigures():
            yield from (f"{i.label}：{plain_text(i.value)}（{plain_text(i.note)}）" for i in block.items)
        case DerivationCard():
            yield f"{block.title} = {block.value}"


def row_text(row: Row) -> str:
    shown = []
    for cell in row.cells:
        details = f"［{plain_text(cell.details)}］" if cell.details else ""
        span = f"⟨{cell.rowspan}×{cell.colspan}⟩" if (cell.rowspan, cell.colspan) != (1, 1) else ""
        shown.append(plain_text(cell.content) + details + span)
    mark = {"loss": "−", "subtotal": "=", "total": "="}.get(row.tone, " ")
    return f"{mark} {' | '.join(shown)}".rstrip()
