"""JX5xx 合计与比率：印出的合计、比率、差额与算得的是否相符。"""

from jixiao.model.diagnostic import Severity
from jixiao.wording.codes.code import Code, Scope

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
    "{name}的{what}{place}印作 {actual}，评分表里是 {expected}",
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
    right="选项: {满意: 76, 一般: 24, 不满意: 0}, 公布值: {得率: 90%}",
)

TYPED_TOTAL = Code(
    "JX509",
    "合计行与各行之和不符",
    _W,
    "表“{table}”{place}的“{column}”印作 {actual}，所汇总的各行之和为 {expected}",
    "请核对合计与各行；各行另有不计入合计的，行首写“其中”。",
    "合计等于各行之和，对不上说明至少有一个数是错的，或漏列了一行。",
    wrong="[小计, 90000, 89800]",
    right="[小计, 90000, 89700]",
)
ROUNDING_TAIL = Code(
    "JX510",
    "合计或比率有取整的尾差",
    _I,
    "表“{table}”{place}的“{column}”印作 {actual}，由印出的各数算得 {expected}，差在各数取整的误差之内",
    "是取整的尾差的，可在表下注明；不是的，请核对。",
    "各数分别取整后相加，与总数先加后取整可以差一两个末位。",
    wrong="[小计, 9.01, 8.97]",
    right="[小计, 9.00, 8.97]",
)
ROW_RELATION = Code(
    "JX511",
    "同行各数的关系不符",
    _W,
    "表“{table}”{place}的“{column}”印作 {actual}，照“{relation}”应为 {expected}；表中另有 {support} 行合于此式",
    "请核对这一行各格；算法不同的，在表下注明。",
    "同一列各行的算法应当一样，个别行不合，多半是填错了一格。",
    wrong="[书架, 450, 20, 9500]",
    right="[书架, 450, 20, 9000]",
)
UNIT_SLIP = Code(
    "JX512",
    "同行各数差一万倍",
    _W,
    "表“{table}”{place}的“{column}”印作 {actual}，照“{relation}”应为 {expected}，正好差一万倍",
    "请核对这一格是元还是万元。",
    "元与万元混写，差一万倍，合计与比率都随之错。",
    wrong="[书架, 450, 20, 0.9]",
    right="[书架, 450, 20, 9000]",
)
YEAR_FIGURE = Code(
    "JX513",
    "同一年的预算或执行数两处不一",
    _W,
    "{place}的“{column}”（{year} 年）是 {actual}，{other}的“{other_column}”是 {expected}，而两处另有数相符",
    "请核对两处；口径不同的（如只含财政拨款），在表下注明。",
    "同一年的预算数、执行数在一份文件里应当只有一个。",
    wrong="[2024, 12.00, 9.00, 8.01]",
    right="[2024, 12.00, 9.00, 8.00]",
)
YEAR_UNIT_SLIP = Code(
    "JX514",
    "同一年的预算或执行数差一万倍",
    _W,
    "{place}的“{column}”（{year} 年）是 {actual}，{other}的“{other_column}”是 {expected}，正好差一万倍",
    "请核对两处的单位是元还是万元。",
    "元与万元混写，差一万倍，读者无从判断哪个是真的。",
    wrong="[2024, 12.00, 9.00, 80000]",
    right="[2024, 120000, 90000, 80000]",
)
OPENING_BALANCE = Code(
    "JX515",
    "年初数与上年末数不相衔接",
    _W,
    "表“{table}”{year} 年的“{name}”印作 {actual}，{earlier} 年的“{closing}”是 {expected}",
    "请核对两年的结转、结余；有会计调整或财政收回的，在表下注明。",
    "本年年初的结转和结余就是上年年末的结转和结余。",
    wrong="[2024, 1.60, 9.00, 8.50, 2.10]",
    right="[2024, 1.50, 9.00, 8.50, 2.00]",
)
OVER_BUDGET = Code(
    "JX516",
    "表里执行数多于预算数",
    _W,
    "{place}的“{column}” {actual}，多于“{limit}” {expected}",
    "请核对两数；经批准调增过预算的，把调整后的数填入。",
    "支出以调整后的预算和到位的资金为限，超出的须说明来源。",
    wrong="[图书, 60000, 60001]",
    right="[图书, 60000, 60000.00]",
)
PART_ABOVE_WHOLE = Code(
    "JX517",
    "其中数大于总数",
    _E,
    "{place}中，{part} {actual}，大于{whole} {expected}",
    "请核对其中数与总数。",
    "其中数是总数的一部分，不会比总数大。",
    wrong="[借阅组, 5, 6]",
    right="[借阅组, 5, 5]",
)
IMPOSSIBLE_RATE = Code(
    "JX518",
    "百分数超出 0 到 100%",
    _E,
    "{place}是 {actual}%，不在 0 到 100% 之间",
    "请核对；应为千分数、增长率之类的，改列名。",
    "占比、满意度、合格率、得分率都不会大于百分之百，也不会是负数。",
    wrong="[图书, 60000, 166.67%]",
    right="[图书, 60000, 66.67%]",
)
NEGATIVE_AMOUNT = Code(
    "JX519",
    "预算、支出或数量是负数",
    _I,
    "表“{table}”{place}的“{column}”印作 {actual}，是负数",
    "是冲减、退回的，在表下注明；不是的，请核对正负号。",
    "预算、支出、单价、数量一般不为负，多半是多写了负号。",
    wrong="[活动, 30000, -29900]",
    right="[活动, 30000, 29900]",
)
SURVEY_COUNTS = Code(
    "JX520",
    "有效份数多于发放份数",
    _E,
    "{name}有效份数 {actual} 份，多于发放的 {expected} 份",
    "请核对发放与收回的份数。",
    "收回的不会比发出的多。",
    wrong="有效份数: 101",
    right="有效份数: 100",
)
SURVEY_SHARES = Code(
    "JX521",
    "各选项之和不是全部",
    _W,
    "{name}各选项之和为 {actual}，应为 {expected}",
    "请核对各选项；多选题请在题干注明“多选”，有人未答的请把“未答”列为一个选项。",
    "单选题各选项合起来就是全部答卷。",
    wrong="选项: {满意: 81%, 不满意: 18%}",
    right="选项: {满意: 81%, 不满意: 19%}",
)
SURVEY_GRAIN = Code(
    "JX522",
    "占比由有效份数得不出",
    _W,
    "{name}选项“{option}”印作 {actual}，{count} 份有效问卷得不出：{expected}",
    "请核对占比与有效份数；这一题答的人数不同的，请在说明里写明。",
    "占比是整数份数除以有效份数得来的。",
    wrong="选项: {满意: 81%, 不满意: 19%}, 说明: 三十份",
    right="选项: {满意: 80%, 不满意: 20%}, 说明: 三十份",
)
SURVEY_SAMPLE = Code(
    "JX523",
    "问卷份数少于计划",
    _I,
    "{name}计划 {expected} 份，{what} {actual} 份",
    "请说明为何没有达到计划的样本量，对结论有无影响。",
    "样本少于方案所定，满意度的代表性随之降低。",
    wrong="发放份数: 90",
    right="发放份数: 100",
)
CARRYOVER = Code(
    "JX524",
    "上年结转资金多于上年结余",
    _W,
    "上年结转资金年初预算数 {actual} 万元，{earlier} 年度全年预算数减去全年执行数只余 {expected} 万元",
    "请核对两年的资金；另有其他来源的结转，在说明里写明。",
    "结转资金是上年预算没有用完的部分，不会比没有用完的多。",
    wrong="全年预算数: 9.00, 全年执行数: 7.50",
    right="全年预算数: 9.00, 全年执行数: 7.00",
    scope=Scope.SITE,
)

