"""一份评价的数据：得分之外，还有基本信息、数据表、问卷、问题与建议、引用文件。"""

from pydantic import Field

from jixiao.model.open_data.record import Record
from jixiao.model.open_data.scores import ScoreData


class PeriodData(Record):
    """起止日期。"""

    start: str = Field(description="起，如 2024-01-01；只到年月的写成 2024-01")
    end: str = Field(description="止")


class DisclosureData(Record):
    """信息公开的各栏。"""

    index: str | None = Field(description="公开目录给的索引号")
    issuer: str | None = Field(description="发文机关")
    number: str | None = Field(description="文号")
    summary: str | None = Field(description="内容概述")
    subject: str | None = Field(description="主题分类")
    published: str | None = Field(description="上网公布的日期")
    validity: str | None = Field(description="有效性：有效、已失效、已废止")


class RevisionData(Record):
    """一条修订记录。"""

    date: str = Field(description="日期")
    text: str = Field(description="改了什么")


class ProfileData(Record):
    """评分口径。"""

    id: str = Field(description="口径的标识")
    name: str = Field(description="口径的名称")
    version: str = Field(description="口径数据的版本")
    basis: list[str] = Field(description="依据的文件")
    adjustments: list[str] = Field(description="本评价对口径的调整，连同理由")


class GroupData(Record):
    """指标体系的一个上级指标。"""

    id: str = Field(description="标识，一份评价之内唯一")
    parent: str | None = Field(description="上级的标识，一级指标为 null")
    level: int = Field(description="第几级，从 1 起")
    code: str = Field(description="代码")
    name: str = Field(description="名称")
    weight: str = Field(description="分值")
    score: str = Field(description="得分")
    rule_score: str | None = Field(description="按规则的得分；没有一项算得出的为 null")
    rule_most: str | None = Field(description="按规则的得分只知下限时的上限；是确定的为 null")
    rate: str | None = Field(description="得分率，以百分点计")
    self: str | None = Field(description="自评得分")
    combination: str | None = Field(description="合用分值或择一；各计各的为 null")


class ColumnData(Record):
    """数据表的一列。"""

    name: str = Field(description="列名")
    type: str = Field(description="string 文字，number 数，money 金额，rate 比率（以百分点计）")
    unit: str | None = Field(description="单位")
    formula: str | None = Field(description="计算式；照录的列为 null")


class CellData(Record):
    """数据表的一格。"""

    text: str = Field(description="印出的文字")
    value: str | None = Field(description="数值，不带千分位，单位照本列；不是数的为 null")
    fact: str | None = Field(description="数据项名称，来历在 trace 文件里")
    published: str | None = Field(description="算出的格，原文印着的数")


class RowData(Record):
    """数据表的一行。"""

    kind: str = Field(description="data 数据，subtotal 小计，total 合计")
    cells: list[CellData] = Field(description="各格，按列的次序")


class TableData(Record):
    """一张数据表。"""

    name: str = Field(description="名称，数据项名称里用的就是它")
    file: str = Field(description="对应的 CSV 文件")
    title: str = Field(description="表题")
    unit: str | None = Field(description="表的单位")
    columns: list[ColumnData] = Field(description="各列")
    rows: list[RowData] = Field(description="各行，小计、合计在内")
    source: str | None = Field(description="表下注明的来源")
    note: str | None = Field(description="编者说明")


class OptionData(Record):
    """一题的一个选项。"""

    text: str = Field(description="选项")
    value: str | None = Field(description="占比（百分点）或份数；来源没有印的为 null")
    unit: str | None = Field(description="% 或 份")


class QuestionData(Record):
    """问卷的一题。"""

    number: int = Field(description="题号")
    text: str = Field(description="题干")
    options: list[OptionData] = Field(description="各选项；开放题为空")
    rate: str | None = Field(description="按评分规则的系数算出的得率，以百分点计")
    published_rate: str | None = Field(description="原文印着的得率，以百分点计")
    note: str | None = Field(description="编者说明")


class SurveyData(Record):
    """一份问卷。"""

    name: str = Field(description="名称，数据项名称里用的就是它")
    title: str = Field(description="标题")
    respondents: str | None = Field(description="调查对象")
    planned: str | None = Field(description="计划份数")
    issued: str | None = Field(description="发放份数")
    returned: str | None = Field(description="有效份数")
    satisfaction: str | None = Field(description="满意度，以百分点计；评分没有用到的为 null")
    questions: list[QuestionData] = Field(description="各题")
    note: str | None = Field(description="编者说明")


