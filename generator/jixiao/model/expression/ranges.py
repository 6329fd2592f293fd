"""一个表达式容许的数的范围。"""

from dataclasses import dataclass
from fractions import Fraction

from jixiao.model.expression.terms import Operator, Quantity, Span


@dataclass(frozen=True, slots=True)
class Range:
    """从 low 到 high；None 是没有这一端，*_open 是不含本数。"""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def covers(self, other: "Range") -> bool:
        """本范围包住另一范围的全部。"""
        return self._reaches_down_to(other) and self._reaches_up_to(other)

    def _reaches_down_to(self, other: "Range") -> bool:
        if self.low is None:
            return True
        if other.low is None or other.low < self.low:
            return False
        return other.low > self.low or other.low_open or not self.low_open

    def _reaches_up_to(self, other: "Range") -> bool:
        if self.high is None:
            return True
        if other.high is None or other.high > self.high:
            return False
        return other.high < self.high or other.high_open or not self.high_open


def range_of(expression: Quantity | Span, times: int) -> Range:
    """合乎表达式的数，已乘换算倍数。等号与约数都容许更高，唯独 0 是要求不发生。"""
    if isinstance(expression, Span):
        return Range(Fraction(expression.low) * times, Fraction(expression.high) * times)
    value, operator = Fraction(expression.value) * times, expression.operator
    if operator.reverse:
        return Range(None, value, high_open=operator.strict)
    if not value and operator in (Operator.EQUAL, Operator.ABOUT):
        return Range(value, value)
    return Range(value, None, low_open=operator.strict)
