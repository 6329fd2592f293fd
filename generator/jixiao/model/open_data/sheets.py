"""CSV 各文件的列：表头、类型、单位、说明。写文件、数据包说明、数据页的字段说明都用这一份。"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Column:
    """一列。

    name 就是表头；kind 是 string、number 或 integer；required 的不会空。
    """

    name: str
    kind: str
    description: str
    unit: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """本文件的几列，指向哪个文件的哪几列。"""

    columns: tuple[str, ...]
    file: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """一个 CSV 文件。key 是主键，空为没有。"""

    file: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    foreign: tuple[ForeignKey, ...] = ()


_EVALUATION: Final = Column("评价", "string", "评价标识", required=True)


def _text(name: str, description: str, *, required: bool = False) -> Column:
    return Column(name, "string", description, required=required)


def _number(name: str, description: str, unit: str, *, required: bool = False) -> Column:
    return Column(name, "number", description, unit, required)


LEVELS: Final = Sheet(
    "levels.csv",
    "上级指标",
    "指标体系的各级上级指标，每个一行。",
    (
        _EVALUATION,
        _text("标识", "一份评价之内唯一", required=True),
        _text("上级", "上级指标在本文件里的标识；一级指标为空"),
        Column("级别", "integer", "第几级，从 1 起", required=True),
        _text("代码", "代码"),
        _text("名称", "名称", required=True),
        _number("分值", "满分", "分", required=True),
        _number("得分", "得分", "分", required=True),
        _number("按规则得分", "算得出的用规则得分，算不出的用评定得分；没有一项算得出的为空", "分"),
        _number("按规则得分上限", "按规则得分只知下限时的上限；空为确定的", "分"),
        _number("得分率", "得分率", "%"),
        _number("自评得分", "自评得分", "分"),
        _text("组合", "合用分值或择一；空为各计各的"),
    ),
    ("评价", "标识"),
)

INDICATORS: Final = Sheet(
    "indicators.csv",
    "指标",
    "末级指标，每项一行；自评表的预算执行率不在内，见 funds.csv。",
    (
        _EVALUATION,
        _text("标识", "一份评价之内唯一", required=True),
        _text("上级", "所属上级指标的标识"),
        _text("代码", "代码，没有的为空"),
        _text("一级指标", "一级指标的名称"),
        _text("二级指标", "二级指标的名称，没有的为空"),
        _text("三级指标", "三级指标的名称，没有的为空"),
        _text("名称", "末级指标的名称", required=True),
        _number("分值", "满分；合用分值的各项写的都是合用的分值", "分", required=True),
        _text("评分规则", "规则的名称；空为没有可计算的规则"),
        _number("规则得分", "由规则算出；定性区间与算不出的为空；数据只知一端的是下限", "分"),
        _number("规则得分上限", "规则得分只知下限时的上限；空为确定的", "分"),
        _number("区间下限", "定性档次给出的得分区间", "分"),
        _number("区间上限", "定性档次给出的得分区间", "分"),
        _number("评定得分", "评价者评定的；来源没有写的为空", "分"),
        _number("得分", "计入总分的得分", "分"),
        _number("自评得分", "自评得分", "分"),
        _text("状态", "完成、未完成、无从判断、依据不足或不适用", required=True),
        _text("年度指标值", "年度指标值"),
        _text("实际完成值", "实际完成值"),
        _text("业绩值", "评价所见的业绩"),
        _text("评分标准", "评分标准的文字"),
        _text("理由", "评定理由；自评表是偏差原因分析及改进措施"),
        _text("证据", "证据材料，以“；”分开"),
        _text("依据", "依据的文件，以“；”分开"),
        _text("说明", "编者说明"),
    ),
    ("评价", "标识"),
    (ForeignKey(("评价", "上级"), "levels.csv", ("评价", "标识")),),
)

FUNDS: Final = Sheet(
    "funds.csv",
    "资金",
    "项目资金，合计与各项来源各一行。",
    (
        _EVALUATION,
        _text("项目", "年度资金总额、当年财政拨款、上年结转资金、其他资金", required=True),
        _number("年初预算数", "年初批复的预算", "元"),
        _number("全年预算数", "调整后的全年预算", "元"),
        _number("实际到位资金", "实际到位的资金", "元"),
        _number("全年执行数", "实际支出", "元"),
        _number("执行率", "分母与取整照评分口径", "%"),
        _number("分值", "预算执行率在自评表上的分值；只有合计行有", "分"),
        _number("得分", "预算执行率的得分；只有合计行有", "分"),
    ),
    ("评价", "项目"),
)

SURVEYS: Final = Sheet(
    "surveys.csv",
    "问卷",
    "问卷各题的各选项，每个一行；开放题一行，选项序号为 0。",
    (
        _EVALUATION,
        _text("问卷", "问卷名称", required=True),
        _text("标题", "问卷标题", required=True),
        _text("调查对象", "调查对象"),
        Column("有效份数", "integer", "收回的有效份数", "份"),
        Column("题号", "integer", "题号", required=True),
        _text("题干", "题目", required=True),
        Column("选项序号", "integer", "从 1 起；开放题为 0", required=True),
        _text("选项", "选项"),
        _number("占比", "选这一项的占比；来源只有份数的为空", "%"),
        _number("份数", "选这一项的份数；来源只有占比的为空", "份"),
        _number("本题得率", "按评分规则的系数算出，一题的各行相同", "%"),
        _number("公布得率", "原文印着的得率", "%"),
    ),
    ("评价", "问卷", "题号", "选项序号"),
)

FINDINGS: Final = Sheet(
    "findings.csv",
    "问题与建议",
    "主要经验、存在的问题、有关建议，每条一行。",
    (
        _EVALUATION,
        _text("类别", "主要经验、存在的问题或有关建议", required=True),
        _text("编号", "一份评价之内唯一；主要经验没有编号，按次序编为 经验1", required=True),
        _text("台账编号", "评价的标识与编号以 / 相连，全站唯一，台账与订阅用的也是它", required=True),
        _text("标题", "标题", required=True),
        _text("内容", "内容", required=True),
        _text("相关指标", "问题所涉指标的代码，以“、”分开"),
        _text("针对问题", "建议所针对的问题编号，以“、”分开"),
        _text("责任单位", "负责整改的单位"),
        _text("整改期限", "整改期限"),
        _text("整改状态", "未整改、整改中、已整改、不采纳；问题的由针对它的各条建议得出；没有公布的为空"),
        _text("整改记录", "整改的经过，各条以分号隔开，日期在前；没有的为空"),
    ),
    ("评价", "编号"),
)

EVALUATIONS: Final = Sheet(
    "evaluations.csv",
    "评价目录",
    "全部评价，每份一行。",
    (
        Column("标识", "string", "评价标识，也是网址的一段，永久不变", required=True),
        Column("年度", "integer", "预算年度", required=True),
        _text("评价类型", "评价类型", required=True),
        _text("文种", "文种", required=True),
        _text("名称", "项目或单位的名称", required=True),
        _text("主管部门", "主管部门"),
        _text("实施单位", "实施单位"),
        _text("评价机构", "评价机构"),
        _text("成文日期", "成文日期，可以只到年月"),
        _text("评分口径", "评分口径的标识", required=True),
        _number("满分", "满分", "分", required=True),
        _number("总分", "总分", "分", required=True),
        _text("等级", "等级", required=True),
        _number("按规则总分", "算得出规则得分的指标用规则得分，算不出的用评定得分；没有一项可以核对的为空", "分"),
        _number("按规则总分上限", "按规则总分只知下限时的上限；空为确定的", "分"),
        _text("按规则等级", "按规则总分定的等级"),
        Column("按规则核对", "integer", "能按规则核对的项数；自评表的预算执行率也是一项", "项", required=True),
        Column("计入项数", "integer", "计入总分的项数", "项", required=True),
        _text("评价数据认定", "评价者，或单位自评；单位自评的，规则得分只用来核对自评", required=True),
        _number("自评总分", "自评总分", "分"),
        _number("公布总分", "文件里印着的总分", "分"),
        _text("公布等级", "文件里印着的等级"),
        _number("年初预算数", "年初批复的预算", "元"),
        _number("全年预算数", "调整后的全年预算", "元"),
        _number("全年执行数", "实际支出", "元"),
        _number("预算执行率", "分母与取整照评分口径", "%"),
        Column("问题", "integer", "存在的问题的条数", "个", required=True),
        Column("建议", "integer", "有关建议的条数", "条", required=True),
    ),
    ("标识",),
)

POLICIES: Final = Sheet(
    "policies.csv",
    "政策文件",
    "登记的政策文件，每份一行。",
    (
        _text("标识", "文件的标识，也是网址的一段", required=True),
        _text("标题", "标题，不带书名号", required=True),
        _text("文号", "文号，没有的为空"),
        _text("发文机关", "发文机关"),
        _text("成文日期", "成文日期，可以只到年月"),
        _text("层级", "国家、省级、市级、区县级、街镇级、单位"),
        _text("类别", "如 法律、规范性文件、会议纪要"),
        _text("效力", "有效、已废止、未核实", required=True),
        _text("被替代", "替代它的文件的标识"),
        _text("网址", "官方网址"),
        _text("引用它的评价", "引用它的评价的标识，以“、”分开"),
    ),
    ("标识",),
)

EVALUATION_SHEETS: Final = (INDICATORS, LEVELS, FUNDS, SURVEYS, FINDINGS)
"""一份评价的各文件，数据表之外；没有内容的不写。"""

SITE_SHEETS: Final = (EVALUATIONS, INDICATORS, LEVELS, FINDINGS, POLICIES)
"""全站的各文件；评价的各文件收全部评价的行。"""

SHEETS: Final = tuple(dict.fromkeys((EVALUATIONS, *EVALUATION_SHEETS, *SITE_SHEETS)))
"""列固定的全部文件。"""
