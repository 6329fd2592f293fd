"""政策文件：每份一页，附上引用它的每一处。"""

from collections.abc import Iterable, Mapping

from jixiao.compose import addresses
from jixiao.compose.citations import CitationRecord, citation_text, linked_text, policy_link
from jixiao.compose.listing import evaluation_link
from jixiao.compose.policy_library import listed_policies
from jixiao.compose.policy_uses import PolicyUse, policy_uses
from jixiao.model.dictionary import Term
from jixiao.model.dossier import Registry
from jixiao.model.profile import Profile
from jixiao.model.registry import Policy
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
from jixiao.wording.policies import ADDRESS, UNLISTED

_HOME = (NavigationEntry("首页", SitePath("")),)
_LIBRARY = "政策文件库"


def policy_pages(
    registry: Registry,
    citations: Iterable[CitationRecord],
    evaluations: Mapping[str, str],
    *,
    profiles: Iterable[Profile] = (),
    scored: Iterable[ScoredDossier] = (),
    terms: Iterable[Term] = (),
) -> tuple[Page, ...]:
    """每份文件一页。evaluations 是评价的标识与名称；profiles 是全部口径，scored 是评完分的评价，terms 是指标词条。"""
    uses = policy_uses(registry, citations, profiles, scored, terms)
    return tuple(_policy_page(p, registry, uses[p.slug], evaluations) for p in registry.policies)


def _policy_page(policy: Policy, registry: Registry, use: PolicyUse, evaluations: Mapping[str, str]) -> Page:
    blocks: list[Block] = [_card(policy, registry), *_citing(use, evaluations), *_grounding(use), *_defining(use)]
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


def _citing(use: PolicyUse, evaluations: Mapping[str, str]) -> tuple[Block, ...]:
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


def _grounding(use: PolicyUse) -> tuple[Block, ...]:
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


def _defining(use: PolicyUse) -> tuple[Block, ...]:
    """出自本文件的指标词条。"""
    if not use.terms:
        return ()
    links: list[Inline] = []
    for term in use.terms:
        links += [*((Text("、"),) if links else ()), Link(SitePath(addresses.term(term.slug)), (Text(term.name),))]
    return (Heading(2, "", (Text("指标词典里出自它的词条"),), "terms"), Paragraph(tuple(links)))


def _scored(one: ScoredDossier) -> Inlines:
    return (evaluation_link(one), Text(f"　{one.dossier.evaluation.year} 年度"))


def _place(record: CitationRecord) -> Inlines:
    return (Link(record.target, (Text(record.where),)), Text(f"　{record.sentence}"))


def _card(policy: Policy, registry: Registry) -> Table:
    successor = registry.policy(policy.replaced_by) if policy.replaced_by else None
    replaced = [one for one in registry.policies if one.replaced_by and registry.policy(one.replaced_by) is policy]
    pairs: list[tuple[str, tuple[Inline, ...]]] = [
        ("文号", _text(policy.number)),
        ("发文机关", _text(policy.issuer)),
        ("成文日期", _text(str(policy.date) if policy.date else None)),
        ("层级", _text(policy.level.value if policy.level else None)),
        ("类别", _text(policy.category)),
        ("效力", _text(policy.status.value)),
        ("被替代", (policy_link(successor),) if successor else ()),
        ("替代", listed_policies(replaced)),
        (ADDRESS, (Link(policy.address, (Text(policy.address),)) if policy.address else Text(UNLISTED),)),
        ("说明", linked_text(policy.note, registry)[0] if policy.note else ()),
    ]
    rows = tuple(Row((Cell((Text(label),), Scope.ROW), Cell(value))) for label, value in pairs if value)
    return Table("card", None, (), (rows,), role=TableRole.RECORD)


def _text(value: str | None) -> tuple[Inline, ...]:
    return (Text(value),) if value else ()
