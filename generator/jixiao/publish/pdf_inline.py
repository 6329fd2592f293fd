"""行内片段变成模板的数据。文字一律作为数据交去，不成为 Typst 源码，故没有能改变版式的字符。"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeAlias, assert_never

from jixiao.model.report import (
    Code,
    Emphasis,
    FactText,
    Footnote,
    Inline,
    Inlines,
    LineBreak,
    Link,
    SitePath,
    Strong,
    Text,
)
from jixiao.publish.html_address import href
from jixiao.publish.unbroken import LONGEST, pieces

Data: TypeAlias = dict[str, Any]


_NEVER_FIRST = tuple("；：！？")  # 不许断开的是一个盒，Typst 不拦它后面的这几个标点落到行首


def label(path: str, anchor: str) -> str:
    """链接所指的标签：所在部分与锚点；锚点空的是那一部分的开头。"""
    return f"{path}#{anchor}"


def block_label(path: str, anchor: str) -> str:
    """块的标签；没有锚点的没有标签。"""
    return label(path, anchor) if anchor else ""


@dataclass(slots=True)
class InlineData:
    """行内的数据；targets 收集链接所指的标签，只有它们才写进文件。"""

    targets: set[str] = field(default_factory=set)

    def of(self, items: Inlines) -> list[Data]:
        """一串行内片段。"""
        found = [data for item in items for data in self._pieces(item)]
        for held, after in pairwise(found):
            if held["kind"] == "held" and after["kind"] == "text" and after["text"][:1] in _NEVER_FIRST:
                held["text"] += after["text"][:1]
                after["text"] = after["text"][1:]
        return found

    def _pieces(self, item: Inline) -> Iterator[Data]:
        match item:
            case Text():
                for text, held in pieces(item.text.replace("\t", " ")):
                    yield {"kind": "held" if held else "text", "text": text}
            case FactText():
                yield {"kind": "held" if len(item.text) <= LONGEST else "text", "text": item.text}
            case Code():
                yield {"kind": "code", "text": item.text}
            case Strong():
                yield {"kind": "strong", "children": self.of(item.children)}
            case Emphasis():
                yield {"kind": "emphasis", "children": self.of(item.children)}
            case Link():
                yield self._link(item)
            case LineBreak():
                yield {"kind": "break"}
            case Footnote():
                yield {"kind": "note", "children": self.of(item.content)}
            case _:
                assert_never(item)

    def _link(self, link: Link) -> Data:
        children = self.of(link.children)
        if isinstance(link.target, SitePath):
            to = label(link.target.path, link.target.anchor)
            self.targets.add(to)
            return {"kind": "link", "to": to, "children": children}
        url = href("", link.target)
        return {"kind": "link" if url else "span", "url": url, "children": children}
