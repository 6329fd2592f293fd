"""一项指标一页：问什么、标准怎样、得几分、凭什么，引出了什么问题，别处同名的得几分。"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from jixiao.compose import addresses
from jixiao.compose.frame import report_page
from jixiao.compose.indicator_cards import indicator_cards
from jixiao.compose.indicator_consequences import alike_blocks, audit_blocks, finding_blocks
from jixiao.compose.indicator_grounds import evidence_blocks, material_blocks, point_blocks, record
from jixiao.compose.indicator_scores import difference_notice, score_figures
from jixiao.compose.indicator_table import given_above
from jixiao.compose.layout import Layout
from jixiao.compose.same_indicator import SameIndicator
from jixiao.compose.trace_parts import LeafFacts
from jixiao.model.diagnostic import Settled
from jixiao.model.dossier import Dictionary, Registry
from jixiao.model.report import Block, Heading, NavigationEntry, Page, PageRole, SitePath, Text
from jixiao.model.scored import ScoredDossier, ScoredLeaf
from jixiao.wording import indicator_page as words


@dataclass(frozen=True, slots=True)
class Surroundings:
    """一份评价之外的材料。

    rules 是规则类型的名称与网址末段；dictionary 是指标词典；alike 是全站的指标，按规范名称；
    review 是本评价的复核发现，公开的构建里为空。
    """

    registry: Registry
    rules: Mapping[str, str]
    dictionary: Dictionary
    alike: Mapping[str, tuple[SameIndicator, ...]]
    review: Settled


def indicator_pages(scored: ScoredDossier, layout: Layout, facts: LeafFacts, around: Surroundings) -> Iterator[Page]:
    """一份评价的各项指标，按次序，前后相连。"""
    leaves = tuple(scored.leaves())
    titles = _titles(leaves, layout)
    entries = [
        NavigationEntry(titles[leaf.anchor], addresses.indicator(scored.identifier, leaf.anchor)) for leaf in leaves
    ]
    above = given_above(scored.groups)
    evaluation = scored.dossier.evaluation
    for n, leaf in enumerate(leaves):
        blocks = tuple(_blocks(scored, layout, leaf, facts, around, only_above=leaf.anchor in above))
        title = entries[n].title
        page = report_page(scored, layout.navigation, entries[n].target.path, title, blocks)
        yield replace(
            page,
            role=PageRole.INDICATOR,
            subtitle=(Text(f"{evaluation.name}　{evaluation.year} 年度{scored.dossier.kind.document}"),),
            description=words.described(title, leaf, evaluation.name),
            crumbs=(*page.crumbs, *_system(scored, layout)),
            before=entries[n - 1] if n else None,
            after=entries[n + 1] if n + 1 < len(entries) else None,
        )


def _titles(leaves: tuple[ScoredLeaf, ...], layout: Layout) -> Mapping[str, str]:
    """各项的称呼：代码与名称；自评表的代码是编出来的，不写。称呼相同的以上级分辨，再不行的写锚点。"""
    named = {leaf.anchor: leaf.name if layout.form else f"{leaf.code} {leaf.name}" for leaf in leaves}
    above = {
        leaf.anchor: f"{named[leaf.anchor]}（{leaf.path[-1][1] if leaf.path else leaf.anchor}）" for leaf in leaves
    }
    plain, placed = Counter(named.values()), Counter(above.values())
    return {
        anchor: name if plain[name] == 1 else above[anchor] if placed[above[anchor]] == 1 else f"{name}（{anchor}）"
        for anchor, name in named.items()
    }


def _system(scored: ScoredDossier, layout: Layout) -> tuple[NavigationEntry, ...]:
    if layout.form:
        return ()
    path = addresses.part(scored.identifier, addresses.INDICATORS)
    return (NavigationEntry("指标体系", SitePath(path)),)


def _blocks(
    scored: ScoredDossier, layout: Layout, leaf: ScoredLeaf, facts: LeafFacts, around: Surroundings, *, only_above: bool
) -> Iterator[Block]:
    yield score_figures(scored, leaf, only_above=only_above)
    notice = difference_notice(leaf)
    if notice is not None:
        yield notice
    term = around.dictionary.term(leaf.name, len(leaf.path) + 1)
    yield record(scored, layout, leaf, around.registry, around.rules, term)
    yield from point_blocks(leaf)
    yield from evidence_blocks(scored, layout, leaf)
    yield from material_blocks(scored, layout, facts.of[leaf.anchor])
    yield from finding_blocks(scored, layout, leaf)
    yield from audit_blocks(scored, leaf, around.review)
    yield Heading(2, "", (Text(words.HOW),), "how")
    yield from indicator_cards(scored, leaf, facts.of[leaf.anchor], around.registry)
    yield from alike_blocks(scored, leaf, around.alike)
