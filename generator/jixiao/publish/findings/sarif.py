"""SARIF 2.1.0：代码托管平台与编辑器通用的静态检查结果。

已说明的写成 suppressions（写在数据旁边，所以是 inSource；不写 status 就是认可），平台据此不再提示，仍看得到理由。
"""

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from jixiao import __version__
from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.model.location import Location
from jixiao.wording.codes.catalogue import CODES, family_of
from jixiao.wording.codes.code import Code

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final[Mapping[Severity, str]] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT: Final = "jixiao/v1"
_RULES: Final[Mapping[str, int]] = {code.code: number for number, code in enumerate(CODES)}

Data = dict[str, Any]


def sarif_log(report: CheckReport) -> str:
    """SARIF 文件的内容。"""
    results = [_result(d) for d in report.found]
    for one in report.answered:
        suppression = {"kind": "inSource", "justification": one.reason}
        results.append({**_result(one.diagnostic), "suppressions": [suppression]})
    if report.answered:  # 规范 3.27.23：有一条写了，其余也要写，空的表示没有
        results = [{"suppressions": [], **result} for result in results]
    run = {
        "tool": {"driver": _driver()},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _driver() -> Data:
    return {"name": "jixiao", "version": __version__, "language": "zh-CN", "rules": [_rule(code) for code in CODES]}


def _rule(code: Code) -> Data:
    examples = [(what, text) for what, text in (("错", code.wrong), ("对", code.right)) if text]
    plain = "".join(f"\n{what}：{text}" for what, text in examples)
    marked = "".join(f"\n\n{what}：\n\n```yaml\n{text}\n```" for what, text in examples)
    return {
        "id": code.code,
        "name": code.title,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": f"{code.sentence}。{code.why}"},
        "help": {"text": f"{code.why}\n{code.advice}{plain}", "markdown": f"{code.why}\n\n{code.advice}{marked}"},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
        "properties": {"tags": [family_of(code.code), code.scope.value]},
    }


def _result(diagnostic: Diagnostic) -> Data:
    related = [
        {"id": number, "message": {"text": one.message}, **_location(one.at)}
        for number, one in enumerate(diagnostic.related, start=1)
    ]
    text = diagnostic.message + (f"。{diagnostic.hint}" if diagnostic.hint else "")
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": _RULES.get(diagnostic.code, -1),
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [_location(diagnostic.at)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {_FINGERPRINT: diagnostic.fingerprint},
        "properties": {
            key: value
            for key, value in (
                ("evaluation", diagnostic.evaluation),
                ("expected", diagnostic.expected),
                ("actual", diagnostic.actual),
                ("about", list(diagnostic.about)),
            )
            if value
        },
    }


def _location(at: Location) -> Data:
    place: Data = {"artifactLocation": {"uri": _address(at.path)}}
    if at.line:
        place["region"] = {"startLine": at.line, "startColumn": max(at.column, 1)}
    return {"physicalLocation": place}


def _address(path: str) -> str:
    """相对的照相对写；工作区之外的是绝对路径，写成 file 地址。"""
    return PurePath(path).as_uri() if PurePath(path).is_absolute() else quote(path)
