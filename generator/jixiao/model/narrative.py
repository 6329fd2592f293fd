"""正文：Markdown 读成的树。引用还没有指向，编号还没有编。"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from jixiao.model.location import Location


@dataclass(frozen=True, slots=True)
class Span:
    """一段文字；style 为 ""、"strong"、"emphasis"、"code"；at 是它在源文件里开始的地方，不参与比较。"""

    text: str
    style: str = ""
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Break:
    """换行。"""


@dataclass(frozen=True, slots=True)
class Reference:
    """引用：[文字](scheme:target)。text 为空时由生成器填写。"""

    scheme: str
    target: str
    text: str
    at: Location


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """站外链接。"""

    address: str
    text: str


Phrase: TypeAlias = Span | Break | Reference | ExternalLink
Phrases: TypeAlias = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """标题。level 2 起，章题（level 1）记在 Chapter 上。"""

    level: int
    content: Phrases
    at: Location


@dataclass(frozen=True, slots=True)
class Prose:
    """段落。"""

    content: Phrases
    at: Location


@dataclass(frozen=True, slots=True)
class Embed:
    """嵌入：独占一段的 ![](scheme:target)。"""

    scheme: str
    target: str
    at: Location


@dataclass(frozen=True, slots=True)
class Items:
    """列表。"""

    ordered: bool
    items: tuple[tuple["Passage", ...], ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """引文。"""

    passages: tuple["Passage", ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """正文里直接画的表。numeric 标出右对齐的列。"""

    head: tuple[Phrases, ...]
    rows: tuple[tuple[Phrases, ...], ...]
    numeric: tuple[bool, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Literal:
    """照原样的文字。"""

    text: str
    language: str


Passage: TypeAlias = Title | Prose | Embed | Items | Quotation | Grid | Literal


@dataclass(frozen=True, slots=True)
class Chapter:
    """一章，即一个 Markdown 文件。slug 是去掉序号与扩展名的文件名。"""

    slug: str
    title: str
    passages: tuple[Passage, ...]
    at: Location


def embeds_in(passages: tuple[Passage, ...]) -> Iterator[Embed]:
    """正文里的嵌入，按次序，列表与引文里的也算。"""
    for passage in passages:
        match passage:
            case Embed():
                yield passage
            case Items():
                for item in passage.items:
                    yield from embeds_in(item)
            case Quotation():
                yield from embeds_in(passage.passages)
            case _:
                pass
