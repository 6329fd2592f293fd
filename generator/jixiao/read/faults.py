"""pydantic 的校验错误 → 中文诊断，带上文件中的位置。"""

import difflib
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from jixiao.model.diagnostic import Diagnostic
from jixiao.model.location import Location, SourceMapping, SourceSequence
from jixiao.read.yaml_source import stray_text
from jixiao.wording.codes import reading as codes

_SHAPES = {
    "model_type": "一组键值",
    "model_attributes_type": "一组键值",
    "dict_type": "一组键值",
    "tuple_type": "列表",
    "list_type": "列表",
    "string_type": "文字",
    "int_type": "整数",
    "int_parsing": "整数",
    "int_parsing_size": "整数",
    "int_from_float": "整数",
}
_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "只能用小写字母、数字和连字符",
    "^https?://": "应以 http:// 或 https:// 开头",
}
_BOUNDS = {
    "greater_than": ("gt", "应大于 {}"),
    "greater_than_equal": ("ge", "不应小于 {}"),
    "less_than": ("lt", "应小于 {}"),
    "less_than_equal": ("le", "不应大于 {}"),
}


def faults_of(error: ValidationError, source: Any, at: Location) -> tuple[Diagnostic, ...]:  # noqa: ANN401 未校验的数据
    """一次校验的全部错误。

    Args:
        error: 校验错误。
        source: 被校验的值（parse_yaml 的产物）。
        at: 整个值的位置，找不到更细的位置时用它。

    """
    details = error.errors(include_url=False)
    return tuple(_fault(detail, source, at) for detail in details if not _echoes(detail))


def _echoes(detail: ErrorDetails) -> bool:
    """项数其实够，只是其中有不合的：那一项自会报错，不必再说项数不足。"""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _fault(detail: ErrorDetails, source: Any, at: Location) -> Diagnostic:  # noqa: ANN401 同上
    holder, key, place = _locate(detail["loc"], source, at)
    context = detail.get("ctx", {})
    kind = detail["type"]
    shown = _shown(detail.get("input"))
    if kind == "missing":
        return codes.MISSING_KEY.found(place, key=key)
    if kind == "extra_forbidden":
        return _unknown_key(key, holder, place)
    if kind in {"enum", "literal_error", "union_tag_invalid"}:
        expected = str(context.get("expected") or context.get("expected_tags"))
        choices = expected.replace("'", "").replace(" or ", "、").replace(", ", "、")
        actual = str(context.get("tag", shown.strip("“”")))
        field = "类型" if kind == "union_tag_invalid" else key
        return codes.WRONG_CHOICE.found(place, key=field, expected=choices, actual=actual)
    if kind == "union_tag_not_found":
        return codes.MISSING_KEY.found(place, key="类型")
    if kind in _SHAPES:
        value = detail.get("input")
        stray = stray_text(value, place) if isinstance(value, str) and "一组" in _SHAPES[kind] else None
        if stray is not None:
            return stray
        return codes.WRONG_SHAPE.found(place, key=key, expected=_SHAPES[kind], actual=shown)
    if kind in _BOUNDS:
        name, text = _BOUNDS[kind]
        return codes.WRONG_VALUE.found(place, key=key, reason=f"写的是 {shown}，" + text.format(context[name]))
    if kind == "too_short":
        return codes.WRONG_VALUE.found(place, key=key, reason=f"至少要有 {context['min_length']} 项")
    if kind == "string_pattern_mismatch":
        pattern = context["pattern"]
        return codes.WRONG_VALUE.found(place, key=key, reason=shown + _PATTERNS.get(pattern, f"不合格式 {pattern}"))
    reason = str(context["error"]) if "error" in context else detail["msg"]
    return codes.WRONG_VALUE.found(place, key=key, reason=reason)


def _locate(loc: tuple[int | str, ...], source: Any, at: Location) -> tuple[Any, str, Location]:  # noqa: ANN401 同上
    """沿路径走到出错处：返回所在的容器、栏目名称、位置。路径里的联合标签不是真键，跳过。"""
    holder: Any = None
    value = source
    key = "文件"
    for step in loc:
        if isinstance(value, SourceMapping) and isinstance(step, str) and step in value:
            holder, key = value, step
            at = value.value_places[step]
            value = value[step]
        elif isinstance(value, SourceSequence) and isinstance(step, int) and step < len(value):
            holder = value
            at = value.places[step]
            value = value[step]
        elif isinstance(value, SourceMapping) and isinstance(step, str) and step == loc[-1]:
            return value, step, value.at  # 缺少的键：指向整段
    if isinstance(holder, SourceMapping) and loc and loc[-1] == key and key not in holder.known_keys:
        at = holder.key_places[key]
    return holder, key, at


def _unknown_key(key: str, holder: Any, place: Location) -> Diagnostic:  # noqa: ANN401 同上
    if isinstance(holder, SourceMapping):
        place = holder.key_places.get(key, place)
        free = [known for known in holder.known_keys if known not in holder]
        near = difflib.get_close_matches(key, free, n=1, cutoff=0.4)
        if near:
            return codes.UNKNOWN_KEY.found(place, key=key, hint=f"是不是“{near[0]}”？", expected=near[0], actual=key)
        if free:
            names = "、".join(free[:12])
            return codes.UNKNOWN_KEY.found(place, key=key, hint=f"这里还可以写：{names}。", actual=key)
    return codes.UNKNOWN_KEY.found(place, key=key, actual=key)


def _shown(value: Any) -> str:  # noqa: ANN401 同上
    if value is None:
        return "空"
    if isinstance(value, dict):
        return "一组键值"
    if isinstance(value, list | tuple):
        return "列表"
    text = str(value)
    return f"“{text if len(text) <= 40 else text[:40] + '……'}”"
