"""一项指标一页：各栏齐全，得分并列而相差的说明，引出的问题，别处同名的，前后相连；内部的另列复核的发现。"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.compose.outline import outline

from jixiao.compose import addresses
from jixiao.compose.indicator_page import Surroundings, indicator_pages
from jixiao.compose.layout import lay_out
from jixiao.compose.same_indicator import indicators_by_name, others_alike
from jixiao.compose.trace_parts import LeafFacts
from jixiao.model.diagnostic import Settled
from jixiao.model.evaluation import Audience
from jixiao.model.report import DerivationCard, Link, Notice, Page, PageRole, Row, SitePath, Table
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study, by_evaluation, study

Report: TypeAlias = Callable[[dict[str, str]], Study]
Nodes: TypeAlias = Callable[[object], Iterator[object]]

REPORT = "2024/xinzhuang-dangjian"
FORM = "2024/xidu-yizhan"
HOME = "evaluations/2024/case/evaluation.yaml"


def pages_of(study: Study, identifier: str) -> Mapping[str, Page]:
    """一份评价的各项指标的页：网址末段 → 页。"""
    scored = next(one for one in study.scored if one.identifier == identifier)
    review = Settled()
    if study.audience is Audience.INTERNAL:
        review = by_evaluation(study.diagnostics, study.answered).get(identifier, review)
    around = Surroundings(
        study.workspace.registry,
        {"阈值扣分": "threshold"},
        study.workspace.dictionary,
        indicators_by_name(study.scored),
        review,
    )
    found = indicator_pages(scored, lay_out(scored), LeafFacts(scored), around)
    return {page.path.split("/")[-2]: page for page in found}


@pytest.fixture(scope="module")
def published(repository: Path) -> Study:
    """公开的构建：没有复核的发现，加一项检查不会改动金样。"""
    return study(repository, Audience.PUBLIC)


@pytest.mark.parametrize(
    ("identifier", "code", "name"),
    [
        (REPORT, "B11", "indicator-threshold"),
        (REPORT, "D31", "indicator-satisfaction"),
        (REPORT, "D32", "indicator-survey"),
        (REPORT, "A21", "indicator-checklist"),
        (FORM, "2.1.1", "indicator-form"),
    ],
)
def test_与金样相同(
    published: Study, golden: Callable[[str, str], None], identifier: str, code: str, name: str
) -> None:
    golden(f"compose/{name}.txt", outline(pages_of(published, identifier)[code]))


def test_每项末级指标一页_前后相连(example: Study) -> None:
    for scored in example.scored:
        pages = list(pages_of(example, scored.identifier).values())
        leaves = list(scored.leaves())
        assert [page.path for page in pages] == [addresses.indicator(scored.identifier, x.anchor).path for x in leaves]
        assert [page.before and page.before.target.path for page in pages] == [None, *(p.path for p in pages[:-1])]
        assert [page.after and page.after.target.path for page in pages] == [*(p.path for p in pages[1:]), None]
        assert {page.role for page in pages} == {PageRole.INDICATOR}
        assert len({page.window_title for page in pages}) == len(pages)


def test_页上有这项指标的全部来历卡(example: Study, nodes: Nodes) -> None:
    page = pages_of(example, REPORT)["B11"]
    cards = {node.anchor: node for node in nodes(page.blocks) if isinstance(node, DerivationCard)}
    assert set(cards) == {f"f-指标.B11.{item}" for item in ("分值", "规则得分", "评定得分")}
    labels = [line.label for line in cards["f-指标.B11.规则得分"].lines]
    assert {"公式", "代入", "结果", "取整", "输入", "证据", "口径依据"} <= set(labels)
    assert "f-指标.B11.得分" in {getattr(node, "anchor", "") for node in nodes(page.blocks)}


def record_rows(page: Page) -> Mapping[str, Row]:
    """各栏：名目 → 行。"""
    table = next(block for block in page.blocks if isinstance(block, Table) and block.anchor == "record")
    return {plain_text(row.cells[0].content): row for group in table.groups for row in group}


def linked(row: Row, nodes: Nodes) -> set[str]:
    return {n.target.path for n in nodes(row) if isinstance(n, Link) and isinstance(n.target, SitePath)}


def test_规则与位置都有链接(example: Study, nodes: Nodes) -> None:
    rows = record_rows(pages_of(example, REPORT)["B11"])
    assert linked(rows["评分规则"], nodes) == {"guide/rules/threshold/"}
    assert linked(rows["所在"], nodes) == {f"{REPORT}/indicators/"}


def test_没有写明依据的_标准出自附件_口径的文件另列一行不编入搜索(example: Study, nodes: Nodes) -> None:
    rows = record_rows(pages_of(example, REPORT)["B11"])
    assert plain_text(rows["依据"].cells[1].content) == "标准出自本报告附件1"
    assert linked(rows["依据"], nodes) == {f"{REPORT}/appendix-1/"}
    assert linked(rows["评分口径依据"], nodes) == {"policies/hucaiji-2020-6/", "policies/caiyu-2020-10/"}
    assert "不是这条标准的出处" in plain_text(rows["评分口径依据"].cells[1].content)
    assert {label for label, row in rows.items() if row.tone} == {"评分口径依据"}
    assert rows["评分口径依据"].tone == "aside"


def test_写明依据的只列自己的(example: Study) -> None:
    rows = record_rows(pages_of(example, REPORT)["B22"])
    assert "中华人民共和国政府采购法" in plain_text(rows["依据"].cells[1].content)
    assert "评分口径依据" not in rows


@pytest.mark.parametrize("identifier", [FORM, "2024/huacao-dangqun"])
def test_报告没有写标准的_不说是标准_不说出自何处(example: Study, identifier: str) -> None:
    pages = pages_of(example, identifier).values()
    without = [rows for page in pages if "评分标准" not in (rows := record_rows(page))]
    assert len(without) > 10
    assert all("评分算法" in rows for rows in without)
    assert not [rows for rows in without if "依据" in rows and "标准出自" in plain_text(rows["依据"].cells[1].content)]


def test_编者的话与评价者的分开(example: Study) -> None:
    rows = record_rows(pages_of(example, REPORT)["B11"])
    assert "评定理由" not in rows
    assert plain_text(rows["编者注"].cells[1].content).startswith("未说明理由。年初预算执行率低于不得分线")


def test_评定得分的卡写谁给的_与规则差多少_在前(example: Study, nodes: Nodes) -> None:
    page = pages_of(example, REPORT)["B11"]
    cards = [node for node in nodes(page.blocks) if isinstance(node, DerivationCard)]
    assert [(card.subject, card.title) for card in cards] == [
        ("B11 预算执行率", "评定得分"),
        ("B11 预算执行率", "规则得分"),
        ("B11 预算执行率", "分值"),
    ]
    awarded, ruled, weight = cards
    assert [(line.label, "".join(map(plain_text, line.items))) for line in awarded.lines[:2]] == [
        ("给分", "评价组给分 3.9 分"),
        ("对照", "规则得分 0.00 分（差 +3.9，未说明理由）"),
    ]
    assert [line.label for line in awarded.lines] == ["给分", "对照", "出处"]
    assert weight.tone == "source"
    shown = [line.label for line in ruled.lines if not line.repeated]
    assert "标准" not in shown
    assert "口径依据" not in shown
    assert {"公式", "代入", "输入"} <= set(shown)


def test_规则得分只知下限而评定在范围之内的_不说差几分(example: Study, nodes: Nodes) -> None:
    page = pages_of(example, REPORT)["D31"]
    awarded = next(node for node in nodes(page.blocks) if isinstance(node, DerivationCard))
    assert "".join(map(plain_text, awarded.lines[1].items)) == "规则得分 ≥1.25 分（在规则得分可能的范围之内）"
    assert not any(isinstance(node, Notice) for node in nodes(page.blocks))


def test_页上写过的说明_卡里不重现(example: Study, nodes: Nodes) -> None:
    note = "年初预算执行率低于不得分线"
    page = pages_of(example, REPORT)["B11"]
    lines = [line for card in nodes(page.blocks) if isinstance(card, DerivationCard) for line in card.lines]
    told = [line for line in lines if any(note in plain_text(item) for item in line.items)]
    assert [line.repeated for line in told] == [True]
    assert any(
        "原文称“预算执行率”的即此数" in plain_text(item) for line in lines if not line.repeated for item in line.items
    )


def test_证据与数据表同名的_连到那张表(example: Study, nodes: Nodes) -> None:
    def places(identifier: str, code: str) -> dict[str, set[str]]:
        page = pages_of(example, identifier)[code]
        table = next(block for block in page.blocks if isinstance(block, Table) and block.anchor == "evidence-table")
        return {plain_text(row.cells[0].content): linked(row, nodes) for row in table.groups[0]}

    assert places(REPORT, "B11")["2024年项目预算执行情况表"] == {f"{REPORT}/overview/"}
    assert places(REPORT, "B21")["项目年度工作计划、总结"] == set()


def test_问题与建议连到正文里的那一条(example: Study, nodes: Nodes) -> None:
    links = [n for n in nodes(pages_of(example, REPORT)["B11"].blocks) if isinstance(n, Link)]
    told = {plain_text(link.children): link.target for link in links}
    assert told["问题1"] == SitePath(f"{REPORT}/findings/", "p-问题1")
    assert told["建议1"] == SitePath(f"{REPORT}/findings/", "p-建议1")


def notices(page: Page) -> list[tuple[str, str]]:
    return [(n.tone, "".join(plain_text(p.content) for p in n.blocks)) for n in page.blocks if isinstance(n, Notice)]  # type: ignore[union-attr]


TREE = """\
指标体系:
  - 代码: A
    名称: 决策
    分值: 100
    下级:
      - 代码: A1
        名称: 有理由的
        分值: 30
        年度指标值: ≥2个
        实际完成值: 1个
        自评得分: 30
        评定得分: 20
        评定理由: 补做了一个。
      - {代码: A2, 名称: 没理由的, 分值: 30, 年度指标值: ≥2个, 实际完成值: 1个, 评定得分: 10}
      - {代码: A3, 名称: 只与自评不同, 分值: 20, 自评得分: 20, 年度指标值: ≥2个, 实际完成值: 1个, 评定得分: 10}
      - {代码: A4, 名称: 处处相同, 分值: 10, 自评得分: 10, 年度指标值: ≥1个, 实际完成值: 1个, 评定得分: 10}
      - {代码: 产出/1, 名称: 处处 相同, 分值: 10, 年度指标值: ≥1个, 实际完成值: 1个}
