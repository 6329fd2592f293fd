"""指标词典。"""

from collections.abc import Iterable
from typing import Final

from jixiao.compose.dictionary import dictionary_index, term_pages
from jixiao.model.report import Page
from jixiao.rule_reference import rule_guides
from jixiao.site.context import Site
from jixiao.site.downloads import INDICATOR_FILES, page_with_site_data, site_links
from jixiao.site.part import Part, fallback_page


def _pages(site: Site) -> Iterable[Page]:
    links = site_links(site.files, INDICATOR_FILES)
    for page in term_pages(site.term_uses, site.registry, {guide.name: guide.slug for guide in rule_guides()}):
        yield page_with_site_data(page, links)


DICTIONARY: Final = Part(
    "指标词典",
    placeholders={"dictionary": lambda site: dictionary_index(site.term_uses, site.study.workspace.registry)},
    pages=_pages,
    fallback=fallback_page("dictionary.md", "指标词典", "dictionary"),
)
