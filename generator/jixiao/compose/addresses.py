"""站内地址与锚点，全站只在这里约定。"""

import re
from hashlib import sha256
from typing import Final

from jixiao.model.report import SitePath

POLICIES = "policies/"
EVALUATIONS = "evaluations/"
RULES = "guide/rules/"
INDICATORS = "indicators"
DOCUMENTS = "documents"
TRACE = "trace"
AUDIT = "audit"
CODES = "guide/codes/"
SITE_AUDIT = f"{AUDIT}/"
FILES = "files"
REVISIONS = "revisions"
LEDGER = "findings/"
UNITS = "units/"
YEARS = "years/"
DATA = "data/"
DICTIONARY = "dictionary/"
COMPARE = "compare/"
TITLES = "records/titles.json"
_SLUG: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.~-]*(?<![.])")
_INDICATOR: Final = re.compile(rf"(.+/{INDICATORS}/)({_SLUG.pattern})/")


def overview(identifier: str) -> str:
    """一份评价的首页。"""
    return f"{identifier}/"


def part(identifier: str, slug: str) -> str:
    """一份评价的一页：章、指标体系、附件、引用文件、计算底稿。"""
    return f"{identifier}/{slug}/"


def policy(slug: str) -> str:
    """一份政策文件的页。"""
    return f"{POLICIES}{slug}/"


def rule(slug: str) -> str:
    """一类评分规则的页。"""
    return f"{RULES}{slug}/"


def unit(slug: str, year: int | None = None) -> str:
    """一个单位的页；给了年度的，是它那一年的。"""
    return f"{UNITS}{slug}/" if year is None else f"{UNITS}{slug}/{year}/"


def year(number: int) -> str:
    """一个年度的页。"""
    return f"{YEARS}{number}/"


def term(slug: str) -> str:
    """一个指标词条的页。"""
    return f"{DICTIONARY}{slug}/"


def comparison(*identifiers: str) -> SitePath:
    """自选对比的页，选好这几份。"""
    return SitePath(COMPARE, query=tuple(("e", identifier) for identifier in identifiers))


def comparison_data(identifier: str = "") -> str:
    """自选对比的数据文件；没有给评价的，是目录。"""
    return f"{COMPARE}data/{identifier or 'index'}.json"


def audit_data(identifier: str = "") -> str:
    """复核结果的数据文件；没有给评价的，是全站的。"""
    return f"{identifier}/{AUDIT}.json" if identifier else f"{AUDIT}.json"


def code(number: str) -> SitePath:
    """一种诊断在诊断目录里的说明。"""
    return SitePath(CODES, number)


def chapter_part(chapter: str, anchor: str) -> str:
    """一章分出的一页，以打头小节的锚点为名。"""
    return f"{chapter}{_slug(anchor)}/"


def indicator(identifier: str, anchor: str) -> SitePath:
    """一项指标的页。"""
    return SitePath(part(identifier, f"{INDICATORS}/{_slug(anchor)}"))


def _slug(anchor: str) -> str:
    """锚点作目录名；不宜的（汉字、斜线），用它的摘要。"""
    return anchor if _SLUG.fullmatch(anchor) else sha256(anchor.encode()).hexdigest()[:12]


def row_of(target: SitePath) -> SitePath:
    """指标的页对应的行，供没有这些页的纸面版；别的原样返回。"""
    found = _INDICATOR.fullmatch(target.path)
    return SitePath(found[1], indicator_anchor(found[2])) if found is not None else target


def indicator_row(identifier: str, anchor: str, *, form: bool) -> SitePath:
    """一项指标的行：报告在指标体系的表上，自评表就在表上。"""
    path = overview(identifier) if form else part(identifier, INDICATORS)
    return SitePath(path, indicator_anchor(anchor))


def indicator_anchor(anchor: str) -> str:
    """指标的锚点，在表上。"""
    return f"i-{anchor}"


def trace(identifier: str, section: str) -> str:
    """计算底稿的一部分。"""
    return part(identifier, f"{TRACE}/{section}")


def table_anchor(name: str) -> str:
    """数据表的锚点。"""
    return f"t-{name}"


def finding_anchor(name: str) -> str:
    """问题、建议的锚点。"""
    return f"p-{name}"


def fact_anchor(key: str) -> str:
    """数据项的永久锚点：在它的来历所在的页，也在计算底稿的总目。"""
    return f"f-{key}"


def diagnostic_anchor(fingerprint: str) -> str:
    """一条复核发现的锚点，在复核页。"""
    return f"d-{fingerprint}"


def question_anchor(survey: str, number: int | str) -> str:
    """问卷一题的锚点。"""
    return f"q-{survey}-{number}"
