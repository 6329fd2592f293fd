"""取整区间：印出的数代表哪些真值，运算之后还盖得住真值。"""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.interval import Interval, exactly, printed_interval, step_of
from jixiao.model.rounding import Rounding, RoundingMode, rounded

VALUES = st.fractions(min_value=-1000, max_value=1000, max_denominator=10000)
PLACES = st.integers(min_value=0, max_value=3)
MODES = st.sampled_from(RoundingMode)


def holds(interval: Interval, value: Fraction) -> bool:
    return interval.low <= value <= interval.high


@given(VALUES, PLACES, MODES)
def test_印出的数的区间盖住取整之前的值(value: Fraction, places: int, mode: RoundingMode):
    assert holds(printed_interval(rounded(value, Rounding(mode, places)), mode), value)


@given(VALUES, VALUES, PLACES)
def test_加减乘除之后仍盖住真值(one: Fraction, other: Fraction, places: int):
    left, right = (printed_interval(rounded(v, Rounding(RoundingMode.HALF_UP, places))) for v in (one, other))
    assert holds(left + right, one + other)
    assert holds(left - right, one - other)
    assert holds(left * right, one * other)
    quotient = left.over(right)
    if quotient is not None:
        assert holds(quotient, one / other)


@pytest.mark.parametrize(("printed", "step"), [("29.60", "1/100"), ("30", "1"), ("3E+2", "100")])
def test_末位代表多少(printed: str, step: str):
    assert step_of(Decimal(printed)) == Fraction(step)


def test_同样位数的两个数_不同就没有公共的值():
    assert not printed_interval(Decimal("8.00")).meets(printed_interval(Decimal("8.01")))
    assert printed_interval(Decimal("8.0")).meets(printed_interval(Decimal("8.01")))
    assert printed_interval(Decimal("8.0")).meets(exactly(Decimal("8.05")))


def test_除数的区间里有零的说不出商():
    assert exactly(Decimal(1)).over(printed_interval(Decimal("0.0"))) is None
