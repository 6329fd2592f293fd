"""供下载的文件怎样列在页上：表下的数据、报告首页末的“下载”。"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from jixiao.compose import addresses
from jixiao.compose.downloads import DownloadFile, DownloadFormat, with_download_section, with_downloads
from jixiao.model.report import Block, Link, Page, PageRole, TableRole, Text
from jixiao.model.scored import ScoredDossier
from jixiao.publish.exporters import EXPORTERS
from jixiao.publish.manifest import FileEntry
from jixiao.publish.open_data.table_data import released_tables
from jixiao.publish.site_files import SiteFiles

HOMES = (PageRole.OVERVIEW, PageRole.FORM)
"""一份评价的首页。"""

EVALUATION_FILES: Final = {
    "全站评价目录 CSV": f"{addresses.DATA}evaluations.csv",
    "全站评价目录 JSON": f"{addresses.DATA}evaluations.json",
}
INDICATOR_FILES: Final = {
    "全部末级指标 CSV": f"{addresses.DATA}indicators.csv",
    "全部上级指标 CSV": f"{addresses.DATA}levels.csv",
}
LEDGER_FILES: Final = {
    "全部问题与建议 CSV": f"{addresses.DATA}findings.csv",
    "JSON": f"{addresses.DATA}findings.json",
}
POLICY_FILES: Final = {
    "全部政策文件 CSV": f"{addresses.DATA}policies.csv",
    "JSON": f"{addresses.DATA}policies.json",
}


def download(entry: FileEntry) -> DownloadFile:
    """一个文件的下载。"""
    return DownloadFile(entry.title, entry.path, entry.size)


def site_links(files: SiteFiles, named: Mapping[str, str]) -> tuple[Link, ...]:
    """全站的几个文件：显示的字 → 站内地址；没有写出的不列。"""
    written = {one.path: download(one) for one in files.site}
    return tuple(written[path].link(text) for text, path in named.items() if path in written)


def with_site_data(blocks: tuple[Block, ...], links: tuple[Link, ...]) -> tuple[Block, ...]:
    """各数据表都附上全站的这几个文件；左题右值的不附。"""
    return with_downloads(blocks, {}, {TableRole.DATA: links})


def page_with_site_data(page: Page, links: tuple[Link, ...]) -> Page:
    """一页的各数据表，同上。"""
    return replace(page, blocks=with_site_data(page.blocks, links))


def member_links(files: SiteFiles, members: Sequence[ScoredDossier]) -> tuple[Link, ...]:
    """并列的各份评价的 JSON，以年度、名称称呼；没有写出的不列。"""
    links = ((one.dossier.evaluation, _links(files, one)) for one in members)
    return tuple(
        replace(link, children=(Text(f"{told.name}（{told.year}）JSON"),)) for told, found in links for link in found
    )


def downloadable(files: SiteFiles, scored: ScoredDossier, pages: Iterable[Page]) -> Iterable[Page]:
    """报告的各页，表下有这张表的数据，首页末有全部文件。"""
    written = files.evaluations.get(scored.identifier, ())
    if not written:
        yield from pages
        return
    tables = {
        addresses.table_anchor(t.name): _links(files, scored, ("CSV", file)) for file, t in released_tables(scored)
    }
    tables["documents"] = _links(files, scored)  # 引用文件只在 JSON 里
    indicators = _links(files, scored, ("CSV", "indicators.csv"))
    form = _links(files, scored, ("指标 CSV", "indicators.csv"), ("资金 CSV", "funds.csv"))
    roles = {TableRole.INDICATORS: indicators, TableRole.FORM: form}
    formats = [
        DownloadFormat(one.title, one.purpose, tuple(download(f) for f in written if f.format == one.name))
        for one in EXPORTERS
    ]
    for page in pages:
        shown = replace(page, blocks=with_downloads(page.blocks, tables, roles))
        yield with_download_section(shown, formats) if page.role in HOMES else shown


def _links(files: SiteFiles, scored: ScoredDossier, *named: tuple[str, str]) -> tuple[Link, ...]:
    """一张表的下载：各 CSV，与整份评价的 JSON；没有写出的不列。"""
    stem = scored.identifier.rsplit("/", 1)[-1]
    found = ((text, files.find(scored.identifier, name)) for text, name in (*named, ("JSON", f"{stem}.json")))
    return tuple(download(one).link(text) for text, one in found if one is not None)
