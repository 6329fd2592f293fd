"""按显示宽度排文字：东亚宽字符占两列；折行不把避头的标点放到行首。"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate

# 一个西文词、一个数连同单位不拆开；汉字逐字可拆
_PIECES = re.compile(r"[\x21-\x7e]+|\s+|.", re.DOTALL)
_NOT_FIRST = frozenset("，。、；：？！）〕》〉】”’…—％%")
_NOT_LAST = frozenset("（〔《〈【“‘")


def display_width(text: str) -> int:
    """显示宽度：东亚宽字符占两列，组合字符不占。"""
    return sum(_width(char) for char in text)


def first_columns(text: str, limit: int) -> str:
    """开头不超过 limit 列的部分。"""
    columns = accumulate(map(_width, text))
    return text[: sum(1 for column in columns if column <= limit)]


def last_columns(text: str, limit: int) -> str:
    """末尾不超过 limit 列的部分。"""
    return first_columns(text[::-1], limit)[::-1]


def folded(text: str, width: int | None, indent: str = "") -> Iterator[str]:
    """折成不超过 width 列的各行，第二行起缩进 indent；width 为 None 的不折。

    比一行还宽的词（如文件路径）照样完整，免得点不开。
    """
    if width is None:
        yield text
        return
    line, used = "", 0
    for piece in _unbreakable(text):
        wide = display_width(piece)
        if line.strip() and used + wide > width:
            yield line.rstrip()
            line, used, piece = indent, display_width(indent), piece.lstrip()  # noqa: PLW2901 行首不留空白
            wide = display_width(piece)
        line, used = line + piece, used + wide
    yield line.rstrip()


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _unbreakable(text: str) -> Iterator[str]:
    """不可拆开的各段：避头的标点跟着前一段，避尾的带着后一段。"""
    held = ""
    for piece in _PIECES.findall(text):
        glued = not held or held[-1] in _NOT_LAST or piece[0] in _NOT_FIRST
        if glued:
            held += piece
        else:
            yield held
            held = piece
    if held:
        yield held
