"""基本信息：公布之后改过什么，读者看得到。"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from jixiao.compose.about import about_table
from jixiao.model.report_text import plain_text
from jixiao.pipeline import study

Write: TypeAlias = Callable[[dict[str, str]], Path]

FORM = """\
评价类型: 项目支出绩效自评
文件状态: 已公布
评分口径: national-2020
年度: 2024
项目名称: 样例项目
主管部门: 样例局
实施单位: 样例中心
资金: {年度资金总额: {全年预算数: 20.00, 全年执行数: 20.00}, 分值: 10}
绩效指标:
  - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 场次, 年度指标值: ≥10场, 实际完成值: 10场, 分值: 90}
"""
REVISED = "修订记录:\n  - {日期: 2025-03-01, 内容: 更正执行数。}\n  - {日期: 2025-04, 内容: 补充说明}\n"


def about(workspace: Write, text: str) -> dict[str, str]:
    found = study(workspace({"evaluations/2024/sample/evaluation.yaml": text}))
    rows = about_table(found.scored[0], found.workspace.registry).groups[0]
    return {plain_text(row.cells[0].content): plain_text(row.cells[1].content) for row in rows}


def test_修订记录逐条列出(workspace: Write) -> None:
    assert about(workspace, FORM + REVISED)["修订记录"] == "2025年3月1日　更正执行数；2025年4月　补充说明"


def test_没有修订的不列这一栏(workspace: Write) -> None:
    assert "修订记录" not in about(workspace, FORM)
