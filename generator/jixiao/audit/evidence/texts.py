"""一份评价里作者写的文字：各栏目与正文各段，连同写在哪里。编者的“说明”不算。"""

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.audit.check import Subject
from jixiao.model.entry import Entry
from jixiao.model.location import Location
from jixiao.model.narrative import Chapter, Grid, Items, Passage, Phrases, Prose, Quotation, Span, Title


@dataclass(frozen=True, slots=True)
class Written:
    """一段文字。what 是写在哪一栏、哪一章；about 是所涉的数据项。"""

    text: str
    at: Location
    what: str
    about: str


def texts_in(subject: Subject) -> Iterator[Written]:
    """先各栏目，后正文与附件的正文。"""
    evaluation = subject.evaluation
    yield from _fields(evaluation, ("goal", "achievement"), "")
    for leaf in subject.leaves:
        name = f"指标.{leaf.anchor}"
        yield Written(leaf.name, leaf.at, "指标名称", name)
        fields = ("target", "actual", "performance", "reason", "deviation")
        yield from _fields(leaf.detail, fields, name)
    for experience in evaluation.experiences:
        yield from _fields(experience, ("title", "text"), "主要经验")
    for problem in evaluation.problems:
        yield from _fields(problem, ("title", "text"), f"问题.{problem.identifier}")
    for recommendation in evaluation.recommendations:
        yield from _fields(recommendation, ("title", "text"), f"建议.{recommendation.identifier}")
    for appendix in evaluation.appendices:
        yield from _fields(appendix, ("title",), f"附件.{appendix.title}")
    yield from prose_in(subject)


def _fields(entry: Entry, names: tuple[str, ...], about: str) -> Iterator[Written]:
    for name in names:
        field = type(entry).model_fields.get(name)
        text = getattr(entry, name, None)
        if field is not None and text:
            what = field.alias or name
            yield Written(text, entry.place_of(name), what, about or what)


def prose_in(subject: Subject) -> Iterator[Written]:
    """正文与附件正文的各段，引用换成它的文字。"""
    dossier = subject.dossier
    for chapter in (*dossier.chapters, *dossier.texts.values()):
        yield Written(chapter.title, chapter.at, chapter.title, f"正文.{chapter.slug}")
        for phrases, at in passages_of(chapter):
            text = "".join(phrase.text for phrase in phrases if isinstance(phrase, Span) and phrase.style != "code")
            yield Written(text, at, chapter.title, f"正文.{chapter.slug}")


def passages_of(chapter: Chapter) -> Iterator[tuple[Phrases, Location]]:
    """一章里每一处文字，列表、引文、表格里的也算。"""
    return _phrases(chapter.passages, chapter.at)


def _phrases(passages: tuple[Passage, ...], above: Location) -> Iterator[tuple[Phrases, Location]]:
    for passage in passages:
        match passage:
            case Title() | Prose():
                yield passage.content, passage.at
            case Items():
                for item in passage.items:
                    yield from _phrases(item, above)
            case Quotation():
                yield from _phrases(passage.passages, above)
            case Grid():
                for row in (passage.head, *passage.rows):
                    for cell in row:
                        yield cell, passage.at
            case _:
                pass
