"""计算底稿的各页：一页总目，几页来历卡。"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from jixiao.compose import addresses
from jixiao.compose.frame import report_page
from jixiao.compose.layout import Layout
from jixiao.compose.trace import derivation_cards
from jixiao.compose.trace_parts import LeafFacts, TracePart, trace_parts
from jixiao.model.derivation import Fact
from jixiao.model.dossier import Registry
from jixiao.model.report import (
    Block,
    Cell,
    FactText,
    Heading,
    Inlines,
    Link,
    LinkKind,
    NavigationEntry,
    Page,
    PageRole,
    Paragraph,
    Row,
    Scope,
    SitePath,
    Table,
    TableRole,
    Text,
)
from jixiao.model.scored import ScoredDossier, ScoredLeaf
from jixiao.wording import trace as words


def trace_pages(scored: ScoredDossier, layout: Layout, facts: LeafFacts, registry: Registry) -> Iterator[Page]:
    """总目在前。"""
    parts = trace_parts(scored, facts.others)
    yield _index(scored, layout, facts, parts)
    index = NavigationEntry(words.TITLE, SitePath(addresses.part(scored.identifier, addresses.TRACE)))
    for part in parts:
        blocks: list[Block] = [Paragraph((Text(words.BACK), Link(index.target, (Text(words.TITLE),)), Text("。")))]
        for number, unit in enumerate(part.units, start=1):
            blocks.append(Heading(2, "", (Text(unit.title),), f"trace-{number}"))
            blocks.extend(derivation_cards(scored, unit.facts, registry))
        page = report_page(scored, layout.navigation, part.path, part.title, tuple(blocks))
        yield replace(page, role=PageRole.TRACE, crumbs=(*page.crumbs, index))


def _index(scored: ScoredDossier, layout: Layout, facts: LeafFacts, parts: Iterable[TracePart]) -> Page:
    """总目：每个数一行，行上是它的永久锚点。"""
    blocks: list[Block] = [Paragraph((Text(words.LEAD),))]
    for number, part in enumerate(parts, start=1):
        for unit in part.units:
            link: Inlines = (Link(SitePath(part.path), (Text(unit.title),)),)
            blocks.append(Heading(2, "", link, f"trace-{number}-{part.units.index(unit) + 1}"))
            blocks.append(_listing(scored, ((),), (unit.facts,)))
    leaves = list(scored.leaves())
    heads = tuple(_named(scored, leaf, layout) for leaf in leaves)
    blocks.append(Heading(2, "", (Text(words.OF_INDICATORS),), "trace-indicators"))
    blocks.append(_listing(scored, heads, tuple(tuple(facts.of[leaf.anchor]) for leaf in leaves)))
    path = addresses.part(scored.identifier, addresses.TRACE)
    return replace(report_page(scored, layout.navigation, path, words.TITLE, tuple(blocks)), role=PageRole.TRACE)


def _named(scored: ScoredDossier, leaf: ScoredLeaf, layout: Layout) -> Inlines:
    label = leaf.name if layout.form else f"{leaf.code} {leaf.name}"
    return (Link(addresses.indicator(scored.identifier, leaf.anchor), (Text(label),), LinkKind.INDICATOR),)


def _listing(scored: ScoredDossier, heads: tuple[Inlines, ...], groups: tuple[tuple[Fact, ...], ...]) -> Table:
    """一组数一段；heads 是各段的题，空的不写。"""
    shown = []
    for head, facts in zip(heads, groups, strict=True):
        opening = (Row((Cell(head, Scope.ROW_GROUP, colspan=2),)),) if head else ()
        shown.append((*opening, *(_row(scored, fact, alone=not head) for fact in facts)))
    return Table("", None, (), tuple(shown), role=TableRole.RECORD)


def _row(scored: ScoredDossier, fact: Fact, *, alone: bool) -> Row:
    """指标各段已有题，行上只写名目的末一节。"""
    label = fact.label if alone else fact.label.rpartition("　")[2]
    value = FactText(scored.identifier, fact.key, fact.display)
    anchor = addresses.fact_anchor(fact.key)
    return Row((Cell((Text(label),), Scope.ROW), Cell((value,))), anchor=anchor)
