"""组合：合用分值、择一、适用，以及来源只给到上级的评定得分。"""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

import pytest

from jixiao.model.scored import Combination, Coverage, ScoredDossier, ScoredGroup, Status

Score: TypeAlias = Callable[..., ScoredDossier]

# 虹桥镇项目评审报告附件2-4的 C2：三个效益指标合用 4 分
SHARED = """
指标体系:
  - 代码: C
    名称: 效益
    分值: 4
    组合: 合用分值
    下级:
      - {代码: C1, 名称: 经济效益, 评分规则: {类型: 评议}, 评定得分: %s}
      - {代码: C2, 名称: 社会效益, 评分规则: {类型: 评议}, 评定得分: %s}
"""
# 同一附件的 B2：没有作过后评价的看风险管理，作过的看结果应用
ONE_OF = """
指标体系:
  - 代码: B
    名称: 风险或结果应用
    {group}
    组合: 择一
    下级:
      - {{代码: B1, 名称: 风险管理, 分值: 10, 适用: 否, 评分规则: {{类型: 达标}}, 评价数据: {{达标: 是}}{extra}}}
      - {{代码: B2, 名称: 结果应用, 分值: 10, 评分规则: {{类型: 评议}}, 评定得分: 7, 自评得分: 8}}
"""


def only_group(scored: ScoredDossier) -> ScoredGroup:
    return scored.groups[0]


def derivation_text(scored: ScoredDossier, key: str) -> tuple[str, str, tuple[str, ...]]:
    derivation = scored.facts[key].derivation
    assert derivation is not None
    return derivation.formula, derivation.substitution, derivation.inputs


# ---------------------------------------------------------------- 合用分值


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [("1", "2", "3"), ("2", "2", "4"), ("3", "2", "4"), ("0", "0", "0")],
)
def test_合用分值_下级合计以本级分值为限(first: str, second: str, total: str, score: Score):
    scored = score(SHARED % (first, second))
    group = only_group(scored)
    assert (group.weight, group.score, scored.total) == (Decimal(4), Decimal(total), Decimal(total))
    assert group.combination is Combination.SHARED


def test_合用分值_没写分值的下级都以本级分值为满分(score: Score):
    scored = score(SHARED % ("1", "2"))
    assert [(leaf.weight, leaf.shared) for leaf in scored.leaves()] == [(Decimal(4), True), (Decimal(4), True)]
    own = score((SHARED % ("1", "2")).replace("名称: 经济效益", "名称: 经济效益, 分值: 2"))
    assert [(leaf.weight, leaf.shared) for leaf in own.leaves()] == [(Decimal(2), False), (Decimal(4), True)]
    assert only_group(own).weight == 4


def test_合用分值_分值是写在文件里的_来历说明以它为限(score: Score):
    scored = score(SHARED % ("3", "2"))
    weight = scored.facts["指标.C.分值"]
    assert (weight.value, weight.derivation, weight.note) == (Decimal(4), None, "下级的组合：合用分值")
    assert weight.at is not None
    formula, shown, _ = derivation_text(scored, "指标.C.得分")
    assert (formula, shown) == ("得分 = 下级指标得分之和，以本级分值 4 分为限", "3 + 2")


def test_没有写组合的组不封顶_超出由审核指出(score: Score):
    scored = score("指标体系: [{代码: A, 名称: 甲, 下级: [{代码: A1, 名称: 乙, 分值: 2, 评定得分: 3}]}]")
    assert (only_group(scored).weight, scored.total) == (Decimal(2), Decimal(3))


# ---------------------------------------------------------------- 择一与适用


@pytest.mark.parametrize("group", ["分值: 10", "说明: 本级没有写分值"])
def test_择一_只计适用的那一个(group: str, score: Score):
    scored = score(ONE_OF.format(group=group, extra=""))
    chosen = only_group(scored)
    assert (chosen.weight, chosen.score, chosen.rate) == (Decimal(10), Decimal(7), Decimal("70.00"))
    assert derivation_text(scored, "指标.B.得分")[1:] == ("7", ("指标.B2.得分",))


def test_不适用的没有得分也不是依据不足(score: Score):
    scored = score(ONE_OF.format(group="分值: 10", extra=""))
    leaf = next(scored.leaves())
    assert (leaf.status, leaf.applies) == (Status.NOT_APPLICABLE, False)
    assert (leaf.computed, leaf.score, leaf.band, leaf.insufficient) == (None, None, None, "")
    assert "指标.B1.规则得分" not in scored.facts


def test_不适用的即使误填了得分也不计(score: Score):
    scored = score(ONE_OF.format(group="分值: 10", extra=", 评定得分: 3, 自评得分: 3"))
    assert (scored.total, scored.rule_total, scored.self_total) == (7, None, 8)
    assert derivation_text(scored, "自评总分")[1:] == ("8", ("指标.B.自评得分",))


def test_上级不适用的下级都不适用(score: Score):
    text = """
    指标体系:
      - 代码: A
        名称: 甲
        分值: 5
        组合: 择一
        下级:
          - 代码: A1
            名称: 乙
            适用: 否
            下级: [{代码: A11, 名称: 丙, 分值: 5, 评定得分: 5}, {代码: A12, 名称: 丁, 分值: 5, 评定得分: 5}]
          - {代码: A2, 名称: 戊, 下级: [{代码: A21, 名称: 己, 分值: 5, 评定得分: 2}]}
    """
    scored = score(text)
    assert [leaf.applies for leaf in scored.leaves()] == [False, False, True]
    assert (only_group(scored).score, scored.total, scored.rule_total) == (2, 2, None)


