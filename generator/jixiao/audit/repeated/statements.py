"""原文所述：各处的说法与数据、与计算、与彼此是否一致。"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from jixiao.audit.check import Subject
from jixiao.model.derivation import Fact
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.entry import plain
from jixiao.model.expression import Quantity, parse_target
from jixiao.model.formula import Measure, measure, measure_of, names_in, parse_formula, substituted
from jixiao.model.funds import MoneyUnit
from jixiao.model.rounding import RoundingMode, agree, consistent
from jixiao.model.statement import Statement
from jixiao.wording.codes import repeated as codes
from jixiao.wording.figures import fraction_text

_MONEY = {unit.value: unit.in_yuan for unit in MoneyUnit}


def find_statements_against_facts(subject: Subject) -> Iterator[Diagnostic]:
    """指明了数据项的说法，与数据项不符的。"""
    for statement in subject.evaluation.statements:
        fact = subject.scored.facts.get(statement.fact) if statement.fact is not None else None
        if fact is None or _same_as_fact(statement.value, fact, _mode(subject, fact)):
            continue
        yield codes.STATEMENT_DIFFERS.found(
            statement.place_of("value"),
            topic=statement.topic,
            place=statement.place,
            label="".join(fact.label.split()),
            expected=fact.display,
            actual=statement.value,
            about=(fact.key,),
            related=(Related("数据在这里", fact.at),) if fact.at is not None else (),
        )


def find_statements_apart(subject: Subject) -> Iterator[Diagnostic]:
    """同一事项说法不一的：各与第一处比。"""
    first: dict[str, Statement] = {}
    for statement in subject.evaluation.statements:
        earlier = first.setdefault(statement.topic, statement)
        if earlier is statement or _same(earlier.value, statement.value):
            continue
        yield codes.STATEMENTS_DIFFER.found(
            statement.place_of("value"),
            topic=statement.topic,
            place=statement.place,
            other=earlier.place,
            expected=earlier.value,
            actual=statement.value,
            about=(statement.fact or earlier.fact or f"原文所述.{statement.topic}",),
            related=(Related(f"{earlier.place}的说法", earlier.place_of("value")),),
        )


def find_statements_miscalculated(subject: Subject) -> Iterator[Diagnostic]:
    """写明了计算式的说法，与算得的不符的。"""
    for statement in subject.evaluation.statements:
        if statement.formula is None:
            continue
        computed = _computed(statement.formula, subject.scored.facts)
        stated = parse_target(statement.value)
        if computed is None or not isinstance(stated, Quantity):
            continue
        exact, unit = _in_unit(computed, stated.unit)
        if unit == stated.unit and consistent(stated.value, exact, subject.dossier.execution_rounding.mode):
            continue
        yield codes.STATEMENT_MISCALCULATED.found(
            statement.place_of("value"),
            topic=statement.topic,
            place=statement.place,
            formula=_substituted(statement.formula, subject.scored.facts),
            expected=f"{fraction_text(exact)}{unit}",
            actual=statement.value,
            about=names_in(parse_formula(statement.formula)),
        )


def _mode(subject: Subject, fact: Fact) -> RoundingMode:
    """这个数据项印出时的取整方式：执行率可以截尾，其余四舍五入。"""
    return subject.dossier.execution_rounding.mode if fact.key.endswith("执行率") else RoundingMode.HALF_UP


def _same_as_fact(value: str, fact: Fact, mode: RoundingMode) -> bool:
    stated = parse_target(value)
    if not isinstance(stated, Quantity) or not isinstance(fact.value, Decimal):
        return _same(value, fact.display) or _same(value, fact.text)
    if fact.unit == "%" and stated.unit == "%":  # 两边都是取整后的百分数
        return agree(stated.value, fact.value) or consistent(stated.value, Fraction(fact.value), mode)
    if stated.unit in _MONEY and fact.unit in _MONEY:
        return consistent(stated.value, Fraction(fact.value) / Fraction(_MONEY[stated.unit]), mode)
    same_unit = stated.unit == fact.unit or not stated.unit or not fact.unit
    return same_unit and Fraction(stated.value) == Fraction(fact.value)


def _same(one: str, other: str) -> bool:
    """两个说法相同：数按值与单位比（位数不同的看区间），金额换算，文字去空白后比。"""
    if _words(one) == _words(other):
        return True
    left, right = parse_target(one), parse_target(other)
    if not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return left == right
    if left.unit in _MONEY and right.unit in _MONEY and left.unit != right.unit:
        narrow, wide = (left, right) if _MONEY[left.unit] < _MONEY[right.unit] else (right, left)
        factor = Fraction(_MONEY[narrow.unit]) / Fraction(_MONEY[wide.unit])
        return consistent(wide.value, Fraction(narrow.value) * factor)
    return left.operator == right.operator and left.unit == right.unit and agree(left.value, right.value)


def _words(text: str) -> str:
    return "".join(plain(text).split())


def _computed(formula: str, facts: Mapping[str, Fact]) -> Measure | None:
    """算出来的值连同单位；缺数据项、除数为零、单位不合的算不出。"""
    parsed = parse_formula(formula)
    values: dict[str, Measure | None] = {}
    for name in names_in(parsed):
        fact = facts.get(name)
        if fact is None or not isinstance(fact.value, Decimal):
            return None
        values[name] = measure_of(fact.value, fact.unit)
    try:
        return measure(parsed, values)
    except ValueError:
        return None


def _substituted(formula: str, facts: Mapping[str, Fact]) -> str:
    """计算式代入各数的样子，不印数据项的名称。"""
    parsed = parse_formula(formula)
    return substituted(parsed, {name: facts[name].display for name in names_in(parsed) if name in facts})


def _in_unit(computed: Measure, unit: str) -> tuple[Fraction, str]:
    """换成所述的单位：元换万元，纯数换百分数；换不了的照算得的单位。"""
    if computed.unit == MoneyUnit.YUAN.value and unit in _MONEY:
        return computed.value / Fraction(_MONEY[unit]), unit
    if not computed.unit and unit == "%":
        return computed.value * 100, unit
    return computed.value, computed.unit or unit
