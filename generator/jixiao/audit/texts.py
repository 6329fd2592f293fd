"""一份评价里作者写的文字：各栏目与正文各段，连同写在哪里。编者的“说明”不算。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jixiao.model.dossier import Dossier
from jixiao.model.entry import Entry
from jixiao.model.location import Location
from jixiao.model.narrative import Chapter, Grid, Items, Passage, Phrases, Prose, Quotation, Span, Title
from jixiao.model.scored import ScoredLeaf

_GOALS: Final = (("goal", "预期目标"), ("achievement", "实际完成情况"))
_VALUES: Final = (
    ("target", "年度指标值"),
    ("actual", "实际完成值"),
    ("performance", "业绩值"),
    ("reason", "评定理由"),
    ("deviation", "偏差原因分析及改进措施"),
)
_FINDING: Final = (("title", "标题"), ("text", "内容"))


@dataclass(frozen=True, slots=True)
class Written:
    """一段文字。what 是写在哪一栏、哪一章；about 是所涉的数据项。"""

    text: str
    what: str
    about: str
    source: Location | tuple[Entry, str]

    @property
    def at(self) -> Location:
        """写在哪里。"""
        return self.source if isinstance(self.source, Location) else self.source[0].place_of(self.source[1])


def texts_in(dossier: Dossier, leaves: tuple[ScoredLeaf, ...]) -> Iterator[Written]:
    """先各栏目，后正文与附件的正文。"""
    evaluation = dossier.evaluation
    yield from _fields(evaluation, _GOALS, "")
    for leaf in leaves:
        name = f"指标.{leaf.anchor}"
        yield Written(leaf.name, "指标名称", name, leaf.at)
        yield from _fields(leaf.detail, _VALUES, name)
    for experience in evaluation.experiences:
        yield from _fields(experience, _FINDING, "主要经验")
    for problem in evaluation.problems:
        yield from _fields(problem, _FINDING, f"问题.{problem.identifier}")
    for recommendation in evaluation.recommendations:
        about = f"建议.{recommendation.identifier}"
        yield from _fields(recommendation, _FINDING, about)
        for record in recommendation.log:
            yield from _fields(record, (("text", "整改记录"),), about)
    for appendix in evaluation.appendices:
        yield Written(appendix.title, "附件标题", f"附件.{appendix.title}", (appendix, "title"))
    for chapter in (*dossier.chapters, *dossier.texts.values()):
        about = f"正文.{chapter.slug}"
        yield Written(chapter.title, chapter.title, about, chapter.at)
        for phrases, at in phrases_of(chapter):
            text = "".join(phrase.text for phrase in phrases if isinstance(phrase, Span) and phrase.style != "code")
            yield Written(text, chapter.title, about, at)


def _fields(entry: Entry, names: tuple[tuple[str, str], ...], about: str) -> Iterator[Written]:
    for name, alias in names:
        text = getattr(entry, name, None)
        if text:
            yield Written(text, alias, about or alias, (entry, name))


def phrases_of(chapter: Chapter) -> Iterator[tuple[Phrases, Location]]:
    """一章里每一处文字，列表、引文、表格里的也算。"""
    return _phrases(chapter.passages)


def _phrases(passages: tuple[Passage, ...]) -> Iterator[tuple[Phrases, Location]]:
    for passage in passages:
        match passage:
            case Title() | Prose():
                yield passage.content, passage.at
            case Items():
                for item in passage.items:
                    yield from _phrases(item)
            case Quotation():
                yield from _phrases(passage.passages)
            case Grid():
                for row in (passage.head, *passage.rows):
                    for cell in row:
                        yield cell, passage.at
            case _:
                pass
