"""正文里的等级线：“90（含）—100分为优，80（含）—90分为良”读成各等级的两端。"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.model.expression.text import folded

_NUMBER = r"(?P<{0}>[0-9]{{1,3}}(?:\.[0-9]+)?)分?(?:\((?P<{0}_mark>含|不含)\))?分?"
_RANGE = re.compile(_NUMBER.format("low") + r"(?:[-~—–至到]+)" + _NUMBER.format("high"))
_ABOVE = re.compile(_NUMBER.format("low") + r"(?P<joined>及)?以上(?:\((?P<late>含|不含)\))?")
_BELOW = re.compile(_NUMBER.format("high") + r"(?P<joined>及)?以下(?:\((?P<late>含|不含)\))?")
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
    """一段文字里的等级线，由高到低。

    等级在分句之末（90分以上为优）或之首（优（90—100分））才算，“优先”“其中”不是等级；一个等级说了两回的，整段不算。
    """
    grade = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    last, first = re.compile(rf"({grade})$"), re.compile(rf"({grade})[从是为(0-9]")
    found: list[GradeLine] = []
    for clause in _CLAUSES.split(folded(text)):
        bare = clause.strip("“”\"'‘’《》").removesuffix(")")
        named = last.search(bare) or first.match(bare)
        if named is not None and "分" in bare and "%" not in bare:
            line = _line(named[1], clause)
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
        return GradeLine(name, Decimal(above["low"]), None, low_mark=_mark(above, "low_mark"))
    if below is not None and above is None:
        return GradeLine(name, None, Decimal(below["high"]), high_mark=_mark(below, "high_mark"))
    return None


def _mark(found: re.Match[str], own: str) -> str:
    """写明的含与不含；“及以上”“及以下”就是含。"""
    return found[own] or found["late"] or ("含" if found["joined"] else "")
