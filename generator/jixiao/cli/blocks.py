"""把编排好的块印在屏幕上：标题、段落、列表、表、原文、来历卡。"""

from collections.abc import Iterable, Iterator

from jixiao.cli.screen import console, show_table
from jixiao.model.report import Block, DerivationCard, Heading, ListBlock, Paragraph, Preformatted, Row, Table
from jixiao.model.report_text import plain_text
from jixiao.wording.columns import display_width


def show_blocks(blocks: Iterable[Block]) -> None:
    """依次印出。"""
    screen = console()
    for block in blocks:
        match block:
            case Heading():
                screen.print()
                screen.print(plain_text(block.content), style="bold", markup=False)
            case Table():
                _show_table(block)
            case _:
                for line in _lines(block):
                    screen.print(line, markup=False)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield plain_text(block.content)
        case ListBlock():
            for item in block.items:
                yield "- " + "".join(line for part in item for line in _lines(part))
        case Preformatted():
            yield from (f"    {line}" for line in block.text.splitlines())
        case DerivationCard():
            yield f"{block.title}　{block.value}"
            yield from (f"  {line}" for line in card_lines(block))
        case _:
            raise TypeError(f"终端不印 {type(block).__name__}")  # 规则页只用上面几种


def _show_table(table: Table) -> None:
    head = [(text, False) for row in table.head[:1] for text in _texts(row)]
    show_table(head, (_texts(row) for group in table.groups for row in group))


def _texts(row: Row) -> list[str]:
    return [plain_text(cell.content) for cell in row.cells]


def card_lines(card: DerivationCard) -> Iterator[str]:
    """来历卡的各行，名目对齐。"""
    width = max((display_width(line.label) for line in card.lines), default=0)
    for line in card.lines:
        for n, item in enumerate(line.items):
            label = line.label if n == 0 else ""
            yield f"{label}{' ' * (width - display_width(label) + 2)}{plain_text(item)}"
