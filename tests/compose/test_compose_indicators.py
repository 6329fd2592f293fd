"""指标表：自评得分一栏、只评到上级的得分、合用与择一、与规则不同的记号、层次不一的体系。"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest

from jixiao.model.report import Align, Cell, Emphasis, FactText, Page, Row, Table, TableRole
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study

Report: TypeAlias = Callable[[dict[str, str]], Study]
Nodes: TypeAlias = Callable[[object], Iterator[object]]

TREE = """\
指标体系:
  - 代码: A
    名称: 决策
    分值: 50
    评定得分: 44
    评定理由: 只评到一级。
    下级:
      - 代码: A1
        名称: 立项
        下级:
          - {代码: A11, 名称: 依据, 分值: 20, 自评得分: 20, 年度指标值: ≥2个, 实际完成值: 1个}
          - {代码: A12, 名称: 程序, 分值: 30, 自评得分: 28, 年度指标值: ≥1个, 实际完成值: 1个}
  - 代码: B
    名称: 产出
    分值: 50
    下级:
      - 代码: B1
        名称: 择一的
        分值: 20
        组合: 择一
        下级:
          - {代码: B11, 名称: 没有选的, 适用: 否}
          - {代码: B12, 名称: 选了的, 年度指标值: ≥1个, 实际完成值: 1个, 自评得分: 20, 评定得分: 20}
      - 代码: B2
        名称: 合用的
        分值: 20
        组合: 合用分值
        下级:
          - {代码: B21, 名称: 甲, 年度指标值: ≥1个, 实际完成值: 1个, 评定得分: 15, 评定理由: 扣五分。}
          - {代码: B22, 名称: 乙, 适用: 否}
      - {代码: B3, 名称: 浅的, 分值: 10, 年度指标值: ≥1个, 实际完成值: 1个, 评定得分: 10}
