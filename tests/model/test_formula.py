"""计算式：优先次序、括号、全角写法、函数、百分数、单位、报错的位置，以及与 Python 分数运算一致。"""

import operator
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.formula import (
    FUNCTIONS,
    Call,
    Formula,
    Measure,
    Name,
    Number,
    Operation,
    evaluate,
    measure,
    names_in,
    parse_formula,
    substituted,
    totals_in,
)

VALUES = {"甲": Fraction(12), "乙": Fraction(3), "丙": Fraction(2), "零": Fraction(0), "缺": None, "甲-1": Fraction(5)}
OPERATORS = {"+": operator.add, "−": operator.sub, "×": operator.mul, "÷": operator.truediv}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("（1 + 2）× 3", 9),
        ("（1 + 2) × 3", 9),
        ("甲 - 乙 - 丙", 7),
        ("甲 - (乙 - 丙)", 11),
        ("甲 / 乙 / 丙", 2),
        ("甲 / (乙 * 丙)", 2),
        ("甲 / 乙 * 丙", 8),
        ("甲－乙", 9),
        ("甲−乙", 9),
        ("甲＋乙", 15),
        ("甲×乙", 36),
        ("甲＊乙", 36),
        ("甲÷乙", 4),
        ("甲／乙", 4),
        ("-甲 + 乙", -9),
        ("甲 * -乙", -36),
        ("--甲", 12),
        ("2.50 * 丙", 5),
        ("((甲))", 12),
    ],
)
def test_求值(text: str, value: int):
    assert evaluate(parse_formula(text), VALUES) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5%", "0.05"),
        ("60％ * 2", "1.2"),
        ("0.5%", "0.005"),
        ("1 - 60%", "0.4"),
        ("绝对值(乙 - 甲)", "9"),
        ("绝对值(甲 - 乙)", "9"),
        ("最大(甲, 乙, 丙)", "12"),
        ("最小(甲，乙，丙)", "2"),
        ("最小（甲）", "12"),
        ("最大(0, 乙 - 甲) + 1", "1"),
        ("最大(最小(甲, 10), 丙) * 2", "20"),
        ("[甲-1] + 1", "6"),
        ("【甲-1】 + [ 丙 ]", "7"),
    ],
)
def test_百分数_函数与方括号(text: str, value: str):
    assert evaluate(parse_formula(text), VALUES) == Fraction(Decimal(value))


@pytest.mark.parametrize("text", ["甲 / 零", "缺 + 1", "甲 / (乙 - 3)", "缺 * 零", "最大(甲, 缺)", "绝对值(甲 / 零)"])
def test_除数为零与缺数算不出(text: str):
    assert evaluate(parse_formula(text), VALUES) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("支付金额 / (调整后预算 + 支付金额) * 年初_预算2", ("支付金额", "调整后预算", "年初_预算2")),
        ("1 + 2%", ()),
        ("最大(乙, 绝对值(甲 - 乙))", ("乙", "甲")),
        ("资金.全年执行数 / [表.支出（一）.合计.金额]", ("资金.全年执行数", "表.支出（一）.合计.金额")),
        ("2024年预算 / 2", ("2024年预算",)),
        ("指标.A11.实际值 + [指标.B24-2.得分]", ("指标.A11.实际值", "指标.B24-2.得分")),
    ],
)
def test_名称按出现次序而不重复(text: str, names: tuple[str, ...]):
    assert names_in(parse_formula(text)) == names


def test_没有的名称是程序错误():
    with pytest.raises(KeyError):
        evaluate(parse_formula("没有"), VALUES)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("甲 ++ 乙", "第 4 个字“+”"),
        ("甲 % 乙", "第 3 个字“%”"),
        ("甲 乙", "第 3 个字“乙”"),
        ("0.5甲", "第 4 个字“甲”"),
        ("甲 ^ 2", "第 3 个字“^”"),
        ("[] + 1", "第 1 个字“[”"),
        ("甲 + [乙", "第 5 个字“[”"),
        ("最大(甲, )", "第 7 个字“)”"),
        ("最大()", "第 4 个字“)”"),
        ("(甲, 乙)", "第 3 个字“,”"),
        ("(甲 + 乙", "末尾"),
        ("甲 /", "末尾"),
        ("", "末尾"),
        ("甲 +\n乙 *\n/ 丙", "第 9 个字“/”"),
    ],
)
def test_读不下去时说明在哪里(text: str, where: str):
    with pytest.raises(ValueError, match="读不下去") as caught:
        parse_formula(text)
    assert text in str(caught.value)
    assert where in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sum(甲)", "第 1 个字：没有函数“sum”，可用的有绝对值、最大、最小、合计"),
        ("1 + 平均(甲, 乙)", "第 5 个字：没有函数“平均”，可用的有绝对值、最大、最小、合计"),
        ("甲 × 绝对值(甲, 乙)", "第 5 个字：“绝对值”只收一个值"),
        ("甲 / 合计(甲, 乙)", "第 5 个字：“合计”只收一个列名"),
        ("甲 / 合计(甲 + 乙)", "第 5 个字：“合计”只收一个列名"),
    ],
)
def test_函数写错时说明在哪里(text: str, message: str):
    with pytest.raises(ValueError, match=r"函数|只收") as caught:
        parse_formula(text)
    assert str(caught.value) == message


