"""计量单位：归一、换算、是否同一。"""

import re
from dataclasses import dataclass

_COUNTED = re.compile(r"(人次|次|人|名|户|个|家|件|份|篇|期|项|台|套|批|场|天)数")
_ALIASES = {
    "m²": "平方米",
    "m2": "平方米",
    "㎡": "平方米",
    "平米": "平方米",
    "m³": "立方米",
    "m3": "立方米",
    "km": "千米",
    "公里": "千米",
    "kg": "千克",
    "公斤": "千克",
}
# 年度指标值说的就是一年，`类/年` 与 `类` 同义。
_PER_YEAR = re.compile(r"/年度?$")
_MULTIPLES = (
    ("万亿", 10**12),
    ("千万", 10**7),
    ("百万", 10**6),
    ("亿", 10**8),
    ("万", 10**4),
    ("千", 10**3),
)
# 接在单位之后即成另一个单位的字：人—人次、课—课时、元—元/本、个—个月。
_MAKES_ANOTHER_UNIT = "/·每次时天日月年"


@dataclass(frozen=True, slots=True)
class Factors:
    """把指标值与完成值化到同一单位所乘的倍数。"""

    target: int = 1
    actual: int = 1


def normalised(unit: str) -> str:
    """`次数` 写作 `次`，`m²` 写作 `平方米`；不认识的照旧。"""
    counted = _COUNTED.fullmatch(unit)
    return counted[1] if counted else _ALIASES.get(unit, unit)


def factors(target: str, actual: str) -> Factors | None:
    """两个单位怎样化到一起；不能比时为 None。

    有一方没写，就当与另一方相同。万、亿等倍数换算（`1.5万元` 与 `15000元`）。
    单位之后再带名词的仍是同一单位（`7家网格党群服务阵地` 与 `7家`）；人与人次不同。
    """
    if not target or not actual:
        return Factors()
    target_times, target_base = _split(_PER_YEAR.sub("", target))
    actual_times, actual_base = _split(_PER_YEAR.sub("", actual))
    return Factors(target_times, actual_times) if _same(target_base, actual_base) else None


def _split(unit: str) -> tuple[int, str]:
    """`万元` 是 10000 个 `元`。"""
    for word, times in _MULTIPLES:
        if unit.startswith(word):
            return times, unit.removeprefix(word)
    return 1, unit


def _same(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if not shorter:
        return True
    noun = longer.removeprefix(shorter)
    return longer.startswith(shorter) and (not noun or noun[0] not in _MAKES_ANOTHER_UNIT)
