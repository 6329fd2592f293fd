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
    assert rate.derivation.formula == "执行率 = 支出 ÷ 预算"
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


GROUPED = """
- {名称: 年份}
- {名称: 类别}
- {名称: 项目}
- {名称: 预算, 类型: 金额, 小数: 2, 求和: 是}
- {名称: 支出, 类型: 金额, 小数: 2, 求和: 是}
- {名称: 执行率, 类型: 比率, 小数: 2, 计算: 支出 / 预算}
"""
GROUPED_ROWS = """
- [2023, 基本, 人员, 100, 100, ~]
- [2023, 基本, 公用, 50, 25, ~]
- [2023, 项目, ~, 50, 50, ~]
- [2024, 基本, 人员, 200, 100, ~]
- [2024, ~, 待定, 100, 50, ~]
"""


def laid_out(table: ScoredTable) -> list[list[str]]:
    """连同小计行，照排列的次序。"""
    rows = []
    for number, row in enumerate(table.rows, start=1):
        rows.append([cell.text for cell in row])
        rows += [[cell.text for cell in s.cells] for s in table.subtotals if s.after == number]
    return rows


def test_两层小计_里层在先_只有一行的组不列(tabulate: Tables):
    other = "{单位: 元, 小计: [{分组: 年份, 名称: 合计}, {分组: 类别}], 合计: {名称: 总计}}"
    table, scored = tabulate(GROUPED_ROWS, GROUPED, other)
    assert laid_out(table) == [
        ["2023", "基本", "人员", "100.00", "100.00", "100.00%"],
        ["2023", "基本", "公用", "50.00", "25.00", "50.00%"],
        ["2023", "基本", "小计", "150.00", "125.00", "83.33%"],
        ["2023", "项目", "", "50.00", "50.00", "100.00%"],
        ["2023", "合计", "", "200.00", "175.00", "87.50%"],
        ["2024", "基本", "人员", "200.00", "100.00", "50.00%"],
        ["2024", "", "待定", "100.00", "50.00", "50.00%"],
        ["2024", "合计", "", "300.00", "150.00", "50.00%"],
    ]
    assert [cell.text for cell in table.total] == ["总计", "", "", "500.00", "325.00", "65.00%"]
    inner, rate = scored.facts["表.执行.小计.2023.基本.预算"], scored.facts["表.执行.小计.2023.执行率"]
    assert (inner.value, inner.label, inner.display) == (150, "预算小计（2023.基本）", "150.00 元")
    assert inner.derivation is not None
    assert inner.derivation.substitution == "100.00 + 50.00"
    assert inner.derivation.inputs == ("表.执行.第1行.预算", "表.执行.第2行.预算")
    assert rate.derivation is not None
    assert rate.derivation.substitution == "175 ÷ 200"
    assert rate.derivation.inputs == ("表.执行.小计.2023.支出", "表.执行.小计.2023.预算")


def test_印着的小计与算得的并存_一行的组印了就列(tabulate: Tables):
    other = "{单位: 元, 小计: [{分组: 项目, 公布值: {甲: {预算: 401, 执行率: 70%}}}]}"
    table, _ = tabulate("[[甲, 400, 300, ~], [乙, 200, 100, ~]]", other=other)
    (subtotal,) = table.subtotals
    assert (subtotal.after, subtotal.title) == (1, "甲小计")
    name, budget, spent, rate = subtotal.cells
    assert name.text == "甲小计"  # 后面没有文本列，写在组名后
    assert (budget.text, budget.published, budget.exact) == ("400.00", Decimal(401), Fraction(400))
    assert (spent.text, spent.published) == ("300.00", None)
    assert (rate.text, rate.published, rate.exact) == ("75.00%", Decimal(70), Fraction(75))


SHARES = (
    "- {名称: 来源}\n- {名称: 金额, 类型: 金额, 求和: 是}\n- {名称: 占比, 类型: 比率, 小数: 2, 计算: 金额 / 合计(金额)}"
)


@pytest.mark.parametrize("summed", ["", ", 求和: 是"])
def test_占合计的比重_合计行是百分之百(summed: str, tabulate: Tables):
    # 各行 33.33% 相加只有 99.99%；比率不相加，照计算式
    columns = SHARES.replace("合计(金额)}", f"合计(金额){summed}}}")
    table, scored = tabulate(
        "[[甲, 1, ~], [乙, 1, 30%], [丙, 1, ~]]", columns, "{单位: 元, 合计: {公布值: {占比: 100%}}}"
    )
    assert [row[2] for row in texts(table)] == ["33.33%", "33.33%", "33.33%", "100.00%"]
    assert (table.rows[1][2].published, table.rows[1][2].exact) == (30, Fraction(100, 3))
    assert (table.total[2].published, table.total[2].exact) == (100, 100)
    share = scored.facts["表.执行.第2行.占比"].derivation
    assert share is not None
    assert share.substitution == "1 ÷ 3"
    assert share.inputs == ("表.执行.第2行.金额", "表.执行.合计.金额")
    assert set(share.inputs) <= scored.facts.keys()


def test_没有合计行的占比_合计仍是数据项(tabulate: Tables):
    table, scored = tabulate("[[甲, 30, ~], [乙, 待定, ~], [丙, 10, ~]]", SHARES, "单位: 万元")
    assert table.total == ()
    assert [row[2] for row in texts(table)] == ["75.00%", "—", "25.00%"]
    assert scored.facts["表.执行.合计.金额"].value == 400000


def test_算出的列也可以占合计_小计的比重由小计算(tabulate: Tables):
    columns = """
- {名称: 类}
- {名称: 数量, 类型: 数值}
- {名称: 单价, 类型: 金额}
- {名称: 金额, 类型: 金额, 计算: 数量 * 单价, 求和: 是}
- {名称: 占比, 类型: 比率, 小数: 1, 计算: 金额 / 合计(金额)}
"""
    rows = "[[甲, 2, 10, 99, ~], [甲, 1, 10, ~, ~], [乙, ~, 10, ~, ~], [丙, 1, 70, ~, ~]]"
    table, _ = tabulate(rows, columns, "{单位: 元, 小计: [{分组: 类}], 合计: {}}")
    assert laid_out(table) == [
        ["甲", "2", "10.00", "20.00", "20.0%"],
        ["甲", "1", "10.00", "10.00", "10.0%"],
        ["甲小计", "", "", "30.00", "30.0%"],
        ["乙", "", "10.00", "—", "—"],
        ["丙", "1", "70.00", "70.00", "70.0%"],
    ]
    assert [cell.text for cell in table.total] == ["合计", "", "", "100.00", "100.0%"]


def test_合计为零的没有占比(tabulate: Tables):
    table, _ = tabulate("[[甲, 0, ~]]", SHARES, "{单位: 元, 合计: {}}")
    assert [row[2] for row in texts(table)] == ["—", "—"]
