"""评分规则：评分标准写成的数据。每类规则的算法在 score/rules/ 下的同名文件里。"""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, model_validator

from jixiao.model.entry import Entry, Flag, Number, Percentage, as_mapping
from jixiao.model.profile import Band, check_bands


class CompletionRule(Entry):
    """完成比例：得分 = 分值 × 实际值 ÷ 计划值，达到即满分。"""

    kind: Literal["完成比例"] = Field(alias="类型", description="规则类型")
    cap: Percentage = Field(Decimal(100), alias="封顶", description="比例的上限，默认 100%")
    floor: Percentage | None = Field(
        None, alias="起评线", description="低于它不得分，由它到 100% 按直线给分（财预〔2021〕101号的 60%）"
    )

    @model_validator(mode="after")
    def _consistent(self) -> "CompletionRule":
        if self.floor is not None and not 0 < self.floor < 100:
            raise ValueError("“起评线”应在 0 与 100% 之间")
        return self


class ThresholdRule(Entry):
    """阈值扣分：达到满分线得满分，每低一步扣一份，低于不得分线得零分。"""

    kind: Literal["阈值扣分"] = Field(alias="类型", description="规则类型")
    full_mark: Percentage = Field(alias="满分线", description="达到即满分，如 95%")
    step: Percentage = Field(alias="每低", description="一步的大小，如 1%")
    deduct_share: Percentage | None = Field(None, alias="扣分值比例", description="每步扣分值的百分之几，如 5%")
    deduct_points: Number | None = Field(None, alias="扣分", description="每步扣几分", gt=0)
    whole_steps: Flag = Field(default=False, alias="不足一步不扣", description="只按整步扣分；默认按比例扣")
    zero_below: Percentage | None = Field(None, alias="不得分线", description="低于它得零分，如 80%")
    floor_share: Percentage = Field(
        Decimal(0),
        alias="最低得分比例",
        description="扣到分值的百分之几为止，默认 0%；低于不得分线的仍得零分",
        ge=0,
        le=100,
    )

    @model_validator(mode="after")
    def _consistent(self) -> "ThresholdRule":
        if (self.deduct_share is None) == (self.deduct_points is None):
            raise ValueError("“扣分值比例”与“扣分”须写且只写一个")
        if self.step <= 0:
            raise ValueError("“每低”应大于 0")
        if self.zero_below is not None and self.zero_below > self.full_mark:
            raise ValueError("“不得分线”高于“满分线”")
        return self


class TierEntry(Entry):
    """一档：从下限（含）到上限（不含）。最高一档含上限。"""

    name: str | None = Field(None, alias="名称", description="档名，如 靠前；评价数据可以只写档名")
    lower: Number | None = Field(None, alias="下限", description="含下限；最低一档可不写")
    upper: Number | None = Field(None, alias="上限", description="不含上限；最高一档可不写")
    share: Percentage | None = Field(None, alias="得分比例", description="得分值的百分之几")
    points: Number | None = Field(None, alias="得分", description="直接写得几分", ge=0)

    @model_validator(mode="after")
    def _one_score(self) -> "TierEntry":
        if (self.share is None) == (self.points is None):
            raise ValueError("“得分比例”与“得分”须写且只写一个")
        return self


class TierRule(Entry):
    """分档：按值落在哪一档得分，各档须首尾相接，由高到低写；没有数值的按档名。"""

    kind: Literal["分档"] = Field(alias="类型", description="规则类型")
    tiers: tuple[TierEntry, ...] = Field(alias="档次", description="各档，由高到低", min_length=2)

    @model_validator(mode="after")
    def _without_gaps(self) -> "TierRule":
        if all(tier.lower is None and tier.upper is None for tier in self.tiers):
            names = [tier.name for tier in self.tiers]
            if None in names or len(set(names)) < len(names):
                raise ValueError("不写上下限的各档须有互不相同的“名称”")
            return self
        for high, low in pairwise(self.tiers):
            if high.lower is None or low.upper is None:
                raise ValueError("除最低一档外须写“下限”，除最高一档外须写“上限”")
            if high.lower > low.upper:
                raise ValueError(f"{low.upper} 与 {high.lower} 之间没有档次")
            if high.lower < low.upper:
                raise ValueError(f"{high.lower} 与 {low.upper} 之间的值同属两档")
        for tier in self.tiers:
            if tier.lower is not None and tier.upper is not None and tier.lower >= tier.upper:
                raise ValueError(f"下限 {tier.lower} 不低于上限 {tier.upper}")
        return self