# ---------------------------------------------------------------- 单位

MEASURES = {
    "预算": Measure(Fraction(200), "元"),
    "支出": Measure(Fraction(150), "元"),
    "人数": Measure(Fraction(5), "人"),
    "得分": Measure(Fraction(8), "分"),
    "率": Measure(Fraction(3, 4)),
    "零元": Measure(Fraction(0), "元"),
    "缺": None,
}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("预算 − 支出", "50", "元"),
        ("支出 ÷ 预算", "0.75", ""),
        ("预算 ÷ 人数", "40", "元/人"),
        ("1 ÷ 人数", "0.2", "1/人"),
        ("预算 ÷ 2", "100", "元"),
        ("得分 × 支出 ÷ 预算", "6", "分"),  # 先乘后除，中间的“分·元”约得去
        ("支出 × 得分 ÷ 预算", "6", "分"),
        ("得分 ÷ 预算 × 支出", "6", "分"),
        ("预算 ÷ 人数 × 人数", "200", "元"),
        ("1 ÷ 人数 × 人数", "1", ""),
        ("支出 × 人数", "750", "元·人"),
        ("预算 × 预算 ÷ 支出", "800/3", "元"),
        ("预算 ÷ (人数 × 得分)", "5", "元/人·分"),
        ("预算 ÷ 人数 ÷ 得分 × 得分", "40", "元/人"),
        ("得分 × 率", "6", "分"),
        ("率 × 得分", "6", "分"),
        ("50% × 人数", "2.5", "人"),
        ("−支出", "-150", "元"),
        ("预算 + (−支出)", "50", "元"),
        ("0 + 预算", "200", "元"),
        ("绝对值(支出 − 预算)", "50", "元"),
        ("最大(支出, 预算)", "200", "元"),
        ("(预算 − 支出) ÷ 预算 × 得分", "2", "分"),
    ],
)
def test_单位随着算(text: str, value: str, unit: str):
    assert measure(parse_formula(text), MEASURES) == Measure(Fraction(value), unit)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("预算 + 人数", "第 4 个字“+”：元与人的单位不同"),
        ("预算 − 1", "第 4 个字“−”：元与纯数的单位不同"),
        ("1 − 支出", "第 3 个字“−”：纯数与元的单位不同"),
        ("率 − 支出 ÷ 人数", "第 3 个字“−”：纯数与元/人的单位不同"),
        ("预算 × 支出 + 预算", "第 9 个字“+”：元·元与元的单位不同"),
        ("最大(预算, 人数)", "第 1 个字“最大”：元与人的单位不同"),
        ("率 + 最小(0, 预算)", "第 5 个字“最小”：纯数与元的单位不同"),
        ("率 ×\n(预算 + 人数)", "第 9 个字“+”：元与人的单位不同"),
    ],
)
def test_单位不合时说明在哪里(text: str, message: str):
    with pytest.raises(ValueError, match="单位不同") as caught:
        measure(parse_formula(text), MEASURES)
    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["缺 + 人数", "人数 ÷ 零元", "最大(缺, 预算)"])
def test_带单位的也有算不出的(text: str):
    assert measure(parse_formula(text), MEASURES) is None


# ---------------------------------------------------------------- 代入


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲 / 乙", "1,663.27 ÷ 3"),
        ("(甲 + 乙) * 丙", "(1,663.27 + 3) × 2"),
        ("甲 - (乙 - 丙)", "1,663.27 − (3 − 2)"),
        ("甲 - (乙 + 丙)", "1,663.27 − (3 + 2)"),
        ("甲 + (乙 - 丙)", "1,663.27 + 3 − 2"),
        ("甲 / (乙 * 丙)", "1,663.27 ÷ (3 × 2)"),
        ("甲 * (乙 / 丙)", "1,663.27 × 3 ÷ 2"),
        ("甲 * 0.0000001", "1,663.27 × 0.0000001"),
        ("甲 * 100", "1,663.27 × 100"),
        ("甲 * 60％", "1,663.27 × 60%"),
        ("甲 * 2.50", "1,663.27 × 2.50"),
        ("绝对值(甲 - 乙)", "绝对值(1,663.27 − 3)"),
        ("2 * 最大(甲 + 1, 乙)", "2 × 最大(1,663.27 + 1，3)"),
        ("[甲] + 缺", "1,663.27 + —"),
        ("-甲", "0 − 1,663.27"),
    ],
)
def test_代入的写法(text: str, shown: str):
    assert substituted(parse_formula(text), {"甲": "1,663.27", "乙": "3", "丙": "2"}) == shown


