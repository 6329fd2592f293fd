"""网站里生成的内容，由各栏目合成。"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from html import escape
from typing import Final

from jixiao.compose import addresses
from jixiao.model.report import Block, Page, PageRole, SitePath
from jixiao.publish.edition import Edition
from jixiao.publish.html_address import href
from jixiao.publish.moved import Move
from jixiao.publish.open_data.dataset import dataset, script_text
from jixiao.publish.site_files import FOLDER
from jixiao.rule_reference import rule_guides
from jixiao.site.context import Site
from jixiao.site.feeds import evaluation_feeds, ledger_feeds
from jixiao.site.moved import moves
from jixiao.site.part import Part
from jixiao.site.parts.audit import AUDIT
from jixiao.site.parts.compare import COMPARE
from jixiao.site.parts.dictionary import DICTIONARY
from jixiao.site.parts.evaluations import EVALUATIONS
from jixiao.site.parts.home import HOME
from jixiao.site.parts.ledger import LEDGER
from jixiao.site.parts.open_data import OPEN_DATA
from jixiao.site.parts.policies import POLICIES
from jixiao.site.parts.reference import REFERENCE
from jixiao.site.parts.rules import RULES
from jixiao.site.parts.site_map import SITE_MAP
from jixiao.site.parts.units import UNITS
from jixiao.site.titles import title_file

PARTS: Final[tuple[Part, ...]] = (
    HOME,
    EVALUATIONS,
    AUDIT,
    UNITS,
    LEDGER,
    POLICIES,
    DICTIONARY,
    COMPARE,
    RULES,
    OPEN_DATA,
    REFERENCE,
    SITE_MAP,
)
"""全部栏目；生成的页照这个次序。"""


class SiteContent:
    """由一个网站的材料得出它生成的内容。"""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._placeholders = {name: make for part in PARTS for name, make in part.placeholders.items()}

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """生成的全部页。"""
        return tuple(page for part in PARTS for page in part.pages(self._site))

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """改过名的旧地址。"""
        return moves(self._site, self.pages)

    def blocks(self, placeholder: str) -> tuple[Block, ...]:
        """占位换成的块。

        Raises:
            ValueError: 没有这种占位。

        """
        make = self._placeholders.get(placeholder)
        if make is None:
            raise ValueError(f"没有占位 jixiao:{placeholder}，可用的有 {'、'.join(self._placeholders)}")
        return make(self._site)

    def data_files(self) -> Mapping[str, str]:
        """数据文件：站内地址 → 内容。"""
        of_parts = {path: text for part in PARTS for path, text in part.data(self._site).items()}
        return {**of_parts, **title_file(self._site, self.pages)}

    def fallback_pages(self) -> Mapping[str, str]:
        """站点没有写这几页时，用它们补上。"""
        return {file: text for part in PARTS for file, text in part.fallback(self._site).items()}

    def heads(self, editions: Iterable[Edition], base: str) -> Mapping[str, str]:
        """各份评价首页里的数据集描述：页的地址 → 放进 <head> 的 HTML。base 是站点地址，没有的为空。"""
        found = {}
        for edition in editions:
            identifier = edition.scored.identifier
            files = [one for one in self._site.files.evaluations.get(identifier, ()) if one.format != "jsonld"]
            if files:
                described = dataset(edition, files, base, f"{FOLDER}/")
                found[addresses.overview(identifier)] = script_text(described)
        return found

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
            policy = self._site.registry.policy(target)
            if policy is not None:
                return addresses.policy(policy.slug)
        elif scheme == "rule":
            guide = next((guide for guide in rule_guides() if guide.name == target), None)
            if guide is not None:
                return addresses.rule(guide.slug)
        elif target in self._site.names:
            return addresses.overview(target)
        raise ValueError(f"手写页里的引用落空：{scheme}:{target}")

    def feeds(self, site_name: str, site_url: str | None) -> Mapping[str, str]:
        """订阅文件：文件名 → 内容。没有站点地址写不出绝对地址，就没有订阅。"""
        if not site_url:
            return {}
        base = f"{site_url.rstrip('/')}/"
        return {**evaluation_feeds(site_name, base, self._site), **ledger_feeds(site_name, base, self._site)}

    def sitemap(self, site_url: str | None, written: Iterable[str]) -> Mapping[str, str]:
        """供检索网站用的站点地图与 robots.txt：文件名 → 内容。

        written 是手写页的地址；计算底稿把各页的数再说一遍，不列。
        没有站点地址时写不出绝对地址，只留一张空图。内部的站不许收录。
        """
        ours = (page.path for page in self.pages if page.role is not PageRole.TRACE)
        pages = sorted({*written, *ours})
        base = (site_url or "").rstrip("/") + "/"
        lines = [f"  <url><loc>{escape(base + path)}</loc></url>" for path in pages] if site_url else []
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        allowed = f"Sitemap: {base}sitemap.xml\n" if site_url else ""
        robots = "User-agent: *\n" + ("Disallow: /\n" if self._site.internal else f"Disallow:\n{allowed}")
        return {"sitemap.xml": "\n".join([head, *lines, "</urlset>"]) + "\n", "robots.txt": robots}
