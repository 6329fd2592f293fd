"""原文各处的说法，与对复核发现的说明。"""

from pydantic import Field, model_validator

from jixiao.model.entry import Entry, Words


class Statement(Entry):
    """原文在某一处的一个说法，照印出的记录。

    同一事项在几处的说法逐条写，复核比较它们是否一致；指明数据项或计算式的，还与它比较。
    """

    topic: str = Field(alias="事项", description="说的是什么；同一件事在各处用同一个名目，如 党员满意度的满分")
    value: Words = Field(alias="值", description="印着的值，连同单位，如 4分、86.32%、800.23万元、无")
    place: str = Field(alias="处", description="印在原文哪里，如 正文三（二）4、附件1、表2")
    fact: str | None = Field(None, alias="数据项", description="与哪个数据项说的是同一个数，如 指标.D31.分值")
    formula: str | None = Field(None, alias="计算", description="由各数据项怎样算出，如 [表.预算.合计.预算] / 3")
    note: str | None = Field(None, alias="说明", description="编者说明")

    @model_validator(mode="after")
    def _one_counterpart(self) -> "Statement":
        if self.fact is not None and self.formula is not None:
            raise ValueError("“数据项”与“计算”只写一个")
        return self


class AuditNote(Entry):
    """对一条复核发现的说明：看过了，为何不改。不再有这条发现时，说明自己会被指出。"""

    code: str = Field(alias="编号", description="诊断编号，如 JX302", pattern=r"^JX\d{3}$")
    about: str | None = Field(
        None, alias="对象", description="只说明这一处：数据项名称或其开头，如 指标.D31、表.预算执行；不写则本编号全部"
    )
    reason: str = Field(alias="理由", description="为何不改")
