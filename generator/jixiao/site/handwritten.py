"""手写页：表格加框，占位换成生成的内容，评价与文件的引用换成地址。"""

import re
from typing import Final

from jixiao.publish.html_table import framed
from jixiao.publish.site import SiteWriter
from jixiao.site.content import SiteContent

_PLACEHOLDER: Final = re.compile(r"<!-- jixiao:([a-z]+) -->")
_SCHEME: Final = re.compile(r'href="(policy|evaluation|policies|evaluations|rule):([^"]*)"')


def filled(html: str, path: str, content: SiteContent, writer: SiteWriter) -> str:
    """一页手写的 HTML 填好之后；path 是它的地址。

    Raises:
        ValueError: 没有这种占位，或引用落空。
        TemplateError: 模板写错。

    """
    html = _PLACEHOLDER.sub(lambda m: writer.fragment(content.blocks(m[1]), path), framed(html))
    return _SCHEME.sub(lambda m: f'href="{content.address(m[1], m[2], path)}"', html)
