"""政策文件库：按层级列出，每份文件一页，附上引用它的每一处。"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jixiao.compose import addresses
from jixiao.compose.citations import CitationRecord, citation_text, linked_text, policy_link
from jixiao.model.dossier import Registry
from jixiao.model.profile import Profile
from jixiao.model.registry import Policy, PolicyLevel
from jixiao.model.report import (
    Block,
    Cell,
    Heading,
    Inline,
    Inlines,
    Link,
    LinkKind,
    ListBlock,
    NavigationEntry,
    Page,
    Paragraph,
    Row,
    Scope,
    SitePath,
    Table,
    TableRole,
    Text,
)
from jixiao.model.scored import ScoredDossier

_HOME = (NavigationEntry("首页", SitePath("")),)
_LIBRARY = "政策文件库"
_COLUMNS = ("文件", "文号", "发文机关", "效力", "引用", "评分依据")


@dataclass(frozen=True, slots=True)
class _Use:
    """一份文件的用处：引用它的各处，以它为依据的口径连同照口径评分的评价。"""

    citations: tuple[CitationRecord, ...]
    profiles: tuple[tuple[Profile, tuple[ScoredDossier, ...]], ...]

    @property
    def scored(self) -> int:
        """以它为评分依据的评价份数。"""
        return sum(len(members) for _, members in self.profiles)


def policy_pages(
    registry: Registry,
    citations: Iterable[CitationRecord],
    evaluations: Mapping[str, str],
    *,
    profiles: Iterable[Profile] = (),
    scored: Iterable[ScoredDossier] = (),
) -> tuple[Page, ...]:
    """每份文件一页。evaluations 是评价的标识与名称；profiles 是全部口径，scored 是评完分的评价。"""
    uses = _uses(registry, citations, profiles, scored)
    return tuple(_policy_page(p, registry, uses[p.slug], evaluations) for p in registry.policies)


def policy_library(
    registry: Registry,
    citations: Iterable[CitationRecord],
    *,
    profiles: Iterable[Profile] = (),
    scored: Iterable[ScoredDossier] = (),
) -> tuple[Block, ...]:
    """文件库：按层级列出，附各文件被引用的次数、以它为评分依据的评价份数。"""
    uses = _uses(registry, citations, profiles, scored)
    lead = (
        f"登记文件 {len(registry.policies)} 份。“引用”一栏是本站各评价引用它的次数，"
        "“评分依据”一栏是评分口径以它为依据的评价份数。"
    )
    blocks: list[Block] = [Paragraph((Text(lead),))]
    for title, anchor, members in library_levels(registry):
        blocks.append(Heading(2, "", (Text(title),), anchor))
        blocks.append(_listing(members, uses, anchor.replace("level", "policies")))
    return tuple(blocks)


def library_levels(registry: Registry) -> Iterator[tuple[str, str, list[Policy]]]:
    """文件库的各层级：名称、在文件库页的锚点、文件。"""
    levels: list[PolicyLevel | None] = [*PolicyLevel, None]
    for number, level in enumerate(levels, start=1):
        members = [policy for policy in registry.policies if policy.level is level]
        if members:
            yield level.value if level else "未注明层级", f"level-{number}", members


def _uses(
    registry: Registry,
    citations: Iterable[CitationRecord],
    profiles: Iterable[Profile],
    scored: Iterable[ScoredDossier],
) -> dict[str, _Use]:
    """各文件的用处，按标识；有评价用的口径排在前面。"""
    cited: dict[str, list[CitationRecord]] = {policy.slug: [] for policy in registry.policies}
    for record in citations:
        cited[record.policy].append(record)
    by_profile: dict[str, list[ScoredDossier]] = {}
    for one in scored:
        by_profile.setdefault(one.dossier.profile.identifier, []).append(one)
    based: dict[str, list[tuple[Profile, tuple[ScoredDossier, ...]]]] = {}
    for profile in sorted(profiles, key=lambda p: p.identifier not in by_profile):
        found = (registry.policy(name) for name in profile.basis)
        for slug in dict.fromkeys(policy.slug for policy in found if policy is not None):
            based.setdefault(slug, []).append((profile, tuple(by_profile.get(profile.identifier, ()))))
    return {slug: _Use(tuple(records), tuple(based.get(slug, ()))) for slug, records in cited.items()}


def _listing(policies: list[Policy], uses: Mapping[str, _Use], anchor: str) -> Table:
    head = Row(tuple(Cell((Text(t),), Scope.COLUMN) for t in _COLUMNS))
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
    return Table(anchor, None, (head,), (rows,), widths=(38, 19, 18, 8, 8, 9))


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number else "—"


def _policy_page(policy: Policy, registry: Registry, use: _Use, evaluations: Mapping[str, str]) -> Page:
    blocks: list[Block] = [_card(policy, registry), *_citing(use, evaluations), *_grounding(use)]
    crumbs = (*_HOME, NavigationEntry(_LIBRARY, SitePath(addresses.POLICIES)))
    grounds = f"，{use.scored} 份评价的评分口径以它为依据" if use.scored else ""
    return Page(
        addresses.policy(policy.slug),
        policy.title,
        tuple(blocks),
        subtitle=(Text(policy.number),) if policy.number else (),
        description=f"{citation_text(policy)}，本站引用 {len(use.citations)} 处{grounds}。",
        crumbs=crumbs,
    )


def _citing(use: _Use, evaluations: Mapping[str, str]) -> tuple[Block, ...]:
    """引用本文件之处，按评价列出。"""
    blocks: list[Block] = [Heading(2, "", (Text("引用本文件之处"),), "cited")]
    if not use.citations:
        none = "各评价正文没有引用。" if use.profiles else "本站还没有评价引用它。"
        blocks.append(Paragraph((Text(none),)))
    by_evaluation: dict[str, list[CitationRecord]] = {}
    for record in use.citations:
        by_evaluation.setdefault(record.evaluation, []).append(record)
    for identifier, found in by_evaluation.items():
        link = Link(SitePath(addresses.overview(identifier)), (Text(evaluations[identifier]),), LinkKind.EVALUATION)
        blocks.append(Paragraph((link, Text(f"　{len(found)} 处"))))
        blocks.append(ListBlock(ordered=False, items=tuple((Paragraph(_place(record)),) for record in found)))
    return tuple(blocks)


def _grounding(use: _Use) -> tuple[Block, ...]:
    """以本文件为依据的评分口径，各附照它评分的评价。"""
    if not use.profiles:
        return ()
    blocks: list[Block] = [Heading(2, "", (Text("作为评分口径的依据"),), "basis")]
    for profile, members in use.profiles:
        count = f"{len(members)} 份评价照此评分" if members else "还没有评价照此评分"
        blocks.append(Paragraph((Text(f"{profile.name}　{count}"),)))
        if members:
            blocks.append(ListBlock(ordered=False, items=tuple((Paragraph(_scored(one)),) for one in members)))
    return tuple(blocks)


def _scored(one: ScoredDossier) -> Inlines:
    evaluation = one.dossier.evaluation
    link = Link(SitePath(addresses.overview(one.identifier)), (Text(evaluation.name),), LinkKind.EVALUATION)
    return (link, Text(f"　{evaluation.year} 年度"))


def _place(record: CitationRecord) -> Inlines:
    return (Link(record.target, (Text(record.where),)), Text(f"　{record.sentence}"))


def _card(policy: Policy, registry: Registry) -> Table:
    successor = registry.policy(policy.replaced_by) if policy.replaced_by else None
    pairs: list[tuple[str, tuple[Inline, ...]]] = [
        ("文号", _text(policy.number)),
        ("发文机关", _text(policy.issuer)),
        ("成文日期", _text(str(policy.date) if policy.date else None)),
        ("层级", _text(policy.level.value if policy.level else None)),
        ("类别", _text(policy.category)),
        ("效力", _text(policy.status.value)),
        ("被替代", (policy_link(successor),) if successor else ()),
        ("网址", (Link(policy.address, (Text(policy.address),)),) if policy.address else ()),
        ("其他写法", _text("；".join(policy.aliases))),
        ("说明", linked_text(policy.note, registry)[0] if policy.note else ()),
    ]
    rows = tuple(Row((Cell((Text(label),), Scope.ROW), Cell(value))) for label, value in pairs if value)
    return Table("card", None, (), (rows,), role=TableRole.RECORD)


def _text(value: str | None) -> tuple[Inline, ...]:
    return (Text(value),) if value else ()
