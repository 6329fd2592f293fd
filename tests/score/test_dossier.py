"""一份评价的汇总：得分、规则得分、自评得分、得分率、等级、锚，以及全部数据项的来历。"""

from collections.abc import Callable
from decimal import Decimal
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TypeAlias

import pytest

from jixiao.model.scored import ScoredDossier, ScoredGroup, ScoredLeaf, Status
from jixiao.pipeline import study
from jixiao.wording.derivations import EXECUTION_WITHOUT_BUDGET

Score: TypeAlias = Callable[..., ScoredDossier]

MIXED = """
资金:
  年度资金总额: {全年预算数: 100, 全年执行数: 90}
  当年财政拨款: {全年预算数: 100, 全年执行数: 90}
表格:
  支出:
    标题: 支出
    单位: 万元
    列: [{名称: 项目}, {名称: 金额, 类型: 金额, 求和: 是}, {名称: 占比, 类型: 比率, 计算: 金额 / 100}]
    行: [[甲, 60, ~], [乙, 30, ~]]
    合计: {}
问卷:
  居民: {标题: 居民, 题目: [{题号: 1, 题干: 满意, 选项: {满意: 90%, 不满意: 10%}}]}
指标体系:
  - 代码: A
    名称: 产出
    下级:
      - 代码: A1
        名称: 数量
        下级:
          - {代码: A11, 名称: 次数, 分值: 10, 年度指标值: ≥10次, 实际完成值: 9次, 自评得分: 10}
          - {代码: A12, 名称: 认可, 分值: 5, 评分规则: {类型: 评议}, 评定得分: 4, 自评得分: 4.5}
          - {代码: A13, 名称: 缺料, 分值: 5, 评价数据: {依据不足: 没有资料}}
      - 代码: A2
        名称: 执行
        下级:
          - 代码: A21
            名称: 预算执行
            分值: 10
            评分规则: {类型: 阈值扣分, 满分线: 95%, 每低: 1%, 扣分: 0.5}
            评价数据: {实际值: {取自: 资金.预算执行率}, 对照: [96%]}
            评定得分: 8
            评定理由: 年中调整
  - 代码: B
    名称: 满意度
    下级:
      - 代码: B1
        名称: 居民
        分值: 10
        评分规则: {类型: 问卷, 系数: {满意: 1, 不满意: 0}}
        评价数据: {题目: [{问卷: 居民, 题号: 1}]}
      - 代码: B2
        名称: 居民（从宽）
        分值: 10
        评分规则: {类型: 问卷, 系数: {满意: 1, 不满意: 0.5}}
        评价数据: {题目: [{问卷: 居民, 题号: 1}]}
"""

FORM = """
评价类型: 项目支出绩效自评
资金: {年度资金总额: {全年预算数: 100, 全年执行数: 50}, 分值: 10}
绩效指标:
  - {一级指标: 产出, 二级指标: 数量, 三级指标: 次数, 分值: 10, 年度指标值: ≥10次, 实际完成值: 9次}
  - {一级指标: 效益, 二级指标: 社会, 三级指标: 提升, 分值: 5, 年度指标值: 提升, 实际完成值: 达成指标, 得分: 4.5}
  - {一级指标: 产出, 二级指标: 质量, 三级指标: 合格, 分值: 10, 年度指标值: =100%, 实际完成值: 95%, 得分: 9}
  - {一级指标: 产出, 二级指标: 数量, 三级指标: 场数, 分值: 10, 年度指标值: ≥4场, 实际完成值: 3场, 代码: Q1}
"""


def single(weight: str, rest: str) -> str:
    return f"指标体系: [{{代码: A, 名称: 甲, 下级: [{{代码: A1, 名称: 乙, 分值: {weight}, {rest}}}]}}]"


def nodes(scored: ScoredDossier) -> list[ScoredGroup | ScoredLeaf]:
    found: list[ScoredGroup | ScoredLeaf] = []
    for group in scored.groups:
        stack: list[ScoredGroup | ScoredLeaf] = [group]
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(node.children if isinstance(node, ScoredGroup) else ())
    return found


# ---------------------------------------------------------------- 合计


def test_评定得分优先_没有的用规则得分_依据不足的不计(score: Score):
    scored = score(MIXED)
    assert {leaf.code: leaf.score for leaf in scored.leaves()} == {
        "A11": Decimal("9.00"),
        "A12": Decimal(4),
        "A13": None,
        "A21": Decimal(8),
        "B1": Decimal("9.00"),
        "B2": Decimal("9.50"),
    }
    assert [group.score for group in scored.groups] == [Decimal(21), Decimal("18.5")]
    assert scored.total == Decimal("39.5")
    assert scored.facts["总分"].text == "39.5"


def test_规则总分以规则得分计_算不出的用评定得分(score: Score):
    scored = score(MIXED)
    # A21：(95 − 90) ÷ 1 = 5 步 × 0.5 分，10 − 2.5 = 7.5
    assert scored.rule_total == Decimal("9.00") + 4 + Decimal("7.50") + 9 + Decimal("9.50")
    assert scored.facts["规则总分"].text == "39.00"


