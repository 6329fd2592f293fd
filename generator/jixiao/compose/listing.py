"""一份评价的各格、一个单位的链接：评价目录、单位页、年度页的表都用它。"""

from jixiao.compose import addresses
from jixiao.model.dossier import Registry
from jixiao.model.report import (
    Align,
    Cell,
    FactText,
    Inline,
    Inlines,
    LineBreak,
    Link,
    LinkKind,
    Scope,
    SitePath,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording.coverage import checked_text, grades_words


def unit_name(registry: Registry, name: str | None) -> str:
    """单位的名称，登记过的用登记的写法；没有写的是一横。"""
    organisation = registry.organisation(name) if name else None
    return organisation.name if organisation is not None else name or "—"


def unit_link(registry: Registry, name: str, year: int | None = None) -> Inlines:
    """单位的名称；登记过的连到它的页，给了年度的连到它那一年的。"""
    organisation = registry.organisation(name)
    if organisation is None:
        return (Text(name),)
    return (Link(SitePath(addresses.unit(organisation.slug, year)), (Text(name),)),)


def evaluation_link(scored: ScoredDossier) -> Link:
    """一份评价的名称，连到它的首页。"""
    target = SitePath(addresses.overview(scored.identifier))
    return Link(target, (Text(scored.dossier.evaluation.name),), LinkKind.EVALUATION)


def evaluation_cells(scored: ScoredDossier) -> tuple[Cell, ...]:
    """一份评价的各格：项目、总分、等级、按规则核对、全年执行、文种。"""
    rule: tuple[Inline, ...] = (Text(checked_text(scored)),)
    if scored.differing and scored.rule_total is not None:
        grade = grades_words(scored.rule_grade, scored.rule_grade_most)
        rule = (*rule, LineBreak(), Text("按规则总分 "), fact_text(scored, "规则总分"), Text(f" {grade}"))
    return (
        Cell((evaluation_link(scored),), Scope.ROW),
        Cell((fact_text(scored, "总分"),), align=Align.END),
        Cell((Text(scored.grade),)),
        Cell(rule),
        Cell((fact_text(scored, "资金.全年执行数"),), align=Align.END),
        Cell((Text(scored.dossier.kind.document),)),
    )


def fact_text(scored: ScoredDossier, key: str, *, unit: bool = False) -> Inline:
    """一个数，点得开；没有的写一横。"""
    fact = scored.facts.get(key)
    return FactText(scored.identifier, key, fact.display if unit else fact.text) if fact is not None else Text("—")


def execution_score_key(scored: ScoredDossier) -> str:
    """预算执行率的得分是哪个数据项：评定的，没有评定的是照规则算的。"""
    return "资金.评定得分" if "资金.评定得分" in scored.facts else "资金.规则得分"


def chosen(*query: tuple[str, str]) -> SitePath:
    """评价目录里只看合乎条件的；一条一项：栏名，值。"""
    return SitePath(addresses.EVALUATIONS, query=query)
