"""三份真实评价必须算出的数：与印出的并列，逐一核对。"""

from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.model.derivation import Derivation
from jixiao.model.scored import ScoredDossier, ScoredLeaf, Status
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
        ("D31", "1.25", "3.2"),
        ("D32", "2.35", "4.8"),
    ],
)
def test_莘庄_规则得分与评定得分并列(code: str, computed: str, awarded: str, xinzhuang: ScoredDossier):
    leaf = leaf_named(xinzhuang, code)
    assert leaf.computed == Decimal(computed)
    assert leaf.awarded == Decimal(awarded)
    assert leaf.score == leaf.awarded
    assert leaf.differs is (Decimal(computed) != Decimal(awarded))


def test_莘庄_全按规则的总分(xinzhuang: ScoredDossier):
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
    assert score.substitution == "5 分 − (95% − 84.4%) ÷ 1% = 10.6 步 × 0.25 分 = 5 分 − 2.65 分"
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


def test_西渡党建_全按规则会得另一个等级(published: dict[str, ScoredDossier]):
    scored = published["2024/xidu-dangjian"]
    assert (scored.facts["总分"].text, scored.grade) == ("89.50", "良")
    assert (scored.facts["规则总分"].text, scored.rule_grade) == ("91.13", "优")
