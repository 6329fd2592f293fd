"""数据表：合计、比率、印出的数与算得的并存、除数为零、计算式有误。"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

import pytest

from jixiao.model.scored import ScoredDossier, ScoredTable
from jixiao.pipeline import study

Score: TypeAlias = Callable[..., ScoredDossier]
Tables: TypeAlias = Callable[..., tuple[ScoredTable, ScoredDossier]]

SPENDING = """
- {名称: 项目}
- {名称: 预算, 类型: 金额, 小数: 2, 求和: 是}
- {名称: 支出, 类型: 金额, 小数: 2, 求和: 是}
- {名称: 执行率, 类型: 比率, 小数: 2, 计算: 支出 / 预算}
"""


@pytest.fixture(scope="session")
def tabulate(score: Score, read: Callable[[str], object]) -> Tables:
    """一张名叫“执行”的表。other 是表的其余栏目，profile 是口径。"""

    def run(rows: str, columns: str = SPENDING, other: str = "单位: 元", profile: str = "shanghai"):  # noqa: ANN202 见上
        head = read(other)
        assert isinstance(head, dict)
        entry = {"标题": "执行", "列": read(columns), "行": read(rows), **head}
        scored = score({"评分口径": profile, "表格": {"执行": entry}})
        return scored.tables["执行"], scored

    return run


def texts(table: ScoredTable) -> list[list[str]]:
    return [[cell.text for cell in row] for row in (*table.rows, table.total) if row]


def test_求和与比率(tabulate: Tables):
    table, scored = tabulate("[[甲, 400, 300, ~], [乙, 200, 100, ~]]", other="{单位: 元, 合计: {}}")
    assert texts(table) == [
        ["甲", "400.00", "300.00", "75.00%"],
        ["乙", "200.00", "100.00", "50.00%"],
        ["合计", "600.00", "400.00", "66.67%"],
    ]
    rate = scored.facts["表.执行.合计.执行率"]
    assert (rate.value, rate.display) == (Decimal("66.67"), "66.67%")
    assert rate.derivation is not None
    assert rate.derivation.formula == "执行率 = 支出 / 预算"
    assert rate.derivation.substitution == "400 ÷ 600"
    assert rate.derivation.inputs == ("表.执行.合计.支出", "表.执行.合计.预算")
    total = scored.facts["表.执行.合计.支出"].derivation
    assert total is not None
    assert total.substitution == "300.00 + 100.00"
    assert total.inputs == ("表.执行.第1行.支出", "表.执行.第2行.支出")


def test_印出的数与算得的并存(tabulate: Tables):
    other = "{单位: 元, 合计: {名称: 小计, 公布值: {预算: 601, 执行率: 66%}}}"
    table, _ = tabulate("[[甲, 400, 300, 76%], [乙, 200, 100, 50.00%]]", other=other)
    rate = table.rows[0][3]
    assert (rate.text, rate.published, rate.exact) == ("75.00%", Decimal(76), Fraction(75))
    budget, whole = table.total[1], table.total[3]
    assert table.total[0].text == "小计"
    assert (budget.text, budget.published, budget.exact) == ("600.00", Decimal(601), Fraction(600))
    assert (whole.text, whole.published, whole.exact) == ("66.67%", Decimal(66), Fraction(200, 3))


@pytest.mark.parametrize(
    ("row", "text", "published"),
    [
        ("[[甲, 0, 0, 0]]", "0.00%", Decimal(0)),  # 照录印出的数
        ("[[甲, 0, 0, ~]]", "—", None),
        ("[[甲, 0, 5, —]]", "—", None),
        ("[[甲, ~, 5, 100%]]", "100.00%", Decimal(100)),  # 缺数据
        ("[[甲, 待定, 5, ~]]", "—", None),
    ],
)
def test_除数为零与缺数据(row: str, text: str, published: Decimal | None, tabulate: Tables):
    table, scored = tabulate(row)
    cell = table.rows[0][3]
    assert (cell.text, cell.key, cell.exact, cell.published) == (text, None, None, published)
    assert "表.执行.第1行.执行率" not in scored.facts


def test_不是数的格照录而不求和(tabulate: Tables):
    table, _ = tabulate("[[甲, 400, 300, ~], [乙, 待定, /, ~]]", other="{单位: 元, 合计: {}}")
    assert texts(table)[1:] == [["乙", "待定", "/", "—"], ["合计", "400.00", "300.00", "75.00%"]]


def test_没有行的合计为零(tabulate: Tables):
    table, _ = tabulate("[]", other="{单位: 元, 合计: {}}")
    assert texts(table) == [["合计", "0.00", "0.00", "—"]]


def test_没有合计行(tabulate: Tables):
    table, _ = tabulate("[[甲, 400, 300, ~]]")
    assert table.total == ()


@pytest.mark.parametrize(("profile", "rate"), [("shanghai", "84.46%"), ("national-2020", "84.46%")])
def test_报告里的比率四舍五入(profile: str, rate: str, tabulate: Tables):
    table, _ = tabulate("[[甲, 1663.27, 1404.77, ~]]", profile=profile)
    assert table.rows[0][3].text == rate


def test_算得的列可以再用于计算(tabulate: Tables):
    columns = f"""{SPENDING}
