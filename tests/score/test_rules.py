"""评分规则：每一条用例写在 tests/cases/scoring/ 下，评价人员可以直接添加。

一条用例就是一个末级指标：栏目与指标体系里的相同，另有

- 名称：这条用例说的是什么；来源：取自哪份评价或文件；
- 口径、口径改动：默认国家口径，改动按栏目写值；
- 一级指标：所在一级指标的名称，口径按它选算法时才写；
- 资金、问卷：规则取数的地方；
- 应为：规则得分（写“无”是算不出）、规则得分上限（只知一端时）、得分（计入总分的）、状态、
  区间（档名、下限、上限），以及应当出现的文字：公式、代入、依据不足、说明、若改用；拒收是数据本身不合格时的提示。
"""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from pydantic import ValidationError

from jixiao.model.derivation import Derivation
from jixiao.model.profile import Profile
from jixiao.model.scored import ScoredDossier, ScoredLeaf, Status
from jixiao.model.workbook import CellFormula
from jixiao.pipeline import BUILTIN_PROFILES
from jixiao.read.yaml_source import parse_yaml
from jixiao.score.rules import RULES

Case: TypeAlias = dict[str, Any]
Score: TypeAlias = Callable[..., ScoredDossier]

CASES = Path(__file__).parents[1] / "cases" / "scoring"
STATUSES = {
    "达成": Status.MET,
    "未达成": Status.NOT_MET,
    "不能判定": Status.UNDECIDABLE,
    "依据不足": Status.INSUFFICIENT,
}
ABOUT = {"名称", "来源"}
SHARED = {"资金", "问卷", "表格", "年度", "评价类型"}
OURS = {"口径", "口径改动", "一级指标", "应为"}
EXPECTED = {"规则得分", "规则得分上限", "得分", "状态", "区间", "公式", "代入", "依据不足", "说明", "若改用", "拒收"}


def cases() -> list[Case]:
    found: list[Case] = []
    for path in sorted(CASES.glob("*.yaml")):
        outcome = parse_yaml(path.read_text("utf-8"), path.name)
        assert outcome.diagnostics == (), path.name
        found.extend({**case, "名称": f"{path.stem}：{case['名称']}"} for case in outcome.value)
    return found


def accepted() -> list[Case]:
    return [case for case in cases() if "拒收" not in case["应为"]]


def leaf_of(case: Case, score: Score) -> tuple[ScoredLeaf, Derivation]:
    """搭成一份只有一个末级指标的评价，评分。"""
    leaf = {key: value for key, value in case.items() if key not in ABOUT | SHARED | OURS}
    shared = {key: case[key] for key in SHARED & case.keys()}
    tree = [{"代码": "A", "名称": case.get("一级指标", "一级"), "下级": [{"代码": "A1", "名称": "指标", **leaf}]}]
    written = {"评分口径": case.get("口径", "national-2020"), **shared, "指标体系": tree}
    scored = score(written, case.get("口径改动"))
    fact = scored.facts.get("指标.A1.规则得分")
    derivation = fact.derivation if fact is not None and fact.derivation is not None else Derivation("")
    return next(scored.leaves()), derivation


@pytest.mark.parametrize("case", [pytest.param(c, id=c["名称"]) for c in cases()])
def test_评分与用例一致(case: Case, score: Score):
    expected: dict[str, Any] = case["应为"]
    assert expected
    assert expected.keys() <= EXPECTED
    if "拒收" in expected:
        with pytest.raises(ValidationError, match=expected["拒收"]):
            leaf_of(case, score)
        return
    leaf, derivation = leaf_of(case, score)
    computed = "无" if leaf.computed is None else str(leaf.computed)
    assert computed == expected.get("规则得分", "无")
    assert ("无" if leaf.most is None else str(leaf.most)) == expected.get("规则得分上限", "无")
    assert STATUSES[expected["状态"]] is leaf.status
    band = None if leaf.band is None else (leaf.band.name, leaf.band.lower, leaf.band.upper)
    wanted = expected.get("区间")
    assert band == (wanted and (wanted[0], Decimal(wanted[1]), Decimal(wanted[2])))
    if "得分" in expected:
        assert leaf.score == (None if expected["得分"] == "无" else Decimal(expected["得分"]))
    assert expected.get("依据不足", "") in leaf.insufficient
    assert bool(leaf.insufficient) is (leaf.status is Status.INSUFFICIENT)
    assert expected.get("公式", "") in derivation.formula
    assert expected.get("代入", "") in derivation.substitution
    assert expected.get("说明", "") in "；".join(derivation.notes)
    others = "；".join(f"{a.label} → {a.result}" for a in derivation.alternatives)
    assert expected.get("若改用", "") in others


@pytest.mark.office
def test_用例的电子表格写法_重算与程序一致(score: Score, recalculated: Callable[[list[CellFormula]], list[str]]):
    leaves = {case["名称"]: leaf_of(case, score)[0] for case in accepted()}
    computed = {name: leaf for name, leaf in leaves.items() if leaf.computed is not None}
    found = recalculated([leaf.cell for leaf in computed.values() if leaf.cell is not None])
    assert len(found) == len(computed), "算得出的都要有写法"
    wrong = [
        (name, leaf.computed, value, leaf.cell)
        for (name, leaf), value in zip(computed.items(), found, strict=True)
        if not is_number(value) or Decimal(value) != leaf.computed
    ]
    assert wrong == []


def test_没有得分的没有电子表格写法(score: Score):
    for case in accepted():
        leaf, _ = leaf_of(case, score)
        assert (leaf.cell is None) is (leaf.computed is None), case["名称"]


def is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal()


def test_用例的名称不重复():
    names = [case["名称"] for case in cases()]
    assert len(names) == len(set(names))


def test_每类规则都有用例():
    written = {case["评分规则"]["类型"] for case in accepted() if "评分规则" in case}
    assert written == {rule.name for rule in RULES}


def test_每类规则的每个参数都有用例():
    used: dict[str, set[str]] = {rule.name: set() for rule in RULES}
    for case in accepted():
        rule = case.get("评分规则", {"类型": "评议"})
        used[rule["类型"]] |= rule.keys()
    for rule in RULES:
        assert used[rule.name] == {field.alias for field in rule.model.model_fields.values()}, rule.name


def wordings() -> list[tuple[str, str, str]]:
    found = []
    for file in sorted(BUILTIN_PROFILES.glob("*.yaml")):
        profile = Profile.model_validate(parse_yaml(file.read_text("utf-8"), file.name).value)
        found += [(profile.identifier, band.name, word) for band in profile.bands.value for word in band.wordings]
    return found


@pytest.mark.parametrize(("profile", "band", "wording"), wordings())
def test_口径里的每种措辞都归入其档(profile: str, band: str, wording: str, score: Score):
    case = {"口径": profile, "分值": "10", "年度指标值": "及时", "实际完成值": wording}
    leaf, _ = leaf_of(case, score)
    assert leaf.rule == "定性等级"
    assert leaf.band is not None
    assert leaf.band.name == band
