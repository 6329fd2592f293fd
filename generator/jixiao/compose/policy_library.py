"""政策文件库的目录：全部文件一批记录，可以筛选、查找；没有脚本的照层级看。"""

from collections.abc import Iterable, Mapping, Sequence

from jixiao.compose import addresses
from jixiao.compose.citations import CitationRecord, policy_link
from jixiao.compose.joining import joined
from jixiao.compose.policy_uses import PolicyUse, policy_uses
from jixiao.compose.record_table import record_table
from jixiao.model.dossier import Registry
from jixiao.model.profile import Profile
from jixiao.model.records import Column, Record, Records
from jixiao.model.registry import Policy, PolicyLevel, PolicyStatus
from jixiao.model.report import (
    Align,
    Block,
    CardPlace,
    Cell,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Paragraph,
    Scope,
    Section,
    SitePath,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording.policies import (
    ADDRESS,
    CITING,
    LEVEL,
    LISTED,
    NO_LEVEL,
    STATUS,
    UNCITED,
    UNLISTED,
    UNREGISTERED,
    YEAR,
    cited_by_text,
    library_text,
)

_NONE = "—"


def policy_library(
    registry: Registry,
    citations: Iterable[CitationRecord],
    *,
    profiles: Iterable[Profile] = (),
    scored: Iterable[ScoredDossier] = (),
) -> tuple[Block, ...]:
    """文件库：按层级列出，附各文件被引用的次数、以它为评分依据的评价份数。"""
    records = policy_records(registry, citations, profiles=profiles, scored=scored)
    rows = dict(zip(_ordered(registry), records.rows, strict=True))
    levels = library_levels(registry)
    sections: list[Block] = [Paragraph(_jumps(levels))]
    for anchor, (title, members) in levels.items():
        sections.append(Heading(2, "", (Text(title),), anchor))
        sections.append(record_table(records, anchor.replace("level", "policies"), [[rows[p.slug] for p in members]]))
    listed = sum(1 for policy in registry.policies if policy.address)
    return (
        Paragraph((Text(library_text(len(registry.policies), listed)),)),
        Section("library", tuple(sections), records.path),
    )


def policy_records(
    registry: Registry,
    citations: Iterable[CitationRecord],
    *,
    profiles: Iterable[Profile] = (),
    scored: Iterable[ScoredDossier] = (),
) -> Records:
    """各份文件，层级高的在前，同级的照登记的次序。"""
    evaluations = tuple(scored)
    uses = policy_uses(registry, citations, profiles, evaluations)
    names = {
        one.identifier: cited_by_text(one.dossier.evaluation.name, one.dossier.evaluation.year) for one in evaluations
    }
    ordered = _ordered(registry)
    years = sorted({year for one in ordered.values() if (year := one.year) is not None}, reverse=True)
    columns = (
        Column("文件", width=35),
        Column("文号", width=20, card=CardPlace.PLAIN),
        Column("发文机关", width=14, card=CardPlace.PLAIN),
        Column(YEAR, facet=(*(str(year) for year in years), UNREGISTERED), width=7),
        Column(LEVEL, facet=(*(one.value for one in PolicyLevel), NO_LEVEL), width=7),
        Column(STATUS, facet=tuple(one.value for one in PolicyStatus), width=7),
        Column("引用", Align.END, width=5),
        Column("评分依据", Align.END, width=7),
        Column(CITING, facet=(*names.values(), UNCITED), words="被{}引用", shown=False),
        Column(ADDRESS, facet=(LISTED, UNLISTED), words="官方网址{}", shown=False),
    )
    rows = tuple(_record(one, uses[slug], names) for slug, one in ordered.items())
    return Records("policies", "份", "文件", columns, rows)


def _record(policy: Policy, use: PolicyUse, names: Mapping[str, str]) -> Record:
    citing = [Text(names.get(one, one)) for one in dict.fromkeys(record.evaluation for record in use.citations)]
    cells = (
        Cell((policy_link(policy, policy.title),), Scope.ROW),
        Cell((Text(policy.number or _NONE),)),
        Cell((Text(policy.issuer or _NONE),)),
        Cell((Text(str(policy.year) if policy.year is not None else UNREGISTERED),)),
        Cell((Text(_level(policy)),)),
        Cell((Text(policy.status.value),)),
        _count(len(use.citations)),
        _count(use.scored),
        Cell(joined(citing) or (Text(UNCITED),)),
        Cell((Text(LISTED if policy.address else UNLISTED),)),
    )
    return Record("", cells)


def library_levels(registry: Registry) -> Mapping[str, tuple[str, list[Policy]]]:
    """文件库的各层级：在文件库页的锚点 → 名称、文件。"""
    return {
        f"level-{number}": (level.value if level else NO_LEVEL, members)
        for number, level in enumerate((*PolicyLevel, None), start=1)
        if (members := [p for p in registry.policies if p.level is level])
    }


def level_path(anchor: str, title: str) -> SitePath:
    """文件库里的一个层级：有脚本时筛选出来，没有脚本时到那一节。"""
    return SitePath(addresses.POLICIES, anchor, ((LEVEL, title),))


def listed_policies(policies: Iterable[Policy]) -> Inlines:
    """几份文件，各占一行。"""
    parts: list[Inline] = []
    for policy in policies:
        parts += [*((LineBreak(),) if parts else ()), policy_link(policy)]
    return tuple(parts)


def _ordered(registry: Registry) -> dict[str, Policy]:
    return {policy.slug: policy for _, members in library_levels(registry).values() for policy in members}


def _jumps(levels: Mapping[str, tuple[str, Sequence[Policy]]]) -> Inlines:
    """各层级几份，连到那一节。"""
    parts: list[Inline] = []
    for anchor, (title, members) in levels.items():
        link = Link(SitePath(addresses.POLICIES, anchor), (Text(title),))
        parts += [link, Text(f" {len(members)} 份　")]
    return tuple(parts)


def _level(policy: Policy) -> str:
    return policy.level.value if policy.level else NO_LEVEL


def _count(number: int) -> Cell:
    return Cell((Text(str(number) if number else _NONE),), align=Align.END)
