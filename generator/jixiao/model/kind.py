"""评价类型：写成数据的文种。增加一种，加一个文件：kinds/ 里是内置的，各站自己的放在 _shared/kinds/。"""

from enum import StrEnum

from pydantic import Field

from jixiao.model.entry import Entry, Flag


class Layout(StrEnum):
    """版式：一页的官方表单，或分章的报告。"""

    FORM = "表单"
    REPORT = "报告"


class ScoreStyle(StrEnum):
    """得分的印法：表单一律两位小数；报告去掉末尾的零。"""

    FIXED = "两位小数"
    TRIMMED = "去尾零"


class Mode(StrEnum):
    """由谁评价、什么时候评（财预〔2020〕10号第四条；事前评估另见中发〔2018〕34号）。"""

    SELF = "单位自评"
    OUTSIDE = "部门评价或财政评价"
    BEFORE = "事前评估"


class OutlineEntry(Entry):
    """提纲的一项：正文里应有的一章或一节。"""

    name: str = Field(alias="名称", description="提纲上的名目，如 基本情况")
    wordings: tuple[str, ...] = Field(
        alias="措辞", description="标题里有其中一个就算有这一项，如 基本情况、项目概况", min_length=1
    )


class Kind(Entry):
    """一种评价。"""

    identifier: str = Field(alias="标识", description="开放数据里的名称，ASCII", pattern=r"^[a-z]+(_[a-z]+)*$")
    name: str = Field(alias="名称", description="evaluation.yaml 的“评价类型”写的就是它")
    document: str = Field(alias="文种", description="文种的全称，如 项目支出绩效自评表")
    layout: Layout = Field(alias="版式", description="表单（一页，照官方表样）或报告（分章）")
    style: ScoreStyle = Field(alias="得分印法", description="两位小数，或去尾零")
    required: tuple[str, ...] = Field((), alias="必备栏目", description="evaluation.yaml 必须有的栏目")
    mode: Mode | None = Field(None, alias="评价方式", description="单位自评、部门评价或财政评价、事前评估；其他的不写")
    outline: tuple[OutlineEntry, ...] = Field((), alias="提纲", description="报告正文应有的各项；口径另有规定的从口径")
    score_table: Flag = Field(default=False, alias="附评分表", description="是：正文或附件里须列出指标体系及得分")
    unnumbered: tuple[str, ...] = Field((), alias="不编号的章", description="正文里不编号的章题，如 摘要")
    basis: str = Field(alias="出处", description="表样或提纲的文件；没有明文的，说明由何得来")
