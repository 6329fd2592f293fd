"""首页的入口：读者最常问的几件事，各有一个现成的例子，点一下就到。"""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from jixiao.compose import addresses
from jixiao.compose.citations import CitationRecord, policy_link
from jixiao.compose.home import differing_path
from jixiao.compose.ledger import unsettled
from jixiao.compose.listing import evaluation_link
from jixiao.compose.matters import advice_counts, matters
from jixiao.model.dossier import Registry
from jixiao.model.kind import Layout
from jixiao.model.report import (
    Block,
    Cell,
    FactText,
    Heading,
    Inline,
    Inlines,
    Link,
    LinkKind,
    Row,
    Scope,
    SitePath,
    Table,
    TableRole,
    Text,
)
from jixiao.model.scored import ScoredDossier, ScoredLeaf
from jixiao.wording import home as words
from jixiao.wording.figures import score_text
from jixiao.wording.ledger import unsettled_text
from jixiao.wording.scores import computed_text

_MOST_CITED = 3


def ways_in(
    evaluations: Sequence[ScoredDossier],
    registry: Registry,
    citations: Iterable[CitationRecord],
    downloads: Sequence[Link] = (),
) -> tuple[Block, ...]:
    """问的事在左，去处在右。downloads 是现成可下载的文件，没有的不说下载。"""
    if not evaluations:
        return ()
    pairs: list[tuple[str, Inlines]] = [
        (words.WHY, _why(evaluations)),
        (words.CITED, _cited(registry, citations)),
        (words.UNSETTLED, _unsettled(evaluations)),
        *(((words.DATA, _data(downloads)),) if downloads else ()),
    ]
    rows = tuple(Row((Cell((Text(title),), Scope.ROW), Cell(content))) for title, content in pairs)
    heading = Heading(2, "", (Text(words.WAYS),), "ways")
    return (heading, Table("ways-table", None, (), (rows,), role=TableRole.RECORD))


def _why(evaluations: Sequence[ScoredDossier]) -> Inlines:
    """评定与按规则相差最多的一项，两个得分都点得开。"""
    leaves = [(one, leaf, gap) for one in evaluations for leaf in one.leaves() if (gap := _gap(leaf))]
    if not leaves:
        return (Text(words.NO_DIFFERENCE), Text(words.CLICK))
    scored, leaf, _ = max(leaves, key=lambda item: item[2])
    style = scored.dossier.kind.style
    form = scored.dossier.kind.layout is Layout.FORM
    target = addresses.indicator(scored.identifier, leaf.anchor)
    name = Link(target, (Text(leaf.name if form else f"{leaf.code} {leaf.name}"),), LinkKind.INDICATOR)
    awarded = score_text(leaf.awarded if leaf.awarded is not None else Decimal(0), style)
    return (
        Text(words.LARGEST),
        evaluation_link(scored),
        Text("的 "),
        name,
        Text("：评定 "),
        FactText(scored.identifier, f"指标.{leaf.anchor}.得分", awarded),
        Text(" 分，按规则 "),
        FactText(scored.identifier, f"指标.{leaf.anchor}.规则得分", computed_text(leaf)),
        Text(f" 分{words.CLICK}"),
        Link(differing_path(), (Text(words.DIFFERING),)),
    )


def _gap(leaf: ScoredLeaf) -> Decimal:
    if not leaf.differs or leaf.awarded is None or leaf.nearest is None:
        return Decimal(0)
    return abs(leaf.awarded - leaf.nearest)


def _cited(registry: Registry, citations: Iterable[CitationRecord]) -> Inlines:
    """引用的评价最多的几份有文号的文件。"""
    records = list(citations)
    times = Counter(one.policy for one in records)
    users = Counter(policy for policy, _ in {(one.policy, one.evaluation) for one in records})
    numbered = [one for one in registry.policies if one.number and times[one.slug]]
    numbered.sort(key=lambda one: (-users[one.slug], -times[one.slug], one.slug))
    every = Link(SitePath(addresses.POLICIES), (Text(words.ALL_POLICIES),))
    if not numbered:
        return (Text(f"{words.NO_POLICIES}。"), every)
    parts: list[Inline] = [Text(words.MOST_CITED)]
    for n, policy in enumerate(numbered[:_MOST_CITED]):
        told = words.cited_text(users[policy.slug], times[policy.slug])
        parts += [Text("、")] if n else []
        parts += [policy_link(policy, policy.number or policy.title), Text(told)]
    return (*parts, Text("。"), every)


def _unsettled(evaluations: Sequence[ScoredDossier]) -> Inlines:
    advice = advice_counts(matters(evaluations))
    if not advice:
        return (Text(f"{words.NO_RECORDS}。"),)
    return (Link(unsettled(), (Text(unsettled_text(advice)),)), Text("。"))


def _data(downloads: Sequence[Link]) -> Inlines:
    parts: list[Inline] = []
    for link in downloads:
        parts += [*((Text("、"),) if parts else ()), link]
    return (*parts, Text("。格式与各栏的意思见"), Link(SitePath(addresses.DATA), (Text(words.DATA_PAGE),)), Text("。"))
