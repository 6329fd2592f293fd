"""指标页上的来历卡：评定得分在前，写谁给的、与规则差多少；规则得分次之；只有出处的在后。

页上别处已写的（标准、证据、依据、说明）只在浮出的卡里写；题上不重说是哪项指标。
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from jixiao.compose.trace import derivation_cards
from jixiao.model.derivation import Fact
from jixiao.model.dossier import Registry
from jixiao.model.indicator import FormRow
from jixiao.model.report import Block, CardLine, DerivationCard, FactText, Inlines, Section, Text
from jixiao.model.report_text import plain_text
from jixiao.model.scored import ScoredDossier, ScoredLeaf
from jixiao.wording import indicator_page as words
from jixiao.wording.derivations import LABELS

_SEPARATOR: Final = "　"
_FIRST: Final = (".评定得分", ".得分", ".规则得分", ".自评得分")
_ON_PAGE: Final = frozenset(LABELS[name] for name in ("criterion", "evidence", "basis", "method"))


def indicator_cards(
    scored: ScoredDossier, leaf: ScoredLeaf, facts: Iterable[Fact], registry: Registry
) -> Iterator[Block]:
    """一项指标的各张卡。"""
    listed = tuple(facts)
    for block in derivation_cards(scored, sorted(listed, key=_place), registry):
        yield _shortened(scored, leaf, block)


def _place(fact: Fact) -> tuple[int, bool]:
    """先后：几种得分在前，算出的次之，只有出处的在后。"""
    for n, ending in enumerate(_FIRST):
        if fact.key.endswith(ending):
            return n, False
    return len(_FIRST), fact.derivation is None


def _shortened(scored: ScoredDossier, leaf: ScoredLeaf, block: Block) -> Block:
    if isinstance(block, Section):
        return replace(block, blocks=tuple(_shortened(scored, leaf, inner) for inner in block.blocks))
    if not isinstance(block, DerivationCard):
        return block
    subject, _, title = block.title.rpartition(_SEPARATOR)
    lines = block.lines
    if leaf.awarded is not None and block.anchor == f"f-指标.{leaf.anchor}.评定得分":
        lines = tuple(_awarded(scored, leaf, block.lines))
    shown = tuple(_marked(line, leaf) for line in lines)
    return replace(block, subject=subject, title=title, lines=tuple(part for parts in shown for part in parts))


def _awarded(scored: ScoredDossier, leaf: ScoredLeaf, lines: tuple[CardLine, ...]) -> Iterator[CardLine]:
    """评定得分不是算出来的：谁给的，规则怎么说、差多少，理由，写在哪里。"""
    form = isinstance(leaf.detail, FormRow)
    given = scored.facts[f"指标.{leaf.anchor}.评定得分"]
    yield CardLine(words.GIVEN, ((Text(words.given_text(given.display, form=form)),),))
    ruled = scored.facts.get(f"指标.{leaf.anchor}.规则得分")
    if ruled is not None and leaf.nearest is not None:
        gap = (leaf.awarded or Decimal(0)) - leaf.nearest
        unexplained = leaf.differs and not leaf.reason and not form
        against: Inlines = (
            Text(words.BY_RULES),
            FactText(scored.identifier, ruled.key, ruled.display),
            Text(words.gap_text(gap, bounded=leaf.most is not None, unexplained=unexplained)),
        )
        yield CardLine(words.AGAINST, (against,))
    if leaf.reason:
        yield CardLine(words.DEVIATION_REASON if form else words.REASON, ((Text(leaf.reason),),), repeated=True)
    yield from (line for line in lines if line.label == LABELS["source"])


def _marked(line: CardLine, leaf: ScoredLeaf) -> Iterator[CardLine]:
    """页上别处已写的标明；说明一栏只有一部分写过的拆成两栏。"""
    if line.label in _ON_PAGE:
        yield replace(line, repeated=True)
    elif line.label == LABELS["notes"]:
        told = tuple(item for item in line.items if plain_text(item) == leaf.detail.note)
        rest = tuple(item for item in line.items if item not in told)
        if rest:
            yield replace(line, items=rest)
        if told:
            yield replace(line, items=told, repeated=True)
    else:
        yield line
