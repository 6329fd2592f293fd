"""评分口径：因文件、地区、年度而异的规定，都是数据，每一项都注明出处。"""

from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Generic, TypeVar

from pydantic import Field, model_validator

from jixiao.model.disclosure import CatalogueItem
from jixiao.model.entry import Entry, Flag, Number, Percentage, as_mapping
from jixiao.model.expression import ReverseReading
from jixiao.model.kind import Layout, OutlineEntry
from jixiao.model.rounding import Rounding, RoundingMode

T = TypeVar("T")


class Setting(Entry, Generic[T]):
    """一项设置连同出处。"""

    value: T = Field(alias="值", description="设置的值")
    basis: str = Field(alias="出处", description="文件与条款；没有明文的，说明由何得来")


class Denominator(StrEnum):
    """预算执行率的分母。"""

    INITIAL = "年初预算数"
    BUDGET = "全年预算数"
    RECEIVED = "实际到位资金"


class FileFormat(StrEnum):
    """公布成哪些文件。"""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    JSON = "json"
    CSV = "csv"


class RoundingEntry(Entry):
    """取整口径。"""

    mode: RoundingMode = Field(alias="方式", description="四舍五入或截尾")
    decimals: int = Field(alias="小数", description="小数位数", ge=0, le=6)

    @property
    def rounding(self) -> Rounding:
        """可用于计算的取整口径。"""
        return Rounding(self.mode, self.decimals)


class Band(Entry):
    """定性档次：得分占分值的区间。区间两端都含；相邻两档共有的端点，归高档还是低档由评价者定。"""

    name: str = Field(alias="名称", description="档名，如 部分达成")
    wordings: tuple[str, ...] = Field((), alias="措辞", description="表上可能的写法")
    lower: Percentage = Field(alias="下限", description="得分占分值的下限（含）")
    upper: Percentage = Field(alias="上限", description="得分占分值的上限（含）")


def check_bands(bands: tuple[Band, ...]) -> None:
    """由高到低，首尾相接。

    Raises:
        ValueError: 相邻两档不相接，说明是哪两档。

    """
    for band in bands:
        if band.lower > band.upper:
            raise ValueError(f"定性档次“{band.name}”的下限高于上限")
    for high, low in pairwise(bands):
        if high.lower != low.upper:
            raise ValueError(f"定性档次“{high.name}”与“{low.name}”首尾不相接")


class GradeBand(Entry):
    """等级：从下限（含）到上一等级的下限（不含）。"""

    name: str = Field(alias="名称", description="如 优")
    lower: Number = Field(alias="下限", description="含下限")


class WeightFrame(Entry):
    """自评表各一级指标的一种分值。"""

    name: str = Field(alias="名称", description="如 不设成本指标")
    weights: dict[str, Number] = Field(
        alias="分值", description="一级指标名称里的字样与分值，如 产出: 50；预算执行率写“预算执行率”"
    )


class ScoreStep(Entry):
    """分段给分的一段：达到下限（含）得分值的一个比例。"""

    lower: Percentage = Field(alias="下限", description="含下限，如 80%")
    share: Percentage = Field(alias="得分比例", description="得分值的百分之几")


class ExecutionStep(ScoreStep):
    """执行率的一段；还可以看项目是否完成、执行数是否超过预算。各段依次看，取第一个合乎条件的。"""

    lower: Percentage = Field(Decimal(0), alias="下限", description="含下限，如 80%；不写是 0%")
    upper: Percentage | None = Field(None, alias="上限", description="不含上限；不写则不限")
    completed: Flag | None = Field(
        None, alias="项目完成", description="是：只对已经完成的项目；否：只对尚未完成的；不写则不看"
    )
    within_budget: Flag = Field(default=False, alias="不超预算", description="是：还须执行数不超过执行率的分母")

    @property
    def conditional(self) -> bool:
        """下限之外另有条件。"""
        return self.upper is not None or self.completed is not None or self.within_budget

    @model_validator(mode="after")
    def _upper_above_lower(self) -> "ExecutionStep":
        if self.upper is not None and self.upper <= self.lower:
            raise ValueError(f"上限 {self.upper}% 应高于下限 {self.lower}%")
        return self


_IDENTITY = frozenset({"identifier", "name", "version", "description", "basis"})


