"""score：得分的文字与数据形式。"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]

TEXT = str | None
EVALUATION: dict[str, Any] = {
    "id": str,
    "kind": str,
    "name": str,
    "year": str,
    "supervisor": TEXT,
    "unit": TEXT,
    "profile": str,
    "total": str,
    "full": str,
    "grade": str,
    "rule_total": TEXT,
    "rule_most": TEXT,
    "rule_grade": TEXT,
    "rule_checked": str,
    "rule_counted": str,
    "assessor": str,
    "self_total": TEXT,
    "self_grade": TEXT,
    "published": {"total": TEXT, "grade": TEXT},
    "funds": {
        "initial": TEXT,
        "budget": TEXT,
        "executed": TEXT,
        "rate": TEXT,
        "weight": TEXT,
        "score": TEXT,
        "insufficient": TEXT,
        "rows": [{"name": str, "initial": TEXT, "budget": TEXT, "received": TEXT, "executed": TEXT, "rate": TEXT}],
    },
    "levels": [
        {
            "code": str,
            "name": str,
            "weight": str,
            "score": str,
            "rate": TEXT,
            "self": TEXT,
            "rule_score": TEXT,
            "rule_most": TEXT,
        }
    ],
    "indicators": [
        {
            "code": str,
            "name": str,
            "path": [str],
            "weight": str,
            "rule": TEXT,
            "computed": TEXT,
            "computed_most": TEXT,
            "awarded": TEXT,
            "self": TEXT,
            "status": str,
            "target": TEXT,
            "actual": TEXT,
            "reason": TEXT,
            "id": str,
            "score": TEXT,
            "band": {"name": str, "lower": str, "upper": str},
            "performance": TEXT,
            "criterion": TEXT,
            "insufficient": TEXT,
            "inputs": [str],
            "evidence": [{"name": str, "kind": TEXT, "note": TEXT}],
            "basis": [str],
            "note": TEXT,
        }
    ],
}
NULLABLE = {"funds", "band"}
KINDS = {"self_evaluation", "project", "unit", "budget_review"}


def conforms(value: object, shape: Any, at: str = "") -> None:  # noqa: ANN401 形状可以嵌套
    """键与次序恰好是这些，值的类型相符；NULLABLE 可以整个没有。"""
    match shape:
        case dict():
            assert isinstance(value, dict), at
            assert list(value) == list(shape), at
            for key, inner in shape.items():
                if key in NULLABLE and value[key] is None:
                    continue
                conforms(value[key], inner, f"{at}.{key}")
        case [inner]:
            assert isinstance(value, list), at
            for n, item in enumerate(value):
                conforms(item, inner, f"{at}[{n}]")
        case _:
            assert isinstance(value, shape), f"{at}: {value!r}"


@pytest.fixture
def data(run: Run, repository: Path) -> dict[str, Any]:
    result = run(repository, "score", "--format", "json")
    assert result.exit_code == 0
    loaded: dict[str, Any] = json.loads(result.stdout)
    return loaded


def test_数据形式的键与类型(data: dict[str, Any]) -> None:
    conforms(data, {"version": int, "evaluations": [EVALUATION]})
    assert data["version"] == 1
    assert {e["kind"] for e in data["evaluations"]} <= KINDS
    assert [e["id"] for e in data["evaluations"]] == sorted(e["id"] for e in data["evaluations"])


def test_各示例的总分与等级(data: dict[str, Any]) -> None:
    found = {e["id"]: e for e in data["evaluations"]}
    report = found["2024/xinzhuang-dangjian"]
    assert (report["total"], report["full"], report["grade"]) == ("88.9", "100", "良")
    assert (report["rule_total"], report["rule_grade"]) == ("81.28", "良")
    assert report["published"] == {"total": "88.9", "grade": "良"}
    assert [level["name"] for level in report["levels"]] == ["决策", "过程", "产出", "效益"]
    form = found["2024/xidu-yizhan"]
    assert (form["total"], form["published"]["total"]) == ("87.80", "87.80")
    assert found["2024/xidu-dangjian"]["published"] == {"total": None, "grade": "良"}


def test_一项指标(data: dict[str, Any]) -> None:
    report = next(e for e in data["evaluations"] if e["id"] == "2024/xinzhuang-dangjian")
    (b11,) = [i for i in report["indicators"] if i["code"] == "B11"]
    assert b11["path"][0] == "过程"
    assert (b11["weight"], b11["rule"], b11["computed"], b11["awarded"]) == ("5", "阈值扣分", "0.00", "3.9")
    assert b11["self"] is None
    assert b11["reason"] is None


def test_指明评价的数据只有那一份(run: Run, repository: Path) -> None:
    result = run(repository, "score", "2024/xidu-yizhan", "--format", "json")
    assert [e["id"] for e in json.loads(result.stdout)["evaluations"]] == ["2024/xidu-yizhan"]


def test_不指明的每份一行(run: Run, repository: Path) -> None:
    lines = run(repository, "score").stdout.splitlines()
    assert lines[0].split() == ["评价", "名称", "总分", "等级", "按规则总分", "公布"]
    assert len(lines) == 1 + len(list((repository / "evaluations").glob("[0-9]*/*/evaluation.yaml")))
    assert "81.28 良" in next(line for line in lines if "xinzhuang" in line)


def test_指明的逐项列出_与规则不同的标明(run: Run, repository: Path) -> None:
    out = run(repository, "score", "2024/xinzhuang-dangjian").stdout
    assert "总分 88.9 良　按规则总分 ≥81.28 良（19/24 项）" in out
    (line,) = [line for line in out.splitlines() if line.startswith("B11")]
    assert line.split() == ["B11", "预算执行率", "5", "阈值扣分", "0.00", "3.9", "≠"]
    (line,) = [line for line in out.splitlines() if line.startswith("D31")]
    assert line.split() == ["D31", "党员满意度", "5", "阈值扣分", "≥1.25", "3.2"]


def test_评价数据是单位自评的认定_并列自评而不说按规则(run: Run, repository: Path) -> None:
    out = run(repository, "score", "2026/hongqiao-dangqun").stdout
    assert "总分 88 部分可行　自评 94（可行）" in out
    assert "规则得分（照单位自评的认定）" in out
    assert "按规则总分" not in out


def test_表单列出预算执行率(run: Run, project: Path) -> None:
    out = run(project, "score", "2025/reading-room").stdout
    assert "总分 94.25 优" in out
    (line,) = [line for line in out.splitlines() if "预算执行率" in line]
    assert line.split()[-2:] == ["9.75", "9.75"]


@pytest.mark.parametrize("output", ["text", "json"])
def test_有错误的返回1(run: Run, project: Path, output: str) -> None:
    (project / "evaluations" / "2025" / "reading-room" / "indicators.yaml").write_text("错: 1\n", encoding="utf-8")
    result = run(project, "score", "--format", output)
    assert result.exit_code == 1
    if output == "json":
        assert json.loads(result.stdout) == {"version": 1, "evaluations": []}
    else:
        assert "错误" in result.stdout
