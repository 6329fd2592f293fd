"""估一段文字排几行：汉字占一字宽，数字、字母占半字，避头避尾照规矩。行高都是定值，行数一定，高也就定了。"""

import re
from fractions import Fraction
from typing import Final

from jixiao.wording.columns import display_width, folded

LINE: Final = 13  # 表格、题注的行高是字号的 1.3 倍：半磅数乘 13，得二十分之一磅
_SEAM = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])")
_FULL = re.compile("[“”‘’…—×≥≤①-⑳]")  # 在中文字体里占一字
_RAGGED = Fraction(24, 25)  # 避头避尾、数不断开，行末总要空一点
_GAP = Fraction(1, 2)  # 汉字与数字、字母之间，Word 自动空四分之一字


def lines(text: str, size: int, width: int, first: int = 0, tracking: int = 0) -> int:
    """估行数。size 是半磅数，width 是行宽，first 是首行缩进，tracking 是字距（后三个都以二十分之一磅计）。"""
    half = 5 * size + Fraction(tracking, 2)
    return sum(_lines("一" * int(first / half / 2) + piece, width / half) for piece in text.split("\n"))


def _lines(text: str, room: Fraction) -> int:
    taken = display_width(text)
    spaced = taken + len(_FULL.findall(text)) + len(_SEAM.findall(text)) * _GAP
    if spaced <= room:
        return 1
    return len(list(folded(text, max(int(room * _RAGGED * taken / spaced), 2))))
