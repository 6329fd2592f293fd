"""一项指标为什么失分：评价数据与规则的线对照，读得出的先说；再是写着的理由。"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from jixiao.model.derivation import Fact
from jixiao.model.indicator import FormRow, Input
from jixiao.model.report import FactText, Inlines, Text
from jixiao.model.rule import (
    ChecklistRule,
    CompletionRule,
    OccurrenceRule,
    PassRule,
    PointsRule,
    SurveyRule,
    ThresholdRule,
)
from jixiao.model.scored import ScoredDossier, ScoredLeaf
from jixiao.wording import losses as words


def grounds(scored: ScoredDossier, leaf: ScoredLeaf) -> Inlines:
    """数与标准，再是写着的理由，没有写理由的用业绩值；什么也没有的为空。"""
    measured = _measured(scored, leaf) or _stated(leaf)
    reason = leaf.reason or leaf.performance
    parts = (*measured, Text("。")) if measured else ()
    return (*parts, Text(reason)) if reason else parts


def _stated(leaf: ScoredLeaf) -> Inlines:
    """自评表上指标值与完成值两格。"""
    if not isinstance(leaf.detail, FormRow) or not leaf.target or not leaf.actual:
        return ()
    return (Text(words.stated_text(leaf.target, leaf.actual)),)


def _measured(scored: ScoredDossier, leaf: ScoredLeaf) -> Inlines:
    """评价数据里的数，与规则的线。不给看的附件里的数不说。"""
    rule, data = leaf.detail.rule, leaf.detail.data
    if rule is None or data is None or leaf.insufficient:
        return ()
    prefix, facts = f"指标.{leaf.anchor}", scored.released_facts()
    match rule:
        case ThresholdRule():
            value = _shown(scored, facts, _key(prefix, data.actual, "实际值"))
            return (*value, Text(words.lines_text(rule.full_mark, rule.zero_below))) if value else ()
        case SurveyRule():
            value = _shown(scored, facts, f"{prefix}.得率")
            line = rule.conversion
            told = words.lines_text(line.full_mark, line.zero_below) if line is not None else words.PROPORTIONAL
            return (*value, Text(told)) if value else ()
        case CompletionRule() | PassRule():
            actual = _shown(scored, facts, _key(prefix, data.actual, "实际值"))
            planned = _shown(scored, facts, _key(prefix, data.planned, "计划值"))
            return (*actual, Text("，"), *planned) if actual and planned else ()
        case ChecklistRule():
            return _items(rule.items[one.number - 1].text for one in data.missing or ())
        case PointsRule():
            return _items(rule.items[one.number - 1].text for one in data.points if one.met is False)
        case OccurrenceRule() if data.occurrences:
            return (Text(words.occurred_text(data.occurrences)),)
        case _:
            return ()


def _key(prefix: str, given: Input | None, item: str) -> str:
    """规则的一项输入是哪个数据项；没有写的为空。"""
    if given is None:
        return ""
    return given.fact or f"{prefix}.{item}"


def _shown(scored: ScoredDossier, facts: Mapping[str, Fact], key: str) -> Inlines:
    """名目与点得开的数；没有这个数的为空。"""
    fact = facts.get(key)
    if fact is None or not isinstance(fact.value, Decimal):
        return ()
    return (Text(f"{fact.label.rpartition('　')[2]} "), *noted(scored, fact))


def noted(scored: ScoredDossier, fact: Fact) -> Inlines:
    """点得开的数，连同它从何而来的说明。"""
    note = f"（{fact.note.rstrip('。')}）" if fact.note else ""
    return (FactText(scored.identifier, fact.key, fact.display), *((Text(note),) if note else ()))


def _items(texts: Iterable[str]) -> Inlines:
    found = [text.rstrip("。；") for text in texts]
    return (Text(words.missing_text(found)),) if found else ()
