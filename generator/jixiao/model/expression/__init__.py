"""年度指标值与实际完成值的写法：读懂一格文字，再把两格相比。

`terms` 是读出的各种值，`text` 与 `unit` 是书写习惯，`parse` 由文字得到值，`dates` 读期限；
`verdict` 是相比的结论，`amounts` 比数，`compare` 是入口。全部是纯函数，任何文字都不抛出异常。
"""

from jixiao.model.expression.compare import compare
from jixiao.model.expression.parse import parse_actual, parse_target
from jixiao.model.expression.terms import (
    Actual,
    Blank,
    Deadline,
    Declared,
    Operator,
    Quantity,
    Span,
    Target,
    Tier,
    Wording,
)
from jixiao.model.expression.verdict import Comparison, Formula, Remark, ReverseReading, Verdict

__all__ = [
    "Actual",
    "Blank",
    "Comparison",
    "Deadline",
    "Declared",
    "Formula",
    "Operator",
    "Quantity",
    "Remark",
    "ReverseReading",
    "Span",
    "Target",
    "Tier",
    "Verdict",
    "Wording",
    "compare",
    "parse_actual",
    "parse_target",
]
