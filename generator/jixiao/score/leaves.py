"""末级指标：选定规则、组织案件、取得裁断、登记数据项。"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from jixiao.model.derivation import Alternative, Derivation, Fact
from jixiao.model.dossier import Dossier
from jixiao.model.entry import Entry
from jixiao.model.evaluation import Assessor
from jixiao.model.expression import Operator, Quantity, compare, parse_actual, parse_target
from jixiao.model.funds import MoneyUnit
from jixiao.model.indicator import FormRow, IndicatorDetail, IndicatorEntry, Input, QuestionReference, RuleData
from jixiao.model.kind import ScoreStyle
from jixiao.model.location import Location
from jixiao.model.rounding import rounded
from jixiao.model.scored import ScoredLeaf, Status
from jixiao.model.survey import Question
from jixiao.score.awarded import Ruled, enter_awarded
from jixiao.score.bounded import opened
from jixiao.score.case import Case, Given, Judgement, insufficient
from jixiao.score.cells import settled
from jixiao.score.defaults import default_for
from jixiao.score.facts import FactBook
from jixiao.score.rules import RuleKind, rule_named
from jixiao.wording.coverage import OWN_DATA, rule_text
from jixiao.wording.figures import fraction_text, grouped, score_text, wan_text

_COMPARING = frozenset({"完成比例", "达标", "定性等级"})  # 没有评价数据时，比较年度指标值与实际完成值
_MONEY = {unit.value: unit.in_yuan for unit in MoneyUnit}
_NO_DATA = RuleData.model_validate({})


@dataclass(frozen=True, slots=True)
class LeafPlace:
    """末级指标在体系中的位置。

    anchor 全篇唯一；shared 是与同组合用的分值，不合用为 None；applies 为假的是择一组里没有选的。
    """

    code: str
    anchor: str
    name: str
    path: tuple[tuple[str, str], ...]
    shared: Decimal | None = None
    applies: bool = True


def score_leaf(book: FactBook, dossier: Dossier, place: LeafPlace, entry: IndicatorEntry | FormRow) -> ScoredLeaf:
    """算一个末级指标，并登记它的数据项。"""
    style = dossier.kind.style
    weight = entry.weight if entry.weight is not None else place.shared or Decimal(0)
    data = entry.data or _NO_DATA
    target, actual = parse_target(entry.target), parse_actual(entry.actual)
    own = dossier.evaluation.assessor is Assessor.SELF
    case = Case(
        anchor=place.anchor,
        weight=weight,
        target=target,
        actual=actual,
        data=data,
        profile=dossier.profile,
        year=dossier.evaluation.year,
        given=lambda given, label: _given(book, place, entry, given, label),
        question=lambda reference: _question(dossier, reference),
        closed_questions=lambda survey: _closed_questions(dossier, survey),
        fact=book.find,
    )
    level1 = place.path[0][1] if place.path else place.name
    name, judgement = _judge(case, entry, level1)
    if not place.applies:
        judgement = Judgement(Status.NOT_APPLICABLE, formula=judgement.formula)
    if judgement.score is not None and judgement.score > weight:
        judgement = replace(judgement, score=Fraction(weight), notes=(*judgement.notes, "超出分值的部分不计"))
    judgement = opened(judgement, entry, weight)
    if name in _COMPARING and data.actual is None and not judgement.facts:
        judgement = replace(judgement, facts=_compared(place, entry))
    rounding = dossier.profile.score_rounding.value.rounding
    computed = None if judgement.score is None else rounded(max(judgement.score, Fraction(0)), rounding)
    most = None if judgement.most is None else rounded(judgement.most, rounding)
    prefix = f"指标.{place.anchor}"
    title = f"{place.code} {place.name}" if isinstance(entry, IndicatorEntry) else place.name
    book.enter(Fact(f"{prefix}.分值", f"{title}　分值", weight, score_text(weight, style), "分", _at(entry, "weight")))
    judgement = replace(judgement, facts=_entered_all(book, place, judgement))
    if computed is not None:
        derivation = _derivation(case, entry, judgement, (computed, most), prefix)
        label = f"{title}　规则得分{OWN_DATA if own else ''}"
        shown = rule_text(computed, most)
        book.enter(Fact(f"{prefix}.规则得分", label, computed, shown, "分", None, derivation))
    score = enter_awarded(book, entry, Ruled(computed, most, own=own), prefix, title, style)
    reason = entry.reason if isinstance(entry, IndicatorEntry) else entry.deviation
    self_score = entry.self_score if isinstance(entry, IndicatorEntry) else None
    if self_score is not None:
        at = _at(entry, "self_score")
        book.enter(
            Fact(f"{prefix}.自评得分", f"{title}　自评得分", self_score, score_text(self_score, style), "分", at)
        )
    return ScoredLeaf(
        code=place.code,
        anchor=place.anchor,
        name=place.name,
        path=place.path,
        weight=weight,
        rule=name,
        status=judgement.status,
        computed=computed,
        band=judgement.band,
        awarded=entry.awarded,
        self_score=self_score,
        score=score,
        target=entry.target or "",
        actual=entry.actual or "",
        performance=(entry.performance or "") if isinstance(entry, IndicatorEntry) else "",
        criterion=entry.criterion or _shown_formula(judgement, dossier),
        reason=reason or "",
        insufficient=judgement.insufficient,
        detail=entry,
        at=entry.at,
        shared=place.shared is not None and entry.weight is None,
        cell=settled(judgement.cell, rounding) if computed is not None else None,
        most=most,
        own=own,
    )


def _shown_formula(judgement: Judgement, dossier: Dossier) -> str:
    """没有写评分标准的，以公式代替；公式里提到不给看的数据表、问卷的，不写。"""
    named = any(prefix in judgement.formula for prefix in dossier.withheld_prefixes)
    return "" if named else judgement.formula


def _compared(place: LeafPlace, entry: IndicatorDetail) -> tuple[Fact, ...]:
    """比较所用的两格文字，也是数据项，来历卡才指得到文件里的那一行。"""
    written = (("年度指标值", "target", entry.target), ("实际完成值", "actual", entry.actual))
    return tuple(
        Fact(f"指标.{place.anchor}.{name}", f"{place.name}　{name}", text, text, at=entry.place_of(field))
        for name, field, text in written
        if text
    )


def _entered_all(book: FactBook, place: LeafPlace, judgement: Judgement) -> tuple[Fact, ...]:
    """先登记途中各数，再登记规则用到的；途中各数另立了名目的，后面的输入跟着改。"""
    renamed: dict[str, str] = {}
    for fact in judgement.steps:
        renamed[fact.key] = _entered(book, place, _following(fact, renamed)).key
    return tuple(_entered(book, place, _following(fact, renamed)) for fact in judgement.facts)


def _following(fact: Fact, renamed: Mapping[str, str]) -> Fact:
    if fact.derivation is None:
        return fact
    inputs = tuple(renamed.get(key, key) for key in fact.derivation.inputs)
    return replace(fact, derivation=replace(fact.derivation, inputs=inputs))


def _entered(book: FactBook, place: LeafPlace, fact: Fact) -> Fact:
    """登记规则用到的数据项。同一题在两个指标里系数不同的，后者另立名目。"""
    known = book.find(fact.key)
    if known is not None and known.derivation != fact.derivation:
        fact = replace(fact, key=f"指标.{place.anchor}.{fact.key}", label=f"{place.name}　{fact.label}")
    return book.enter(fact)


def _judge(case: Case, entry: IndicatorDetail, level1: str) -> tuple[str | None, Judgement]:
    """选定规则并裁断；写了“依据不足”的不算。"""
    default = default_for(case.target, case.actual, level1, case.profile) if entry.rule is None else None
    rule: Entry | None = entry.rule if default is None else default.rule
    if rule is None:
        why = case.data.insufficient or ""
        return None, Judgement(Status.INSUFFICIENT if why else Status.UNDECIDABLE, insufficient=why)
    name: str = entry.rule.kind if entry.rule is not None else default.name if default is not None else ""
    kind = rule_named(name)
    if default is not None and default.unable:
        judgement = insufficient(default.unable)
    elif default is not None and default.by_actual:
        case = _by_actual(case, entry)
        judgement = _against_target(kind.score(rule, case), case)
    else:
        judgement = kind.score(rule, case)
    if case.data.insufficient:
        stated = Judgement(Status.INSUFFICIENT, formula=judgement.formula, insufficient=case.data.insufficient)
        return name, stated
    alternatives = tuple(
        _alternative(kind, rule, case, other, "对照值" if n == 1 else f"对照值{n}")
        for n, other in enumerate(case.data.alternatives, start=1)
    )
    cell = kind.cell(rule, case) if kind.cell is not None and judgement.score is not None else None
    basis = () if default is None else default.basis
    return name, replace(judgement, alternatives=alternatives, cell=cell, basis=basis)


def _by_actual(case: Case, entry: IndicatorDetail) -> Case:
    """以实际完成值为输入的默认算法。"""
    return replace(case, data=case.data.model_copy(update={"actual": Input.model_validate({"值": entry.actual})}))


def _against_target(judgement: Judgement, case: Case) -> Judgement:
    """给几分看实际完成值，达成与否仍看年度指标值。"""
    if judgement.score is None or not isinstance(case.target, Quantity):
        return judgement
    verdict = compare(case.target, case.actual, case.profile.reverse.value, year=case.year).verdict
    return replace(judgement, status=Status(verdict.value))


def _alternative(kind: RuleKind, rule: Entry, case: Case, other: Input, called: str) -> Alternative:
    """若实际值改用 other；called 是它的名目，免得与原来的实际值混同。"""

    def given(one: Input, label: str) -> Given | str:
        return case.given(one, called if one is other else label)

    data = case.data.model_copy(update={"actual": other})
    name = other.fact or other.value or ""
    taken = given(other, called)
    label = name if isinstance(taken, str) else f"{taken.fact.label} {taken.text}"
    judged = kind.score(rule, replace(case, data=data, given=given))
    if judged.score is None:
        return Alternative(label, judged.insufficient or "不能计算")
    rounding = case.profile.score_rounding.value.rounding
    value = rounded(max(judged.score, Fraction(0)), rounding)
    return Alternative(label, f"{score_text(value, ScoreStyle.FIXED)} 分（{judged.substitution}）", value)


def _derivation(
    case: Case, entry: IndicatorDetail, judgement: Judgement, ends: tuple[Decimal, Decimal | None], prefix: str
) -> Derivation:
    rounding = case.profile.score_rounding.value.rounding
    exact = judgement.score if judgement.score is not None else Fraction(0)
    result, computed = f"{rule_text(*ends)} 分", ends[0]
    if exact != Fraction(computed):
        result = f"{fraction_text(exact, 6)} → {result}"
    sources = (given.note for given in (case.data.actual, case.data.planned) if given is not None and given.fact)
    written = tuple(note for note in (*sources, case.data.note, entry.note) if note)
    return Derivation(
        formula=judgement.formula,
        substitution=judgement.substitution,
        result=result,
        rounding=str(rounding),
        inputs=(*(fact.key for fact in judgement.facts), f"{prefix}.分值"),
        criterion=entry.criterion or "",
        evidence=tuple(f"{e.name}（{e.note}）" if e.note else e.name for e in entry.evidence),
        basis=entry.basis or judgement.basis or case.profile.basis,
        alternatives=judgement.alternatives,
        notes=(*judgement.notes, *written),
    )


def _given(book: FactBook, place: LeafPlace, entry: IndicatorDetail, given: Input, label: str) -> Given | str:
    """取一项输入。取自数据项的照取；直接写的值登记成“指标.代码.实际值”。"""
    if given.fact is not None:
        fact = book.find(given.fact)
        if fact is None:
            return f"没有数据项“{given.fact}”"
        if not isinstance(fact.value, Decimal):
            return f"数据项“{given.fact}”没有数值"
        return Given(fact, fact.value, MoneyUnit.YUAN.value if fact.unit in _MONEY else fact.unit)
    written = given.value or ""
    quantity = parse_target(written)
    if not isinstance(quantity, Quantity):
        return f"{label}“{written}”不是数"
    bound = label == "计划值" and quantity.operator in (Operator.AT_LEAST, Operator.ABOVE)
    if not quantity.exact and not bound:
        return f"{label}“{written}”不是一个确定的数"
    factor = _MONEY.get(quantity.unit)
    amount = quantity.value if factor is None else quantity.value * factor
    unit = MoneyUnit.YUAN.value if factor is not None else quantity.unit
    sign = given.side.sign if given.side is not None else ""
    text = sign + (grouped(quantity.value) if factor is None else wan_text(amount))
    key = f"指标.{place.anchor}.{label}"
    at = given.at if given.at.path else _data_at(entry)
    shown_unit = "万元" if factor is not None else quantity.unit
    fact = Fact(key, f"{place.name}　{label}", amount, text, shown_unit, at, note=given.note or "")
    return Given(book.enter(fact), amount, unit)


def _data_at(entry: IndicatorDetail) -> Location:
    return (
        entry.place_of("actual") if entry.data is None or entry.data.actual is None else entry.data.place_of("actual")
    )


def _question(dossier: Dossier, reference: QuestionReference) -> Question | None:
    survey = dossier.evaluation.surveys.get(reference.survey)
    questions = survey.questions if survey is not None else ()
    return next((q for q in questions if q.number == reference.question), None)


def _closed_questions(dossier: Dossier, name: str) -> frozenset[int]:
    survey = dossier.evaluation.surveys.get(name)
    return frozenset(q.number for q in survey.questions if q.options) if survey is not None else frozenset()


def _at(entry: Entry, field: str) -> Location:
    return entry.place_of(field)
