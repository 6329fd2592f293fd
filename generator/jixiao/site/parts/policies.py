"""政策文件库。"""

from collections.abc import Iterable
from typing import Final

from jixiao.compose.policies import policy_pages
from jixiao.compose.policy_library import policy_library
from jixiao.model.report import Block, Page
from jixiao.site.context import Site
from jixiao.site.downloads import POLICY_FILES, site_links, with_site_data
from jixiao.site.part import Part, fallback_page


def _library(site: Site) -> tuple[Block, ...]:
    profiles = site.study.workspace.profiles
    blocks = policy_library(site.registry, site.citations, profiles=profiles, scored=site.scored)
    return with_site_data(blocks, site_links(site.files, POLICY_FILES))


def _pages(site: Site) -> Iterable[Page]:
    workspace = site.study.workspace
    return policy_pages(
        site.registry,
        site.citations,
        site.names,
        profiles=workspace.profiles,
        scored=site.scored,
        terms=workspace.dictionary.terms,
    )


POLICIES: Final = Part(
    "政策文件库",
    placeholders={"policies": _library},
    pages=_pages,
    fallback=fallback_page("policies.md", "政策文件库", "policies"),
)