class Profile(Entry):
    """评分口径。"""

    identifier: str = Field(alias="标识", description="如 shanghai")
    name: str = Field(alias="名称", description="口径的名称")
    version: str = Field(alias="版本", description="口径数据的版本")
    description: str = Field(alias="说明", description="适用于什么、依据什么、有何未核实之处")
    basis: tuple[str, ...] = Field(alias="依据", description="政策文件的文号或标题")
    full_mark: Setting[Number] = Field(alias="满分", description="总分的满分")
    denominator: Setting[Denominator] = Field(alias="执行率分母", description="预算执行率的分母")
    execution_rounding: Setting[RoundingEntry] = Field(alias="执行率取整", description="执行率（%）的取整")
    report_execution_rounding: Setting[RoundingEntry] | None = Field(
        None, alias="报告执行率取整", description="报告里执行率的取整；不写则与表单相同"
    )
    score_rounding: Setting[RoundingEntry] = Field(alias="得分取整", description="规则得分的取整")
    rate_rounding: Setting[RoundingEntry] = Field(alias="得分率取整", description="得分率、满意度等（%）的取整")
    reverse: Setting[ReverseReading] = Field(alias="反向指标", description="反向指标未达标时的算法")
    execution_steps: Setting[tuple[ExecutionStep, ...]] | None = Field(
        None, alias="执行率分段", description="由高到低；不写则按执行率乘分值"
    )
    satisfaction_steps: Setting[tuple[ScoreStep, ...]] | None = Field(
        None,
        alias="满意度分段",
        description="由高到低；一级指标是满意度、未写评分规则、完成值是百分数的指标照它给分；不写则按比例",
    )
    completion_floor: Setting[Percentage] | None = Field(
        None, alias="定量起评线", description="未写评分规则的定量指标：低于它不得分，由它起按直线给分；不写则按比例"
    )
    over_achievement: Setting[Percentage] = Field(
        alias="超额提示线", description="完成值超过目标值的这一比例而无说明时提示"
    )
    low_execution: Setting[Percentage] | None = Field(
        None, alias="低执行率提示线", description="执行率低于它而产出指标全部满分时提示；不写则不提示"
    )
    weight_frames: Setting[tuple[WeightFrame, ...]] | None = Field(
        None, alias="自评分值", description="单位自评各一级指标的分值，合乎其中一种即可；没有规定的不写"
    )
    output_floor: Setting[Percentage] | None = Field(
        None, alias="产出效益下限", description="部门评价、财政评价中产出、效益指标合计占满分的下限；没有规定的不写"
    )
    outline: Setting[tuple[OutlineEntry, ...]] | None = Field(
        None, alias="报告提纲", description="报告正文应有的各项；不写则从评价类型的提纲"
    )
    formats: Setting[dict[Layout, tuple[FileFormat, ...]]] | None = Field(
        None,
        alias="公布格式",
        description="表单、报告各公布成哪些文件，如 {表单: [pdf, xlsx, json, csv]}；没有写的版式，各种格式都公布",
    )
    catalogue: Setting[tuple[Annotated[CatalogueItem, as_mapping(CatalogueItem, "栏目")], ...]] | None = Field(
        None, alias="公开目录", description="“信息公开”一块列哪几栏，按次序；不写的，评价写了什么就列什么"
    )
    bands: Setting[tuple[Band, ...]] = Field(alias="定性档次", description="由高到低")
    grades: Setting[tuple[GradeBand, ...]] = Field(alias="等级", description="由高到低，最低一级下限为 0")

    @classmethod
    def settings(cls) -> tuple[str, ...]:
        """各项设置的栏目名；标识、名称、版本、说明、依据不是设置。"""
        fields = cls.model_fields.items()
        return tuple(field.alias or name for name, field in fields if name not in _IDENTITY)

    def execution_rounding_in(self, layout: Layout) -> Rounding:
        """某种版式里执行率的取整口径。"""
        setting = self.execution_rounding
        if layout is Layout.REPORT and self.report_execution_rounding is not None:
            setting = self.report_execution_rounding
        return setting.value.rounding

    def publishes(self, name: str, layout: Layout) -> bool:
        """某种版式公布不公布成这种文件。"""
        formats = None if self.formats is None else self.formats.value.get(layout)
        return formats is None or name in formats

    @model_validator(mode="after")
    def _ordered(self) -> "Profile":
        lowers = [g.lower for g in self.grades.value]
        if not lowers:
            raise ValueError("“等级”至少要有一级")
        if lowers != sorted(set(lowers), reverse=True) or lowers[-1] != 0:
            raise ValueError("“等级”应由高到低、下限互不相同，最低一级下限为 0")
        steps = self.execution_steps.value if self.execution_steps else ()
        for completed in (True, False):
            lowers = [s.lower for s in steps if s.completed in {None, completed} and not s.within_budget]
            if lowers != sorted(set(lowers), reverse=True):
                raise ValueError("“执行率分段”应由高到低，下限互不相同")
        lowers = [step.lower for step in self.satisfaction_steps.value] if self.satisfaction_steps else []
        if lowers != sorted(set(lowers), reverse=True) or lowers[:1] == [0]:
            raise ValueError("“满意度分段”应由高到低，下限互不相同，最高一段的下限大于 0")
        check_bands(self.bands.value)
        return self
