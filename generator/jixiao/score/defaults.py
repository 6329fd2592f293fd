"""没有写评分规则的指标用什么算法：看年度指标值与实际完成值的写法，以及口径的规定。"""

from dataclasses import dataclass
from itertools import pairwise

from jixiao.model.entry import Entry
from jixiao.model.expression import Actual, Blank, Deadline, Declared, Quantity, Span, Target, Tier
from jixiao.model.profile import Profile, ScoreStep
from jixiao.score.rules import rule_named

_SATISFACTION = "满意度"


@dataclass(frozen=True, slots=True)
class Default:
    """选定的算法：类型、参数、出处（口径里的那一项）；by_actual 为真的以实际完成值为输入；unable 是用不了它的缘由。"""

    name: str
    rule: Entry
    basis: tuple[str, ...] = ()
    by_actual: bool = False
    unable: str = ""


def default_for(target: Target, actual: Actual, level1: str, profile: Profile) -> Default | None:
    """两格都没有写的没有算法。

    数与期限按完成比例；文字指标、以及只填“部分达成”“未达成”的，按定性等级（财预〔2020〕10号第十六条）。
    口径有满意度分段的，一级指标是满意度的照它（财预〔2021〕101号）。
    """
    if not target.text and not actual.text:
        return None
    measured = isinstance(target, Quantity | Span | Deadline)
    if profile.satisfaction_steps is not None and level1.startswith(_SATISFACTION):
        by_steps = _by_steps(profile.satisfaction_steps.value, profile.satisfaction_steps.basis)
        if isinstance(actual, Quantity) and actual.unit == "%":
            return by_steps
        declared = isinstance(actual, Declared) and actual.tier is Tier.MET
        if measured and (declared or not isinstance(actual, Declared | Blank)):
            why = f"口径按满意度的百分数分段给分，实际完成值“{actual.text}”不是百分数"
            return Default(by_steps.name, by_steps.rule, by_steps.basis, unable=why)
    if (isinstance(actual, Declared) and actual.tier is not Tier.MET) or not measured:
        return Default("定性等级", rule_named("定性等级").model.model_validate({"类型": "定性等级"}))
    values = {"类型": "完成比例"}
    basis: tuple[str, ...] = ()
    if profile.completion_floor is not None:
        values["起评线"] = f"{profile.completion_floor.value}%"
        basis = (profile.completion_floor.basis,)
    return Default("完成比例", rule_named("完成比例").model.model_validate(values), basis)


def _by_steps(steps: tuple[ScoreStep, ...], basis: str) -> Default:
    """分段写成分档规则：各段到上一段的下限为止，最低一段以下不得分。"""
    tiers: list[dict[str, str]] = [{"下限": str(steps[0].lower), "得分比例": f"{steps[0].share}%"}]
    tiers += [
        {"下限": str(low.lower), "上限": str(high.lower), "得分比例": f"{low.share}%"} for high, low in pairwise(steps)
    ]
    if steps[-1].lower > 0:
        tiers.append({"上限": str(steps[-1].lower), "得分比例": "0%"})
    rule = rule_named("分档").model.model_validate({"类型": "分档", "档次": tiers})
    return Default("分档", rule, (basis,), by_actual=True)
