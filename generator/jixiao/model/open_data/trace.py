"""来历的数据：报告里的每一个数，以及它由哪些数、按什么公式得来。"""

from pydantic import Field

from jixiao.model.open_data.record import Record


class SourceData(Record):
    """写在源文件的哪里。"""

    path: str = Field(description="文件，相对工作区根目录")
    line: int = Field(description="行，从 1 起；0 为整个文件")
    column: int = Field(description="列，从 1 起；0 为整个文件")


class AlternativeData(Record):
    """若改用别的值会怎样。"""

    label: str = Field(description="改用什么")
    result: str = Field(description="会得几分")


class DerivationData(Record):
    """一个数的来历。"""

    criterion: str | None = Field(description="评分标准")
    formula: str = Field(description="公式；由人评定的得分没有公式，写由谁评定")
    substitution: str | None = Field(description="代入；输入出自不公开的附件的为 null")
    result: str | None = Field(description="结果")
    rounding: str | None = Field(description="取整的方式与位数")
    inputs: list[str] = Field(description="所依据的数据项名称；出自不公开的附件的不列")
    evidence: list[str] = Field(description="证据")
    basis: list[str] = Field(description="依据的文件")
    alternatives: list[AlternativeData] = Field(description="若改用别的值")
    notes: list[str] = Field(description="说明")


class FactData(Record):
    """一个数据项。"""

    key: str = Field(description="名称，如 指标.B11.规则得分；一份评价之内唯一")
    label: str = Field(description="给人看的名目")
    value: str | None = Field(description="值：金额以元计，百分数以百分点计，不带千分位；也可以是文字")
    text: str = Field(description="照印出的样子")
    unit: str | None = Field(description="text 的单位")
    source: SourceData | None = Field(description="写在源文件的哪里；算出的为 null")
    derivation: DerivationData | None = Field(description="来历；照录的为 null")
    note: str | None = Field(description="说明")


class TraceFile(Record):
    """来历的 JSON 文件。"""

    version: int = Field(description="结构的版本")
    evaluation: str = Field(description="评价标识")
    facts: list[FactData] = Field(description="全部数据项，按登记的次序")
