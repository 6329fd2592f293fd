"""公式：得分由数据项按计算式算出，中间量逐个算出并成为数据项。"""

from decimal import Decimal
from fractions import Fraction

from jixiao.model.derivation import Derivation, Fact
from jixiao.model.formula import Measure, measure, measure_of, names_in, parse_formula, substituted
from jixiao.model.funds import MONEY_UNITS, MoneyUnit
from jixiao.model.rounding import Rounding, RoundingMode, rounded
from jixiao.model.rule import FormulaRule
from jixiao.model.workbook import CellFormula, CellInput, number_input, place
from jixiao.score.case import Case, Judgement, full_or_less, insufficient
from jixiao.score.cells import WEIGHT, cell_of, limited
from jixiao.score.formula_cell import bracketed, formula_text
from jixiao.wording.figures import fraction_text, grouped, wan_text

_SHOWN = Rounding(RoundingMode.HALF_UP, 4)
_WEIGHT = "分值"
_SCORE_UNITS = {"", "分"}
_YUAN = MoneyUnit.YUAN.value


def score_formula(rule: FormulaRule, case: Case) -> Judgement:
    """依次算出中间量，再算得分；得分限于 0 与分值之间。"""
    formula = "；".join(_readable(name, text) for name, text in (("得分", rule.score), *rule.where.items()))
    values: dict[str, Measure | None] = {_WEIGHT: Measure(Fraction(case.weight), "分")}
    texts: dict[str, str] = {_WEIGHT: f"{grouped(case.weight)} 分"}
    facts: list[Fact] = []
    for name, text in rule.where.items():
        found = _computed(text, case, values, texts, facts)
        if isinstance(found, str):
            return insufficient(f"“{name}”：{found}", formula, tuple(facts))
        fact = _intermediate(name, text, found, case, texts)
        facts.append(fact)
        values[name], texts[name] = found, fact.display
    found = _computed(rule.score, case, values, texts, facts)
    if isinstance(found, str):
        return insufficient(found, formula, tuple(facts))
    if found.unit not in _SCORE_UNITS:
        return insufficient(f"得分算出的单位是“{found.unit}”，不是分", formula, tuple(facts))
    score = min(max(found.value, Fraction(0)), Fraction(case.weight))
    shown = f"{substituted(parse_formula(rule.score), texts)} = {fraction_text(found.value, 6)} 分"
    notes = () if score == found.value else ("超出 0 与分值之间的部分不计",)
    return Judgement(full_or_less(score, case.weight), score, None, formula, shown, tuple(facts), "", notes)


def _readable(name: str, text: str) -> str:
    """计算式给人看的写法：资金的各数不带“资金.”，运算符一律 + − × ÷。"""
    formula = parse_formula(text)
    return f"{name} = {substituted(formula, {n: n.removeprefix('资金.') for n in names_in(formula)})}"


def _computed(
    text: str, case: Case, values: dict[str, Measure | None], texts: dict[str, str], facts: list[Fact]
) -> Measure | str:
    """算一个计算式；提到的数据项取来登记。算不出时返回缘由。"""
    try:
        formula = parse_formula(text)
        for name in names_in(formula):
            if name in values:
                continue
            given = case.fact(name)
            if given is None or not isinstance(given.value, Decimal):
                return f"没有数据项“{name}”"
            values[name] = measure_of(given.value, given.unit)
            texts[name] = given.display
            facts.append(given)
        measured = measure(formula, values)
    except ValueError as error:
        return str(error)
    return "除数为 0" if measured is None else measured


def _intermediate(name: str, text: str, found: Measure, case: Case, texts: dict[str, str]) -> Fact:
    """中间量成为数据项；没有单位的以百分数示人，金额以万元示人。"""
    pure = not found.unit
    value = rounded(found.value * 100 if pure else found.value, _SHOWN).normalize()
    money = found.unit == _YUAN
    unit = "%" if pure else "万元" if money else found.unit
    shown = wan_text(value) if money else f"{value:,f}"
    own = {n: f"指标.{case.anchor}.{n}" for n in texts}
    derivation = Derivation(
        formula=_readable(name, text),
        substitution=substituted(parse_formula(text), texts),
        result=f"{shown}{unit}",
        rounding="这里只显示 4 位小数，后面的计算用精确值",
        inputs=tuple(n if case.fact(n) is not None else own[n] for n in names_in(parse_formula(text))),
    )
    return Fact(f"指标.{case.anchor}.{name}", name, value, shown, unit, None, derivation)


def cell_formula(rule: FormulaRule, case: Case) -> CellFormula | None:
    """电子表格的写法：中间量写进式子，数据项各成一格。"""
    inputs: dict[str, CellInput] = {}
    texts: dict[str, str] = {_WEIGHT: WEIGHT}
    for name, text in (*rule.where.items(), ("", rule.score)):
        parsed = parse_formula(text)
        for needed in names_in(parsed):
            if needed in texts:
                continue
            fact = case.fact(needed)
            if fact is None or not isinstance(fact.value, Decimal):
                return None
            unit = _YUAN if fact.unit in MONEY_UNITS else fact.unit
            inputs[needed] = number_input(needed, fact.label, fact.value, unit, fact.key)
            texts[needed] = place(inputs[needed])
        texts[name] = bracketed(parsed, texts) if name else formula_text(parsed, texts)
    return cell_of(case, limited(texts[""]), *inputs.values())
