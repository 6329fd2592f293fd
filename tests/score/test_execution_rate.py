"""资金：各栏金额、三种分母的执行率、预算执行率得分。"""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

import pytest

from jixiao.model.scored import ScoredDossier
from jixiao.wording.figures import trimmed

Score: TypeAlias = Callable[..., ScoredDossier]

FORM = """
评价类型: 项目支出绩效自评
评分口径: {profile}
资金:
  年度资金总额: {{年初预算数: {initial}, 全年预算数: {budget}, 实际到位资金: {received}, 全年执行数: {executed}}}
  分值: {weight}
"""


def form(profile: str, executed: str, budget: str, **others: str) -> str:
    amounts = {"initial": budget, "received": budget, "weight": "10", **others}
    return FORM.format(profile=profile, executed=executed, budget=budget, **amounts)


# 闵行区委组织部 2023 年度自评表：印出的执行率与得分（见 profiles/shanghai.yaml 的出处）
@pytest.mark.parametrize(
    ("profile", "executed", "budget", "rate", "points"),
    [
        ("shanghai", "1404.77", "1663.27", "84.45", "8.45"),  # 84.458… 截尾；8.445 进位
        ("national-2020", "1404.77", "1663.27", "84.46", "8.45"),  # 8.446
        ("shanghai", "1.46", "3.20", "45.62", "4.56"),  # 45.625 截尾
        ("national-2020", "1.46", "3.20", "45.63", "4.56"),
        ("shanghai", "23.71", "23.71", "100.00", "10.00"),
        ("shanghai", "0", "29.60", "0.00", "0.00"),
        ("national-2020", "110", "100", "110.00", "10.00"),  # 超过 100% 仍得满分
    ],
)
def test_预算执行率与得分(profile: str, executed: str, budget: str, rate: str, points: str, score: Score):
    scored = score(form(profile, executed, budget))
    assert scored.execution is not None
    assert scored.execution.rate == Decimal(rate)
    assert str(scored.execution.computed) == points
    assert scored.facts["资金.预算执行率"].display == f"{rate}%"
    assert scored.total == Decimal(points)


def test_三种分母各有一项(score: Score):
    scored = score(form("national-2020", "75", "100", initial="150", received="90"))
    rates = {name: scored.facts[f"资金.{name}"].text for name in ("年初预算执行率", "全年预算执行率", "到位资金执行率")}
    assert rates == {"年初预算执行率": "50.00", "全年预算执行率": "75.00", "到位资金执行率": "83.33"}


@pytest.mark.parametrize(
    ("denominator", "rate", "points"),
    [("年初预算数", "50.00", "5.00"), ("全年预算数", "75.00", "7.50"), ("实际到位资金", "83.33", "8.33")],
)
def test_预算执行率按口径的分母(denominator: str, rate: str, points: str, score: Score):
    text = form("national-2020", "75", "100", initial="150", received="90")
    scored = score(text, {"执行率分母": denominator})
    fact = scored.facts["资金.预算执行率"]
    assert fact.text == rate
    assert fact.derivation is not None
    assert denominator in fact.derivation.formula
    assert fact.derivation.inputs == ("资金.全年执行数", f"资金.{denominator}")
    assert fact.derivation.basis == ("试算",)
    assert scored.facts["资金.规则得分"].text == points


def test_预算为零的照表样填零并说明(score: Score):
    scored = score(form("shanghai", "0", "0"))
    fact = scored.facts["资金.预算执行率"]
    assert fact.display == "0.00%"
    assert fact.derivation is not None
    assert fact.derivation.notes == ("预算为 0，执行率按表样填 0.00",)
    assert scored.facts["资金.规则得分"].text == "0.00"


def test_得分的来历写明每一步(score: Score):
    facts = score(form("shanghai", "1404.77", "1663.27")).facts
    rate, points = facts["资金.预算执行率"].derivation, facts["资金.规则得分"].derivation
    assert rate is not None
    assert points is not None
    assert rate.substitution == "1,404.77 万元 ÷ 1,663.27 万元"
    assert (rate.result, rate.rounding) == ("84.45%", "截尾，2位小数")
    assert points.formula == "得分 = 预算执行率 × 分值"
    assert points.substitution == "84.45% × 10 分"
    assert points.result == "8.45 分"
    assert points.inputs == ("资金.预算执行率", "资金.分值")


def test_报告的执行率可以另有取整(score: Score):
    text = """
    评分口径: shanghai
    资金:
      单位: 元
      年度资金总额: {全年预算数: 1533990, 全年执行数: 1533190}
    """
    assert score(text).facts["资金.预算执行率"].text == "99.95"
    assert score(f"{text}评价类型: 项目支出绩效自评").facts["资金.预算执行率"].text == "99.94"


