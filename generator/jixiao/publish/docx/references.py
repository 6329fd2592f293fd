"""正文里的“见表1”“见附件2”是交叉引用：文字恰是题号、标题的号的，写成指向它的域。"""

from collections.abc import Iterator, Mapping

from jixiao.model.paper import PaperReport
from jixiao.model.report import BarChart, Block, Heading, ListBlock, Notice, Quote, Section, Table
from jixiao.publish.docx.numbering import told
from jixiao.publish.docx.titles import split_title
from jixiao.publish.pdf_inline import label


def caption_labels(paper: PaperReport) -> Mapping[str, str]:
    """各表各图的标签 → 题号。"""
    return {
        label(part.path, block.anchor): block.caption.label
        for part in paper.parts
        for block in _inside(part.blocks)
        if isinstance(block, Table | BarChart) and block.caption is not None and block.caption.label and block.anchor
    }


def heading_numbers(paper: PaperReport) -> Mapping[str, str]:
    """各部分、各标题的标签 → 印出来的号。"""
    found = {}
    for part in paper.parts:
        number, _ = split_title(part)
        if number is not None:
            found[label(part.path, "")] = number.printed
        for block in _inside(part.blocks):
            if isinstance(block, Heading) and block.anchor and (number := told(block.number)) is not None:
                found[label(part.path, block.anchor)] = number.printed
    return found


def _inside(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """各块，连同里面套着的。"""
    for block in blocks:
        yield block
        match block:
            case Section() | Quote() | Notice():
                yield from _inside(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from _inside(item)
            case _:
                pass
