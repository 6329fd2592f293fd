"""指标归在哪一类：二级指标归哪个一级指标，三级指标归哪个二级指标。只管一看便知的。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.wording.codes import structure as codes

_LEVEL1: Final = ("成本", "产出", "效益", "效果", "满意")
_TAIL = r"(?:指标|目标)?"


@dataclass(frozen=True, slots=True)
class _Group:
    """一种二级指标：名称整个像 pattern 的；owners 是它可以归的一级指标，第一个是通常的。"""

    name: str
    pattern: re.Pattern[str]
    owners: tuple[str, ...]


# 财预〔2020〕10号附1、附2，财预〔2021〕101号。满意度在附1自成一类，在附2属效益；2020年表样的成本在产出之下。
# 名称要整个对上：“提升生活质量”不是质量指标。
_GROUPS: Final = (
    _Group("数量", re.compile(rf"(?:项目)?(?:产出)?数量{_TAIL}"), ("产出",)),
    _Group("质量", re.compile(rf"(?:项目)?(?:产出)?质量{_TAIL}"), ("产出",)),
    _Group("时效", re.compile(rf"(?:项目)?(?:产出)?时效{_TAIL}"), ("产出",)),
    _Group("生态", re.compile(rf"(?:项目)?生态效益{_TAIL}"), ("效益", "效果")),
    _Group("效益", re.compile(rf"(?:项目)?(?:(?:经济|社会)效益|可持续(?:影响)?){_TAIL}"), ("效益", "效果")),
    _Group("满意", re.compile(rf"(?:服务对象|受益对象|社会公众|群众)?满意度{_TAIL}"), ("满意", "效益", "效果")),
    _Group("成本", re.compile(rf"(?:项目)?(?:产出)?(?:(?:经济|社会|生态环境)?成本){_TAIL}"), ("成本", "产出")),
    _Group("产出", re.compile(rf"(?:项目)?(?:预期)?产出{_TAIL}"), ("产出",)),
)
_NOTE: Final = re.compile(r"[（(][^（）()]*[）)]$")
_CODE: Final = re.compile(r"^[A-Za-z]?[\d.\-]*\s*")


def _group_of(name: str) -> _Group | None:
    bare = _CODE.sub("", name, count=1)
    return next((group for group in _GROUPS if group.pattern.fullmatch(bare)), None)


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
    for goal in subject.goals:
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
    group = _group_of(level2)
    if group is None or not any(word in level1 for word in _LEVEL1) or any(word in level1 for word in group.owners):
        return ""
    return {"满意": "满意度"}.get(group.owners[0], group.owners[0])


def find_wrong_dimensions(subject: Subject) -> Iterator[Diagnostic]:
    """名称一看便知放错类的，如 满意度 在 产出指标 之下、及时率 在 数量指标 之下。"""
    for goal in subject.goals:
        actual = goal.levels[:2][-1] if goal.levels else ""
        group = _group_of(actual)
        name = _NOTE.sub("", goal.name)
        for clear in _CLEAR:
            if group is not None and group.name in clear.astray and clear.pattern.search(name):
                yield codes.WRONG_DIMENSION.found(
                    goal.at, name=goal.called, expected=clear.proper, actual=actual, about=goal.about
                )
