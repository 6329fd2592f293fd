"""JX5xx 合计与比率：印出的合计、比率、差额与算得的是否相符。"""

from jixiao.model.diagnostic import Severity
from jixiao.wording.codes.code import Code

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

PUBLISHED_TOTAL = Code(
    "JX501",
    "公布的总分与各项之和不符",
    _E,
    "公布的总分 {actual} 分，各项得分之和为 {expected} 分",
    "请核对各项得分与总分。",
    "总分由各项得分相加得出。",
    wrong="公布值: {总分: 96, 等级: 优}",
    right="公布值: {总分: 95, 等级: 优}",
)
PUBLISHED_GRADE = Code(
    "JX502",
    "公布的等级与总分不符",
    _E,
    "公布的等级“{actual}”，总分 {total} 分应为“{expected}”",
    "请核对总分与等级。",
    "等级由总分按规定的分数段确定（财预〔2020〕10号第十八条）。",
    wrong="公布值: {总分: 95, 等级: 良}",
    right="公布值: {总分: 95, 等级: 优}",
)
PUBLISHED_SCORE = Code(
    "JX503",
    "同一项的分数前后不一",
    _E,
    "{name}的{what}别处印作 {actual}，这里是 {expected}",
    "请核对各处，改为一致。",
    "同一份文件里同一个数前后不一，读者无从取信。",
    wrong="评定得分: 9, 公布值: {分值: 10, 得分: 9.1,",
    right="评定得分: 9, 公布值: {分值: 10, 得分: 9,",
)
PUBLISHED_RATE = Code(
    "JX504",
    "公布的执行率与金额不符",
    _E,
    "{name}的执行率印作 {actual}%，由金额算得 {expected}%",
    "请核对金额与执行率。",
    "执行率由执行数与预算数相除得出。",
    wrong="全年预算数: 9.00, 全年执行数: 8.00, 公布值: {执行率: 88.80%",
    right="全年预算数: 9.00, 全年执行数: 8.00, 公布值: {执行率: 88.88%",
)
FUND_PARTS = Code(
    "JX505",
    "资金分项之和与总额不符",
    _E,
    "{name}分项之和为 {expected} 万元，总额为 {actual} 万元",
    "请核对各分项与总额。",
    "年度资金总额等于财政拨款、结转资金与其他资金之和（财预〔2020〕10号附1）。",
    wrong="当年财政拨款: {年初预算数: 10.00, 全年预算数: 7.00, 全年执行数: 6.51",
    right="当年财政拨款: {年初预算数: 10.00, 全年预算数: 7.00, 全年执行数: 6.50",
)
EXECUTION_SCORE = Code(
    "JX506",
    "执行率得分与规则不符",
    _E,
    "预算执行率得 {actual} 分，按执行率应为 {expected} 分",
    "请核对执行率得分。",
    "执行率得分等于执行率乘分值（财预〔2020〕10号附1）。",
    wrong="  分值: 10\n  得分: 9.00",
    right="  分值: 10\n  得分: 8.89",
)
TABLE_FIGURE = Code(
    "JX507",
    "表中的数与算得的不符",
    _E,
    "表“{table}”{place}的“{column}”印作 {actual}，应为 {expected}",
    "请核对这一格与它所依据的各格。",
    "合计、比率由表内各数算出，对不上说明至少有一个数是错的。",
    wrong="[图书, 60000, 59800, 99.76%]",
    right="[图书, 60000, 59800, 99.67%]",
)

SURVEY_RATE = Code(
    "JX508",
    "公布的得率与选项占比不符",
    _E,
    "{name}的得率印作 {actual}%，由选项占比与系数算得 {expected}%",
    "请核对选项占比、系数与得率。",
    "得率由各选项占比乘系数得出，对不上时得分也随之不准。",
    wrong="选项: {满意: 75%, 一般: 25%, 不满意: 0%}, 公布值: {得率: 91%}",
    right="选项: {满意: 151, 一般: 49, 不满意: 0}, 公布值: {得率: 90%}",
)

SUM_CODES: tuple[Code, ...] = (
    PUBLISHED_TOTAL,
    PUBLISHED_GRADE,
    PUBLISHED_SCORE,
    PUBLISHED_RATE,
    FUND_PARTS,
    EXECUTION_SCORE,
    TABLE_FIGURE,
    SURVEY_RATE,
)
