"""末级指标完成得怎样：两格文字相比，或评价数据里的实际值除以计划值。"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.audit.check import Subject
from jixiao.model.derivation import Fact
from jixiao.model.expression import Comparison, Formula, compare, parse_actual, parse_target
from jixiao.model.indicator import FormRow, Input
from jixiao.model.scored import ScoredLeaf, Status


def compared(subject: Subject, leaf: ScoredLeaf) -> Comparison:
    """年度指标值与实际完成值相比。"""
    reading = subject.dossier.profile.reverse.value
    return compare(parse_target(leaf.target), parse_actual(leaf.actual), reading, year=subject.evaluation.year)


def taken(subject: Subject, leaf: ScoredLeaf, given: Input | None, label: str) -> Fact | None:
    """评价数据的一项输入所成的数据项；规则没有用到的没有。"""
    if given is None:
        return None
    return subject.scored.facts.get(given.fact or f"指标.{leaf.anchor}.{label}")


def explained(leaf: ScoredLeaf) -> bool:
    """写了为何这样评分：报告的评定理由，自评表的说明。

    自评表的偏差原因说的是为何没有完成，不算；已经完成而仍扣分的，它说的就是为何扣分。
    """
    if not isinstance(leaf.detail, FormRow):
        return bool(leaf.reason)
    return bool(leaf.detail.note) or (leaf.status is Status.MET and leaf.lost and bool(leaf.reason))


@dataclass(frozen=True, slots=True)
class Achieved:
    """越大越好的一个数完成了指标值的几倍。"""

    ratio: Fraction
    target: str
    actual: str


def achieved(subject: Subject, leaf: ScoredLeaf) -> Achieved | None:
    """完成比例，不封顶；不是越大越好的数、算不出的，没有。"""
    data = leaf.detail.data
    if data is not None and data.actual is not None and data.planned is not None and leaf.rule == "完成比例":
        actual, planned = taken(subject, leaf, data.actual, "实际值"), taken(subject, leaf, data.planned, "计划值")
        if actual is None or planned is None:
            return None
        if not isinstance(actual.value, Decimal) or not isinstance(planned.value, Decimal) or planned.value <= 0:
            return None
        return Achieved(Fraction(actual.value) / Fraction(planned.value), planned.display, actual.display)
    comparison = compared(subject, leaf)
    if comparison.ratio is None or comparison.formula is not Formula.QUOTIENT:
        return None
    return Achieved(comparison.ratio, leaf.target, leaf.actual)
