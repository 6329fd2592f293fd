"""规则的通性：得分在零与分值之间，越好分不降，次序不改总分，评两次结果相同。"""

import itertools
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.model.rounding import Rounding, RoundingMode, rounded
from jixiao.model.scored import ScoredDossier, ScoredLeaf
from jixiao.model.workbook import CellFormula
from jixiao.score.rules import RULES
from jixiao.score.rules.checklist import equal_parts

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
        rule["起评线"] = f"{draw(st.integers(1, 99))}%"
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
    if draw(st.booleans()):
        columns["最低得分比例"] = f"{draw(st.integers(0, 100))}%"
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
        named = [{"名称": f"第{n}档", "得分比例": tier["得分比例"]} for n, tier in enumerate(tiers, start=1)]
        named.append({"名称": "末档", "得分": "0"})
        chosen = draw(st.sampled_from([*(tier["名称"] for tier in named), "没有的档"]))
        return {"评分规则": {"类型": "分档", "档次": named}, "评价数据": {"档次": chosen}}
    if draw(st.booleans()):
        del tiers[0]["上限"]
    tiers.append({"上限": str(bounds[-1]), "得分比例": draw(percents(0, 100))})
    return {"评分规则": {"类型": "分档", "档次": tiers}, "评价数据": {"实际值": draw(percents(-10, 120))}}


@st.composite
def checklist(draw: st.DrawFn) -> Written:
    count = draw(st.integers(1, 25))
    rule: Written = {"类型": "清单", "要点": [f"要点{n}" for n in range(count)]}
    match draw(st.sampled_from(["均分", "比例", "缺一不可", "轻重不同"])):
        case "轻重不同":
            rule["要点"] = [{"内容": f"要点{n}", "缺了扣": draw(percents(0, 100))} for n in range(count)]
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
    questions = [
        {"题号": str(n), "题干": "满意", "选项": {name: str(count) for name, count in zip(names, row, strict=True)}}
        for n, row in enumerate((counts, counts[::-1]), start=1)
    ]
    rule["合并计算"] = draw(flags)
    used = questions[: draw(st.integers(1, 2))]
    return {
        "评分规则": rule,
        "评价数据": {"题目": [{"问卷": "居民", "题号": question["题号"]} for question in used]},
        "问卷": {"居民": {"标题": "居民", "题目": questions}},
    }


@st.composite
def pass_mark(draw: st.DrawFn) -> Written:
    relation = draw(st.sampled_from(["≥", ">", "≤", "<"]))
    rule = {"类型": "达标", "未达标得分比例": draw(percents(0, 100)), "比较": relation}
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


@st.composite
def points(draw: st.DrawFn) -> Written:
    levels = {"高": "100%", "中": draw(percents(0, 100)), "低": "0%"}
    items: list[Written] = []
    findings: list[Written] = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        item: Written = {"内容": f"要点{number}", "分值": draw(decimals(1, 20, 1))}
        if draw(st.booleans()):
            item["适用"] = draw(st.sampled_from(["甲类", "乙类"]))
        found = {
            "符合": draw(flags),
            "评级": draw(st.sampled_from(["高", "中", "低"])),
            "数量": str(draw(st.integers(0, 9))),
            "得分": draw(decimals(0, 21, 1)),
        }
        key = draw(st.sampled_from(list(found)))
        if key == "数量" or draw(st.booleans()):
            item["至少"] = str(draw(st.integers(1, 5)))
        items.append(item)
        if draw(st.integers(0, 9)):  # 偶尔漏写一点
            findings.append({"序号": str(number), key: found[key]})
    rule = {"类型": "分点", "要点": items, "评级": levels, "择优": draw(flags)}
    data: Written = {"各点": draw(st.permutations(findings))}
    if draw(st.booleans()) and any("适用" in item for item in items):
        data["适用"] = draw(st.sampled_from(["甲类", "乙类"]))
    return {"评分规则": rule, "评价数据": data}


TERMS = ["分值", "率", "1", "50%", "0.25", "2", "绝对值(率 − 1)", "最大(率，30%)", "最小(率，1)"]


@st.composite
def formula(draw: st.DrawFn) -> Written:
    rate = f"{draw(st.integers(-300, 300))} ÷ {draw(st.integers(0, 50))}"
    text = draw(st.sampled_from(TERMS))
    for _ in range(draw(st.integers(0, 4))):
        text = f"({text}) {draw(st.sampled_from('+−×÷'))} {draw(st.sampled_from(TERMS))}"
    where = {"率": rate if draw(st.booleans()) else f"0 − {rate}"}
    return {"评分规则": {"类型": "公式", "得分": draw(st.sampled_from([text, f"分值 × ({text})"])), "其中": where}}


