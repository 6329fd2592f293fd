"""编号：标题、表、图、附件的号由程序编，嵌入两次的只有一个号。"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest

from jixiao.model.report import BarChart, Caption, Heading, Link, Page, Paragraph, SitePath, Table
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study

Report: TypeAlias = Callable[[dict[str, str]], Study]
Nodes: TypeAlias = Callable[[object], Iterator[object]]


def page(study: Study, slug: str) -> Page:
    """样本报告的一页；slug 为空是首页。"""
    pages = {p.path: p for c in study.composed for p in c.report.pages}
    return pages[f"2024/case/{slug}/" if slug else "2024/case/"]


def headings(blocks: object, nodes: Nodes) -> list[str]:
    return [h.number + plain_text(h.content) for h in nodes(blocks) if isinstance(h, Heading)]


def captions(blocks: object, nodes: Nodes) -> list[str]:
    return [c.label + c.title for c in nodes(blocks) if isinstance(c, Caption)]


def anchors(blocks: object, nodes: Nodes) -> list[str]:
    return [n.anchor for n in nodes(blocks) if isinstance(n, Heading | Table | BarChart)]


CHAPTER = """\
# 项目概况

## 背景

### 由来

#### 甲

##### 子

##### 丑

#### 乙

### 目的

## 依据

### 文件
"""


def test_标题逐级编号_上级换了下级从头编(report: Report, nodes: Nodes):
    found = page(report({"narrative/10-overview.md": CHAPTER}), "overview")
    assert found.title == "一、项目概况"
    assert headings(found.blocks, nodes) == [
        *("（一）背景", "1.由来", "（1）甲", "①子", "②丑", "（2）乙", "2.目的"),
        *("（二）依据", "1.文件"),
    ]
    assert anchors(found.blocks, nodes)[:4] == ["s-1", "s-1-1", "s-1-1-1", "s-1-1-1-1"]


def test_摘要与引言不编号_摘要并入首页(report: Report, nodes: Nodes):
    files = {
        "narrative/00-summary.md": "# 摘要\n\n## 结论\n",
        "narrative/05-introduction.md": "# 引言\n\n略。\n",
        "narrative/10-overview.md": "# 项目概况\n",
        "narrative/20-findings.md": "# 评价结论\n",
    }
    study = report(files)
    titles = [entry.title for entry in page(study, "").navigation]
    assert titles[:5] == ["概览", "指标体系", "引言", "一、项目概况", "二、评价结论"]
    assert titles[5:9] == ["附件1　指标体系及得分", "附件2　基础表", "附件3　访谈汇总", "附件4　问卷统计"]
    assert titles[9:] == ["引用文件", "计算底稿", "复核"]
    assert headings(page(study, "").blocks, nodes)[-4:] == ["摘要", "（一）结论", "基本信息", "信息公开"]
    levels = [h.level for h in nodes(page(study, "").blocks) if isinstance(h, Heading)]
    assert levels[-4:] == [2, 3, 2, 2]


ONE = """\
# 甲章

先说后面的[](table:座位)与附件里的[](table:藏书)、[](table:场次)。

![](table:预算执行)

![](chart:得分率)

![](indicators:A)
"""
TWO = """\
# 乙章

> ![](table:座位)

前面的[](table:预算执行)。

![](table:预算执行)

- 列表里的：

  ![](indicators:)

