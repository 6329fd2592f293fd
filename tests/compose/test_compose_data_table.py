"""数据表的编排：小计行排在各组之后，行首是它的名称，各数可追溯。"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from jixiao.model.report import FactText, Row, Scope, Table
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study

Report: TypeAlias = Callable[[dict[str, str]], Study]
Nodes: TypeAlias = Callable[[object], Iterator[object]]

TABLES = """\
表格:
  藏书:
    标题: 藏书情况
    单位: 元
    列: [{名称: 馆}, {名称: 类别}, {名称: 金额, 类型: 金额, 求和: 是}]
    行: [[总馆, 图书, 5], [总馆, 期刊, 2], [分馆, 图书, 1]]
    小计: [{分组: 馆}]
    合计: {}
  场次: {标题: 场次, 列: [{名称: 月份}], 行: [[一月]]}
"""


def words(row: Row) -> list[str]:
    return [plain_text(cell.content) for cell in row.cells]


def test_小计行排在组后(report: Report, nodes: Nodes):
    study = report({"tables.yaml": TABLES})
    page = next(p for c in study.composed for p in c.report.pages if p.path == "2024/case/appendix-2/")
    table = next(n for n in nodes(page.blocks) if isinstance(n, Table) and n.anchor == "t-藏书")
    ((first, second, subtotal, last),) = table.groups
    assert [words(row) for row in (first, second, subtotal, last)] == [
        ["总馆", "图书", "5.00"],
        ["总馆", "期刊", "2.00"],
        ["总馆", "小计", "7.00"],
        ["分馆", "图书", "1.00"],
    ]
    assert [row.tone for row in (first, second, subtotal, last)] == ["", "", "subtotal", ""]
    assert [cell.scope for cell in subtotal.cells] == [Scope.ROW, None, None]
    (figure,) = (n for n in nodes(subtotal) if isinstance(n, FactText))
    assert figure.key == "表.藏书.小计.总馆.金额"
    assert [words(row) for row in table.foot] == [["合计", "", "8.00"]]
