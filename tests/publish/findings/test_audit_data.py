"""复核结果的数据形式：合乎自己的 Schema，每个键都有说明，条数对得上。"""

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Diagnostic, Related, Severity
from jixiao.model.location import Location
from jixiao.publish.findings.audit_data import audit_data, audit_schema
from jixiao.publish.schema import schemas


def test_一条发现的各栏() -> None:
    found = Diagnostic(
        "JX302",
        Severity.WARNING,
        "不符",
        Location("a.yaml", 3, 5),
        hint="请改",
        evaluation="2024/a",
        expected="1.00",
        actual="2.00",
        related=(Related("另一处", Location("b.yaml", 7, 9)),),
        about=("指标.A1",),
    )
    (data,) = audit_data(CheckReport({"2024/a": "甲"}, (found,)))["diagnostics"]
    assert data == {
        "code": "JX302",
        "title": "评定得分与规则不符",
        "family": "评分与规则",
        "severity": "warning",
        "message": "不符",
        "hint": "请改",
        "evaluation": "2024/a",
        "path": "a.yaml",
        "line": 3,
        "column": 5,
        "expected": "1.00",
        "actual": "2.00",
        "about": ["指标.A1"],
        "fingerprint": found.fingerprint,
        "related": [{"message": "另一处", "path": "b.yaml", "line": 7, "column": 9}],
    }


def test_条数对得上(report: CheckReport) -> None:
    data = audit_data(report)
    counts = {e["id"]: (e["error"], e["warning"], e["info"], e["answered"]) for e in data["evaluations"]}
    assert counts["2024/clean"] == (0, 0, 0, 0)
    assert counts["2024/old"][0] == 0
    assert counts["2024/old"][3] == 1
    assert sum(sum(numbers[:3]) for numbers in counts.values()) == len(data["diagnostics"]) == len(report.found)
    assert [one["reason"] for one in data["answered"]] == ["评价小组一致意见 & 有会议纪要"]


def test_合乎发布的结构(report: CheckReport) -> None:
    validator = Draft202012Validator(schemas()["audit"])
    assert [error.message for error in validator.iter_errors(audit_data(report))] == []
    wrong = audit_data(report)
    wrong["diagnostics"][0]["severity"] = "重"
    assert not validator.is_valid(wrong)
    del wrong["diagnostics"][0]["severity"]
    assert not validator.is_valid(wrong)


def test_写出的键与结构里的一个不差_都有说明(report: CheckReport) -> None:
    schema = audit_schema()
    definitions = {"AuditData": schema, **schema["$defs"]}
    for definition in definitions.values():
        assert definition["required"] == [*definition["properties"]]
        assert all(value.get("description") for value in definition["properties"].values())
    written = {frozenset(node) for node in mappings(audit_data(report))}
    known = {frozenset(definition["properties"]) for definition in definitions.values()}
    assert written == known


def mappings(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 任意的数据
    if isinstance(node, dict):
        yield node
    for item in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from mappings(item)
