"""文字里手写的数：在哪里、多少、什么单位；以及数据项里有没有这个数。"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from jixiao.model.derivation import Fact

NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_FIGURE = re.compile(
    rf"(?<![0-9A-Za-z.,+\-—–－~～/〔\[×])(?P<number>{NUMBER})\s?"
    r"(?P<unit>亿元|万元|元|%|个百分点|分(?![钟之])|份|户|项|条|个|人次|人|名|场|次|家|册|件|篇|期|天|本)?"
    r"(?![0-9.]|[年月日号]|周年|季度|\s?[-—–－~～/])"
)
_NAMED = re.compile(r"《[^》]*》|〈[^〉]*〉|〔[^〕]*〕|“[^”]*”|「[^」]*」|第[0-9]+")
MONEY: Final = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
COUNT: Final = r"(?P<number>[0-9]+|[一二三四五六七八九十]{1,3})"
_DIGITS = {char: n for n, char in enumerate("〇一二三四五六七八九")}
_CLASSES = {"元": "元", "万元": "元", "亿元": "元", "%": "%", "分": "分"}


@dataclass(frozen=True, slots=True)
class Figure:
    """一个数：起止、照原样的文字、值、单位（没有写为空串）。"""

    start: int
    end: int
    text: str
    value: Decimal
    unit: str

    @property
    def interval(self) -> tuple[Decimal, Decimal]:
        """印成这个样子的数，真值（金额以元计）所在的区间。"""
        times = MONEY.get(self.unit, Decimal(1))
        exponent = self.value.as_tuple().exponent
        half = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2
        return (self.value - half) * times, (self.value + half) * times

    @property
    def digits(self) -> str:
        """有效数字，不看小数点。"""
        return "".join(char for char in self.text if char.isdigit()).strip("0")


def figures_in(text: str) -> Iterator[Figure]:
    """文字里的数，按次序；年月日、序号、书名号与引号之内的不算。"""
    named = [(found.start(), found.end()) for found in _NAMED.finditer(text)]
    for found in _FIGURE.finditer(text):
        start = found.start("number")
        if any(first <= start < last for first, last in named):
            continue
        end = found.end("unit") if found["unit"] else found.end("number")
        value = Decimal(found["number"].replace(",", ""))
        yield Figure(start, end, text[start:end], value, found["unit"] or "")


class KnownFigures:
    """全部数据项的值（不论正负：调减 86.32% 写成 86.32%），按单位排好，供查找。"""

    def __init__(self, facts: Iterable[Fact]) -> None:
        values: dict[str, list[tuple[Decimal, int]]] = {}
        self._facts: list[Fact] = []
        for fact in facts:
            kind = _CLASSES.get(fact.unit, fact.unit)
            if kind and isinstance(fact.value, Decimal):
                values.setdefault(kind, []).append((abs(fact.value), len(self._facts)))
                self._facts.append(fact)
        self._values = {kind: sorted(pairs) for kind, pairs in values.items()}

    def same(self, figure: Figure) -> tuple[Fact, ...]:
        """印出来可以是这个样子的各数据项。"""
        pairs = self._values.get(_CLASSES.get(figure.unit, figure.unit), [])
        low, high = figure.interval
        first, last = bisect_left(pairs, (low, -1)), bisect_right(pairs, (high, len(self._facts)))
        return tuple(self._facts[number] for _, number in pairs[first:last])

    def of_kind(self, figure: Figure) -> Iterator[Fact]:
        """单位相合的各数据项。"""
        for _, number in self._values.get(_CLASSES.get(figure.unit, figure.unit), []):
            yield self._facts[number]


def count_of(text: str) -> int:
    """COUNT 认出的个数：阿拉伯数字，或一至九十九的汉字。"""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS[char]) for char in text))
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