# 财预〔2021〕101号的赋分示例：完成且不超预算得 10 分；尚未完成的，80%（含）—100% 得 7，60%（含）—80% 得 5，其下不得分
COST = "得分按执行率分段：项目已完成、执行数不超过预算 得分值的 100%；项目尚未完成、≥80%、<100% 得分值的 70%；"
COST += "项目尚未完成、≥60%、<80% 得分值的 50%；项目尚未完成、<60% 得分值的 0%"


def cost(executed: str, completed: str | None, **others: str) -> str:
    flag = "" if completed is None else f"  项目完成: {completed}\n"
    return form("national-2021-cost", executed, "100", **others) + flag


@pytest.mark.parametrize(
    ("completed", "executed", "points", "share"),
    [
        ("是", "100", "10.00", "100%"),
        ("是", "85", "10.00", "100%"),  # 完成而有节余
        ("是", "0", "10.00", "100%"),
        ("否", "99.99", "7.00", "70%"),
        ("否", "80", "7.00", "70%"),
        ("否", "79.99", "5.00", "50%"),
        ("否", "60", "5.00", "50%"),
        ("否", "59.99", "0.00", "0%"),
        ("否", "0", "0.00", "0%"),
    ],
)
def test_执行率分段_看项目是否完成(completed: str, executed: str, points: str, share: str, score: Score):
    scored = score(cost(executed, completed))
    derivation = scored.facts["资金.规则得分"].derivation
    assert derivation is not None
    assert scored.facts["资金.规则得分"].text == points
    assert derivation.formula == COST
    lead = "项目已完成" if completed == "是" else "项目尚未完成"
    assert derivation.substitution == f"{lead}，执行率 {trimmed(Decimal(executed))}%：{share} × 10 分"
    assert derivation.inputs == ("资金.预算执行率", "资金.项目完成", "资金.分值")
    assert scored.facts["资金.项目完成"].text == completed
    assert "101号" in derivation.basis[0]


@pytest.mark.parametrize(
    ("completed", "executed", "why"),
    [
        (None, "85", "没有写“项目完成: 是”或“否”"),
        (None, "100", "没有写“项目完成: 是”或“否”"),
        (None, "50", "没有写“项目完成: 是”或“否”"),
        (None, "110", "没有规定项目完成与否、执行率 110% 的"),  # 写不写都没有规定
        ("是", "100.001", "没有规定项目已完成、执行率 100% 的"),  # 金额超了预算，取整后的执行率看不出
        ("否", "100", "没有规定项目尚未完成、执行率 100% 的"),
    ],
)
def test_示例没有说的与没有写完成与否的_依据不足(completed: str | None, executed: str, why: str, score: Score):
    scored = score(cost(executed, completed))
    assert scored.execution is not None
    assert (scored.execution.computed, scored.execution.score) == (None, None)
    assert why in scored.execution.insufficient
    assert "资金.规则得分" not in scored.facts
    awarded = score(cost(executed, completed) + "  得分: 9\n")
    assert awarded.total == 9


STEPS = [{"下限": "100%", "得分比例": "100%"}, {"下限": "80%", "得分比例": "70%"}]


@pytest.mark.parametrize(
    ("executed", "points"), [("120", "10.00"), ("99.99", "7.00"), ("80", "7.00"), ("79.99", "0.00")]
)
def test_只看下限的分段_都不到的不得分(executed: str, points: str, score: Score):
    scored = score(form("national-2020", executed, "100"), {"执行率分段": STEPS})
    derivation = scored.facts["资金.规则得分"].derivation
    assert derivation is not None
    assert derivation.result == f"{points} 分"
    assert derivation.formula == "得分按执行率分段：≥100% 得分值的 100%；≥80% 得分值的 70%；其余不得分"
    assert derivation.inputs == ("资金.预算执行率", "资金.分值")


def test_执行率分段按取整后的执行率(score: Score):
    # 79.996% 四舍五入成 80.00%，与表上印的一致
    assert score(form("national-2020", "79.996", "100"), {"执行率分段": STEPS}).facts["资金.规则得分"].text == "7.00"
    steps = [{"下限": "80%", "得分比例": "70%"}]
    assert score(form("shanghai", "79.996", "100"), {"执行率分段": steps}).facts["资金.规则得分"].text == "0.00"


