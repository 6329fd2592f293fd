"""评分标准的文字，与写成数据的分值、评分规则是否一样。规则须照公布的标准写，公布的标准是准。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.rounding import consistent
from jixiao.model.rule import (
    ChecklistRule,
    CompletionRule,
    ConversionEntry,
    OccurrenceRule,
    PointsRule,
    SurveyRule,
    ThresholdRule,
    TierRule,
)
from jixiao.model.scored import ScoredLeaf
from jixiao.wording.codes import repeated as codes
from jixiao.wording.figures import fraction_text, trimmed
from jixiao.wording.scores import name_of

_HALF = str.maketrans("０１２３４５６７８９％．，（）＜＞＝＊×", "0123456789%.,()<>=**")
_N = r"([0-9]+(?:\.[0-9]+)?)"
_FULL = re.compile(rf"(?:本项|该项|本指标|该指标)?(?:满分|总分|分值|权重)(?:为|是|[:：])?{_N}分")
_HUNDRED = re.compile(r"考评|考核|问卷|百分制|试卷|评议")
_SHARE = re.compile(rf"扣(?:除|减)?(?:其)?(?:该项|本项|指标)?(?:权重|分值|总分)?的?{_N}%(?:的?(?:权重|分值))?")
_POINTS = re.compile(rf"扣(?:除|减)?{_N}分")
_STEP = re.compile(
    rf"每(?:下降|降低|减少|低于?|少|高|增加|超过?)(?:[一-龥]{{0,4}}){_N}(?:%|个?百分点)[,，]?(?:则|的)?"
    rf"扣(?:除|减)?(?:权重|分值)?的?{_N}(%|分)"
)
_FULL_LINE = re.compile(
    rf"(?:≥|>=|达到|大于等于|不低于)?{_N}%(?:[—–\-~～至](?:100%))?(?:\(含\))?(?:及?以上|\(含\))?[,，]?(?:的)?(?:得|计|为)满分"
)
_ZERO_LINE = re.compile(
    rf"(?:低于|小于|不足|<){_N}%(?:的|时)?[,，]?(?:不得分|得?0分|不计分)|{_N}%以下[,，]?(?:的)?(?:不得分|得0分|不计分)"
)
_COEFFICIENT = re.compile(rf"[“\"]([^“”\"]{{1,8}})[”\"][^“”\"+]{{0,8}}?\*{_N}")
_TIER_SHARE = re.compile(rf"(?:权重|分值)的?{_N}%")
_GIVEN = re.compile(rf"(?<![扣])(?:得|计){_N}分")
_MARKS = "①②③④⑤⑥⑦⑧⑨⑩"


@dataclass(frozen=True, slots=True)
class _Differs:
    """标准与规则的一处不同。"""

    what: str
    criterion: str
    rule: str


def find_full_marks_in_criteria(subject: Subject) -> Iterator[Diagnostic]:
    """评分标准里写的满分，与分值不同的。"""
    for leaf in subject.leaves:
        text = _text(leaf)
        found = _FULL.search(text) if "分" in text else None
        if found is None or Decimal(found[1]) in {leaf.weight, Decimal(100)}:
            continue
        if _HUNDRED.search(text[: found.start()].rpartition("。")[2]) or _of_point(leaf, Decimal(found[1])):
            continue
        yield codes.CRITERION_FULL_MARK.found(
            leaf.detail.place_of("criterion"),
            name=name_of(leaf),
            expected=f"{trimmed(leaf.weight)}分",
            actual=f"{found[1]}分",
            about=(f"指标.{leaf.anchor}.分值",),
        )


def find_rules_against_criteria(subject: Subject) -> Iterator[Diagnostic]:
    """评分规则的参数，与评分标准写的不同的。"""
    for leaf in subject.leaves:
        text = _text(leaf)
        if not text or leaf.detail.rule is None:
            continue
        for differs in _compared(leaf, text):
            yield codes.CRITERION_AGAINST_RULE.found(
                leaf.detail.place_of("rule"),
                name=name_of(leaf),
                what=differs.what,
                expected=differs.criterion,
                actual=differs.rule,
                about=(f"指标.{leaf.anchor}",),
                related=(Related("评分标准", leaf.detail.place_of("criterion")),),
            )


def _text(leaf: ScoredLeaf) -> str:
    return (leaf.detail.criterion or "").translate(_HALF)


def _of_point(leaf: ScoredLeaf, points: Decimal) -> bool:
    """“满分2分”说的可以是一个要点。"""
    rule = leaf.detail.rule
    return isinstance(rule, PointsRule) and any(item.points == points for item in rule.items)


def _compared(leaf: ScoredLeaf, text: str) -> Iterator[_Differs]:
    match leaf.detail.rule:
        case ChecklistRule() as rule:
            yield from _checklist(leaf, rule, text)
        case ThresholdRule() as rule:
            yield from _threshold(rule, text)
        case SurveyRule() as rule:
            yield from _coefficients(rule, text)
            yield from _threshold(rule.conversion, text) if rule.conversion is not None else ()
        case TierRule() as rule:
            yield from _tiers(rule, text)
        case PointsRule() as rule:
            yield from _points(rule, text)
        case OccurrenceRule() as rule:
            yield from _occurrences(leaf, rule, text)
        case CompletionRule() as rule:
            yield from _floor(rule, text)
        case _:
            pass


def _checklist(leaf: ScoredLeaf, rule: ChecklistRule, text: str) -> Iterator[_Differs]:
    even = Fraction(100, len(rule.items))
    shares = {Decimal(found[1]) for found in _SHARE.finditer(text)}
    if len(shares) == 1 and not rule.all_required:
        said = shares.pop()
        agrees = said == rule.deduct_share if rule.deduct_share is not None else consistent(said, even)
        if not agrees:
            ours = trimmed(rule.deduct_share) if rule.deduct_share is not None else fraction_text(even)
            yield _Differs("每缺一项扣", f"{said}%", f"{ours}%")
    points = {Decimal(found[1]) for found in _POINTS.finditer(text)}
    if len(points) == 1 and not shares and not rule.all_required and leaf.weight:
        said = points.pop()
        share = Fraction(rule.deduct_share) if rule.deduct_share is not None else even
        ours_points = share * Fraction(leaf.weight) / 100
        if not consistent(said, ours_points):
            yield _Differs("每缺一项扣", f"{said}分", f"{fraction_text(ours_points)}分")
    yield from _item_count(len(rule.items), text)


def _item_count(items: int, text: str) -> Iterator[_Differs]:
    """①②③……连续编号的要点有几个。"""
    listed = next((n for n, mark in enumerate(_MARKS) if mark not in text), len(_MARKS))
    if listed >= 2 and listed != items:
        yield _Differs("要点", f"{listed}项", f"{items}项")


def _threshold(rule: ThresholdRule | ConversionEntry, text: str) -> Iterator[_Differs]:
    step = _STEP.search(text)
    if step is not None:
        if Decimal(step[1]) != rule.step:
            yield _Differs("每低", f"{step[1]}%", f"{trimmed(rule.step)}%")
        points = rule.deduct_points if isinstance(rule, ThresholdRule) else None
        ours = rule.deduct_share if step[3] == "%" else points
        if ours is not None and Decimal(step[2]) != ours:
            yield _Differs("每步扣", f"{step[2]}{step[3]}", f"{trimmed(ours)}{step[3]}")
    full = [Decimal(found[1]) for found in _FULL_LINE.finditer(text)]
    if len(full) == 1 and full[0] != rule.full_mark:
        yield _Differs("满分线", f"{full[0]}%", f"{trimmed(rule.full_mark)}%")
    zero = [Decimal(found[1] or found[2]) for found in _ZERO_LINE.finditer(text)]
    if len(zero) == 1 and zero[0] != rule.zero_below:
        ours_line = f"{trimmed(rule.zero_below)}%" if rule.zero_below is not None else "没有写"
        yield _Differs("不得分线", f"{zero[0]}%", ours_line)


def _coefficients(rule: SurveyRule, text: str) -> Iterator[_Differs]:
    for option, value in _COEFFICIENT.findall(text):
        ours = rule.coefficients.get(option)
        if ours is None:
            yield _Differs(f"选项“{option}”的系数", value, "没有这个选项")
        elif ours != Decimal(value):
            yield _Differs(f"选项“{option}”的系数", value, trimmed(ours))


def _tiers(rule: TierRule, text: str) -> Iterator[_Differs]:
    said = {Decimal(number) for number in _TIER_SHARE.findall(text)} - {Decimal(0), Decimal(100)}
    ours = {tier.share for tier in rule.tiers if tier.share is not None} - {Decimal(0), Decimal(100)}
    if said and ours and said != ours:
        yield _Differs("各档得分比例", _listed(said), _listed(ours))


def _listed(shares: set[Decimal]) -> str:
    return "、".join(f"{trimmed(share)}%" for share in sorted(shares, reverse=True))


def _points(rule: PointsRule, text: str) -> Iterator[_Differs]:
    """标准里逐点写了“得几分”的：各要点的分值都应在其中。"""
    said = [Decimal(number) for number in _GIVEN.findall(text) if Decimal(number)]
    ours = [item.points for item in rule.items]
    if len(said) >= len(ours) and not set(ours) <= set(said):
        shown = "、".join(f"{trimmed(points)}分" for points in said)
        yield _Differs("各要点的分值", shown, "、".join(f"{trimmed(points)}分" for points in ours))


def _occurrences(leaf: ScoredLeaf, rule: OccurrenceRule, text: str) -> Iterator[_Differs]:
    points = {Decimal(found[1]) for found in _POINTS.finditer(text)}
    shares = {Decimal(found[1]) for found in _SHARE.finditer(text)}
    ours_points = rule.deduct_points
    if ours_points is None and rule.deduct_share is not None:
        ours_points = rule.deduct_share * leaf.weight / 100
    if len(points) == 1 and not shares and ours_points is not None and points != {ours_points}:
        yield _Differs("每次扣", f"{points.pop()}分", f"{trimmed(ours_points)}分")
    if len(shares) == 1 and not points and leaf.weight and ours_points is not None:
        said = shares.pop()
        ours_share = Fraction(ours_points) / Fraction(leaf.weight) * 100
        if not consistent(said, ours_share):
            yield _Differs("每次扣", f"分值的{said}%", f"分值的{fraction_text(ours_share)}%")


def _floor(rule: CompletionRule, text: str) -> Iterator[_Differs]:
    zero = [Decimal(found[1] or found[2]) for found in _ZERO_LINE.finditer(text)]
    if len(zero) == 1 and zero[0] != rule.floor:
        ours = f"{trimmed(rule.floor)}%" if rule.floor is not None else "没有写"
        yield _Differs("不得分的界线", f"{zero[0]}%", ours)
