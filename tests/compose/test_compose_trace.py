"""计算底稿的总目：指标的得分表在前，每个数的永久锚点在这一页、不重不漏，标题不是链接。"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeAlias

from tests.compose.outline import row_text

from jixiao.compose.anchors import anchors_in
from jixiao.compose.layout import lay_out
from jixiao.compose.trace_index import trace_index
from jixiao.model.report import FactText, Heading, Link, Page, Row, SitePath, Table
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study

Nodes: TypeAlias = Callable[[object], Iterator[object]]

REPORT = "2024/xinzhuang-dangjian"


def index_of(study: Study, identifier: str) -> Page:
    scored = next(one for one in study.scored if one.identifier == identifier)
    return trace_index(scored, lay_out(scored))


def matrix(page: Page) -> Table:
    return next(block for block in page.blocks if isinstance(block, Table))


def row_of(table: Table, name: str) -> Row:
    rows = (row for group in (*table.groups, table.foot) for row in group)
    return next(row for row in rows if plain_text(row.cells[0].content) == name)


def test_每个数的永久锚点都在_只有一个(example: Study) -> None:
    for scored in example.scored:
        found = Counter(a for a in anchors_in(index_of(example, scored.identifier).blocks) if a.startswith("f-"))
        assert found == Counter({f"f-{key}": 1 for key in scored.released_facts()})


def test_指标的得分表_逐级列出(example: Study) -> None:
    table = matrix(index_of(example, REPORT))
    assert row_text(table.head[0]).split(" | ") == ["  指标", "分值", "规则得分", "评定得分", "得分率", "其他"]
    assert [
        row_text(row_of(table, name))
        for name in ("A 决策", "A1 项目立项", "B11 预算执行率", "C21 年度党建工作考核达标率")
    ] == [
        "= A 决策 | 20 | 17.60 | 17 | 85.00% |",
        "  A1 项目立项 | 8 | 8.00 | 8 | 100.00% |",
        "  B11 预算执行率 | 5 | 0.00 | 3.9 | 78.00% |",
        "  C21 年度党建工作考核达标率 | 4 | 依据不足 | 4 | 100.00% |",
    ]
    assert row_text(row_of(table, "合计")) == "= 合计 | 100 | ≥81.28 | 88.9 | — | 指标的数量 24 项"
    assert row_text(row_of(table, "D31 党员满意度")).endswith("| 实际值 ≥80%")


def test_末级的名称连到它的页_得分与评定得分同在一格(example: Study) -> None:
    row = row_of(matrix(index_of(example, REPORT)), "B11 预算执行率")
    (name,) = row.cells[0].content
    assert isinstance(name, Link)
    assert name.target == SitePath(f"{REPORT}/indicators/B11/")
    assert row.cells[3].anchor == "f-指标.B11.得分"
    assert row.cells[3].content == (FactText(REPORT, "指标.B11.评定得分", "3.9", anchored=True),)


def test_有自评得分的多一栏_只评到上级的照写(example: Study) -> None:
    table = matrix(index_of(example, "2026/hongqiao-dangqun"))
    assert "自评得分" in row_text(table.head[0])
    assert all(len(row.cells) == len(table.head[0].cells) for group in table.groups for row in group)


def test_标题都不是链接_表的一行写在一行(example: Study, nodes: Nodes) -> None:
    page = index_of(example, REPORT)
    headings = [block for block in page.blocks if isinstance(block, Heading)]
    assert [plain_text(one.content) for one in headings][:3] == ["各项指标", "总分与等级", "资金"]
    assert not [node for one in headings for node in nodes(one.content) if isinstance(node, Link)]
    rows = [row for block in page.blocks if isinstance(block, Table) for group in block.groups for row in group]
    assert [text for row in rows if (text := row_text(row)).startswith("  第3行　党建活动")] == [
        "  第3行　党建活动 | 年初预算 26,000.00 元　调整后预算 23,000.00 元　支付金额 23,000.00 元　执行率 100.00%"
    ]
