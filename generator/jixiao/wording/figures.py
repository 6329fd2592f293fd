"""数的印法：千分位、百分数、金额、得分。只排字，不取整（取整在评分阶段已经言明）。"""

from decimal import Decimal
from fractions import Fraction

from jixiao.model.kind import ScoreStyle
from jixiao.model.rounding import Rounding, RoundingMode, rounded

_WAN = Decimal(10000)


def grouped(value: Decimal) -> str:
    """1533190.00 → 1,533,190.00，小数位数照原样。"""
    return f"{value:,f}"


def trimmed(value: Decimal) -> str:
    """去掉末尾的零：3.90 → 3.9，20.00 → 20。"""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def score_text(value: Decimal, style: ScoreStyle) -> str:
    """得分。表单两位小数，报告去尾零；位数更多的照原样。"""
    if style is ScoreStyle.TRIMMED:
        return trimmed(value)
    return _at_least(value, 2)


def wan_text(yuan: Decimal) -> str:
    """金额，以万元计，至少两位小数，不舍入：1533990 元 → 153.399。"""
    return _at_least((yuan / _WAN).normalize(), 2)


def fraction_text(value: Fraction, decimals: int = 4) -> str:
    """展示中间结果：除得尽的写全，除不尽的写到若干位并加省略号。"""
    scaled = value * 10**decimals
    if scaled.denominator == 1:
        return trimmed(rounded(value, Rounding(RoundingMode.DOWN, decimals)))
    return trimmed(rounded(value, Rounding(RoundingMode.DOWN, decimals))) + "…"


def _at_least(value: Decimal, decimals: int) -> str:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise TypeError(f"{value} 不是有限的数")  # 模型只收有限的数，到这里是程序错误
    if -exponent < decimals:
        value = value.quantize(Decimal(1).scaleb(-decimals))
    return grouped(value)
