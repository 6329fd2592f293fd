"""计量单位：与名称相称，指标值与完成值一致，该填的填了。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jixiao.audit.check import Subject
from jixiao.audit.goals import Goal, is_form
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.expression import Blank, Deadline, Quantity, Span, Wording, parse_actual, parse_target
from jixiao.model.expression.unit import factors
from jixiao.model.scored import Status
from jixiao.wording.codes import structure as codes
from jixiao.wording.structure import listed

_NOTE = re.compile(r"[（(][^（）()]*[）)]$")
_RATE = re.compile(r"(?<![效频汇利税费功速])(?<!分辨)率$")
_PERCENT = ("%", "‰")
_BETTER_HIGHER = re.compile(r"(?<![不未非])(?:完成|合格|及时|达标|通过|覆盖|准确|满意|执行|到位)率$|(?<!不)满意度$")


@dataclass(frozen=True, slots=True)
class _Suited:
    """像 pattern 的名称不该用 astray 所认的单位，应以 proper 计。"""

    pattern: re.Pattern[str]
    astray: re.Pattern[str]
    proper: str


_SUITED: Final = (
    _Suited(_RATE, re.compile(r"(?!%|‰|个?(?:百分)?点|倍)[^/]+"), "%"),
    _Suited(re.compile(r"人数$"), re.compile(r"[%‰]|.*元|次|场次?|份|件|套|天|个?小时"), "人、人次"),
    _Suited(re.compile(r"人次$"), re.compile(r"[%‰]|.*元|份|件|套|天|个?小时"), "人、人次"),
    _Suited(re.compile(r"满意度$"), re.compile(r".*元|人次?|次数?|户|个|家|天"), "%"),
    _Suited(re.compile(r"金额$"), re.compile(r"[%‰]|人次?|次数?|个|家|件"), "元、万元"),
    _Suited(re.compile(r"(?:(?<![指系分倍基])数|场次|数量)$"), re.compile(r"[%‰]|.*元"), "个、次、件一类单位"),
)


def _distinct(subject: Subject) -> Iterator[Goal]:
    """目标表里与指标（或前一张表）一字不差的，不重复说。"""
    seen: set[tuple[str, str]] = set()
    for goal in subject.goals:
        key = (goal.name, goal.target)
        if goal.leaf is not None or key not in seen:
            yield goal
        seen.add(key)


def find_unsuited_units(subject: Subject) -> Iterator[Diagnostic]:
    """单位与名称不相称的，如 人数 以 % 计。先看指标值，指标值不是数的看完成值。"""
    for goal in _distinct(subject):
        for field, value in (("target", parse_target(goal.target)), ("actual", parse_actual(goal.actual))):
            if not isinstance(value, Quantity | Span):
                continue
            name = _NOTE.sub("", goal.name)
            suited = next((one for one in _SUITED if one.pattern.search(name)), None)
            if suited is not None and value.unit and suited.astray.fullmatch(value.unit):
                yield codes.UNSUITED_UNIT.found(
                    goal.place_of(field),
                    name=goal.called,
                    text=value.text,
                    expected=suited.proper,
                    actual=value.unit,
                    about=goal.about,
                )
            break


def find_unmeasured_rates(subject: Subject) -> Iterator[Diagnostic]:
    """名为“率”而指标值不是数的，一份评价合说一次。"""
    vague = [goal for goal in _distinct(subject) if _unmeasured(goal)]
    if vague:
        names = listed(f"{goal.name}（{goal.target}）" for goal in vague)
        about = tuple(name for goal in vague for name in goal.about)
        yield codes.UNMEASURED_RATE.found(vague[0].at, count=len(vague), names=names, about=about)


def _unmeasured(goal: Goal) -> bool:
    name = _NOTE.sub("", goal.name)
    if not _RATE.search(name) or name.endswith("控制率"):  # 控制率写“控制在预算内”，说得明白
        return False
    target = parse_target(goal.target)
    return isinstance(target, Wording | Deadline) and not any(sign in goal.target for sign in (*_PERCENT, "％"))


def find_blank_values(subject: Subject) -> Iterator[Diagnostic]:
    """有分值、有得分而指标值或完成值空着的行。完成值空着、规则因此算不出的，另有“依据不足”一条。"""
    for goal in subject.goals:
        leaf = goal.leaf
        if leaf is None or leaf.score is None or not leaf.weight:
            continue
        blanks = []
        if is_form(goal) and isinstance(parse_target(goal.target), Blank):
            blanks.append(("年度指标值", "target"))
        stated = leaf.performance or leaf.detail.data is not None or leaf.status is Status.INSUFFICIENT
        if (is_form(goal) or goal.target) and isinstance(parse_actual(goal.actual), Blank) and not stated:
            blanks.append(("实际完成值", "actual"))
        for what, field in blanks:
            about = tuple(f"{name}.{what}" for name in goal.about)
            yield codes.BLANK_VALUE.found(goal.place_of(field), name=goal.called, what=what, about=about)


def find_differing_units(subject: Subject) -> Iterator[Diagnostic]:
    """指标值与完成值单位不同、不能换算的；附注里另写了那个单位的不算。"""
    for goal in subject.goals:
        target, actual = parse_target(goal.target), parse_actual(goal.actual)
        if not isinstance(target, Quantity | Span) or not isinstance(actual, Quantity | Span):
            continue
        if factors(target.unit, actual.unit) is not None or (actual.unit and actual.unit in target.note):
            continue
        yield codes.DIFFERING_UNITS.found(
            goal.place_of("actual"),
            name=goal.called,
            target=goal.target,
            text=goal.actual,
            expected=target.unit,
            actual=actual.unit,
            about=goal.about,
        )


def find_zero_targets(subject: Subject) -> Iterator[Diagnostic]:
    """完成率、合格率、满意度一类越高越好的，指标值是 0 的。一份评价合说一次。"""
    zero = []
    for goal in _distinct(subject):
        target = parse_target(goal.target)
        counts = goal.leaf is None or goal.leaf.weight
        nil = isinstance(target, Quantity) and not target.value and not target.operator.reverse
        if counts and nil and _BETTER_HIGHER.search(_NOTE.sub("", goal.name)):
            zero.append(goal)
    if zero:
        yield codes.ZERO_TARGET.found(
            zero[0].place_of("target"),
            count=len(zero),
            names=listed(f"{goal.name}（{goal.target}）" for goal in zero),
            about=tuple(name for goal in zero for name in goal.about),
        )
