"""正文里的等级线：“90（含）—100分为优，80（含）—90分为良”读成各等级的两端。"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.model.expression.text import folded

_NUMBER = r"(?P<{0}>[0-9]{{1,3}}(?:\.[0-9]+)?)分?(?:\((?P<{0}_mark>含|不含)\))?分?"
_RANGE = re.compile(_NUMBER.format("low") + r"(?:[-~—–至到]+)" + _NUMBER.format("high"))
_ABOVE = re.compile(_NUMBER.format("low") + r"(?:及|\(含\))?以上(?:\((?P<late>含|不含)\))?")
_BELOW = re.compile(_NUMBER.format("high") + r"(?:及|\(含\))?以下(?:\((?P<late>含|不含)\))?")
_CLAUSES = re.compile(r"[,;。、:]")


@dataclass(frozen=True, slots=True)
class GradeLine:
    """一个等级印着的两端；没有这一端为 None。*_mark 是写明的“含”“不含”，没有写明为空。"""

    name: str
    low: Decimal | None
    high: Decimal | None
    low_mark: str = ""
    high_mark: str = ""


def grade_lines(text: str, names: Sequence[str]) -> tuple[GradeLine, ...]:
    """一段文字里的等级线，由高到低。一个分句恰有一个等级、一个范围才算；一个等级说了两回的，整段不算。"""
    grade = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    found: list[GradeLine] = []
    for clause in _CLAUSES.split(folded(text)):
        named = grade.findall(clause)
        if len(named) == 1 and "分" in clause and "%" not in clause:
            line = _line(named[0], clause)
            if line is not None:
                found.append(line)
    if len({line.name for line in found}) < len(found):
        return ()
    return tuple(sorted(found, key=lambda line: line.low if line.low is not None else Decimal(-1), reverse=True))


def _line(name: str, clause: str) -> GradeLine | None:
    between = _RANGE.search(clause)
    if between is not None:
        low, high = Decimal(between["low"]), Decimal(between["high"])
        marks = between["low_mark"] or "", between["high_mark"] or ""
        return GradeLine(name, low, high, *marks) if low < high else None
    above, below = _ABOVE.search(clause), _BELOW.search(clause)
    if above is not None and below is None:
        return GradeLine(name, Decimal(above["low"]), None, low_mark=above["low_mark"] or above["late"] or "")
    if below is not None and above is None:
        return GradeLine(name, None, Decimal(below["high"]), high_mark=below["high_mark"] or below["late"] or "")
    return None
