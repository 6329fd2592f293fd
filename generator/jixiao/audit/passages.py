"""一份评价里的文字：正文各段与数据里的说明性栏目，排成可以查找的样子，每个字都知道写在哪里。

引用（[](fact:总分) 之类）与行内代码不是手写的字，各换成一个占位字；全角的数字、百分号换成半角，字数不变。
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from jixiao.model.dossier import Dossier
from jixiao.model.entry import Entry
from jixiao.model.indicator import FormRow, IndicatorEntry
from jixiao.model.location import Location
from jixiao.model.narrative import (
    Break,
    Chapter,
    ExternalLink,
    Items,
    Passage,
    Phrases,
    Prose,
    Quotation,
    Reference,
    Span,
    Title,
)
from jixiao.model.scored import ScoredLeaf
from jixiao.wording.scores import name_of

HELD: Final = "\ufffc"
_HALF = str.maketrans("０１２３４５６７８９％．，＋－＝", "0123456789%.，+-=")
_STOPS = "。；;！!？?\n"
_PAUSES = _STOPS + "，,：:、（(）)" + HELD


@dataclass(frozen=True, slots=True)
class Held:
    """占位字所代的引用。"""

    offset: int
    scheme: str
    target: str


@dataclass(frozen=True, slots=True)
class Text:
    """一段文字。

    place 是给人看的出处；starts 是各片段开头的字位与行列；held 是其中的引用；
    headings 是所在的各级标题，由外到内；chapter 是所在的正文文件，数据里的栏目没有；
    leaf 是栏目所属的末级指标；field 是栏目名称。
    """

    text: str
    place: str
    starts: tuple[tuple[int, Location], ...]
    held: tuple[Held, ...] = ()
    headings: tuple[str, ...] = ()
    chapter: str = ""
    leaf: ScoredLeaf | None = None
    field: str = ""

    def at(self, offset: int) -> Location:
        """第几个字写在哪里。数据栏目只知道开头：折行与引号之后的列数说不准。"""
        start, at = self.starts[bisect_right(self.starts, offset, key=lambda one: one[0]) - 1]
        return replace(at, column=at.column + offset - start) if self.chapter else at

    def sentence(self, offset: int) -> tuple[int, int]:
        """这个字所在的一句的起止。"""
        return _bounds(self.text, offset, _STOPS)

    def clause(self, offset: int) -> tuple[int, int]:
        """这个字所在的一小句（逗号、括号、引用为界）的起止。"""
        return _bounds(self.text, offset, _PAUSES)


def _bounds(text: str, offset: int, marks: str) -> tuple[int, int]:
    start = next((n + 1 for n in range(offset - 1, -1, -1) if text[n] in marks), 0)
    end = next((n for n in range(offset, len(text)) if text[n] in marks), len(text))
    return start, end


def texts_of(dossier: Dossier, leaves: Iterable[ScoredLeaf]) -> tuple[Text, ...]:
    """正文在前，附件正文其次，数据里的栏目在后。"""
    narrative = [text for chapter in dossier.chapters for text in _in_chapter(chapter, "正文")]
    appended = [text for chapter in dossier.texts.values() for text in _in_chapter(chapter, "附件正文")]
    return (*narrative, *appended, *_in_data(dossier), *_in_leaves(leaves))


def _in_chapter(chapter: Chapter, what: str) -> Iterator[Text]:
    headings: list[tuple[int, str]] = []
    for passage in _flat(chapter.passages):
        level = passage.level if isinstance(passage, Title) else 0
        while level and headings and headings[-1][0] >= level:
            headings.pop()
        text = _joined(passage.content, passage.at)
        if level:
            headings.append((level, text.text))
        chain = (chapter.title, *(words for _, words in headings))
        place = f"{what}“{chapter.title}”"
        yield replace(text, place=place, headings=chain, chapter=chapter.at.path)


def _flat(passages: Iterable[Passage]) -> Iterator[Title | Prose]:
    for passage in passages:
        match passage:
            case Title() | Prose():
                yield passage
            case Items():
                for item in passage.items:
                    yield from _flat(item)
            case Quotation():
                yield from _flat(passage.passages)
            case _:
                pass


def _joined(phrases: Phrases, at: Location) -> Text:
    parts: list[str] = []
    starts: list[tuple[int, Location]] = [(0, at)]
    held: list[Held] = []
    length = 0
    for phrase in phrases:
        match phrase:
            case Span() if phrase.style != "code":
                words = phrase.text.translate(_HALF)
                if phrase.at is not None:
                    starts.append((length, phrase.at))
            case Reference():
                words = HELD
                starts.append((length, phrase.at))
                held.append(Held(length, phrase.scheme, phrase.target))
            case Break():
                words = "\n"
            case Span() | ExternalLink():
                words = HELD
        parts.append(words)
        length += len(words)
    return Text("".join(parts), "", tuple(starts), tuple(held))


def _in_data(dossier: Dossier) -> Iterator[Text]:
    evaluation = dossier.evaluation
    yield from _field(evaluation, "预期目标", "goal", "")
    yield from _field(evaluation, "实际完成情况", "achievement", "")
    for problem in evaluation.problems:
        yield from _field(problem, "内容", "text", problem.identifier)
    for recommendation in evaluation.recommendations:
        yield from _field(recommendation, "内容", "text", recommendation.identifier)
    for experience in evaluation.experiences:
        yield from _field(experience, "内容", "text", f"经验“{experience.title}”")


def _in_leaves(leaves: Iterable[ScoredLeaf]) -> Iterator[Text]:
    for leaf in leaves:
        entry, name = leaf.detail, name_of(leaf)
        if isinstance(entry, IndicatorEntry):
            written = [*_field(entry, "业绩值", "performance", name), *_field(entry, "评定理由", "reason", name)]
        elif isinstance(entry, FormRow):
            written = [*_field(entry, "偏差原因", "deviation", name)]
        else:
            continue
        for text in written:
            yield replace(text, leaf=leaf)


def _field(entry: Entry, label: str, field: str, owner: str) -> Iterator[Text]:
    words = getattr(entry, field)
    if words:
        place = f"{owner}的{label}" if owner else label
        yield Text(words.translate(_HALF), place, ((0, entry.place_of(field)),), field=label)
