"""全站的数据：评价目录、问题与建议、政策文件。"""

from pydantic import Field

from jixiao.model.open_data.evaluation import ExperienceData, PolicyData, ProblemData, RecommendationData
from jixiao.model.open_data.record import Record


class CatalogueEntry(Record):
    """目录的一项。"""

    id: str = Field(description="评价标识，也是网址的一段，永久不变")
    year: str = Field(description="预算年度")
    kind: str = Field(description="评价类型的标识")
    document: str = Field(description="文种")
    name: str = Field(description="项目或单位的名称")
    supervisor: str | None = Field(description="主管部门")
    unit: str | None = Field(description="实施单位")
    evaluator: str | None = Field(description="评价机构")
    issued: str | None = Field(description="成文日期")
    profile: str = Field(description="评分口径的标识")
    full: str = Field(description="满分")
    total: str = Field(description="总分")
    grade: str = Field(description="等级")
    rule_total: str | None = Field(description="按规则总分；没有一项可以核对的为 null")
    rule_most: str | None = Field(description="按规则总分只知下限时的上限；是确定的为 null")
    rule_grade: str | None = Field(description="按规则总分定的等级")
    rule_checked: str = Field(description="能按规则核对的项数")
    rule_counted: str = Field(description="计入总分的项数")
    page: str = Field(description="报告首页，相对站点根")
    files: list[str] = Field(description="这份评价的数据文件，相对站点根")


class CatalogueFile(Record):
    """评价目录的 JSON 文件。"""

    version: int = Field(description="结构的版本")
    evaluations: list[CatalogueEntry] = Field(description="各份评价，按标识排列")


class LedgerEntry(Record):
    """一份评价的问题与建议。"""

    evaluation: str = Field(description="评价标识")
    year: str = Field(description="预算年度")
    name: str = Field(description="项目或单位的名称")
    unit: str | None = Field(description="实施单位")
    experiences: list[ExperienceData] = Field(description="主要经验及做法")
    problems: list[ProblemData] = Field(description="存在的问题")
    recommendations: list[RecommendationData] = Field(description="有关建议")


class LedgerFile(Record):
    """问题与建议的 JSON 文件。"""

    version: int = Field(description="结构的版本")
    evaluations: list[LedgerEntry] = Field(description="各份评价，按标识排列；三样都没有的不列")


class CitedPolicy(PolicyData):
    """一份政策文件，连同引用它的评价。"""

    cited_by: list[str] = Field(description="引用它的评价的标识")


class PoliciesFile(Record):
    """政策文件的 JSON 文件。"""

    version: int = Field(description="结构的版本")
    policies: list[CitedPolicy] = Field(description="各文件，按登记的次序")
