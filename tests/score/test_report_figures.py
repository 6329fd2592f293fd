"""报告里常提到的数：各级自评得分，问卷的份数、有效率、满意度，问题、建议、指标的个数。"""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

import pytest

from jixiao.model.derivation import Derivation
from jixiao.model.scored import ScoredDossier

Score: TypeAlias = Callable[..., ScoredDossier]


def derived(scored: ScoredDossier, key: str) -> Derivation:
    derivation = scored.facts[key].derivation
    assert derivation is not None
    return derivation


# ---------------------------------------------------------------- 各级自评得分

OWN = """
指标体系:
  - 代码: A
    名称: 决策
    下级:
      - 代码: A1
        名称: 立项
        下级:
          - {代码: A11, 名称: 依据, 分值: 5, 评定得分: 4, 自评得分: 5}
          - {代码: A12, 名称: 程序, 分值: 5, 评定得分: 5, 自评得分: 4.5}
      - 代码: A2
        名称: 效益
        分值: 4
        组合: 合用分值
        下级:
          - {代码: A21, 名称: 经济, 评定得分: 2, 自评得分: 3}
          - {代码: A22, 名称: 社会, 评定得分: 2, 自评得分: 2}
          - {代码: A23, 名称: 生态, 适用: 否}
  - 代码: B
    名称: 过程
    下级:
      - {代码: B1, 名称: 制度, 分值: 5, 评定得分: 4, 自评得分: 0}
"""


def test_各级自评得分由下级得出_合用的以本级分值为限(score: Score):
    scored = score(OWN)
    shown = {key: scored.facts[f"指标.{key}.自评得分"].text for key in ("A1", "A2", "A", "B")}
    assert shown == {"A1": "9.5", "A2": "4", "A": "13.5", "B": "0"}
    assert derived(scored, "指标.A.自评得分") == Derivation(
        formula="自评得分 = 下级指标自评得分之和",
        substitution="9.5 + 4",
        result="13.5",
        inputs=("指标.A1.自评得分", "指标.A2.自评得分"),
    )
    assert derived(scored, "指标.A2.自评得分").formula.endswith("以本级分值 4 分为限")
    assert scored.self_total == Decimal("13.5")
    total = derived(scored, "自评总分")
    assert (total.formula, total.substitution) == ("自评总分 = 各一级指标自评得分之和", "13.5 + 0")


def test_有一项没有自评的_上级没有自评得分(score: Score):
    scored = score(OWN.replace(", 自评得分: 4.5", ""))
    assert "指标.A1.自评得分" not in scored.facts
    assert "指标.A.自评得分" not in scored.facts
    assert scored.facts["指标.A2.自评得分"].text == "4"
    assert [group.self_score for group in scored.groups] == [None, 0]
    # 自评总分照旧：没有都有的一级指标逐项算
    assert derived(scored, "自评总分").inputs == (
        "指标.A11.自评得分",
        "指标.A21.自评得分",
        "指标.A22.自评得分",
        "指标.B.自评得分",
    )


# ---------------------------------------------------------------- 问卷

SURVEY = """
问卷:
  读者:
    标题: 读者问卷
    计划份数: 1500
    发放份数: 1200
    有效份数: 1000
    题目:
      - {{题号: 1, 题干: 环境, 选项: {{满意: 66, 不满意: 34}}}}
      - {{题号: 2, 题干: 服务, 选项: {{满意: 25, 不满意: 25}}}}
      - {{题号: 3, 题干: 建议}}
指标体系:
  - 代码: D
    名称: 满意度
    下级:
      - 代码: D1
        名称: 读者满意度
        分值: 10
        评分规则: {{类型: 问卷, 系数: {{满意: 1, 不满意: 0}}{pooled}}}
        评价数据: {{题目: [{questions}]}}
"""
BOTH = "{问卷: 读者, 题号: 1}, {问卷: 读者, 题号: 2}"