class ExperienceData(Record):
    """主要经验及做法。"""

    title: str = Field(description="标题")
    text: str = Field(description="内容")


class ProblemData(Record):
    """存在的问题。"""

    id: str = Field(description="编号，一份评价之内唯一；与评价的标识以 / 相连，即台账编号")
    title: str = Field(description="标题")
    text: str = Field(description="内容")
    indicators: list[str] = Field(description="相关指标的代码")
    status: str | None = Field(description="整改状态，由针对它的各条建议得出；没有公布的为 null")


class RectificationData(Record):
    """一条整改记录。"""

    date: str = Field(description="日期")
    text: str = Field(description="做了什么，到了哪一步")


class RecommendationData(Record):
    """有关建议。"""

    id: str = Field(description="编号，一份评价之内唯一；与评价的标识以 / 相连，即台账编号")
    title: str = Field(description="标题")
    text: str = Field(description="内容")
    problems: list[str] = Field(description="针对的问题编号")
    responsible: str | None = Field(description="责任单位")
    deadline: str | None = Field(description="整改期限")
    status: str | None = Field(description="整改状态；没有公布的为 null")
    log: list[RectificationData] = Field(description="整改记录，照写的次序；没有的为空")


class PolicyData(Record):
    """一份政策文件。"""

    id: str = Field(description="标识，也是网址的一段")
    title: str = Field(description="标题")
    number: str | None = Field(description="文号")
    issuer: str | None = Field(description="发文机关")
    date: str | None = Field(description="成文日期")
    level: str | None = Field(description="发文层级")
    category: str | None = Field(description="类别")
    status: str = Field(description="效力：有效、已废止、未核实")
    replaced_by: str | None = Field(description="替代它的文件的标识")
    address: str | None = Field(description="官方网址")


class StatementData(Record):
    """原文在某一处的一个说法；只有内部版有。"""

    topic: str = Field(description="说的是什么")
    value: str = Field(description="印着的值")
    place: str = Field(description="印在哪里")
    fact: str | None = Field(description="与哪个数据项说的是同一个数")
    note: str | None = Field(description="编者说明")


class FindingData(Record):
    """复核的一条发现；只有内部版有。"""

    code: str = Field(description="诊断编号")
    severity: str = Field(description="error、warning 或 info")
    message: str = Field(description="说的是什么")
    hint: str = Field(description="怎样改")
    expected: str | None = Field(description="应为")
    actual: str | None = Field(description="实为")
    about: list[str] = Field(description="所涉数据项")
    path: str = Field(description="源文件")
    line: int = Field(description="行，0 为整个文件")


class EvaluationData(ScoreData):
    """一份评价。"""

    title: str | None = Field(description="封面上的标题")
    document: str = Field(description="文种")
    status: str = Field(description="文件状态：起草中、征求意见、已公布")
    publicity: str = Field(description="公开级别")
    disclosure: DisclosureData | None = Field(description="信息公开的各栏；没有写的为 null")
    client: str | None = Field(description="委托部门")
    evaluator: str | None = Field(description="评价机构")
    period: PeriodData | None = Field(description="评价时段")
    issued: str | None = Field(description="成文日期")
    goal: str | None = Field(description="预期目标")
    achievement: str | None = Field(description="实际完成情况")
    note: str | None = Field(description="编者对来源的说明")
    revisions: list[RevisionData] = Field(description="修订记录")
    scoring: ProfileData = Field(description="评分口径")
    groups: list[GroupData] = Field(description="指标体系的全部上级指标，按次序")
    tables: list[TableData] = Field(description="数据表")
    surveys: list[SurveyData] = Field(description="问卷")
    experiences: list[ExperienceData] = Field(description="主要经验及做法")
    problems: list[ProblemData] = Field(description="存在的问题")
    recommendations: list[RecommendationData] = Field(description="有关建议")
    policies: list[PolicyData] = Field(description="引用的政策文件")
    statements: list[StatementData] | None = Field(description="原文所述；公开版为 null")
    findings: list[FindingData] | None = Field(description="复核的发现；公开版为 null")


class EvaluationFile(Record):
    """一份评价的 JSON 文件。"""

    version: int = Field(description="结构的版本")
    evaluation: EvaluationData = Field(description="这份评价")


class EvaluationsFile(Record):
    """合订的 JSON 文件。"""

    version: int = Field(description="结构的版本")
    evaluations: list[EvaluationData] = Field(description="各份评价")
