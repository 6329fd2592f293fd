"""分点：各要点有自己的分值，逐点给分相加；或按次序择优，取第一个符合的。"""

from decimal import Decimal
from fractions import Fraction

from jixiao.model.indicator import PointFinding
from jixiao.model.rule import PointEntry, PointsRule
from jixiao.model.workbook import UNDECIDED, CellFormula, CellInput, choice_input, literal, number_input, place, quoted
from jixiao.score.case import Case, Judgement, full_or_less, insufficient
from jixiao.score.cells import WEIGHT, cell_of
from jixiao.wording.derivations import percent, points
from jixiao.wording.figures import fraction_text
from jixiao.wording.numbering import circled


def score_points(rule: PointsRule, case: Case) -> Judgement:
    """按各点的认定给分。只算适用于本项目的要点。"""
    formula = _formula(rule)
    fault = _fault(rule, case)
    if fault is not None:
        return insufficient(fault, formula)
    scores = _scores(rule, case)
    if isinstance(scores, str):
        return insufficient(scores, formula)
    if not scores:
        return insufficient("没有写各点的认定", formula)
    notes = tuple(f"{circled(f.number)}{f.note}" for f in case.data.points if f.note)
    total = min(sum((score for _, score in scores), Fraction(0)), Fraction(case.weight))
    shown = " + ".join(f"{circled(number)}{fraction_text(score)} 分" for number, score in scores)
    return Judgement(full_or_less(total, case.weight), total, None, formula, shown, (), "", notes)


def _scores(rule: PointsRule, case: Case) -> list[tuple[int, Fraction]] | str:
    """各点的序号与得分；择优的只留第一个得分的。缺认定时返回缘由。"""
    findings = {finding.number: finding for finding in case.data.points}
    scores: list[tuple[int, Fraction]] = []
    for number, item in enumerate(rule.items, start=1):
        if item.branch not in {None, case.data.branch}:
            continue
        finding = findings.get(number)
        if finding is None and rule.preference:
            continue
        score = "没有认定" if finding is None else _point(rule, item, finding)
        if isinstance(score, str):
            return f"要点 {circled(number)}{score}"
        if rule.preference and score > 0:
            return [(number, score)]
        scores.append((number, score))
    return scores


def _fault(rule: PointsRule, case: Case) -> str | None:
    """认定与规则对不上之处。"""
    branches = {item.branch for item in rule.items if item.branch is not None}
    if branches and case.data.branch is None:
        return "没有写本项目适用哪一类要点"
    if case.data.branch is not None and case.data.branch not in branches:
        return f"规则里没有适用于“{case.data.branch}”的要点"
    numbers = [finding.number for finding in case.data.points]
    if any(n > len(rule.items) for n in numbers):
        return f"要点序号 {max(numbers)} 超出要点的项数 {len(rule.items)}"
    return "要点序号重复" if len(set(numbers)) != len(numbers) else None


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


def cell_points(rule: PointsRule, case: Case) -> CellFormula | None:
    """电子表格的写法：每个适用而有认定的要点一格。"""
    findings = {finding.number: finding for finding in case.data.points}
    cells = [
        _point_cell(rule, number, item, findings[number])
        for number, item in enumerate(rule.items, start=1)
        if item.branch in {None, case.data.branch} and number in findings
    ]
    if not cells:
        return None
    inputs = tuple(cell for cell, _ in cells)
    if not rule.preference:
        return cell_of(case, f"MIN({'+'.join(text for _, text in cells)},{WEIGHT})", *inputs)
    text = "0"
    for _, worth in reversed(cells):
        text = f"IF({worth}>0,{worth},{text})"
    return cell_of(case, f"MIN({text},{WEIGHT})", *inputs)


def _point_cell(rule: PointsRule, number: int, item: PointEntry, finding: PointFinding) -> tuple[CellInput, str]:
    name, full = f"要点{number}", literal(item.points)
    if finding.points is not None:
        cell = number_input(name, item.text, finding.points, "分")
        return cell, f"MIN({place(cell)},{full})"
    if finding.met is not None:
        cell = choice_input(name, item.text, "是" if finding.met else "否", ("是", "否"))
        return cell, f'({place(cell)}="是")*{full}'
    if finding.level is not None:
        cell = choice_input(name, item.text, finding.level, tuple(rule.levels))
        text = UNDECIDED
        for level, share in reversed(rule.levels.items()):
            text = f"IF({place(cell)}={quoted(level)},{literal(share.scaleb(-2))},{text})"
        return cell, f"{text}*{full}"
    cell = number_input(name, item.text, Decimal(finding.count or 0), "个")
    return cell, f"MIN({place(cell)}/{item.at_least or 1},1)*{full}"