# ---------------------------------------------------------------- 上级的评定得分


AWARDED = """
指标体系:
  - 代码: A
    名称: 决策
    评定得分: 6
    下级:
      - {代码: A1, 名称: 立项, 分值: 5, 评分规则: {类型: 达标}, 评价数据: {达标: 是}}
      - {代码: A2, 名称: 预算, 分值: 5, 评分规则: {类型: %s}%s}
"""


def test_来源只给到上级的照上级_规则得分仍由下级得出(score: Score):
    scored = score(AWARDED % ("达标", ", 评价数据: {达标: 否}"))
    group = only_group(scored)
    assert (group.awarded, group.score, group.rule_score, group.rate) == (6, 6, 5, Decimal("60.00"))
    assert (scored.total, scored.rule_total) == (6, 5)
    fact = scored.facts["指标.A.得分"]
    assert (fact.derivation, fact.note) == (None, "来源只给出这一级的评定得分")
    assert fact.at is not None


def test_下级的规则得分不全的_上级的评定得分不当作规则得分(score: Score):
    scored = score(AWARDED % ("评议", ""))
    group = only_group(scored)
    assert (group.score, group.rule_score, group.coverage.checked) == (6, None, 0)
    assert "指标.A.规则得分" not in scored.facts


COVERED = """
指标体系:
  - 代码: A
    名称: 产出
    下级:
      - 代码: A1
        名称: 数量
        下级: [{代码: A11, 名称: 场次, 分值: 10, 评分规则: {类型: 达标}, 评价数据: {达标: 否}, 评定得分: 4}]
      - 代码: A2
        名称: 质量
        下级:
          - {代码: A21, 名称: 合格, 分值: 10, 评分规则: {类型: 达标}, 评价数据: {依据不足: 未印}, 评定得分: 8}
          - {代码: A22, 名称: 考核, 分值: 5, 评分规则: {类型: 评议}, 评定得分: 3}
      - 代码: A3
        名称: 效益
        下级:
          - 代码: A31
            名称: 满意
            分值: 5
            评分规则: {类型: 阈值扣分, 满分线: 95%, 每低: 1%, 扣分值比例: 5%}
            评价数据: {实际值: {值: 80%, 只知: 下限}}
            评定得分: 3
"""


def test_一项也算不出的一级没有规则得分_上级说明几项照评定计入(score: Score):
    scored = score(COVERED)
    assert "指标.A2.规则得分" not in scored.facts
    group = only_group(scored)
    assert (group.rule_score, group.rule_most, group.coverage) == (Decimal("12.25"), 16, Coverage(2, 4))
    derivation = scored.facts["指标.A.规则得分"].derivation
    assert derivation is not None
    assert (derivation.substitution, derivation.result) == ("0.00 + 11.00 + ≥1.25", "≥12.25")
    assert derivation.inputs == ("指标.A1.规则得分", "指标.A2.得分", "指标.A3.规则得分")
    assert derivation.notes == (
        "4 项中，2 项算得出规则得分，计 1.25 分；2 项无规则可算，按评定得分计入 11.00 分",
        "其中有只知一端的数据，按规则的得分在 12.25 与 16.00 分之间",
    )


def test_与规则不同几项_总分在不在范围里(score: Score):
    scored = score(COVERED)
    assert (scored.total, scored.rule_total, scored.rule_most) == (18, Decimal("12.25"), 16)
    assert (scored.differing, scored.total_differs) == (1, True)
    within = score(COVERED.replace("评定得分: 4", "评定得分: 0"))
    assert (within.total, within.differing, within.total_differs) == (14, 0, False)


def test_单位自评的认定不核对评定得分(score: Score):
    own = score("评价数据认定: 单位自评\n" + COVERED.replace("评定得分: 4", "评定得分: 4, 自评得分: 10"))
    assert (own.rule_total, own.differing, own.coverage.checked) == (None, 0, 0)
    leaf = next(own.leaves())
    assert (leaf.computed, leaf.differs) == (0, False)
    assert own.facts["指标.A11.规则得分"].label.endswith("（照单位自评的认定）")
    assert own.facts["指标.A11.评定得分"].derivation is None
    assert (own.self_total, own.self_grade) == (10, None)  # 自评不全，不说等级


def test_零分的上级评定得分也照它(score: Score):
    scored = score((AWARDED % ("达标", ", 评价数据: {达标: 否}")).replace("评定得分: 6", "评定得分: 0"))
    assert (only_group(scored).score, only_group(scored).rate) == (0, Decimal("0.00"))


def test_有下级的指标不能写规则(score: Score):
    with pytest.raises(ValueError, match="由下级汇总，不能再写“评分规则”"):
        score((SHARED % ("1", "2")).replace("分值: 4", "分值: 4\n    评分规则: {类型: 评议}", 1))


@pytest.mark.parametrize("text", [SHARED % ("3", "2"), ONE_OF.format(group="分值: 10", extra="")])
def test_组合的次序不改得分(text: str, score: Score, read: Callable[[str], dict[str, list[dict[str, list[object]]]]]):
    written = read(text)
    backwards = {"指标体系": [{**group, "下级": list(reversed(group["下级"]))} for group in written["指标体系"]]}
    one, other = score(text), score(backwards)
    assert (one.total, one.rule_total, one.groups[0].weight) == (other.total, other.rule_total, other.groups[0].weight)
