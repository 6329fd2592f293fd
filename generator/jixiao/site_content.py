"""网站里生成的内容：手写页的占位换成什么，生成哪些页，引用指向哪里。不依赖任何网站引擎。"""

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Final

from jixiao.compose import addresses
from jixiao.compose.listing import evaluation_list
from jixiao.compose.policies import policy_library, policy_pages
from jixiao.compose.reference import diagnostic_catalogue, glossary
from jixiao.compose.rule_pages import rule_list, rule_pages
from jixiao.compose.site_audit import site_audit_link, site_audit_page
from jixiao.model.diagnostic import Settled
from jixiao.model.evaluation import Audience
from jixiao.model.report import Block, Page, Preformatted, SitePath
from jixiao.pipeline import Study
from jixiao.publish.findings.audit_data import json_text
from jixiao.publish.html_address import href
from jixiao.rule_reference import rule_guides

CONTRACTS: Final = ".importlinter"


class SiteContent:
    """由一次处理的产物得出网站内容。root 是工作区根目录。"""

    def __init__(self, study: Study, root: Path) -> None:
        self._study = study
        self._root = root
        self._internal = study.audience is Audience.INTERNAL
        self._review = Settled(study.diagnostics, study.answered)
        self._citations = tuple(c for composed in study.composed for c in composed.citations)

    def generated_pages(self) -> tuple[Page, ...]:
        """各评价、各政策文件、各类评分规则的页；内部的还有复核总表。"""
        reports = tuple(page for composed in self._study.composed for page in composed.report.pages)
        registry = self._study.workspace.registry
        audit = (site_audit_page(self._review, self._study.names),) if self._internal else ()
        return (
            *reports,
            *audit,
            *policy_pages(
                registry,
                self._citations,
                self._study.names,
                profiles=self._study.workspace.profiles,
                scored=self._study.scored,
            ),
            *rule_pages(rule_guides(), registry, self._study.scored),
        )

    def blocks(self, placeholder: str) -> tuple[Block, ...]:
        """占位换成的块。

        Raises:
            ValueError: 没有这种占位。

        """
        match placeholder:
            case "evaluations":
                return (*self._audit_link(), *evaluation_list(self._study.scored))
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
            case "contracts":
                file = self._root / CONTRACTS
                return (Preformatted(file.read_text("utf-8"), "ini"),) if file.is_file() else ()
            case _:
                known = "evaluations、policies、rules、glossary、codes、contracts"
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
            "policies.md": "# 政策文件库\n\n<!-- jixiao:policies -->\n",
            "guide/rules.md": "# 评分规则\n\n<!-- jixiao:rules -->\n",
            **codes,
        }

    def sitemap(self, site_url: str | None, written: Iterable[str]) -> Mapping[str, str]:
        """站点地图：文件名 → 内容。

        written 是手写页的地址。没有站点地址时写不出绝对地址，只留一张空图。
        """
        pages = sorted({*written, *(page.path for page in self.generated_pages())})
        base = (site_url or "").rstrip("/") + "/"
        lines = [f"  <url><loc>{escape(base + path)}</loc></url>" for path in pages] if site_url else []
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        return {"sitemap.xml": "\n".join([head, *lines, "</urlset>"]) + "\n"}
