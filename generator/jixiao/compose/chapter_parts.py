"""网页上太重的一章、一个附件，从小节处分成几页；纸面与别的版本不分。

各页的网址取自打头的小节，可以随数据增减而变；永久的是“章/#锚点”：
站内的链接直接指到所在的页（Parted.places），旧的、外来的由本章目录转去（NavigationEntry.holds）。
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from jixiao.compose import addresses
from jixiao.compose.anchors import anchors_in
from jixiao.compose.page_weight import weight
from jixiao.model.report import Block, Heading, NavigationEntry, Page, PageRole, SitePath, Text
from jixiao.model.report_text import heading_text
from jixiao.wording.numbering import CONTINUED, SEPARATOR, page_of

MOST: Final = 49 * 1024
"""一页的内容至多这么多字节：连同页框（约 11 KB），一页不过 60 KB。"""

_PARTED: Final = (PageRole.CHAPTER, PageRole.APPENDIX)
_SECTION: Final = 2
_DEEPEST: Final = 3
"""二级标题（“（一）”）的一节还太重，再从三级标题（“1.”）处分。"""
_CONTINUED: Final = "continued"


@dataclass(frozen=True, slots=True)
class Parted:
    """分好的各页；places 是分出去的各处：（章的网址，锚点）→ 所在页的网址。"""

    pages: tuple[Page, ...]
    places: Mapping[tuple[str, str], str] = field(default_factory=dict)


def parted(pages: Iterable[Page], most: int = MOST) -> Parted:
    """太重的分开，其余原样；most 是一页内容至多的字节数。"""
    found: list[Page] = []
    places: dict[tuple[str, str], str] = {}
    for page in pages:
        pieces = list(_pieces(page, most)) if page.role in _PARTED else [page.blocks]
        if len(pieces) == 1:
            found.append(page)
            continue
        first, *others = (_part(page, number, blocks, len(pieces)) for number, blocks in enumerate(pieces))
        elsewhere = [entry for part in others for entry in _contents(part)]
        found.append(replace(first, contents=(*_bare(_contents(first)), *elsewhere)))
        contents = (*_bare(_contents(first)), *_bare(elsewhere))
        found += [replace(part, contents=contents) for part in others]
        places |= {(page.path, anchor): part.path for part in others for anchor in anchors_in(part.blocks)}
    return Parted(tuple(found), places)


# ---------------------------------------------------------------- 从哪里分


def _pieces(page: Page, most: int) -> Iterator[tuple[Block, ...]]:
    """依次装满一页再起一页，小节不拆散；没有小标题可分的照旧是一页。"""
    current: list[Block] = []
    size = 0
    for section in _sections(page.blocks, most, _SECTION):
        added = weight(section)
        if current and size + added > most:
            yield tuple(current)
            current, size = [], 0
        current += section
        size += added
    yield tuple(current)


def _sections(blocks: Sequence[Block], most: int, level: int) -> Iterator[tuple[Block, ...]]:
    """各节，太重的一节由它的下一级小节代替；紧跟着上一级标题的小节，标题不留在前一页末。"""
    starts = [n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.level <= level]
    starts = [n for n in starts if n and not all(isinstance(block, Heading) for block in blocks[:n])]
    for start, end in pairwise([0, *starts, len(blocks)]):
        section = tuple(blocks[start:end])
        if level < _DEEPEST and weight(section) > most:
            yield from _sections(section, most, level + 1)
        else:
            yield section


# ---------------------------------------------------------------- 分出的各页


def _part(page: Page, number: int, blocks: tuple[Block, ...], count: int) -> Page:
    """分出的第 number 页（从 0 起）：第一页用章的网址，其余的在它之下。"""
    told = page_of(number + 1, count)
    part = replace(page, blocks=blocks, subtitle=(*page.subtitle, Text(f"{SEPARATOR if page.subtitle else ''}{told}")))
    first = blocks[0]
    if number == 0 or not isinstance(first, Heading):
        return part
    return replace(
        part,
        path=addresses.chapter_part(page.path, first.anchor),
        blocks=(*_continued(page, first), *blocks),
        window_title=page.window_title.replace(page.title, f"{page.title}（{told}）", 1),
    )


def _continued(page: Page, first: Heading) -> Iterator[Heading]:
    """从三级标题起的一页，先说明接着哪一节。"""
    if first.level > _SECTION:
        before = page.blocks[: page.blocks.index(first)]
        section = [block for block in before if isinstance(block, Heading) and block.level == _SECTION]
        for heading in section[-1:]:
            yield replace(heading, content=(*heading.content, Text(CONTINUED)), anchor=_CONTINUED)


def _contents(part: Page) -> Iterator[NavigationEntry]:
    """一页的各小标题，连同它之下、下一个小标题之前的锚点。"""
    listed = [(n, b) for n, b in enumerate(part.blocks) if isinstance(b, Heading) and b.level <= _DEEPEST]
    ends = [*(n for n, _ in listed), len(part.blocks)][1:]
    for (start, heading), end in zip(listed, ends, strict=True):
        if heading.anchor != _CONTINUED:
            target = SitePath(part.path, heading.anchor)
            holds = tuple(anchors_in(part.blocks[start:end]))
            yield NavigationEntry(heading_text(heading), target, heading.level - _SECTION, holds)


def _bare(entries: Iterable[NavigationEntry]) -> Iterator[NavigationEntry]:
    """不记锚点：就在本页，或不是旧地址所指的页。"""
    return (replace(entry, holds=()) for entry in entries)
