"""站内地址与锚点，全站只在这里约定。"""

from jixiao.model.report import SitePath

POLICIES = "policies/"
EVALUATIONS = "evaluations/"
RULES = "guide/rules/"
INDICATORS = "indicators"
DOCUMENTS = "documents"
TRACE = "trace"
FILES = "files"
DATA = "data/"


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


def indicator(identifier: str, anchor: str, *, form: bool) -> SitePath:
    """一项指标：报告在指标体系页，自评表就在表上。"""
    path = overview(identifier) if form else part(identifier, INDICATORS)
    return SitePath(path, indicator_anchor(anchor))


def indicator_anchor(anchor: str) -> str:
    """指标的锚点。"""
    return f"i-{anchor}"


def table_anchor(name: str) -> str:
    """数据表的锚点。"""
    return f"t-{name}"


def finding_anchor(name: str) -> str:
    """问题、建议的锚点。"""
    return f"p-{name}"


def fact_anchor(key: str) -> str:
    """数据项的永久锚点，在计算底稿页。"""
    return f"f-{key}"
