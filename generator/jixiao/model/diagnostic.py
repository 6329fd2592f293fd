"""数据里的毛病是值，不是异常：每个阶段返回（结果，诊断）。"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Generic, TypeVar

from jixiao.model.location import Location

T = TypeVar("T")


class Severity(StrEnum):
    """诊断的轻重；次序即严重程度。

    error：来源不成立，或起草中的文件数字有误，构建失败；
    warning：需要答复的矛盾，已公布文件中的一切发现；
    info：值得一看。
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Related:
    """与诊断相关的另一处。"""

    message: str
    at: Location


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """一条诊断：哪里、什么不对、应为与实为、怎样改。

    evaluation 是所属评价的标识，公共文件中的诊断为 None；
    expected、actual 是照印刷样式写出的文字，没有时为 None。
    """

    code: str
    severity: Severity
    message: str
    at: Location
    hint: str = ""
    evaluation: str | None = None
    expected: str | None = None
    actual: str | None = None
    related: tuple[Related, ...] = field(default=())

    def within(self, evaluation: str) -> "Diagnostic":
        """记上所属评价。"""
        return replace(self, evaluation=evaluation)

    def softened(self) -> "Diagnostic":
        """已公布的文件不能再改：错误降为警告。"""
        return replace(self, severity=Severity.WARNING) if self.severity is Severity.ERROR else self


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """一个阶段的产出：值，连同途中发现的一切。"""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """按文件、行、列、编码排定次序，与发现的先后无关。"""
    return tuple(sorted(diagnostics, key=lambda d: (d.at.path, d.at.line, d.at.column, d.code, d.message)))


def worst_first(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """先重后轻，同级按位置。"""
    return tuple(sorted(in_order(diagnostics), key=lambda d: _RANK[d.severity]))
