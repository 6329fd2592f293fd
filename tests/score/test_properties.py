"""规则的通性：得分在零与分值之间，越好分不降，次序不改总分，评两次结果相同。"""

import itertools
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.model.rounding import Rounding, RoundingMode, rounded
from jixiao.model.scored import ScoredDossier, ScoredLeaf
from jixiao.score.rules import RULES

timeless = settings(deadline=None)  # 机器忙闲不一，不以快慢论对错

Score: TypeAlias = Callable[..., ScoredDossier]
Written: TypeAlias = dict[str, Any]


def decimals(low: int, high: int, places: int = 2) -> st.SearchStrategy[str]:
    """写在文件里的小数。"""
    scale = 10**places
    return st.integers(low * scale, high * scale).map(lambda n: f"{Decimal(n) / scale:f}")


def percents(low: int, high: int) -> st.SearchStrategy[str]:
    return decimals(low, high).map(lambda text: f"{text}%")


weights = decimals(0, 60, 1)
flags = st.sampled_from(["是", "否"])


@st.composite
def completion(draw: st.DrawFn) -> Written:
    rule: Written = {"类型": "完成比例"}
    if draw(st.booleans()):
        rule["封顶"] = draw(percents(0, 100))
    if draw(st.booleans()):
        data = {"计划值": draw(decimals(0, 500)), "实际值": draw(decimals(-50, 1000))}
        return {"评分规则": rule, "评价数据": data}
    sign = draw(st.sampled_from(["=", "≥", ">", "≤", "<", ""]))
    target, actual = draw(decimals(-10, 500)), draw(decimals(-50, 1000))
    return {"评分规则": rule, "年度指标值": f"{sign}{target}次", "实际完成值": f"{actual}次"}


@st.composite
def threshold_columns(draw: st.DrawFn) -> Written:
    full = draw(st.integers(1, 100))
    columns = {"满分线": f"{full}%", "每低": draw(percents(1, 30)), "不足一步不扣": draw(flags)}
    if draw(st.booleans()):
        columns["不得分线"] = f"{draw(st.integers(0, full))}%"
    return columns


@st.composite
def threshold_rules(draw: st.DrawFn) -> Written:
    lost = {"扣分": draw(decimals(1, 9))} if draw(st.booleans()) else {"扣分值比例": draw(percents(0, 100))}
    return {"类型": "阈值扣分", **draw(threshold_columns()), **lost}


@st.composite
def threshold(draw: st.DrawFn) -> Written:
    return {"评分规则": draw(threshold_rules()), "评价数据": {"实际值": draw(percents(-20, 200))}}


@st.composite
def tier(draw: st.DrawFn) -> Written:
    bounds = sorted(draw(st.sets(st.integers(0, 100), min_size=2, max_size=6)), reverse=True)
    tiers: list[Written] = [
        {"下限": str(low), "上限": str(high), "得分比例": draw(percents(0, 100))}
        for high, low in itertools.pairwise(bounds)
    ]
    if draw(st.booleans()):
        del tiers[0]["上限"]
    tiers.append({"上限": str(bounds[-1]), "得分比例": draw(percents(0, 100))})
    return {"评分规则": {"类型": "分档", "档次": tiers}, "评价数据": {"实际值": draw(percents(-10, 120))}}


@st.composite
def checklist(draw: st.DrawFn) -> Written:
    count = draw(st.integers(1, 25))
    rule: Written = {"类型": "清单", "要点": [f"要点{n}" for n in range(count)]}
    match draw(st.sampled_from(["均分", "比例", "缺一不可"])):
        case "比例":
            rule["每缺一项扣"] = draw(percents(0, 100))
        case "缺一不可":
            rule["缺一不可"] = "是"
    missing = draw(st.lists(st.integers(1, count + 1), max_size=count))
    return {"评分规则": rule, "评价数据": {"缺项": [str(n) for n in missing]}}


@st.composite
def survey(draw: st.DrawFn) -> Written:
    names = ["很好", "较好", "一般", "较差"]
    coefficients = {name: draw(decimals(0, 1)) for name in names}
    rule: Written = {"类型": "问卷", "系数": coefficients}
    if draw(st.booleans()):
        rule["换算"] = {**draw(threshold_columns()), "扣分值比例": draw(percents(0, 100))}
    counts = [draw(st.integers(0, 300)) for _ in names]
    question = {"题号": "1", "题干": "满意", "选项": {n: str(c) for n, c in zip(names, counts, strict=True)}}
    return {
        "评分规则": rule,
        "评价数据": {"题目": [{"问卷": "居民", "题号": "1"}]},
        "问卷": {"居民": {"标题": "居民", "题目": [question]}},
    }


@st.composite
def pass_mark(draw: st.DrawFn) -> Written:
    rule = {"类型": "达标", "未达标得分比例": draw(percents(0, 100))}
    data = draw(
        st.one_of(
            flags.map(lambda flag: {"达标": flag}),
            st.fixed_dictionaries({"实际值": percents(-10, 200), "计划值": percents(-10, 200)}),
        )
    )
    return {"评分规则": rule, "评价数据": data}


