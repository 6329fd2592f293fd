"""报告在网站上的各页：前后相连，附件的指标体系不重说标准；纸面的材料不受影响。"""

from itertools import pairwise

from jixiao.compose.web_pages import web_pages
from jixiao.model.report import Link, Page, PageRole, Paragraph, SitePath, Table
from jixiao.pipeline import Study

XINZHUANG = "2024/xinzhuang-dangjian"


def pages(example: Study, identifier: str) -> tuple[Page, ...]:
    report = next(one.report for one in example.composed if one.report.evaluation == identifier)
    return web_pages(identifier, report.pages).pages


def details(page: Page) -> int:
    """带着评分标准的单元格几个。"""
    tables = [block for block in page.blocks if isinstance(block, Table)]
    return sum(bool(c.details) for t in tables for group in t.groups for row in group for c in row.cells)


def test_附件的指标体系不重说标准_指向有标准的全表(example: Study) -> None:
    found = pages(example, XINZHUANG)
    appendix = next(page for page in found if page.role is PageRole.APPENDIX)
    system = next(page for page in found if page.role is PageRole.INDICATORS)
    assert details(system) == 24
    assert details(appendix) == 0
    lead = appendix.blocks[0]
    assert isinstance(lead, Paragraph)
    assert [one.target for one in lead.content if isinstance(one, Link)] == [SitePath(system.path)]


def test_编好的报告不改(example: Study) -> None:
    report = next(one.report for one in example.composed if one.report.evaluation == XINZHUANG)
    assert next(details(page) for page in report.pages if page.role is PageRole.APPENDIX) == 24


def test_前后相连(example: Study) -> None:
    found = pages(example, "2024/huacao-dangqun")
    assert found[0].before is None
    assert found[-1].after is None
    for page, after in pairwise(found):
        assert page.after is not None
        assert after.before is not None
        assert (page.after.target.path, after.before.target.path) == (after.path, page.path)
    named = {page.path: page.before.title for page in found if page.before is not None}
    assert named["2024/huacao-dangqun/conclusion/s-3-4/"] == "3. 单位产出具体的指标分析情况"
    assert named["2024/huacao-dangqun/indicators/"] == "概览"


def test_只有一页的_没有前后(example: Study) -> None:
    (only,) = web_pages(XINZHUANG, pages(example, XINZHUANG)[:1]).pages
    assert (only.before, only.after) == (None, None)
