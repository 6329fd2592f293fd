"""估一段文字排几行：汉字占一字宽，数字、字母占半字。版式里的行高都是定值，行数一定，高也就定了。"""

from fractions import Fraction
from math import ceil
from typing import Final

from jixiao.wording.columns import display_width

LINE: Final = 13  # 表格、题注的行高是字号的 1.3 倍：半磅数乘 13，得二十分之一磅
_RAGGED: Final = Fraction(103, 100)  # 标点不落行首、数不断开，行末总要空一点


def lines(text: str, size: int, width: int, first: int = 0, tracking: int = 0) -> int:
    """估行数。size 是半磅数，width 是行宽，first 是首行缩进，tracking 是字距（后三个都以二十分之一磅计）。"""
    half = 5 * size + Fraction(tracking, 2)
    return sum(_lines(display_width(piece) * half, width, first) for piece in text.split("\n"))


def _lines(needed: Fraction, width: int, first: int) -> int:
    if needed + first <= width:
        return 1
    return ceil((needed * _RAGGED + first) / max(width, 1))
