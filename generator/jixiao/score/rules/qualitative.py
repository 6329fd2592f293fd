"""定性等级：按口径（或规则另定）的档次给出得分区间，区间内由评价者评定。

财预〔2020〕10号第十六条：达成、部分达成、未达成三档，分别按 100%–80%（含）、80%–60%（含）、60%–0% 合理确定分值。
区间之内没有唯一的得分，所以只给区间，不代评价者选数。
"""

from jixiao.model.expression import Declared, Tier, compare
from jixiao.model.profile import Band as ProfileBand
from jixiao.model.rule import QualitativeRule
from jixiao.model.scored import Band, Status
from jixiao.score.case import Case, Judgement, insufficient
from jixiao.wording.derivations import percent, points

_ORDER = (Tier.MET, Tier.PARTLY, Tier.NOT_MET)


def score_qualitative(rule: QualitativeRule, case: Case) -> Judgement:
    """找到档次，给出区间。"""
    bands = rule.bands or case.profile.bands.value
    formula = "；".join(f"{b.name}得分值的 {percent(b.upper)}–{percent(b.lower)}" for b in bands)
    if not case.data.tier and not case.actual.text:
        return insufficient("没有写档次或实际完成值", formula)
    comparison = compare(case.target, case.actual, case.profile.reverse.value, year=case.year)
    band = _band_of(case, bands)
    if band is None and comparison.verdict.value == Status.MET:
        band = bands[0]  # 照抄文字指标值的，按填报达成计
    if band is None:
        return Judgement(Status(comparison.verdict.value), formula=formula, notes=tuple(comparison.remarks))
    lower, upper = (case.weight * band.lower).scaleb(-2), (case.weight * band.upper).scaleb(-2)
    status = Status.MET if band is bands[0] else Status.NOT_MET
    shown = f"属于“{band.name}”：{points(lower)}至{points(upper)}，在区间内评定"
    return Judgement(status, None, Band(band.name, lower, upper), formula, shown)


def _band_of(case: Case, bands: tuple[ProfileBand, ...]) -> ProfileBand | None:
    written = case.data.tier or case.actual.text
    for band in bands:
        if written == band.name or written in band.wordings:
            return band
    if isinstance(case.actual, Declared) and not case.data.tier and len(bands) == len(_ORDER):
        return bands[_ORDER.index(case.actual.tier)]
    return None