# ---------------------------------------------------------------- 通性

numbers = st.integers(0, 10**6).map(lambda n: Fraction(n, 100))
written = numbers.map(lambda n: Number(n, f"{Decimal(n.numerator) / n.denominator:f}"))
percents = numbers.map(lambda n: Number(n / 100, f"{Decimal(n.numerator) / n.denominator:f}%"))


def calls(below: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    several = st.lists(below, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Call, st.sampled_from(["最大", "最小"]), several),
        st.builds(Call, st.just("绝对值"), st.tuples(below)),
    )


trees: st.SearchStrategy[Formula] = st.recursive(
    st.one_of(written, percents, st.sampled_from(["甲", "乙", "丙"]).map(Name)),
    lambda below: st.one_of(st.builds(Operation, st.sampled_from(list(OPERATORS)), below, below), calls(below)),
    max_leaves=12,
)
three = st.fixed_dictionaries({"甲": numbers, "乙": numbers, "丙": numbers})


def by_python(formula: Formula, values: dict[str, Fraction]) -> Fraction | None:
    """照 Python 的分数运算。"""
    match formula:
        case Number(value):
            return value
        case Name(name):
            return values[name]
        case Operation(sign, left, right):
            sides = by_python(left, values), by_python(right, values)
            if sides[0] is None or sides[1] is None or (sign == "÷" and sides[1] == 0):
                return None
            return OPERATORS[sign](*sides)
        case Call(function, arguments):
            found = [value for a in arguments if (value := by_python(a, values)) is not None]
            return FUNCTIONS[function](found) if len(found) == len(arguments) else None


@given(trees, three)
def test_求值与分数运算一致(formula: Formula, values: dict[str, Fraction]):
    assert evaluate(formula, values) == by_python(formula, values)


@given(trees, three)
def test_代入的写法读回来值不变(formula: Formula, values: dict[str, Fraction]):
    texts = {name: f"{value.numerator / value.denominator:.2f}" for name, value in values.items()}
    again = parse_formula(substituted(formula, texts))
    assert evaluate(again, {}) == evaluate(formula, values)


@given(trees, three)
def test_写回的式子读回来名称与值不变(formula: Formula, values: dict[str, Fraction]):
    again = parse_formula(substituted(formula, {name: f"[{name}]" for name in values}))
    assert set(names_in(again)) == set(names_in(formula))
    assert evaluate(again, values) == evaluate(formula, values)


@given(trees, three)
def test_纯数怎样算都没有单位(formula: Formula, values: dict[str, Fraction]):
    found = measure(formula, {name: Measure(value) for name, value in values.items()})
    assert found is None or found.unit == ""


units = st.sampled_from(["", "元", "人", "元/人", "1/人", "元·人"])


@given(st.tuples(units, units, units), st.permutations(["甲", "乙"]))
def test_乘除的次序不改单位(three_units: tuple[str, str, str], order: list[str]):
    values = {name: Measure(Fraction(2), unit) for name, unit in zip("甲乙丙", three_units, strict=True)}
    first, second = order
    one = measure(parse_formula(f"{first} × {second} ÷ 丙"), values)
    other = measure(parse_formula("甲 ÷ 丙 × 乙"), values)
    assert one is not None
    assert other is not None
    assert sorted(one.unit) == sorted(other.unit)  # 只是各单位写出的先后不同


def test_一列的合计():
    formula = parse_formula("绝对值(甲 / 合计([预算(万元)])) × 合计（乙）")
    totals = {"预算(万元)": Fraction(48), "乙": Fraction(10)}
    assert [total.name for total in totals_in(formula)] == ["预算(万元)", "乙"]
    assert names_in(formula) == ("甲",)
    assert evaluate(formula, VALUES, totals) == Fraction(5, 2)
    assert substituted(formula, {"甲": "12"}, {"预算(万元)": "48", "乙": "10"}) == "绝对值(12 ÷ 48) × 10"
    assert evaluate(parse_formula("甲 / 合计(零)"), VALUES, {"零": Fraction(0)}) is None
