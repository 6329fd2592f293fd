"""文字里写的满分、得分、扣分、得分率，与所说的指标是否相符。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.audit.check import Node, Subject
from jixiao.audit.passages import HELD, Text
from jixiao.audit.repeated.mentions import Mentions, Stretch
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.rounding import consistent, rounded
from jixiao.model.scored import ScoredLeaf
from jixiao.wording.codes import repeated as codes
from jixiao.wording.figures import trimmed
from jixiao.wording.scores import name_of

_N = r"(?P<number>[0-9]+(?:\.[0-9]+)?)"
_LIKELY = re.compile(r"(?:分|值|重|得|为|了|除|[:：])[0-9]|得分率|扣[0-9]")
_FULL = re.compile(rf"(?:满分值?|分值|权重)(?:为|是|[:：])?{_N}分")
_BESIDE = re.compile(rf"[（(]{_N}分[）)]")  # “D31 党员满意度（5分）”
_SCORE = re.compile(rf"(?<![未不应可各每总合终价审])(?:得分?|评分)(?:为|是|了|[:：])?{_N}分")
_LOST = re.compile(rf"(?<![未不应可各每])扣(?:除|减|了|去)?{_N}分")
_RATE = re.compile(rf"得分率(?:为|是|达到?|[:：])?{_N}%")
# 正文里光说“得5分”的，多半是照录的评分标准；与满分、本指标、评定连着说的，才是这一项的得分
_WHOLE = re.compile(r"满分|分值|权重|本指标|该指标|该项|评定|最终|得分(?:为|是|[0-9])")
_BOUND = re.compile(rf"得分?(?:为|是)?{HELD}")
# 说的是办法、假设、自评或别的年度，不是这一项的得分
_CONDITION = re.compile(
    r"每|各|凡|若|如果|如有|应当|则|否则|以上|以下|自评|规则|标准|上年|去年|最高|最低|合计|平均|题|这|两项|均|都"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """文字里的一个说法，与这里的数。"""

    what: str
    offset: int
    actual: str
    expected: str
    field: str


def find_marks_in_text(subject: Subject) -> Iterator[Diagnostic]:
    """文字里的满分、得分、扣分、得分率，与指标不符的。"""
    if not any(_LIKELY.search(text.text) for text in subject.passages):
        return
    for text, stretch in Mentions(subject).stretches(subject.passages, _LIKELY):
        for said in _said(subject, text, stretch):
            yield codes.MARK_IN_TEXT.found(
                text.at(said.offset),
                place=text.field if text.leaf is not None else text.place,
                name=name_of(stretch.node),
                what=said.what,
                expected=said.expected,
                actual=said.actual,
                about=(f"指标.{stretch.node.anchor}.{said.field}",),
            )


def _said(subject: Subject, text: Text, stretch: Stretch) -> Iterator[_Said]:
    node = stretch.node
    for found in _FULL.finditer(text.text, stretch.start, stretch.end):
        if Decimal(found["number"]) != node.weight and not _conditional(text, found):
            yield _Said("满分", found.start("number"), f"{found['number']}分", f"{trimmed(node.weight)}分", "分值")
    beside = _BESIDE.search(text.text, stretch.start, stretch.end)
    named = beside is not None and text.text[: beside.start()].rstrip().endswith(node.name)
    if beside is not None and named and Decimal(beside["number"]) != node.weight:
        yield _Said("满分", beside.start("number"), f"{beside['number']}分", f"{trimmed(node.weight)}分", "分值")
    if node.score is None:
        return
    for found in _RATE.finditer(text.text, stretch.start, stretch.end):
        rate = Fraction(node.score) / Fraction(node.weight) * 100 if node.weight else Fraction(0)
        if not consistent(Decimal(found["number"]), rate) and not _conditional(text, found):
            shown = rounded(rate, subject.dossier.profile.rate_rounding.value.rounding)
            yield _Said("得分率", found.start("number"), f"{found['number']}%", f"{trimmed(shown)}%", "得分率")
    yield from _scores(text, stretch, node, node.score)


def _scores(text: Text, stretch: Stretch, node: Node, score: Decimal) -> Iterator[_Said]:
    """得分与扣分。一段里几个数可以是各要点的，其中之一或合计相符就不算矛盾。"""
    accepted = {score}
    if isinstance(node, ScoredLeaf) and node.self_score is not None:
        accepted.add(node.self_score)
    given = [m for m in _SCORE.finditer(text.text, stretch.start, stretch.end) if not _conditional(text, m)]
    numbers = [Decimal(m["number"]) for m in given]
    bound = _BOUND.search(text.text, stretch.start, stretch.end)
    whole = text.leaf is not None or _WHOLE.search(text.text, stretch.start, stretch.end)
    if given and whole and not bound and not accepted & {*numbers, sum(numbers)}:
        last = given[-1]
        yield _Said("得分", last.start("number"), f"{last['number']}分", f"{trimmed(score)}分", "得分")
    if not isinstance(node, ScoredLeaf):
        return
    taken = [m for m in _LOST.finditer(text.text, stretch.start, stretch.end) if not _conditional(text, m)]
    losses = [Decimal(m["number"]) for m in taken]
    lost = node.weight - score
    if taken and lost not in {*losses, sum(losses)}:
        first = taken[0]
        yield _Said(
            "扣分", first.start("number"), f"{trimmed(sum(losses, Decimal(0)))}分", f"{trimmed(lost)}分", "得分"
        )


def _conditional(text: Text, found: re.Match[str]) -> bool:
    start, _ = text.clause(found.start())
    tail = text.text[found.end() : found.end() + 2]
    return bool(_CONDITION.search(text.text[start : found.start()]) or _CONDITION.match(tail))
