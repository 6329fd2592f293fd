"""引文：正文、列表、表格、标题、评分标准、业绩值、问题里引的文件，都记下所在的句子与锚点。"""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest
from tests.compose.outline import lines, outline

from jixiao.compose.citations import CitationRecord, sentence_around
from jixiao.compose.policies import policy_pages
from jixiao.compose.policy_library import policy_library, policy_records
from jixiao.model.registry import Policy
from jixiao.model.report import Align, Heading, Link, Page, Paragraph, Section, SitePath, Table
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study

Report: TypeAlias = Callable[[dict[str, str]], Study]
Nodes: TypeAlias = Callable[[object], Iterator[object]]

NAME = "《项目支出绩效评价管理办法》（财预〔2020〕10号）"


def records(study: Study) -> list[CitationRecord]:
    return [r for c in study.composed for r in c.citations if r.evaluation == "2024/case"]


CHAPTER = f"""\
# 甲

## 依据{NAME}

前一句。按{NAME}开展。后一句。

没有引文的一段。

1. 其一；
2. [会议纪要](policy:街道办事处会议纪要2024年3期)等。

| 文件 | 内容 |
| --- | --- |
| 无 | 无 |
| 财预〔2020〕10号 | 第十六条 |

> 引《没有登记的文件》与财预[2020]10号。
"""


def test_正文各处的引文都有句子与锚点(report: Report):
    found = records(report({"narrative/10-one.md": CHAPTER}))
    assert [(r.policy, r.target, r.sentence) for r in found] == [
        ("caiyu-2020-10", SitePath("2024/case/one/", "s-1"), f"依据{NAME}"),
        ("caiyu-2020-10", SitePath("2024/case/one/", "c-1"), f"按{NAME}开展。"),
        ("minutes-3", SitePath("2024/case/one/", "c-2"), "会议纪要等。"),
        ("caiyu-2020-10", SitePath("2024/case/one/", "c-3"), "财预〔2020〕10号"),
        ("caiyu-2020-10", SitePath("2024/case/one/", "c-4"), "引《没有登记的文件》与财预[2020]10号。"),
    ]
    assert {r.where for r in found} == {"一、甲"}


def test_没有引文的段落没有锚点(report: Report, nodes: Nodes):
    study = report({"narrative/10-one.md": CHAPTER})
    page = next(p for p in study.composed[0].report.pages if p.path.endswith("/one/"))
    sections = [n for n in nodes(page.blocks) if isinstance(n, Section)]
    assert [s.anchor for s in sections] == ["c-1", "c-2", "c-4"]  # c-3 是表格的一行


def test_一段里引两次同一份文件只记一处(report: Report):
    found = records(report({"narrative/10-one.md": f"# 甲\n\n按{NAME}，再按财预〔2020〕10号。\n"}))
    assert [r.policy for r in found] == ["caiyu-2020-10"]


def test_评分标准与依据与业绩值里的引文记到指标的行(report: Report):
    text = report({}).workspace.sources["evaluations/2024/case/evaluation.yaml"]
    changed = text.replace(
        "名称: 立项依据,", "名称: 立项依据, 评分标准: 符合财预〔2020〕10号得满分, 依据: [会议纪要, 10号文],"
    )
    changed = changed.replace("会议纪要, 10号文", "街道办事处会议纪要2024年3期, 10号文")
    changed = changed.replace("名称: 读书活动,", "名称: 读书活动, 业绩值: 照财预〔2020〕10号办了二十四场,")
    found = records(report({"evaluation.yaml": changed}))
    here = "2024/case/indicators/"
    assert [(r.policy, r.target) for r in found] == [
        ("minutes-3", SitePath(here, "i-A1")),
        ("caiyu-2020-10", SitePath(here, "i-A1")),
        ("caiyu-2020-10", SitePath(here, "i-C1")),
    ]
    assert found[0].sentence == "A1 立项依据的评分依据：《街道办事处会议纪要2024年3期》"
    assert found[2].sentence == "照财预〔2020〕10号办了二十四场"
    assert {r.where for r in found} == {"指标体系"}


def test_问题里的引文记到问题(report: Report):
    found = records(report({"narrative/40-findings.md": "# 问题\n\n![](findings:存在的问题)\n"}))
    assert [(r.policy, r.target) for r in found] == [("caiyu-2020-10", SitePath("2024/case/findings/", "p-问题1"))]


def test_引用文件一页列出引过的文件与出处(report: Report, nodes: Nodes):
    study = report({"narrative/10-one.md": CHAPTER})
    page = next(p for p in study.composed[0].report.pages if p.path == "2024/case/documents/")
    links = [(plain_text(n.children), n.target) for n in nodes(page.blocks) if isinstance(n, Link)]
    assert links == [
        (NAME, SitePath("policies/caiyu-2020-10/")),
        ("一、甲", SitePath("2024/case/one/", "s-1")),
        ("《街道办事处会议纪要2024年3期》", SitePath("policies/minutes-3/")),
        ("一、甲", SitePath("2024/case/one/", "c-2")),
    ]


