"""JX3xx 评分与规则，JX5xx 合计与公布值。"""

from jixiao.model.diagnostic import Severity
from jixiao.wording.code import Code

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

REPEATED_CODE = Code(
    "JX301",
    "指标代码重复",
    _E,
    "指标代码“{key}”用了不止一次",
    "请给后一个另编代码。",
    "代码重复时，正文与附表无法确知说的是哪一项；重复者在网址里加序号区分。",
)
DIFFERS_FROM_RULE = Code(
    "JX302",
    "评定得分与规则不符",
    _E,
    "{name}评定 {actual} 分，按规则应为 {expected} 分，没有说明理由",
    "请核对得分；确要偏离规则的，在这一项的“{reason}”里写明理由。",
    "评分标准公布在先，得分偏离标准而不说明，结论无从复核（单位自评的计分办法见财预〔2020〕10号第十六条）。",
)
ABOVE_WEIGHT = Code(
    "JX303",
    "得分高于分值",
    _E,
    "{name}得 {actual} 分，高于分值 {expected} 分",
    "请核对得分与分值。",
    "单项得分以分值为上限。",
)
OUTSIDE_BAND = Code(
    "JX304",
    "得分不在档次区间内",
    _E,
    "{name}属于“{band}”，得 {actual} 分，应在 {expected} 分之间",
    "请核对档次与得分，或说明理由。",
    "定性指标按达成情况分档，各档有得分区间（财预〔2020〕10号第十六条）。",
)
WEIGHTS_NOT_FULL = Code(
    "JX305",
    "分值合计不等于满分",
    _E,
    "各项分值合计 {actual} 分，应为 {expected} 分",
    "请核对各项分值。",
    "总分以满分为准定级，分值合计不足或超出，等级就失去意义（财预〔2020〕10号第十八条）。",
)
GROUP_WEIGHT_DIFFERS = Code(
    "JX306",
    "上级分值与下级之和不符",
    _E,
    "{name}写明分值 {actual} 分，下级合计 {expected} 分",
    "请核对上级或下级的分值。",
    "权重逐级分解，上级应等于下级之和。",
)
INSUFFICIENT = Code(
    "JX307",
    "依据不足而有得分",
    _W,
    "{name}得 {actual} 分，但规则所需的数据不足：{reason}",
    "请补上评价数据，或说明得分由何而来。",
    "没有数据支持的得分无从复核。",
)
GRADE_UNDER_RULES = Code(
    "JX308",
    "按规则计分，等级不同",
    _W,
    "评定总分 {total} 分，为“{actual}”；按规则总分 {rule_total} 分，为“{expected}”",
    "请逐项核对与规则不符的得分。",
    "等级影响预算安排与公开，偏离规则而改变等级的，应当说明（财预〔2020〕10号第二十七条、第二十八条）。",
)
NOT_SCORED = Code(
    "JX309",
    "没有得分",
    _E,
    "{name}没有得分，也无法按规则计算",
    "请填写得分，或补上评价数据。",
    "没有得分的指标不计入总分，总分因此偏低，却看不出少了多少。",
)
LOSS_UNEXPLAINED = Code(
    "JX310",
    "失分没有说明原因",
    _W,
    "{name}满分 {expected} 分，得 {actual} 分，没有写偏差原因",
    "请在“偏差原因分析及改进措施”里说明。",
    "未完成的指标应分析偏差原因并提出改进措施（财预〔2020〕10号附1）。",
)

PUBLISHED_TOTAL = Code(
    "JX501",
    "公布的总分与各项之和不符",
    _E,
    "公布的总分 {actual} 分，各项得分之和为 {expected} 分",
    "请核对各项得分与总分。",
    "总分由各项得分相加得出。",
)
PUBLISHED_GRADE = Code(
    "JX502",
    "公布的等级与总分不符",
    _E,
    "公布的等级“{actual}”，总分 {total} 分应为“{expected}”",
    "请核对总分与等级。",
    "等级由总分按规定的分数段确定（财预〔2020〕10号第十八条）。",
)
PUBLISHED_SCORE = Code(
    "JX503",
    "同一项的分数前后不一",
    _E,
    "{name}的{what}别处印作 {actual}，这里是 {expected}",
    "请核对各处，改为一致。",
    "同一份文件里同一个数前后不一，读者无从取信。",
)
PUBLISHED_RATE = Code(
    "JX504",
    "公布的执行率与金额不符",
    _E,
    "{name}的执行率印作 {actual}%，由金额算得 {expected}%",
    "请核对金额与执行率。",
    "执行率由执行数与预算数相除得出。",
)
FUND_PARTS = Code(
    "JX505",
    "资金分项之和与总额不符",
    _E,
    "{name}分项之和为 {expected} 万元，总额为 {actual} 万元",
    "请核对各分项与总额。",
    "年度资金总额等于财政拨款、结转资金与其他资金之和（财预〔2020〕10号附1）。",
)
EXECUTION_SCORE = Code(
    "JX506",
    "执行率得分与规则不符",
    _E,
    "预算执行率得 {actual} 分，按执行率应为 {expected} 分",
    "请核对执行率得分。",
    "执行率得分等于执行率乘分值（财预〔2020〕10号附1）。",
)
TABLE_FIGURE = Code(
    "JX507",
    "表中的数与算得的不符",
    _E,
    "表“{table}”{place}的“{column}”印作 {actual}，应为 {expected}",
    "请核对这一格与它所依据的各格。",
    "合计、比率由表内各数算出，对不上说明至少有一个数是错的。",
)

SURVEY_RATE = Code(
    "JX508",
    "公布的得率与选项占比不符",
    _E,
    "{name}的得率印作 {actual}%，由选项占比与系数算得 {expected}%",
    "请核对选项占比、系数与得率。",
    "得率由各选项占比乘系数得出，对不上时得分也随之不准。",
)

AUDIT_CODES: tuple[Code, ...] = (
    REPEATED_CODE,
    DIFFERS_FROM_RULE,
    ABOVE_WEIGHT,
    OUTSIDE_BAND,
    WEIGHTS_NOT_FULL,
    GROUP_WEIGHT_DIFFERS,
    INSUFFICIENT,
    GRADE_UNDER_RULES,
    NOT_SCORED,
    LOSS_UNEXPLAINED,
    PUBLISHED_TOTAL,
    PUBLISHED_GRADE,
    PUBLISHED_SCORE,
    PUBLISHED_RATE,
    FUND_PARTS,
    EXECUTION_SCORE,
    TABLE_FIGURE,
    SURVEY_RATE,
)
