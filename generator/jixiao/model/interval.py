"""印出的数所代表的区间：印到 d 位小数的数，真值在 ±½·10⁻ᵈ 之内；区间之间可以加减乘除。"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.model.rounding import RoundingMode


@dataclass(frozen=True, slots=True)
class Interval:
    """闭区间。确切的数两端相等。"""

    low: Fraction
    high: Fraction

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Interval") -> "Interval":
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def over(self, other: "Interval") -> "Interval | None":
        """相除；除数的区间里有零的，说不出商。"""
        if other.low <= 0 <= other.high:
            return None
        return self * Interval(1 / other.high, 1 / other.low)

    def times(self, factor: Fraction) -> "Interval":
        """放大若干倍，如元换成万元。"""
        return self * exactly(factor)

    def meets(self, other: "Interval") -> bool:
        """两个区间有没有公共的数；只碰到端点的不算（取整区间的上端本不含），一方是确切的数则算。"""
        if self.low == self.high or other.low == other.high:
            return self.low <= other.high and other.low <= self.high
        return self.low < other.high and other.low < self.high

    @property
    def middle(self) -> Fraction:
        """区间的中点，就是印出的数算得的值（只经过加减与放大的）。"""
        return (self.low + self.high) / 2


def exactly(value: Fraction | Decimal) -> Interval:
    """确切的数。"""
    return Interval(Fraction(value), Fraction(value))


def step_of(printed: Decimal) -> Fraction:
    """印出的最末一位代表多少：29.60 是 0.01。"""
    exponent = printed.as_tuple().exponent
    return Fraction(10) ** (exponent if isinstance(exponent, int) else 0)


def printed_interval(printed: Decimal, mode: RoundingMode = RoundingMode.HALF_UP) -> Interval:
    """印出的数所代表的区间；截尾的口径下，四舍五入的印法也不算矛盾。"""
    value, half = Fraction(printed), step_of(printed) / 2
    if mode is not RoundingMode.DOWN:
        return Interval(value - half, value + half)
    low = value - (2 * half if printed <= 0 else half)
    return Interval(low, value + (2 * half if printed >= 0 else half))
