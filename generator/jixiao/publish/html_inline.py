"""行内片段变成 HTML。数量极多，所以直接拼字符串，不经模板。"""

import re
from typing import assert_never

from markupsafe import Markup, escape

from jixiao.model.report import (
    Code,
    Emphasis,
    FactText,
    Footnote,
    Inlines,
    LineBreak,
    Link,
    LinkKind,
    SitePath,
    Strong,
    Text,
)
from jixiao.publish.html_address import Origin, element_id
from jixiao.publish.unbroken import DOCUMENT_NUMBER, LONGEST

_DOCUMENT_NUMBER = re.compile(DOCUMENT_NUMBER)
_AFTER_CODE = re.compile(r"^([A-Z]\d{0,5}) (?=[㐀-鿿])")  # 指标的代码与名称
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=[%‰元万亿个人次项户家天年月日分])")


def inline_html(items: Inlines, origin: Origin) -> Markup:
    """一串行内片段的 HTML；origin 是所在的页。"""
    return Markup("".join(_pieces(items, origin)))  # noqa: S704  各片段都已转义


def _pieces(items: Inlines, origin: Origin) -> list[str]:
    parts: list[str] = []
    for item in items:
        match item:
            case Text():
                parts.append(_text(item.text))
            case FactText():
                parts.append(_fact(item, origin))
            case Link():
                parts.append(_link(item, origin))
            case Strong():
                parts += ("<strong>", *_pieces(item.children, origin), "</strong>")
            case Emphasis():
                parts += ("<em>", *_pieces(item.children, origin), "</em>")
            case Code():
                name = "jx-code" if len(item.text) <= LONGEST else "jx-code jx-long"
                parts.append(f'<code class="{name}">{escape(item.text)}</code>')
            case LineBreak():
                parts.append("<br>")
            case Footnote():  # 网页没有页脚，注跟在后面
                parts += ("<small>（", *_pieces(item.content, origin), "）</small>")
            case _:
                assert_never(item)
    return parts


def _text(text: str) -> str:
    """文号、金额与单位、指标的代码与名称不断开。"""
    html = str(escape(text))
    if " " in html:
        html = _BEFORE_UNIT.sub("\u00a0", _AFTER_CODE.sub("\\1\u00a0", html))
    if "〔" in html:
        html = _DOCUMENT_NUMBER.sub(r'<span class="jx-num">\g<0></span>', html)
    return html


def _fact(item: FactText, origin: Origin) -> str:
    name = "jx-fact"
    if item.tone:
        name += f" jx-{escape(item.tone)}"
    if len(item.text) > LONGEST:
        name += " jx-long"
    place = f' id="f-{escape(element_id(item.key))}"' if item.anchored else ""
    return f'<a class="{name}"{place} href="{escape(origin.fact(item))}">{escape(item.text)}</a>'


def _link(item: Link, origin: Origin) -> str:
    inner = "".join(_pieces(item.children, origin))
    url = origin.href(item.target)
    if url is None:
        return inner
    name = "" if item.kind is LinkKind.PLAIN else f' class="jx-{item.kind.value}"'
    outside = "" if isinstance(item.target, SitePath) else ' rel="external noopener noreferrer"'
    return f'<a{name} href="{escape(url)}"{outside}>{inner}</a>'
