"""评价类型：写成数据的文种。增加一种，只在 KINDS 里加一项。"""

from dataclasses import dataclass
from enum import StrEnum


class Layout(StrEnum):
    """版式：一页的官方表单，或分章的报告。"""

    FORM = "form"
    REPORT = "report"


class ScoreStyle(StrEnum):
    """得分的印法：表单一律两位小数；报告去掉末尾的零。"""

    FIXED = "两位小数"
    TRIMMED = "去尾零"


@dataclass(frozen=True, slots=True)
class Kind:
    """一种评价。

    name 是 evaluation.yaml 里写的评价类型；identifier 供开放数据；document 是文种名称；
    unnumbered 是正文里不编号的章；required 是必须有的栏目（中文键）。
    """

    identifier: str
    name: str
    document: str
    layout: Layout
    style: ScoreStyle
    required: tuple[str, ...]
    unnumbered: tuple[str, ...] = ()


KINDS: tuple[Kind, ...] = (
    # 表样：财预〔2020〕10号附1
    Kind(
        identifier="self_evaluation",
        name="项目支出绩效自评",
        document="项目支出绩效自评表",
        layout=Layout.FORM,
        style=ScoreStyle.FIXED,
        required=("主管部门", "实施单位", "资金", "绩效指标"),
    ),
    # 提纲：财预〔2020〕10号附3；摘要、引言在各地范本中不编号
    Kind(
        identifier="project",
        name="财政支出项目绩效评价",
        document="财政支出项目绩效评价报告",
        layout=Layout.REPORT,
        style=ScoreStyle.TRIMMED,
        required=("主管部门", "实施单位", "指标体系"),
        unnumbered=("摘要", "引言", "前言"),
    ),
    # 提纲：沪财绩〔2019〕19号未得原文，取自闵行区 2024 年公布的单位整体支出评价报告
    Kind(
        identifier="unit",
        name="部门整体支出绩效评价",
        document="部门（单位）整体支出绩效评价报告",
        layout=Layout.REPORT,
        style=ScoreStyle.TRIMMED,
        required=("主管部门", "实施单位", "指标体系"),
        unnumbered=("摘要", "引言", "前言"),
    ),
    # 提纲：财预〔2023〕95号未得原文，取自闵行区 2026 年公布的项目评审报告
    Kind(
        identifier="budget_review",
        name="事前绩效评估",
        document="项目（事前）评审报告",
        layout=Layout.REPORT,
        style=ScoreStyle.TRIMMED,
        required=("主管部门", "实施单位", "指标体系", "表格"),
        unnumbered=("摘要", "引言", "前言"),
    ),
)


def kind_named(name: str) -> Kind | None:
    """按评价类型的名称查找。"""
    return next((kind for kind in KINDS if kind.name == name), None)
