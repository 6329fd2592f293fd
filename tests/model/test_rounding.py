"""取整与相合：以 decimal 的 quantize 作独立的对照。"""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jixiao.model.rounding import Rounding, RoundingMode, consistent, rounded

ORACLE = {RoundingMode.HALF_UP: ROUND_HALF_UP, RoundingMode.DOWN: ROUND_DOWN}
WIDE = Context(prec=80)

modes = st.sampled_from(RoundingMode)
roundings = st.builds(Rounding, modes, st.integers(0, 6))
decimals = st.integers(0, 9).flatmap(lambda n: st.decimals(min_value=-(10**9), max_value=10**9, places=n))
fractions = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**6)


def quantized(value: Decimal, rounding: Rounding) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-rounding.decimals), ORACLE[rounding.mode], WIDE)


@given(decimals, roundings)
@example(Decimal("-0.5"), Rounding(RoundingMode.HALF_UP, 0))
@example(Decimal("-0.004"), Rounding(RoundingMode.HALF_UP, 2))
@example(Decimal("99.995"), Rounding(RoundingMode.HALF_UP, 2))
@example(Decimal("2.675"), Rounding(RoundingMode.HALF_UP, 2))
@example(Decimal("-99.999"), Rounding(RoundingMode.DOWN, 2))
def test_与quantize一致(value: Decimal, rounding: Rounding):
    result = rounded(Fraction(value), rounding)
    assert result == quantized(value, rounding)
    assert result.as_tuple().exponent == -rounding.decimals


@given(fractions, roundings)
def test_除不尽的也与高精度的quantize一致(value: Fraction, rounding: Rounding):
    precise = WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    assert rounded(value, rounding) == quantized(precise, rounding)


@given(fractions, roundings)
def test_没有负零(value: Fraction, rounding: Rounding):
    result = rounded(value, rounding)
    assert result != 0 or not result.is_signed()


@given(fractions, roundings)
def test_取整的误差在界内_取过的再取不变(value: Fraction, rounding: Rounding):
    result = Fraction(rounded(value, rounding))
    unit = Fraction(1, 10**rounding.decimals)
    if rounding.mode is RoundingMode.HALF_UP:
        assert abs(result - value) <= unit / 2
    else:
        assert 0 <= abs(value) - abs(result) < unit
    assert Fraction(rounded(result, rounding)) == result


@given(fractions, fractions, roundings)
def test_取整不颠倒大小(one: Fraction, other: Fraction, rounding: Rounding):
    low, high = sorted((one, other))
    assert rounded(low, rounding) <= rounded(high, rounding)


@pytest.mark.parametrize(
    ("value", "mode", "places", "text"),
    [
        ("99.955", "四舍五入", 2, "99.96"),
        ("99.955", "截尾", 2, "99.95"),
        ("-0.5", "四舍五入", 0, "-1"),
        ("-0.5", "截尾", 0, "0"),
        ("0.05", "四舍五入", 1, "0.1"),
        ("1533190/1533990", "截尾", 4, "0.9994"),
        ("2/3", "四舍五入", 2, "0.67"),
        ("100", "四舍五入", 2, "100.00"),
    ],
)
def test_通行的算例(value: str, mode: str, places: int, text: str):
    assert str(rounded(Fraction(value), Rounding(RoundingMode(mode), places))) == text


def test_口径的写法():
    assert str(Rounding(RoundingMode.HALF_UP, 2)) == "四舍五入，2位小数"
    assert str(Rounding(RoundingMode.DOWN, 0)) == "截尾，整数"


# ---------------------------------------------------------------- 相合


@given(fractions, roundings)
def test_取整所得总与精确值相合(exact: Fraction, rounding: Rounding):
    assert consistent(rounded(exact, rounding), exact, rounding.mode)


@given(fractions, st.integers(0, 6))
def test_截尾的口径下_四舍五入的印法也不算矛盾(exact: Fraction, places: int):
    assert consistent(rounded(exact, Rounding(RoundingMode.HALF_UP, places)), exact, RoundingMode.DOWN)


@given(fractions, roundings, st.integers(-5, 5).filter(bool), modes)
def test_差出一个单位的总是矛盾(exact: Fraction, rounding: Rounding, steps: int, mode: RoundingMode):
    printed = rounded(exact, rounding) + steps * 2 * Decimal(1).scaleb(-rounding.decimals)
    assert not consistent(printed, exact, mode)


@given(decimals, modes)
def test_数与自身相合_位数多少不论(value: Decimal, mode: RoundingMode):
    assert consistent(value, Fraction(value), mode)


@pytest.mark.parametrize(
    ("printed", "exact", "mode", "agrees"),
    [
        ("99.95", "99.954", "四舍五入", True),
        ("99.95", "99.956", "四舍五入", False),
        ("99.95", "99.956", "截尾", True),
        ("99.95", "99.96", "截尾", False),
        ("99.96", "99.956", "截尾", True),
        ("-3.2", "-3.29", "截尾", True),
        ("-3.2", "-3.29", "四舍五入", False),
        ("-3.2", "-3.11", "截尾", False),
        ("0", "-0.4", "四舍五入", True),
        ("153", "153.399", "四舍五入", True),
        ("153.3", "153.399", "四舍五入", False),
        ("1E+2", "149", "四舍五入", True),
        ("100", "149", "四舍五入", False),
    ],
)
def test_相合的界限(printed: str, exact: str, mode: str, *, agrees: bool):
    assert consistent(Decimal(printed), Fraction(exact), RoundingMode(mode)) is agrees
