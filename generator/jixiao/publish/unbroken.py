"""一行里不断开的写法：文号，数连同单位。"""

import re
from collections.abc import Iterator

DOCUMENT_NUMBER = r"[\u4e00-\u9fff]{0,4}〔\d{4}〕\d+号"
_FIGURE = r"[-+−]?\d[\d,]*(?:\.\d+)?[ \u00a0]?(?:%|‰|[万亿]?元|[个人次项户家天年月日分份])"
_HELD = re.compile(f"{DOCUMENT_NUMBER}|{_FIGURE}")
LONGEST = 24
"""再长的代码或数值若不许折行，会撑破栏宽。"""


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """依次切开的片段，连同它是否不许断开；接起来就是原文。"""
    position = 0
    for found in _HELD.finditer(text):
        if found.start() > position:
            yield text[position : found.start()], False
        yield found.group(), True
        position = found.end()
    if position < len(text):
        yield text[position:], False
