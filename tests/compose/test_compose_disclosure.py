"""信息公开的一块：照口径的栏与次序；网页、纸面、头部标签说的是同一件事。"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from jixiao.compose.disclosure import disclosure_blocks
from jixiao.compose.paper import compose_paper
from jixiao.model.evaluation import Audience
from jixiao.model.paper import PartKind
from jixiao.model.report import Block, Table
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study, study
from jixiao.site.content import SiteContent
from jixiao.site.context import Site
from jixiao.site.heads import page_heads

Write: TypeAlias = Callable[[dict[str, str]], Path]
FORM = """\
评价类型: 项目支出绩效自评
文件状态: 已公布
公开级别: 主动公开
评分口径: national-2020
年度: 2024
项目名称: 样例项目
主管部门: 样例局
实施单位: 样例中心
成文日期: 2025-03
资金: {年度资金总额: {全年预算数: 20.00, 全年执行数: 20.00}, 分值: 10}
绩效指标:
  - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 场次, 年度指标值: ≥10场, 实际完成值: 10场, 分值: 90}
"""
WRITTEN = """\
信息公开:
  索引号: JS-2025-00002
  发文机关: 样例局办公室
  文号: 样局〔2025〕3号
  主题分类: 财政
  发布日期: 2025-08-01
  有效性: 有效
"""
LISTED = """\
口径调整:
  - 设置: 公开目录
    值: [发布日期, {栏目: 发文机关, 名称: 信息所属单位}, 公开方式, 主题分类]
    理由: 本局
"""


@pytest.fixture(name="studied")
def _studied(workspace: Write) -> Callable[[str], Study]:
    return lambda text: study(workspace({"evaluations/2024/sample/evaluation.yaml": FORM + text}), Audience.PUBLIC)


def rows(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    table = next((b for b in blocks if isinstance(b, Table) and b.anchor == "disclosure-table"), None)
    if table is None:
        return []
    return [(plain_text(row.cells[0].content), plain_text(row.cells[1].content)) for row in table.groups[0]]


EVERY_TITLED = ("名称", "样例项目")
EVERY = [
    ("索引号", "JS-2025-00002"),
    ("主题分类", "财政"),
    ("发文机关", "样例局办公室"),
    ("成文日期", "2025年3月"),
    ("标题", "样例项目"),
    ("文号", "样局〔2025〕3号"),
    ("发布日期", "2025年8月1日"),
    ("公开方式", "主动公开"),
    ("有效性", "有效"),
]
STATUTORY = """\
口径调整:
  - 设置: 公开目录
    值: [{栏目: 索引号, 名称: 索引, 缺时写: 未载}, {栏目: 标题, 名称: 名称}, 内容概述,
      {栏目: 文号, 缺时写: 非正式文件}, 主题分类]
    理由: 本局
"""
TOLD = "内容概述: 一年的场次与得分。"
SUMMED = "样例中心2024年度“样例项目”的项目支出绩效自评表：满分 100 分，得 100.00 分，等级为“优”。"
CHOSEN = [EVERY[6], ("信息所属单位", "样例局办公室"), EVERY[7], EVERY[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (WRITTEN, EVERY),
        (WRITTEN + LISTED, CHOSEN),
        (LISTED, [("公开方式", "主动公开")]),
        (STATUTORY, [("索引", "未载"), EVERY_TITLED, ("内容概述", SUMMED), ("文号", "非正式文件")]),
        (
            WRITTEN + f"  {TOLD}\n" + STATUTORY,
            [("索引", "JS-2025-00002"), EVERY_TITLED, ("内容概述", "一年的场次与得分。"), EVERY[5], EVERY[1]],
        ),
    ],
)
def test_列哪几栏(studied: Callable[[str], Study], text: str, expected: list[tuple[str, str]]) -> None:
    result = studied(text)
    (scored,), (composed,) = result.scored, result.composed
    assert rows(disclosure_blocks(scored)) == expected
    assert rows(composed.report.pages[0].blocks) == expected
    paper = compose_paper(scored, composed.report, result.workspace.registry)
    (about,) = (part for part in paper.parts if part.kind is PartKind.ABOUT)
    assert rows(about.blocks) == expected


def test_头部标签与订阅取自它(studied: Callable[[str], Study], repository: Path) -> None:
    result = studied(WRITTEN)
    content = SiteContent(Site(result, repository))
    head = page_heads(result, content.pages, "")["2024/sample/"]
    assert '<meta name="PubDate" content="2025-08-01">' in head
    assert '<meta name="ContentSource" content="样例局办公室">' in head
    assert "样局〔2025〕3号,财政" in head
    feed = content.feeds("站", "https://a.cn/")["feed.json"]
    assert '"date_published": "2025-08-01T00:00:00+08:00"' in feed
    assert '"date_modified": "2025-08-01T00:00:00+08:00"' in feed
