"""报告的首页与各页的题下：问题与整改状态、成效、正文由谁改写、属于哪份评价、往哪里去。"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from jixiao.compose.about import about_table
from jixiao.compose.chapter_parts import parted
from jixiao.model.report import Block, Heading, Link, ListBlock, Page, PageRole, Paragraph, SitePath
from jixiao.model.report_text import heading_text, plain_text
from jixiao.pipeline import Study, study

Report: TypeAlias = Callable[[dict[str, str]], Study]
Write: TypeAlias = Callable[[dict[str, str]], Path]

CASE = "evaluations/2024/case/evaluation.yaml"
UNITS = """\
单位:
  - {标识: centre, 名称: 某街道社区党群服务中心}
  - {标识: street, 名称: 某街道办事处}
"""


def pages(found: Study, identifier: str = "2024/case") -> tuple[Page, ...]:
    return next(made.report.pages for made in found.composed if made.report.evaluation == identifier)


def section(page: Page, title: str) -> tuple[Block, ...]:
    """一节的各块，到下一个同级的标题为止。"""
    starts = [n for n, b in enumerate(page.blocks) if isinstance(b, Heading) and b.level == 2]
    for n, start in enumerate(starts):
        heading = page.blocks[start]
        if isinstance(heading, Heading) and heading_text(heading) == title:
            return page.blocks[start + 1 : (*starts, len(page.blocks))[n + 1]]
    return ()


def items(blocks: tuple[Block, ...]) -> list[str]:
    (listed,) = [block for block in blocks if isinstance(block, ListBlock)]
    return [plain_text(block.content) for item in listed.items for block in item if isinstance(block, Paragraph)]


def test_先要点_失分_问题_成效_再摘要_基本信息在末(example: Study):
    page = pages(example, "2024/xinzhuang-dangjian")[0]
    titles = [heading_text(b) for b in page.blocks if isinstance(b, Heading) and b.level == 2]
    assert titles == ["主要失分", "问题与建议", "成效", "摘要", "基本信息", "信息公开"]


def test_问题连同针对它的建议_各写整改状态(report: Report):
    found = section(pages(report({}))[0], "问题与建议")
    assert items(found) == [
        "问题1　目标未量化　整改中 建议1　量化目标　整改中",
        "问题2　满意度未达标　整改情况未公布",
    ]


def test_整改情况一条也没有公布的_末尾说一次_各条连到原处(example: Study):
    found = section(pages(example, "2024/xinzhuang-dangjian")[0], "问题与建议")
    assert not any("整改情况" in text for text in items(found))
    last = found[-1]
    assert isinstance(last, Paragraph)
    assert plain_text(last.content) == "整改情况均未公布。各评价的问题与整改，见问题与整改台账。"
    (listed,) = [block for block in found if isinstance(block, ListBlock)]
    links = [
        i for item in listed.items for b in item if isinstance(b, Paragraph) for i in b.content if isinstance(i, Link)
    ]
    assert [link.target for link in links][:2] == [
        SitePath("2024/xinzhuang-dangjian/findings/", "p-问题1"),
        SitePath("2024/xinzhuang-dangjian/findings/", "p-建议1"),
    ]


def test_成效只说数据里有的(example: Study):
    (told,) = section(pages(example, "2024/xinzhuang-dangjian")[0], "成效")
    assert isinstance(told, Paragraph)
    assert plain_text(told.content) == (
        "园区党建工作有序开展，有效增强党员凝聚力；通过结对帮扶，促进帮扶村镇的乡村振兴。"
        "党员满意度 ≥80%（原文只说“80%以上”，未给确数），居民群众满意度 84.40%。"
    )
    assert section(pages(example, "2026/hongqiao-dangqun")[0], "成效") == ()


# ------------------------------------------------------------ 题下


def test_各章题下写明属于哪份评价(report: Report):
    (chapter,) = [page for page in pages(report({"narrative/10-a.md": "# 概况\n\n略。\n"})) if page.title == "一、概况"]
    assert plain_text(chapter.subtitle) == "社区阅览室运行项目 · 2024 年度 · 95 优"
    assert [entry.title for entry in chapter.crumbs] == ["首页", "评价目录", "2024", "社区阅览室运行项目"]
    assert chapter.remark == ()


def test_一章分成几页的_页码在后面(report: Report):
    text = "# 概况\n" + "".join(f"\n## 第{n}节\n\n{'略。' * 60}\n" for n in range(2))
    (chapter,) = [page for page in pages(report({"narrative/10-a.md": text})) if page.role is PageRole.CHAPTER]
    first, *_ = parted([chapter], most=200).pages
    assert plain_text(first.subtitle) == "社区阅览室运行项目 · 2024 年度 · 95 优 · 第 1 页，共 2 页"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("原文: {改写: 正文}", "正文由编者据公开的原文改写，不是原文；数字录自原文。"),
        ("原文: {网址: 'https://a.example/r'}", "原文见 https://a.example/r。"),
        (
            "原文: {改写: 正文, 网址: 'https://a.example/r'}",
            "正文由编者据公开的原文改写，不是原文；数字录自原文。原文见 https://a.example/r。",
        ),
    ],
)
def test_录自公开文件的_首页与各章题下_基本信息都说(report: Report, written: str, told: str):
    text = report({}).workspace.sources[CASE].replace("年度: 2024\n", f"年度: 2024\n{written}\n", 1)
    found = report({"evaluation.yaml": text, "narrative/10-a.md": "# 概况\n\n略。\n"})
    shown = {page.role: plain_text(page.remark) for page in pages(found)}
    assert shown[PageRole.OVERVIEW] == shown[PageRole.CHAPTER] == told
    assert shown[PageRole.INDICATORS] == ""
    rows = about_table(found.scored[0], found.workspace.registry).groups[0]
    assert {plain_text(r.cells[0].content): plain_text(r.cells[1].content) for r in rows}["原文"] == told


def test_原文什么也没有写的_指出来(report: Report):
    text = report({}).workspace.sources[CASE].replace("年度: 2024\n", "年度: 2024\n原文: {}\n", 1)
    found = report({"evaluation.yaml": text})
    assert any("“改写”“网址”至少写一个" in d.message for d in found.diagnostics)


# ------------------------------------------------------------ 往哪里去


def test_单位_年度_口径的依据都连得到(report: Report, workspace: Write):
    sources = {**report({}).workspace.sources, "evaluations/_shared/organisations.yaml": UNITS}
    found = study(workspace(sources))
    scored = next(one for one in found.scored if one.identifier == "2024/case")
    rows = about_table(scored, found.workspace.registry).groups[0]
    links = {
        plain_text(row.cells[0].content): [i.target for i in row.cells[1].content if isinstance(i, Link)]
        for row in rows
    }
    assert links["年度"] == [SitePath("years/2024/")]
    assert links["实施单位"] == [SitePath("units/centre/")]
    assert links["主管部门"] == []  # 它自己没有评价，没有页
    assert links["评分口径"] == [SitePath("policies/caiyu-2020-10/")]
    first = pages(found)[0]
    targets = [item.target for item in first.subtitle if isinstance(item, Link)]
    assert targets == [SitePath("units/centre/"), SitePath("years/2024/")]


def test_有修订记录的_目录末尾连到它(report: Report):
    text = report({}).workspace.sources[CASE] + "修订记录: [{日期: 2025-03, 内容: 更正。}]\n"
    entries = {entry.title: entry.target for entry in pages(report({"evaluation.yaml": text}))[0].navigation}
    assert entries["修订记录"] == SitePath("2024/case/", "revisions")
    assert "修订记录" not in {entry.title for entry in pages(report({}))[0].navigation}