KINDS = {
    "完成比例": completion(),
    "阈值扣分": threshold(),
    "分档": tier(),
    "清单": checklist(),
    "问卷": survey(),
    "达标": pass_mark(),
    "定性等级": qualitative(),
    "按次扣分": occurrence(),
    "分点": points(),
    "公式": formula(),
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
            asked = [{**question, "问卷": f"{name}{n}"} for question in leaf["评价数据"]["题目"]]
            leaf["评价数据"] = {"题目": asked}
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


# ---------------------------------------------------------------- 均分、分点、组合


@given(st.integers(0, 10**6), st.integers(0, 6), st.integers(1, 60), st.integers(0, 6))
def test_均分的各份之和恰为分值(digits: int, places: int, count: int, decimals: int):
    weight = Fraction(digits, 10**places)
    parts = equal_parts(weight, count, decimals)
    unit = Fraction(1, 10**decimals)
    assert len(parts) == count
    assert sum(parts) == weight
    assert list(parts) == sorted(parts, reverse=True)  # 零头归在前的
    assert all((part / unit).denominator == 1 for part in parts[1:])
    assert all(part >= 0 for part in parts)
    assert parts[0] - parts[-1] < 2 * unit  # 只差一个最小单位，连同分值自己写不满的零头


@timeless
@given(st.integers(1, 12), weights, st.data())
def test_均分的清单缺得越多分越低_缺齐恰为零(score: Score, count: int, weight: str, data: st.DataObject):
    rule = {"类型": "清单", "要点": [f"要点{n}" for n in range(count)]}
    order = data.draw(st.permutations(range(1, count + 1)))
    found = []
    for missing in range(count + 1):
        entry = {
            "名称": "甲",
            "分值": weight,
            "评分规则": rule,
            "评价数据": {"缺项": [str(n) for n in order[:missing]]},
        }
        found.append(only_leaf(score(evaluation([entry]))).computed)
    known = [value for value in found if value is not None]
    assert len(known) == count + 1
    assert known == sorted(known, reverse=True)
    assert (known[0], known[-1]) == (Decimal(weight), 0)


@timeless
@given(points(), weights, st.data())
def test_分点_认定的次序不改得分(score: Score, entry: Written, weight: str, data: st.DataObject):
    shuffled = data.draw(st.permutations(entry["评价数据"]["各点"]))
    other = {**entry, "评价数据": {**entry["评价数据"], "各点": shuffled}}
    one, two = (only_leaf(score(evaluation([{"名称": "甲", "分值": weight, **e}]))) for e in (entry, other))
    assert (one.computed, one.status, one.insufficient) == (two.computed, two.status, two.insufficient)


@timeless
@given(st.lists(leaves, min_size=1, max_size=5), weights, st.sampled_from(["合用分值", "择一"]), st.data())
def test_组合的得分不超过本级分值_次序不改得分(
    score: Score, entries: list[Written], weight: str, combination: str, data: st.DataObject
):
    marked = [{**entry, "适用": data.draw(flags)} for entry in entries]
    found = []
    for order in (marked, data.draw(st.permutations(marked))):
        written = evaluation(order)
        written["指标体系"] = [{**written["指标体系"][0], "分值": weight, "组合": combination}]
        found.append(score(written))
    for scored in found:
        group = scored.groups[0]
        assert 0 <= group.score <= group.weight == Decimal(weight)
        assert group.rule_score is None or 0 <= group.rule_score <= group.weight
        assert all(leaf.computed is None for leaf in group.leaves() if not leaf.applies)
    assert (found[0].total, found[0].rule_total) == (found[1].total, found[1].rule_total)


@pytest.mark.office
def test_生成的案件_电子表格重算与程序一致(score: Score, recalculated: Callable[[list[CellFormula]], list[str]]):
    """先让 hypothesis 生成各类规则的案件，再一次交给 LibreOffice：另一套算法、另一种数的表示，结果须逐位相同。"""
    cells: list[CellFormula] = []
    expected: list[Decimal] = []

    @settings(max_examples=1500, database=None, derandomize=True, deadline=None)
    @given(leaves)
    def gather(entry: Written) -> None:
        leaf = only_leaf(score(evaluation([entry])))
        assert (leaf.cell is None) is (leaf.computed is None)
        if leaf.cell is not None and leaf.computed is not None:
            cells.append(leaf.cell)
            expected.append(leaf.computed)

    gather()
    found = recalculated(cells)
    assert len(cells) > 500
    compared = zip(cells, expected, found, strict=True)
    assert [one for one in compared if one[2].startswith("#") or Decimal(one[2]) != one[1]] == []


@pytest.mark.office
def test_阈值的每一个边界_电子表格不多扣也不少扣一步(
    score: Score, recalculated: Callable[[list[CellFormula]], list[str]]
):
    """0.95 − 0.94 之类在浮点里不恰是 0.01；由 100% 到 60% 每隔 0.05% 一格，整步与按比例都试。公式的文字不随数据变。"""
    cells: list[CellFormula] = []
    expected: list[Decimal] = []
    for step, whole in itertools.product(("1%", "0.5%", "0.3%", "0.05%"), ("是", "否")):
        rule = {
            "类型": "阈值扣分",
            "满分线": "95%",
            "每低": step,
            "扣分值比例": "1.5%",
            "不足一步不扣": whole,
            "不得分线": "61%",
        }
        texts = set()
        for n in range(6000, 10001, 5):
            written = {"名称": "甲", "分值": "7.5", "评分规则": rule, "评价数据": {"实际值": f"{Decimal(n) / 100}%"}}
            leaf = only_leaf(score(evaluation([written])))
            assert leaf.cell is not None
            assert leaf.computed is not None
            texts.add(leaf.cell.text)
            cells.append(leaf.cell)
            expected.append(leaf.computed)
        assert len(texts) == 1
    found = recalculated(cells)
    assert [one for one in zip(cells, expected, found, strict=True) if Decimal(one[2]) != one[1]] == []