"""


@pytest.fixture
def tree(report: Report) -> Study:
    text = report({}).workspace.sources[HOME]
    head, rest = text[: text.index("指标体系:\n")], text[text.index("主要经验:") :]
    done = report({"evaluation.yaml": (head + TREE + rest).replace("[A2, D2]", "[A1]")})
    assert [one.identifier for one in done.scored] == ["2024/case", "2024/form"]
    return done


def test_相差的说明相差多少与理由_没有理由的醒目(tree: Study) -> None:
    pages = pages_of(tree, "2024/case")
    assert notices(pages["A1"]) == [
        ("info", "评定 20 分，按规则应得 15 分，多给 5 分。理由：补做了一个。单位自评 30 分，评定 20 分，核减 10 分。")
    ]
    assert notices(pages["A2"]) == [("warning", "评定 10 分，按规则应得 15 分，少给 5 分。没有说明理由。")]
    assert notices(pages["A3"]) == [("info", "单位自评 20 分，评定 10 分，核减 10 分。")]
    assert notices(pages["A4"]) == []


def test_失分而没有问题提到的照说_没有失分的不说(tree: Study) -> None:
    pages = pages_of(tree, "2024/case")
    said = "这项指标有失分，报告的各条问题都没有提到它。"
    assert said in outline(pages["A2"])
    assert said not in outline(pages["A1"])
    assert said not in outline(pages["A4"])


def test_代码不宜作目录名的用摘要_不冲突(tree: Study) -> None:
    slugs = list(pages_of(tree, "2024/case"))
    assert slugs[:4] == ["A1", "A2", "A3", "A4"]
    assert slugs[4].isalnum()
    assert slugs[4].isascii()


def test_同名的先规范再比_不列自己(tree: Study) -> None:
    alike = indicators_by_name(tree.scored)
    scored = tree.scored[0]
    own = next(leaf for leaf in scored.leaves() if leaf.code == "A4")
    assert [(o.scored.identifier, o.leaf.code) for o in others_alike(alike, scored, own)] == [("2024/case", "产出/1")]
    alone = next(leaf for leaf in scored.leaves() if leaf.code == "A1")
    assert others_alike(alike, scored, alone) == ()


def test_内部的列出复核的发现_公开的没有(example: Study, published: Study, nodes: Nodes) -> None:
    def marks(study: Study) -> list[Link]:
        return [n for n in nodes(pages_of(study, REPORT)["B11"].blocks) if isinstance(n, Link) and n.kind == "audit"]

    shown = marks(example)
    assert "JX302" in {plain_text(link.children) for link in shown}
    assert {link.target.path for link in shown if isinstance(link.target, SitePath)} == {f"{REPORT}/audit/"}
    assert not [
        n for n in nodes(pages_of(published, REPORT)["B11"].blocks) if isinstance(n, Link) and n.kind == "audit"
    ]
