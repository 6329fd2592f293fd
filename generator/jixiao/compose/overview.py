"""概览：一屏说清付了多少、得了几分、失在哪里。"""

from decimal import Decimal

from jixiao.compose.addresses import indicator, part
from jixiao.compose.disclosure import disclosure_blocks
from jixiao.model.finding import RectificationStatus
from jixiao.model.kind import Layout
from jixiao.model.report import (
    Bar,
    BarChart,
    Block,
    Caption,
    Cell,
    FactText,
    Heading,
    Inline,
    Inlines,
    KeyFigure,
    KeyFigures,
    Link,
    LinkKind,
    ListBlock,
    Notice,
    Paragraph,
    Row,
    Scope,
    SitePath,
    Table,
    TableRole,
    Text,
)
from jixiao.model.scored import ScoredDossier, ScoredGroup, ScoredLeaf
from jixiao.wording.figures import score_text, trimmed
from jixiao.wording.scores import computed_text, reason_text

_MOST_LOSSES = 3


def overview_blocks(scored: ScoredDossier) -> tuple[Block, ...]:
    """概览的卡片、得分率、主要失分与基本信息。"""
    losses = _losses(scored)
    notice = rule_notice(scored)
    blocks: list[Block] = [_figures(scored)]
    if notice is not None:
        blocks.append(notice)
    blocks.append(rate_chart(scored, "", "rates"))
    if losses is not None:
        blocks += [Heading(2, "", (Text("主要失分"),), "losses"), losses]
    blocks += [Heading(2, "", (Text("基本信息"),), "about"), about_table(scored), *disclosure_blocks(scored)]
    return tuple(blocks)


def _fact(scored: ScoredDossier, key: str, *, unit: bool = True) -> Inline:
    fact = scored.facts[key]
    return FactText(scored.identifier, key, fact.display if unit else fact.text)


def _figures(scored: ScoredDossier) -> KeyFigures:
    full = (Text(f"满分 {trimmed(scored.full)} 分"),)
    items = [
        KeyFigure("总分与等级", (_fact(scored, "总分", unit=False), Text(" "), _fact(scored, "等级")), full),
    ]
    if scored.rule_total != scored.total:
        differing = sum(1 for leaf in scored.leaves() if leaf.differs)
        only = "评定得分只给到上级指标" if any(g.awarded is not None for g in scored.groups) else ""
        note = (Text(only or f"{differing} 项评定得分与规则不同"),)
        value = (_fact(scored, "规则总分", unit=False), Text(" "), _fact(scored, "规则等级"))
        items.append(KeyFigure("按规则总分", value, note))
    facts = scored.facts
    if "资金.全年执行数" in facts:
        spent = _fact(scored, "资金.全年执行数")
        budget: tuple[Inline, ...] = ()
        if "资金.年初预算数" in facts:
            budget = (Text("年初预算 "), _fact(scored, "资金.年初预算数"))
        if "资金.全年预算数" in facts and not (budget and _unadjusted(scored)):
            budget = (*budget, Text("，调整为 " if budget else "全年预算 "), _fact(scored, "资金.全年预算数"))
        items.append(KeyFigure("全年执行", (spent,), budget))
    if "资金.预算执行率" in facts:
        basis = scored.dossier.profile.denominator.value.value
        items.append(KeyFigure("预算执行率", (_fact(scored, "资金.预算执行率"),), (Text(f"以{basis}计"),)))
    evaluation = scored.dossier.evaluation
    if evaluation.problems:
        known = [r.status for r in evaluation.recommendations if r.status is not None]
        done = sum(1 for status in known if status is RectificationStatus.DONE)
        told = f"已整改 {done} 条" if known else "整改情况没有公布"
        advice: Inlines = (Text("建议 "), _fact(scored, "建议.数量"), Text("，")) if evaluation.recommendations else ()
        items.append(KeyFigure("问题", (_fact(scored, "问题.数量"),), (*advice, Text(told))))
    return KeyFigures(tuple(items))


def _unadjusted(scored: ScoredDossier) -> bool:
    """全年预算数与年初预算数相同：没有调整，不说“调整为”。"""
    return scored.facts["资金.全年预算数"].value == scored.facts["资金.年初预算数"].value


def rule_notice(scored: ScoredDossier) -> Notice | None:
    """全按规则会得另一个等级时，醒目地说明。"""
    if scored.grade == scored.rule_grade:
        return None
    sentence: Inlines = (
        Text("评定总分 "),
        _fact(scored, "总分", unit=False),
        Text(f" 分，等级为“{scored.grade}”。算得出规则得分的指标都按规则计分，总分为 "),
        _fact(scored, "规则总分", unit=False),
        Text(" 分，等级为“"),
        _fact(scored, "规则等级"),
        Text("”。"),
    )
    return Notice("warning", "按规则计分，等级不同", (Paragraph(sentence),))


