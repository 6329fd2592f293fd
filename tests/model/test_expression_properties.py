"""指标值与完成值的性质：对任意文字、任意数都成立的话。"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from jixiao.model.expression import (
    Comparison,
    Formula,
    Operator,
    Quantity,
    ReverseReading,
    Verdict,
    compare,
    parse_actual,
    parse_target,
)

POSITIVE = (Operator.EQUAL, Operator.AT_LEAST, Operator.ABOVE)
REVERSE = (Operator.AT_MOST, Operator.BELOW)
LOOKALIKE = "0123456789０９.,，-－~～/ 　年月日底前内上下以余约不低于超过未达成指标部分人次元万%％()（）≥≤<>=＝第一季度"

anything = st.text() | st.text(alphabet=LOOKALIKE, max_size=30)
amounts = st.decimals(min_value=Decimal(-1000), max_value=Decimal(9999999), places=2)
not_negative = st.decimals(min_value=Decimal(0), max_value=Decimal(9999999), places=2)
above_zero = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(9999999), places=2)
units = st.sampled_from(["", "%", "次", "人次", "元", "万元", "名/场", "履职事故"])
readings = st.sampled_from(ReverseReading)
operators = st.sampled_from(Operator)


@dataclass(frozen=True)
class Style:
    boxed: bool
    grouped: bool
    spaced: bool


styles = st.builds(Style, st.booleans(), st.booleans(), st.booleans())


def judged(operator: Operator, target: Decimal, actual: Decimal, reading: ReverseReading | None = None) -> Comparison:
    return compare(
        parse_target(f"{operator}{target}(次)"),
        parse_actual(f"{actual}(次)"),
        reading or ReverseReading.TARGET_OVER_ACTUAL,
    )


@given(anything, anything, readings, st.none() | st.integers(1900, 2100))
@example("9" * 5000, "٣人", ReverseReading.TWO_MINUS, None)
@example("2月29日前", "2023年2月31日", ReverseReading.TWO_MINUS, 2023)
@example("第0季度", "0月0日", ReverseReading.TWO_MINUS, None)
def test_任何文字都能读能比(target: str, actual: str, reading: ReverseReading, year: int | None):
    left, right = parse_target(target), parse_actual(actual)
    assert (left.text, right.text) == (target, actual)
    result = compare(left, right, reading, year=year)
    assert (result.ratio is None) is (result.formula is Formula.NONE)
    assert result.ratio is None or result.ratio >= 0
    assert result.formula.divides is ("÷" in result.substitution)
    if result.verdict is Verdict.UNDECIDABLE:
        assert result.ratio is None
        assert result.remarks


@given(operators, amounts, units, styles)
def test_写出的数读回来还是它(operator: Operator, value: Decimal, unit: str, style: Style):
    number = f"{value:,}" if style.grouped else f"{value}"
    measure = f"({unit})" if style.boxed and unit else unit
    text = (" " if style.spaced else "").join((operator.value, number, measure))
    assert parse_target(text) == Quantity(text, operator, value, unit)


@given(operators, amounts, units)
def test_全角与半角读出同一个值(operator: Operator, value: Decimal, unit: str):
    half = f"{operator}{value}({unit})" if unit else f"{operator}{value}"
    full = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in half)
    assert parse_target(full) == parse_target(half)
    assert parse_actual(full) == parse_actual(half)


@given(st.sampled_from(POSITIVE), not_negative, amounts, amounts)
def test_越大越好的指标比例不会因实际更高而降低(operator: Operator, target: Decimal, one: Decimal, other: Decimal):
    if operator is Operator.EQUAL and not target:
        return  # =0 是要求不发生
    low, high = (judged(operator, target, actual).ratio for actual in sorted((one, other)))
    assert low is not None
    assert high is not None
    assert low <= high


@given(st.sampled_from(REVERSE), above_zero, not_negative, not_negative, readings)
def test_越小越好的指标比例不会因实际更高而升高(
    operator: Operator, target: Decimal, one: Decimal, other: Decimal, reading: ReverseReading
):
    low, high = (judged(operator, target, actual, reading).ratio for actual in sorted((one, other)))
    assert low is not None
    assert high is not None
    assert low >= high


@given(operators, amounts, amounts, readings)
def test_达成的比例不低于一而未达成的不高于一(
    operator: Operator, target: Decimal, actual: Decimal, reading: ReverseReading
):
    result = judged(operator, target, actual, reading)
    match result.verdict:
        case Verdict.MET:
            assert result.ratio is not None
            assert result.ratio >= 1
            assert not operator.reverse or result.ratio == 1
        case Verdict.NOT_MET:
            assert result.ratio is None or 0 <= result.ratio <= 1
        case Verdict.UNDECIDABLE:
            assert result.ratio is None


@given(above_zero, not_negative)
def test_越大越好的比例就是相除而不封顶(target: Decimal, actual: Decimal):
    assert judged(Operator.AT_LEAST, target, actual).ratio == Fraction(actual) / Fraction(target)


@given(above_zero, not_negative)
def test_元与万元换算不改变结论(target: Decimal, actual: Decimal):
    reading = ReverseReading.TARGET_OVER_ACTUAL
    yuan = compare(parse_target(f"≤{target * 10000}元"), parse_actual(f"{actual * 10000}元"), reading)
    mixed = compare(parse_target(f"≤{target}万元"), parse_actual(f"{actual * 10000}元"), reading)
    assert (yuan.verdict, yuan.ratio) == (mixed.verdict, mixed.ratio)


@given(operators.filter(lambda operator: operator is not Operator.EQUAL), amounts, units)
def test_照抄指标值总算达成并且标明(operator: Operator, value: Decimal, unit: str):
    text = f"{operator}{value}{unit}"
    result = compare(parse_target(text), parse_actual(text), ReverseReading.TARGET_OVER_ACTUAL)
    assert result.verdict is Verdict.MET
    assert result.copied
