"""概览：一屏说清付了多少、得了几分、失在哪里，指出了什么、做成了什么。"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from jixiao.compose.listing import execution_score_key, fact_text
from jixiao.compose.losses import loss_blocks, losses
from jixiao.compose.outcome import outcome_blocks, problem_blocks
from jixiao.model.finding import RectificationStatus
from jixiao.model.kind import Layout
from jixiao.model.report import (
    Bar,
    BarChart,
    Block,
    Caption,
    FactText,
    Heading,
    Inline,
    Inlines,
    KeyFigure,
    KeyFigures,
    Notice,
    Paragraph,
    SitePath,
    Text,
)
from jixiao.model.rounding import Rounding, RoundingMode, rounded
from jixiao.model.scored import ScoredDossier, ScoredExecution
from jixiao.wording.coverage import (
    CHECKED,
    OWN,
    OWN_DATA_TOLD,
    OWN_NOTE,
    checked_text,
    rule_basis_text,
    self_to_review,
)
from jixiao.wording.figures import score_text, trimmed
from jixiao.wording.losses import LOSSES, MAIN_LOSSES, lost_names
from jixiao.wording.scores import EXECUTION

_MOST_LOSSES = 3
_PERCENT = Rounding(RoundingMode.HALF_UP, 2)


def overview_blocks(scored: ScoredDossier, targets: Mapping[str, SitePath]) -> tuple[Block, ...]:
    """概览的卡片、得分率、主要失分、问题与建议、成效；targets 查问题、建议在报告里的地方。"""
    notice = rule_notice(scored)
    return (
        figures(scored),
        *((notice,) if notice is not None else ()),
        rate_chart(scored, "", "rates"),
        Heading(2, "", (Text(MAIN_LOSSES),), "losses"),
        *loss_blocks(scored, _MOST_LOSSES),
        *problem_blocks(scored, targets),
        *outcome_blocks(scored),
    )


def figures(scored: ScoredDossier) -> KeyFigures:
    """要点：总分与等级、按规则总分、执行；自评表再说失分，报告再说问题。"""
    full = (Text(f"满分 {trimmed(scored.full)} 分"),)
    items = [
        KeyFigure("总分与等级", (fact_text(scored, "总分"), Text(" "), fact_text(scored, "等级")), full),
    ]
    items.append(_rule_figure(scored))
    facts = scored.facts
    if "资金.全年执行数" in facts:
        spent = fact_text(scored, "资金.全年执行数", unit=True)
        budget: tuple[Inline, ...] = ()
        if "资金.年初预算数" in facts:
            budget = (Text("年初预算 "), fact_text(scored, "资金.年初预算数", unit=True))
        if "资金.全年预算数" in facts and not (budget and _unadjusted(scored)):
            budget = (
                *budget,
                Text("，调整为 " if budget else "全年预算 "),
                fact_text(scored, "资金.全年预算数", unit=True),
            )
        items.append(KeyFigure("全年执行", (spent,), budget))
    if "资金.预算执行率" in facts:
        basis = scored.dossier.profile.denominator.value.value
        items.append(
            KeyFigure("预算执行率", (fact_text(scored, "资金.预算执行率", unit=True),), (Text(f"以{basis}计"),))
        )
    evaluation = scored.dossier.evaluation
    if evaluation.problems:
        known = [r.status for r in evaluation.recommendations if r.status is not None]
        done = sum(1 for status in known if status is RectificationStatus.DONE)
        told = f"已整改 {done} 条" if known else "整改情况没有公布"
        advice: Inlines = (
            (Text("建议 "), fact_text(scored, "建议.数量", unit=True), Text("，")) if evaluation.recommendations else ()
        )
        items.append(KeyFigure("问题", (fact_text(scored, "问题.数量", unit=True),), (*advice, Text(told))))
    if scored.dossier.kind.layout is Layout.FORM:
        names = tuple(one.name for one in losses(scored))
        items.append(
            KeyFigure(LOSSES, (Text(f"{trimmed(scored.full - scored.total)} 分"),), (Text(lost_names(names)),))
        )
    return KeyFigures(tuple(items))


def _rule_figure(scored: ScoredDossier) -> KeyFigure:
    """按规则核对了几项、合计几分；评价数据是单位自评的认定的，说自评。"""
    if scored.by_self and scored.self_total is not None:
        graded = (Text(" "), fact_text(scored, "自评等级")) if scored.self_grade is not None else ()
        return KeyFigure(OWN, (fact_text(scored, "自评总分"), *graded), (Text(OWN_NOTE),))
    if scored.rule_total is None or not scored.differing:
        return KeyFigure(CHECKED, (Text(checked_text(scored)),))
    value = (fact_text(scored, "规则总分"), Text(" "), fact_text(scored, "规则等级"))
    return KeyFigure("按规则总分", value, (Text(f"能核对 {checked_text(scored)}"),))


def _unadjusted(scored: ScoredDossier) -> bool:
    """全年预算数与年初预算数相同：没有调整，不说“调整为”。"""
    return scored.facts["资金.全年预算数"].value == scored.facts["资金.年初预算数"].value


def rule_notice(scored: ScoredDossier) -> Notice | None:
    """按规则会得另一个等级时，醒目地说明；评价数据是单位自评的认定的，只并列自评与评审。"""
    if scored.by_self and scored.self_grade not in {None, scored.grade}:
        return Notice("info", self_to_review(scored), (Paragraph((Text(OWN_DATA_TOLD),)),))
    if not scored.grade_differs:
        return None
    covered = scored.coverage
    sentence: Inlines = (
        Text("评定总分 "),
        fact_text(scored, "总分"),
        Text(f" 分，等级为“{scored.grade}”。{rule_basis_text(covered)}，总分为 "),
        fact_text(scored, "规则总分"),
        Text(" 分，等级为“"),
        fact_text(scored, "规则等级"),
        Text("”。"),
    )
    return Notice("warning", "按规则计分，等级不同", (Paragraph(sentence),))


def rate_chart(scored: ScoredDossier, label: str, anchor: str) -> BarChart:
    """各一级指标的得分率；自评表连同预算执行率一项。"""
    style = scored.dossier.kind.style
    bars: list[Bar] = []
    described: list[str] = []
    execution = scored.execution
    title = "各一级指标得分率"
    if execution is not None and execution.score is not None and execution.weight:
        title = "预算执行率与各一级指标的得分率"
        bars.append(_execution_bar(scored, execution, execution.score))
        got, full = score_text(execution.score, style), score_text(execution.weight, style)
        described.append(f"{EXECUTION} {got} 分，满分 {full} 分")
    for group in scored.groups:
        rate = group.rate if group.rate is not None else Decimal(0)
        prefix = f"指标.{group.anchor}"
        full = score_text(group.weight, style)
        note: tuple[Inline, ...] = (
            FactText(scored.identifier, f"{prefix}.得分", score_text(group.score, style)),
            Text(f" / {full}　"),
            FactText(scored.identifier, f"{prefix}.得分率", f"{rate}%"),
        )
        bars.append(Bar((Text(group.name),), str(rate), note))
        described.append(f"{group.name} {score_text(group.score, style)} 分，满分 {full} 分，得分率 {rate}%")
    return BarChart(anchor, Caption(label, title, ""), title, "；".join(described), tuple(bars))


def _execution_bar(scored: ScoredDossier, execution: ScoredExecution, score: Decimal) -> Bar:
    """预算执行率的得分占分值的多少；旁边写执行率本身。"""
    style = scored.dossier.kind.style
    key = execution_score_key(scored)
    note: list[Inline] = [FactText(scored.identifier, key, score_text(score, style))]
    note.append(Text(f" / {score_text(execution.weight, style)}"))
    if "资金.预算执行率" in scored.facts:
        note += [Text("　执行率 "), fact_text(scored, "资金.预算执行率", unit=True)]
    share = rounded(Fraction(score) / Fraction(execution.weight) * 100, _PERCENT)
    return Bar((Text(EXECUTION),), str(share), tuple(note))
