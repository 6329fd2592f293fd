"""栏目的样子。加一个栏目，就是在 site/parts/ 写一个 Part，再列进 content.py 的 PARTS。"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from jixiao.model.report import Block, Page
from jixiao.site.context import Site

Placeholder: TypeAlias = Callable[[Site], tuple[Block, ...]]
"""手写页里的一个占位换成的块。"""


def _no_pages(_: Site) -> Iterable[Page]:
    return ()


def _no_data(_: Site) -> Mapping[str, str]:
    return {}


def _no_fallback(_: Site) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Part:
    """网站的一个栏目。

    placeholders 是它供手写页用的占位（<!-- jixiao:名 -->）；pages 是它生成的页；
    data 是它的数据文件（站内地址 → 内容）；fallback 是站点没有写时补上的手写页（文件名 → Markdown）。
    """

    name: str
    placeholders: Mapping[str, Placeholder] = field(default_factory=dict)
    pages: Callable[[Site], Iterable[Page]] = _no_pages
    data: Callable[[Site], Mapping[str, str]] = _no_data
    fallback: Callable[[Site], Mapping[str, str]] = _no_fallback


def fallback_page(file: str, title: str, *placeholders: str) -> Callable[[Site], Mapping[str, str]]:
    """只有题名与占位的一页。"""
    marks = "".join(f"\n<!-- jixiao:{name} -->\n" for name in placeholders)
    return lambda _: {file: f"# {title}\n{marks}"}
