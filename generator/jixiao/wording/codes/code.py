"""诊断目录的一项：一处文字，供提示、explain 命令与参考页共用。"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jixiao.model.diagnostic import Diagnostic, Related, Severity
from jixiao.model.location import Location

WRONG: Final = "错的写法"
RIGHT: Final = "对的写法"


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

    @property
    def sentence(self) -> str:
        """说的是什么：还没有具体的数，占位写成省略号。"""
        return _without_slots(self.message)

    @property
    def advice(self) -> str:
        """怎样改：占位写成省略号。"""
        return _without_slots(self.remedy)

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


def _without_slots(text: str) -> str:
    parts = text.split("{")
    return parts[0] + "".join("……" + part.partition("}")[2] for part in parts[1:])
