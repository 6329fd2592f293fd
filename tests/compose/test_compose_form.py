"""自评表：照官方的方格，九栏；概览、自评表的卡片与各项得分率。"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest

from jixiao.model.report import (
    BarChart,
    FactText,
    KeyFigures,
    Notice,
    Page,
    Paragraph,
    Row,
    Scope,
    Table,
    TableRole,
)
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study

Report: TypeAlias = Callable[[dict[str, str]], Study]
Nodes: TypeAlias = Callable[[object], Iterator[object]]

COLUMNS = 9
CASE = "evaluations/2024/case/evaluation.yaml"


def page(study: Study, path: str) -> Page:
    return next(p for c in study.composed for p in c.report.pages if p.path == path)


def form(study: Study, path: str, nodes: Nodes) -> Table:
    return next(n for n in nodes(page(study, path).blocks) if isinstance(n, Table) and n.role is TableRole.FORM)


def widths(rows: tuple[Row, ...]) -> list[int]:
    """各行占的栏数，连同上面跨下来的。"""
    hanging = [0] * len(rows)
    for number, row in enumerate(rows):
        for cell in row.cells:
            for below in range(number, number + cell.rowspan):
                hanging[below] += cell.colspan
    return hanging


def texts(row: Row) -> list[str]:
    return [plain_text(cell.content) for cell in row.cells]


@pytest.mark.parametrize("identifier", ["xidu-dangjian", "xidu-yizhan"])
def test_每行恰好九栏(example: Study, nodes: Nodes, identifier: str):
    table = form(example, f"2024/{identifier}/", nodes)
    sections = (*table.groups, table.foot)
    assert {width for rows in sections for width in widths(rows)} == {COLUMNS}
    assert len(table.widths) == COLUMNS


def test_各段的文字照表样(report: Report, nodes: Nodes):
    table = form(report({}), "2024/form/", nodes)
    heading, funds, goals, head, *indicators = table.groups
    assert [texts(row) for row in heading] == [
        ["项目名称", "社区阅览室运行经费"],
        ["主管部门", "某街道办事处", "实施单位", "某街道社区党群服务中心"],
    ]
    assert [texts(row) for row in funds] == [
        ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率（%）", "得分"],
        ["年度资金总额", "12.00", "9.00", "8.00", "10.00", "88.88", "8.89"],
        ["其中：当年财政拨款", "10.00", "7.00", "6.50", "—", "92.85", "—"],
        ["上年结转资金", "2.00", "2.00", "1.50", "—", "75.00", "—"],
        ["其他资金", "0.00", "0.00", "0.00", "—", "0.00", "—"],
    ]
    assert [texts(row) for row in goals] == [
        ["年度总体目标", "预期目标", "实际完成情况"],
        ["全年开放，读者满意。", "全年开放，藏书增加，读者满意。"],
    ]
    titles = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
    assert [texts(row) for row in head] == [titles]
    assert [texts(row) for group in indicators for row in group] == [
        ["产出指标", "数量指标", "读书活动", "≥20场", "24场", "30.00", "30.00", ""],
        ["新书入藏", "≥1000册", "900册", "20.00", "18.00", "书价上涨。"],
        ["效益指标", "社会效益指标", "阅读氛围", "提升", "达成指标", "30.00", "30.00", ""],
        ["满意度指标", "服务对象满意度指标", "读者满意度", "≥90%", "95%", "10.00", "10.00", ""],
    ]
    assert [texts(row) for row in table.foot] == [["总分", "100.00", "96.89", ""], ["评分等级", "优"]]


def test_表头单元管辖的方向(report: Report, nodes: Nodes):
    table = form(report({}), "2024/form/", nodes)
    scopes = {
        plain_text(cell.content): cell.scope
        for group in (*table.groups, table.foot)
        for row in group
        for cell in row.cells
        if cell.scope is not None
    }
    assert {name for name, scope in scopes.items() if scope is Scope.ROW_GROUP} == {
        *("项目资金（万元）", "年度总体目标", "产出指标", "效益指标", "满意度指标"),
        *("数量指标", "社会效益指标", "服务对象满意度指标"),
    }
    assert scopes["年初预算数"] is scopes["三级指标"] is scopes["预期目标"] is Scope.COLUMN
    assert scopes["项目名称"] is scopes["上年结转资金"] is scopes["新书入藏"] is scopes["总分"] is Scope.ROW


def test_失分的行有记号_每行有锚点(report: Report, nodes: Nodes):
    table = form(report({}), "2024/form/", nodes)
    rows = [row for group in table.groups[4:] for row in group]
    assert [(row.anchor, row.tone) for row in rows] == [
        *(("i-1.1.1", ""), ("i-1.1.2", "loss"), ("i-2.1.1", ""), ("i-3.1.1", "")),
    ]
    tones = [n.tone for n in nodes(rows[1]) if isinstance(n, FactText)]
    assert tones == ["", "loss"]


def test_表样的资金分项一行不少_没有目标的不占行(report: Report, nodes: Nodes):
    study = report({})
    text = study.workspace.sources["evaluations/2024/form/evaluation.yaml"]
    kept = [
        line for line in text.split("\n") if not line.startswith(("  上年结转", "  其他资金", "预期", "实际完成情"))
    ]
    table = form(report({"../form/evaluation.yaml": "\n".join(kept)}), "2024/form/", nodes)
    assert [texts(row) for row in table.groups[1]][2:] == [
        ["其中：当年财政拨款", "10.00", "7.00", "6.50", "—", "92.85", "—"],
        ["上年结转资金", *["—"] * 6],
        ["其他资金", *["—"] * 6],
    ]
    assert texts(table.groups[2][0])[0] == "一级指标"
    assert {width for rows in (*table.groups, table.foot) for width in widths(rows)} == {COLUMNS}


def figures(study: Study, nodes: Nodes, path: str = "2024/case/") -> dict[str, tuple[str, str]]:
    cards = next(n for n in nodes(page(study, path).blocks) if isinstance(n, KeyFigures))
    return {item.label: (plain_text(item.value), plain_text(item.note)) for item in cards.items}


def test_概览的卡片(report: Report, nodes: Nodes):
    assert figures(report({}), nodes) == {
        "总分与等级": ("95 优", "满分 100 分"),
        "按规则核对": ("5/6 项，都一致", ""),
        "全年执行": ("8.97 万元", "年初预算 9.00 万元"),
        "预算执行率": ("99.67%", "以全年预算数计"),
        "问题": ("2 个", "建议 1 条，已整改 0 条"),
    }


def test_自评表的卡片说出失分在哪里(report: Report, nodes: Nodes):
    shown = figures(report({}), nodes, "2024/form/")
    assert shown["总分与等级"] == ("96.89 优", "满分 100 分")
    assert shown["预算执行率"][0] == "88.88%"
    assert shown["失分"] == ("3.11 分", "新书入藏等 2 项")


def test_自评表的得分率连同预算执行率一项(report: Report, nodes: Nodes):
    chart = next(n for n in nodes(page(report({}), "2024/form/").blocks) if isinstance(n, BarChart))
    shown = [(plain_text(bar.label), bar.percent, plain_text(bar.note)) for bar in chart.bars]
    assert shown[0] == ("预算执行率", "88.90", "8.89 / 10.00　执行率 88.88%")
    assert [label for label, *_ in shown[1:]] == ["产出指标", "效益指标", "满意度指标"]
    assert "预算执行率 8.89 分，满分 10.00 分" in chart.description


def test_没有年初预算的卡片不以逗号起头(report: Report, nodes: Nodes):
    text = report({}).workspace.sources[CASE].replace("年初预算数: 90000, ", "")
    assert figures(report({"evaluation.yaml": text}), nodes)["全年执行"] == ("8.97 万元", "全年预算 9.00 万元")


def test_按规则等级不同时醒目地说明(report: Report, nodes: Nodes):
    text = report({}).workspace.sources[CASE].replace("评定得分: 20}", "评定得分: 14, 评定理由: 三笔跨年}")
    study = report({"evaluation.yaml": text})
    draft, notice = (n for n in nodes(page(study, "2024/case/").blocks) if isinstance(n, Notice))
    assert (draft.tone, draft.title) == ("info", "起草中")
    assert notice.tone == "warning"
    said = "".join(plain_text(n.content) for n in notice.blocks if hasattr(n, "content"))
    assert said == (
        "评定总分 89 分，等级为“良”。6 项中，能按规则核对的 5 项按规则计分，其余 1 项仍用评定得分，"
        "总分为 95.00 分，等级为“优”。"
    )
    assert figures(study, nodes)["按规则总分"] == ("95.00 优", "能核对 5/6 项，1 项不同")
    kept = page(report({"evaluation.yaml": text.replace("评定得分: 14", "评定得分: 20")}), "2024/case/")
    assert [n.tone for n in nodes(kept) if isinstance(n, Notice)] == ["info"]


def test_要看项目是否完成而没有写的_照实说依据不足(report: Report, nodes: Nodes):
    home = "evaluations/2024/form/evaluation.yaml"
    text = report({}).workspace.sources[home].replace("口径: shanghai", "口径: national-2021-cost")
    study = report({"../form/evaluation.yaml": text.replace("  得分: 8.89\n", "")})
    funds = form(study, "2024/form/", nodes).groups[1]
    assert texts(funds[1])[-3:] == ["10.00", "88.89", "依据不足"]
    said = [plain_text(n.content) for n in nodes(page(study, "2024/form/").blocks) if isinstance(n, Paragraph)]
    assert any("预算执行率依据不足：" in text and "项目完成: 是" in text for text in said)
