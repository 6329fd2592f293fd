"""JX7xx 前后说法：同一件事在几处说的是否一样。"""

from jixiao.model.diagnostic import Severity
from jixiao.wording.codes.code import Code

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

STATEMENT_DIFFERS = Code(
    "JX701",
    "原文所述与数据不符",
    _E,
    "{topic}：原文{place}作“{actual}”，数据为“{expected}”",
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

REPEATED_CODES: tuple[Code, ...] = (
    STATEMENT_DIFFERS,
    STATEMENTS_DIFFER,
    STATEMENT_MISCALCULATED,
)
