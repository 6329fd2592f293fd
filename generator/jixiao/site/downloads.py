"""供下载的文件怎样列在页上：表下的数据、报告首页末的“下载”。"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from jixiao.compose import addresses
from jixiao.compose.downloads import DownloadFile, DownloadFormat, with_download_section, with_downloads
from jixiao.model.report import Link, Page, PageRole, Report, TableRole
from jixiao.model.scored import ScoredDossier
from jixiao.publish.exporters import EXPORTERS
from jixiao.publish.manifest import FileEntry
from jixiao.publish.open_data.table_data import released_tables
from jixiao.publish.site_files import SiteFiles

HOMES = (PageRole.OVERVIEW, PageRole.FORM)
"""一份评价的首页。"""


def download(entry: FileEntry) -> DownloadFile:
    """一个文件的下载。"""
    return DownloadFile(entry.title, entry.path, entry.size)


def site_links(files: SiteFiles, named: Mapping[str, str]) -> tuple[Link, ...]:
    """全站的几个文件：显示的字 → 站内地址；没有写出的不列。"""
    written = {one.path: download(one) for one in files.site}
    return tuple(written[path].link(text) for text, path in named.items() if path in written)


def downloadable(files: SiteFiles, scored: ScoredDossier, report: Report) -> Iterable[Page]:
    """报告的各页，表下有这张表的数据，首页末有全部文件。"""
    written = files.evaluations.get(scored.identifier, ())
    if not written:
        yield from report.pages
        return
    tables = {
        addresses.table_anchor(t.name): _links(files, scored, ("CSV", file)) for file, t in released_tables(scored)
    }
    indicators = _links(files, scored, ("CSV", "indicators.csv"))
    form = _links(files, scored, ("指标 CSV", "indicators.csv"), ("资金 CSV", "funds.csv"))
    roles = {TableRole.INDICATORS: indicators, TableRole.FORM: form}
    formats = [
        DownloadFormat(one.title, one.purpose, tuple(download(f) for f in written if f.format == one.name))
        for one in EXPORTERS
    ]
    for page in report.pages:
        shown = replace(page, blocks=with_downloads(page.blocks, tables, roles))
        yield with_download_section(shown, formats) if page.role in HOMES else shown


def _links(files: SiteFiles, scored: ScoredDossier, *named: tuple[str, str]) -> tuple[Link, ...]:
    """一张表的下载：各 CSV，与整份评价的 JSON；没有写出的不列。"""
    stem = scored.identifier.rsplit("/", 1)[-1]
    found = ((text, files.find(scored.identifier, name)) for text, name in (*named, ("JSON", f"{stem}.json")))
    return tuple(download(one).link(text) for text, one in found if one is not None)
