"""计算底稿的各页：一页总目，几页来历卡。"""

from collections.abc import Iterator
from dataclasses import replace

from jixiao.compose import addresses
from jixiao.compose.frame import report_page
from jixiao.compose.layout import Layout
from jixiao.compose.trace import derivation_cards
from jixiao.compose.trace_index import trace_index
from jixiao.compose.trace_parts import LeafFacts, trace_parts
from jixiao.model.dossier import Registry
from jixiao.model.report import Block, Heading, Link, NavigationEntry, Page, PageRole, Paragraph, SitePath, Text
from jixiao.model.scored import ScoredDossier
from jixiao.wording import trace as words


def trace_pages(scored: ScoredDossier, layout: Layout, facts: LeafFacts, registry: Registry) -> Iterator[Page]:
    """总目在前。"""
    parts = trace_parts(scored, facts.others)
    yield replace(trace_index(scored, layout), role=PageRole.TRACE)
    index = NavigationEntry(words.TITLE, SitePath(addresses.part(scored.identifier, addresses.TRACE)))
    for part in parts:
        blocks: list[Block] = [Paragraph((Text(words.BACK), Link(index.target, (Text(words.TITLE),)), Text("。")))]
        for number, unit in enumerate(part.units, start=1):
            blocks.append(Heading(2, "", (Text(unit.title),), f"trace-{number}"))
            blocks.extend(derivation_cards(scored, unit.facts, registry))
        page = report_page(scored, layout.navigation, part.path, part.title, tuple(blocks))
        yield replace(page, role=PageRole.TRACE, crumbs=(*page.crumbs, index))
