"""评价：目录，与每份评价的各页。"""

from collections.abc import Iterable
from typing import Final

from jixiao.compose import addresses
from jixiao.compose.compare import with_comparison_link
from jixiao.compose.downloads import with_downloads
from jixiao.compose.listing import evaluation_list
from jixiao.compose.site_audit import site_audit_link
from jixiao.model.report import Block, Page, TableRole
from jixiao.site.context import Site
from jixiao.site.downloads import HOMES, downloadable, site_links
from jixiao.site.part import Part, fallback_page

_FILES: Final = {"CSV": f"{addresses.DATA}evaluations.csv", "JSON": f"{addresses.DATA}evaluations.json"}


def _pages(site: Site) -> Iterable[Page]:
    for scored, composed in zip(site.scored, site.study.composed, strict=True):
        for page in downloadable(site.files, scored, composed.report):
            yield with_comparison_link(page, scored) if page.role in HOMES else page


def _catalogue(site: Site) -> tuple[Block, ...]:
    """评价目录；各年的表都可下载全部评价的目录。"""
    audit = (site_audit_link(site.review, len(site.scored)),) if site.internal else ()
    listed = evaluation_list(site.scored, site.registry)
    return (*audit, *with_downloads(listed, {}, {TableRole.DATA: site_links(site.files, _FILES)}))


EVALUATIONS: Final = Part(
    "评价目录",
    placeholders={"evaluations": _catalogue},
    pages=_pages,
    fallback=fallback_page("evaluations.md", "评价目录", "evaluations"),
)
