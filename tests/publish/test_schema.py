"""JSON Schema：合乎 2020-12；编辑器照它检查，收得下示例，拦得住写错的键。"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from jixiao.model.evaluation import Evaluation
from jixiao.publish.schema import DIALECT, data_schema_titles, data_schemas, schemas

REPOSITORY = Path(__file__).resolve().parents[2]
EVALUATIONS = REPOSITORY / "evaluations"
SCHEMAS = schemas()
WRITTEN = sorted({*SCHEMAS} - {"audit"})  # 人写的文件；audit 是程序写出的，见 findings/test_audit_data.py


def examples() -> list[Any]:
    """示例文件与校验它的 Schema。"""
    found = []
    for file in sorted(EVALUATIONS.rglob("*.yaml")):
        parts = file.relative_to(EVALUATIONS).parts
        name = {"policies": "policies", "profiles": "profile"}.get(parts[1], file.stem)
        found.append(pytest.param(file, name, id="/".join(parts)))
    builtin = sorted((REPOSITORY / "generator" / "jixiao" / "profiles").glob("*.yaml"))
    return [*found, *(pytest.param(file, "profile", id=file.stem) for file in builtin)]


def as_editor(text: str) -> Any:  # noqa: ANN401 任意 YAML
    """编辑器里的样子：YAML 的数是数、是非是是非；JSON 没有日期，日期是文字。"""
    return json.loads(json.dumps(yaml.load(text, yaml.CSafeLoader), default=_date_text))


def _date_text(value: object) -> str:
    assert isinstance(value, date)
    return value.isoformat()


def faults(name: str, data: object) -> list[str]:
    return [f"{error.json_path} {error.message}" for error in Draft202012Validator(SCHEMAS[name]).iter_errors(data)]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_本身合乎规范(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == DIALECT
    assert SCHEMAS[name]["$id"] == f"{name}.schema.json"
    assert json.loads(json.dumps(SCHEMAS[name])) == SCHEMAS[name]


@pytest.mark.parametrize(("file", "name"), examples())
def test_示例文件都合格(file: Path, name: str) -> None:
    assert faults(name, as_editor(file.read_text("utf-8"))) == []


@pytest.mark.parametrize(("file", "name"), examples())
def test_多写一个键就不合格(file: Path, name: str) -> None:
    data = as_editor(file.read_text("utf-8"))
    assert any("不认识的键" in fault for fault in faults(name, {**data, "不认识的键": 1}))


def test_内层写错的键也拦得住() -> None:
    data = as_editor((EVALUATIONS / "2024" / "xidu-yizhan" / "evaluation.yaml").read_text("utf-8"))
    data["绩效指标"][0]["份值"] = 1
    assert any("份值" in fault for fault in faults("evaluation", data))


def test_没有写必备的栏目() -> None:
    assert any("项目名称" in fault for fault in faults("evaluation", {}))


def test_分写的文件不要求必备栏目() -> None:
    for name in ("indicators", "funds", "tables", "surveys", "findings", "statements", "appendices"):
        assert faults(name, {}) == []


@pytest.mark.parametrize("name", WRITTEN)
def test_键都是中文_都有说明(name: str) -> None:
    definitions = [SCHEMAS[name], *SCHEMAS[name].get("$defs", {}).values()]
    for definition in definitions:
        for key, value in definition.get("properties", {}).items():
            assert not key.isascii(), key
            described = "description" in value or "$ref" in value or "description" in definition
            assert described, f"{definition.get('title')}.{key}"


def test_评价的每个栏目都在(repository: Path) -> None:
    del repository
    assert set(SCHEMAS["evaluation"]["properties"]) == {f.alias for f in Evaluation.model_fields.values()}


DATA = data_schemas()


@pytest.mark.parametrize("name", sorted(DATA))
def test_开放数据的定义合乎规范_每栏都有说明(name: str) -> None:
    Draft202012Validator.check_schema(DATA[name])
    assert DATA[name]["$schema"] == DIALECT
    assert data_schema_titles()[name]
    for definition in [DATA[name], *DATA[name].get("$defs", {}).values()]:
        assert definition["additionalProperties"] is False
        assert sorted(definition["required"]) == sorted(definition["properties"])
        for key, value in definition["properties"].items():
            assert key.isascii(), key
            assert value.get("description"), f"{definition['title']}.{key}"


def test_开放数据与评价数据的名称不相同() -> None:
    assert not DATA.keys() & SCHEMAS.keys()
