"""单位与年度：一览，与各单位、各年度的页。"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from jixiao.compose.by_year import by_year_blocks
from jixiao.compose.compare import with_unit_comparisons
from jixiao.compose.downloads import download_line
from jixiao.compose.unit_table import unit_table
from jixiao.compose.units import unit_pages, year_pages
from jixiao.model.report import Block, Link, Page, Paragraph, Text
from jixiao.site.context import Site
from jixiao.site.downloads import EVALUATION_FILES, site_links, with_site_data
from jixiao.site.part import Part, fallback_page
from jixiao.wording.catalogue import NOTHING
from jixiao.wording.ledger import DATA

_units, _years = fallback_page("units.md", "单位", "units"), fallback_page("years.md", "年度", "years")


def _pages(site: Site) -> Iterable[Page]:
    links = site_links(site.files, EVALUATION_FILES)
    for page in unit_pages(site.registry, site.scored):
        yield with_unit_comparisons(_with_line(page, links), site.comparisons)
    for page in year_pages(site.registry, site.scored):
        yield _with_line(page, links)


def _with_line(page: Page, links: tuple[Link, ...]) -> Page:
    """全站的数据写在页末一行：页上各表只是其中的几行，附在表下会当作这张表的。"""
    return replace(page, blocks=(*page.blocks, *download_line(DATA, links)))


def _unit_index(site: Site) -> tuple[Block, ...]:
    return _with_data(site, (unit_table(site.scored, site.registry),))


def _year_index(site: Site) -> tuple[Block, ...]:
    return _with_data(site, by_year_blocks(site.scored))


def _with_data(site: Site, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    if not site.scored:
        return (Paragraph((Text(NOTHING),)),)
    return with_site_data(blocks, site_links(site.files, EVALUATION_FILES))


def _fallback(site: Site) -> Mapping[str, str]:
    return {**_units(site), **_years(site)}


UNITS: Final = Part(
    "单位与年度", placeholders={"units": _unit_index, "years": _year_index}, pages=_pages, fallback=_fallback
)
