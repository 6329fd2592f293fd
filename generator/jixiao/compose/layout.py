"""布局：先走一遍，定下各章、表、图、附件的号与所在的页；之后引用才有所指。"""

from dataclasses import dataclass, field

from jixiao.compose import addresses
from jixiao.model.evaluation import Audience
from jixiao.model.kind import Layout as KindLayout
from jixiao.model.narrative import Chapter, embeds_in
from jixiao.model.report import NavigationEntry, SitePath
from jixiao.model.scored import ScoredDossier
from jixiao.wording.audit_pages import TITLE
from jixiao.wording.numbering import heading_number

SUMMARY = "摘要"


@dataclass(frozen=True, slots=True)
class ChapterPlace:
    """一章：编号（可空）、所在的页。"""

    chapter: Chapter
    number: str
    path: str

    @property
    def title(self) -> str:
        """章题连同编号。"""
        return f"{self.number}{self.chapter.title}"


@dataclass(frozen=True, slots=True)
class Layout:
    """一份评价的布局。

    labels 由“scheme:target”查表号、图号（表1、图1、附表2-1）；targets 查所在位置。
    summary 是并入首页的摘要章，没有为 None。
    """

    identifier: str
    form: bool
    summary: Chapter | None
    chapters: tuple[ChapterPlace, ...]
    labels: dict[str, str] = field(default_factory=dict)
    targets: dict[str, SitePath] = field(default_factory=dict)
    navigation: tuple[NavigationEntry, ...] = ()


def lay_out(scored: ScoredDossier) -> Layout:
    """定下布局。"""
    identifier = scored.identifier
    form = scored.dossier.kind.layout is KindLayout.FORM
    labels: dict[str, str] = {}
    targets: dict[str, SitePath] = {}
    summary, chapters = _place_chapters(scored)
    numbers = {"表": 0, "图": 0}
    pages = [(c.chapter, c.path) for c in chapters]
    if summary is not None:
        pages.insert(0, (summary, addresses.overview(identifier)))
    for chapter, path in pages:
        _place_embeds(scored, _Page(chapter, path, "{}"), numbers, labels, targets)
    _place_appendices(scored, labels, targets)
    for leaf in scored.leaves():
        targets.setdefault(f"indicator:{leaf.code}", addresses.indicator(identifier, leaf.anchor))
    navigation = () if form else _navigation(scored, chapters)
    return Layout(identifier, form, summary, chapters, labels, targets, navigation)


@dataclass(frozen=True, slots=True)
class _Page:
    """一页正文；prefix 是表号、图号的前半，如“附{}2-”。"""

    chapter: Chapter
    path: str
    prefix: str


def _place_embeds(
    scored: ScoredDossier,
    page: _Page,
    numbers: dict[str, int],
    labels: dict[str, str],
    targets: dict[str, SitePath],
) -> None:
    """一页里嵌入的表、图、问题各得其号与位置；嵌入过的不再编号。"""
    for embed in embeds_in(page.chapter.passages):
        key = f"{embed.scheme}:{embed.target}"
        kind = {"table": "表", "indicators": "表", "chart": "图"}.get(embed.scheme)
        if kind is not None and key not in labels:
            numbers[kind] += 1
            labels[key] = f"{page.prefix.format(kind)}{numbers[kind]}"
            targets[key] = SitePath(page.path, embed_anchor(embed.scheme, embed.target))
        if embed.scheme == "survey":
            targets.setdefault(key, SitePath(page.path))
        if embed.scheme == "findings":
            _place_findings(scored, embed.target, page.path, targets)


def embed_anchor(scheme: str, target: str) -> str:
    """嵌入的表、图在页内的锚点。"""
    if scheme == "table":
        return addresses.table_anchor(target)
    return f"{scheme}-{target}".rstrip("-")


def _place_chapters(scored: ScoredDossier) -> tuple[Chapter | None, tuple[ChapterPlace, ...]]:
    summary = None
    places = []
    number = 0
    for chapter in scored.dossier.chapters:
        if chapter.title == SUMMARY:
            summary = chapter
            continue
        label = ""
        if chapter.title not in scored.dossier.kind.unnumbered:
            number += 1
            label = heading_number(1, number)
        places.append(ChapterPlace(chapter, label, addresses.part(scored.identifier, chapter.slug)))
    return summary, tuple(places)


def _place_findings(scored: ScoredDossier, target: str, path: str, targets: dict[str, SitePath]) -> None:
    evaluation = scored.dossier.evaluation
    names: list[str] = []
    if target == "存在的问题":
        names = [problem.identifier for problem in evaluation.problems]
    elif target == "有关建议":
        names = [advice.identifier for advice in evaluation.recommendations]
    for name in names:
        targets.setdefault(f"finding:{name}", SitePath(path, addresses.finding_anchor(name)))


def _place_appendices(scored: ScoredDossier, labels: dict[str, str], targets: dict[str, SitePath]) -> None:
    for number, appendix in enumerate(scored.dossier.evaluation.appendices, start=1):
        path = addresses.part(scored.identifier, f"appendix-{number}")
        released = scored.dossier.releases(appendix)
        for key in (f"appendix:{number}", f"appendix:附件{number}", f"appendix:{appendix.title}"):
            labels[key] = f"附件{number}" if released else f"附件{number}（不公开）"
            if released:
                targets[key] = SitePath(path)
        if not released:  # 号留着，公开版与内部版的附件号才一致
            continue
        for n, name in enumerate(appendix.tables, start=1):
            labels.setdefault(f"table:{name}", f"附表{number}-{n}")
            targets.setdefault(f"table:{name}", SitePath(path, addresses.table_anchor(name)))
        targets.update(
            {f"survey:{name}": SitePath(path) for name in appendix.surveys if f"survey:{name}" not in targets}
        )
        text = scored.dossier.texts.get(appendix.text or "")
        if text is not None:
            counts = {"表": len(appendix.tables), "图": 0}
            _place_embeds(scored, _Page(text, path, f"附{{}}{number}-"), counts, labels, targets)


def _navigation(scored: ScoredDossier, chapters: tuple[ChapterPlace, ...]) -> tuple[NavigationEntry, ...]:
    identifier = scored.identifier
    entries = [NavigationEntry("概览", SitePath(addresses.overview(identifier)))]
    entries.append(NavigationEntry("指标体系", SitePath(addresses.part(identifier, addresses.INDICATORS))))
    entries.extend(NavigationEntry(c.title, SitePath(c.path)) for c in chapters)
    for number, appendix in scored.dossier.released_appendices():
        path = addresses.part(identifier, f"appendix-{number}")
        entries.append(NavigationEntry(f"附件{number}　{appendix.title}", SitePath(path)))
    entries.append(NavigationEntry("引用文件", SitePath(addresses.part(identifier, addresses.DOCUMENTS))))
    entries.append(NavigationEntry("计算底稿", SitePath(addresses.part(identifier, addresses.TRACE))))
    if scored.dossier.evaluation.revisions:
        entries.append(NavigationEntry("修订记录", SitePath(addresses.overview(identifier), addresses.REVISIONS)))
    if scored.dossier.audience is Audience.INTERNAL:
        entries.append(NavigationEntry(TITLE, SitePath(addresses.part(identifier, addresses.AUDIT))))
    return tuple(entries)
