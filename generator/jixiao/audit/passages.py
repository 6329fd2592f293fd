"""一份评价里作者写的文字：正文各段与数据的各栏，每个字都知道写在哪里。编者的“说明”不算。

查找用的样子（text）里，引用（[](fact:总分) 之类）与行内代码不是手写的字，各换成一个占位字；
全角的数字、百分号换成半角，字数不变。
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from jixiao.model.dossier import Dossier
from jixiao.model.entry import Entry
from jixiao.model.evaluation import Evaluation
from jixiao.model.location import Location
from jixiao.model.narrative import (
    Break,
    Chapter,
    ExternalLink,
    Grid,
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

_Field: TypeAlias = tuple[str, str, str]
"""一栏：程序里的名字、栏目名、简称；没有简称的不是说明性的栏目，只查有没有填、引了什么。"""
_GOALS: Final[tuple[_Field, ...]] = (
    ("goal", "预期目标", "预期目标"),
    ("achievement", "实际完成情况", "实际完成情况"),
)
_VALUES: Final[tuple[_Field, ...]] = (
    ("target", "年度指标值", ""),
    ("actual", "实际完成值", ""),
    ("performance", "业绩值", "业绩值"),
    ("reason", "评定理由", "评定理由"),
    ("deviation", "偏差原因分析及改进措施", "偏差原因"),
)
_FINDING: Final[tuple[_Field, ...]] = (("title", "标题", ""), ("text", "内容", "内容"))
_LOG: Final[tuple[_Field, ...]] = (("text", "整改记录", ""),)
_APPENDIX: Final[tuple[_Field, ...]] = (("title", "附件标题", ""),)


@dataclass(frozen=True, slots=True)
class Held:
    """占位字所代的引用。"""

    offset: int
    scheme: str
    target: str


@dataclass(frozen=True, slots=True)
class Text:
    """一段文字。

    starts 是各片段开头的字位与行列；plain 是原样的字，不含引用与代码；
    what 是写在哪一栏、哪一章，about 是所涉的数据项；held 是其中的引用；
    headings 是所在的各级标题，由外到内；chapter 是所在的正文文件，数据里的栏目没有；
    正文各段与说明性的栏目是 prose：另有给人看的出处 place，所属的末级指标 leaf，简称 field。
    """

    text: str
    starts: tuple[tuple[int, Location], ...]
    plain: str
    what: str = ""
    about: str = ""
    held: tuple[Held, ...] = ()
    headings: tuple[str, ...] = ()
    chapter: str = ""
    prose: bool = False
    place: str = ""
    leaf: ScoredLeaf | None = None
    field: str = ""

    @property
    def start(self) -> Location:
        """从哪里写起。"""
        return self.starts[0][1]

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
    return (*narrative, *appended, *_in_data(dossier.evaluation), *_in_leaves(leaves))


def _in_chapter(chapter: Chapter, what: str) -> Iterator[Text]:
    about, path = f"正文.{chapter.slug}", chapter.at.path
    yield Text(chapter.title.translate(_HALF), ((0, chapter.at),), chapter.title, chapter.title, about, chapter=path)
    place = f"{what}“{chapter.title}”"
    headings: list[tuple[int, str]] = []
    for passage in _flat(chapter.passages):
        if isinstance(passage, Grid):
            for cell in (cell for row in (passage.head, *passage.rows) for cell in row):
                yield replace(_joined(cell, passage.at), what=chapter.title, about=about, chapter=path)
            continue
        level = passage.level if isinstance(passage, Title) else 0
        while level and headings and headings[-1][0] >= level:
            headings.pop()
        text = _joined(passage.content, passage.at)
        if level:
            headings.append((level, text.text))
        chain = (chapter.title, *(words for _, words in headings))
        text = replace(text, what=chapter.title, about=about, chapter=path)
        yield replace(text, prose=True, place=place, headings=chain)


def _flat(passages: Iterable[Passage]) -> Iterator[Title | Prose | Grid]:
    for passage in passages:
        match passage:
            case Title() | Prose() | Grid():
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
    plain: list[str] = []
    starts: list[tuple[int, Location]] = [(0, at)]
    held: list[Held] = []
    length = 0
    for phrase in phrases:
        match phrase:
            case Span() if phrase.style != "code":
                words = phrase.text.translate(_HALF)
                plain.append(phrase.text)
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
    return Text("".join(parts), tuple(starts), "".join(plain), held=tuple(held))


def _in_data(evaluation: Evaluation) -> Iterator[Text]:
    yield from _fields(evaluation, _GOALS, "", "")
    for problem in evaluation.problems:
        yield from _fields(problem, _FINDING, f"问题.{problem.identifier}", problem.identifier)
    for recommendation in evaluation.recommendations:
        about = f"建议.{recommendation.identifier}"
        yield from _fields(recommendation, _FINDING, about, recommendation.identifier)
        for record in recommendation.log:
            yield from _fields(record, _LOG, about, "")
    for experience in evaluation.experiences:
        yield from _fields(experience, _FINDING, "主要经验", f"经验“{experience.title}”")
    for appendix in evaluation.appendices:
        yield from _fields(appendix, _APPENDIX, f"附件.{appendix.title}", "")


def _in_leaves(leaves: Iterable[ScoredLeaf]) -> Iterator[Text]:
    for leaf in leaves:
        about = f"指标.{leaf.anchor}"
        yield Text(leaf.name.translate(_HALF), ((0, leaf.at),), leaf.name, "指标名称", about)
        for text in _fields(leaf.detail, _VALUES, about, name_of(leaf)):
            yield replace(text, leaf=leaf)


def _fields(entry: Entry, fields: tuple[_Field, ...], about: str, owner: str) -> Iterator[Text]:
    """写了的各栏；有简称的是说明性的栏目。owner 是给人看的主人。"""
    for name, alias, label in fields:
        words = getattr(entry, name, None)
        if words:
            place = f"{owner}的{label}" if owner else label
            text = Text(words.translate(_HALF), ((0, entry.place_of(name)),), words, alias, about or alias)
            yield replace(text, prose=True, place=place, field=label) if label else text