def test_自评总分(score: Score):
    scored = score(MIXED)
    assert scored.self_total == Decimal("14.5")
    derivation = scored.facts["自评总分"].derivation
    assert derivation is not None
    assert derivation.substitution == "10 + 4.5"
    assert derivation.inputs == ("指标.A11.自评得分", "指标.A12.自评得分")


def test_没有自评得分的没有自评总分(score: Score):
    scored = score(single("10", "评定得分: 8"))
    assert scored.self_total is None
    assert "自评总分" not in scored.facts


def test_依据不足自成一种状态_不是零分(score: Score):
    scored = score(MIXED)
    leaf = next(leaf for leaf in scored.leaves() if leaf.code == "A13")
    assert (leaf.status, leaf.score, leaf.computed) == (Status.INSUFFICIENT, None, None)
    assert "指标.A13.得分" not in scored.facts
    derivation = scored.facts["指标.A1.得分"].derivation
    assert derivation is not None
    assert derivation.substitution == "9 + 4"
    assert derivation.inputs == ("指标.A11.得分", "指标.A12.得分")


def test_全都依据不足(score: Score):
    scored = score(single("10", "评价数据: {依据不足: 没有资料}"))
    assert (scored.total, scored.grade) == (0, "差")
    derivation = scored.facts["指标.A.得分"].derivation
    assert derivation is not None
    assert (derivation.substitution, derivation.inputs) == ("没有得分", ())


def test_同一题在两个指标里系数不同_各有得率(score: Score):
    scored = score(MIXED)
    for code, rate in (("B1", "90.00"), ("B2", "95.00")):
        derivation = scored.facts[f"指标.{code}.规则得分"].derivation
        assert derivation is not None
        key = next(key for key in derivation.inputs if key.endswith("得率"))
        assert scored.facts[key].text == rate


def test_自评表按一级二级指标归并_次序照第一次出现(score: Score):
    scored = score(FORM)
    assert [(g.anchor, g.name, g.score) for g in scored.groups] == [
        ("1", "产出", Decimal("25.50")),
        ("2", "效益", Decimal("4.5")),
    ]
    assert [leaf.anchor for leaf in scored.leaves()] == ["1.1.1", "Q1", "1.2.1", "2.1.1"]
    assert scored.total == Decimal("35.00")  # 执行率 5 + 25.5 + 4.5
    assert scored.rule_total == Decimal("35.50")  # 5 + 9 + 7.5 + 9.5，只有区间的用评定得分 4.5
    assert scored.facts["总分"].text == "35.00"


def test_分值写在上级的照录_合计由下级得出(score: Score):
    scored = score("指标体系: [{代码: A, 名称: 甲, 分值: 20, 下级: [{代码: A1, 名称: 乙, 分值: 12, 评定得分: 6}]}]")
    group = scored.groups[0]
    assert (group.declared, group.weight, group.rate) == (Decimal(20), Decimal(12), Decimal("50.00"))


# ---------------------------------------------------------------- 得分率与等级


@pytest.mark.parametrize(
    ("weight", "points", "rate"),
    [
        ("24", "21.27", "88.63"),  # 88.625
        ("5", "3.33", "66.60"),
        ("3", "1", "33.33"),
        ("20", "20", "100.00"),
        ("20", "0", "0.00"),
    ],
)
def test_得分率(weight: str, points: str, rate: str, score: Score):
    scored = score(single(weight, f"评定得分: {points}"))
    assert str(scored.groups[0].rate) == rate
    assert scored.facts["指标.A.得分率"].display == f"{rate}%"


def test_分值为零的没有得分率(score: Score):
    scored = score(single("0", "评定得分: 0"))
    assert scored.groups[0].rate is None
    assert "指标.A.得分率" not in scored.facts


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        *[("100", "优"), ("90", "优"), ("89.99", "良"), ("80", "良"), ("79.99", "中"), ("60", "中"), ("59.99", "差")],
        *[("0", "差"), ("-1", "差")],  # 误填的负分也不致算不下去
    ],
)
def test_等级的界限(total: str, grade: str, score: Score):
    scored = score(single("100", f"评定得分: {total}"))
    assert scored.grade == grade
    assert scored.facts["等级"].value == grade


def test_等级按口径(score: Score):
    bands = [{"名称": n, "下限": low} for n, low in (("优", "90"), ("良", "75"), ("合格", "60"), ("不合格", "0"))]
    scored = score(single("100", "评定得分: 59"), {"等级": bands})
    derivation = scored.facts["等级"].derivation
    assert scored.grade == "不合格"
    assert derivation is not None
    assert derivation.formula == "等级按总分：优 ≥90；良 ≥75；合格 ≥60；其余为不合格"


# ---------------------------------------------------------------- 锚


def test_重复的代码各有其锚(score: Score):
    leaf = "{代码: A1, 名称: 乙, 分值: 10, 评定得分: %s}"
    scored = score(f"指标体系: [{{代码: A, 名称: 甲, 下级: [{leaf % 1}, {leaf % 2}, {leaf % 3}]}}]")
    assert [leaf.anchor for leaf in scored.leaves()] == ["A1", "A1~2", "A1~3"]
    assert [scored.facts[f"指标.{leaf.anchor}.得分"].text for leaf in scored.leaves()] == ["1", "2", "3"]


