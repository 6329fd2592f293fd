"""印着的分数段：90（含）—100分、70~90分、60分以下。"""

import re
from dataclasses import dataclass
from decimal import Decimal

from jixiao.model.expression.text import folded

_NUMBER = r"(?P<{0}>\d{{1,4}}(?:\.\d{{1,2}})?)分?(?P<{0}_mark>\((?:不)?含\))?分?"
_RANGE = re.compile(_NUMBER.format("low") + r"[-~—–至到]+" + _NUMBER.format("high"))
_ONE_SIDED = re.compile(
    r"(?P<sign>≥|>=|>|≤|<=|<|不低于|低于|不足|高于)?"
    + _NUMBER.format("value")
    + r"(?:\(?(?P<given>含)?\)?(?:及|或)?以(?P<side>上|下))?"
)
_SIGNS = {"≥": (True, True), ">=": (True, True), "不低于": (True, True), ">": (True, False), "高于": (True, False)} | {
    "≤": (False, True),
    "<=": (False, True),
    "<": (False, False),
    "低于": (False, False),
    "不足": (False, False),
}


@dataclass(frozen=True, slots=True)
class Bound:
    """一个端点。closed 是含本数；stated 为真的，是原文说明了含不含。"""

    value: Decimal
    closed: bool
    stated: bool


@dataclass(frozen=True, slots=True)
class ScoreInterval:
    """一个分数段；没有写的一端为 None。"""

    text: str
    low: Bound | None
    high: Bound | None


def parse_interval(text: str) -> ScoreInterval | None:
    """读一个分数段；看不懂的为 None。

    没有写“含”“不含”的端点：以上、以下包括本数（民法典第一千二百五十九条），范围的两端也都算含；
    只有一端写了“含”的范围，另一端当作不含，反之亦然。
    """
    words = folded(text)
    found = _RANGE.fullmatch(words)
    if found is not None:
        low, high = _bound(found, "low", found["high_mark"]), _bound(found, "high", found["low_mark"])
        return ScoreInterval(text, low, high) if low.value < high.value else None
    found = _ONE_SIDED.fullmatch(words)
    if found is None or bool(found["sign"]) is bool(found["side"]):
        return None
    value = Decimal(found["value"])
    if found["sign"]:
        upward, closed = _SIGNS[found["sign"]]
        bound = Bound(value, closed, stated=True)
    else:
        upward = found["side"] == "上"
        marked = found["given"] or found["value_mark"]
        bound = Bound(value, marked != "(不含)", stated=bool(marked))
    return ScoreInterval(text, bound, None) if upward else ScoreInterval(text, None, bound)


def _bound(found: re.Match[str], end: str, other_mark: str | None) -> Bound:
    mark = found[f"{end}_mark"]
    closed = mark != "(不含)" if mark else other_mark != "(含)"
    return Bound(Decimal(found[end]), closed, stated=bool(mark or other_mark))
