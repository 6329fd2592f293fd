"""指标值与完成值：每一条用例写在 tests/cases/expressions/ 下，评价人员可以直接添加。"""

from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

import pytest
import yaml

from jixiao.model.expression import (
    Actual,
    Blank,
    Deadline,
    Declared,
    Formula,
    Quantity,
    Remark,
    ReverseReading,
    Span,
    Verdict,
    Wording,
    compare,
    parse_actual,
    parse_target,
)

Case: TypeAlias = dict[str, str]

CASES = Path(__file__).parents[1] / "cases" / "expressions"
VERDICTS = {"达成": Verdict.MET, "未达成": Verdict.NOT_MET, "不能判定": Verdict.UNDECIDABLE}
PARSE_KEYS = {
    *("写法", "用于", "种类", "运算符", "数值", "单位", "附注", "下限", "上限"),
    *("年", "首日", "末日", "之前", "档"),
}
COMPARE_KEYS = {"目标", "实际", "判定", "完成比例", "算式", "代入", "说明", "反向算法", "评价年度"}


def cases(pattern: str) -> list[object]:
    """每条用例一个参数；一律按文字读入，免得 100.00 成了浮点数。"""
    found: list[object] = []
    for path in sorted(CASES.glob(pattern)):
        for case in yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader):  # noqa: S506 只产生文字
            name = case.get("写法") if "写法" in case else f"{case['目标']}｜{case['实际']}"
            found.append(pytest.param(case, id=f"{path.stem}:{name}"))
    return found


def described(value: Actual) -> Case:
    """把读出的值写成用例的样子。"""
    match value:
        case Quantity():
            return {
                "种类": "数",
                "运算符": value.operator.value,
                "数值": str(value.value),
                "单位": value.unit,
                "附注": value.note,
            }
        case Span():
            return {
                "种类": "范围",
                "下限": str(value.low),
                "上限": str(value.high),
                "单位": value.unit,
                "附注": value.note,
            }
        case Deadline():
            return {
                "种类": "期限",
                "年": str(value.year or ""),
                "首日": "{}-{}".format(*value.first),
                "末日": "{}-{}".format(*value.last),
                "之前": "是" if value.before else "",
            }
        case Declared():
            return {"种类": "达成情况", "档": value.tier.value}
        case Wording():
            return {"种类": "文字"}
        case Blank():
            return {"种类": "空白"}


@pytest.mark.parametrize("case", cases("parse-*.yaml"))
def test_读出的值与用例一致(case: Case):
    assert case.keys() <= PARSE_KEYS
    parse = parse_actual if case.get("用于") == "完成值" else parse_target
    value = parse(case["写法"])
    expected = {key: text for key, text in case.items() if key not in ("写法", "用于")}
    assert {key: text for key, text in described(value).items() if text} == {
        key: text for key, text in expected.items() if text
    }
    assert value.text == case["写法"]


@pytest.mark.parametrize("case", cases("compare-*.yaml"))
def test_相比的结论与用例一致(case: Case):
    assert case.keys() <= COMPARE_KEYS
    reading = ReverseReading(case.get("反向算法", ReverseReading.TARGET_OVER_ACTUAL))
    year = int(case["评价年度"]) if "评价年度" in case else None
    result = compare(parse_target(case["目标"]), parse_actual(case["实际"]), reading, year=year)
    assert result.verdict is VERDICTS[case["判定"]]
    assert result.ratio == (None if case["完成比例"] == "null" else Fraction(case["完成比例"]))
    assert result.formula == case.get("算式", result.formula)
    assert result.substitution == case.get("代入", result.substitution)
    said = case.get("说明")
    assert said is None or (said in result.remark if said else result.remark == "")


def test_没有写的格与空白相同():
    assert parse_target(None) == parse_target("") == Blank()
    assert parse_actual(None) == Blank()


def test_抄写与重复都有标记():
    reading = ReverseReading.TARGET_OVER_ACTUAL
    copied = compare(parse_target("≥266米"), parse_actual("≥266米"), reading)
    echoed = compare(parse_target("提升"), parse_actual("提升"), reading)
    assert (copied.copied, copied.echo) == (True, False)
    assert (echoed.copied, echoed.echo) == (False, True)


def test_几条说明连成一句():
    result = compare(parse_target("=5次"), parse_actual("6"), ReverseReading.TARGET_OVER_ACTUAL)
    assert result.remarks == (Remark.OVER, Remark.UNIT_MISSING)
    assert result.remark == f"{Remark.OVER.value}；{Remark.UNIT_MISSING.value}"


def test_每一种说明与算式都有用例():
    seen: set[Remark | Formula] = set()
    for parameter in cases("compare-*.yaml"):
        case: Case = parameter.values[0]  # type: ignore[attr-defined]
        for reading in ReverseReading:
            year = int(case["评价年度"]) if "评价年度" in case else None
            result = compare(parse_target(case["目标"]), parse_actual(case["实际"]), reading, year=year)
            seen |= {*result.remarks, result.formula}
    assert seen == {*Remark, *Formula}