- {{名称: 结余, 类型: 金额, 计算: 预算 - 支出, 求和: 是}}
- {{名称: 结余率, 类型: 比率, 小数: 1, 计算: 结余 / 预算}}
"""
    table, scored = tabulate("[[甲, 400, 300, ~, ~, ~], [乙, 100, 90, ~, 11, ~]]", columns, "{单位: 元, 合计: {}}")
    assert texts(table) == [
        ["甲", "400.00", "300.00", "75.00%", "100.00", "25.0%"],
        ["乙", "100.00", "90.00", "90.00%", "10.00", "10.0%"],
        ["合计", "500.00", "390.00", "78.00%", "110.00", "22.0%"],
    ]
    derivation = scored.facts["表.执行.第2行.结余率"].derivation
    assert derivation is not None
    assert derivation.substitution == "10.00 ÷ 100"
    assert set(derivation.inputs) <= scored.facts.keys()


def test_算不出的列不成为输入(tabulate: Tables):
    columns = f"{SPENDING}\n- {{名称: 折算, 类型: 数值, 小数: 1, 计算: 执行率 / 10}}"
    table, scored = tabulate("[[甲, 0, 0, 50%, ~]]", columns)
    assert table.rows[0][4].text == "5.0"
    derivation = scored.facts["表.执行.第1行.折算"].derivation
    assert derivation is not None
    assert derivation.inputs == ()


def test_各列的单位与小数(tabulate: Tables):
    columns = """
- {名称: 金额, 类型: 金额, 求和: 是}
- {名称: 份数, 类型: 数值, 单位: 份}
- {名称: 单价, 类型: 金额, 单位: 元, 计算: 金额 * 10000 / 份数, 小数: 1}
"""
    table, scored = tabulate('[["1,663.2", 120, ~], [0.8, 1, ~]]', columns, "{单位: 万元, 合计: {}}")
    assert texts(table) == [["1,663.20", "120", "138,600.0"], ["0.80", "1", "8,000.0"], ["1,664.00", "合计", "—"]]
    amount, whole = scored.facts["表.执行.第1行.金额"], scored.facts["表.执行.合计.金额"]
    assert (amount.display, amount.value) == ("1,663.20 万元", 16632000)
    assert (whole.display, whole.value) == ("1,664.00 万元", 16640000)
    assert scored.facts["表.执行.第1行.份数"].display == "120 份"
    assert scored.facts["表.执行.第1行.单价"].display == "138,600.0 元"


def test_计算式有误只影响这一份评价(workspace: Callable[[dict[str, str]], Path]):
    head = "评价类型: 财政支出项目绩效评价\n文件状态: 起草中\n评分口径: shanghai\n年度: 2024\n项目名称: 试算\n"
    body = "主管部门: 甲\n实施单位: 乙\n指标体系: [{代码: A, 名称: 评议, 分值: 100, 评定得分: 90}]\n"
    bad = "表格: {执行: {标题: 执行, 列: [{名称: 甲, 类型: 数值, 计算: 甲 ++ 1}], 行: [[1]]}}\n"
    root = workspace({
        "evaluations/2024/bad/evaluation.yaml": head + body + bad,
        "evaluations/2024/good/evaluation.yaml": head + body,
    })  # fmt: skip
    found = study(root)
    assert "2024/good" in {scored.identifier for scored in found.scored}
    assert any("“甲 ++ 1”在第 4 个字“+”处读不下去" in d.message for d in found.diagnostics)
