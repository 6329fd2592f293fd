"""复核总表与复核的数据文件，只在内部的构建里。"""

from collections.abc import Iterable, Mapping
from typing import Final

from jixiao.compose import addresses
from jixiao.compose.reference import diagnostic_catalogue
from jixiao.compose.site_audit import site_audit_page
from jixiao.model.report import Page
from jixiao.publish.findings.audit_data import json_text
from jixiao.site.context import Site
from jixiao.site.part import Part, fallback_page

_codes = fallback_page("guide/codes.md", "诊断目录", "codes")


def _pages(site: Site) -> Iterable[Page]:
    return (site_audit_page(site.review, site.names),) if site.internal else ()


def _data(site: Site) -> Mapping[str, str]:
    """每份评价一个，全站一个。"""
    if not site.internal:
        return {}
    report = site.study.report
    parts = {name: part for name, part in report.apart().items() if name in site.names}
    each = {addresses.audit_data(name): json_text(part) for name, part in parts.items()}
    return {addresses.audit_data(): json_text(report), **each}


AUDIT: Final = Part(
    "复核",
    placeholders={"codes": lambda _: diagnostic_catalogue()},
    pages=_pages,
    data=_data,
    fallback=lambda site: _codes(site) if site.internal else {},  # 只有内部的复核页连到它
)
