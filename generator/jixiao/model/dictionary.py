"""指标词典：官方体系里的指标各是什么意思，出自哪份文件，别处怎样叫。"""

from enum import StrEnum
from typing import Final, get_args

from pydantic import Field

from jixiao.model.entry import Entry, Flag
from jixiao.model.rule import Rule

RULE_NAMES: Final = tuple(get_args(model.model_fields["kind"].annotation)[0] for model in get_args(get_args(Rule)[0]))
"""评分规则的类型名称。"""


class TermLevel(StrEnum):
    """指标的级别。"""

    FIRST = "一级"
    SECOND = "二级"
    THIRD = "三级"


class TermSource(Entry):
    """一处出处：哪份文件的什么地方，在那里归在哪些上级之下。"""

    document: str = Field(alias="文件", description="政策文件的文号或标题")
    place: str | None = Field(None, alias="位置", description="条款或附件，如 附2")
    original: str | None = Field(None, alias="原名", description="这份文件里叫另一个名称的，写那个名称，如 预算完成率")
    above: tuple[str, ...] = Field((), alias="上级", description="在这份文件里归在哪些上级指标之下，由上到下")
    points: tuple[str, ...] = Field((), alias="要点", description="这份文件所列的评价要点，逐条概述，不抄原文")
    formula: str | None = Field(None, alias="算法", description="这份文件给的算法，等号右边")
    formula_verified: Flag = Field(default=True, alias="算法核实", description="算法是否对照过原文；没有的写“否”")
    verified: Flag = Field(default=True, alias="核实", description="是否对照过原文；没有的写“否”，网站上标“未核实”")


class Term(Entry):
    """一个词条。"""

    slug: str = Field(alias="标识", description="网址用的 ASCII 短名，定了不改", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str = Field(alias="名称", description="官方体系里的名称")
    level: TermLevel = Field(alias="级别", description="一级、二级、三级")
    dimension: str = Field(alias="类别", description="词典里归在哪一类，如 决策、过程、产出、效益")
    aliases: tuple[str, ...] = Field((), alias="别名", description="别处用过的名称，如 数量指标")
    explanation: str = Field(alias="解释", description="看什么、怎样才算好，编者的话")
    formula: str | None = Field(None, alias="计算", description="官方文件没有给算法、本站通行的算法；官方的写在出处里")
    formula_verified: Flag = Field(default=True, alias="算法核实", description="算法是否对照过原文；没有的写“否”")
    rules: tuple[str, ...] = Field((), alias="常用规则", description="通常用哪几类评分规则")
    sources: tuple[TermSource, ...] = Field((), alias="出处", description="出自哪些文件")


class Attachment(Entry):
    """官方文件的一个附件是什么表。"""

    document: str = Field(alias="文件", description="政策文件的文号或标题")
    label: str = Field(alias="附件", description="怎样称呼它，如 附2、附件2")
    name: str = Field(alias="名称", description="表的名称")


class TermAliases(Entry):
    """给已有的词条添几个别名。"""

    term: str = Field(alias="词条", description="词条的标识或名称")
    aliases: tuple[str, ...] = Field(alias="别名", description="本站用过的名称")


class DictionaryFile(Entry):
    """dictionary.yaml。"""

    terms: tuple[Term, ...] = Field((), alias="词条", description="本站自己的词条")
    attachments: tuple[Attachment, ...] = Field((), alias="附表", description="出处里的各个附件是什么表")
    aliases: tuple[TermAliases, ...] = Field((), alias="补充别名", description="给已有的词条添别名")