@st.composite
def qualitative(draw: st.DrawFn) -> Written:
    tiers = st.sampled_from(["达成", "部分达成", "未达成", "很好", "≥90%"])
    return {"评分规则": {"类型": "定性等级"}, "年度指标值": "提升", "实际完成值": draw(tiers)}


@st.composite
def occurrence(draw: st.DrawFn) -> Written:
    lost = {"每次扣": draw(decimals(1, 9))} if draw(st.booleans()) else {"每次扣分值比例": draw(percents(0, 100))}
    return {"评分规则": {"类型": "按次扣分", **lost}, "评价数据": {"次数": str(draw(st.integers(0, 200)))}}


KINDS = {
    "完成比例": completion(),
    "阈值扣分": threshold(),
    "分档": tier(),
    "清单": checklist(),
    "问卷": survey(),
    "达标": pass_mark(),
    "定性等级": qualitative(),
    "按次扣分": occurrence(),
    "评议": st.just({"评分规则": {"类型": "评议"}}),
}
leaves = st.one_of(*KINDS.values()).flatmap(
    lambda leaf: weights.map(lambda weight: {"名称": "指标", "分值": weight, **leaf})
)


def evaluation(entries: list[Written], name: str = "居民") -> Written:
    """把几个末级指标放进一份评价；各自的问卷另起名称，免得混同。"""
    children, surveys = [], {}
    for n, entry in enumerate(entries):
        leaf = dict(entry)
        if "问卷" in leaf:
            surveys[f"{name}{n}"] = leaf.pop("问卷")["居民"]
            leaf["评价数据"] = {"题目": [{"问卷": f"{name}{n}", "题号": "1"}]}
        children.append(leaf)
    return {"指标体系": [{"代码": "A", "名称": "甲", "下级": children}], "问卷": surveys}


def only_leaf(scored: ScoredDossier) -> ScoredLeaf:
    return next(scored.leaves())


def test_每类规则都生成得出():
    assert KINDS.keys() == {rule.name for rule in RULES}


@timeless
@given(leaves)
def test_得分在零与分值之间(score: Score, entry: Written):
    leaf = only_leaf(score(evaluation([entry])))
    if leaf.computed is not None:
        limit = rounded(Fraction(leaf.weight), Rounding(RoundingMode.HALF_UP, 2))
        assert 0 <= leaf.computed <= limit
    if leaf.band is not None:
        assert 0 <= leaf.band.lower <= leaf.band.upper <= leaf.weight


@timeless
@given(leaves)
def test_算不出的说得出缘由_算得出的有来历(score: Score, entry: Written):
    scored = score(evaluation([entry]))
    leaf = only_leaf(scored)
    assert (leaf.status == "insufficient") is bool(leaf.insufficient)
    assert leaf.insufficient == "" or leaf.computed is None
    fact = scored.facts.get(f"指标.{leaf.anchor}.规则得分")
    assert (fact is not None) is (leaf.computed is not None)
    if fact is not None:
        assert fact.derivation is not None
        assert fact.derivation.formula
        assert fact.derivation.substitution
        assert set(fact.derivation.inputs) <= scored.facts.keys()


@timeless
@given(
    weights, decimals(1, 500), st.lists(decimals(-50, 1000), min_size=2, max_size=2), st.sampled_from(["=", "≥", ""])
)
def test_完成比例_越大越好的完成得多分不降(score: Score, weight: str, target: str, actuals: list[str], sign: str):
    low, high = sorted(actuals, key=Decimal)
    found = [
        only_leaf(
            score(
                evaluation([{"名称": "甲", "分值": weight, "年度指标值": f"{sign}{target}次", "实际完成值": f"{a}次"}])
            )
        ).computed
        for a in (low, high)
    ]
    assert found[0] is not None
    assert found[1] is not None
    assert found[0] <= found[1]


@timeless
@given(weights, threshold_rules(), st.lists(percents(0, 120), min_size=2, max_size=2))
def test_阈值扣分_实际值高分不降(score: Score, weight: str, rule: Written, actuals: list[str]):
    low, high = sorted(actuals, key=lambda text: Decimal(text[:-1]))
    found = [
        only_leaf(
            score(evaluation([{"名称": "甲", "分值": weight, "评分规则": rule, "评价数据": {"实际值": a}}]))
        ).computed
        for a in (low, high)
    ]
    assert found[0] is not None
    assert found[1] is not None
    assert found[0] <= found[1]


@timeless
@given(st.lists(leaves, min_size=1, max_size=6).flatmap(lambda es: st.tuples(st.just(es), st.permutations(es))))
def test_指标的次序不改总分(score: Score, orders: tuple[list[Written], list[Written]]):
    one, other = (score(evaluation(entries)) for entries in orders)
    assert (one.total, one.grade, one.rule_total) == (other.total, other.grade, other.rule_total)
    assert one.groups[0].weight == other.groups[0].weight


@timeless
@given(st.lists(leaves, min_size=1, max_size=4))
def test_评两次结果相同(score: Score, entries: list[Written]):
    assert score(evaluation(entries)) == score(evaluation(entries))
