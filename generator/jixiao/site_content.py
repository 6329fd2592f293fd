"""网站里生成的内容：手写页的占位换成什么，生成哪些页，引用指向哪里。不依赖任何网站引擎。"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Final

from jixiao.compose import addresses
from jixiao.compose.data_fields import csv_fields, json_fields
from jixiao.compose.downloads import (
    DownloadFile,
    DownloadFormat,
    file_list,
    with_download_section,
    with_downloads,
)
from jixiao.compose.ledger import ledger
from jixiao.compose.listing import evaluation_list
from jixiao.compose.policies import policy_library, policy_pages
from jixiao.compose.reference import diagnostic_catalogue, glossary
from jixiao.compose.rule_pages import rule_list, rule_pages
from jixiao.compose.site_audit import site_audit_link, site_audit_page
from jixiao.compose.site_map import site_map
from jixiao.compose.units import unit_pages, year_pages
from jixiao.model.diagnostic import Settled
from jixiao.model.evaluation import Audience
from jixiao.model.report import Block, Link, Page, PageRole, Preformatted, Report, SitePath, TableRole
from jixiao.model.scored import ScoredDossier
from jixiao.pipeline import Study
from jixiao.publish.edition import Edition
from jixiao.publish.exporters import EXPORTERS
from jixiao.publish.feeds import FeedEntry, feeds
from jixiao.publish.findings.audit_data import json_text
from jixiao.publish.html_address import href
from jixiao.publish.manifest import FileEntry
from jixiao.publish.open_data.dataset import dataset, script_text
from jixiao.publish.open_data.table_data import released_tables
from jixiao.publish.site_files import FOLDER, SiteFiles
from jixiao.rule_reference import rule_guides
from jixiao.wording.figures import score_text

CONTRACTS: Final = ".importlinter"
_HOMES: Final = (PageRole.OVERVIEW, PageRole.FORM)


class SiteContent:
    """由一次处理的产物得出网站内容。root 是工作区根目录；files 是已经写好、可供下载的文件。"""

    def __init__(self, study: Study, root: Path, files: SiteFiles | None = None) -> None:
        self._study = study
        self._root = root
        self._internal = study.audience is Audience.INTERNAL
        self._review = Settled(study.diagnostics, study.answered)
        self._files = files or SiteFiles()
        self._citations = tuple(c for composed in study.composed for c in composed.citations)

    def generated_pages(self) -> tuple[Page, ...]:
        """各评价、各单位、各年度、各政策文件、各类评分规则的页；内部的还有复核总表。"""
        reports = (
            page
            for scored, composed in zip(self._study.scored, self._study.composed, strict=True)
            for page in self._downloadable(scored, composed.report)
        )
        registry = self._study.workspace.registry
        audit = (site_audit_page(self._review, self._study.names),) if self._internal else ()
        return (
            *reports,
            *audit,
            *unit_pages(registry, self._study.scored),
            *year_pages(registry, self._study.scored),
            *policy_pages(
                registry,
                self._citations,
                self._study.names,
                profiles=self._study.workspace.profiles,
                scored=self._study.scored,
            ),
            *rule_pages(rule_guides(), registry, self._study.scored),
        )

    def blocks(self, placeholder: str) -> tuple[Block, ...]:  # noqa: C901, PLR0911 每种占位一支
        """占位换成的块。

        Raises:
            ValueError: 没有这种占位。

        """
        match placeholder:
            case "evaluations":
                return (*self._audit_link(), *self._catalogue())
            case "policies":
                return policy_library(
                    self._study.workspace.registry,
                    self._citations,
                    profiles=self._study.workspace.profiles,
                    scored=self._study.scored,
                )
            case "rules":
                return rule_list(rule_guides())
            case "glossary":
                return glossary()
            case "codes":
                return diagnostic_catalogue()
            case "ledger":
                return ledger(self._study.scored, self._study.workspace.registry)
            case "datafiles":
                return file_list("data-files", (_download(one) for one in self._files.site))
            case "csvfields":
                return csv_fields()
            case "jsonfields":
                return json_fields()
            case "map":
                return site_map(self._study.workspace.registry, self._study.scored, rule_guides())
            case "contracts":
                file = self._root / CONTRACTS
                return (Preformatted(file.read_text("utf-8"), "ini"),) if file.is_file() else ()
            case _:
                known = (
                    "evaluations、policies、ledger、rules、glossary、codes、"
                    "datafiles、csvfields、jsonfields、map、contracts"
                )
                raise ValueError(f"没有占位 jixiao:{placeholder}，可用的有 {known}")

    def _audit_link(self) -> tuple[Block, ...]:
        return (site_audit_link(self._review, len(self._study.scored)),) if self._internal else ()

    def data_files(self) -> Mapping[str, str]:
        """数据文件：站内地址 → 内容。复核的结果只在内部的构建里，每份评价一个，全站一个。"""
        if not self._internal:
            return {}
        report = self._study.report
        parts = {name: part for name, part in report.apart().items() if name in self._study.names}
        each = {addresses.audit_data(name): json_text(part) for name, part in parts.items()}
        return {addresses.audit_data(): json_text(report), **each}

    def heads(self, editions: Iterable[Edition], base: str) -> Mapping[str, str]:
        """各份评价首页里的数据集描述：页的地址 → 放进 <head> 的 HTML。base 是站点地址，没有的为空。"""
        found = {}
        for edition in editions:
            identifier = edition.scored.identifier
            files = [one for one in self._files.evaluations.get(identifier, ()) if one.format != "jsonld"]
            if files:
                described = dataset(edition, files, base, f"{FOLDER}/")
                found[addresses.overview(identifier)] = script_text(described)
        return found

    def _catalogue(self) -> tuple[Block, ...]:
        """评价目录；各年的表都可下载全部评价的目录。"""
        files = {one.path: _download(one) for one in self._files.site}
        named = (("CSV", f"{addresses.DATA}evaluations.csv"), ("JSON", f"{addresses.DATA}evaluations.json"))
        links = tuple(files[path].link(text) for text, path in named if path in files)
        return with_downloads(
            evaluation_list(self._study.scored, self._study.workspace.registry), {}, {TableRole.DATA: links}
        )

    def _downloadable(self, scored: ScoredDossier, report: Report) -> Iterable[Page]:
        """报告的各页，表下有这张表的数据，首页末有全部文件。"""
        written = self._files.evaluations.get(scored.identifier, ())
        if not written:
            yield from report.pages
            return
        tables = {
            addresses.table_anchor(t.name): self._links(scored, ("CSV", file)) for file, t in released_tables(scored)
        }
        indicators = self._links(scored, ("CSV", "indicators.csv"))
        form = self._links(scored, ("指标 CSV", "indicators.csv"), ("资金 CSV", "funds.csv"))
        roles = {TableRole.INDICATORS: indicators, TableRole.FORM: form}
        formats = [
            DownloadFormat(one.title, one.purpose, tuple(_download(f) for f in written if f.format == one.name))
            for one in EXPORTERS
        ]
        for page in report.pages:
            shown = replace(page, blocks=with_downloads(page.blocks, tables, roles))
            yield with_download_section(shown, formats) if page.role in _HOMES else shown

    def _links(self, scored: ScoredDossier, *named: tuple[str, str]) -> tuple[Link, ...]:
        """一张表的下载：各 CSV，与整份评价的 JSON；没有写出的不列。"""
        stem = scored.identifier.rsplit("/", 1)[-1]
        found = ((text, self._files.find(scored.identifier, name)) for text, name in (*named, ("JSON", f"{stem}.json")))
        return tuple(_download(one).link(text) for text, one in found if one is not None)

    def address(self, scheme: str, target: str, origin: str) -> str:
        """手写页里的引用指向哪里，写成相对 origin 页的地址。

        Raises:
            ValueError: 引用落空。

        """
        path = self._path(scheme, target)
        return escape(href(origin, SitePath(path)) or "")

    def _path(self, scheme: str, target: str) -> str:
        if scheme == "policies":
            return addresses.POLICIES
        if scheme == "evaluations":
            return addresses.EVALUATIONS
        if scheme == "policy":
            policy = self._study.workspace.registry.policy(target)
            if policy is not None:
                return addresses.policy(policy.slug)
        elif scheme == "rule":
            guide = next((guide for guide in rule_guides() if guide.name == target), None)
            if guide is not None:
                return addresses.rule(guide.slug)
        elif target in self._study.names:
            return addresses.overview(target)
        raise ValueError(f"手写页里的引用落空：{scheme}:{target}")

    def fallback_pages(self) -> Mapping[str, str]:
        """站点没有写这几页时，用它们补上；诊断目录只有内部的复核页连到它。"""
        codes = {"guide/codes.md": "# 诊断目录\n\n<!-- jixiao:codes -->\n"} if self._internal else {}
        return {
            "evaluations.md": "# 评价目录\n\n<!-- jixiao:evaluations -->\n",
            "findings.md": "# 问题与整改台账\n\n<!-- jixiao:ledger -->\n",
            "policies.md": "# 政策文件库\n\n<!-- jixiao:policies -->\n",
            "data.md": "# 开放数据\n\n<!-- jixiao:datafiles -->\n\n"
            "## CSV 的列\n\n<!-- jixiao:csvfields -->\n\n## JSON 的栏目\n\n<!-- jixiao:jsonfields -->\n",
            "guide/rules.md": "# 评分规则\n\n<!-- jixiao:rules -->\n",
            **codes,
        }

    def feeds(self, site_name: str, site_url: str | None) -> Mapping[str, str]:
        """订阅文件：文件名 → 内容。没有站点地址写不出绝对地址，就没有订阅。"""
        if not site_url:
            return {}
        return feeds(site_name, f"{site_url.rstrip('/')}/", [_feed_entry(one) for one in self._study.scored])

    def sitemap(self, site_url: str | None, written: Iterable[str]) -> Mapping[str, str]:
        """供检索网站用的站点地图与 robots.txt：文件名 → 内容。

        written 是手写页的地址。没有站点地址时写不出绝对地址，只留一张空图。内部的站不许收录。
        """
        pages = sorted({*written, *(page.path for page in self.generated_pages())})
        base = (site_url or "").rstrip("/") + "/"
        lines = [f"  <url><loc>{escape(base + path)}</loc></url>" for path in pages] if site_url else []
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        allowed = f"Sitemap: {base}sitemap.xml\n" if site_url else ""
        robots = "User-agent: *\n" + ("Disallow: /\n" if self._internal else f"Disallow:\n{allowed}")
        return {"sitemap.xml": "\n".join([head, *lines, "</urlset>"]) + "\n", "robots.txt": robots}


def _download(entry: FileEntry) -> DownloadFile:
    return DownloadFile(entry.title, entry.path, entry.size)


def _feed_entry(scored: ScoredDossier) -> FeedEntry:
    evaluation = scored.dossier.evaluation
    total = score_text(scored.total, scored.dossier.kind.style)
    who = f"{evaluation.unit}，" if evaluation.unit else ""
    return FeedEntry(
        path=addresses.overview(scored.identifier),
        title=f"{evaluation.name}（{evaluation.year}年度）",
        summary=f"{who}{scored.dossier.kind.document}，{total}分，{scored.grade}。",
        issued=None if evaluation.issued is None else evaluation.issued.last_day,
        updated=evaluation.updated,
    )
