"""指标：体系（树）、自评表的行、评价数据与证据。"""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, model_validator

from jixiao.model.entry import Entry, Flag, Number, Words, as_mapping
from jixiao.model.location import SourceMapping
from jixiao.model.rule import Rule, check_coefficients


class EvidenceType(StrEnum):
    """证据的四类，出自财预〔2021〕101号。"""

    FORMAL = "正式资料"
    WORKING = "工作资料"
    VOUCHER = "原始凭证"
    EXPLANATION = "说明材料"


class Evidence(Entry):
    """一份证据。"""

    name: str = Field(alias="名称", description="材料名称，如“项目绩效目标申报表”")
    kind: EvidenceType | None = Field(None, alias="类型", description="正式资料、工作资料、原始凭证或说明材料")
    appendix: str | None = Field(None, alias="附件", description="所在附件的标题或序号")
    note: str | None = Field(None, alias="说明", description="摘录或备注")


class Side(StrEnum):
    """数只知一端：至少是这么多，或至多是这么多。"""

    LEAST = "下限"
    MOST = "上限"

    @property
    def sign(self) -> str:
        """数前的符号。"""
        return "≥" if self is Side.LEAST else "≤"


class Input(Entry):
    """规则的一个输入：直接写值，或取自本评价的数据项。"""

    value: Words | None = Field(None, alias="值", description="数值连同单位，如 80%、7个村、153.319万元")
    fact: str | None = Field(None, alias="取自", description="数据项名称，如 资金.年初预算执行率")
    side: Side | None = Field(
        None, alias="只知", description="实际值只知一端的写下限或上限，如原文只说80%以上：{值: 80%, 只知: 下限}"
    )
    note: str | None = Field(None, alias="说明", description="这个值从何而来")

    @model_validator(mode="after")
    def _one_source(self) -> "Input":
        if (self.value is None) == (self.fact is None):
            raise ValueError("“值”与“取自”须写且只写一个")
        if self.side is not None and self.value is None:
            raise ValueError("取自数据项的不能写“只知”")
        return self


class MissingItem(Entry):
    """清单中缺失的一项。"""

    number: int = Field(alias="序号", description="要点的序号，从 1 起", ge=1)
    note: str | None = Field(None, alias="说明", description="为何认定缺失")


class QuestionReference(Entry):
    """问卷中的一题。"""

    survey: str = Field(alias="问卷", description="问卷名称")
    question: int = Field(alias="题号", description="题号", ge=1)
    coefficients: dict[str, Number] = Field(
        default_factory=dict, alias="系数", description="这一题的选项与别题不同、另用的系数；不写则照规则的系数"
    )

    @model_validator(mode="after")
    def _coefficients_in_range(self) -> "QuestionReference":
        check_coefficients(self.coefficients)
        return self


class PointFinding(Entry):
    """一个要点的认定：符合与否、评级、数量或得分，写其中一个。"""

    number: int = Field(alias="序号", description="要点的序号，从 1 起", ge=1)
    met: Flag | None = Field(None, alias="符合", description="是否符合")
    level: str | None = Field(None, alias="评级", description="规则里写的评级，如 高、中、低")
    count: int | None = Field(None, alias="数量", description="实有几个（规则写了“至少”的）", ge=0)
    points: Number | None = Field(None, alias="得分", description="直接写这一点得几分", ge=0)
    note: str | None = Field(None, alias="说明", description="认定的理由")

    @model_validator(mode="after")
    def _one_finding(self) -> "PointFinding":
        written = [value for value in (self.met, self.level, self.count, self.points) if value is not None]
        if len(written) != 1:
            raise ValueError("“符合”“评级”“数量”“得分”须写且只写一个")
        return self


InputValue = Annotated[Input, as_mapping(Input, "值")]
Missing = Annotated[MissingItem, as_mapping(MissingItem, "序号")]