class ChecklistItem(Entry):
    """清单的一项；只写文字的，就是内容。"""

    text: str = Field(alias="内容", description="要核对的一项")
    deduct_share: Percentage | None = Field(
        None, alias="缺了扣", description="缺这一项扣分值的百分之几；各项轻重不同的逐项写"
    )


class ChecklistRule(Entry):
    """清单：逐项核对，缺一项扣一份，扣完为止。"""

    kind: Literal["清单"] = Field(alias="类型", description="规则类型")
    items: tuple[Annotated[ChecklistItem, as_mapping(ChecklistItem, "内容")], ...] = Field(
        alias="要点", description="要核对的各项，只写内容，或写“内容”与“缺了扣”", min_length=1
    )
    deduct_share: Percentage | None = Field(
        None, alias="每缺一项扣", description="每缺一项扣分值的百分之几；不写则各项均分"
    )
    all_required: Flag = Field(default=False, alias="缺一不可", description="缺任何一项即不得分")

    @model_validator(mode="after")
    def _consistent(self) -> "ChecklistRule":
        if self.all_required and self.deduct_share is not None:
            raise ValueError("“缺一不可”与“每缺一项扣”不能同时写")
        own = [item for item in self.items if item.deduct_share is not None]
        if own and len(own) < len(self.items):
            raise ValueError("“缺了扣”要么各项都写，要么都不写")
        if own and (self.all_required or self.deduct_share is not None):
            raise ValueError("各项写了“缺了扣”的，不再写“每缺一项扣”“缺一不可”")
        return self


class ConversionEntry(Entry):
    """问卷得率换算为得分的阈值；栏目同阈值扣分。"""

    full_mark: Percentage = Field(alias="满分线", description="达到即满分，如 95%")
    step: Percentage = Field(alias="每低", description="一步的大小，如 1%")
    deduct_share: Percentage = Field(alias="扣分值比例", description="每步扣分值的百分之几")
    whole_steps: Flag = Field(default=False, alias="不足一步不扣", description="只按整步扣分")
    zero_below: Percentage | None = Field(None, alias="不得分线", description="低于它得零分")
    floor_share: Percentage = Field(
        Decimal(0),
        alias="最低得分比例",
        description="扣到分值的百分之几为止，默认 0%；低于不得分线的仍得零分",
        ge=0,
        le=100,
    )

    @model_validator(mode="after")
    def _consistent(self) -> "ConversionEntry":
        if self.step <= 0:
            raise ValueError("“每低”应大于 0")
        if self.zero_below is not None and self.zero_below > self.full_mark:
            raise ValueError("“不得分线”高于“满分线”")
        return self


def check_coefficients(coefficients: Mapping[str, Decimal]) -> None:
    """系数在 0 与 1 之间。

    Raises:
        ValueError: 有一个不在，说明是哪一个。

    """
    for option, value in coefficients.items():
        if not 0 <= value <= 1:
            raise ValueError(f"“{option}”的系数 {value} 应在 0 与 1 之间")


class SurveyRule(Entry):
    """问卷：各选项占比乘系数，得率乘分值；有换算的，再按阈值扣分。"""

    kind: Literal["问卷"] = Field(alias="类型", description="规则类型")
    coefficients: dict[str, Number] = Field(alias="系数", description="选项与系数，如 非常满意: 1", min_length=2)
    pooled: Flag = Field(default=False, alias="合并计算", description="各题份数合在一起算得率；默认取各题得率的平均")
    conversion: ConversionEntry | None = Field(None, alias="换算", description="得率换算为得分的阈值")

    @model_validator(mode="after")
    def _coefficients_in_range(self) -> "SurveyRule":
        check_coefficients(self.coefficients)
        return self