def test_没有代码的按位置编(score: Score):
    scored = score("指标体系: [{名称: 甲, 下级: [{名称: 乙, 分值: 10}, {名称: 丙, 下级: [{名称: 丁, 分值: 5}]}]}]")
    assert [node.anchor for node in nodes(scored)] == ["1", "1.2", "1.2.1", "1.1"]


def test_最上层的末级指标自成一组(score: Score):
    scored = score("指标体系: [{代码: A, 名称: 甲, 分值: 10, 评定得分: 8}]")
    assert (scored.groups[0].code, scored.groups[0].anchor, scored.groups[0].score) == ("A", "A~2", Decimal(8))
    assert [(leaf.code, leaf.anchor) for leaf in scored.leaves()] == [("A", "A")]


# ---------------------------------------------------------------- 来历


@pytest.fixture(scope="session")
def published(repository: Path) -> tuple[ScoredDossier, ...]:
    return study(repository).scored


@pytest.fixture(scope="session")
def every(score: Score, published: tuple[ScoredDossier, ...]) -> tuple[ScoredDossier, ...]:
    """真实的各份，与造出的两份。"""
    return (*published, score(MIXED), score(FORM))


def test_锚与数据项名称全篇唯一(every: tuple[ScoredDossier, ...]):
    for scored in every:
        anchors = [node.anchor for node in nodes(scored)]
        assert len(anchors) == len(set(anchors))
        assert all(key == fact.key for key, fact in scored.facts.items())


def test_算出的数都有公式代入结果(every: tuple[ScoredDossier, ...]):
    for scored in every:
        for fact in scored.facts.values():
            derivation = fact.derivation
            if derivation is not None:
                # 评定得分是写在文件里的；与规则不一致的，来历并列着规则怎么说
                assert fact.at is None or derivation.judged, fact.key
                assert derivation.formula, fact.key
                assert derivation.substitution or derivation.notes == (EXECUTION_WITHOUT_BUDGET,), fact.key
                assert derivation.result, fact.key


def test_没有来历的数都写在文件里(every: tuple[ScoredDossier, ...]):
    for scored in every:
        for fact in scored.facts.values():
            if fact.derivation is None and fact.key != "满分":  # 满分出自口径
                assert fact.at is not None, fact.key


def test_输入都是数据项_且不循环(every: tuple[ScoredDossier, ...]):
    for scored in every:
        graph: dict[str, tuple[str, ...]] = {}
        for key, fact in scored.facts.items():
            graph[key] = fact.derivation.inputs if fact.derivation is not None else ()
            assert set(graph[key]) <= scored.facts.keys(), key
        order = list(TopologicalSorter(graph).static_order())
        assert set(order) == scored.facts.keys()


def test_来历的结果与数据项的值一致(every: tuple[ScoredDossier, ...]):
    for scored in every:
        for fact in scored.facts.values():
            if fact.derivation is not None:
                assert fact.text in fact.derivation.result, fact.key


def test_合计等于输入之和(every: tuple[ScoredDossier, ...]):
    for scored in every:
        for fact in scored.facts.values():
            derivation = fact.derivation
            if derivation is None or "之和" not in derivation.formula:
                continue
            parts = [scored.facts[key].value for key in derivation.inputs]
            assert fact.value == sum((p for p in parts if isinstance(p, Decimal)), Decimal(0)), fact.key


def test_总分等于各一级指标得分与执行率得分之和(every: tuple[ScoredDossier, ...]):
    for scored in every:
        for key, expected in (("总分", scored.total), ("规则总分", scored.rule_total)):
            if expected is None:
                assert key not in scored.facts
                continue
            derivation = scored.facts[key].derivation
            assert derivation is not None
            parts = [scored.facts[name].value for name in derivation.inputs]
            assert sum((p for p in parts if isinstance(p, Decimal)), Decimal(0)) == expected


def test_规则得分写明标准取整与依据(score: Score):
    derivation = score(MIXED).facts["指标.A21.规则得分"].derivation
    assert derivation is not None
    assert derivation.rounding == "四舍五入，2位小数"
    assert derivation.basis == ("财预〔2020〕10号",)
    assert derivation.inputs == ("资金.预算执行率", "指标.A21.分值")
    assert [a.result.partition("（")[0] for a in derivation.alternatives] == ["10.00 分"]


def test_评定得分带理由_没有理由的说明没有(score: Score):
    facts = score(MIXED).facts
    assert facts["指标.A21.评定得分"].note == "评定理由：年中调整"
    unexplained = score(single("10", "年度指标值: ≥10次, 实际完成值: 9次, 评定得分: 8")).facts
    assert unexplained["指标.A1.评定得分"].note == "与规则得分不一致，没有说明理由"


def test_评两次结果相同(score: Score):
    assert score(MIXED) == score(MIXED)