![](table:预算执行)
"""


def test_表图按出现的次序编号_先提到的也得其号(report: Report, nodes: Nodes):
    study = report({"narrative/10-one.md": ONE, "narrative/20-two.md": TWO})
    one, two = page(study, "one"), page(study, "two")
    assert captions(one.blocks, nodes) == ["表1预算执行情况表", "图1各一级指标得分率", "表2决策类指标得分"]
    assert captions(two.blocks, nodes) == ["表3座位数", "表1预算执行情况表", "表4指标得分", "表1预算执行情况表"]
    links = [(plain_text(n.children), n.target) for n in nodes(one.blocks) if isinstance(n, Link)]
    assert links[:3] == [
        ("表3", SitePath("2024/case/two/", "t-座位")),
        ("附表2-1", SitePath("2024/case/appendix-2/", "t-藏书")),
        ("附表2-2", SitePath("2024/case/appendix-2/", "t-场次")),
    ]
    assert captions(page(study, "appendix-2").blocks, nodes) == ["附表2-1藏书情况", "附表2-2各月场次"]


def test_嵌入两次的只有一个号_引用指向第一处(report: Report, nodes: Nodes):
    study = report({"narrative/10-one.md": ONE, "narrative/20-two.md": TWO})
    link = next(n for n in nodes(page(study, "two").blocks) if isinstance(n, Link))
    assert (plain_text(link.children), link.target) == ("表1", SitePath("2024/case/one/", "t-预算执行"))
    assert anchors(page(study, "two").blocks, nodes) == ["t-座位", "t-预算执行", "indicators", "t-预算执行~2"]


def test_正文里嵌过的表在附件里用正文的号(report: Report, nodes: Nodes):
    study = report({"narrative/10-one.md": "# 甲\n\n![](table:场次)\n"})
    assert captions(page(study, "appendix-2").blocks, nodes) == ["附表2-1藏书情况", "表1各月场次"]


def test_附件正文里的表图接着附表编号(report: Report, nodes: Nodes):
    text = "# 访谈\n\n![](table:座位)\n\n![](chart:得分率)\n"
    files = {"appendices/3-interviews.md": text, "narrative/10-one.md": "# 甲\n\n见[](table:座位)。\n"}
    study = report(files)
    assert captions(page(study, "appendix-3").blocks, nodes) == ["附表3-1座位数", "附图3-1各一级指标得分率"]
    link = next(n for n in nodes(page(study, "one").blocks) if isinstance(n, Link))
    assert (plain_text(link.children), link.target) == ("附表3-1", SitePath("2024/case/appendix-3/", "t-座位"))
    assert [d.message for d in study.diagnostics] == []


LEADS = [("", ["（一）", "（二）"]), ("## 问题\n\n", ["1.", "2."]), ("## 分述\n\n### 问题\n\n", ["（1）", "（2）"])]


@pytest.mark.parametrize(("lead", "numbers"), LEADS)
def test_经验的序数随所在的层次(report: Report, nodes: Nodes, lead: str, numbers: list[str]):
    study = report({"narrative/40-findings.md": f"# 经验\n\n{lead}![](findings:主要经验)\n"})
    found = [h for h in nodes(page(study, "findings").blocks) if isinstance(h, Heading) and h.anchor.startswith("e-")]
    assert [h.number for h in found] == numbers
    assert {h.level for h in found} == {2 + lead.count("\n\n")}


@pytest.mark.parametrize("lead", [lead for lead, _ in LEADS])
def test_问题与建议以编号为题_正文的引用与它同名(report: Report, nodes: Nodes, lead: str):
    chapter = f"# 问题\n\n{lead}![](findings:存在的问题)\n\n![](findings:有关建议)\n\n见[](finding:问题2)。\n"
    blocks = page(report({"narrative/40-findings.md": chapter}), "findings").blocks
    found = [h for h in nodes(blocks) if isinstance(h, Heading) and h.anchor.startswith("p-")]
    assert headings(tuple(found), nodes) == ["问题1　目标未量化", "问题2　满意度未达标", "建议1　量化目标"]
    assert {h.level for h in found} == {2 + lead.count("\n\n")}
    last = [plain_text(n.children) for n in nodes(blocks) if isinstance(n, Link)][-1]
    assert last == found[1].number.strip()
    said = [plain_text(n.content) for n in nodes(blocks) if isinstance(n, Paragraph)]
    assert "针对：问题1　责任单位：党群中心　整改期限：2025年6月　整改状态：整改中" in said
    assert all(text == text.strip() for text in said)


def test_问卷嵌入正文_题目按题号编(report: Report, nodes: Nodes):
    study = report({"narrative/30-survey.md": "# 调查\n\n## 结果\n\n![](survey:读者)\n"})
    found = page(study, "survey")
    assert headings(found.blocks, nodes) == ["（一）结果", "1.是否满意", "2.还有什么建议"]
    assert anchors(found.blocks, nodes) == ["s-1", "q-读者-1", "c-读者-1", "q-读者-2"]


def test_章的文件名与生成的页相同就报(report: Report):
    files = {
        "narrative/10-indicators.md": "# 指标分析\n",
        "narrative/20-work.md": "# 甲\n",
        "narrative/30-work.md": "# 乙\n",
        "narrative/40-appendix-2.md": "# 丙\n",
    }
    found = report(files).diagnostics
    assert [(d.code, d.at.path.rpartition("/")[2]) for d in found] == [
        ("JX209", "10-indicators.md"),
        ("JX209", "30-work.md"),
        ("JX209", "40-appendix-2.md"),
    ]
