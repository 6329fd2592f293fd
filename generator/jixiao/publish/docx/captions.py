"""正文里的“见表1”是交叉引用：文字恰是题号的，写成指向题号的域。"""

from collections.abc import Iterator, Mapping

from jixiao.model.paper import PaperReport
from jixiao.model.report import BarChart, Block, ListBlock, Notice, Quote, Section, Table
from jixiao.publish.pdf_inline import label


def caption_labels(paper: PaperReport) -> Mapping[str, str]:
    """各表各图的标签 → 题号。"""
    return {
        label(part.path, block.anchor): block.caption.label
        for part in paper.parts
        for block in _captioned(part.blocks)
        if block.caption is not None and block.caption.label and block.anchor
    }


def _captioned(blocks: tuple[Block, ...]) -> Iterator[Table | BarChart]:
    for block in blocks:
        match block:
            case Table() | BarChart():
                yield block
            case Section() | Quote() | Notice():
                yield from _captioned(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from _captioned(item)
            case _:
                pass
