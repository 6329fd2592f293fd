"""各生成页的头部标签，照评价与文件登记里写的。"""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from jixiao.model.evaluation import Audience
from jixiao.pipeline import study
from jixiao.site.content import SiteContent
from jixiao.site.context import Site
from jixiao.site.heads import page_heads

SITE = "https://www.example.gov.cn/jixiao/"


@pytest.fixture(name="heads", scope="module")
def _heads(repository: Path) -> Mapping[str, str]:
    found = study(repository, Audience.PUBLIC)
    return page_heads(found, SiteContent(Site(found, repository)).pages, SITE)


def tags(html: str) -> dict[str, str]:
    named = r'<meta (?:name|property|name="facet" data-pagefind-filter)="([^"]+)" content="([^"]*)">'
    return dict(re.findall(named, html))


def test_评价的一章(heads: Mapping[str, str]) -> None:
    found = tags(heads["2024/xinzhuang-dangjian/indicators/"])
    assert found["ColumnName"] == "评价目录"
    assert found["ColumnType"] == "信息公开"
    assert found["ArticleTitle"] == found["og:title"] == "指标体系 · 2024年党建办组织人事党建工作项目"
    assert found["PubDate"] == "2025-07"  # 数据里只到年月
    assert found["ContentSource"] == "上海市莘庄工业区管理委员会"
    assert found["og:url"] == f"{SITE}2024/xinzhuang-dangjian/indicators/"
    assert found["年度[content]"] == "2024"
    assert found["单位[content]"] == "上海市莘庄工业区管理委员会"
    assert found["类别[content]"] == "财政支出项目绩效评价报告"
    assert found["评价[content]"] == "2024/xinzhuang-dangjian"


def test_一份政策文件(heads: Mapping[str, str]) -> None:
    found = tags(heads["policies/caiyu-2020-10/"])
    assert found["ColumnName"] == "政策文件库"
    assert found["ArticleTitle"] == "项目支出绩效评价管理办法"
    assert found["PubDate"] == "2020-02-25"
    assert found["ContentSource"] == "财政部"
    assert found["Keywords"] == "财预〔2020〕10号,财政部"
    assert not {"年度[content]", "评价[content]"} & {*found}


def test_评分规则的页归使用指南(heads: Mapping[str, str]) -> None:
    found = tags(heads["guide/rules/survey/"])
    assert found["ColumnName"] == "使用指南"
    assert "PubDate" not in found


@pytest.mark.parametrize(
    ("path", "column"), [("dictionary/yusuan-zhixing/", "指标词典"), ("compare/xidu-dangqun/2024/", "对比")]
)
def test_词典与对比各归各的栏目(heads: Mapping[str, str], path: str, column: str) -> None:
    assert tags(heads[path])["ColumnName"] == column


def test_每一页都有题名与栏目(heads: Mapping[str, str]) -> None:
    assert len(heads) > 100
    for path, html in heads.items():
        assert {"ArticleTitle", "ColumnName", "ColumnType", "og:title"} <= {*tags(html)}, path


def test_一项指标的页_关键词有它_说明是它自己的(heads: Mapping[str, str]) -> None:
    found = tags(heads["2024/xinzhuang-dangjian/indicators/B11/"])
    assert found["ArticleTitle"] == "B11 预算执行率 · 2024年党建办组织人事党建工作项目"
    assert found["Keywords"].startswith("B11 预算执行率,财政支出项目绩效评价报告,")
    told = "2024年党建办组织人事党建工作项目的“B11 预算执行率”：满分 5 分，得 3.9 分"
    assert found["og:description"].startswith(told)
    assert found["类别[content]"] == "财政支出项目绩效评价报告"
