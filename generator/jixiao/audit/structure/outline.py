"""提纲：该有的章节有没有，有没有内容；评分表附了没有。"""

from collections.abc import Iterator

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.evaluation import Evaluation
from jixiao.model.kind import Layout, OutlineEntry
from jixiao.model.location import Location
from jixiao.model.narrative import Chapter, Embed, Passage, Phrases, Reference, Span, Title, embeds_in
from jixiao.wording.codes import structure as codes


def find_missing_sections(subject: Subject) -> Iterator[Diagnostic]:
    """正文缺少提纲里哪些项，一份报告合说一次。还没有正文的不查；摘要、引言里的标题不算。"""
    dossier = subject.dossier
    wanted = _outline(subject)
    if not dossier.chapters or not wanted:
        return
    numbered = (chapter for chapter in dossier.chapters if chapter.title not in dossier.kind.unnumbered)
    titles = [title for chapter in numbered for title in _titles(chapter)]
    missing = [entry for entry in wanted if not any(word in title for word in entry.wordings for title in titles)]
    if missing:
        yield codes.MISSING_SECTIONS.found(
            dossier.chapters[0].at,
            names="、".join(f"“{entry.name}”" for entry in missing),
            about=tuple(f"提纲.{entry.name}" for entry in missing),
        )


def _outline(subject: Subject) -> tuple[OutlineEntry, ...]:
    dossier = subject.dossier
    if dossier.kind.layout is Layout.FORM:
        return ()
    own = dossier.profile.outline
    return own.value if own is not None and dossier.kind.outline else dossier.kind.outline


def _titles(chapter: Chapter) -> Iterator[str]:
    yield chapter.title
    for passage in chapter.passages:
        if isinstance(passage, Title):
            yield _words(passage.content)


def _words(phrases: Phrases) -> str:
    return "".join(phrase.text for phrase in phrases if isinstance(phrase, Span | Reference))


def find_empty_sections(subject: Subject) -> Iterator[Diagnostic]:
    """只有标题、没有内容的章节。嵌入的问题、建议一条也没有的，等于没有内容。"""
    for chapter in subject.dossier.chapters:
        sections: list[tuple[int, str, Location]] = [(1, chapter.title, chapter.at)]
        for passage in chapter.passages:
            if isinstance(passage, Title):
                yield from _closed(sections, passage.level, chapter)
                sections.append((passage.level, _words(passage.content), passage.at))
            elif _says_something(passage, subject.evaluation):
                sections.clear()
        yield from _closed(sections, 0, chapter)


def _closed(sections: list[tuple[int, str, Location]], level: int, chapter: Chapter) -> Iterator[Diagnostic]:
    """遇到同级或更高的标题，前面还没有内容的到此为止；有下级标题的上级不算空。"""
    if sections and level <= sections[-1][0]:
        _, title, at = sections[-1]
        yield codes.EMPTY_SECTION.found(at, title=title, about=(f"正文.{chapter.slug}",))
    sections.clear()


def _says_something(passage: Passage, evaluation: Evaluation) -> bool:
    if not isinstance(passage, Embed) or passage.scheme != "findings":
        return True
    listed = {
        "主要经验": evaluation.experiences,
        "存在的问题": evaluation.problems,
        "有关建议": evaluation.recommendations,
    }
    return bool(listed.get(passage.target, (passage,)))


def find_missing_score_table(subject: Subject) -> Iterator[Diagnostic]:
    """正文和附件里都没有列出指标体系及得分的。还没有正文的不查。"""
    dossier = subject.dossier
    if not dossier.kind.score_table or not dossier.chapters:
        return
    texts = (*dossier.chapters, *dossier.texts.values())
    embedded = any(embed.scheme == "indicators" for text in texts for embed in embeds_in(text.passages))
    if not embedded and not any(appendix.indicators for appendix in subject.evaluation.appendices):
        yield codes.MISSING_SCORE_TABLE.found(dossier.chapters[0].at, about=("附件",))
