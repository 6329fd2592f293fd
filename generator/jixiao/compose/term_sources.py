"""词条的官方出处：文号、哪张表、在表里归在何处、所列的要点与算法。"""

from collections.abc import Iterable

from jixiao.compose import addresses
from jixiao.compose.citations import citation_text, policy_link
from jixiao.compose.column_heads import column_heads
from jixiao.model.dictionary import Term, TermSource
from jixiao.model.dossier import Dictionary, Registry
from jixiao.model.report import (
    Align,
    Block,
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
from jixiao.wording import dictionary as words
from jixiao.wording.scores import NONE

_COLUMNS = ((words.DOCUMENT, 26), (words.ATTACHMENT, 22), (words.FRAME, 22), (words.POINTS, 30), (words.FORMULA, 24))


def term_link(term: Term, text: str = "") -> Link:
    """指向一个词条；没有给文字的写它的名称。"""
    return Link(SitePath(addresses.term(term.slug)), (Text(text or term.name),))


def official_blocks(term: Term, dictionary: Dictionary, registry: Registry) -> tuple[Block, ...]:
    """官方文件怎样写这一项：一处出处一行；各处都没有的列不列。"""
    heading = Heading(2, "", (Text(words.OFFICIAL),), "official")
    if not term.sources:
        return (heading, Paragraph((Text(words.NO_SOURCE),)))
    rows = [_cells(source, term, dictionary, registry) for source in term.sources]
    kept = [n for n in range(len(_COLUMNS)) if any(row[n] for row in rows)]
    unverified = any(not (one.verified and (one.formula_verified or not one.formula)) for one in term.sources)
    notes = (words.OFFICIAL_NOTE, *((words.UNVERIFIED_NOTE,) if unverified else ()))
    table = Table(
        "official-table",
        None,
        (column_heads(tuple((_COLUMNS[n][0], Align.START) for n in kept)),),
        (tuple(Row(tuple(_cell(row[n], first=n == 0) for n in kept)) for row in rows),),
        notes=tuple((Text(note),) for note in notes),
        widths=tuple(_COLUMNS[n][1] for n in kept),
    )
    return (heading, table)


def sources_text(term: Term, registry: Registry) -> str:
    """各处出处的文号与位置，一行；没有的为空。"""
    return "；".join(f"{_number(source, registry)}{source.place or ''}" for source in term.sources)


def _cell(content: Inlines, *, first: bool) -> Cell:
    return Cell(content or (Text(NONE),), Scope.ROW if first else None)


def _cells(source: TermSource, term: Term, dictionary: Dictionary, registry: Registry) -> tuple[Inlines, ...]:
    policy = registry.policy(source.document)
    document = Text(source.document) if policy is None else policy_link(policy, citation_text(policy))
    place = words.checked(dictionary.place(source), verified=source.verified)
    formula = f"{source.original or term.name} = {source.formula}" if source.formula else ""
    told = words.checked(formula, verified=source.formula_verified)
    return (
        (document,),
        (Text(place),) if place else (),
        _frame(source, term, dictionary),
        _lines(f"{mark}{point}" for mark, point in zip("①②③④⑤⑥⑦⑧⑨⑩", source.points, strict=False)),
        (Text(told),) if told else (),
    )


def _frame(source: TermSource, term: Term, dictionary: Dictionary) -> Inlines:
    """在这份文件的体系里的位置：决策 › 项目立项 › 立项依据充分性。"""
    parts: list[Inline] = []
    for depth, name in enumerate(source.above, start=1):
        above = dictionary.term(name, depth)
        parts += [Text(name) if above is None else term_link(above, name), Text(" › ")]
    return (*parts, Text(source.original or term.name)) if parts or source.original else ()


def _lines(texts: Iterable[str]) -> Inlines:
    parts: list[Inline] = []
    for text in texts:
        parts += [*([LineBreak()] if parts else []), Text(text)]
    return tuple(parts)


def _number(source: TermSource, registry: Registry) -> str:
    policy = registry.policy(source.document)
    return policy.number if policy is not None and policy.number else source.document
