"""指标词典。"""

from collections.abc import Iterable
from typing import Final

from jixiao.compose.dictionary import dictionary_index, term_pages
from jixiao.compose.term_uses import TermUses, term_uses
from jixiao.model.report import Page
from jixiao.rule_reference import rule_guides
from jixiao.site.context import Site
from jixiao.site.part import Part, fallback_page


def _uses(site: Site) -> TermUses:
    return term_uses(site.study.workspace.dictionary, site.scored)


def _pages(site: Site) -> Iterable[Page]:
    return term_pages(_uses(site), site.registry, {guide.name: guide.slug for guide in rule_guides()})


DICTIONARY: Final = Part(
    "指标词典",
    placeholders={"dictionary": lambda site: dictionary_index(_uses(site))},
    pages=_pages,
    fallback=fallback_page("dictionary.md", "指标词典", "dictionary"),
)
