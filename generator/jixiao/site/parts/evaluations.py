"""评价：目录，与每份评价的各页。"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from jixiao.compose import addresses
from jixiao.compose.catalogue import catalogue
from jixiao.compose.compare import with_comparison_link
from jixiao.compose.downloads import DOWNLOADS, download_line
from jixiao.compose.indicator_page import Surroundings, indicator_pages
from jixiao.compose.layout import lay_out
from jixiao.compose.same_indicator import indicators_by_name
from jixiao.compose.site_audit import site_audit_link
from jixiao.compose.trace_pages import trace_pages
from jixiao.compose.trace_parts import LeafFacts
from jixiao.model.diagnostic import Settled
from jixiao.model.report import Block, NavigationEntry, Page, SitePath
from jixiao.model.scored import ScoredDossier
from jixiao.publish.records import record_files
from jixiao.rule_reference import rule_guides
from jixiao.site.context import Site
from jixiao.site.downloads import HOMES, downloadable, site_links
from jixiao.site.part import Part, fallback_page

_FILES: Final = {"CSV": f"{addresses.DATA}evaluations.csv", "JSON": f"{addresses.DATA}evaluations.json"}


def _pages(site: Site) -> Iterable[Page]:
    """每份的报告各页，再是指标的各页与计算底稿：这些只有网站要，别的版本不编。"""
    rules = {guide.name: guide.slug for guide in rule_guides()}
    alike = indicators_by_name(site.scored)
    reviews = site.reviews
    for scored, report in zip(site.scored, site.reports, strict=True):
        pages = [
            with_comparison_link(page, scored) if page.role in HOMES else page
            for page in downloadable(site.files, scored, report.pages)
        ]
        layout, facts = lay_out(scored), LeafFacts(scored)
        review = reviews.get(scored.identifier, Settled())
        around = Surroundings(site.registry, rules, site.study.workspace.dictionary, alike, review)
        pages += indicator_pages(scored, layout, facts, around)
        pages += trace_pages(scored, layout, facts, site.registry)
        listed = scored.identifier in site.files.evaluations
        yield from (_with_downloads_listed(page, scored) if listed else page for page in pages)


def _with_downloads_listed(page: Page, scored: ScoredDossier) -> Page:
    """有可下载的文件的，本报告的目录末尾列出“下载”；只有一页的自评表没有目录。"""
    if not page.navigation:
        return page
    entry = NavigationEntry(DOWNLOADS, SitePath(addresses.overview(scored.identifier), addresses.FILES))
    return replace(page, navigation=(*page.navigation, entry))


def _catalogue(site: Site) -> tuple[Block, ...]:
    """评价目录，内部的构建先说复核的总况；末尾是全部评价的数据。"""
    audit = (site_audit_link(site.review, len(site.scored)),) if site.internal else ()
    downloads = download_line("下载全部评价的目录", site_links(site.files, _FILES))
    return (*audit, *catalogue(site.catalogue, site.scored), *downloads)


def _data(site: Site) -> Mapping[str, str]:
    return record_files(site.catalogue, site.whereabouts) if site.scored else {}


EVALUATIONS: Final = Part(
    "评价目录",
    placeholders={"evaluations": _catalogue},
    pages=_pages,
    data=_data,
    fallback=fallback_page("evaluations.md", "评价目录", "evaluations"),
)
