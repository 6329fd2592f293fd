"""单位与年度：一览，与各单位、各年度的页。"""

from collections.abc import Iterable, Mapping
from typing import Final

from jixiao.compose.by_year import by_year_blocks
from jixiao.compose.compare import with_unit_comparisons
from jixiao.compose.unit_table import unit_table
from jixiao.compose.units import unit_pages, year_pages
from jixiao.model.report import Block, Page, Paragraph, Text
from jixiao.site.context import Site
from jixiao.site.part import Part, fallback_page
from jixiao.wording.catalogue import NOTHING

_units, _years = fallback_page("units.md", "单位", "units"), fallback_page("years.md", "年度", "years")


def _pages(site: Site) -> Iterable[Page]:
    yield from (with_unit_comparisons(page, site.comparisons) for page in unit_pages(site.registry, site.scored))
    yield from year_pages(site.registry, site.scored)


def _unit_index(site: Site) -> tuple[Block, ...]:
    return (unit_table(site.scored, site.registry),) if site.scored else (Paragraph((Text(NOTHING),)),)


def _year_index(site: Site) -> tuple[Block, ...]:
    return by_year_blocks(site.scored) if site.scored else (Paragraph((Text(NOTHING),)),)


def _fallback(site: Site) -> Mapping[str, str]:
    return {**_units(site), **_years(site)}


UNITS: Final = Part(
    "单位与年度", placeholders={"units": _unit_index, "years": _year_index}, pages=_pages, fallback=_fallback
)