class RuleData(Entry):
    """评价数据：规则要用的输入。各类规则各取所需，缺了就是“依据不足”，不当作零。"""

    actual: InputValue | None = Field(None, alias="实际值", description="完成比例、阈值扣分、分档、达标所用的实际值")
    planned: InputValue | None = Field(None, alias="计划值", description="完成比例、达标所对照的计划值")
    alternatives: tuple[InputValue, ...] = Field((), alias="对照", description="若改用这些值会得几分，一并算出，供比较")
    missing: tuple[Missing, ...] | None = Field(None, alias="缺项", description="清单规则：缺失的要点；一项不缺写 []")
    occurrences: int | None = Field(None, alias="次数", description="按次扣分：发生的次数", ge=0)
    questions: tuple[QuestionReference, ...] = Field((), alias="题目", description="问卷规则：采用哪些题")
    points: tuple[PointFinding, ...] = Field((), alias="各点", description="分点规则：各要点的认定")
    branch: str | None = Field(None, alias="适用", description="分点规则：本项目属于哪一类")
    tier: str | None = Field(None, alias="档次", description="定性等级、分档：档名")
    passed: Flag | None = Field(None, alias="达标", description="达标规则：是否达标（没有数值时）")
    insufficient: str | None = Field(None, alias="依据不足", description="无法评价的原因；写了就不再按规则计算")
    note: str | None = Field(None, alias="说明", description="对数据的说明")

    @model_validator(mode="after")
    def _only_actual_bounded(self) -> "RuleData":
        if any(given.side is not None for given in (self.planned, *self.alternatives) if given is not None):
            raise ValueError("只有“实际值”可以写“只知”")
        return self


class PublishedScore(Entry):
    """已公布文件中印着的分数，与算出的并列，供复核。"""

    weight: Number | None = Field(None, alias="分值", description="印出的分值")
    score: Number | None = Field(None, alias="得分", description="印出的得分")
    rate: Number | None = Field(None, alias="得分率", description="印出的得分率（百分数的数值）")
    place: str | None = Field(None, alias="处", description="印在原文哪里，如 正文三（三）4")


class IndicatorDetail(Entry):
    """末级指标共有的栏目。"""

    weight: Number | None = Field(None, alias="分值", description="满分", ge=0)
    target: Words | None = Field(None, alias="年度指标值", description="如 ≥90.00(%)、控制在预算内")
    actual: Words | None = Field(None, alias="实际完成值", description="如 80.00(%)、达成指标")
    criterion: str | None = Field(None, alias="评分标准", description="评分标准的文字")
    rule: Rule | None = Field(None, alias="评分规则", description="评分标准写成的规则；不写则按口径的默认算法")
    data: RuleData | None = Field(None, alias="评价数据", description="规则所用的数据")
    evidence: tuple[Evidence, ...] = Field((), alias="证据", description="佐证材料")
    basis: tuple[str, ...] = Field((), alias="依据", description="政策文件的文号或标题，可带条款")
    note: str | None = Field(None, alias="说明", description="编者说明，如原文缺损")
    published: PublishedScore | None = Field(None, alias="公布值", description="文件中印着的分数")


class Combination(StrEnum):
    """下级的组合方式。"""

    SHARED = "合用分值"
    ONE_OF = "择一"


class IndicatorEntry(IndicatorDetail):
    """指标体系的一个节点：有“下级”的是一级、二级指标，没有的是末级指标。"""

    code: Words | None = Field(None, alias="代码", description="如 A、A1、A11；全篇不得重复")
    name: str = Field(alias="名称", description="指标名称")
    children: tuple["IndicatorEntry", ...] = Field((), alias="下级", description="下一级指标")
    combination: Combination | None = Field(
        None, alias="组合", description="合用分值：下级合计以本级分值为限；择一：只计适用的那一个下级"
    )
    applies: Flag = Field(default=True, alias="适用", description="择一的组里，是否适用于本项目")
    performance: str | None = Field(None, alias="业绩值", description="评价所见的业绩，一两句话")
    awarded: Number | None = Field(
        None, alias="评定得分", description="评价组评定的得分；来源只给到上级的，写在上级，下级都不写"
    )
    reason: str | None = Field(None, alias="评定理由", description="与规则得分不一致时必填")
    self_score: Number | None = Field(None, alias="自评得分", description="单位自评的得分")

    @model_validator(mode="before")
    @classmethod
    def _group_or_leaf(cls, data: Any) -> Any:  # noqa: ANN401 未校验的数据
        if isinstance(data, SourceMapping) and data.get("下级"):
            leaf_only = {"评分规则", "评价数据", "业绩值", "实际完成值"} & data.keys()
            if leaf_only:
                raise ValueError(f"有“下级”的指标由下级汇总，不能再写“{'、'.join(sorted(leaf_only))}”")
        return data


class FormRow(IndicatorDetail):
    """自评表的一行，栏目与表上一致。"""

    code: Words | None = Field(None, alias="代码", description="永久代码；不写则按位置编为 1.1.1 的样式")
    level1: str = Field(alias="一级指标", description="如 产出指标")
    level2: str = Field(alias="二级指标", description="如 数量指标")
    level3: str = Field(alias="三级指标", description="指标名称")
    awarded: Number | None = Field(None, alias="得分", description="表上所填得分")
    deviation: str | None = Field(None, alias="偏差原因分析及改进措施", description="未完成或明显超额时必填")
