"""同一项目前后两年：预算、得分突变而没有说明的，目标值调低的。"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from jixiao.audit.across.units import project_of, unit_of
from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.expression import Quantity, parse_target
from jixiao.model.expression.unit import factors
from jixiao.model.location import Location
from jixiao.wording.codes import across as codes
from jixiao.wording.figures import score_text

_TIMES = 2
_SCORE_JUMP = Decimal(10)
_BUDGET_TOLD = re.compile(
    r"预算[^。；]{0,30}(?:增加|减少|上升|下降|增长|调增|调减|压减|缩减|新增)|(?:比|较)上年|同比|上年度?预算"
)
_SCORE_TOLD = re.compile(r"上年|上一年|去年|同比")


def find_jumps(subjects: tuple[Subject, ...]) -> Iterator[Diagnostic]:
    """预算翻倍或减半、总分相差十分以上，而文字里没有提到的。"""
    for last, this in _consecutive(subjects):
        before, after = _budget(last), _budget(this)
        if before and after and not _told(this, _BUDGET_TOLD):
            ratio = Fraction(after) / Fraction(before)
            if ratio >= _TIMES or ratio * _TIMES <= 1:
                ours, theirs = this.scored.facts["资金.全年预算数"], last.scored.facts["资金.全年预算数"]
                at = ours.at or this.evaluation.at
                yield _jump(last, this, at, "全年预算数", (theirs.display, ours.display), theirs.at)
        if abs(this.scored.total - last.scored.total) >= _SCORE_JUMP and not _told(this, _SCORE_TOLD):
            style = this.dossier.kind.style
            shown = (f"{score_text(last.scored.total, style)} 分", f"{score_text(this.scored.total, style)} 分")
            yield _jump(last, this, this.evaluation.at, "总分", shown, last.evaluation.at)


def find_lowered_targets(subjects: tuple[Subject, ...]) -> Iterator[Diagnostic]:
    """同名指标的目标值比上年低（反向指标比上年高），这一项没有任何说明的。"""
    for last, this in _consecutive(subjects):
        earlier = {leaf.name: leaf for leaf in last.leaves}
        for leaf in this.leaves:
            before = earlier.get(leaf.name)
            if before is None or leaf.reason or leaf.detail.note:
                continue
            if _lowered(parse_target(before.target), parse_target(leaf.target)):
                yield codes.TARGET_LOWERED.found(
                    leaf.detail.place_of("target"),
                    name=leaf.name,
                    where=last.scored.identifier,
                    expected=before.target,
                    actual=leaf.target,
                    about=(f"指标.{leaf.anchor}",),
                    related=(Related("上年的目标值", before.detail.place_of("target")),),
                ).within(this.scored.identifier)


def _consecutive(subjects: tuple[Subject, ...]) -> Iterator[tuple[Subject, Subject]]:
    """同一单位、同一项目、同一评价类型、相邻两年的；一年里不止一份的不比。"""
    found: dict[tuple[str, str, str, int], list[Subject]] = {}
    for subject in subjects:
        key = (unit_of(subject), project_of(subject), subject.evaluation.kind, subject.evaluation.year)
        found.setdefault(key, []).append(subject)
    for (unit, project, kind, year), ours in found.items():
        theirs = found.get((unit, project, kind, year - 1), [])
        if len(ours) == len(theirs) == 1:
            yield theirs[0], ours[0]


def _budget(subject: Subject) -> Decimal | None:
    fact = subject.scored.facts.get("资金.全年预算数")
    return fact.value if fact is not None and isinstance(fact.value, Decimal) else None


def _told(subject: Subject, pattern: re.Pattern[str]) -> bool:
    note = subject.evaluation.note or ""
    return bool(pattern.search(note)) or any(pattern.search(text.text) for text in subject.passages)


def _jump(
    last: Subject, this: Subject, at: Location, what: str, shown: tuple[str, str], before: Location | None
) -> Diagnostic:
    related = (Related(f"上年的{what}", before),) if before is not None else ()
    return codes.YEAR_JUMP.found(
        at,
        what=what,
        where=last.scored.identifier,
        expected=shown[0],
        actual=shown[1],
        about=(f"资金.{what}" if what != "总分" else what,),
        related=related,
    ).within(this.scored.identifier)


def _lowered(before: object, after: object) -> bool:
    if not isinstance(before, Quantity) or not isinstance(after, Quantity):
        return False
    if before.operator.reverse is not after.operator.reverse:
        return False
    scale = factors(before.unit, after.unit)
    if scale is None:
        return False
    left, right = Fraction(before.value) * scale.target, Fraction(after.value) * scale.actual
    return right > left if after.operator.reverse else right < left
