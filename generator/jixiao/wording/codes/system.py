"""JX9xx 程序与复核自身。"""

from jixiao.model.diagnostic import Severity
from jixiao.wording.codes.code import Code

CRASHED = Code(
    "JX901",
    "程序内部错误",
    Severity.ERROR,
    "{stage}时程序出错：{reason}",
    "这是程序的缺陷，请连同这份数据报告给维护者；其余评价照常处理。",
    "一份数据触发的缺陷不应使其他评价也出不来。",
    source_fault=True,
)
IDLE_NOTE = Code(
    "JX902",
    "复核说明没有对应的发现",
    Severity.WARNING,
    "复核说明“{note}”没有对应的发现",
    "请核对编号与对象；发现已经消除的，删去这条说明。",
    "留着不再适用的说明，日后同一处再出错就会被它无声地放过。",
    wrong="- {编号: JX501, 理由: 印刷时取整}",
    right="- {编号: JX302, 对象: 指标.A2, 理由: 原文如此}",
)

SYSTEM_CODES: tuple[Code, ...] = (CRASHED, IDLE_NOTE)
