"""JX7xx 前后说法：同一件事在几处说的是否一样。"""

from jixiao.model.diagnostic import Severity
from jixiao.wording.codes.code import Code

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

STATEMENT_DIFFERS = Code(
    "JX701",
    "原文所述与数据不符",
    _E,
    "{topic}：原文{place}作“{actual}”，{label}为“{expected}”",
    "请核对两处，改为一致。",
    "同一个数在正文与表中不同，读者无从取信。",
    wrong="- {事项: 读书活动的场次, 值: 25场, 处: 正文二, 数据项: 指标.C1.实际完成值}",
    right="- {事项: 读书活动的场次, 值: 24场, 处: 正文二, 数据项: 指标.C1.实际完成值}",
)
STATEMENTS_DIFFER = Code(
    "JX702",
    "同一事项两处说法不一",
    _E,
    "{topic}：{place}作“{actual}”，{other}作“{expected}”",
    "请查明哪一处对，改为一致。",
    "同一件事前后两样，至少有一处是错的。",
    wrong="- {事项: 问卷发放份数, 值: 120份, 处: 正文一}",
    right="- {事项: 问卷发放份数, 值: 100份, 处: 正文一}",
)
STATEMENT_MISCALCULATED = Code(
    "JX703",
    "原文所述与算得的不符",
    _E,
    "{topic}：原文{place}作“{actual}”，按“{formula}”算得 {expected}",
    "请核对这个数与它所依据的各数。",
    "平均数、合计、差额由别的数算出，对不上说明至少有一个数是错的。",
    wrong="- {事项: 两项合计, 值: 9.2万元, 处: 正文一, 计算: 表.预算执行.第1行.预算 + 表.预算执行.第2行.预算}",
    right="- {事项: 两项合计, 值: 9万元, 处: 正文一, 计算: 表.预算执行.第1行.预算 + 表.预算执行.第2行.预算}",
)