"""


@pytest.fixture
def tree(report: Report) -> Study:
    home = "evaluations/2024/case/evaluation.yaml"
    text = report({}).workspace.sources[home]
    head, rest = text[: text.index("指标体系:\n")], text[text.index("主要经验:") :]
    changed = (head + TREE + rest).replace("[A2, D2]", "[A11]")
    study = report(
        {"evaluation.yaml": changed, "narrative/10-one.md": "# 甲\n\n![](indicators:)\n\n![](indicators:A)\n"}
    )
    assert [s.identifier for s in study.scored] == ["2024/case", "2024/form"]
    return study


def page(study: Study, slug: str) -> Page:
    return next(p for c in study.composed for p in c.report.pages if p.path == f"2024/case/{slug}/")


def tables(study: Study, slug: str, nodes: Nodes) -> list[Table]:
    return [n for n in nodes(page(study, slug).blocks) if isinstance(n, Table) and n.role is TableRole.INDICATORS]


def texts(row: Row) -> list[str]:
    return [plain_text(cell.content) for cell in row.cells]


def scores(table: Table, count: int = 4) -> dict[str, list[str]]:
    """各行的分值与得分：名称 → 各栏；小计、合计也在内。"""
    details = "业绩值与说明" in texts(table.head[0])
    found: dict[str, list[str]] = {}
    for row in (*(r for group in table.groups for r in group), *table.foot):
        shown = texts(row)[: -1 if details else None]
        name = shown[-count - 1].partition(" 复核 ")[0]  # 全表的行名下另有复核的记号
        found[name] = shown[-count:]
    return found


EXPECTED = {
    "A11 依据": ["20", "20", "10.00", "—"],
    "A12 程序": ["30", "28", "30.00", "—"],
    "决策小计": ["50", "48", "40.00", "44\u00a0≠"],
    "B11 没有选的": ["—", "—", "不适用", "—"],
    "B12 选了的": ["20", "20", "20.00", "20"],
    "B21 甲": ["合用 20", "—", "20.00", "15\u00a0≠"],
    "B22 乙": ["合用 20", "—", "不适用", "—"],
    "B3 浅的": ["10", "—", "10.00", "10"],
    "产出小计": ["50", "—", "50.00", "45"],
    "合计": ["100", "68", "90.00", "89"],
}


def test_全表与正文的表各栏相同(tree: Study, nodes: Nodes):
    (system,) = tables(tree, "indicators", nodes)
    whole, part = tables(tree, "one", nodes)
    assert texts(system.head[0])[3:] == ["分值", "自评得分", "规则得分", "评定得分", "业绩值与说明"]
    assert scores(system) == scores(whole) == EXPECTED
    assert scores(part) == {name: EXPECTED[name] for name in ("A11 依据", "A12 程序", "决策小计")}
    assert sum(system.widths) > 0
    assert len(system.widths) == 8


def test_没有自评得分的不列这一栏(report: Report, nodes: Nodes):
    (system,) = tables(report({}), "indicators", nodes)
    assert "自评得分" not in texts(system.head[0])


def test_记号不单靠颜色_数仍是数(tree: Study, nodes: Nodes):
    (system,) = tables(tree, "indicators", nodes)
    differing = [n.text for n in nodes(system) if isinstance(n, FactText) and n.tone == "differs"]
    assert differing == ["44", "15"]
    cells = [c for group in system.groups for row in group for c in row.cells if plain_text(c.content).endswith("≠")]
    assert {cell.align for cell in cells} == {Align.END}
    assert [plain_text(note).split("　")[0] for note in system.notes] == [
        "≠",
        "评定得分一栏为“—”而有规则得分的，原文只评到上一级，见该级的小计。",
    ]


def test_处处相合的表没有不同的记号_只说明照评定得分计入的(report: Report, nodes: Nodes):
    (system,) = tables(report({}), "indicators", nodes)
    assert [plain_text(note) for note in system.notes] == [
        "*　其中有无规则可算、按评定得分计入的：效益 1 项，合计 1 项（能按规则核对 5/6 项）。",
    ]
    assert "*" in plain_text(system.foot[0].cells[2].content)


def test_评价数据是单位自评的认定_不列规则得分(example: Study, nodes: Nodes):
    (page,) = [
        page
        for composed in example.composed
        for page in composed.report.pages
        if page.path == "2026/hongqiao-dangqun/review/"
    ]
    heads = [[plain_text(cell.content) for cell in n.head[0].cells] for n in nodes(page.blocks) if isinstance(n, Table)]
    assert [head[-3:] for head in heads if "自评得分" in head] == [["分值", "自评得分", "评定得分"]] * 4


def test_不适用的不算失分_只评到上级的照规则(tree: Study, nodes: Nodes):
    (system,) = tables(tree, "indicators", nodes)
    rows = [row for group in system.groups for row in group]
    assert [row.anchor for row in rows if row.tone == "loss"] == ["i-A11", "i-B21"]
    assert not [n for n in nodes(rows[0]) if isinstance(n, FactText) and n.tone]


def test_只评到一级的理由写在小计里(tree: Study, nodes: Nodes):
    (system,) = tables(tree, "indicators", nodes)
    assert plain_text(system.groups[0][-1].cells[-1].content).endswith("只评到一级。")
    assert plain_text(system.groups[1][-1].cells[-1].content) == "得分率 90.00%"


def test_只评到二级的写在名称下面(report: Report, nodes: Nodes):
    home = "evaluations/2024/case/evaluation.yaml"
    text = report({}).workspace.sources[home]
    head, rest = text[: text.index("指标体系:\n")], text[text.index("主要经验:") :]
    moved = TREE.replace("    评定得分: 44\n    评定理由: 只评到一级。\n", "").replace(
        "        名称: 立项\n", "        名称: 立项\n        评定得分: 39\n        评定理由: 只评到二级。\n"
    )
    study = report({"evaluation.yaml": (head + moved + rest).replace("[A2, D2]", "[A11]")})
    (system,) = tables(study, "indicators", nodes)
    assert texts(system.groups[0][0])[1] == "A1 立项 评定 39\u00a0≠"
    assert scores(system)["决策小计"] == ["50", "48", "40.00", "39"]


def test_四级的体系列出四级(example: Study, nodes: Nodes):
    here = next(p for c in example.composed for p in c.report.pages if p.path == "2024/huacao-dangqun/indicators/")
    (system,) = (n for n in nodes(here.blocks) if isinstance(n, Table) and n.role is TableRole.INDICATORS)
    assert texts(system.head[0])[:4] == ["一级指标", "二级指标", "三级指标", "四级指标"]
    spans = {row.cells[-5].colspan for group in system.groups for row in group if row.anchor}
    assert spans == {1, 2}


def test_失分项写明上级与失分_合计写明共失几分(example: Study, tree: Study, nodes: Nodes):
    here = next(p for c in example.composed for p in c.report.pages if p.path == "2024/xinzhuang-dangjian/indicators/")
    (system,) = (n for n in nodes(here.blocks) if isinstance(n, Table) and n.role is TableRole.INDICATORS)
    lost = {row.anchor: row.lost for group in system.groups for row in group if row.lost}
    assert len(lost) == 11
    assert lost["i-B11"] == "B 过程 › B1 资金管理　−1.1 分"
    assert system.foot[0].lost == "共失 11.1 分"
    (other,) = tables(tree, "indicators", nodes)
    assert other.foot[0].lost == "共失 11 分（列出的各项合 15 分）"  # 决策只评到一级，失 6 分；按规则失 10 分


def test_编者的话标明是编者的_评价者的理由不混在里面(example: Study, nodes: Nodes):
    def remarks(identifier: str, code: str) -> list[str]:
        here = next(p for c in example.composed for p in c.report.pages if p.path == f"{identifier}/indicators/")
        (system,) = (n for n in nodes(here.blocks) if isinstance(n, Table) and n.role is TableRole.INDICATORS)
        row = next(row for group in system.groups for row in group if row.anchor == f"i-{code}")
        grey = [plain_text(n.children) for n in nodes(row.cells[-1]) if isinstance(n, Emphasis)]
        return [*grey, plain_text(row.cells[-1].content)]

    grey, whole = remarks("2024/xinzhuang-dangjian", "B11")
    assert grey.startswith("编者注：未说明理由。年初预算执行率低于不得分线")
    assert whole.startswith("以年初预算计，执行率不到八成")
    (plain,) = remarks("2024/xinzhuang-dangjian", "B12")
    assert "编者注" not in plain


def test_报告没有写标准的_就地展开的不叫标准(example: Study, nodes: Nodes):
    def labels(identifier: str) -> set[str]:
        here = next(p for c in example.composed for p in c.report.pages if p.path == f"{identifier}/indicators/")
        return {n.details_label for n in nodes(here.blocks) if isinstance(n, Cell) and n.details}

    assert labels("2024/xinzhuang-dangjian") == {"评分标准"}
    assert labels("2024/huacao-dangqun") == {"评分标准", "评分算法"}
