"""评价目录：按年度、单位列出，得分与等级写成文字。"""

from jixiao.compose import addresses
from jixiao.model.dossier import Registry
from jixiao.model.report import (
    Align,
    Block,
    Cell,
    FactText,
    Heading,
    Inline,
    Inlines,
    Link,
    LinkKind,
    Paragraph,
    Row,
    Scope,
    SitePath,
    Table,
    Text,
)
from jixiao.model.scored import ScoredDossier

_COLUMNS = (
    ("单位", Align.START),
    ("项目", Align.START),
    ("总分", Align.END),
    ("等级", Align.START),
    ("按规则总分", Align.END),
    ("全年执行（万元）", Align.END),
    ("文种", Align.START),
)


def evaluation_list(evaluations: tuple[ScoredDossier, ...], registry: Registry) -> tuple[Block, ...]:
    """按年度（近者在前）、单位列出全部评价；年度与登记过的单位各连到它的页。"""
    if not evaluations:
        return (Paragraph((Text("还没有评价。在 evaluations/ 下建立目录即可，见使用指南。"),)),)
    years = sorted({e.dossier.evaluation.year for e in evaluations}, reverse=True)
    blocks: list[Block] = []
    for year in years:
        members = [e for e in evaluations if e.dossier.evaluation.year == year]
        members.sort(key=lambda e: (e.dossier.evaluation.unit or "", e.identifier))
        link = Link(SitePath(addresses.year(year)), (Text(f"{year} 年度"),))
        blocks.append(Heading(2, "", (link,), f"year-{year}"))
        blocks.append(_year_table(year, members, registry))
    return tuple(blocks)


def _year_table(year: int, members: list[ScoredDossier], registry: Registry) -> Table:
    head = Row(tuple(Cell((Text(title),), Scope.COLUMN, align) for title, align in _COLUMNS))
    rows: list[Row] = []
    units: dict[str, list[ScoredDossier]] = {}
    for member in members:
        units.setdefault(member.dossier.evaluation.unit or "—", []).append(member)
    for unit, group in units.items():
        for n, scored in enumerate(group):
            opening = (Cell(unit_link(registry, unit), Scope.ROW_GROUP, rowspan=len(group)),) if n == 0 else ()
            rows.append(Row((*opening, *evaluation_cells(scored))))
    return Table(f"evaluations-{year}", None, (head,), (tuple(rows),), widths=(20, 26, 8, 10, 12, 12, 18))


def unit_link(registry: Registry, name: str, year: int | None = None) -> Inlines:
    """单位的名称；登记过的连到它的页，给了年度的连到它那一年的。"""
    organisation = registry.organisation(name)
    if organisation is None:
        return (Text(name),)
    return (Link(SitePath(addresses.unit(organisation.slug, year)), (Text(name),)),)


def evaluation_cells(scored: ScoredDossier) -> tuple[Cell, ...]:
    """一份评价的各格：项目、总分、等级、按规则总分、全年执行、文种。"""
    evaluation = scored.dossier.evaluation
    link = Link(SitePath(addresses.overview(scored.identifier)), (Text(evaluation.name),), LinkKind.EVALUATION)
    rule: tuple[Inline, ...] = (Text("相同"),)
    if scored.rule_total != scored.total:
        rule = (fact_text(scored, "规则总分"), Text(f" {scored.rule_grade}"))
    return (
        Cell((link,), Scope.ROW),
        Cell((fact_text(scored, "总分"),), align=Align.END),
        Cell((Text(scored.grade),)),
        Cell(rule, align=Align.END),
        Cell((fact_text(scored, "资金.全年执行数"),), align=Align.END),
        Cell((Text(scored.dossier.kind.document),)),
    )


def fact_text(scored: ScoredDossier, key: str, *, unit: bool = False) -> Inline:
    """一个数，点得开；没有的写一横。"""
    fact = scored.facts.get(key)
    return FactText(scored.identifier, key, fact.display if unit else fact.text) if fact is not None else Text("—")
