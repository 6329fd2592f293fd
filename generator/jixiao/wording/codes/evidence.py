"""JX8xx 证据与过程：有没有凭据，问题与整改是否相应。"""

from jixiao.model.diagnostic import Severity
from jixiao.wording.codes.code import Code

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

NO_EVIDENCE = Code(
    "JX801",
    "没有一项写了证据",
    _I,
    "{count} 项指标都没有写证据",
    "请在各项指标的“证据”里写明佐证材料。",
    "得分要有据可查；证据分正式资料、工作资料、原始凭证、说明材料四类（财预〔2021〕101号）。",
    wrong="评定得分: 10}",
    right="评定得分: 10, 证据: [{名称: 立项批复, 类型: 正式资料}]}",
)
UNSUPPORTED_FULL_MARKS = Code(
    "JX802",
    "得满分而没有写证据",
    _I,
    "{count} 项得满分而没有写证据、依据：{names}",
    "请补写证据；来自文件规定的写“依据”，来自数据的用“取自”。",
    "得满分的理由也要有据可查；证据分正式资料、工作资料、原始凭证、说明材料四类（财预〔2021〕101号）。",
    wrong="评价数据: {达标: 是}, 评定得分: 10}",
    right="评价数据: {达标: 是}, 评定得分: 10, 证据:",
)
UNSURVEYED_SATISFACTION = Code(
    "JX803",
    "满意度没有调查支持",
    _W,
    "{name}得 {actual} 分，没有问卷，也没有写调查一类的证据",
    "请录入问卷并在“评价数据”里写“题目”，或在“证据”里写明调查材料。",
    "满意度由调查得出；没有调查，得分无从复核。",
    wrong="公布值: {分值: 10, 得分: 9, 得分率: 90}}",
    right="证据: [{名称: 读者问卷, 附件: 读者满意度问卷}]",
)
UNANSWERED_PROBLEM = Code(
    "JX804",
    "问题没有相应的建议",
    _W,
    "{number}“{title}”没有一条建议针对它",
    "请补写建议，或在有关建议的“针对问题”里写上它。",
    "评价结果要反馈并整改（财预〔2020〕10号第二十七条）；只提问题不提建议，整改就没有着落。",
    wrong="针对问题: [问题1], 责任单位: 某街道社区党群服务中心, 整改期限: 2025-12, 整改状态: 未整改",
    right="针对问题: [问题2], 责任单位: 某街道社区党群服务中心, 整改期限: 2025-12, 整改状态: 未整改",
)
INCOMPLETE_RECOMMENDATIONS = Code(
    "JX805",
    "建议没有写责任单位、期限或状态",
    _I,
    "有关建议{what}",
    "请补写，便于日后核对整改落实情况。",
    "被评价单位应在规定时限内整改并报告落实情况（财预〔2020〕10号第二十七条）；没有写明由谁、何时，就无从核对。",
    wrong="针对问题: [问题1], 责任单位: 某街道社区党群服务中心}",
    right="针对问题: [问题1], 责任单位: 某街道社区党群服务中心, 整改期限: 2025-12, 整改状态: 整改中}",
)
UNEXPLAINED_LOSSES = Code(
    "JX806",
    "失分没有写成问题",
    _I,
    "{count} 项失分没有一个问题涉及，共失 {actual} 分：{names}",
    "请写明问题，或在有关问题的“相关指标”里写上它。",
    "报告应写明存在的问题及原因（财预〔2020〕10号附3）；失了分而不说是什么问题，读者不知道扣在哪里。",
    wrong="相关指标: [A2]}",
    right="相关指标: [A2, D1]}",
)
PROBLEM_WITH_FULL_MARKS = Code(
    "JX807",
    "有问题的指标得了满分",
    _W,
    "{number}“{title}”涉及{code}，而它得满分 {actual} 分",
    "请核对得分，或核对“相关指标”。",
    "既有问题，何以不扣分；两处必有一处要说明。",
    wrong="相关指标: [A2, D1, A1]}",
    right="相关指标: [A2, D1]}",
)
ABSENT_REFERRAL = Code(
    "JX808",
    "提到的附件或表没有",
    _W,
    "{place}提到{what}，而{count}",
    "请核对编号，或补上所提的附件、表；正文里用 appendix:、table: 引用，编号由程序写。",
    "读者照着去找而找不到，所说的就没有了凭据。",
    wrong="与实施单位交换意见后定稿，详见附件3。",
    right="与实施单位交换意见后定稿，详见附件2。",
)
REPEALED_POLICY = Code(
    "JX809",
    "引用了已废止的文件",
    _W,
    "引用的{policy}已经废止{replaced}",
    "请改引现行的文件；确须说明沿革的，在正文里写明它已废止。",
    "依据失效的文件作出的评价，依据就不成立。",
    wrong="依据: [财预〔2011〕285号]",
    right="依据: [财预〔2020〕10号]",
)
LATER_POLICY = Code(
    "JX810",
    "引用的文件比本文还晚",
    _W,
    "引用的{policy}成文于{actual}，而本文成文于{expected}",
    "请核对两份文件的日期与文号。",
    "成文在后的文件，写本文的时候还没有。",
    wrong="评价依据财预〔2026〕1号",
    right="评价依据财预〔2025〕1号",
)
BASIS_AFTER_PERIOD = Code(
    "JX811",
    "指标的依据在所评时段之后",
    _I,
    "{name}的依据{policy}成文于{actual}，所评的事到{expected}为止",
    "请核对；是评价办法或事后的考核结果的，不必改。",
    "当时还没有的文件，不能要求当时的工作照它办。",
    wrong="依据: [财预〔2025〕1号]",
    right="依据: [财预〔2024〕1号]",
)
COPIED_GOAL = Code(
    "JX812",
    "实际完成情况照抄预期目标",
    _W,
    "“实际完成情况”与“预期目标”{how}",
    "请写实际做了什么、做成多少。",
    "自评表要求写明年度总体目标的实际完成情况（财预〔2020〕10号附1）；照抄目标，等于没有说完成得怎样。",
    wrong="实际完成情况: 全年开放，按月举办读书活动，读者满意。",
    right="实际完成情况: 全年开放312天，举办读书活动24场，读者满意度95%。",
)
COPIED_VALUES = Code(
    "JX813",
    "完成值照抄指标值",
    _I,
    "{count} 项的完成值照抄指标值：{names}",
    "请写实际完成了多少。",
    "完成值与指标值比较才有得分（财预〔2020〕10号第十六条）；照抄指标值，看不出实际完成多少。",
    wrong="年度指标值: ≥20场, 实际完成值: ≥20场",
    right="年度指标值: ≥20场, 实际完成值: 20场",
)
VALUES_AT_BOUND = Code(
    "JX814",
    "完成值多半恰好等于指标值",
    _I,
    "{total} 项写了界线的指标中，{count} 项的完成值恰好等于界线：{names}",
    "请核对是否实际的数。",
    "写了“不低于”而个个恰好相等，多半是照指标值填的。",
    wrong="≥1000册, 实际完成值: 1000册",
    right="≥1000册, 实际完成值: 900册",
)
UNDISCLOSED_VALUES = Code(
    "JX815",
    "定量指标只填“达成”",
    _I,
    "{count} 项的指标值是数，完成值只填“达成指标”：{names}",
    "请写实际完成的数。",
    "定量指标按完成值与指标值之比计分（财预〔2020〕10号第十六条），没有数就无从核对。",
    wrong="年度指标值: ≥20场, 实际完成值: 达成指标",
    right="年度指标值: 提升, 实际完成值: 达成指标",
)
TEMPLATE_HINT = Code(
    "JX816",
    "样表的提示语还在",
    _W,
    "“{place}”里还有“{left}”",
    "请填上实际内容，删去提示语。",
    "提示语、占位的字样是样表教人怎样填的，留着就是没有填完。",
    wrong="预期目标: 全年开放，读者满意（200字以内）。",
    right="预期目标: 全年开放，读者满意。",
)
PLACEHOLDER_ROW = Code(
    "JX817",
    "占位的行",
    _W,
    "“{group}”之下有一行没有名称，写的是“{name}”",
    "请填上名称，不用的行删去。",
    "没有名称的行说不出考核什么，读者以为漏了内容。",
    wrong="三级指标: '-'",
    right="三级指标: 读书活动",
)
DISORDERED_DATES = Code(
    "JX818",
    "日期先后颠倒",
    _W,
    "{after}是{actual}，早于{before}的{expected}",
    "请核对两个日期。",
    "先有时段，后有评价，再有修订与整改；颠倒了，至少有一个日期是错的。",
    wrong="成文日期: 2024-06",
    right="成文日期: 2025-06",
)
YEAR_OUTSIDE_PERIOD = Code(
    "JX819",
    "年度不在评价时段之内",
    _W,
    "年度是{actual}，评价时段是{expected}",
    "请核对年度与评价时段。",
    "年度与时段对不上，读者不知道评的是哪一年。",
    wrong="年度: 2023",
    right="年度: 2024",
)

EVIDENCE_CODES: tuple[Code, ...] = (
    NO_EVIDENCE,
    UNSUPPORTED_FULL_MARKS,
    UNSURVEYED_SATISFACTION,
    UNANSWERED_PROBLEM,
    INCOMPLETE_RECOMMENDATIONS,
    UNEXPLAINED_LOSSES,
    PROBLEM_WITH_FULL_MARKS,
    ABSENT_REFERRAL,
    REPEALED_POLICY,
    LATER_POLICY,
    BASIS_AFTER_PERIOD,
    COPIED_GOAL,
    COPIED_VALUES,
    VALUES_AT_BOUND,
    UNDISCLOSED_VALUES,
    TEMPLATE_HINT,
    PLACEHOLDER_ROW,
    DISORDERED_DATES,
    YEAR_OUTSIDE_PERIOD,
)
