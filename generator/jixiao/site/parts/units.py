"""单位与年度。"""

from collections.abc import Iterable
from typing import Final

from jixiao.compose.compare import with_unit_comparisons
from jixiao.compose.units import unit_pages, year_pages
from jixiao.model.report import Page
from jixiao.site.context import Site
from jixiao.site.part import Part


def _pages(site: Site) -> Iterable[Page]:
    yield from (with_unit_comparisons(page, site.comparisons) for page in unit_pages(site.registry, site.scored))
    yield from year_pages(site.registry, site.scored)


UNITS: Final = Part("单位与年度", pages=_pages)
