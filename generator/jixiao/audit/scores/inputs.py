"""评价数据与它旁边所写的：实际值、计划值与指标的两格，认定的达标、档次与数值。"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.audit.check import Subject
from jixiao.audit.scores.achievement import compared, taken
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.expression import Declared, Quantity, Verdict, parse_actual, parse_target
from jixiao.model.expression.unit import factors
from jixiao.model.indicator import RuleData
from jixiao.model.location import Location
from jixiao.model.profile import Profile
from jixiao.model.rounding import agree, rounded
from jixiao.model.rule import SurveyRule, TierEntry, TierRule
from jixiao.model.scored import ScoredLeaf
from jixiao.wording.codes import scores as codes
from jixiao.wording.figures import trimmed
from jixiao.wording.scores import FAILED, PASSED, name_of, stated_actual, stated_values, tier_name


def find_differing_inputs(subject: Subject) -> Iterator[Diagnostic]:
    """评价数据里的数，与年度指标值、实际完成值两格写的不同的。"""
    for leaf in subject.leaves:
        data = leaf.detail.data
        if data is None:
            continue
        pairs = (
            ("实际值", data.actual, "实际完成值", leaf.actual, "actual"),
            ("计划值", data.planned, "年度指标值", leaf.target, "planned"),
        )
        for label, given, column, written, field in pairs:
            if given is None or not written:
                continue
            fact = taken(subject, leaf, given, label)
            shown = given.value if given.value is not None else fact.display if fact is not None else ""
            if shown and _differ(shown, written):
                at = data.place_of(field)
                yield _input_differs(leaf, label, shown, column, written, at)
        yield from _survey_rate(subject, leaf, data)


def _input_differs(leaf: ScoredLeaf, label: str, shown: str, column: str, written: str, at: Location) -> Diagnostic:
    about = (f"指标.{leaf.anchor}",)
    return codes.INPUT_DIFFERS.found(
        at, name=name_of(leaf), label=label, column=column, expected=written, actual=shown, about=about
    )


def _differ(one: str, other: str) -> bool:
    """两处写的确是同一种单位的数而对不上；单位不全、不同的不比。"""
    first, second = parse_target(one), parse_target(other)
    if not isinstance(first, Quantity) or not isinstance(second, Quantity) or not first.exact:
        return False
    if bool(first.unit) is not bool(second.unit):
        return False
    scale = factors(first.unit, second.unit)
    if scale is None:
        return False
    if scale.target == scale.actual:
        return not agree(first.value, second.value)
    gap = abs(Fraction(first.value) * scale.target - Fraction(second.value) * scale.actual)
    return gap >= (_unit(first.value) * scale.target + _unit(second.value) * scale.actual) / 2


def _unit(number: Decimal) -> Fraction:
    exponent = number.as_tuple().exponent
    return Fraction(10) ** (exponent if isinstance(exponent, int) else 0)


def _survey_rate(subject: Subject, leaf: ScoredLeaf, data: RuleData) -> Iterator[Diagnostic]:
    """问卷算得的得率，与实际完成值写的百分数。"""
    rule, written = leaf.detail.rule, parse_actual(leaf.actual)
    if not isinstance(rule, SurveyRule) or rule.pooled or not data.questions:
        return
    if not isinstance(written, Quantity) or not written.exact or written.unit != "%":
        return
    names = [f"问卷.{one.survey}.第{one.question}题.得率" for one in data.questions]
    facts = [subject.scored.facts.get(f"指标.{leaf.anchor}.{name}") or subject.scored.facts.get(name) for name in names]
    values = [fact.value for fact in facts if fact is not None and isinstance(fact.value, Decimal)]
    if len(values) < len(names):
        return
    mean = sum((Fraction(value) for value in values), Fraction(0)) / len(values)
    slack = (_unit(written.value) + max(_unit(value) for value in values)) / 2
    if abs(mean - Fraction(written.value)) > slack:
        shown = f"{trimmed(rounded(mean, subject.dossier.profile.rate_rounding.value.rounding))}%"
        yield _input_differs(leaf, "问卷得率", shown, "实际完成值", leaf.actual, leaf.detail.place_of("actual"))


@dataclass(frozen=True, slots=True)
class _Contradiction:
    """认定了什么、写在哪一栏，数据是什么、因而应为什么。"""

    field: str
    stated: str
    fact: str
    expected: str


def find_contradicted_verdicts(subject: Subject) -> Iterator[Diagnostic]:
    """认定的达标与否、档次，与同一项写着的数相反的。"""
    for leaf in subject.leaves:
        data = leaf.detail.data
        found = _contradiction(subject, leaf, data) if data is not None else None
        if data is not None and found is not None:
            yield codes.VERDICT_CONTRADICTED.found(
                data.place_of(found.field),
                name=name_of(leaf),
                fact=found.fact,
                actual=found.stated,
                expected=found.expected,
                about=(f"指标.{leaf.anchor}",),
            )


def _contradiction(subject: Subject, leaf: ScoredLeaf, data: RuleData) -> _Contradiction | None:
    if data.passed is not None and leaf.rule == "达标":
        return _against_passed(subject, leaf, passed=data.passed)
    if data.tier is not None and isinstance(leaf.detail.rule, TierRule):
        return _against_tier(subject, leaf, leaf.detail.rule, data)
    return _against_declared(subject.dossier.profile, leaf, data.tier) if data.tier is not None else None


def _against_passed(subject: Subject, leaf: ScoredLeaf, *, passed: bool) -> _Contradiction | None:
    """两格相比的结论；抄写的、重复指标值文字的不足为凭。"""
    comparison = compared(subject, leaf)
    if comparison.copied or comparison.echo or comparison.verdict is Verdict.UNDECIDABLE:
        return None
    if (comparison.verdict is Verdict.MET) is passed:
        return None
    stated, expected = (PASSED, FAILED) if passed else (FAILED, PASSED)
    return _Contradiction("passed", stated, stated_values(leaf.target, leaf.actual), expected)


def _against_tier(subject: Subject, leaf: ScoredLeaf, rule: TierRule, data: RuleData) -> _Contradiction | None:
    """值所在的档；取评价数据的实际值，没有的取实际完成值一格。"""
    named = next((tier for tier in rule.tiers if tier.name == data.tier), None)
    if named is None or any(tier.lower is None and tier.upper is None for tier in rule.tiers):
        return None
    fact = taken(subject, leaf, data.actual, "实际值")
    written = data.actual.value if data.actual is not None else leaf.actual
    shown = written if written is not None else fact.display if fact is not None else ""
    value = parse_actual(shown)
    if not isinstance(value, Quantity) or not value.exact or value.unit in {"元", "万元"}:
        return None
    holding = [tier for tier in rule.tiers if _holds(tier, value.value, top=tier is rule.tiers[0])]
    if not holding or named in holding:
        return None
    expected = tier_name(holding[0].name, holding[0].lower, holding[0].upper)
    return _Contradiction("tier", named.name or "", stated_actual(shown), expected)


def _holds(tier: TierEntry, value: Decimal, *, top: bool) -> bool:
    above = tier.lower is None or value >= tier.lower
    return above and (tier.upper is None or value < tier.upper or (top and value == tier.upper))


def _against_declared(profile: Profile, leaf: ScoredLeaf, name: str) -> _Contradiction | None:
    """档次与填报的达成情况；口径的档名不是通行三档的不比。"""
    declared = parse_actual(leaf.actual)
    if not isinstance(declared, Declared):
        return None
    band = next((b for b in profile.bands.value if name == b.name or name in b.wordings), None)
    names = {b.name for b in profile.bands.value}
    if band is None or declared.tier.value not in names or band.name == declared.tier.value:
        return None
    return _Contradiction("tier", name, stated_actual(leaf.actual), declared.tier.value)
