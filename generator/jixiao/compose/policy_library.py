"""政策文件库的目录：按层级列出，再按年份列出。"""

from collections.abc import Iterable, Mapping, Sequence

from jixiao.compose import addresses
from jixiao.compose.citations import CitationRecord, policy_link
from jixiao.compose.column_heads import column_heads
from jixiao.compose.policy_uses import PolicyUse, policy_uses
from jixiao.model.dossier import Registry
from jixiao.model.profile import Profile
from jixiao.model.registry import Policy, PolicyLevel
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
    Row,
    Scope,
    SitePath,
    Table,
    Text,
)
from jixiao.model.scored import ScoredDossier

_NO_LEVEL, _NO_DATE = "未注明层级", "未登记"
_BY_YEAR, _YEARS = "按成文年份", "by-year"
_COLUMNS = ("文件", "文号", "发文机关", "效力", "引用", "评分依据")
_CARDS = (CardPlace.PLAIN, CardPlace.PLAIN, CardPlace.PLAIN, CardPlace.LABELLED, CardPlace.LABELLED, CardPlace.LABELLED)


def policy_library(
    registry: Registry,
    citations: Iterable[CitationRecord],
    *,
    profiles: Iterable[Profile] = (),
    scored: Iterable[ScoredDossier] = (),
) -> tuple[Block, ...]:
    """文件库：按层级列出，附各文件被引用的次数、以它为评分依据的评价份数。"""
    uses = policy_uses(registry, citations, profiles, scored)
    levels = library_levels(registry)
    lead = (
        f"登记文件 {len(registry.policies)} 份。“引用”一栏是本站各评价引用它的次数，"
        "“评分依据”一栏是评分口径以它为依据的评价份数。"
    )
    blocks: list[Block] = [Paragraph((Text(lead),)), Paragraph(_jumps(levels))]
    for anchor, (title, members) in levels.items():
        blocks.append(Heading(2, "", (Text(title),), anchor))
        blocks.append(_listing(members, uses, anchor.replace("level", "policies")))
    if registry.policies:
        blocks += [Heading(2, "", (Text(_BY_YEAR),), _YEARS), _year_table(registry.policies)]
    return tuple(blocks)


def library_levels(registry: Registry) -> Mapping[str, tuple[str, list[Policy]]]:
    """文件库的各层级：在文件库页的锚点 → 名称、文件。"""
    return {
        f"level-{number}": (level.value if level else _NO_LEVEL, members)
        for number, level in enumerate((*PolicyLevel, None), start=1)
        if (members := [p for p in registry.policies if p.level is level])
    }


def _jumps(levels: Mapping[str, tuple[str, Sequence[Policy]]]) -> Inlines:
    """各层级几份，连到那一节；末了连到按年份的一节。"""
    parts: list[Inline] = []
    for anchor, (title, members) in levels.items():
        link = Link(SitePath(addresses.POLICIES, anchor), (Text(title),))
        parts += [link, Text(f" {len(members)} 份　")]
    return (*parts, Link(SitePath(addresses.POLICIES, _YEARS), (Text(_BY_YEAR),)))


def _year_table(policies: Iterable[Policy]) -> Table:
    """各年的文件，近的在前；没有登记日期的在末了。"""
    years: dict[int | None, list[Policy]] = {}
    for policy in sorted(policies, key=lambda p: -(p.date.year if p.date else 0)):
        years.setdefault(policy.date.year if policy.date else None, []).append(policy)
    titles = (("年份", Align.START), ("份数", Align.END), ("文件", Align.START))
    head = column_heads(titles)
    rows = tuple(
        Row(
            (
                Cell((Text(f"{year} 年" if year else _NO_DATE),), Scope.ROW),
                Cell((Text(str(len(members))),), align=Align.END),
                Cell(listed_policies(members)),
            ),
            anchor=f"year-{year or 0}",
        )
        for year, members in years.items()
    )
    return Table("policies-by-year", None, (head,), (rows,), widths=(12, 8, 80))


def listed_policies(policies: Iterable[Policy]) -> Inlines:
    """几份文件，各占一行。"""
    parts: list[Inline] = []
    for policy in policies:
        parts += [*((LineBreak(),) if parts else ()), policy_link(policy)]
    return tuple(parts)


def _listing(policies: list[Policy], uses: Mapping[str, PolicyUse], anchor: str) -> Table:
    head = column_heads(_COLUMNS)
    rows = tuple(
        Row(
            (
                Cell((policy_link(p, p.title),), Scope.ROW),
                Cell((Text(p.number or "—"),)),
                Cell((Text(p.issuer or "—"),)),
                Cell((Text(p.status.value),)),
                Cell((Text(_counted(len(uses[p.slug].citations), "处")),)),
                Cell((Text(_counted(uses[p.slug].scored, "份")),)),
            )
        )
        for p in policies
    )
    return Table(anchor, None, (head,), (rows,), widths=(38, 19, 18, 8, 8, 9), cards=_CARDS)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number else "—"
