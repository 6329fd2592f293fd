"""评价数据与它旁边所写的：实际值、计划值与指标的两格，认定的达标、档次与数值。"""

from collections.abc import Iterator
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
from jixiao.model.rounding import agree
from jixiao.model.rule import SurveyRule, TierEntry, TierRule
from jixiao.model.scored import ScoredLeaf
from jixiao.wording.codes import scores as codes
from jixiao.wording.figures import trimmed
from jixiao.wording.scores import TIER_OF, name_of


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
        shown = f"{trimmed(_two_places(mean))}%"
        yield _input_differs(leaf, "问卷得率", shown, "实际完成值", leaf.actual, leaf.detail.place_of("actual"))


def _two_places(value: Fraction) -> Decimal:
    return Decimal(int(value * 100 + Fraction(1, 2))).scaleb(-2)


def find_contradicted_verdicts(subject: Subject) -> Iterator[Diagnostic]:
    """认定的达标与否、档次，与同一项写着的数相反的。"""
    for leaf in subject.leaves:
        data = leaf.detail.data
        if data is None:
            continue
        found = None
        if data.passed is not None and leaf.rule == "达标":
            found = _against_passed(subject, leaf, passed=data.passed)
        elif data.tier is not None and isinstance(leaf.detail.rule, TierRule):
            found = _against_tier(subject, leaf, leaf.detail.rule, data)
        elif data.tier is not None:
            found = _against_declared(subject.dossier.profile, leaf, data.tier)
        if found is not None:
            field = "passed" if data.passed is not None and leaf.rule == "达标" else "tier"
            stated, fact, expected = found
            yield codes.VERDICT_CONTRADICTED.found(
                data.place_of(field),
                name=name_of(leaf),
                fact=fact,
                actual=stated,
                expected=expected,
                about=(f"指标.{leaf.anchor}",),
            )


def _against_passed(subject: Subject, leaf: ScoredLeaf, *, passed: bool) -> tuple[str, str, str] | None:
    comparison = compared(subject, leaf)
    if comparison.copied or comparison.echo or comparison.verdict is Verdict.UNDECIDABLE:
        return None
    met = comparison.verdict is Verdict.MET
    if met is passed:
        return None
    stated, expected = ("达标", "未达标") if passed else ("未达标", "达标")
    return stated, f"年度指标值 {leaf.target}、实际完成值 {leaf.actual}", expected


def _against_tier(subject: Subject, leaf: ScoredLeaf, rule: TierRule, data: RuleData) -> tuple[str, str, str] | None:
    named = next((tier for tier in rule.tiers if tier.name == data.tier), None)
    bounded = [tier for tier in rule.tiers if tier.lower is not None or tier.upper is not None]
    if named is None or len(bounded) < len(rule.tiers):
        return None
    fact = taken(subject, leaf, data.actual, "实际值")
    written = data.actual.value if data.actual is not None and data.actual.value is not None else leaf.actual
    shown = fact.display if fact is not None and data.actual is not None and data.actual.fact is not None else written
    value = parse_actual(shown)
    if not isinstance(value, Quantity) or not value.exact or value.unit in {"元", "万元"}:
        return None
    holding = [tier for tier in rule.tiers if _holds(tier, value.value, top=tier is rule.tiers[0])]
    if not holding or named in holding:
        return None
    return named.name or "", shown, TIER_OF.format(tier=holding[0].name or trimmed(holding[0].lower or Decimal(0)))


def _holds(tier: TierEntry, value: Decimal, *, top: bool) -> bool:
    above = tier.lower is None or value >= tier.lower
    return above and (tier.upper is None or value < tier.upper or (top and value == tier.upper))


def _against_declared(profile: Profile, leaf: ScoredLeaf, name: str) -> tuple[str, str, str] | None:
    """档次与填报的达成情况；口径的档名不是通行三档的不比。"""
    declared = parse_actual(leaf.actual)
    if not isinstance(declared, Declared):
        return None
    band = next((b for b in profile.bands.value if name == b.name or name in b.wordings), None)
    names = {b.name for b in profile.bands.value}
    if band is None or declared.tier.value not in names or band.name == declared.tier.value:
        return None
    return name, leaf.actual, declared.tier.value
