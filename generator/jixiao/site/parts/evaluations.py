"""评价：目录，与每份评价的各页。"""

from collections.abc import Iterable, Mapping
from typing import Final

from jixiao.compose import addresses
from jixiao.compose.catalogue import catalogue
from jixiao.compose.compare import with_comparison_link
from jixiao.compose.downloads import download_line
from jixiao.compose.indicator_page import Surroundings, indicator_pages
from jixiao.compose.layout import lay_out
from jixiao.compose.same_indicator import indicators_by_name
from jixiao.compose.site_audit import site_audit_link
from jixiao.compose.trace_pages import trace_pages
from jixiao.compose.trace_parts import LeafFacts
from jixiao.model.diagnostic import Settled
from jixiao.model.report import Block, Page
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
        for page in downloadable(site.files, scored, report.pages):
            yield with_comparison_link(page, scored) if page.role in HOMES else page
        layout, facts = lay_out(scored), LeafFacts(scored)
        review = reviews.get(scored.identifier, Settled())
        around = Surroundings(site.registry, rules, site.study.workspace.dictionary, alike, review)
        yield from indicator_pages(scored, layout, facts, around)
        yield from trace_pages(scored, layout, facts, site.registry)


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