MARK_IN_TEXT = Code(
    "JX704",
    "文字里的满分、得分与指标不符",
    _W,
    "{name}的{what}，{place}作 {actual}，数据为 {expected}",
    "请核对文字与指标；正文里的分数宜写成引用，如 [](fact:指标.A1.评定得分)，就不会再错。",
    "正文、评分表与附表各说一个分数，读者无从知道哪一个算数。",
    wrong="读者满意度满分8分",
    right="读者满意度满分10分",
)
FIGURE_IN_TEXT = Code(
    "JX705",
    "文字里的金额、比率与数据不符",
    _W,
    "{place}作“{actual}”，{name}为 {expected}",
    "请核对两处；正文里的数宜写成引用，如 [](fact:资金.全年执行数)。",
    "金额和比率在正文里重抄一遍，最容易漏位、颠倒、错单位。",
    wrong="年初预算9.1万元",
    right="年初预算9万元",
)
RESULT_IN_TEXT = Code(
    "JX706",
    "文字里的总分、等级与评价结果不符",
    _W,
    "{place}的{what}作“{actual}”，评价结果为“{expected}”",
    "请核对；宜写成引用 [](fact:总分)、[](fact:等级)。",
    "评价结果由总分和等级体现（财预〔2020〕10号第十八条），全篇应当只有一个。",
    wrong="等级为“良”",
    right="等级为“优”",
)
COUNT_IN_TEXT = Code(
    "JX707",
    "文字里的个数、份数与数据不符",
    _W,
    "{place}的{what}作“{actual}”，数据为 {expected}",
    "请核对文字与数据，改为一致。",
    "指标、问题、建议有几个，问卷发了几份、收回几份，前后不一则调查与结论的分量都成疑问。",
    wrong="发放问卷120份",
    right="发放问卷100份",
)
DATE_IN_TEXT = Code(
    "JX708",
    "文字里的时段、年度与数据不符",
    _W,
    "{place}的{what}作“{actual}”，数据为“{expected}”",
    "请核对，改为一致。",
    "评价覆盖的时段不清，数据该算到哪一天就没有准。",
    wrong="评价时段为2024年1月1日至2024年11月30日",
    right="评价时段为2024年1月1日至2024年12月31日",
)
UNTAGGED_FIGURES = Code(
    "JX709",
    "正文的数没有引用数据",
    _I,
    "{place}有 {count} 处金额、比率、分数是手写的，没有引用数据项：{shown}",
    "数据里有这个数的，宜写成引用（[](fact:名称)）；数据里没有的，可以记入“原文所述”供比较。",
    "手写的数不随数据改动，也看不到来历。",
    wrong="另有支出1.2万元",
    right="支出[](fact:资金.全年执行数)",
)
TARGETS_DIFFER = Code(
    "JX710",
    "同一指标两处目标值不同",
    _W,
    "“{name}”的目标值，{here}作“{actual}”，{there}作“{expected}”",
    "请以批复的绩效目标为准，改为一致；确有调整的，写明何时由谁调整。",
    "目标值是评价的计划标准（财预〔2020〕10号第十五条），目标值不定，完成与否就无从判断。",
    wrong="[读书活动, ≥25场]",
    right="[读书活动, ≥20.0场]",
)
TARGETS_SWAPPED = Code(
    "JX711",
    "两项指标的目标值互换",
    _W,
    "“{first}”与“{second}”的目标值，{here}作“{actual}”，{there}作“{expected}”，恰好互换",
    "多半是填表时错了行，请对照批复的绩效目标改正。",
    "两行互换，两项指标的完成情况就都对错了目标。",
    wrong="[读书活动, 提升]",
    right="[阅读氛围, 提升]",
)
BODY_MISSPELT = Code(
    "JX712",
    "单位名称前后不一",
    _W,
    "{place}作“{actual}”，{there}作“{expected}”",
    "请用全称；确是同一单位的另一种写法的，在 _shared/organisations.yaml 里登记为别名。",
    "单位名称错一个字，责任就落不到人，汇总时也会算成两个单位。",
    wrong="某街道社区党建服务中心",
    right="某街道社区党群服务中心",
)
CITED_TWO_WAYS = Code(
    "JX713",
    "同一文件两种引法",
    _W,
    "{place}引用{name}，{what}作“{actual}”，{there}作“{expected}”",
    "请对照原件，统一标题与文号；别名登记在 _shared/policies/ 里。",
    "标题、文号引错一处，就找不到所依据的文件。",
    wrong="《社区阅览室管理办法》（某街发〔2023〕5号）",
    right="《社区阅览室管理办法》（某街发〔2023〕6号）",
)
INDICATOR_MISNAMED = Code(
    "JX714",
    "指标名称前后不一",
    _W,
    "{place}作“{actual}”，指标体系为 {code}",
    "请统一名称。",
    "同一指标叫两个名称，正文与评分表就对不上。",
    wrong="D2 读者满意程度",
    right="D2 读者满意度",
)
CRITERION_FULL_MARK = Code(
    "JX715",
    "评分标准里的满分与分值不符",
    _E,
    "{name}的评分标准写满分 {actual}，分值为 {expected}",
    "请核对评分标准与分值。",
    "分值改了而评分标准没有跟着改，评分的人就不知道照哪一个。",
    wrong="评分标准: 符合的得满分，满分8分。",
    right="评分标准: 符合的得满分，满分10分。",
)
CRITERION_AGAINST_RULE = Code(
    "JX716",
    "评分规则与评分标准不符",
    _E,
    "{name}的{what}，评分标准写“{expected}”，评分规则作“{actual}”",
    "请照公布的评分标准改正规则；标准本身有误的，先改标准。",
    "规则得分按评分规则计算，规则与公布的标准不同，算出的得分就不是标准所说的得分。",
    wrong="缺少一项扣权重的25%",
    right="缺少一项扣权重的20%",
)

COUNTED_TWO_WAYS = Code(
    "JX717",
    "同一样东西前后数得不同",
    _I,
    "{noun}，{place}作“{actual}”，{other}作“{expected}”",
    "请核对；说的不是同一范围的，写明是哪一部分。",
    "职能、条线、子项目有几个，前后不一，读者不知道评价覆盖了什么。",
    wrong="阅览室有4个子项目",
    right="阅览室有3个子项目",
)

REPEATED_CODES: tuple[Code, ...] = (
    STATEMENT_DIFFERS,
    STATEMENTS_DIFFER,
    STATEMENT_MISCALCULATED,
    MARK_IN_TEXT,
    FIGURE_IN_TEXT,
    RESULT_IN_TEXT,
    COUNT_IN_TEXT,
    DATE_IN_TEXT,
    UNTAGGED_FIGURES,
    TARGETS_DIFFER,
    TARGETS_SWAPPED,
    BODY_MISSPELT,
    CITED_TWO_WAYS,
    INDICATOR_MISNAMED,
    CRITERION_FULL_MARK,
    CRITERION_AGAINST_RULE,
    COUNTED_TWO_WAYS,
)
