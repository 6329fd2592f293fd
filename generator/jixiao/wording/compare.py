"""对比的页上的字。"""

from decimal import Decimal, InvalidOperation
from typing import Final

TITLE: Final = "对比"
ABOUT: Final = "概况"
INDICATORS: Final = "指标"
TOTAL: Final = "合计"
DIFFERENCE: Final = "差"
SAME_UNIT: Final = "同一单位，同一年度"
ACROSS_YEARS: Final = "同一单位，各年度"
ACROSS_UNITS: Final = "不同单位，指标相同"
NO_COMPARISONS: Final = "还没有可以预先列出的对比：同一单位同一文种的评价不足两份。"
CHOOSE_WITH: Final = "与别的评价对比"
EDIT: Final = "增减评价"
RATE_DIFFERENCE: Final = "得分率之差"
ALIGNED_NOTE: Final = (
    "指标照级别和名称对齐，名称不同而属同一词条的（见指标词典）算同一项；“—”是那份评价没有这一项或没有这个数。"
)
RATE_NOTE: Final = "得分率 = 得分 ÷ 分值，照各评价的口径取整。"
DIFFERENCE_NOTE: Final = "差是后一份减前一份，由各份所列的数相减；得分率之差以百分点计。"
COLUMNS: Final = ("分值", "规则得分", "得分", "得分率")


def same_unit_title(unit: str, year: int, document: str, count: int) -> str:
    """同一单位一年之内。"""
    return f"{unit} {year} 年度{document} {count} 份对比"


def across_years_title(unit: str, first: int, last: int, document: str) -> str:
    """同一单位各年度。"""
    return f"{unit} {first}–{last} 年度{document}对比"


def across_units_title(year: int, document: str, count: int) -> str:
    """不同单位、指标相同的。"""
    return f"{year} 年度指标相同的{document} {count} 份对比"


def difference_text(first: str, second: str) -> str | None:
    """印出的两个数之差：后减前，带正负号；有一个不是数的没有。"""
    values = (_value(first), _value(second))
    if values[0] is None or values[1] is None:
        return None
    gap = values[1] - values[0]
    if not gap:
        return "0"
    return f"{'−' if gap < 0 else '+'}{abs(gap):,f}"


def _value(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "").removesuffix("%"))
    except InvalidOperation:
        return None
