"""偏离规则的得分怎样说：合在一起的增减，以及像是另用了哪种算法。"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from jixiao.model.kind import ScoreStyle
from jixiao.model.rounding import RoundingMode
from jixiao.wording.derivations import percent, points
from jixiao.wording.figures import fraction_text, score_text, trimmed

PRINTED_RATE = "印出的执行率"


def execution_product(label: str, rate: Decimal) -> str:
    """分值乘另一个执行率。"""
    return f"分值 × {label} {percent(rate)}"


def execution_step(rate: Decimal, share: Decimal) -> str:
    """按执行率分段。"""
    return f"财预〔2021〕101号的分段（执行率 {percent(rate)} 得分值的 {percent(share)}）"


def deviation_text(differences: Sequence[Decimal]) -> str:
    """2 项高于规则、共多 0.33 分，8 项低于规则、共少 1.96 分。differences 是各项评定减规则。"""
    above, below = [d for d in differences if d > 0], [d for d in differences if d < 0]
    said = []
    if above:
        said.append(f"{len(above)} 项高于规则、共多 {trimmed(sum(above, Decimal(0)))} 分")
    if below:
        said.append(f"{len(below)} 项低于规则、共少 {trimmed(-sum(below, Decimal(0)))} 分")
    return "，".join(said)


def one_deviation(name: str, awarded: Decimal, ruled: Decimal, style: ScoreStyle) -> str:
    """其中一项。"""
    sign = "+" if awarded > ruled else "−"
    shown = f"{sign}{trimmed(abs(awarded - ruled))}"
    return f"{name}评定 {score_text(awarded, style)} 分，按规则 {score_text(ruled, style)} 分（{shown}）"


def proportion(weight: Decimal, label: str, rate: Decimal, awarded: Decimal) -> str:
    """分值乘某个比率。"""
    return f"{_product('', weight, label, rate, awarded)}，标准没有写这样按比例给分"


def own_proportion(weight: Decimal, label: str, rate: Decimal, awarded: Decimal, target: str) -> str:
    """分值乘实际完成的百分数，没有除以指标值。"""
    return f"{_product('', weight, label, rate, awarded)}，没有按指标值 {target} 折算"


def other_weight(weight: Decimal, label: str, rate: Decimal, awarded: Decimal) -> str:
    """别处所印的满分乘某个比率。"""
    return f"{_product('别处所印的满分', weight, label, rate, awarded)}，用的不是这里的分值"


def _product(lead: str, weight: Decimal, label: str, rate: Decimal, awarded: Decimal) -> str:
    value = Fraction(weight) * Fraction(rate) / 100
    told = "" if value == awarded else f" = {fraction_text(value)}"
    return f"合于{lead} {points(weight)} × {label} {percent(rate)}{told}"


def rounding(computed: Decimal, mode: RoundingMode, decimals: int) -> str:
    """规则得分另取了位数。"""
    places = f" {decimals} 位小数" if decimals else "整数"
    return f"像是把规则得分 {trimmed(computed)} 分{mode.value}到{places}"


def last_digit(exact: Fraction, mode: RoundingMode, ruled: RoundingMode) -> str:
    """位数相同，取整的方式不同。"""
    return f"算得 {fraction_text(exact)} 分，像是{mode.value}，口径是{ruled.value}"


def alternative(label: str) -> str:
    """改用对照值的得分。"""
    return f"恰为改用{label} 的得分"


def with_floor(line: Decimal) -> str:
    """另用了起评线。"""
    return f"合于 {percent(line)} 起评、其上按直线给分的算法，这里没有采用（见财预〔2021〕101号）"


def without_floor() -> str:
    """没有用起评线。"""
    return "合于分值 × 完成比例，没有用起评线"


def uncapped(ratio: Fraction) -> str:
    """比例没有封顶。"""
    return f"合于分值 × 完成比例 {fraction_text(ratio * 100, 2)}%，没有以分值为限"


def other_reverse(formula: str) -> str:
    """反向指标用了另一种算式。"""
    return f"合于“{formula}”的算法，口径规定的不是它"


def as_passed(*, passed: bool) -> str:
    """达标规则的另一种结果。"""
    return f"合于{'达标' if passed else '未达标'}的得分"


def as_tier(tier: str) -> str:
    """另一档的得分。"""
    return f"合于“{tier}”一档的得分"


def as_missing(count: int) -> str:
    """清单缺几项的得分。"""
    return f"合于缺 {count} 项的得分" if count else "合于一项不缺的得分"


def as_occurred(times: int) -> str:
    """发生几次的得分。"""
    return f"合于发生 {times} 次的得分"


def only_possible(scores: Sequence[Fraction]) -> str:
    """规则只能给出的几种得分。"""
    return f"照这条规则只能得 {'、'.join(fraction_text(score, 2) for score in scores)} 分"