LEVELS = """\
政策文件:
  - {标识: unit, 标题: 本单位办法, 层级: 单位}
  - {标识: none, 标题: 无层级办法}
  - {标识: town, 标题: 街镇办法, 层级: 街镇级}
  - {标识: city, 标题: 市级办法, 层级: 市级}
  - {标识: state, 标题: 国家办法, 层级: 国家}
  - {标识: other, 标题: 另一国家办法, 层级: 国家}
"""


def test_引用文件按层级_同级照登记的次序(report: Report, nodes: Nodes):
    text = "# 甲\n\n依《无层级办法》《街镇办法》《另一国家办法》《市级办法》《本单位办法》《国家办法》。\n"
    study = report({"narrative/10-one.md": text, "../../_shared/policies/levels.yaml": LEVELS})
    page = next(p for p in study.composed[0].report.pages if p.path == "2024/case/documents/")
    (table,) = (n for n in nodes(page.blocks) if isinstance(n, Table))
    assert [plain_text(row.cells[0].content) for row in table.groups[0]] == [
        *("《国家办法》", "《另一国家办法》", "《市级办法》", "《街镇办法》", "《本单位办法》", "《无层级办法》"),
    ]


def policy_page(study: Study, path: str) -> Page:
    cited = [r for c in study.composed for r in c.citations]
    registry, profiles = study.workspace.registry, study.workspace.profiles
    pages = policy_pages(registry, cited, study.names, profiles=profiles, scored=study.scored)
    return next(p for p in pages if p.path == path)


def said(page: Page, nodes: Nodes) -> list[str]:
    return [plain_text(n.content) for n in nodes(page.blocks) if isinstance(n, Heading | Paragraph)]


def test_只是评分口径依据的文件_照实说(report: Report, nodes: Nodes):
    page = policy_page(report({}), "policies/caiyu-2020-10/")
    texts = said(page, nodes)
    assert texts[:4] == [
        *("引用本文件之处", "各评价正文没有引用。", "作为评分口径的依据", "上海口径（财政项目支出）　2 份评价照此评分"),
    ]
    assert texts[4:6] == ["社区阅览室运行项目　2024 年度", "社区阅览室运行经费　2024 年度"]
    assert texts[6].endswith("　还没有评价照此评分")
    assert page.description.endswith("，本站引用 0 处，2 份评价的评分口径以它为依据。")


def test_又引用又作依据的两处都列_都不是的说没有(report: Report, nodes: Nodes):
    study = report({"narrative/10-one.md": CHAPTER})
    texts = said(policy_page(study, "policies/caiyu-2020-10/"), nodes)
    assert "各评价正文没有引用。" not in texts
    assert "作为评分口径的依据" in texts
    assert said(policy_page(study, "policies/unused/"), nodes) == ["引用本文件之处", "本站还没有评价引用它。"]


def test_文件库的引用与评分依据分两栏_数靠右(report: Report, nodes: Nodes):
    study = report({"narrative/10-one.md": CHAPTER})
    cited = [r for c in study.composed for r in c.citations]
    blocks = policy_library(study.workspace.registry, cited, profiles=study.workspace.profiles, scored=study.scored)
    rows = [row for n in nodes(blocks) if isinstance(n, Table) for group in n.groups for row in group]
    assert {plain_text(r.cells[0].content): [plain_text(c.content) for c in r.cells[-2:]] for r in rows} == {
        "项目支出绩效评价管理办法": ["4", "2"],
        "街道办事处会议纪要2024年3期": ["1", "—"],
        "没有引用的文件": ["—", "—"],
    }
    assert {cell.align for row in rows for cell in row.cells[-2:]} == {Align.END}


def test_文件库可以照引用它的评价筛选_没有引用的照说(report: Report):
    study = report({"narrative/10-one.md": CHAPTER})
    cited = [r for c in study.composed for r in c.citations]
    records = policy_records(study.workspace.registry, cited, scored=study.scored)
    (at,) = [n for n, column in enumerate(records.columns) if column.title == "引用它的评价"]
    named = {plain_text(one.cells[0].content): plain_text(one.cells[at].content) for one in records.rows}
    assert named == {
        "项目支出绩效评价管理办法": "社区阅览室运行项目（2024）",
        "街道办事处会议纪要2024年3期": "社区阅览室运行项目（2024）",
        "没有引用的文件": "没有评价引用",
    }
    assert "社区阅览室运行项目（2024）" in (records.columns[at].facet or ())


