"""由一格文字读出指标值或完成值。"""

import re
from decimal import Decimal
from functools import lru_cache

from jixiao.model.expression.dates import parse_deadline
from jixiao.model.expression.terms import (
    Actual,
    Blank,
    Declared,
    Operator,
    Quantity,
    Span,
    Target,
    Tier,
    Wording,
)
from jixiao.model.expression.text import folded
from jixiao.model.expression.unit import normalised

_BLANKS = frozenset({"", "-", "--", "—", "——", "–", "/", "\\", "无"})
_LONGEST = 80  # 再长的必是说明文字，不必细读

# 民法典第一千二百五十九条：以上、以下、以内包括本数；不满、超过不包括本数。
_PREFIXES = {
    Operator.EQUAL: ("=", "==", "等于"),
    Operator.AT_LEAST: (
        *("≥", ">=", "=>", "大于等于", "大于或等于", "高于或等于"),
        *("不少于", "不低于", "不小于", "至少", "最少"),
    ),
    Operator.ABOVE: (">", "大于", "高于", "多于", "超过"),
    Operator.AT_MOST: (
        *("≤", "<=", "=<", "小于等于", "小于或等于", "低于或等于"),
        *("不超过", "不高于", "不大于", "不多于", "至多", "最多", "控制在"),
    ),
    Operator.BELOW: ("<", "小于", "低于", "少于", "不足", "不满", "不到"),
    Operator.ABOUT: ("约", "大约", "≈"),
}
_OPERATOR_OF = {word: operator for operator, words in _PREFIXES.items() for word in words}
_SUFFIXES = {"上": Operator.AT_LEAST, "下": Operator.AT_MOST, "内": Operator.AT_MOST, "约": Operator.ABOUT}

_LEAD = r"(?:达到|达|为|已?完成|实现|共计?)?"
_SIGN = "|".join(re.escape(word) for word in sorted(_OPERATOR_OF, key=len, reverse=True))
_NUMBER = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,10})?"
_UNIT = r"[^0-9()<>=≥≤≈~+*×,;:!?。、“”\"'\-—–\s]{1,12}?(?:(?<=m)[23])?"
_NOTE = r"(?:\((?P<note>[^()]*)\))?"
_SUFFIX = (
    r"(?:(?:及|或|含|\(含\))?以(?P<side>上|下)"
    r"|(?P<within>以内|之内|(?<=[日天时月年周秒钟])内)"
    r"|(?P<round>左右|上下))"
)
# 紧跟数的括号先当计量单位，`100(%)`；含数字的、单位之后的才是附注，`100%(2023年12月)`。
_MEASURED = rf"(?:\((?!含\))(?P<boxed>{_UNIT})\)|(?P<unit>{_UNIT})??)"
_QUANTITY = re.compile(
    rf"{_LEAD}(?P<sign>{_SIGN})?(?P<number>{_NUMBER})(?P<odd>余)?{_MEASURED}{_SUFFIX}?(?:完成|办结)?{_NOTE}"
)
_SPAN = re.compile(rf"(?P<low>{_NUMBER})(?P<low_unit>{_UNIT})??[-~—–至到](?P<high>{_NUMBER}){_MEASURED}{_NOTE}")
# 数后面的文字若是这样，就不是计量单位，整格只能当文字看。
_NO_UNIT = re.compile(r"未|不|没|以[上下内]|左右|^月.|^年[^/]")

_WHOLE = r"(?:达成|实现|完成|达标)(?:了)?(?:年度|预期|绩效|既定|全部)*(?:指标|目标|任务)?"
_TIERS = (
    (Tier.MET, re.compile(rf"(?:全部或基本|全部|基本|已|均|均已|全面)?{_WHOLE}")),
    (Tier.PARTLY, re.compile(rf"(?:部分|未全部|未完全){_WHOLE}(?:[,并且]*具有一定效果)?")),
    (
        Tier.NOT_MET,
        re.compile(rf"(?:未|没有|尚未|未能){_WHOLE}(?:[,并且]*效果较差)?|实现(?:年度|预期|绩效)*目标程度较低"),
    ),
)


@lru_cache(maxsize=4096)
def parse_target(text: str | None) -> Target:
    """读年度指标值。读不懂的成为 Wording，从不抛出异常。"""
    written = text or ""
    words = folded(written)
    if words in _BLANKS:
        return Blank(written)
    if len(words) > _LONGEST:
        return Wording(written, words)
    return (
        parse_deadline(written, words) or _span(written, words) or _quantity(written, words) or Wording(written, words)
    )


@lru_cache(maxsize=4096)
def parse_actual(text: str | None) -> Actual:
    """读实际完成值：先看是不是填报的达成情况，其余与年度指标值同样读。"""
    written = text or ""
    words = folded(written)
    for tier, pattern in _TIERS:
        if pattern.fullmatch(words):
            return Declared(written, tier)
    return parse_target(text)


def _quantity(written: str, words: str) -> Quantity | None:
    found = _QUANTITY.fullmatch(words)
    if found is None:
        return None
    unit = found["boxed"] or found["unit"] or ""
    operator = _operator(found)
    if operator is None or _NO_UNIT.search(unit):
        return None
    return Quantity(written, operator, _decimal(found["number"]), normalised(unit), found["note"] or "")


def _operator(found: re.Match[str]) -> Operator | None:
    """数前的符号优先于数后的“以上”；两者方向相反则不成话。`900余` 是多于 900。"""
    before = _OPERATOR_OF[found["sign"]] if found["sign"] else None
    after = _SUFFIXES.get(
        found["side"] or ("内" if found["within"] else "约" if found["round"] else ""),
        Operator.ABOVE if found["odd"] else None,
    )
    if before is None or before is Operator.EQUAL:
        return after or Operator.EQUAL
    directed = after is not None and Operator.ABOUT not in (before, after)
    if directed and after is not None and after.reverse is not before.reverse:
        return None
    return before


def _span(written: str, words: str) -> Span | None:
    found = _SPAN.fullmatch(words)
    if found is None:
        return None
    low, high = _decimal(found["low"]), _decimal(found["high"])
    unit = found["boxed"] or found["unit"] or ""
    if low > high or found["low_unit"] not in (None, unit) or _NO_UNIT.search(unit):
        return None
    return Span(written, low, high, normalised(unit), found["note"] or "")


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
