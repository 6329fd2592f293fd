"""得分的数据形式：每个数都照印刷样式写成文字，没有的为空；只增不改。"""

import json
from pathlib import Path
from typing import Any

import pytest

from jixiao.pipeline import Study, study
from jixiao.publish.score_data import scores_data

STATUSES = {"met", "not_met", "undecidable", "insufficient", "not_applicable"}


@pytest.fixture(name="examples", scope="module")
def _examples(repository: Path) -> Study:
    return study(repository)


def evaluation(examples: Study, identifier: str) -> dict[str, Any]:
    data = scores_data(examples.scored)
    found: dict[str, Any] = next(e for e in data["evaluations"] if e["id"] == identifier)
    return found


def numbers(value: object) -> list[object]:
    """其中不是文字、列表、映射、空的东西。"""
    match value:
        case dict():
            return [n for item in value.values() for n in numbers(item)]
        case list():
            return [n for item in value for n in numbers(item)]
        case str() | None:
            return []
        case _:
            return [value]


def test_没有一个数写成数(examples: Study) -> None:
    assert numbers(scores_data(examples.scored)["evaluations"]) == []


def test_写得成数据文件(examples: Study) -> None:
    data = scores_data(examples.scored)
    assert json.loads(json.dumps(data)) == data


def test_一份也没有() -> None:
    assert scores_data(()) == {"version": 1, "evaluations": []}


def test_表单(examples: Study) -> None:
    form = evaluation(examples, "2024/xidu-yizhan")
    assert form["kind"] == "self_evaluation"
    assert form["year"] == "2024"
    assert form["total"] == form["rule_total"] == "87.80"
    assert set(form["funds"]) == {
        "initial", "budget", "executed", "rate", "weight", "score", "insufficient", "rows",
    }  # fmt: skip
    assert form["funds"]["weight"] == "10.00"
    assert all(i["code"] == "" or isinstance(i["code"], str) for i in form["indicators"])
    assert len(form["indicators"]) == 11


def test_报告(examples: Study) -> None:
    report = evaluation(examples, "2024/xinzhuang-dangjian")
    assert report["kind"] == "project"
    assert report["funds"]["rate"] == "99.95"
    assert report["funds"]["weight"] is None
    assert report["funds"]["score"] is None
    assert len(report["indicators"]) == 24
    assert [level["code"] for level in report["levels"]] == ["A", "B", "C", "D"]


def test_依据不足是一种状态_不是零分(examples: Study) -> None:
    report = evaluation(examples, "2024/xinzhuang-dangjian")
    c21 = next(i for i in report["indicators"] if i["code"] == "C21")
    assert (c21["status"], c21["computed"], c21["awarded"]) == ("insufficient", None, "4")


def test_状态只有五种(examples: Study) -> None:
    for one in scores_data(examples.scored)["evaluations"]:
        assert {i["status"] for i in one["indicators"]} <= STATUSES


def test_一级指标的自评得分(examples: Study) -> None:
    levels = evaluation(examples, "2026/hongqiao-dangqun")["levels"]
    assert [level["self"] for level in levels] == ["46", "28", "20"]
    assert {level["self"] for level in evaluation(examples, "2024/xinzhuang-dangjian")["levels"]} == {None}


def test_资金各行以元计_不带千分位(examples: Study) -> None:
    funds = evaluation(examples, "2024/xinzhuang-dangjian")["funds"]
    assert funds["initial"] == "194.34"
    assert funds["rows"] == [
        {
            "name": "年度资金总额",
            "initial": "1943400.00",
            "budget": "1533990.00",
            "received": None,
            "executed": "1533190.00",
            "rate": "99.95",
        }
    ]


def test_指标的输入_证据_依据(examples: Study) -> None:
    report = evaluation(examples, "2024/xinzhuang-dangjian")
    b11 = next(i for i in report["indicators"] if i["id"] == "B11")
    assert b11["inputs"] == ["资金.年初预算执行率", "指标.B11.分值"]
    assert (b11["computed"], b11["awarded"], b11["score"]) == ("0.00", "3.9", "3.9")
    assert b11["evidence"] == [{"name": "2024年项目预算执行情况表", "kind": None, "note": None}]
    b22 = next(i for i in report["indicators"] if i["id"] == "B22")
    assert b22["basis"] == ["中华人民共和国政府采购法", "上海市政府采购集中采购目录和采购限额标准"]


def test_定性指标给出区间(examples: Study) -> None:
    form = evaluation(examples, "2024/xidu-yizhan")
    banded = [i for i in form["indicators"] if i["band"] is not None]
    assert len(banded) == 4
    assert all(i["computed"] is None for i in banded)
    assert all(set(i["band"]) == {"name", "lower", "upper"} for i in banded)
