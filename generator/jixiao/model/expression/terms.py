"""读懂的指标值与完成值。

每个值都留着照原样的 `text`，但它不参与相等判断：`＝１００％` 与 `=100(%)` 是同一个值。
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias


class Operator(StrEnum):
    """数前的比较符号；没有写的视同等号。"""

    EQUAL = "="
    AT_LEAST = "≥"
    ABOVE = ">"
    AT_MOST = "≤"
    BELOW = "<"
    ABOUT = "约"

    @property
    def reverse(self) -> bool:
        """反向指标：越小越好。"""
        return self in (Operator.AT_MOST, Operator.BELOW)

    @property
    def strict(self) -> bool:
        """不含本数。"""
        return self in (Operator.ABOVE, Operator.BELOW)


@dataclass(frozen=True, slots=True)
class Quantity:
    """一个数：`≥260.00(天)`、`25篇`、`100%(2023年12月)`。

    value 保留所写的小数位；unit 是归一后的计量单位，没写时为空串；note 是数后括号里的附注。
    """

    text: str = field(compare=False)
    operator: Operator
    value: Decimal
    unit: str = ""
    note: str = ""

    @property
    def exact(self) -> bool:
        """是一个确定的数。完成值若不确定，多半是抄了指标值。"""
        return self.operator is Operator.EQUAL


@dataclass(frozen=True, slots=True)
class Span:
    """两端之间，均含本数：`1-2批次`、`10%～20%`。low 不大于 high。"""

    text: str = field(compare=False)
    low: Decimal
    high: Decimal
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """期限或完成时间：`2021年12月`、`12月底前`、`年底前完成`、`第三季度`。

    first、last 是首末两日的（月，日）；没写日的，末日取 31，用时按当月天数截短。没写年的 year 为 None。
    before 表示写的是“……前”：`12月底前` 两日都是 12 月 31 日；`12月前` 是否含 12 月说法不一，
    两日是 12 月的首末，截止日在其间。
    """

    text: str = field(compare=False)
    year: int | None
    first: tuple[int, int]
    last: tuple[int, int]
    before: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """只能由人判断的文字：`提升`、`控制在预算内`，也包括读不懂的 `90%98/5417`。

    words 是去掉空白、全角与句末标点后的文字，用来看两格是否写得一样。
    """

    text: str = field(compare=False)
    words: str


class Tier(StrEnum):
    """定性指标的三档。

    财预〔2020〕10号第十六条：达成年度指标、部分达成年度指标并具有一定效果、未达成年度指标且效果较差；
    财预〔2021〕101号的基本达成目标、部分实现目标、实现目标程度较低，分别相当。
    """

    MET = "达成"
    PARTLY = "部分达成"
    NOT_MET = "未达成"


@dataclass(frozen=True, slots=True)
class Declared:
    """单位只填报了达成情况，没有写数：`达成指标`。"""

    text: str = field(compare=False)
    tier: Tier


@dataclass(frozen=True, slots=True)
class Blank:
    """没有填：空白、`-`、`/`、`无`。"""

    text: str = field(default="", compare=False)


Target: TypeAlias = Quantity | Span | Deadline | Wording | Blank
Actual: TypeAlias = Quantity | Span | Deadline | Wording | Declared | Blank
