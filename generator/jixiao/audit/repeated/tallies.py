"""职能、条线、子项目之类，各处说有几个。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.audit.check import Subject
from jixiao.audit.passages import Text
from jixiao.audit.repeated.figures import COUNT, count_of
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.wording.codes import repeated as codes

_TALLY = re.compile(
    rf"{COUNT}(?:项|个|条|大)(?:业务)?(?P<noun>核心职能|主要职能|主要职责|条线|内设机构|内设科室|子项目|下属单位)"
)
# 说的是其中一部分，或另一个单位、另一年的
_PART = re.compile(r"其中|部分|另|其余|新增|各有|上年|去年|每|第$|分别")


@dataclass(frozen=True, slots=True)
class _Tally:
    """一处的说法。"""

    number: int
    written: str
    text: Text
    offset: int


def find_tallies_apart(subject: Subject) -> Iterator[Diagnostic]:
    """同一样东西，与第一处说的个数不同的；同一个数只说一次。"""
    first: dict[str, _Tally] = {}
    told: set[tuple[str, int]] = set()
    for text in subject.passages:
        for found in _TALLY.finditer(text.text):
            start, _ = text.clause(found.start())
            if _PART.search(text.text[start : found.start()]):
                continue
            noun = found["noun"]
            tally = _Tally(count_of(found["number"]), found.group(), text, found.start())
            earlier = first.setdefault(noun, tally)
            if earlier.number == tally.number or (noun, tally.number) in told:
                continue
            told.add((noun, tally.number))
            yield codes.COUNTED_TWO_WAYS.found(
                text.at(tally.offset),
                noun=noun,
                place=text.place,
                other=earlier.text.place,
                expected=earlier.written,
                actual=tally.written,
                about=(f"原文所述.{noun}",),
                related=(Related(f"{earlier.text.place}的说法", earlier.text.at(earlier.offset)),),
            )
