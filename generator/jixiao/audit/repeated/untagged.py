"""正文里手写、没有引用数据项的数。"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from jixiao.audit.check import Subject
from jixiao.audit.passages import Text
from jixiao.audit.repeated.figures import MONEY, Figure, KnownFigures, figures_in
from jixiao.model.derivation import Fact
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.evaluation import DocumentStatus
from jixiao.wording.codes import repeated as codes

_SHOWN = 5
_UNITS = frozenset({*MONEY, "%", "分"})
_LIKELY = re.compile(r"[0-9]\s?(?:万元|亿元|元|%|分)")
_BOUNDED = re.compile(r"(?:及|（含）)?以[上下内]|左右|上下|多|余")
_MARKED = re.compile(r"(?:满分|分值|权重|得分?|扣分?)(?:为|是)?$")


def find_untagged_figures(subject: Subject) -> Iterator[Diagnostic]:
    """一章一条：写着金额、比率、得分而没有引用数据项的，连同可以改用的数据项。"""
    if subject.evaluation.status is DocumentStatus.PUBLISHED:
        return  # 已经公布的正文不会再改，引用与否已无关系
    narrative = [text for text in subject.passages if text.chapter and _LIKELY.search(text.text)]
    if not narrative:
        return
    known = KnownFigures(subject.scored.facts.values())
    for chapter, texts in groupby(narrative, key=lambda text: text.chapter):
        loose = [(text, figure) for text in texts for figure in figures_in(text.text) if _taggable(text, figure)]
        if not loose:
            continue
        same = [(text, figure, fact) for text, figure in loose if (fact := _meant(known, text, figure)) is not None]
        text, figure = same[0][:2] if same else loose[0]
        listed = list(dict.fromkeys(f"“{figure.text}”是 [](fact:{fact.key})" for _, figure, fact in same))
        shown = list(dict.fromkeys(figure.text for _, figure in loose))
        yield codes.UNTAGGED_FIGURES.found(
            text.at(figure.start),
            hint=f"可以改为引用：{_some(listed, '；')}。" if listed else None,
            place=text.place,
            count=len(loose),
            shown=_some(shown, "、"),
            about=(chapter,),
        )


def _taggable(text: Text, figure: Figure) -> bool:
    """金额、比率，和“满分”“得”“扣”之后的分数；“以上”“左右”的不是一个确定的数。"""
    if figure.unit not in _UNITS or _BOUNDED.match(text.text[figure.end :]):
        return False
    return figure.unit != "分" or bool(_MARKED.search(text.text[max(figure.start - 4, 0) : figure.start]))


def _meant(known: KnownFigures, text: Text, figure: Figure) -> Fact | None:
    """一句里说到它的名称，或有四位有效数字而只有它是这个数：不是碰巧相同。"""
    start, end = text.sentence(figure.start)
    sentence = text.text[start:end]
    facts = [fact for fact in known.same(figure) if _exact(fact, figure)]
    named = [fact for fact in facts if fact.key.rsplit(".", 1)[-1].removesuffix("数") in sentence]
    chosen = named or (facts if len(figure.digits) >= 4 else [])
    alike = len({fact.value for fact in chosen}) == 1 and len(chosen) <= 3
    return min(chosen, key=lambda fact: len(fact.key)) if alike else None


def _exact(fact: Fact, figure: Figure) -> bool:
    times = MONEY.get(figure.unit, Decimal(1))
    return isinstance(fact.value, Decimal) and abs(fact.value) == figure.value * times


def _some(parts: list[str], mark: str) -> str:
    return mark.join(parts[:_SHOWN]) + ("等" if len(parts) > _SHOWN else "")
