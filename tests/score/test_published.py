"""真实评价必须算出的数：与印出的并列，逐一核对。"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.model.derivation import Derivation
from jixiao.model.scored import Coverage, ScoredDossier, ScoredGroup, ScoredLeaf, Status
from jixiao.model.workbook import CellFormula, CellInput
from jixiao.pipeline import study


@pytest.fixture(scope="module")
def published(repository: Path) -> dict[str, ScoredDossier]:
    return {scored.identifier: scored for scored in study(repository).scored}


@pytest.fixture(scope="module")
def xinzhuang(published: dict[str, ScoredDossier]) -> ScoredDossier:
    """莘庄工业区党建项目的评价报告。"""
    return published["2024/xinzhuang-dangjian"]


def leaf_named(scored: ScoredDossier, name: str) -> ScoredLeaf:
    return next(leaf for leaf in scored.leaves() if name in (leaf.code, leaf.name))


def derivation_of(scored: ScoredDossier, key: str) -> Derivation:
    derivation = scored.facts[key].derivation
    assert derivation is not None
    return derivation


def test_莘庄_各级得分与等级(xinzhuang: ScoredDossier):
    printed = {"A": Decimal(17), "B": Decimal("18.9"), "C": Decimal(28), "D": Decimal(25)}
    assert {group.code: group.score for group in xinzhuang.groups} == printed
    assert {group.code: group.weight for group in xinzhuang.groups} == {"A": 20, "B": 20, "C": 30, "D": 30}
    assert (xinzhuang.total, xinzhuang.grade) == (Decimal("88.9"), "良")
    assert (xinzhuang.facts["总分"].text, xinzhuang.facts["等级"].text) == ("88.9", "良")
    rates = [xinzhuang.facts[f"指标.{code}.得分率"].display for code in "ABCD"]
    assert rates == ["85.00%", "94.50%", "93.33%", "83.33%"]


@pytest.mark.parametrize(
    ("code", "computed", "awarded"),
    [
        ("A12", "4", "4"),
        ("A21", "2.6", "3"),
        ("A22", "4", "3"),
        ("A31", "3", "3"),
        ("B11", "0.00", "3.9"),
        ("C31", "3", "3"),
        ("D13", "4.08", "4"),
        ("D32", "2.35", "4.8"),
    ],
)
def test_莘庄_规则得分与评定得分并列(code: str, computed: str, awarded: str, xinzhuang: ScoredDossier):
    leaf = leaf_named(xinzhuang, code)
    assert leaf.computed == Decimal(computed)
    assert leaf.awarded == Decimal(awarded)
    assert leaf.score == leaf.awarded
    assert leaf.differs is (Decimal(computed) != Decimal(awarded))


def test_莘庄_党员满意度只知八成以上_不说多给(xinzhuang: ScoredDossier):
    leaf = leaf_named(xinzhuang, "D31")
    assert (leaf.computed, leaf.most, leaf.awarded) == (Decimal("1.25"), 5, Decimal("3.2"))
    assert not leaf.differs
    assert xinzhuang.facts["指标.D31.规则得分"].text == "≥1.25"
    assert (xinzhuang.facts["规则总分"].text, xinzhuang.rule_most) == ("≥81.28", Decimal("85.03"))


def test_莘庄_产出质量两项都算不出_不照抄评定得分(xinzhuang: ScoredDossier):
    assert "指标.C2.规则得分" not in xinzhuang.facts
    assert xinzhuang.coverage == Coverage(19, 24)
    output = xinzhuang.facts["指标.C.规则得分"].derivation
    assert output is not None
    assert output.inputs == ("指标.C1.规则得分", "指标.C2.得分", "指标.C3.规则得分")
    assert output.notes == ("7 项中，4 项算得出规则得分，计 17.00 分；3 项无规则可算，按评定得分计入 11.00 分",)


def test_莘庄_按规则总分的总分(xinzhuang: ScoredDossier):
    # 决策 4+4+2.6+4+3，过程 0+3×5，产出 28，效益 4+4+4.08+5+1.25+2.35
    assert [group.rule_score for group in xinzhuang.groups] == [
        Decimal("17.60"),
        Decimal("15.00"),
        Decimal("28.00"),
        Decimal("20.68"),
    ]
    assert (xinzhuang.rule_total, xinzhuang.rule_grade) == (Decimal("81.28"), "良")


def test_莘庄_预算执行率改用调整后预算得满分(xinzhuang: ScoredDossier):
    derivation = derivation_of(xinzhuang, "指标.B11.规则得分")
    assert derivation.substitution == "78.89% < 80%，不得分"
    assert derivation.inputs == ("资金.年初预算执行率", "指标.B11.分值")
    (alternative,) = derivation.alternatives
    assert alternative.label == "全年预算执行率 99.95%"
    assert alternative.result.startswith("5.00 分")


def test_莘庄_居民满意度逐步可查(xinzhuang: ScoredDossier):
    assert xinzhuang.facts["问卷.居民群众.第3题.得率"].display == "84.40%"
    assert xinzhuang.facts["问卷.居民群众.第2题.得率"].display == "81.60%"
    score = derivation_of(xinzhuang, "指标.D32.规则得分")
    assert score.substitution == "(95% − 84.4%) ÷ 1% = 10.6；5 − 10.6 × 0.25 = 2.35 分"
    rate = derivation_of(xinzhuang, "问卷.居民群众.第3题.得率")
    assert rate.substitution == "(35%×1 + 52%×0.8 + 13%×0.6) ÷ 100%"
    assert rate.inputs == tuple(f"问卷.居民群众.第3题.{option}" for option in ("非常满意", "比较满意", "一般"))


def test_莘庄_依据不足的指标(xinzhuang: ScoredDossier):
    found = {leaf.code for leaf in xinzhuang.leaves() if leaf.status is Status.INSUFFICIENT}
    assert found == {"C21", "C22", "C32", "D11", "D12"}
    assert all(leaf.computed is None and leaf.score is not None for leaf in xinzhuang.leaves() if leaf.code in found)


def test_莘庄_预算执行情况表(xinzhuang: ScoredDossier):
    total = xinzhuang.tables["预算执行"].total
    assert [cell.text for cell in total] == ["合计", "", "1,943,400.00", "1,533,990.00", "1,533,190.00", "99.95%"]
    assert [cell.published for cell in total[2:]] == [
        Decimal("1943400.00"),
        Decimal("1533990.00"),
        Decimal("1533190.00"),
        Decimal("99.95"),
    ]


def test_西渡生活驿站_总分与等级(published: dict[str, ScoredDossier]):
    scored = published["2024/xidu-yizhan"]
    assert (scored.facts["总分"].text, scored.grade) == ("87.80", "良")
    repair = leaf_named(scored, "设施维修完成率")
    assert (repair.awarded, repair.computed) == (Decimal("16.00"), Decimal("16.00"))
    derivation = derivation_of(scored, f"指标.{repair.anchor}.规则得分")
    assert derivation.substitution == "80.00 ÷ 100.00 = 80%；80% × 20 分"


def test_西渡生活驿站_每行都合乎规则(published: dict[str, ScoredDossier]):
    scored = published["2024/xidu-yizhan"]
    assert scored.rule_total == scored.total
    assert not any(leaf.differs for leaf in scored.leaves())


def test_西渡党建_按规则总分会得另一个等级(published: dict[str, ScoredDossier]):
    scored = published["2024/xidu-dangjian"]
    assert (scored.facts["总分"].text, scored.grade) == ("89.50", "良")
    assert (scored.facts["规则总分"].text, scored.rule_grade) == ("91.13", "优")


# ---------------------------------------------------------------- 华漕：单位整体支出（001）


@pytest.fixture(scope="module")
def huacao(published: dict[str, ScoredDossier]) -> ScoredDossier:
    """华漕镇社区党群服务中心的整体支出评价报告。"""
    return published["2024/huacao-dangqun"]


def test_华漕_各级得分与等级(huacao: ScoredDossier):
    found = {group.code: (group.weight, group.score) for group in huacao.groups}
    assert found == {
        "A": (15, Decimal(13)),
        "B": (30, Decimal("24.7")),
        "C": (31, Decimal(30)),
        "D": (24, Decimal("21.27")),
    }
    assert (huacao.total, huacao.grade) == (Decimal("88.97"), "良")
    assert (huacao.facts["总分"].text, huacao.facts["等级"].text) == ("88.97", "良")
    assert derivation_of(huacao, "总分").substitution == "13 + 24.7 + 30 + 21.27"
    rates = [huacao.facts[f"指标.{code}.得分率"].display for code in "ABCD"]
    assert rates == ["86.67%", "82.33%", "96.77%", "88.63%"]


def test_华漕_与公布的总分等级一致_规则得分无一不同(huacao: ScoredDossier):
    printed = huacao.dossier.evaluation.published
    assert printed is not None
    assert (printed.total, printed.grade) == (huacao.total, huacao.grade)
    assert (huacao.rule_total, huacao.rule_grade) == (huacao.total, huacao.grade)
    assert not any(leaf.differs for leaf in huacao.leaves())


@pytest.mark.parametrize(
    ("code", "survey", "rate", "substitution", "points"),
    [
        ("D31", "社会公众", "91.10%", "8 题平均 91.1%；91.1% × 8 分", "7.29"),
        ("D32", "基层党组织", "99.62%", "8 题平均 99.62%；99.62% × 6 分", "5.98"),
    ],
)
def test_华漕_满意度(code: str, survey: str, rate: str, substitution: str, points: str, huacao: ScoredDossier):
    leaf = leaf_named(huacao, code)
    assert (leaf.rule, leaf.computed, leaf.awarded) == ("问卷", Decimal(points), Decimal(points))
    derivation = derivation_of(huacao, f"指标.{code}.规则得分")
    assert derivation.substitution == substitution
    assert derivation.inputs == (f"指标.{code}.得率", f"指标.{code}.分值")
    for key in (f"指标.{code}.得率", f"问卷.{survey}.满意度"):
        assert huacao.facts[key].display == rate
        assert derivation_of(huacao, key).inputs == tuple(f"问卷.{survey}.第{n}题.得率" for n in range(1, 9))
    (whole,) = [cell for cell in huacao.tables[f"{survey}满意度"].total if cell.text == rate]
    assert whole.published == Decimal(rate.removesuffix("%"))


def test_华漕_每一题的满意度与印出的一致(huacao: ScoredDossier):
    for survey in ("社会公众", "基层党组织"):
        rows = huacao.tables[f"{survey}满意度"].rows
        assert len(rows) == 8
        printed = [row[-1].text for row in rows]
        assert [huacao.facts[f"问卷.{survey}.第{n}题.得率"].display for n in range(1, 9)] == printed


def test_华漕_预算调整率由公式得出(huacao: ScoredDossier):
    leaf = leaf_named(huacao, "B14")
    assert (leaf.rule, str(leaf.computed), leaf.awarded) == ("公式", "0.70", Decimal("0.7"))
    rate = huacao.facts["指标.B14.调整率"]
    assert rate.display == "-30.3332%"
    assert rate.derivation is not None
    assert rate.derivation.substitution == "(1,410.62 万元 − 2,024.81 万元) ÷ 2,024.81 万元"
    assert derivation_of(huacao, "指标.B14.规则得分").inputs == (
        "资金.全年预算数",
        "资金.年初预算数",
        "指标.B14.调整率",
        "指标.B14.分值",
    )


def test_华漕_指标评分表照指标算出(huacao: ScoredDossier):
    table = huacao.tables["指标评分"]
    rates = [huacao.facts[f"指标.{code}.得分率"].display for code in "ABCD"]
    assert [row[-1].text for row in table.rows] == rates
    assert [cell.text for cell in table.total[2:]] == ["100", "88.97", "88.97%"]


def test_华漕_小计与占比照印出的结构算出(huacao: ScoredDossier):
    facts = huacao.facts
    assert facts["表.预算执行.小计.2024.基本支出.调整后预算"].display == "1,318.10 万元"
    assert facts["表.预算执行.小计.2024.预算调整率"].display == "-30.33%"
    assert facts["表.预算执行.小计.2024.年初预算"].value == facts["资金.年初预算数"].value
    shares = [facts[f"表.政府采购.第{n}行.占比2024年"].display for n in (1, 2, 3)]
    assert shares == ["2.46%", "75.91%", "21.63%"]
    assert facts["表.政府采购.合计.占比2022年"].display == "100.00%"
    printed = {  # 收支情况的支出，印出的小计与各行之和都差 0.01
        subtotal.title: (subtotal.cells[4].text, str(subtotal.cells[4].published))
        for subtotal in huacao.tables["收支情况"].subtotals
    }
    assert printed == {
        "2022小计": ("1,187.18", "1187.19"),
        "2023小计": ("1,412.00", "1412.01"),
        "2024小计": ("1,463.21", "1463.20"),
    }


# ---------------------------------------------------------------- 虹桥：事前评估（003）


@pytest.fixture(scope="module")
def hongqiao(published: dict[str, ScoredDossier]) -> ScoredDossier:
    """虹桥镇党群服务站的项目评审报告。"""
    return published["2026/hongqiao-dangqun"]


def test_虹桥_评审得分与结论(hongqiao: ScoredDossier):
    assert [(g.code, g.weight, g.score) for g in hongqiao.groups] == [("A", 50, 44), ("B", 30, 27), ("C", 20, 17)]
    assert (hongqiao.total, hongqiao.grade) == (88, "部分可行")
    assert hongqiao.dossier.evaluation.published is not None
    assert hongqiao.dossier.evaluation.published.total == hongqiao.total


def test_虹桥_自评得分与按规则的结论(hongqiao: ScoredDossier):
    marked = [[leaf.self_score or Decimal(0) for leaf in group.leaves()] for group in hongqiao.groups]
    assert [sum(scores) for scores in marked] == [46, 28, 20]
    assert hongqiao.self_total == 94
    assert hongqiao.self_grade == "可行"
    # 评价数据是自评的认定，照规则算出的恰与自评相同；它不核对评审的得分
    for leaf in hongqiao.leaves():
        assert leaf.computed == leaf.self_score, leaf.code
    assert [group.rule_score for group in hongqiao.groups] == [None, None, None]
    assert (hongqiao.rule_total, hongqiao.rule_grade, hongqiao.differing) == (None, None, 0)
    assert "规则总分" not in hongqiao.facts


def test_虹桥_择一与合用分值(hongqiao: ScoredDossier):
    absent = {leaf.code for leaf in hongqiao.leaves() if leaf.status is Status.NOT_APPLICABLE}
    assert absent == {"B21", "C21", "C23"}
    assert (hongqiao.facts["指标.B2.分值"].value, hongqiao.facts["指标.C2.分值"].value) == (10, 4)
    assert sum(group.weight for group in hongqiao.groups) == 100


def test_虹桥_预算审核(hongqiao: ScoredDossier):
    table = hongqiao.tables["预算审核"]
    assert [cell.text for cell in table.total] == [
        "合计",
        "14,017,700.00",
        "13,849,620.00",
        "168,080.00",
        "1.20%",
        "",
    ]
    for row in (*table.rows, table.total):
        for cell in row[3:5]:
            assert cell.published == Decimal(cell.text.replace(",", "").removesuffix("%"))
    assert {row[0].text: (row[3].text, row[4].text) for row in table.rows if row[3].exact} == {
        "镇中心党群服务阵地建设工程": ("118,080.00", "3.45%"),
        "课程活动服务费": ("50,000.00", "14.29%"),
    }
    assert derivation_of(hongqiao, "表.预算审核.合计.核减率").substitution == "168,080.00 ÷ 14,017,700.00"


@pytest.mark.parametrize(
    ("year", "rates", "whole"),
    [
        ("2023", "95.04 99.82 97.33 99.75 99.98 100.00 99.99", "99.51"),
        (
            "2024",
            (
                "100.00 100.00 100.00 100.00 100.00 100.00 99.85 100.00 100.00 100.00"
                " 100.00 100.00 100.00 100.00 100.00 100.00 100.00 100.00 100.00 99.86"
            ),
            "99.99",
        ),
        (
            "2025",
            (
                "100.00 85.44 0.00 0.00 22.95 35.83 0.00 100.00 0.00 100.00 100.00 100.00"
                " 100.00 5.15 83.84 5.19 5.02 100.00 0.00 0.00 100.00 0.00 0.00"
            ),
            "61.03",
        ),
    ],
)
def test_虹桥_三年预算执行逐行核对(year: str, rates: str, whole: str, hongqiao: ScoredDossier):
    table = hongqiao.tables[f"预算执行{year}"]
    assert [row[-1].text for row in table.rows] == [f"{rate}%" for rate in rates.split()]
    assert [row[-1].published for row in table.rows] == [Decimal(rate) for rate in rates.split()]
    assert (table.total[-1].text, table.total[-1].published) == (f"{whole}%", Decimal(whole))


# ---------------------------------------------------------------- 组织部：二十份自评表（004）


SELF_FORMS = {
    "zuzhibu-chuangxin-dasai": ("99.90", "99.04"),
    "zuzhibu-chubei-rencai": ("98.45", "84.45"),
    "zuzhibu-churujing-xitong": ("100.00", "100.00"),
    "zuzhibu-dangan-shuzihua": ("100.00", "100.00"),
    "zuzhibu-dangdaibiao-xitong": ("100.00", "100.00"),
    "zuzhibu-dangjian-fuwu": ("99.60", "96.01"),
    "zuzhibu-dangjian-pingtai": ("99.89", "98.88"),
    "zuzhibu-dazugongwang": ("98.20", "82.00"),
    "zuzhibu-dengbao-jianshe": ("98.43", "84.31"),
    "zuzhibu-ganbu-jiandu": ("99.14", "91.44"),
    "zuzhibu-ganbu-jiaoyu": ("98.84", "88.35"),
    "zuzhibu-gongwuyuan": ("96.16", "61.59"),
    "zuzhibu-gongzi-fuli": ("96.41", "64.06"),
    "zuzhibu-guazhi-ganbu": ("94.56", "45.62"),
    "zuzhibu-jiceng-dangjian": ("99.89", "98.87"),
    "zuzhibu-quyu-dangjian": ("99.94", "99.39"),
    "zuzhibu-rencai-gongzuo": ("99.47", "94.73"),
    "zuzhibu-renshi-ruanjian": ("100.00", "100.00"),
    "zuzhibu-weisheng-jiaoyu": ("99.12", "91.17"),
    "zuzhibu-zhili-peixun": ("99.99", "99.93"),
}


def test_组织部_共二十份(published: dict[str, ScoredDossier]):
    assert {name for name in published if name.startswith("2023/")} == {f"2023/{name}" for name in SELF_FORMS}
    totals = [Decimal(total) for total, _ in SELF_FORMS.values()]
    assert (min(totals), max(totals)) == (Decimal("94.56"), Decimal("100.00"))


@pytest.mark.parametrize(("name", "total", "rate"), [(name, *printed) for name, printed in SELF_FORMS.items()])
def test_组织部_总分与执行率等于印出的(name: str, total: str, rate: str, published: dict[str, ScoredDossier]):
    scored = published[f"2023/{name}"]
    evaluation, execution = scored.dossier.evaluation, scored.execution
    assert evaluation.published is not None
    assert evaluation.funds is not None
    assert evaluation.funds.total.published is not None
    assert execution is not None
    assert (scored.facts["总分"].text, scored.grade) == (total, "优")
    assert (evaluation.published.total, evaluation.published.grade) == (scored.total, "优")
    assert scored.facts["资金.预算执行率"].text == rate
    assert evaluation.funds.total.published.rate == execution.rate == Decimal(rate)
    assert evaluation.funds.total.published.score == execution.computed == execution.awarded
    assert scored.rule_total == scored.total


@pytest.mark.parametrize("name", SELF_FORMS)
def test_组织部_分项的执行率也等于印出的(name: str, published: dict[str, ScoredDossier]):
    scored = published[f"2023/{name}"]
    funds = scored.dossier.evaluation.funds
    assert funds is not None
    for label, row in (("当年财政拨款", funds.fiscal), ("上年结转资金", funds.carryover), ("其他资金", funds.other)):
        if row is not None and row.published is not None:
            assert scored.facts[f"资金.{label}.执行率"].value == row.published.rate, label


@pytest.mark.office
def test_二十五份的电子表格写法_重算与程序一致(
    published: dict[str, ScoredDossier], recalculated: Callable[[list[CellFormula]], list[str]]
):
    """各末级指标、各份的预算执行率、各级的得分（只有本级评定得分的除外）与规则得分（一项也算不出的除外）。"""
    expected: list[tuple[str, Decimal]] = []
    cells: list[CellFormula] = []
    for scored in published.values():
        parts = [(leaf.code, leaf.computed, leaf.cell) for leaf in scored.leaves()]
        if scored.execution is not None:
            parts.append(("预算执行率", scored.execution.computed, scored.execution.cell))
        for group in groups_of(scored):
            parts.append((group.code, group.score, group_cell(group, group.cell, [c.score for c in group.counted])))
            if group.rule_cell is not None:
                cell = group_cell(group, group.rule_cell, [ruled(c) for c in group.counted])
                parts.append((group.code, group.rule_score, cell))
        for code, value, cell in parts:
            assert (value is None) is (cell is None), f"{scored.identifier} {code}"
            if value is not None and cell is not None:
                expected.append((f"{scored.identifier} {code}", value))
                cells.append(cell)
    found = recalculated(cells)
    compared = zip(expected, found, cells, strict=True)
    assert [(*one, text, cell) for one, text, cell in compared if Decimal(text) != one[1]] == []
    assert len(cells) > 300
    assert any("MIN(ROUND(SUM" in cell.text for cell in cells), "合用分值、择一的组也在内"


def groups_of(scored: ScoredDossier) -> Iterator[ScoredGroup]:
    pending = list(scored.groups)
    while pending:
        group = pending.pop()
        if group.cell is not None:
            yield group
        pending += [child for child in group.children if isinstance(child, ScoredGroup)]


def group_cell(group: ScoredGroup, text: str | None, scores: list[Decimal | None]) -> CellFormula:
    """适用的各下级的得分成为输入格，求和；text 是本级的写法。"""
    children = tuple(CellInput(f"下级{n}", "", score) for n, score in enumerate(scores, start=1) if score is not None)
    assert text is not None
    below = ",".join(f"{{{one.name}}}" for one in children) or "0"
    weight = CellInput("分值", "分值", group.weight)
    return CellFormula(text.replace("{下级}", below), (*children, weight))


def ruled(node: ScoredGroup | ScoredLeaf) -> Decimal | None:
    computed = node.rule_score if isinstance(node, ScoredGroup) else node.computed
    return node.score if computed is None else computed
