"""得分的数据：`jixiao score --format json` 与导出的 JSON 共用。"""

from pydantic import Field

from jixiao.model.open_data.record import Record


class PublishedData(Record):
    """文件里印着的总分与等级。"""

    total: str | None = Field(description="印出的总分")
    grade: str | None = Field(description="印出的等级")


class FundRowData(Record):
    """资金的一行，以元计。"""

    name: str = Field(description="年度资金总额、当年财政拨款、上年结转资金或其他资金")
    initial: str | None = Field(description="年初预算数，元")
    budget: str | None = Field(description="全年预算数，元")
    received: str | None = Field(description="实际到位资金，元")
    executed: str | None = Field(description="全年执行数，元")
    rate: str | None = Field(description="执行率，以百分点计；分母照口径")


class FundsData(Record):
    """资金；顶上各栏照印出的样子以万元计，带千分位，rows 里以元计，供计算。"""

    initial: str | None = Field(description="年初预算数，万元，照印出的样子")
    budget: str | None = Field(description="全年预算数，万元，照印出的样子")
    executed: str | None = Field(description="全年执行数，万元，照印出的样子")
    rate: str | None = Field(description="预算执行率，以百分点计")
    weight: str | None = Field(description="预算执行率在自评表上的分值")
    score: str | None = Field(description="预算执行率的得分")
    insufficient: str | None = Field(description="执行率得分算不出的缘由")
    rows: list[FundRowData] = Field(description="各行，合计在前")


class LevelData(Record):
    """一级指标。"""

    code: str = Field(description="代码，自评表没有代码的为序号")
    name: str = Field(description="名称")
    weight: str = Field(description="分值")
    score: str = Field(description="得分")
    rate: str | None = Field(description="得分率，以百分点计")
    self: str | None = Field(description="自评得分")
    rule_score: str | None = Field(
        description="按规则的得分：算得出的用规则得分，算不出的用评定得分；没有一项算得出的为 null"
    )
    rule_most: str | None = Field(description="按规则的得分只知下限时的上限；是确定的为 null")


class BandData(Record):
    """定性档次给出的得分区间，两端都含。"""

    name: str = Field(description="档名")
    lower: str = Field(description="下限，分")
    upper: str = Field(description="上限，分")


class EvidenceData(Record):
    """一份证据。"""

    name: str = Field(description="材料名称")
    kind: str | None = Field(description="正式资料、工作资料、原始凭证或说明材料")
    note: str | None = Field(description="摘录或备注")


class IndicatorData(Record):
    """末级指标。"""

    code: str = Field(description="代码，没有的为空")
    name: str = Field(description="名称")
    path: list[str] = Field(description="各上级的名称，由一级起")
    weight: str = Field(description="分值")
    rule: str | None = Field(description="评分规则的名称；没有可计算的规则为 null")
    computed: str | None = Field(description="规则得分；定性区间与算不出的为 null；数据只知一端的是下限")
    computed_most: str | None = Field(description="规则得分只知下限时的上限；是确定的为 null")
    awarded: str | None = Field(description="评定得分；来源没有写的为 null")
    self: str | None = Field(description="自评得分")
    status: str = Field(
        description="met 完成，not_met 未完成，undecidable 无从判断，insufficient 依据不足，not_applicable 不适用"
    )
    target: str | None = Field(description="年度指标值")
    actual: str | None = Field(description="实际完成值")
    reason: str | None = Field(description="评定理由；自评表是偏差原因分析及改进措施")
    id: str = Field(description="标识，一份评价之内唯一；数据项名称里的代码就是它")
    score: str | None = Field(description="计入总分的得分：评定得分，没有的取规则得分")
    band: BandData | None = Field(description="定性档次给出的得分区间")
    performance: str | None = Field(description="业绩值")
    criterion: str | None = Field(description="评分标准的文字")
    insufficient: str | None = Field(description="依据不足的缘由")
    inputs: list[str] = Field(description="规则得分所依据的数据项名称，值与来历在 trace 文件里")
    evidence: list[EvidenceData] = Field(description="证据")
    basis: list[str] = Field(description="依据的文件，文号或标题")
    note: str | None = Field(description="编者说明")


class ScoreData(Record):
    """一份评价的得分。"""

    id: str = Field(description="评价标识，也是网址的一段，永久不变")
    kind: str = Field(description="评价类型的标识")
    name: str = Field(description="项目或单位的名称")
    year: str = Field(description="预算年度")
    supervisor: str | None = Field(description="主管部门")
    unit: str | None = Field(description="实施单位")
    profile: str = Field(description="评分口径的标识")
    total: str = Field(description="总分，照印出的样子")
    full: str = Field(description="满分")
    grade: str = Field(description="等级")
    rule_total: str | None = Field(
        description="按规则总分：算得出规则得分的指标用规则得分，算不出的用评定得分；没有一项可以核对的为 null"
    )
    rule_most: str | None = Field(description="按规则总分只知下限时的上限；是确定的为 null")
    rule_grade: str | None = Field(description="按规则总分定的等级；只知范围而等级不止一种的，两头都写")
    rule_checked: str = Field(description="能按规则核对评定得分的项数；自评表的预算执行率也是一项")
    rule_counted: str = Field(description="计入总分的项数")
    assessor: str = Field(description="评价数据是谁的认定：评价者；单位自评的，规则得分只用来核对自评")
    self_total: str | None = Field(description="自评总分")
    self_grade: str | None = Field(description="自评总分的等级；自评不全的为 null")
    published: PublishedData = Field(description="文件里印着的总分与等级")
    funds: FundsData | None = Field(description="资金；没有写资金的为 null")
    levels: list[LevelData] = Field(description="各一级指标")
    indicators: list[IndicatorData] = Field(description="各末级指标，按次序")


class ScoresFile(Record):
    """jixiao score --format json 的输出。"""

    version: int = Field(description="结构的版本")
    evaluations: list[ScoreData] = Field(description="各份评价")
