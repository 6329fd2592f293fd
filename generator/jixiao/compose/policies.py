"""政策文件库：按层级列出，每份文件一页，附上引用它的每一处。"""

from collections.abc import Iterable, Mapping

from jixiao.compose import addresses
from jixiao.compose.citations import CitationRecord, citation_text, linked_text, policy_link
from jixiao.model.dossier import Registry
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

_HOME = (NavigationEntry("首页", SitePath("")),)
_LIBRARY = "政策文件库"


def policy_pages(
    registry: Registry, citations: Iterable[CitationRecord], evaluations: Mapping[str, str]
) -> tuple[Page, ...]:
    """每份文件一页。evaluations 是评价的标识与名称。"""
    cited = _by_policy(citations)
    return tuple(_policy_page(p, registry, cited.get(p.slug, []), evaluations) for p in registry.policies)


def policy_library(registry: Registry, citations: Iterable[CitationRecord]) -> tuple[Block, ...]:
    """文件库：按层级列出，附各文件被引用的次数。"""
    cited = _by_policy(citations)
    lead = f"登记文件 {len(registry.policies)} 份。“引用”一栏是本站各评价引用它的次数。"
    blocks: list[Block] = [Paragraph((Text(lead),))]
    levels: list[PolicyLevel | None] = [*PolicyLevel, None]
    for number, level in enumerate(levels, start=1):
        members = [p for p in registry.policies if p.level is level]
        if members:
            title = level.value if level else "未注明层级"
            blocks.append(Heading(2, "", (Text(title),), f"level-{number}"))
            blocks.append(_listing(members, cited, f"policies-{number}"))
    return tuple(blocks)


def _by_policy(citations: Iterable[CitationRecord]) -> dict[str, list[CitationRecord]]:
    cited: dict[str, list[CitationRecord]] = {}
    for record in citations:
        cited.setdefault(record.policy, []).append(record)
    return cited


def _listing(policies: list[Policy], cited: Mapping[str, list[CitationRecord]], anchor: str) -> Table:
    head = Row(tuple(Cell((Text(t),), Scope.COLUMN) for t in ("文件", "文号", "发文机关", "效力", "引用")))
    rows = tuple(
        Row(
            (
                Cell((policy_link(p, p.title),), Scope.ROW),
                Cell((Text(p.number or "—"),)),
                Cell((Text(p.issuer or "—"),)),
                Cell((Text(p.status.value),)),
                Cell((Text(f"{len(cited.get(p.slug, ()))} 处"),)),
            )
        )
        for p in policies
    )
    return Table(anchor, None, (head,), (rows,), widths=(42, 20, 20, 9, 9))


def _policy_page(
    policy: Policy, registry: Registry, records: list[CitationRecord], evaluations: Mapping[str, str]
) -> Page:
    blocks: list[Block] = [_card(policy, registry)]
    blocks.append(Heading(2, "", (Text("引用本文件之处"),), "cited"))
    if not records:
        blocks.append(Paragraph((Text("本站还没有评价引用它。"),)))
    by_evaluation: dict[str, list[CitationRecord]] = {}
    for record in records:
        by_evaluation.setdefault(record.evaluation, []).append(record)
    for identifier, found in by_evaluation.items():
        link = Link(SitePath(addresses.overview(identifier)), (Text(evaluations[identifier]),), LinkKind.EVALUATION)
        blocks.append(Paragraph((link, Text(f"　{len(found)} 处"))))
        blocks.append(ListBlock(ordered=False, items=tuple((Paragraph(_place(record)),) for record in found)))
    crumbs = (*_HOME, NavigationEntry(_LIBRARY, SitePath(addresses.POLICIES)))
    title = policy.title
    return Page(
        addresses.policy(policy.slug),
        title,
        tuple(blocks),
        subtitle=(Text(policy.number),) if policy.number else (),
        description=f"{citation_text(policy)}，本站引用 {len(records)} 处。",
        crumbs=crumbs,
    )


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
