"""一级指标的分值：与口径所列的是否相同。"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.kind import Mode
from jixiao.model.profile import WeightFrame
from jixiao.wording.codes import structure as codes
from jixiao.wording.derivations import percent
from jixiao.wording.figures import trimmed

_EXECUTION = "预算执行率"
_OUTPUT, _EFFECTS = "产出", ("效益", "效果", "满意")


def find_unusual_weights(subject: Subject) -> Iterator[Diagnostic]:
    """单位自评各一级指标的分值，不合口径所列任何一种的。"""
    frames = subject.dossier.profile.weight_frames
    if subject.dossier.kind.mode is not Mode.SELF or frames is None or not subject.scored.groups:
        return
    weights = _level1_weights(subject)
    if not any(_fits(weights, frame) for frame in frames.value):
        expected = "，或".join(_said(frame.weights) for frame in frames.value)
        yield codes.UNUSUAL_WEIGHTS.found(
            subject.scored.groups[0].at,
            expected=expected,
            actual=_said(weights),
            about=tuple(f"指标.{group.anchor}.分值" for group in subject.scored.groups),
        )


def _level1_weights(subject: Subject) -> dict[str, Decimal]:
    execution = subject.scored.execution
    weights = {} if execution is None else {_EXECUTION: execution.weight}
    for group in subject.scored.groups:
        weights[group.name] = weights.get(group.name, Decimal(0)) + group.weight
    return weights


def _fits(weights: Mapping[str, Decimal], frame: WeightFrame) -> bool:
    """各一级指标在框架里各有其位，分值相同，没有多也没有少。"""
    left = dict(frame.weights)
    for name, weight in weights.items():
        key = next((key for key in left if key in name), None)
        if key is None or left.pop(key) != weight:
            return False
    return not left


def _said(weights: Mapping[str, Decimal]) -> str:
    return "、".join(f"{name} {trimmed(weight)}" for name, weight in weights.items())


def find_low_output_share(subject: Subject) -> Iterator[Diagnostic]:
    """部门评价、财政评价里，产出、效益指标的分值合计不到下限的。满意度在共性框架里属效益，一并计入。"""
    floor = subject.dossier.profile.output_floor
    groups = subject.scored.groups
    if subject.dossier.kind.mode is not Mode.OUTSIDE or floor is None or not subject.scored.full:
        return
    if not any(_OUTPUT in group.name for group in groups):
        return
    counted = [group for group in groups if _OUTPUT in group.name or any(word in group.name for word in _EFFECTS)]
    total = sum((group.weight for group in counted), Decimal(0))
    if Fraction(total) * 100 < Fraction(floor.value) * Fraction(subject.scored.full):
        yield codes.LOW_OUTPUT_SHARE.found(
            counted[0].at,
            full=trimmed(subject.scored.full),
            expected=percent(floor.value),
            actual=trimmed(total),
            about=tuple(f"指标.{group.anchor}.分值" for group in counted),
        )