def rate_chart(scored: ScoredDossier, label: str, anchor: str) -> BarChart:
    """各一级指标的得分率。"""
    style = scored.dossier.kind.style
    bars = []
    described = []
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
    return BarChart(
        anchor, Caption(label, "各一级指标得分率", ""), "各一级指标得分率", "；".join(described), tuple(bars)
    )


def _losses(scored: ScoredDossier) -> ListBlock | None:
    groups = [g for g in scored.groups if g.awarded is not None and g.score < g.weight]
    if groups:  # 来源只给到一级指标的得分，末级的失分无从说起
        groups.sort(key=lambda g: g.score - g.weight)
        return ListBlock(ordered=False, items=tuple((Paragraph(_group_loss(scored, g)),) for g in groups))
    leaves = [leaf for leaf in scored.leaves() if leaf.lost and leaf.score is not None]
    leaves.sort(key=lambda leaf: _score(leaf) - leaf.weight)  # 排序稳定，失分相同的仍照指标体系的次序
    items = tuple((Paragraph(_loss(scored, leaf)),) for leaf in leaves[:_MOST_LOSSES])
    return ListBlock(ordered=False, items=items) if items else None


def _group_loss(scored: ScoredDossier, group: ScoredGroup) -> Inlines:
    style = scored.dossier.kind.style
    full, lost = score_text(group.weight, style), score_text(group.weight - group.score, style)
    shown = FactText(scored.identifier, f"指标.{group.anchor}.得分", score_text(group.score, style), "loss")
    return (Text(f"{group.code} {group.name}　失 {lost} 分（满分 {full} 分，得 "), shown, Text(" 分）"))


def _score(leaf: ScoredLeaf) -> Decimal:
    return leaf.score if leaf.score is not None else Decimal(0)


def _loss(scored: ScoredDossier, leaf: ScoredLeaf) -> Inlines:
    style = scored.dossier.kind.style
    form = scored.dossier.kind.layout is Layout.FORM
    name = leaf.name if form else f"{leaf.code} {leaf.name}"
    link = Link(indicator(scored.identifier, leaf.anchor), (Text(name),), LinkKind.INDICATOR)
    lost = score_text(leaf.weight - _score(leaf), style)
    awarded = FactText(scored.identifier, f"指标.{leaf.anchor}.得分", score_text(_score(leaf), style), "loss")
    parts: list[Inline] = [
        link,
        Text(f"　失 {lost} 分（满分 {score_text(leaf.weight, style)} 分，得 "),
        awarded,
        Text(" 分"),
    ]
    if leaf.differs:
        shown = FactText(scored.identifier, f"指标.{leaf.anchor}.规则得分", computed_text(leaf))
        parts += [Text("，按规则应得 "), shown, Text(" 分")]
    parts.append(Text("）"))
    why = leaf.performance or reason_text(leaf)
    if why:
        parts.append(Text(f"。{why}"))
    return tuple(parts)


def about_table(scored: ScoredDossier, *, traced: bool = True) -> Table:
    """基本信息。traced 为真的末行指向计算底稿。"""
    evaluation, profile = scored.dossier.evaluation, scored.dossier.profile
    period = f"{evaluation.period.start}至{evaluation.period.end}" if evaluation.period else None
    pairs: list[tuple[str, Inlines | None]] = [
        ("文种", (Text(scored.dossier.kind.document),)),
        ("年度", (Text(f"{evaluation.year} 年"),)),
        ("主管部门", _text(scored.dossier.supervisor)),
        ("实施单位", _text(scored.dossier.unit)),
        ("委托部门", _text(scored.dossier.body(evaluation.client))),
        ("评价机构", _text(scored.dossier.body(evaluation.evaluator))),
        ("评价时段", _text(period)),
        ("成文日期", _text(str(evaluation.issued) if evaluation.issued else None)),
        ("公开级别", (Text(evaluation.publicity.value),)),
        ("文件状态", (Text(evaluation.status.value),)),
        ("评分口径", (Text(f"{profile.name}（{profile.identifier} {profile.version}）"),)),
        ("说明", _text(evaluation.note)),
        ("修订记录", _text("；".join(f"{r.date}　{r.text.rstrip('。')}" for r in evaluation.revisions))),
    ]
    if traced:
        link = Link(SitePath(part(scored.identifier, "trace")), (Text("每个数字的来历"),))
        pairs.append(("计算底稿", (link,)))
    rows = tuple(Row((Cell((Text(label),), Scope.ROW), Cell(value))) for label, value in pairs if value is not None)
    return Table("about-table", None, (), (rows,), role=TableRole.RECORD)


def _text(value: str | None) -> Inlines | None:
    return (Text(value),) if value else None
