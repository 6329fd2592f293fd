"""JX3xx 评分与规则：得分与分值、规则、档次是否相符。"""

from jixiao.model.diagnostic import Severity
from jixiao.wording.codes.code import Code

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

DIFFERS_FROM_RULE = Code(
    "JX302",
    "评定得分与规则不符",
    _E,
    "{name}评定 {actual} 分，按规则应为 {expected} 分，没有说明理由",
    "请核对得分；确要偏离规则的，在这一项的“{reason}”里写明理由。",
    "评分标准公布在先，得分偏离标准而不说明，结论无从复核（单位自评的计分办法见财预〔2020〕10号第十六条）。",
    wrong="缺项: [2]}, 评定得分: 7",
    right="缺项: [2]}, 评定得分: 8",
)
ABOVE_WEIGHT = Code(
    "JX303",
    "得分高于分值",
    _E,
    "{name}得 {actual} 分，高于分值 {expected} 分",
    "请核对得分与分值。",
    "单项得分以分值为上限。",
    wrong="24场, 分值: 30, 得分: 30.01",
    right="24场, 分值: 30, 得分: 30",
)
OUTSIDE_BAND = Code(
    "JX304",
    "得分不在档次区间内",
    _E,
    "{name}属于“{band}”，得 {actual} 分，应在 {expected} 分之间",
    "请核对档次与得分，或说明理由。",
    "定性指标按达成情况分档，各档有得分区间（财预〔2020〕10号第十六条）。",
    wrong="达成指标, 评定得分: 15.9",
    right="达成指标, 评定得分: 16",
)
INSUFFICIENT = Code(
    "JX307",
    "依据不足而有得分",
    _W,
    "{name}得 {actual} 分，但规则所需的数据不足：{reason}",
    "请补上评价数据，或说明得分由何而来。",
    "没有数据支持的得分无从复核。",
    wrong="评价数据: {依据不足: 申报表未附}, 评定得分: 8",
    right="评价数据: {缺项: [2]}, 评定得分: 8",
)
GRADE_UNDER_RULES = Code(
    "JX308",
    "按规则计分，等级不同",
    _W,
    "评定总分 {total} 分，为“{actual}”；按规则总分 {rule_total} 分，为“{expected}”",
    "请逐项核对与规则不符的得分。",
    "等级影响预算安排与公开，偏离规则而改变等级的，应当说明（财预〔2020〕10号第二十七条、第二十八条）。",
    wrong="公布值: {总分: 89, 等级: 良}",
    right="公布值: {总分: 90, 等级: 优}",
)
NOT_SCORED = Code(
    "JX309",
    "没有得分",
    _E,
    "{name}没有得分，也无法按规则计算",
    "请填写得分，或补上评价数据。",
    "没有得分的指标不计入总分，总分因此偏低，却看不出少了多少。",
    wrong="年度指标值: 提升, 实际完成值: 达成指标, 证据",
    right="年度指标值: 提升, 实际完成值: 达成指标, 评定得分: 18",
)
LOSS_UNEXPLAINED = Code(
    "JX310",
    "失分没有说明原因",
    _W,
    "{name}满分 {expected} 分，得 {actual} 分，没有写偏差原因",
    "请在“偏差原因分析及改进措施”里说明。",
    "未完成的指标应分析偏差原因并提出改进措施（财预〔2020〕10号附1）。",
    wrong="分值: 20, 得分: 18}",
    right="分值: 20, 得分: 18, 偏差原因分析及改进措施: 书价上涨。",
)

SCORE_CODES: tuple[Code, ...] = (
    DIFFERS_FROM_RULE,
    ABOVE_WEIGHT,
    OUTSIDE_BAND,
    INSUFFICIENT,
    GRADE_UNDER_RULES,
    NOT_SCORED,
    LOSS_UNEXPLAINED,
)
