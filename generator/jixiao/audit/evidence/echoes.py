"""照抄：完成情况抄目标，完成值抄指标值。"""

import re
from collections import Counter
from collections.abc import Iterator

from jixiao.audit.check import Subject
from jixiao.audit.goals import Goal
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.expression import Deadline, Declared, Operator, Quantity, Span, Wording, parse_actual, parse_target
from jixiao.model.expression.text import folded
from jixiao.model.expression.unit import factors
from jixiao.wording.codes import evidence as codes
from jixiao.wording.evidence import echoed
from jixiao.wording.structure import listed

_BOUNDS = (Operator.AT_LEAST, Operator.ABOVE, Operator.AT_MOST, Operator.BELOW)
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_NEARLY = 90  # 百分之九十的字两两相同，就是改了几个字
_SHORTEST = 10  # 再短的（如“全年开放”）相同不足为奇


def find_copied_goal(subject: Subject) -> Iterator[Diagnostic]:
    """实际完成情况与预期目标相同、只差几个字、或就是其中一段的；数不同的，写的是实际完成多少，不算。"""
    goal, achievement = folded(subject.evaluation.goal or ""), folded(subject.evaluation.achievement or "")
    if min(len(goal), len(achievement)) < _SHORTEST:
        return
    near = _NUMBERS.findall(goal) == _NUMBERS.findall(achievement) and _alike(goal, achievement)
    if near or achievement in goal:
        how = echoed(same=goal == achievement, part=achievement in goal)
        at = subject.evaluation.place_of("achievement")
        yield codes.COPIED_GOAL.found(at, how=how, about=("实际完成情况", "预期目标"))


def _alike(one: str, other: str) -> bool:
    """相同的字对占全部字对的比例。"""
    pairs = [Counter(text[n : n + 2] for n in range(len(text) - 1)) for text in (one, other)]
    shared = sum((pairs[0] & pairs[1]).values())
    return 2 * shared * 100 >= _NEARLY * (len(one) + len(other) - 2)


def find_copied_values(subject: Subject) -> Iterator[Diagnostic]:
    """完成值照抄指标值的：抄了“≥”“……前”的，或两项以上抄了文字的。一份评价合说一次。"""
    copied = [goal for goal in subject.goals if _copied(goal)]
    telling = [goal for goal in copied if not isinstance(parse_target(goal.target), Wording)]
    if telling or len(copied) > 1:
        yield codes.COPIED_VALUES.found(
            copied[0].place_of("actual"),
            count=len(copied),
            names=listed(f"{goal.name}（{goal.actual}）" for goal in copied),
            about=tuple(name for goal in copied for name in goal.about),
        )


def _copied(goal: Goal) -> bool:
    if not goal.actual or folded(goal.actual) != folded(goal.target):
        return False
    target = parse_target(goal.target)
    return isinstance(target, Wording | Deadline) or (isinstance(target, Quantity) and not target.exact)


def find_values_at_bound(subject: Subject) -> Iterator[Diagnostic]:
    """写了“≥”“≤”的指标，完成值多半恰好等于界线的。一份评价合说一次。"""
    bounded: list[Goal] = []
    exact: list[Goal] = []
    for goal in subject.goals:
        target, actual = parse_target(goal.target), parse_actual(goal.actual)
        if not isinstance(target, Quantity) or not isinstance(actual, Quantity) or target.operator not in _BOUNDS:
            continue
        if target.value:  # ≤0 而为 0，只能如此
            bounded.append(goal)
            if _at_bound(target, actual):
                exact.append(goal)
    if len(exact) > 1 and 2 * len(exact) > len(bounded):
        yield codes.VALUES_AT_BOUND.found(
            exact[0].place_of("actual"),
            total=len(bounded),
            count=len(exact),
            names=listed(f"{goal.name}（{goal.actual}）" for goal in exact),
            about=tuple(name for goal in exact for name in goal.about),
        )


def _at_bound(target: Quantity, actual: Quantity) -> bool:
    scale = factors(target.unit, actual.unit)
    return scale is not None and actual.exact and target.value * scale.target == actual.value * scale.actual


def find_undisclosed_values(subject: Subject) -> Iterator[Diagnostic]:
    """指标值是数，完成值只填“达成指标”的。指标值为 100%、为 0 的，达成就是这个数，不算。"""
    vague = [goal for goal in subject.goals if goal.leaf is not None and goal.leaf.score and _undisclosed(goal)]
    if vague:
        yield codes.UNDISCLOSED_VALUES.found(
            vague[0].place_of("actual"),
            count=len(vague),
            names=listed(f"{goal.name}（{goal.target}）" for goal in vague),
            about=tuple(name for goal in vague for name in goal.about),
        )


def _undisclosed(goal: Goal) -> bool:
    target = parse_target(goal.target)
    if not isinstance(parse_actual(goal.actual), Declared) or not isinstance(target, Quantity | Span):
        return False
    if isinstance(target, Span):
        return True
    whole = target.value == 100 and target.unit == "%" and not target.operator.reverse
    return not whole and bool(target.value)