def surveyed(questions: str = BOTH, pooled: str = "") -> str:
    return SURVEY.format(questions=questions, pooled=pooled)


def test_问卷的份数与有效率(score: Score):
    facts = score(surveyed()).facts
    counts = {name: facts[f"问卷.读者.{name}"].display for name in ("计划份数", "发放份数", "有效份数")}
    assert counts == {"计划份数": "1,500 份", "发放份数": "1,200 份", "有效份数": "1,000 份"}
    rate = facts["问卷.读者.有效率"]
    assert (rate.value, rate.display) == (Decimal("83.33"), "83.33%")
    assert rate.derivation is not None
    assert rate.derivation.substitution == "1,000 ÷ 1,200"
    assert rate.derivation.inputs == ("问卷.读者.有效份数", "问卷.读者.发放份数")


@pytest.mark.parametrize("issued", ["", "    发放份数: 0\n"])
def test_没有发放份数或为零的没有有效率(issued: str, score: Score):
    facts = score(surveyed().replace("    发放份数: 1200\n", issued)).facts
    assert "问卷.读者.有效率" not in facts
    assert facts["问卷.读者.有效份数"].value == 1000


@pytest.mark.parametrize(
    ("pooled", "rate", "formula"),
    [
        ("", "58.00%", "得率 = 2 题得率的平均"),
        (", 合并计算: 是", "60.67%", "得率 = 2 题的份数合在一起算出的得率"),
    ],
)
def test_采用全部有选项的题_得率就是问卷的满意度(pooled: str, rate: str, formula: str, score: Score):
    scored = score(surveyed(pooled=pooled))
    for key in ("指标.D1.得率", "问卷.读者.满意度"):
        assert scored.facts[key].display == rate
        assert derived(scored, key).formula == formula
        assert derived(scored, key).substitution == "66.00%、50.00%"
        assert derived(scored, key).inputs == ("问卷.读者.第1题.得率", "问卷.读者.第2题.得率")
    assert derived(scored, "指标.D1.规则得分").inputs == ("指标.D1.得率", "指标.D1.分值")


def test_只采用一题的_不是整份问卷的满意度(score: Score):
    scored = score(surveyed("{问卷: 读者, 题号: 2}"))
    assert "问卷.读者.满意度" not in scored.facts
    assert scored.facts["指标.D1.得率"].display == "50.00%"
    assert derived(scored, "指标.D1.得率").formula == "得率就是所用一题的得率"


def test_系数不同的后一个指标_得率的输入跟着改名(score: Score):
    second = """\
      - 代码: D2
        名称: 从宽
        分值: 10
        评分规则: {类型: 问卷, 系数: {满意: 1, 不满意: 0.5}}
        评价数据: {题目: [{问卷: 读者, 题号: 1}]}
"""
    scored = score(surveyed() + second)
    (own,) = derived(scored, "指标.D2.得率").inputs
    assert own == "指标.D2.问卷.读者.第1题.得率"
    assert scored.facts[own].display == "83.00%"
    assert scored.facts["问卷.读者.第1题.得率"].display == "66.00%"


# ---------------------------------------------------------------- 个数


def test_问题_建议与指标的个数(score: Score):
    found = """
存在的问题: [{编号: 问题1, 标题: 甲, 内容: 略}, {编号: 问题2, 标题: 乙, 内容: 略}]
有关建议: [{编号: 建议1, 标题: 甲, 内容: 略}]
"""
    scored = score(OWN + found)
    assert [scored.facts[f"{what}.数量"].display for what in ("问题", "建议", "指标")] == ["2 个", "1 条", "5 项"]
    assert derived(scored, "问题.数量").substitution == "问题1、问题2"
    assert derived(scored, "指标.数量").substitution == "决策 4 项、过程 1 项"
    assert "适用的" in derived(scored, "指标.数量").formula


def test_没有写问题的不说零个(score: Score):
    facts = score(OWN).facts
    assert "问题.数量" not in facts
    assert "建议.数量" not in facts
