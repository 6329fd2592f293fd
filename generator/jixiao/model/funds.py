"""资金与表格：官方表单的资金栏，以及报告里的一般数据表。"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from typing import Final

from pydantic import Field, model_validator

from jixiao.model.entry import Entry, Flag, Number, Percentage, Words
from jixiao.model.location import Location, SourceMapping, SourceSequence


class MoneyUnit(StrEnum):
    """金额单位。"""

    YUAN = "元"
    WAN = "万元"

    @property
    def in_yuan(self) -> Decimal:
        """一个单位合多少元。"""
        return Decimal(10000) if self is MoneyUnit.WAN else Decimal(1)


MONEY_UNITS: Final = frozenset(unit.value for unit in MoneyUnit)


class PublishedFunds(Entry):
    """资金栏中印着的执行率与得分。"""

    rate: Percentage | None = Field(None, alias="执行率", description="印出的执行率，如 99.95%")
    score: Number | None = Field(None, alias="得分", description="印出的得分")


class FundRow(Entry):
    """资金栏的一行。"""

    initial: Number | None = Field(None, alias="年初预算数", description="年初批复的预算", ge=0)
    budget: Number | None = Field(None, alias="全年预算数", description="调整后的全年预算", ge=0)
    received: Number | None = Field(None, alias="实际到位资金", description="实际到位的资金", ge=0)
    executed: Number | None = Field(None, alias="全年执行数", description="实际支出", ge=0)
    published: PublishedFunds | None = Field(None, alias="公布值", description="表上印着的执行率与得分")


class Funds(Entry):
    """项目资金。"""

    unit: MoneyUnit = Field(MoneyUnit.WAN, alias="单位", description="元或万元，默认万元")
    total: FundRow = Field(alias="年度资金总额", description="合计行")
    fiscal: FundRow | None = Field(None, alias="当年财政拨款", description="其中：当年财政拨款")
    carryover: FundRow | None = Field(None, alias="上年结转资金", description="其中：上年结转资金")
    other: FundRow | None = Field(None, alias="其他资金", description="其中：其他资金")
    completed: Flag | None = Field(None, alias="项目完成", description="项目是否已经完成；口径的执行率分段要看它时才写")
    weight: Number | None = Field(None, alias="分值", description="预算执行率在自评表上的分值", ge=0)
    score: Number | None = Field(None, alias="得分", description="预算执行率在自评表上所填的得分", ge=0)


class ColumnType(StrEnum):
    """列的类型。"""

    TEXT = "文本"
    NUMBER = "数值"
    MONEY = "金额"
    RATE = "比率"


class ColumnEntry(Entry):
    """一列。"""

    name: str = Field(alias="名称", description="列名；计算式用它指称本列")
    kind: ColumnType = Field(ColumnType.TEXT, alias="类型", description="文本、数值、金额或比率")
    unit: str | None = Field(None, alias="单位", description="与表的单位不同时写")
    decimals: int | None = Field(None, alias="小数", description="小数位数", ge=0, le=6)
    formula: str | None = Field(
        None, alias="计算", description="由同行各列算出，如 支付金额 / 调整后预算；占合计的比重写 金额 / 合计(金额)"
    )
    summed: Flag = Field(default=False, alias="求和", description="合计行、小计行是否求和")

    @model_validator(mode="after")
    def _numeric(self) -> "ColumnEntry":
        if self.kind is ColumnType.TEXT and (self.formula or self.summed):
            raise ValueError(f"文本列“{self.name}”不能计算或求和")
        return self


@dataclass(frozen=True, slots=True)
class TableGroup:
    """小计的一组：各层的值由外到里，以及首末两行（从 1 起）。"""

    path: tuple[str, ...]
    first: int
    last: int

    @property
    def name(self) -> str:
        """组名，如 2024.基本支出。"""
        return ".".join(self.path)


class TableTotal(Entry):
    """合计行。"""

    label: str = Field("合计", alias="名称", description="行首文字，默认“合计”")
    published: dict[str, Words] = Field(default_factory=dict, alias="公布值", description="表上印着的合计，按列名")


class TableSubtotal(Entry):
    """一层小计：分组列的值相同、上下相连的各行为一组，每组之后一行小计；只有一行的组不另列。"""

    by: str = Field(alias="分组", description="按哪一列分组，写文本列的列名；空着的行不属于任何一组")
    label: str = Field("小计", alias="名称", description="行首文字，默认“小计”")
    published: dict[str, dict[str, Words]] = Field(
        default_factory=dict, alias="公布值", description="表上印着的小计，按组名、列名；里层的组名写成 2024.基本支出"
    )

    def group_place(self, name: str) -> Location:
        """某一组的公布值写在哪里；没有写的退回整段。"""
        written = self._source.get("公布值") if self._source is not None else None
        return written.key_places.get(name, self.at) if isinstance(written, SourceMapping) else self.at


class TableEntry(Entry):
    """一张数据表。可算的列在行里写的是表上印着的数，供复核。"""

    title: str = Field(alias="标题", description="表题，不带表号")
    unit: str | None = Field(None, alias="单位", description="表右上角的单位，如 元、万元")
    columns: tuple[ColumnEntry, ...] = Field(alias="列", description="各列", min_length=1)
    rows: tuple[tuple[Words | None, ...], ...] = Field(alias="行", description="各行，按列的次序写")
    subtotals: tuple[TableSubtotal, ...] = Field((), alias="小计", description="各层小计，由外层到里层")
    total: TableTotal | None = Field(None, alias="合计", description="合计行；不写则没有")
    source: str | None = Field(None, alias="资料来源", description="表下注明的来源")
    note: str | None = Field(None, alias="说明", description="编者说明")

    @model_validator(mode="after")
    def _distinct(self) -> "TableEntry":
        names = [c.name for c in self.columns]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"列名“{name}”重复")
        text = [c.name for c in self.columns if c.kind is ColumnType.TEXT]
        levels = [level.by for level in self.subtotals]
        for by in levels:
            if by not in text:
                raise ValueError(f"小计按“{by}”分组，表里没有这个文本列")
            if levels.count(by) > 1:
                raise ValueError(f"两层小计都按“{by}”分组")
        return self

    def groups_by(self, level: int) -> tuple[TableGroup, ...]:
        """第几层小计（从 0 起）的各组：这一层与各外层的值都相同、上下相连的行。空着的行不成组。"""
        names = [c.name for c in self.columns]
        places = [names.index(outer.by) for outer in self.subtotals[: level + 1]]
        paths = [tuple((row[place] or "").strip() for place in places) for row in self.rows]
        found: list[TableGroup] = []
        for path, members in groupby(range(len(paths)), key=paths.__getitem__):
            if all(path):
                numbers = tuple(members)
                found.append(TableGroup(path, numbers[0] + 1, numbers[-1] + 1))
        return tuple(found)

    def row_place(self, number: int) -> Location:
        """第几行（从 1 起）写在哪里。"""
        rows = self._source.get("行") if self._source is not None else None
        if isinstance(rows, SourceSequence) and number <= len(rows.places):
            return rows.places[number - 1]
        return self.at
