"""指标归在哪一类：二级指标归哪个一级指标，三级指标归哪个二级指标。只管一看便知的。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jixiao.audit.check import Subject
from jixiao.audit.goals import Goal, goals_in
from jixiao.model.diagnostic import Diagnostic
from jixiao.wording.codes import structure as codes

# 二级指标归哪个一级指标：财预〔2020〕10号附1、附2，财预〔2021〕101号。满意度在附1自成一类，在附2属效益。
_LEVEL1_OF: Final = {
    "数量": ("产出",),
    "质量": ("产出",),
    "时效": ("产出",),
    "经济效益": ("效益", "效果"),
    "社会效益": ("效益", "效果"),
    "生态效益": ("效益", "效果"),
    "可持续影响": ("效益", "效果"),
    "满意度": ("满意", "效益", "效果"),
    "经济成本": ("成本", "产出"),
    "社会成本": ("成本", "产出"),
    "生态环境成本": ("成本", "产出"),
}
_LEVEL1: Final = ("成本", "产出", "效益", "效果", "满意")


@dataclass(frozen=True, slots=True)
class _Clear:
    """一类名称：像 pattern 的不该在 astray 各类之下，应在 proper。"""

    pattern: re.Pattern[str]
    astray: tuple[str, ...]
    proper: str


_CLEAR: Final = (
    _Clear(re.compile(r"满意(?:度|率)$"), ("数量", "质量", "时效", "产出", "成本"), "满意度指标"),
    _Clear(re.compile(r"及时(?:率|性)$"), ("数量", "质量", "成本", "满意"), "时效指标"),
    _Clear(re.compile(r"(?:合格|达标|优良|准确|通过|合规)率$"), ("数量", "时效", "成本", "满意"), "质量指标"),
    _Clear(re.compile(r"(?:人数|人次|场次|份数)$"), ("时效", "成本", "满意"), "数量指标"),
    _Clear(re.compile(r"成本(?:控制|节约)率$"), ("数量", "质量", "时效", "满意"), "成本指标"),
    _Clear(
        re.compile(r"^(?!.*(?:生态|环境|环保|绿|污染|排放|能|碳|水|林|垃圾|土|气)).*(?:干部|党建|党员|人才|队伍|培训)"),
        ("生态",),
        "社会效益指标或可持续影响指标",
    ),
)


def find_misplaced_groups(subject: Subject) -> Iterator[Diagnostic]:
    """二级指标放错一级指标的，如 时效指标 在 效益指标 之下。同一处只说一次。"""
    said: set[tuple[str, ...]] = set()
    for goal in goals_in(subject):
        if len(goal.levels) < 2 or goal.levels[:2] in said:
            continue
        level1, level2 = goal.levels[:2]
        proper = _proper_level1(level1, level2)
        if proper:
            said.add(goal.levels[:2])
            yield codes.MISPLACED_GROUP.found(
                goal.at, group=level2, expected=f"{proper}指标", actual=level1, name=goal.called, about=goal.about
            )


def _proper_level1(level1: str, level2: str) -> str:
    """二级指标应归的一级指标；没有放错、或看不出的，为空。"""
    if not any(word in level1 for word in _LEVEL1):
        return ""
    owners = [owners for word, owners in _LEVEL1_OF.items() if word in level2]
    if not owners or any(word in level1 for one in owners for word in one):
        return ""
    return owners[0][0] if owners[0][0] != "满意" else "满意度"


def find_wrong_dimensions(subject: Subject) -> Iterator[Diagnostic]:
    """名称一看便知放错类的，如 满意度 在 产出指标 之下、及时率 在 数量指标 之下。"""
    for goal in goals_in(subject):
        group = goal.levels[1] if len(goal.levels) > 1 else goal.levels[-1] if goal.levels else ""
        for clear in _CLEAR:
            if _astray(goal, group, clear):
                yield codes.WRONG_DIMENSION.found(
                    goal.at, name=goal.called, expected=clear.proper, actual=group, about=goal.about
                )


def _astray(goal: Goal, group: str, clear: _Clear) -> bool:
    name = re.sub(r"[（(][^（）()]*[）)]$", "", goal.name)
    if not any(word in group for word in clear.astray) or clear.proper[:2] in group:
        return False
    return clear.pattern.search(name) is not None
