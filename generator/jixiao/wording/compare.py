"""对比的页上的字。"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
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
    "指标照级别和名称对齐，名称不同而属同一词条的（见指标词典）算同一项，各份的名称都写出；"
    "“—”是那份评价没有这一项或没有这个数。"
)
RATE_NOTE: Final = "得分率 = 得分 ÷ 分值，照各评价的口径取整；同一行的数小数位数取齐，不足的补零。"
DIFFERENCE_NOTE: Final = "差是后一份减前一份，由各份所列的数相减；得分率之差以百分点计。"
INCOMPARABLE: Final = "得分不可比"
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


def incomparable_text(documents: Sequence[str], profiles: Sequence[str]) -> str:
    """为什么不可比：文种、评分口径各是什么。"""
    told = ((name, values) for name, values in (("文种", documents), ("评分口径", profiles)) if len(values) > 1)
    reasons = "".join(f"{name}不同：{'；'.join(values)}。" for name, values in told)
    return f"{reasons}评分的办法不同，所以不列差；各项指标怎样评、得几分，可以对照着看。"


def both_names(names: Iterable[str]) -> str:
    """对齐的一项在各份评价里的名称，不同的都写；只差空白、全半角的算相同。"""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(unicodedata.normalize("NFKC", "".join(name.split())), name)
    return "／".join(found.values())


_NUMBER: Final = re.compile(r"-?[\d,]+(?:\.(\d+))?")


def even(texts: Sequence[str]) -> list[str]:
    """一行的数取齐小数位数，不足的补零；不是数的、百分数照原样（百分数是取整得来的，不能补）。"""
    found = [_NUMBER.fullmatch(text) for text in texts]
    most = max((len(one[1] or "") for one in found if one), default=0)
    return [_filled(text, len(one[1] or ""), most) if one else text for text, one in zip(texts, found, strict=True)]


def _filled(text: str, decimals: int, most: int) -> str:
    return f"{text}{'' if decimals or not most else '.'}{'0' * (most - decimals)}"


def is_number(text: str) -> bool:
    """印出的是不是一个数（百分数也算）。"""
    return _value(text) is not None


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
