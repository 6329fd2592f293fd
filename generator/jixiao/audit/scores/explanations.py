"""与规则不符的得分像是另用了哪种算法：逐一试，合的才说；几种都合的，看哪一种在全篇合得多、合得巧。

试的有：改用对照值；规则的另一种结果（别的档、缺几项）；分值乘够得着的比率；别处所印的满分乘比率；规则得分另取位数；起评线、反向算式、封顶的另一种用法。
印出的得分按取整的区间看。容易碰巧的（零分、满分、半分，位数太少的）要全篇不止一处相合才算数。
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from jixiao.audit.check import Subject
from jixiao.audit.scores.achievement import achieved, taken
from jixiao.audit.scores.attainable import outcome_of
from jixiao.model.derivation import Fact
from jixiao.model.expression import Operator, Quantity, ReverseReading, compare, parse_actual, parse_target
from jixiao.model.indicator import RuleData
from jixiao.model.rounding import Rounding, RoundingMode, consistent, rounded
from jixiao.model.rule import CompletionRule
from jixiao.model.scored import ScoredLeaf
from jixiao.wording import deviations as wording

_COINCIDENCE: Final = Fraction(1, 20)  # 碰巧相合的机会高过它的，要有旁证
_FLOOR: Final = Decimal(60)  # 财预〔2021〕101号的起评线
RATES: Final = ("资金.年初预算执行率", "资金.全年预算执行率", "资金.到位资金执行率")


@dataclass(frozen=True, slots=True)
class Guess:
    """一种相合的算法。chance 是碰巧相合的机会，零为确知。"""

    kind: str
    text: str
    chance: Fraction


def explanations(subject: Subject, leaves: Iterable[ScoredLeaf]) -> dict[str, str]:
    """各个末级指标（锚 → 一句话）；说不准的没有。"""
    fitting = {leaf.anchor: (leaf, tuple(_fitting(subject, leaf))) for leaf in leaves}
    support = Counter(kind for _, guesses in fitting.values() for kind in {guess.kind for guess in guesses})
    chosen = {anchor: _chosen(leaf, guesses, support) for anchor, (leaf, guesses) in fitting.items()}
    return {anchor: guess.text for anchor, guess in chosen.items() if guess is not None}


def _chosen(leaf: ScoredLeaf, guesses: tuple[Guess, ...], support: Counter[str]) -> Guess | None:
    ranked = sorted(guesses, key=lambda guess: (guess.chance > 0, -support[guess.kind], guess.chance))
    if not ranked:
        return None
    best = ranked[0]
    rivals = [g for g in ranked[1:] if g.kind != best.kind]
    if rivals and (support[best.kind], best.chance) == (support[rivals[0].kind], rivals[0].chance):
        return None
    easy = leaf.awarded is not None and leaf.awarded * 2 in {Decimal(0), leaf.weight, leaf.weight * 2}
    doubtful = best.chance > 0 and (easy or best.chance > _COINCIDENCE)
    return best if not doubtful or support[best.kind] > 1 else None


def _fitting(subject: Subject, leaf: ScoredLeaf) -> Iterator[Guess]:
    """与评定得分相合的各种算法。"""
    if leaf.awarded is None or leaf.computed is None or not leaf.weight:
        return
    yield from _alternatives(subject, leaf, leaf.awarded)
    outcome = outcome_of(leaf.detail.rule, leaf.weight, leaf.awarded)
    if outcome and not consistent(leaf.awarded, Fraction(leaf.computed)):
        yield Guess("结果", outcome, Fraction(0))
    for kind, value, text in (*_products(subject, leaf, leaf.awarded), *_other_readings(subject, leaf)):
        if consistent(leaf.awarded, value) and not consistent(leaf.computed, value):
            yield Guess(kind, text, _chance(leaf.awarded, leaf.weight, value))
    yield from _roundings(subject, leaf.awarded, leaf.computed, leaf.weight)
    yield from _last_digit(subject, leaf, leaf.awarded)


def _chance(awarded: Decimal, weight: Decimal, value: Fraction) -> Fraction:
    """得分印得越粗，越容易碰巧；分毫不差的，至多算二十分之一。"""
    width = Fraction(10) ** _exponent(awarded) / Fraction(weight)
    return min(width, _COINCIDENCE) if value == awarded else width


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _alternatives(subject: Subject, leaf: ScoredLeaf, awarded: Decimal) -> Iterator[Guess]:
    ruled = subject.scored.facts.get(f"指标.{leaf.anchor}.规则得分")
    derivation = ruled.derivation if ruled is not None else None
    for other in derivation.alternatives if derivation is not None else ():
        if other.score is not None and consistent(awarded, Fraction(other.score)):
            yield Guess("对照", wording.alternative(other.label), Fraction(0))


def _products(subject: Subject, leaf: ScoredLeaf, awarded: Decimal) -> Iterator[tuple[str, Fraction, str]]:
    """分值乘比率：种类、精确值、说法。"""
    rates = [("比率", fact.label.rpartition("　")[2], fact.value) for fact in _rate_facts(subject, leaf)]
    own = parse_actual(leaf.actual)
    if isinstance(own, Quantity) and own.exact and own.unit == "%":
        rates.append(("实际", "实际完成值", own.value))
    for kind, label, rate in rates:
        if not isinstance(rate, Decimal):
            continue
        text = wording.proportion(leaf.weight, label, rate, awarded)
        if kind == "实际" and leaf.target:
            text = wording.own_proportion(leaf.weight, label, rate, awarded, leaf.target)
        yield kind, Fraction(leaf.weight) * Fraction(rate) / 100, text
    for weight in _printed_weights(subject, leaf):
        beside = [("", fact.label.replace("　", "的"), fact.value) for fact in _rates_beside(subject, leaf)]
        for _, label, rate in (*rates, *beside):
            if isinstance(rate, Decimal):
                value = Fraction(weight) * Fraction(rate) / 100
                yield "满分", value, wording.other_weight(weight, label, rate, awarded)


def _rates_beside(subject: Subject, leaf: ScoredLeaf) -> Iterator[Fact]:
    """同组各项的比率：满分在两处不同的，几项往往用同一个比率。"""
    beside = (other for other in subject.leaves if other.path == leaf.path and other.anchor != leaf.anchor)
    return (fact for other in beside for fact in _rate_facts(subject, other))


def _rate_facts(subject: Subject, leaf: ScoredLeaf) -> Iterator[Fact]:
    """够得着的比率：评价数据的实际值、对照值；用到执行率的，三种分母的都试；问卷的得率。"""
    data, facts = leaf.detail.data, subject.scored.facts
    if data is None:
        return
    names = [given.fact for given in (data.actual, *data.alternatives) if given is not None and given.fact]
    names += RATES if any(name.startswith("资金.") and name.endswith("执行率") for name in names) else ()
    own = taken(subject, leaf, data.actual, "实际值")
    found = [own, *(facts.get(name) for name in dict.fromkeys(names)), *_survey_rates(subject, data)]
    seen: set[str] = set()
    for fact in found:
        if fact is not None and fact.unit == "%" and fact.key not in seen:
            seen.add(fact.key)
            yield fact


def _survey_rates(subject: Subject, data: RuleData) -> Iterator[Fact | None]:
    for question in data.questions:
        yield subject.scored.facts.get(f"问卷.{question.survey}.第{question.question}题.得率")


def _printed_weights(subject: Subject, leaf: ScoredLeaf) -> Iterator[Decimal]:
    """别处所印、与这里不同的满分。"""
    published = leaf.detail.published
    printed = [published.weight] if published is not None and published.weight is not None else []
    for statement in subject.evaluation.statements:
        if statement.fact == f"指标.{leaf.anchor}.分值":
            said = parse_target(statement.value)
            printed += [said.value] if isinstance(said, Quantity) and said.unit in {"", "分"} else []
    return (weight for weight in dict.fromkeys(printed) if weight != leaf.weight)


def _other_readings(subject: Subject, leaf: ScoredLeaf) -> Iterator[tuple[str, Fraction, str]]:
    """完成比例的另一种用法：起评线、反向算式、封顶。"""
    if leaf.rule != "完成比例":
        return
    weight, profile, rule = Fraction(leaf.weight), subject.dossier.profile, leaf.detail.rule
    done = achieved(subject, leaf)
    if done is not None and done.ratio > 1:
        yield "封顶", weight * done.ratio, wording.uncapped(done.ratio)
    if done is not None and done.ratio < 1:
        floor = profile.completion_floor.value if profile.completion_floor is not None else None
        if isinstance(rule, CompletionRule):
            floor = rule.floor
        if floor is not None:
            yield "起评", weight * done.ratio, wording.without_floor()
        else:
            line = Fraction(_FLOOR) / 100
            yield "起评", weight * max((done.ratio - line) / (1 - line), Fraction(0)), wording.with_floor(_FLOOR)
    target = parse_target(leaf.target)
    if isinstance(target, Quantity) and target.operator in {Operator.AT_MOST, Operator.BELOW}:
        for reading in ReverseReading:
            if reading is not profile.reverse.value:
                ratio = compare(target, parse_actual(leaf.actual), reading, year=subject.evaluation.year).ratio
                if ratio is not None:
                    yield "反向", weight * ratio, wording.other_reverse(reading.value)


def _roundings(subject: Subject, awarded: Decimal, computed: Decimal, weight: Decimal) -> Iterator[Guess]:
    """规则得分四舍五入或截尾到更少的位数；四舍五入就合的，不说截尾。"""
    used = max(-_exponent(awarded.normalize()), 0)
    for decimals in range(used, subject.dossier.profile.score_rounding.value.decimals):
        chance = Fraction(1, 10**decimals) / Fraction(weight)
        for mode in RoundingMode:
            if rounded(Fraction(computed), Rounding(mode, decimals)) == awarded:
                yield Guess(f"{mode.value}{decimals}", wording.rounding(computed, mode, decimals), chance)
                break


def _last_digit(subject: Subject, leaf: ScoredLeaf, awarded: Decimal) -> Iterator[Guess]:
    """位数相同，取整的方式不同。"""
    done = achieved(subject, leaf) if leaf.rule == "完成比例" else None
    if done is None or done.ratio >= 1:
        return
    ruled, exact = subject.dossier.profile.score_rounding.value.rounding, done.ratio * Fraction(leaf.weight)
    if rounded(exact, ruled) != leaf.computed:
        return
    for mode in RoundingMode:
        if mode is not ruled.mode and rounded(exact, Rounding(mode, ruled.decimals)) == awarded:
            chance = Fraction(1, 10**ruled.decimals) / Fraction(leaf.weight)
            yield Guess(f"{mode.value}{ruled.decimals}", wording.last_digit(exact, mode, ruled.mode), chance)
