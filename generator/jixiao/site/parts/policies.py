"""政策文件库。"""

from collections.abc import Iterable, Mapping
from typing import Final

from jixiao.compose.downloads import download_line
from jixiao.compose.policies import policy_pages
from jixiao.compose.policy_library import policy_library, policy_records
from jixiao.model.report import Block, Page
from jixiao.publish.records import record_files
from jixiao.site.context import Site
from jixiao.site.downloads import POLICY_FILES, site_links
from jixiao.site.part import Part, fallback_page
from jixiao.wording.ledger import DATA


def _library(site: Site) -> tuple[Block, ...]:
    profiles = site.study.workspace.profiles
    blocks = policy_library(site.registry, site.citations, profiles=profiles, scored=site.scored)
    return (*blocks, *download_line(DATA, site_links(site.files, POLICY_FILES)))  # 可以筛选的一段有脚本时整个换掉


def _data(site: Site) -> Mapping[str, str]:
    profiles = site.study.workspace.profiles
    records = policy_records(site.registry, site.citations, profiles=profiles, scored=site.scored)
    return record_files(records, site.whereabouts) if records.rows else {}


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
    data=_data,
    fallback=fallback_page("policies.md", "政策文件库", "policies"),
)
