"""一份评价编排成若干页。"""

from dataclasses import dataclass, replace

from jixiao.compose import addresses
from jixiao.compose.about import about_blocks
from jixiao.compose.audit_marks import AuditMarks
from jixiao.compose.audit_page import audit_blocks, summary_line_of
from jixiao.compose.citations import CitationRecord, Findings, citation_text, linked_text
from jixiao.compose.column_heads import column_heads
from jixiao.compose.data_table import data_table
from jixiao.compose.form import form_blocks
from jixiao.compose.frame import first_page, report_page
from jixiao.compose.indicator_table import indicator_system
from jixiao.compose.inline import InlineComposer
from jixiao.compose.layout import Layout, lay_out
from jixiao.compose.narrative import NarrativeComposer
from jixiao.compose.origin import origin_inlines
from jixiao.compose.overview import overview_blocks
from jixiao.compose.survey import survey_blocks
from jixiao.model.diagnostic import Diagnostic, Settled
from jixiao.model.dossier import Registry
from jixiao.model.evaluation import Appendix, Audience, DocumentStatus
from jixiao.model.kind import Layout as KindLayout
from jixiao.model.registry import PolicyLevel
from jixiao.model.report import (
    Block,
    CardPlace,
    Cell,
    Heading,
    Inlines,
    Link,
    LinkKind,
    Page,
    PageRole,
    Paragraph,
    Report,
    Row,
    Scope,
    SitePath,
    Table,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording.audit_pages import TITLE
from jixiao.wording.citations import document_names
from jixiao.wording.codes import reading as codes
from jixiao.wording.codes.catalogue import as_published

_NOTHING = Settled()
_WRITTEN = (PageRole.CHAPTER, PageRole.APPENDIX)
"""有正文的页，题下说正文由谁改写。"""


@dataclass(frozen=True, slots=True)
class Composed:
    """编排的产物：报告、其中的引用、途中的诊断。"""

    report: Report
    citations: tuple[CitationRecord, ...]
    diagnostics: tuple[Diagnostic, ...]


def compose_evaluation(
    scored: ScoredDossier, registry: Registry, evaluations: dict[str, str], review: Settled = _NOTHING
) -> Composed:
    """编排一份评价。

    evaluations 是全部评价的标识与名称，供互相引用；review 是此前各步的发现，只列在内部的复核页。
    """
    internal = scored.dossier.audience is Audience.INTERNAL
    composer = _EvaluationComposer(scored, registry, evaluations, review if internal else _NOTHING)
    pages = composer.pages()
    diagnostics = composer.diagnostics()
    if internal:
        review = replace(review, open=(*review.open, *diagnostics))
        first = replace(pages[0], blocks=(summary_line_of(scored, review), *pages[0].blocks))
        pages = (first, *pages[1:], composer.audit_page(review))
    report = Report(scored.identifier, display_name(scored), pages, composer.summary)
    return Composed(report, tuple(composer.findings.citations), diagnostics)


def composing_faults(scored: ScoredDossier, registry: Registry, evaluations: dict[str, str]) -> tuple[Diagnostic, ...]:
    """编排途中才看得出的诊断（正文里的引用）。自评表没有正文，不必编页；成百上千份时省下一半工夫。"""
    if scored.dossier.kind.layout is KindLayout.FORM:
        return ()
    return compose_evaluation(scored, registry, evaluations).diagnostics


def display_name(scored: ScoredDossier) -> str:
    """评价的名称。"""
    return scored.dossier.evaluation.name


class _EvaluationComposer:
    """编排途中的共用之物。"""

    def __init__(self, scored: ScoredDossier, registry: Registry, evaluations: dict[str, str], review: Settled) -> None:
        self.scored = scored
        self.registry = registry
        self.layout: Layout = lay_out(scored)
        self.findings = Findings()
        self.marks = AuditMarks(scored.identifier, review.open)
        self.inline = InlineComposer(scored, self.layout, registry, evaluations, self.findings, self.marks)
        self.summary: Page | None = None

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """编排途中的诊断；已公布的文件，内容上的错误记作警告。"""
        found = (d.within(self.scored.identifier) for d in self.findings.diagnostics)
        if self.scored.dossier.evaluation.status is DocumentStatus.PUBLISHED:
            return tuple(as_published(d) for d in found)
        return tuple(found)

    def pages(self) -> tuple[Page, ...]:
        """全部页。引用文件一页要等各章编完才知道引了什么，所以最后编。"""
        if self.layout.form:
            self._record_bases(addresses.overview(self.scored.identifier), "自评表")
            return (self._form_page(),)
        self._check_addresses()
        first = [self._overview_page(), self._indicator_page()]
        chapters = [self._chapter_page(number) for number in range(len(self.layout.chapters))]
        appendices = [
            self._appendix_page(number, appendix) for number, appendix in self.scored.dossier.released_appendices()
        ]
        return (*first, *chapters, *appendices, self._documents_page())

    def _check_addresses(self) -> None:
        """章的网址取自文件名，不能与生成的页或别的章相同，否则后写的页会盖掉先写的。"""
        appendices = range(1, len(self.scored.dossier.evaluation.appendices) + 1)
        generated = (
            addresses.INDICATORS,
            addresses.DOCUMENTS,
            addresses.TRACE,
            addresses.AUDIT,
            addresses.FILES,
        )
        taken = {*generated, *(f"appendix-{n}" for n in appendices)}
        for place in self.layout.chapters:
            slug = place.chapter.slug
            if slug in taken:
                found = codes.REPEATED_IDENTITY.found(
                    place.chapter.at, what="网址", key=slug, hint="请给这一章的文件改名。"
                )
                self.findings.diagnostics.append(found)
            taken.add(slug)

    def _page(self, path: str, title: str, blocks: tuple[Block, ...], role: PageRole) -> Page:
        page = report_page(self.scored, self.layout.navigation, path, title, blocks)
        return replace(page, role=role, remark=origin_inlines(self.scored) if role in _WRITTEN else ())

    def _form_page(self) -> Page:
        blocks = (*form_blocks(self.scored, self.marks), *about_blocks(self.scored, self.registry))
        return first_page(self.scored, self.registry, self.layout.navigation, blocks, PageRole.FORM)

    def _overview_page(self) -> Page:
        path = addresses.overview(self.scored.identifier)
        blocks = list(overview_blocks(self.scored, self.layout.targets))
        if self.layout.summary is not None:
            narrative = NarrativeComposer(self.inline, self.layout.summary.title, path)
            told = narrative.blocks(self.layout.summary.passages)
            self.summary = self._page(path, self.layout.summary.title, told, PageRole.SUMMARY)
            blocks.append(Heading(2, "", (Text(self.layout.summary.title),), "summary"))
            blocks.extend(_deeper(told))
        blocks.extend(about_blocks(self.scored, self.registry))
        return first_page(self.scored, self.registry, self.layout.navigation, tuple(blocks), PageRole.OVERVIEW)

    def _indicator_page(self) -> Page:
        path = addresses.part(self.scored.identifier, addresses.INDICATORS)
        self._record_bases(path, "指标体系")
        table = indicator_system(self.scored, self.registry, "", self.marks)
        return self._page(path, "指标体系", (table,), PageRole.INDICATORS)

    def _record_bases(self, path: str, where: str) -> None:
        """评分依据与评分标准里引的文件，记到该指标的行。"""
        for leaf in self.scored.leaves():
            target = SitePath(path, addresses.indicator_anchor(leaf.anchor))
            text = leaf.detail.criterion or ""
            names = [*leaf.detail.basis, *document_names(text)]
            policies = dict.fromkeys(p for name in names if (p := self.registry.policy(name)) is not None)
            name = leaf.name if self.layout.form else f"{leaf.code} {leaf.name}"
            for policy in policies:
                self.inline.record((policy,), where, target, f"{name}的评分依据：{citation_text(policy)}")
            cited = dict.fromkeys(linked_text(leaf.performance, self.registry)[1])
            self.inline.record(tuple(cited), where, target, leaf.performance)

    def _chapter_page(self, index: int) -> Page:
        place = self.layout.chapters[index]
        narrative = NarrativeComposer(self.inline, place.title, place.path)
        return self._page(place.path, place.title, narrative.blocks(place.chapter.passages), PageRole.CHAPTER)

    def _appendix_page(self, number: int, appendix: Appendix) -> Page:
        path = addresses.part(self.scored.identifier, f"appendix-{number}")
        title = f"附件{number}　{appendix.title}"
        blocks: list[Block] = []
        if appendix.indicators:
            blocks.append(indicator_system(self.scored, self.registry, "", self.marks))
        for name in appendix.tables:
            if name in self.scored.tables:
                label = self.layout.labels.get(f"table:{name}", "")
                blocks.append(data_table(self.scored.identifier, self.scored.tables[name], label, self.marks))
        for name in appendix.surveys:
            if name in self.scored.dossier.evaluation.surveys:
                blocks.extend(survey_blocks(self.scored, name, level=2))
        text = self.scored.dossier.texts.get(appendix.text or "")
        if text is not None:
            blocks.extend(NarrativeComposer(self.inline, title, path).blocks(text.passages))
        return self._page(path, title, tuple(blocks), PageRole.APPENDIX)

    def _documents_page(self) -> Page:
        """引用文件：按发文层级列出，各附在本报告中出现的地方。"""
        path = addresses.part(self.scored.identifier, addresses.DOCUMENTS)
        cited: dict[str, list[CitationRecord]] = {}
        for record in self.findings.citations:
            cited.setdefault(record.policy, []).append(record)
        levels = [*PolicyLevel, None]
        policies = sorted((p for p in self.registry.policies if p.slug in cited), key=lambda p: levels.index(p.level))
        head = column_heads(("文件", "发文机关", "层级", "在本报告中"))
        rows = tuple(
            Row(
                (
                    Cell(
                        (Link(SitePath(addresses.policy(p.slug)), (Text(citation_text(p)),), LinkKind.POLICY),),
                        Scope.ROW,
                    ),
                    Cell((Text(p.issuer or "—"),)),
                    Cell((Text(p.level.value if p.level else "—"),)),
                    Cell(_where(cited[p.slug])),
                )
            )
            for p in policies
        )
        lead = Paragraph((Text(f"本报告引用 {len(policies)} 份文件。"),))
        cards = (CardPlace.PLAIN, CardPlace.PLAIN, CardPlace.LEAD, CardPlace.LABELLED)
        table = Table("documents", None, (head,), (rows,), widths=(44, 18, 10, 28), cards=cards)
        blocks = (lead, table) if rows else (Paragraph((Text("本报告没有引用登记过的文件。"),)),)
        return self._page(path, "引用文件", blocks, PageRole.DOCUMENTS)

    def audit_page(self, review: Settled) -> Page:
        """复核页：只在内部的构建里。"""
        path = addresses.part(self.scored.identifier, addresses.AUDIT)
        return self._page(path, TITLE, audit_blocks(self.scored, self.layout, review), PageRole.AUDIT)


def _deeper(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """摘要并入首页，标题各降一级。"""
    return tuple(Heading(b.level + 1, b.number, b.content, b.anchor) if isinstance(b, Heading) else b for b in blocks)


def _where(records: list[CitationRecord]) -> Inlines:
    """出现的地方，同一页只列一次并注明次数。"""
    pages: dict[str, list[CitationRecord]] = {}
    for record in records:
        pages.setdefault(record.where, []).append(record)
    parts: list[Text | Link] = []
    for where, found in pages.items():
        if parts:
            parts.append(Text("、"))
        parts.append(Link(found[0].target, (Text(where),)))
        if len(found) > 1:
            parts.append(Text(f"（{len(found)} 处）"))
    return tuple(parts)