def test_完成与否不影响得分的_不必写(score: Score):
    steps = [{"项目完成": "是", "得分比例": "100%", "下限": "90%"}, {"下限": "60%", "得分比例": "50%"}]
    scored = score(form("national-2020", "70", "100"), {"执行率分段": steps})
    assert scored.facts["资金.规则得分"].text == "5.00"
    assert "资金.项目完成" not in scored.facts


@pytest.mark.parametrize(
    ("lowers", "message"),
    [(["60%", "80%"], "由高到低"), (["80%", "80%"], "下限互不相同")],
)
def test_执行率分段须由高到低(lowers: list[str], message: str, score: Score):
    steps = [{"下限": lower, "得分比例": "50%"} for lower in lowers]
    with pytest.raises(ValueError, match=message):
        score(form("shanghai", "80", "100"), {"执行率分段": steps})


@pytest.mark.parametrize(("kind", "rate"), [("项目支出绩效自评", "99.94"), ("财政支出项目绩效评价", "99.9")])
def test_报告执行率取整只用于报告(kind: str, rate: str, score: Score):
    text = f"评价类型: {kind}\n评分口径: shanghai\n资金: {{年度资金总额: {{全年预算数: 1533990, 全年执行数: 1533190}}}}"
    scored = score(text, {"报告执行率取整": {"方式": "四舍五入", "小数": "1"}})
    assert scored.facts["资金.预算执行率"].text == rate


def test_一段的上限须高于下限(score: Score):
    steps = [{"下限": "80%", "上限": "80%", "得分比例": "50%"}]
    with pytest.raises(ValueError, match="上限 80% 应高于下限 80%"):
        score(form("shanghai", "80", "100"), {"执行率分段": steps})


def test_没有分值的不算得分(score: Score):
    scored = score("资金: {年度资金总额: {全年预算数: 100, 全年执行数: 50}}")
    assert scored.execution is None
    assert "资金.规则得分" not in scored.facts
    assert scored.total == 0


def test_没有预算数的没有执行率(score: Score):
    scored = score("资金: {年度资金总额: {全年执行数: 50}, 分值: 10}")
    assert scored.execution is not None
    assert scored.execution.rate is None
    assert scored.execution.insufficient == "没有预算数或执行数，算不出执行率"
    assert scored.execution.score is None
    assert "资金.预算执行率" not in scored.facts
    derivation = scored.facts["总分"].derivation
    assert derivation is not None
    assert derivation.inputs == ()


def test_只有评定得分的以评定得分计入(score: Score):
    scored = score("资金: {年度资金总额: {全年执行数: 50}, 分值: 10, 得分: 9.5}")
    assert (scored.total, scored.rule_total) == (Decimal("9.5"), None)  # 没有一项按规则算得出
    assert "规则总分" not in scored.facts
    derivation = scored.facts["总分"].derivation
    assert derivation is not None
    assert derivation.inputs == ("资金.评定得分",)


def test_评定得分与规则得分并列(score: Score):
    scored = score("资金: {年度资金总额: {全年预算数: 100, 全年执行数: 50}, 分值: 10, 得分: 9.5}")
    assert scored.execution is not None
    assert (scored.execution.awarded, scored.execution.computed) == (Decimal("9.5"), Decimal("5.00"))
    assert (scored.total, scored.rule_total) == (Decimal("9.5"), Decimal("5.00"))


def test_分项各有金额与执行率(score: Score):
    facts = score("""
    资金:
      年度资金总额: {年初预算数: 120, 全年预算数: 100, 全年执行数: 90}
      当年财政拨款: {年初预算数: 100, 全年预算数: 80, 全年执行数: 72}
      上年结转资金: {年初预算数: 0, 全年预算数: 0, 全年执行数: 0}
      其他资金: {全年预算数: 20, 全年执行数: 18}
    """).facts
    assert facts["资金.当年财政拨款.全年预算数"].display == "80.00 万元"
    assert facts["资金.当年财政拨款.执行率"].display == "90.00%"
    assert facts["资金.上年结转资金.执行率"].display == "0.00%"
    assert facts["资金.其他资金.执行率"].display == "90.00%"
    assert "资金.其他资金.年初预算数" not in facts


@pytest.mark.parametrize(("unit", "written"), [("元", "1533990.00"), ("万元", "153.399")])
def test_金额以元计而以万元印(unit: str, written: str, score: Score):
    fact = score(f"资金: {{单位: {unit}, 年度资金总额: {{全年预算数: {written}}}}}").facts["资金.全年预算数"]
    assert fact.value == 1533990
    assert fact.display == "153.399 万元"
