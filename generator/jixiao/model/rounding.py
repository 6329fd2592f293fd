"""取整：分数（Fraction）到小数（Decimal）只在这里发生，方式必须言明；以及印出的数与精确值是否相合。"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class RoundingMode(StrEnum):
    """取整方式。四舍五入按绝对值进位；截尾向零。"""

    HALF_UP = "四舍五入"
    DOWN = "截尾"


@dataclass(frozen=True, slots=True)
class Rounding:
    """取整口径：方式与小数位数。"""

    mode: RoundingMode
    decimals: int

    def __str__(self) -> str:
        places = f"{self.decimals}位小数" if self.decimals else "整数"
        return f"{self.mode.value}，{places}"


def rounded(value: Fraction, rounding: Rounding) -> Decimal:
    """把精确的分数按口径取整。全程整数运算，不经过浮点。"""
    scale = 10**rounding.decimals
    scaled = abs(value) * scale
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    if rounding.mode is RoundingMode.HALF_UP and 2 * rest >= scaled.denominator:
        whole += 1
    return Decimal((1 if value < 0 and whole else 0, tuple(int(d) for d in str(whole)), -rounding.decimals))


def consistent(printed: Decimal, exact: Fraction, mode: RoundingMode = RoundingMode.HALF_UP) -> bool:
    """印出的数能否由精确值取整得到。

    印到 d 位小数的数，真值在 ±½·10⁻ᵈ 之内；截尾的，在 [v, v+10⁻ᵈ) 之内。所以没有固定的容差：
    以万元取整不会误报，最小的真矛盾也能发现。截尾的口径下，四舍五入的印法也不算矛盾。
    """
    exponent = printed.as_tuple().exponent
    unit = Fraction(10) ** (exponent if isinstance(exponent, int) else 0)
    difference = exact - Fraction(printed)
    if abs(difference) <= unit / 2:
        return True
    if mode is not RoundingMode.DOWN:
        return False
    if printed == 0:
        return abs(difference) < unit  # 截尾向零，正负都会截成零
    return 0 <= difference * (1 if printed > 0 else -1) < unit


def agree(one: Decimal, other: Decimal) -> bool:
    """两个都是取整后印出的数，能否出自同一个值：位数相同的须相等，不同的看各自的区间是否相交。"""
    units = [Fraction(10) ** (e if isinstance(e := number.as_tuple().exponent, int) else 0) for number in (one, other)]
    if units[0] == units[1]:
        return one == other
    return abs(Fraction(one) - Fraction(other)) < sum(units, Fraction(0)) / 2