def test_政策页列出每一处引用(report: Report, nodes: Nodes):
    study = report({"narrative/10-one.md": CHAPTER})
    cited = [r for c in study.composed for r in c.citations]
    pages = {p.path: p for p in policy_pages(study.workspace.registry, cited, study.names)}
    assert set(pages) == {"policies/caiyu-2020-10/", "policies/minutes-3/", "policies/unused/"}
    replaced, *targets = [n.target for n in nodes(pages["policies/caiyu-2020-10/"].blocks) if isinstance(n, Link)]
    assert replaced == SitePath("policies/unused/")
    assert targets == [SitePath("2024/case/"), *(SitePath("2024/case/one/", a) for a in ("s-1", "c-1", "c-3", "c-4"))]
    unused = [n.target for n in nodes(pages["policies/unused/"].blocks) if isinstance(n, Link)]
    assert unused == [SitePath("policies/caiyu-2020-10/")] * 2  # 被替代、说明


def test_文件库先说各层级几份_每份只列一次(example: Study):
    policies = example.workspace.registry.policies
    told, section = policy_library(example.workspace.registry, ())
    assert isinstance(section, Section)
    (lead,) = lines(told)
    listed = sum(1 for one in policies if one.address)
    assert lead.startswith(f"登记文件 {len(policies)} 份，其中 {listed} 份登记了官方网址；")
    (levels,) = lines(section.blocks[0])
    assert levels.startswith("国家 ")
    assert sum(int(n) for n in re.findall(r"(\d+) 份", levels)) == len(policies)
    tables = [block for block in section.blocks if isinstance(block, Table)]
    assert sum(len(group) for table in tables for group in table.groups) == len(policies)


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ({"成文日期": "2020-02-25", "文号": "财预〔2019〕10号"}, 2020),
        ({"文号": "财预〔2021〕6号"}, 2021),
        ({"文号": "国务院令第711号"}, None),
        ({}, None),
    ],
)
def test_成文年份先据日期_再据文号(written: dict[str, str], year: int | None):
    assert Policy.model_validate({"标识": "one", "标题": "办法", **written}).year == year


def test_匹配用的别名不上页_没有官方网址的照说(example: Study):
    workspace = example.workspace
    pages = {page.path: outline(page) for page in policy_pages(workspace.registry, (), example.names)}
    assert "其他写法" not in "".join(pages.values())
    assert "官方网址 | 没有登记" in pages["policies/hucaiji-2020-6/"]
    address = "http://www.gov.cn/zhengce/content/2019-04/15/content_5382991.htm"
    assert f"官方网址 | {address}" in pages["policies/zhengfu-xinxi-gongkai-tiaoli/"]


def test_政策页列出出自它的指标词条(example: Study):
    workspace = example.workspace
    pages = policy_pages(workspace.registry, (), example.names, terms=workspace.dictionary.terms)
    found = {page.path: page for page in pages}
    told = outline(found["policies/zhongfa-2018-34/"])
    assert "## 指标词典里出自它的词条\n立项必要性、投入经济性、绩效目标合理性、实施方案可行性、筹资合规性\n" in told
    assert "指标词典" not in outline(found["policies/caijian-2021-4/"])


@pytest.mark.parametrize(
    ("text", "needle", "sentence"),
    [
        ("甲。乙丙。丁。", "丙", "乙丙。"),
        ("甲乙", "乙", "甲乙"),
        ("没有这个词。后文。", "戊", "没有这个词。"),
        ("字" * 200 + "丙" + "字" * 200, "丙", "……" + "字" * 30 + "丙" + "字" * 89 + "……"),
        ("丙" + "字" * 200, "丙", "丙" + "字" * 119 + "……"),
        ("字" * 200 + "丙。", "丙", "……" + "字" * 118 + "丙。"),
        # 过长的在标点处截断，不截在词里，也不截在书名号里
        (
            "开头" * 20 + "，" + "前" * 20 + "《甲、乙办法》" + "后" * 40 + "；" + "尾" * 60 + "。",
            "甲、乙办法",
            "……" + "前" * 20 + "《甲、乙办法》" + "后" * 40 + "……",
        ),
        ("丙，" + "字" * 60 + "、" + "词" * 80, "丙", "丙，" + "字" * 60 + "……"),
        ("字" * 130 + "，丙《" + "长" * 130 + "》丁", "丙《" + "长" * 130 + "》", "……丙《" + "长" * 130 + "》……"),
        # 没有标点，截在书名号或文号之后；附近没有，就远一些
        (
            "依《" + "甲" * 60 + "》（某发〔2020〕1号）《" + "乙" * 50 + "》等" + "字" * 90 + "。",
            "乙" * 50,
            "……《" + "乙" * 50 + "》……",
        ),
    ],
)
def test_取出所在的句子(text: str, needle: str, sentence: str):
    assert sentence_around(text, needle) == sentence
