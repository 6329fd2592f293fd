"""JX9xx 程序自身。"""

from jixiao.model.diagnostic import Severity
from jixiao.wording.code import Code

CRASHED = Code(
    "JX901",
    "程序内部错误",
    Severity.ERROR,
    "{stage}时程序出错：{reason}",
    "这是程序的缺陷，请连同这份数据报告给维护者；其余评价照常处理。",
    "一份数据触发的缺陷不应使其他评价也出不来。",
    source_fault=True,
)

SYSTEM_CODES: tuple[Code, ...] = (CRASHED,)
