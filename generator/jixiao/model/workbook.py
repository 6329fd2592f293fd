"""得分的电子表格写法：一个 Excel 公式和它的输入格，供工作簿用；写工作簿的不必懂规则。

电子表格用二进制浮点，0.95 − 0.94 不恰是 0.01，相除取整就会错一步，恰在 5 上的会舍错。做法有三：
写在格里的十进制数和公式里的同一个数，浮点值相同，可以直接比较；算出的差先 ROUND 到 12 位再相除；
最后先 ROUND 到 12 位，回到离精确值最近的浮点数，再按口径取整。千以内的数浮点有 15 位有效数字，12 位小数是准的；
真值离边界不到 5×10⁻¹³ 而不在边界上的，不能分辨。只用 Excel 2010、WPS、LibreOffice 都有的函数。
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.model.rounding import Rounding, RoundingMode

_EXACT = 12
_WHOLE = 9  # 步数可到几百，留出它的整数位
UNDECIDED = "NA()"
"""这样的值没有得分：依据不足不是零分。"""


@dataclass(frozen=True, slots=True)
class CellInput:
    """一个输入格。

    name 是公式里的占位；value 是格里的值，百分数以 1 为百分之百；unit 为 % 的按百分数显示；decimals 是显示的小数位数；
    key 是数据项名称，不是数据项的为空；choices 是只能填的几个值，空为不限。
    """

    name: str
    label: str
    value: Decimal | str
    unit: str = ""
    decimals: int = 0
    key: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellFormula:
    """一个得分格。text 不带等号，输入写作 {占位}。"""

    text: str
    inputs: tuple[CellInput, ...]

    def at(self, places: Mapping[str, str]) -> str:
        """占位换成格的位置；places 是占位 → 位置。"""
        names = "|".join(re.escape(one.name) for one in self.inputs)
        return re.sub(rf"\{{({names})\}}", lambda found: places[found[1]], self.text)


def number_input(name: str, label: str, value: Decimal, unit: str = "", key: str = "") -> CellInput:
    """数字格。value 是百分点的（unit 为 %），换成格里的值。"""
    exponent = value.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    shown = value.scaleb(-2) if unit == "%" else value
    return CellInput(name, label, shown, unit, decimals, key)


def choice_input(name: str, label: str, value: str, choices: tuple[str, ...]) -> CellInput:
    """只能填几个值的格。"""
    return CellInput(name, label, value, choices=choices)


def place(one: CellInput) -> str:
    """公式里的占位。"""
    return f"{{{one.name}}}"


def literal(value: Decimal | Fraction) -> str:
    """写在公式里的常数：有限小数照写，除不尽的写成分数。"""
    exact = Fraction(value)
    if exact < 0:
        return f"({_unsigned(exact)})"
    return _unsigned(exact)


def _unsigned(exact: Fraction) -> str:
    twos, rest = 0, exact.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
            twos += 1
    if rest != 1:
        return f"({exact.numerator}/{exact.denominator})"
    shown = Decimal(exact.numerator * 10**twos // exact.denominator).scaleb(-twos)
    text = f"{shown:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def quoted(text: str) -> str:
    """写在公式里的文字。"""
    return '"' + text.replace('"', '""') + '"'


def difference(left: str, right: str) -> str:
    """算出的差，还原成离精确值最近的浮点数。"""
    return f"ROUND({left}-{right},{_EXACT})"


def whole(text: str) -> str:
    """向下取整。"""
    return f"INT(ROUND({text},{_WHOLE}))"


def rounded_text(text: str, rounding: Rounding) -> str:
    """按口径取整。"""
    function = "ROUND" if rounding.mode is RoundingMode.HALF_UP else "ROUNDDOWN"
    return f"{function}(ROUND({text},{_EXACT}),{rounding.decimals})"


def rounded_rate(text: str, rounding: Rounding) -> str:
    """百分数按口径取整；口径的位数以百分点计，格里以 1 为百分之百。"""
    return rounded_text(text, Rounding(rounding.mode, rounding.decimals + 2))


def sum_text(cells: str, limit: str | None) -> str:
    """下级得分之和；合用分值、择一的组以本级分值为限。"""
    total = f"ROUND(SUM({cells}),{_EXACT})"
    return total if limit is None else f"MIN({total},{limit})"
