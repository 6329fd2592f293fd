"""各类文件的 JSON Schema（2020-12），供编辑器补全与校验；audit 是程序写出的复核结果。"""

from collections.abc import Mapping
from typing import Any, Final

from jixiao.model.dictionary import DictionaryFile
from jixiao.model.entry import Entry
from jixiao.model.evaluation import Evaluation
from jixiao.model.kind import Kind
from jixiao.model.open_data.catalogue import CatalogueFile, LedgerFile, PoliciesFile
from jixiao.model.open_data.evaluation import EvaluationFile, EvaluationsFile
from jixiao.model.open_data.record import Record
from jixiao.model.open_data.scores import ScoresFile
from jixiao.model.open_data.trace import TraceFile
from jixiao.model.profile import Profile
from jixiao.model.registry import OrganisationFile, PolicyFile
from jixiao.publish.findings.audit_data import audit_schema

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

# 一份评价分写成几个文件时，各文件放哪些栏目；evaluation.yaml 什么都可以放
_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "indicators": ("指标体系", "绩效指标"),
    "funds": ("资金", "表格"),
    "tables": ("表格",),
    "surveys": ("问卷",),
    "findings": ("主要经验", "存在的问题", "有关建议"),
    "statements": ("原文所述", "复核说明"),
    "appendices": ("附件", "表格", "问卷"),
}
_WHOLE: Final[Mapping[str, type[Entry]]] = {
    "policies": PolicyFile,
    "organisations": OrganisationFile,
    "dictionary": DictionaryFile,
    "profile": Profile,
    "kind": Kind,
}
_DATA: Final[Mapping[str, type[Record]]] = {
    "evaluation-data": EvaluationFile,
    "trace-data": TraceFile,
    "batch-data": EvaluationsFile,
    "score-data": ScoresFile,
    "catalogue-data": CatalogueFile,
    "findings-data": LedgerFile,
    "policies-data": PoliciesFile,
}


def data_schemas() -> dict[str, dict[str, Any]]:
    """开放数据的 Schema：文件名（不带扩展名）→ Schema。"""
    return {name: _headed(name, model.model_json_schema(mode="serialization")) for name, model in _DATA.items()}


def data_schema_titles() -> dict[str, str]:
    """开放数据的 Schema：文件名（不带扩展名）→ 说的是什么。"""
    return {name: (model.__doc__ or "").strip().rstrip("。") for name, model in _DATA.items()}


def schemas() -> dict[str, dict[str, Any]]:
    """评价数据各类文件的 Schema：文件名（不带扩展名）→ Schema。"""
    evaluation = Evaluation.model_json_schema(by_alias=True)
    # 必备栏目可以写在别的文件里，由读取合并之后再查，这里不要求
    body = {key: value for key, value in evaluation.items() if key != "required"}
    result = {"evaluation": _headed("evaluation", {**body, "required": _own_required(evaluation)})}
    for name, keys in _PARTS.items():
        properties = {key: evaluation["properties"][key] for key in keys}
        part = {**body, "properties": properties, "description": f"{name}.yaml：一份评价的一部分。"}
        result[name] = _headed(name, part)
    result["audit"] = _headed("audit", audit_schema())
    for name, model in _WHOLE.items():
        result[name] = _headed(name, model.model_json_schema(by_alias=True))
    return result


def _own_required(evaluation: Mapping[str, Any]) -> list[str]:
    elsewhere = {key for keys in _PARTS.values() for key in keys}
    return [key for key in evaluation.get("required", []) if key not in elsewhere]


def _headed(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"$schema": DIALECT, "$id": f"{name}.schema.json", **schema}