class PassRule(Entry):
    """达标：达到即满分，未达到不得分或得一定比例。"""

    kind: Literal["达标"] = Field(alias="类型", description="规则类型")
    relation: Literal["≥", ">", "≤", "<"] = Field(
        "≥", alias="比较", description="实际值与计划值的关系；增长用 >（计划值写上年数），不得超过用 ≤"
    )
    failed_share: Percentage = Field(
        Decimal(0), alias="未达标得分比例", description="未达标时得分值的百分之几，默认 0%"
    )


class QualitativeRule(Entry):
    """定性等级：按口径（或规则另定）的档次给出得分区间，区间内由评价者评定。"""

    kind: Literal["定性等级"] = Field(alias="类型", description="规则类型")
    bands: tuple[Band, ...] = Field(
        (), alias="档次", description="这项指标另定的档次（如 80%、50% 分档），由高到低；不写则照口径"
    )

    @model_validator(mode="after")
    def _joined(self) -> "QualitativeRule":
        check_bands(self.bands)
        return self


class PointEntry(Entry):
    """一个要点，有自己的分值。"""

    text: str = Field(alias="内容", description="要点")
    points: Number = Field(alias="分值", description="这一点的满分", gt=0)
    at_least: int | None = Field(None, alias="至少", description="至少要有几个，如“至少编制两个”；不足按比例", ge=1)
    branch: str | None = Field(None, alias="适用", description="只对这一类项目适用，如 经常性项目")


class PointsRule(Entry):
    """分点：各要点有自己的分值，逐点给分相加；或按次序择优，取第一个符合的。"""

    kind: Literal["分点"] = Field(alias="类型", description="规则类型")
    items: tuple[PointEntry, ...] = Field(alias="要点", description="各要点", min_length=1)
    levels: dict[str, Percentage] = Field(
        default_factory=dict, alias="评级", description="各级得要点分值的百分之几，如 高: 100%、中: 50%、低: 0%"
    )
    preference: Flag = Field(default=False, alias="择优", description="各点是递降的备选，只取第一个符合的")


class FormulaRule(Entry):
    """公式：得分由数据项按计算式算出。"""

    kind: Literal["公式"] = Field(alias="类型", description="规则类型")
    score: str = Field(alias="得分", description="计算式，可用“分值”、数据项与“其中”的名称")
    where: dict[str, str] = Field(default_factory=dict, alias="其中", description="中间量：名称与计算式，按次序")

    @model_validator(mode="after")
    def _own_names(self) -> "FormulaRule":
        taken = {"分值", "得分", "规则得分", "评定得分", "自评得分", "得分率"} & self.where.keys()
        if taken:
            raise ValueError(f"“其中”的名称不能叫“{min(taken)}”，这是指标自己的数据项")
        return self


class OccurrenceRule(Entry):
    """按次扣分：每发生一次扣一份，扣完为止。"""

    kind: Literal["按次扣分"] = Field(alias="类型", description="规则类型")
    deduct_points: Number | None = Field(None, alias="每次扣", description="每次扣几分", gt=0)
    deduct_share: Percentage | None = Field(None, alias="每次扣分值比例", description="每次扣分值的百分之几")

    @model_validator(mode="after")
    def _one_deduction(self) -> "OccurrenceRule":
        if (self.deduct_share is None) == (self.deduct_points is None):
            raise ValueError("“每次扣”与“每次扣分值比例”须写且只写一个")
        return self


class JudgementRule(Entry):
    """评议：没有可计算的规则，由评价者评定并说明理由。"""

    kind: Literal["评议"] = Field(alias="类型", description="规则类型")


Rule = Annotated[
    CompletionRule
    | ThresholdRule
    | TierRule
    | ChecklistRule
    | SurveyRule
    | PassRule
    | QualitativeRule
    | OccurrenceRule
    | PointsRule
    | FormulaRule
    | JudgementRule,
    Field(discriminator="kind"),
]
