"""行内片段：每种一支。链接到本文件的是书签，站外的是关系；脚注是真的脚注。"""

from dataclasses import dataclass, replace
from typing import assert_never

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
from jixiao.model.report_text import plain_text
from jixiao.publish.docx.gathered import Gathered, bookmark_name, caption_name
from jixiao.publish.docx.layout import Layout
from jixiao.publish.docx.markup import Xml, field, fonts, run, w
from jixiao.publish.html_address import href
from jixiao.publish.pdf_inline import label
from jixiao.publish.unbroken import pieces


@dataclass(frozen=True, slots=True)
class Runs:
    """文字的写法。strong 为真的整段用黑体（表头、合计）；style 是字符样式。"""

    gathered: Gathered
    layout: Layout
    style: str = ""
    strong: bool = False

    def of(self, items: Inlines) -> Xml:
        """一串行内片段。"""
        return "".join(self._one(item) for item in items)

    def bold(self) -> "Runs":
        """黑体的写法。"""
        return replace(self, strong=True)

    def text(self, text: str) -> Xml:
        """一段文字。"""
        return run(text, self._properties())

    def _properties(self) -> Xml:
        name = self.layout.fonts["hei"]
        font = fonts(name) if self.strong else ""
        return (w("rStyle", val=self.style) if self.style else "") + font

    def _one(self, item: Inline) -> Xml:
        match item:
            case Text():
                return self.text("".join(_unbroken(text) if held else text for text, held in pieces(item.text)))
            case Code():
                return self.text(item.text)
            case FactText():
                return self.gathered.remarks.on_fact(item.key, self.text(item.text))
            case Strong():
                return replace(self, style="Strong").of(item.children)
            case Emphasis():
                return replace(self, style="Emphasis").of(item.children)
            case Link():
                return self._link(item)
            case LineBreak():
                return w("r", w("br"))
            case Footnote():
                return self.gathered.footnote(Runs(self.gathered, self.layout).of(item.content))
            case _:
                assert_never(item)

    def _link(self, link: Link) -> Xml:
        inside = replace(self, style=self.style or "Hyperlink").of(link.children)
        if isinstance(link.target, SitePath):
            target = label(link.target.path, link.target.anchor)
            if self.gathered.captions.get(target) == plain_text(link.children):
                return field(rf"REF {bookmark_name(caption_name(target))} \h", inside)
            if self.gathered.numbers.get(target) == plain_text(link.children):
                return field(rf"REF {bookmark_name(target)} \n \h", inside)
            return w("hyperlink", inside, anchor=bookmark_name(target), history=1)
        url = href("", link.target)
        if not url:
            return self.of(link.children)
        return f'<w:hyperlink r:id="{self.gathered.relation(url)}" w:history="1">{inside}</w:hyperlink>'


def _unbroken(text: str) -> str:
    """数与单位之间的空格不断开。"""
    return text.replace(" ", "\u00a0")
