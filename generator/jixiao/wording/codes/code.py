"""诊断目录的一项：一处文字，供提示、explain 命令与参考页共用。"""

from dataclasses import dataclass
from enum import StrEnum

from jixiao.model.diagnostic import Diagnostic, Related, Severity
from jixiao.model.location import Location


class Scope(StrEnum):
    """看多大范围的材料才能发现它。"""

    FILE = "一个文件"
    EVALUATION = "一份评价"
    SITE = "全部评价"


@dataclass(frozen=True, slots=True)
class Code:
    """一种诊断。

    code 是永久编号；title 是名目；message 是带占位的一句话（什么不对，应为与实为）；
    remedy 是怎样改；why 是为何要紧，注明所据条款；severity 是起草中文件的轻重。
    wrong、right 是错的与对的写法各一例，各是用例里一份材料的片段，测试据此证明它们确实会响、不响。
    source_fault 为真者，是来源本身不成立（无论文件是否已公布都是错误）。
    """

    code: str
    title: str
    severity: Severity
    message: str
    remedy: str
    why: str
    wrong: str = ""
    right: str = ""
    scope: Scope = Scope.EVALUATION
    source_fault: bool = False

    def found(
        self,
        at: Location,
        *,
        hint: str | None = None,
        expected: str | None = None,
        actual: str | None = None,
        related: tuple[Related, ...] = (),
        about: tuple[str, ...] = (),
        **values: object,
    ) -> Diagnostic:
        """在 at 处发现了它。values 填入 message 与 remedy 的占位；about 是所涉数据项的名称。"""
        filled = {"expected": expected, "actual": actual, **values}
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            message=self.message.format(**filled),
            at=at,
            hint=self.remedy.format(**filled) if hint is None else hint,
            expected=expected,
            actual=actual,
            related=related,
            about=about,
        )
