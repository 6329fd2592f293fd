"""文字里写的份数、题数、项数、条数，与数据里的个数。"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from jixiao.audit.check import Node, Subject
from jixiao.audit.passages import Text
from jixiao.audit.repeated.figures import COUNT, count_of, figures_in
from jixiao.audit.repeated.mentions import stands_for_leaf
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.rounding import consistent
from jixiao.model.scored import ScoredGroup
from jixiao.model.survey import Survey
from jixiao.wording.codes import repeated as codes

_LIKELY = re.compile(r"指标|建议|问题|问卷|回收率")
_LEVELS = {"一": 1, "二": 2, "三": 3, "四": 4}
_OTHERS = re.compile(r"每|各级|上年|去年|部分|其中|新增|修改|调整|之一|第$")
_EACH = re.compile(r"各|每|分别")


@dataclass(frozen=True, slots=True)
class _Counted:
    """一种数法：怎样说，数据里可以是几个，所涉的数据项。"""

    pattern: re.Pattern[str]
    what: str
    about: str
    counts: Callable[[Subject, Text, re.Match[str]], tuple[int, ...]]


def _of_level(subject: Subject, _: Text, found: re.Match[str]) -> tuple[int, ...]:
    level = found["level"]
    if level == "末":
        return (len(subject.leaves),)
    return (_at_depth(subject, _LEVELS[level]),)


def _at_depth(subject: Subject, depth: int) -> int:
    """第几级有几项；最上层的末级指标自成一组，只算一次。"""
    level: list[Node] = list(subject.scored.groups)
    for _ in range(depth - 1):
        level = [
            child
            for node in level
            if isinstance(node, ScoredGroup) and not stands_for_leaf(node)
            for child in node.children
        ]
    return len(level)


def _sheets(field: str) -> Callable[[Subject, Text, re.Match[str]], tuple[int, ...]]:
    """问卷的份数：任一份问卷的，或各份合计的。"""

    def counts(subject: Subject, text: Text, _: re.Match[str]) -> tuple[int, ...]:
        surveys = _surveys(subject, text)
        numbers = [getattr(survey, field) for survey in surveys]
        if None in numbers:
            return ()
        return (*numbers, sum(numbers))

    return counts


def _surveys(subject: Subject, text: Text) -> tuple[Survey, ...]:
    """业绩值里说的是这一项用的问卷，正文里说的可以是任何一份。"""
    surveys = subject.evaluation.surveys
    data = text.leaf.detail.data if text.leaf is not None else None
    used = {question.survey for question in data.questions} if data is not None else set()
    return tuple(survey for name, survey in surveys.items() if not used or name in used)


def _questions(subject: Subject, text: Text, _: re.Match[str]) -> tuple[int, ...]:
    numbers = [len(survey.questions) for survey in _surveys(subject, text)]
    return (*numbers, sum(numbers)) if numbers else ()


_COUNTED: Final = (
    _Counted(
        re.compile(rf"{COUNT}(?:个|项)(?P<level>[一二三四末])级指标"),
        "{level}级指标的个数",
        "指标",
        _of_level,
    ),
    _Counted(
        re.compile(rf"(?P<level>[一二三四末])级指标(?:共|共计|有|共有|为)?{COUNT}(?:个|项)"),
        "{level}级指标的个数",
        "指标",
        _of_level,
    ),
    _Counted(
        re.compile(rf"提出(?:了)?(?:以下|如下)?{COUNT}(?:条|项|点)(?:意见)?建议"),
        "建议的条数",
        "有关建议",
        lambda subject, _, __: (len(subject.evaluation.recommendations),),
    ),
    _Counted(
        re.compile(rf"(?:存在|发现|查出)(?:了)?(?:以下|如下|主要)?{COUNT}(?:个|项|条)(?:方面(?:的)?|主要)?问题"),
        "问题的个数",
        "存在的问题",
        lambda subject, _, __: (len(subject.evaluation.problems),),
    ),
    _Counted(
        re.compile(
            rf"(?:(?:发放|发出)(?:满意度)?(?:调查)?问卷(?:调查表)?|问卷(?:共|一共|合计)(?:发放|发出))(?:共|共计|合计)?{COUNT}份"
        ),
        "问卷的发放份数",
        "问卷",
        _sheets("issued"),
    ),
    _Counted(
        re.compile(
            rf"问卷[^。；]{{0,12}}?(?:收回|回收|收到)(?:的)?(?:有效)?(?:满意度)?(?:调查)?(?:问卷)?(?:共|共计|合计)?{COUNT}份"
        ),
        "问卷的收回份数",
        "问卷",
        _sheets("returned"),
    ),
    _Counted(
        re.compile(rf"(?:问卷[^。；]{{0,12}}?)?计划(?:随机)?(?:抽取|发放|抽样)(?:问卷)?{COUNT}份"),
        "问卷的计划份数",
        "问卷",
        _sheets("planned"),
    ),
    _Counted(re.compile(rf"问卷(?:共|设|共设|设有)+{COUNT}(?:道|个)?题"), "问卷的题数", "问卷", _questions),
)
_RETURN_RATE = re.compile(r"回收率(?:为|达到?|是)?$")


def find_counts_in_text(subject: Subject) -> Iterator[Diagnostic]:
    """文字里的个数、份数、回收率，与数据不符的。"""
    for text in subject.passages:
        if not _LIKELY.search(text.text):
            continue
        for counted in _COUNTED:
            for found in counted.pattern.finditer(text.text):
                yield from _compared(subject, text, counted, found)
        yield from _return_rates(subject, text)


def _compared(subject: Subject, text: Text, counted: _Counted, found: re.Match[str]) -> Iterator[Diagnostic]:
    start, _ = text.clause(found.start())
    expected = tuple(dict.fromkeys(n for n in counted.counts(subject, text, found) if n))
    if not expected or count_of(found["number"]) in expected or _OTHERS.search(text.text[start : found.start()]):
        return
    yield codes.COUNT_IN_TEXT.found(
        text.at(found.start("number")),
        place=text.place,
        what=counted.what.format(**found.groupdict()),
        expected="或".join(map(str, expected)),
        actual=found["number"],
        about=(counted.about,),
    )


def _return_rates(subject: Subject, text: Text) -> Iterator[Diagnostic]:
    surveys = _surveys(subject, text)
    pairs = [(s.returned, s.issued) for s in surveys if s.returned is not None and s.issued]
    if "回收率" not in text.text or not pairs or len(pairs) < len(surveys):
        return
    pairs.append((sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)))
    rates = [Fraction(returned, issued) * 100 for returned, issued in pairs]
    for figure in figures_in(text.text):
        start, _ = text.clause(figure.start)
        said = figure.unit == "%" and _RETURN_RATE.search(text.text[start : figure.start])
        if said and not any(consistent(figure.value, rate) for rate in rates):
            shown = "或".join(dict.fromkeys(f"{returned}÷{issued}" for returned, issued in pairs))
            yield codes.COUNT_IN_TEXT.found(
                text.at(figure.start),
                place=text.place,
                what="问卷的回收率",
                expected=shown,
                actual=figure.text,
                about=("问卷",),
            )
