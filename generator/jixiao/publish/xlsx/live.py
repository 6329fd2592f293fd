"""各表共用的活格：指向别的格的公式、输入格连同填写提示、等级与执行率的公式。"""

from decimal import Decimal
from fractions import Fraction
from pathlib import PurePosixPath
from typing import Final

from jixiao.model.location import Location
from jixiao.model.profile import Profile
from jixiao.model.rounding import Rounding
from jixiao.model.scored import Band, ScoredDossier
from jixiao.model.workbook import literal, quoted, rounded_rate
from jixiao.publish.xlsx.grid import Check, Home, Live, named
from jixiao.wording import workbook as words
from jixiao.wording.figures import trimmed

WAN: Final = Decimal(10000)


def full_key(scored: ScoredDossier, key: str) -> str:
    """一个工作簿里可以有几份评价，名称前加评价标识。"""
    return f"{scored.identifier}#{key}"


def linked(key: str, home: Home, value: Decimal | str) -> Live | None:
    """指向已有的格；那一格以万元计而这里以元计的，换算；值对不上的为空。"""
    if home.value == value:
        return Live(named(key), value)
    if isinstance(home.value, Decimal) and isinstance(value, Decimal) and home.value * WAN == value:
        return Live(f"ROUND({named(key)}*10000,4)", value)
    return None


def grade_text(total: str, profile: Profile) -> str:
    """等级：含下限，其余归最低一级。"""
    *bands, last = profile.grades.value
    text = quoted(last.name)
    for band in reversed(bands):
        text = f"IF({total}>={literal(band.lower)},{quoted(band.name)},{text})"
    return text


def rate_text(part: str, whole: str, rounding: Rounding) -> str:
    """一数占另一数的百分之几；另一数为零的填 0。"""
    return f"IF({whole}=0,0,{rounded_rate(f'{part}/{whole}', rounding)})"


def fraction(points: Decimal) -> Decimal:
    """百分点换成格里的值：以 1 为百分之百。"""
    return points.scaleb(-2)


def award_check(weight: str, full: Decimal, band: Band | None) -> Check:
    """评定得分：0 至分值；定性的在区间之内。weight 是分值格。"""
    if band is None:
        return Check(words.AWARDED, words.AWARD_PROMPT, lower="0", upper=weight)
    lower, upper = (_share(weight, one, full) for one in (band.lower, band.upper))
    told = words.BAND_PROMPT.format(band=band.name, lower=_percent(band.lower, full), upper=_percent(band.upper, full))
    return Check(words.BAND_TITLE.format(band=band.name), told, lower=lower, upper=upper, strict=False)


def _share(weight: str, points: Decimal, full: Decimal) -> str:
    return f"{weight}*{literal(Fraction(points) / Fraction(full))}" if full else literal(points)


def _percent(points: Decimal, full: Decimal) -> str:
    return f"{trimmed((points / full).scaleb(2))}%" if full else trimmed(points)


def money_check(unit: str) -> Check:
    """金额。"""
    return Check(unit, words.MONEY_PROMPT.format(unit=unit), upper="1000000000000")


def weight_check() -> Check:
    """分值。"""
    return Check(words.WEIGHT, words.WEIGHT_PROMPT, upper="1000")


def place_text(scored: ScoredDossier, at: Location | None) -> str:
    """出处：本评价目录下的文件与行，别处的写全。"""
    if at is None or not at.path:
        return ""
    return str(at).removeprefix(f"{PurePosixPath(scored.dossier.at.path).parent}/")
