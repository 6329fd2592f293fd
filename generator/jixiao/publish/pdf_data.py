"""纸面版变成模板的数据：块的封闭联合逐一对应，穷尽由类型检查保证。"""

from calendar import monthrange
from typing import assert_never

from jixiao.model.entry import PartialDate
from jixiao.model.paper import PaperReport, Part
from jixiao.model.report import (
    BarChart,
    Block,
    DerivationCard,
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
from jixiao.publish.pdf_inline import Data, InlineData, block_label, label
from jixiao.publish.pdf_table import table_data


def paper_data(paper: PaperReport) -> Data:
    """整份文件。labels 是被链接指着的标签，模板只给它们落锚。"""
    inline = InlineData()
    parts = [_part(part, inline) for part in paper.parts]
    cover = paper.cover
    return {
        "title": paper.title,
        "author": paper.author,
        "header": paper.header,
        "date": last_day(paper.date),
        "cover": cover
        and {
            "mark": cover.mark,
            "title": cover.title,
            "status": cover.status,
            "lines": [list(line) for line in cover.lines],
            "date": cover.date,
        },
        "parts": parts,
        "labels": sorted(inline.targets),
    }


def last_day(date: PartialDate) -> list[int]:
    """文件属性里的日期要写全：只到年月的取期末，与网站的日期一致。"""
    month = date.month or 12
    return [date.year, month, date.day or monthrange(date.year, month)[1]]


def _part(part: Part, inline: InlineData) -> Data:
    writer = _PartWriter(part.path, inline)
    return {
        "kind": part.kind.value,
        "title": part.title,
        "landscape": part.landscape,
        "label": label(part.path, ""),
        "blocks": writer.blocks(part.blocks),
    }


class _PartWriter:
    """一部分的块。书签的级别不许跳级（PDF/UA），版式照原来的级别。"""

    __slots__ = ("_inline", "_outline", "_path")

    def __init__(self, path: str, inline: InlineData) -> None:
        self._path = path
        self._inline = inline
        self._outline = 1

    def blocks(self, blocks: tuple[Block, ...]) -> list[Data]:
        return [self._block(block) for block in blocks]

    def _label(self, anchor: str) -> str:
        return block_label(self._path, anchor)

    def _block(self, block: Block) -> Data:  # noqa: C901, PLR0911 每种块一支，穷尽便是这么多
        of = self._inline.of
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return {"kind": "paragraph", "content": of(block.content)}
            case ListBlock():
                items = [self.blocks(item) for item in block.items]
                return {"kind": "list", "ordered": block.ordered, "items": items}
            case Quote():
                return {"kind": "quote", "blocks": self.blocks(block.blocks)}
            case Preformatted():
                return {"kind": "preformatted", "text": block.text}
            case Table():
                return table_data(block, self._path, self._inline)
            case BarChart():
                return self._bar_chart(block)
            case KeyFigures():
                figures = [{"label": i.label, "value": of(i.value), "note": of(i.note)} for i in block.items]
                return {"kind": "figures", "items": figures}
            case Notice():
                return {"kind": "notice", "title": block.title, "blocks": self.blocks(block.blocks)}
            case DerivationCard():
                return self._derivation(block)
            case Section():
                return {"kind": "section", "label": self._label(block.anchor), "blocks": self.blocks(block.blocks)}
            case _:
                assert_never(block)

    def _heading(self, block: Heading) -> Data:
        self._outline = min(block.level, self._outline + 1)
        number = f"{block.number} " if block.number[-1:].isascii() and block.number else block.number
        return {
            "kind": "heading",
            "level": block.level,
            "outline": self._outline,
            "number": number,
            "content": self._inline.of(block.content),
            "label": self._label(block.anchor),
        }

    def _bar_chart(self, block: BarChart) -> Data:
        caption = block.caption
        bars = [
            {"label": self._inline.of(bar.label), "percent": bar.percent, "note": self._inline.of(bar.note)}
            for bar in block.bars
        ]
        return {
            "kind": "bars",
            "label": self._label(block.anchor),
            "caption": caption and {"label": caption.label, "title": caption.title, "unit": caption.unit},
            "alt": f"{block.title}：{block.description}",
            "bars": bars,
        }

    def _derivation(self, block: DerivationCard) -> Data:
        lines = [{"label": line.label, "items": [self._inline.of(item) for item in line.items]} for line in block.lines]
        return {
            "kind": "derivation",
            "label": self._label(block.anchor),
            "title": block.title,
            "value": block.value,
            "lines": lines,
        }
