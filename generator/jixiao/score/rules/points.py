"""分点：各要点有自己的分值，逐点给分相加；或按次序择优，取第一个符合的。"""

from fractions import Fraction

from jixiao.model.indicator import PointFinding
from jixiao.model.rule import PointEntry, PointsRule
from jixiao.score.case import Case, Judgement, full_or_less, insufficient
from jixiao.wording.derivations import percent, points
from jixiao.wording.figures import fraction_text
from jixiao.wording.numbering import circled


def score_points(rule: PointsRule, case: Case) -> Judgement:
    """按各点的认定给分。只算适用于本项目的要点。"""
    formula = _formula(rule)
    items = [(n, item) for n, item in enumerate(rule.items, start=1) if item.branch in {None, case.data.branch}]
    if any(item.branch for item in rule.items) and case.data.branch is None:
        return insufficient("没有写本项目适用哪一类要点", formula)
    findings = {finding.number: finding for finding in case.data.points}
    missing = [n for n, _ in items if n not in findings]
    if missing and not rule.preference:
        return insufficient(f"要点 {circled(missing[0])} 没有认定", formula)
    notes = tuple(f"{circled(f.number)}{f.note}" for f in case.data.points if f.note)
    scores: list[tuple[int, Fraction]] = []
    for number, item in items:
        finding = findings.get(number)
        if finding is None:
            continue
        score = _point(rule, item, finding)
        if isinstance(score, str):
            return insufficient(f"要点 {circled(number)}{score}", formula)
        scores.append((number, score))
        if rule.preference and score > 0:
            scores = scores[-1:]
            break
    if not scores:
        return insufficient("没有写各点的认定", formula)
    total = min(sum((score for _, score in scores), Fraction(0)), Fraction(case.weight))
    shown = " + ".join(f"{circled(number)}{fraction_text(score)}" for number, score in scores)
    return Judgement(full_or_less(total, case.weight), total, None, formula, shown, (), "", notes)


def _point(rule: PointsRule, item: PointEntry, finding: PointFinding) -> Fraction | str:
    full = Fraction(item.points)
    if finding.points is not None:
        return Fraction(finding.points) if finding.points <= item.points else f"的得分高于它的分值 {item.points}"
    if finding.met is not None:
        return full if finding.met else Fraction(0)
    if finding.level is not None:
        share = rule.levels.get(finding.level)
        return full * Fraction(share) / 100 if share is not None else f"的评级“{finding.level}”不在规则里"
    if item.at_least is None:
        return "没有写“至少”，不能按数量给分"
    return full * min(Fraction(finding.count or 0, item.at_least), Fraction(1))


def _formula(rule: PointsRule) -> str:
    parts = []
    for number, item in enumerate(rule.items, start=1):
        need = f"（至少 {item.at_least} 个）" if item.at_least is not None else ""
        branch = f"［{item.branch}］" if item.branch else ""
        parts.append(f"{circled(number)}{branch}{item.text}{need} {points(item.points)}")
    levels = (
        "；" + "、".join(f"{name}得 {percent(share)}" for name, share in rule.levels.items()) if rule.levels else ""
    )
    how = "取第一个符合的要点" if rule.preference else "各要点得分相加"
    return f"{how}：{'；'.join(parts)}{levels}"