ITEM_FIGURE = Code(
    "JX525",
    "同一项目的数两张表不一",
    _W,
    "表“{table}”第 {number} 行的“{column}”（{year} 年，{item}）印作 {actual}，表“{other}”里是 {expected}；"
    "两表另有 {support} 个数相符",
    "请核对两处；口径不同的，在表下注明。",
    "同一年、同一项目的同一个数，在一份文件里应当只有一个。",
    wrong="[图书, 6.00, 5.99]",
    right="[图书, 6.00, 5.98]",
)

SCORE_TABLE = Code(
    "JX526",
    "表上的分值或得分与指标体系不一",
    _W,
    "表“{table}”第 {number} 行“{name}”的{column}印作 {actual}，指标体系里是 {expected}",
    "请核对两处，改为一致。",
    "同一指标的分值与得分在一份文件里应当只有一个。",
    wrong="[过程, 20, 19]",
    right="[过程, 20, 20]",
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
    TYPED_TOTAL,
    ROUNDING_TAIL,
    ROW_RELATION,
    UNIT_SLIP,
    YEAR_FIGURE,
    YEAR_UNIT_SLIP,
    OPENING_BALANCE,
    OVER_BUDGET,
    PART_ABOVE_WHOLE,
    IMPOSSIBLE_RATE,
    NEGATIVE_AMOUNT,
    SURVEY_COUNTS,
    SURVEY_SHARES,
    SURVEY_GRAIN,
    SURVEY_SAMPLE,
    CARRYOVER,
    ITEM_FIGURE,
    SCORE_TABLE,
)
