"""指标词典：目录一页，每个词条一页，列出用它的每份评价与得分。"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jixiao.compose import addresses
from jixiao.compose.column_heads import column_heads
from jixiao.compose.indicator_uses import IndicatorUse
from jixiao.compose.joining import joined
from jixiao.compose.listing import evaluation_link
from jixiao.compose.rate_distribution import rate_distribution
from jixiao.compose.term_sources import official_blocks, sources_text, term_link
from jixiao.compose.term_uses import TermUses, evaluation_count
from jixiao.model.dictionary import Term
from jixiao.model.dossier import Registry
from jixiao.model.report import (
    Align,
    Block,
    CardPlace,
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
from jixiao.wording import dictionary as words
from jixiao.wording.scores import NONE

_HOME = (NavigationEntry("首页", SitePath("")), NavigationEntry(words.TITLE, SitePath(addresses.DICTIONARY)))
_INDEX = (*((name, Align.START) for name in ("词条", "级别", "解释", "出处")), ("使用", Align.END))
_INDEX_CARDS = (CardPlace.PLAIN, CardPlace.LEAD, CardPlace.PLAIN, CardPlace.LABELLED, CardPlace.LABELLED)
_USES = (
    ("评价", Align.START),
    ("年度", Align.END),
    ("指标", Align.START),
    ("分值", Align.END),
    ("规则得分", Align.END),
    ("评定得分", Align.END),
    ("得分率", Align.END),
)
_USES_CARDS = (
    CardPlace.PLAIN,
    CardPlace.PLAIN,
    CardPlace.PLAIN,
    CardPlace.LABELLED,
    CardPlace.LABELLED,
    CardPlace.LABELLED,
    CardPlace.LEAD,
)


def dictionary_index(uses: TermUses, registry: Registry) -> tuple[Block, ...]:
    """目录：按类别列出词条，各有几份评价在用；末尾是词典没有收的。"""
    terms = uses.dictionary.terms
    used = [term for term in terms if uses.of(term)]
    told = words.lead_text(len(terms), len(used), sum(len(uses.of(term)) for term in used))
    dimensions = _by_dimension(terms)
    blocks: list[Block] = [Paragraph((Text(told),)), Paragraph(_jumps(dimensions, uses))]
    for number, (dimension, members) in enumerate(dimensions.items(), start=1):
        blocks += [Heading(2, "", (Text(dimension),), f"dimension-{number}"), _listing(members, uses, registry, number)]
    blocks += [Heading(2, "", (Text(words.UNLISTED),), "unlisted"), *_unlisted(uses.unlisted)]
    return tuple(blocks)


def _by_dimension(terms: Iterable[Term]) -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = {}
    for term in terms:
        found.setdefault(term.dimension, []).append(term)
    return found


def _jumps(dimensions: Mapping[str, Sequence[Term]], uses: TermUses) -> Inlines:
    """各类各有几个词条，连到那一节。"""
    parts: list[Inline] = []
    for number, (dimension, members) in enumerate(dimensions.items(), start=1):
        link = Link(SitePath(addresses.DICTIONARY, f"dimension-{number}"), (Text(dimension),))
        parts += [link, Text(f" {len(members)} 个　")]
    last = Link(SitePath(addresses.DICTIONARY, "unlisted"), (Text(words.UNLISTED),))
    return (*parts, last, Text(f" {len(uses.unlisted)} 个"))


def _listing(terms: Iterable[Term], uses: TermUses, registry: Registry, number: int) -> Table:
    rows = tuple(
        Row(
            (
                Cell((term_link(term),), Scope.ROW),
                Cell((Text(term.level.value),)),
                Cell((Text(_first_sentence(term.explanation)),)),
                Cell((Text(sources_text(term, registry) or words.LOCAL),)),
                Cell((Text(f"{n} 份" if (n := evaluation_count(uses.of(term))) else NONE),), align=Align.END),
            )
        )
        for term in terms
    )
    widths = (20, 8, 42, 20, 10)
    return Table(f"terms-{number}", None, (column_heads(_INDEX),), (rows,), widths=widths, cards=_INDEX_CARDS)


def _first_sentence(text: str) -> str:
    """解释的第一句。"""
    return text.partition("。")[0] + "。"


def _unlisted(groups: Sequence[tuple[IndicatorUse, ...]]) -> Iterator[Block]:
    if not groups:
        yield Paragraph((Text(words.NO_UNLISTED),))
        return
    yield Paragraph((Text(words.UNLISTED_NOTE),))
    yield ListBlock(
        ordered=False,
        items=tuple((Paragraph(_same_named(uses)),) for uses in groups),
    )


def _same_named(uses: tuple[IndicatorUse, ...]) -> Inlines:
    """同名的一组：名称、份数，各评价的那一项。"""
    parts: list[Inline] = [Text(f"{uses[0].name}　{evaluation_count(uses)} 份："), *_linked(uses[0])]
    for use in uses[1:]:
        parts += [Text("；"), *_linked(use)]
    return tuple(parts)


def _linked(use: IndicatorUse) -> Inlines:
    evaluation = use.scored.dossier.evaluation
    return (Link(use.target, (Text(f"{evaluation.name}（{evaluation.year}）"),), LinkKind.INDICATOR),)


def term_pages(uses: TermUses, registry: Registry, rules: Mapping[str, str]) -> Iterator[Page]:
    """每个词条一页。rules 是评分规则的名称 → 网址用的短名。"""
    for term in uses.dictionary.terms:
        yield _term_page(term, uses, registry, rules)


def _term_page(term: Term, uses: TermUses, registry: Registry, rules: Mapping[str, str]) -> Page:
    found = uses.of(term)
    blocks: list[Block] = [
        _card(term, rules),
        *official_blocks(term, uses.dictionary, registry),
        Heading(2, "", (Text("使用它的评价"),), "uses"),
    ]
    if found:
        blocks.append(Paragraph((Text(words.uses_text(len(found), evaluation_count(found))),)))
        blocks += rate_distribution([use.rate for use in found if use.rate is not None])
        blocks.append(_uses_table(found))
    else:
        blocks.append(Paragraph((Text(words.NO_USES),)))
    return Page(
        addresses.term(term.slug),
        term.name,
        tuple(blocks),
        subtitle=(Text(f"{term.dimension}　{term.level.value}指标"),),
        description=f"{term.name}：{_first_sentence(term.explanation)}",
        crumbs=_HOME,
        window_title=f"{term.name}（{term.level.value}指标） · {words.TITLE}",
    )


def _card(term: Term, rules: Mapping[str, str]) -> Table:
    formula = words.checked(term.formula or "", verified=term.formula_verified)
    pairs: list[tuple[str, Inlines]] = [
        (words.EXPLANATION, (Text(term.explanation),)),
        ("别名", (Text("；".join(term.aliases)),) if term.aliases else ()),
        (words.OWN_FORMULA, (Text(formula),) if formula else ()),
        ("常用规则", joined(_rule(name, rules) for name in term.rules)),
    ]
    rows = tuple(Row((Cell((Text(label),), Scope.ROW), Cell(value))) for label, value in pairs if value)
    return Table("card", None, (), (rows,), role=TableRole.RECORD)


def _rule(name: str, rules: Mapping[str, str]) -> Inline:
    return Link(SitePath(addresses.rule(rules[name])), (Text(name),))


def _uses_table(uses: Iterable[IndicatorUse]) -> Table:
    found = tuple(uses)
    rows = tuple(_use_row(use) for use in found)
    notes = (words.RATE_NOTE, *((words.GROUP_NOTE,) if any(use.leaves for use in found) else ()))
    return Table(
        "uses-table",
        None,
        (column_heads(_USES),),
        (rows,),
        notes=tuple((Text(note),) for note in notes),
        widths=(30, 8, 26, 8, 10, 10, 10),
        cards=_USES_CARDS,
    )


def _use_row(use: IndicatorUse) -> Row:
    scored = use.scored
    evaluation = scored.dossier.evaluation
    name = " ".join(part for part in (use.code, use.name) if part)
    shown = (Link(use.target, (Text(name),), LinkKind.INDICATOR),)
    below = (Text(f"　{use.leaves} 项"),) if use.leaves else ()
    figures = (use.weight, use.rule, use.score, use.rate_figure)
    return Row(
        (
            Cell((evaluation_link(scored),), Scope.ROW),
            Cell((Text(str(evaluation.year)),), align=Align.END),
            Cell((*shown, *below)),
            *(Cell((figure.inline(scored),), align=Align.END) for figure in figures),
        ),
        "loss" if use.rate is not None and use.rate < 100 else "",
    )
