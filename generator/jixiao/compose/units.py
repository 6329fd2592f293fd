"""单位页与年度页：这个单位、这一年的全部评价，要点在前，然后是决算公开的素材，逐份在后。"""

from collections.abc import Iterable, Sequence

from jixiao.compose import addresses
from jixiao.compose.by_year import by_year_blocks, years_of
from jixiao.compose.final_accounts import final_accounts
from jixiao.compose.listing import unit_link
from jixiao.compose.standing import distribution_blocks, evaluation_table, standing_figures, unit_of
from jixiao.model.dossier import Registry
from jixiao.model.kind import Mode
from jixiao.model.registry import Organisation
from jixiao.model.report import (
    Block,
    Heading,
    Inline,
    Inlines,
    Link,
    NavigationEntry,
    Page,
    Paragraph,
    SitePath,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording.catalogue import UNIT, YEAR
from jixiao.wording.standing import EVALUATIONS, MATERIALS, OTHERS, PARENT

_ACCOUNTS = "final-accounts"  # 决算公开素材一节的锚点，见 final_accounts.py
_HOME = NavigationEntry("首页", SitePath(""))
_UNITS = (_HOME, NavigationEntry("单位", SitePath(addresses.UNITS)))
_YEARS = (_HOME, NavigationEntry("年度", SitePath(addresses.YEARS)))


def unit_pages(registry: Registry, evaluations: Iterable[ScoredDossier]) -> tuple[Page, ...]:
    """登记过、有评价的单位各一页，它的每个年度又一页。没有登记的单位只列在评价目录里。"""
    groups: dict[str, list[ScoredDossier]] = {}
    for one in sorted(evaluations, key=lambda one: one.identifier):
        slug = unit_of(one, registry)
        if slug is not None:
            groups.setdefault(slug, []).append(one)
    pages: list[Page] = []
    for organisation in registry.organisations:
        members = groups.get(organisation.slug)
        if members:
            pages.append(_unit_page(organisation, members, registry, groups))
            pages += [_unit_year_page(organisation, year, ours) for year, ours in years_of(members).items()]
    return tuple(pages)


def year_pages(registry: Registry, evaluations: Iterable[ScoredDossier]) -> tuple[Page, ...]:
    """每个年度一页。"""
    ordered = sorted(evaluations, key=lambda one: one.identifier)
    return tuple(_year_page(year, ours, registry) for year, ours in years_of(ordered).items())


def _unit_page(
    organisation: Organisation, members: Sequence[ScoredDossier], registry: Registry, groups: Iterable[str]
) -> Page:
    query = (UNIT, organisation.name)
    years = years_of(members)
    blocks: list[Block] = [standing_figures(members, query), Paragraph(_materials(organisation, years))]
    if len(years) > 1:
        trend = by_year_blocks(members, unit=(organisation.slug, organisation.name))
        blocks += [Heading(2, "", (Text("历年"),), "trend"), *trend]
    for year, ours in years.items():
        link = Link(SitePath(addresses.unit(organisation.slug, year)), (Text(f"{year} 年度"),))
        blocks += [Heading(2, "", (link,), f"year-{year}"), evaluation_table(ours, f"list-{year}")]
    title = f"{organisation.name}的绩效评价"
    return Page(
        addresses.unit(organisation.slug),
        organisation.name,
        (*blocks, *distribution_blocks(members, query)),
        subtitle=_about(organisation, registry, set(groups)),
        description=f"{title}，共 {len(members)} 份。",
        crumbs=_UNITS,
        window_title=title,
    )


def _about(organisation: Organisation, registry: Registry, listed: set[str]) -> Inlines:
    """题下一行：类别、上级。名称就是页题；认得出各种写法用的别名不列。"""
    parts: list[Inline] = [Text(organisation.category)] if organisation.category else []
    parent = next((one for one in registry.organisations if one.slug == organisation.parent), None)
    if parent is not None:
        name = Text(parent.name)
        above = Link(SitePath(addresses.unit(parent.slug)), (name,)) if parent.slug in listed else name
        parts += [Text(f"{'　' if parts else ''}{PARENT}"), above]
    return tuple(parts)


def _materials(organisation: Organisation, years: Iterable[int]) -> Inlines:
    """各年度的决算公开素材，一点即到。"""
    parts: list[Inline] = []
    for year in years:
        parts.append(Text("、") if parts else Text(MATERIALS))
        target = SitePath(addresses.unit(organisation.slug, year), _ACCOUNTS)
        parts.append(Link(target, (Text(f"{year} 年度"),)))
    return tuple(parts)


def _unit_year_page(organisation: Organisation, year: int, members: Sequence[ScoredDossier]) -> Page:
    query = ((UNIT, organisation.name), (YEAR, str(year)))
    rest = [one for one in members if one.dossier.kind.mode is not Mode.SELF]  # 自评表都在汇总表里，不再列一遍
    listed: tuple[Block, ...] = ()
    if rest:
        title = EVALUATIONS if len(rest) == len(members) else OTHERS
        listed = Heading(2, "", (Text(title),), "evaluations"), evaluation_table(rest, "list")
    blocks = (
        standing_figures(members, *query),
        *final_accounts(organisation.name, year, members),
        *listed,
        *distribution_blocks(members, *query),
    )
    title = f"{organisation.name} {year} 年度"
    return Page(
        addresses.unit(organisation.slug, year),
        title,
        blocks,
        description=f"{title}绩效评价 {len(members)} 份。",
        crumbs=(*_UNITS, NavigationEntry(organisation.name, SitePath(addresses.unit(organisation.slug)))),
        window_title=title,
    )


def _year_page(year: int, members: Sequence[ScoredDossier], registry: Registry) -> Page:
    units: dict[str, list[ScoredDossier]] = {}
    for one in members:
        units.setdefault(unit_of(one, registry) or one.dossier.evaluation.unit or "—", []).append(one)
    query = (YEAR, str(year))
    blocks: list[Block] = [standing_figures(members, query)]
    for number, ours in enumerate(units.values(), start=1):
        blocks += [
            Heading(2, "", _unit_title(ours[0], registry, year), f"unit-{number}"),
            evaluation_table(ours, f"list-{number}"),
        ]
    title = f"{year} 年度绩效评价"
    return Page(
        addresses.year(year),
        title,
        (*blocks, *distribution_blocks(members, query)),
        description=f"{title}，共 {len(members)} 份。",
        crumbs=_YEARS,
        window_title=title,
    )


def _unit_title(scored: ScoredDossier, registry: Registry, year: int) -> Inlines:
    name = scored.dossier.evaluation.unit or "—"
    organisation = registry.organisation(name)
    return unit_link(registry, organisation.name if organisation is not None else name, year)
