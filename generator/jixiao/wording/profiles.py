"""评分口径用平常话说出来：explain 与口径页共用。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jixiao.model.disclosure import CatalogueItem
from jixiao.model.kind import OutlineEntry
from jixiao.model.profile import Band, GradeBand, Profile, RoundingEntry, ScoreStep, Setting, WeightFrame
from jixiao.wording.derivations import percent, step_text
from jixiao.wording.figures import trimmed

_PERCENT_FIELDS = {"over_achievement", "completion_floor", "low_execution", "output_floor"}


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """口径的一项设置：名目、平常话、出处。"""

    title: str
    text: str
    basis: str


def profile_lines(profile: Profile) -> Iterator[ProfileLine]:
    """逐项说明，按口径里的次序；没有写的不列。"""
    for name, field in type(profile).model_fields.items():
        setting = getattr(profile, name)
        if isinstance(setting, Setting):
            yield ProfileLine(field.alias or name, _said(name, setting.value), setting.basis)


def _said(name: str, value: Any) -> str:  # noqa: ANN401 各项设置的值
    match value:
        case RoundingEntry():
            return str(value.rounding)
        case dict():  # 公布格式：版式 → 各种文件
            return "；".join(f"{layout.value}：{'、'.join(value[layout]) or '都不公布'}" for layout in value)
        case tuple():
            return "；".join(_band(item, value) for item in value)
        case _ if name in _PERCENT_FIELDS:
            return percent(value)
        case _ if hasattr(value, "value"):
            return str(value.value)
        case _:
            return trimmed(value)


def _band(
    item: Band | GradeBand | ScoreStep | WeightFrame | OutlineEntry | CatalogueItem, siblings: tuple[Any, ...]
) -> str:
    match item:
        case Band():
            return f"{item.name}得分值的 {percent(item.upper)}–{percent(item.lower)}"
        case GradeBand():
            index = siblings.index(item)
            if index == 0:
                return f"{trimmed(item.lower)}（含）以上为{item.name}"
            return f"{trimmed(item.lower)}（含）–{trimmed(siblings[index - 1].lower)}为{item.name}"
        case ScoreStep():
            return step_text(item)
        case WeightFrame():
            return f"{item.name}：{'、'.join(f'{key}{trimmed(weight)}' for key, weight in item.weights.items())}"
        case OutlineEntry():
            return item.name
        case CatalogueItem():
            told = "、".join(
                filter(None, ("必填" if item.required else "", item.absent and f"没有的写“{item.absent}”"))
            )
            return f"{item.label}（{told}）" if told else item.label
