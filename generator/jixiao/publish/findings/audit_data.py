"""复核结果的数据形式：check --format json 与内部站的 audit.json 同一个结构。

结构有版本号，只增不改；JSON Schema 由这里的类生成（jixiao schema audit）。
"""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Final

from pydantic import Field, TypeAdapter

from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.wording.codes.catalogue import code_named, family_of

VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class RelatedData:
    """相关的另一处。"""

    message: Annotated[str, Field(description="那一处是什么")]
    path: Annotated[str, Field(description="文件，相对工作区根目录")]
    line: Annotated[int, Field(description="行，从 1 起；0 表示只知道文件")]
    column: Annotated[int, Field(description="列，从 1 起；0 表示只知道文件")]


@dataclass(frozen=True, slots=True)
class FindingData:
    """一条发现。"""

    code: Annotated[str, Field(description="诊断编号，如 JX302；说明见 jixiao explain")]
    title: Annotated[str, Field(description="诊断的名目")]
    family: Annotated[str, Field(description="所属的族，如 评分与规则")]
    severity: Annotated[str, Field(description="轻重：error、warning、info", pattern="^(error|warning|info)$")]
    message: Annotated[str, Field(description="什么不对，一句话")]
    hint: Annotated[str, Field(description="怎样改")]
    evaluation: Annotated[str | None, Field(description="评价的标识；公共文件里的为空")]
    path: Annotated[str, Field(description="文件，相对工作区根目录")]
    line: Annotated[int, Field(description="行，从 1 起；0 表示只知道文件")]
    column: Annotated[int, Field(description="列，从 1 起；0 表示只知道文件")]
    expected: Annotated[str | None, Field(description="应为，照印刷样式写的文字")]
    actual: Annotated[str | None, Field(description="实为，照印刷样式写的文字")]
    about: Annotated[list[str], Field(description="所涉数据项的名称或其开头，如 指标.D31")]
    fingerprint: Annotated[str, Field(description="记号：同一条发现在两次复核中相同，不随行号与措辞变")]
    related: Annotated[list[RelatedData], Field(description="相关的另几处")]


@dataclass(frozen=True, slots=True)
class AnsweredData:
    """已写复核说明的一条发现。"""

    finding: Annotated[FindingData, Field(description="发现")]
    reason: Annotated[str, Field(description="为何不改")]


@dataclass(frozen=True, slots=True)
class EvaluationData:
    """一份评价的条数。"""

    id: Annotated[str, Field(description="评价的标识")]
    name: Annotated[str, Field(description="项目或单位的名称；读不成的同标识")]
    error: Annotated[int, Field(description="错误几条")]
    warning: Annotated[int, Field(description="警告几条")]
    info: Annotated[int, Field(description="提示几条")]
    answered: Annotated[int, Field(description="已说明几条")]


@dataclass(frozen=True, slots=True)
class LeftOutData:
    """没有列出的各多少。"""

    baseline: Annotated[int, Field(description="基线里已记的")]
    unselected: Annotated[int, Field(description="编号没有选取的")]
    lighter: Annotated[int, Field(description="轻于所要的")]


@dataclass(frozen=True, slots=True)
class AuditData:
    """一次复核的结果。"""

    version: Annotated[int, Field(description="结构的版本；同一版本只增不改")]
    evaluations: Annotated[list[EvaluationData], Field(description="看过的评价与各自的条数")]
    diagnostics: Annotated[list[FindingData], Field(description="待答复的发现，按文件与行")]
    answered: Annotated[list[AnsweredData], Field(description="已写复核说明的发现")]
    left_out: Annotated[LeftOutData, Field(description="没有列出的")]


def audit_data(report: CheckReport) -> dict[str, Any]:
    """可写成 JSON 的数据。"""
    return asdict(
        AuditData(
            version=VERSION,
            evaluations=_evaluations(report),
            diagnostics=[_finding(d) for d in report.found],
            answered=[AnsweredData(_finding(one.diagnostic), one.reason) for one in report.answered],
            left_out=LeftOutData(report.known, report.unselected, report.lighter),
        )
    )


def json_text(report: CheckReport) -> str:
    """JSON 文件的内容。"""
    return json.dumps(audit_data(report), ensure_ascii=False, indent=2) + "\n"


def audit_schema() -> dict[str, Any]:
    """这个结构的 JSON Schema。"""
    return TypeAdapter(AuditData).json_schema()


def _evaluations(report: CheckReport) -> list[EvaluationData]:
    counts = Counter((d.evaluation, d.severity) for d in report.found)
    answered = Counter(one.diagnostic.evaluation for one in report.answered)
    return [
        EvaluationData(
            id=identifier,
            name=name,
            error=counts[identifier, Severity.ERROR],
            warning=counts[identifier, Severity.WARNING],
            info=counts[identifier, Severity.INFO],
            answered=answered[identifier],
        )
        for identifier, name in report.evaluations.items()
    ]


def _finding(diagnostic: Diagnostic) -> FindingData:
    code = code_named(diagnostic.code)
    return FindingData(
        code=diagnostic.code,
        title=code.title if code is not None else "",
        family=family_of(diagnostic.code),
        severity=diagnostic.severity.value,
        message=diagnostic.message,
        hint=diagnostic.hint,
        evaluation=diagnostic.evaluation,
        path=diagnostic.at.path,
        line=diagnostic.at.line,
        column=diagnostic.at.column,
        expected=diagnostic.expected,
        actual=diagnostic.actual,
        about=list(diagnostic.about),
        fingerprint=diagnostic.fingerprint,
        related=[RelatedData(r.message, r.at.path, r.at.line, r.at.column) for r in diagnostic.related],
    )
