"""数据里的毛病是值，不是异常：每个阶段返回（结果，诊断）。"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
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
    expected、actual 是照印刷样式写出的文字，没有时为 None；
    about 是所涉数据项的名称或其开头，如 指标.D31、表.预算执行.合计：页面据此在行与发现之间连线，复核说明据此认领。
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
    about: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """同一条发现在两次复核中相同的记号：不含行号与措辞，挪了位置、改了说法仍认得。"""
        where = self.about or (self.at.path,)
        parts = (self.code, self.evaluation or "", *where, self.expected or "", self.actual or "")
        return sha256("\n".join(parts).encode()).hexdigest()[:16]

    def concerns(self, name: str) -> bool:
        """涉及这个数据项，或以它开头的数据项。"""
        return any(one == name or one.startswith(f"{name}.") for one in self.about)

    def within(self, evaluation: str) -> "Diagnostic":
        """记上所属评价。"""
        return replace(self, evaluation=evaluation)

    def softened(self) -> "Diagnostic":
        """已公布的文件不能再改：错误降为警告。"""
        return replace(self, severity=Severity.WARNING) if self.severity is Severity.ERROR else self


@dataclass(frozen=True, slots=True)
class Answered:
    """有人看过、写明理由不改的一条发现。"""

    diagnostic: Diagnostic
    reason: str


@dataclass(frozen=True, slots=True)
class Settled:
    """open 是待答复的发现，answered 是已说明的。"""

    open: tuple[Diagnostic, ...] = ()
    answered: tuple[Answered, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """一个阶段的产出：值，连同途中发现的一切。"""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """按文件、行、列、编码排定次序，与发现的先后无关。"""
    return tuple(sorted(diagnostics, key=lambda d: (d.at.path, d.at.line, d.at.column, d.code, d.message)))


def severity_rank(severity: Severity) -> int:
    """轻重的次序：0 最重。"""
    return _RANK[severity]


def worst_first(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """先重后轻，同级按位置。"""
    return tuple(sorted(in_order(diagnostics), key=lambda d: _RANK[d.severity]))
