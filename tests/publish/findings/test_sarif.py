"""SARIF 2.1.0：合乎规范的结构；规则取自目录；已说明的带理由；地址可用。"""

import json
from typing import Any

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log

from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Diagnostic, Related, Severity
from jixiao.model.location import Location
from jixiao.publish.findings.sarif import sarif_log
from jixiao.wording.codes.catalogue import CODES


def run_of(report: CheckReport) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(sarif_log(report))
    return data["runs"][0]  # type: ignore[no-any-return]


def test_合乎规范的结构(report: CheckReport) -> None:
    """模型由规范的 JSON Schema 生成，不认识的键、不对的取值都收不下。"""
    Log.model_validate_json(sarif_log(report))
    broken = json.loads(sarif_log(report))
    broken["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(ValueError, match="level"):
        Log.model_validate(broken)


def test_规则就是目录_序号指得对(report: CheckReport) -> None:
    run = run_of(report)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [code.code for code in CODES]
    for rule, code in zip(rules, CODES, strict=True):
        assert code.why in rule["help"]["text"]
        assert code.wrong in rule["help"]["text"]
        assert "{" not in rule["fullDescription"]["text"]
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_已说明的带着理由_其余写明没有(report: CheckReport) -> None:
    told = [result["suppressions"] for result in run_of(report)["results"]]
    assert len(told) == len(report.found) + 1
    assert [one for one in told if one] == [[{"kind": "inSource", "justification": "评价小组一致意见 & 有会议纪要"}]]


def test_轻重与记号() -> None:
    found = tuple(Diagnostic("JX302", severity, "说明", Location("a.yaml", 1, 1)) for severity in Severity)
    results = run_of(CheckReport({}, found))["results"]
    assert [result["level"] for result in results] == ["error", "warning", "note"]
    assert {result["partialFingerprints"]["jixiao/v1"] for result in results} == {found[0].fingerprint}
    assert all("suppressions" not in result for result in results)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("evaluations/2024/a/evaluation.yaml", "evaluations/2024/a/evaluation.yaml"),
        ("附件/表 1#.yaml", "%E9%99%84%E4%BB%B6/%E8%A1%A8%201%23.yaml"),
        ("/别处/evaluation.yaml", "file:///%E5%88%AB%E5%A4%84/evaluation.yaml"),
    ],
)
def test_地址(path: str, uri: str) -> None:
    related = (Related("第一次写在这里", Location(path, 2, 3)),)
    found = Diagnostic("JX601", Severity.ERROR, "说明", Location(path), related=related)
    report = CheckReport({}, (found,))
    Log.model_validate_json(sarif_log(report))
    (result,) = run_of(report)["results"]
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": uri}}}]  # 不知道行的不写行
    (other,) = result["relatedLocations"]
    assert other["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 3}
    assert other["message"] == {"text": "第一次写在这里"}
