"""词条的官方出处：文号、哪张表、在表里归在何处、所列的要点与算法。"""

from jixiao.compose import addresses
from jixiao.compose.citations import citation_text, policy_link
from jixiao.compose.joining import broken
from jixiao.model.dictionary import Term, TermSource
from jixiao.model.dossier import Dictionary, Registry
from jixiao.model.report import (
    Block,
    Cell,
    Heading,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Row,
    Scope,
    SitePath,
    Table,
    TableRole,
    Text,
)
from jixiao.wording import dictionary as words
from jixiao.wording.numbering import circled


def term_link(term: Term, text: str = "") -> Link:
    """指向一个词条；没有给文字的写它的名称。"""
    return Link(SitePath(addresses.term(term.slug)), (Text(text or term.name),))


def official_blocks(term: Term, dictionary: Dictionary, registry: Registry) -> tuple[Block, ...]:
    """官方文件怎样写这一项：一处出处一组，没有的栏不列。"""
    heading = Heading(2, "", (Text(words.OFFICIAL),), "official")
    if not term.sources:
        return (heading, Paragraph((Text(words.NO_SOURCE),)))
    unverified = any(not (one.verified and (one.formula_verified or not one.formula)) for one in term.sources)
    notes = (words.OFFICIAL_NOTE, *((words.UNVERIFIED_NOTE,) if unverified else ()))
    groups = tuple(
        tuple(
            Row((Cell((Text(label),), Scope.ROW), Cell(value)))
            for label, value in _pairs(source, term, dictionary, registry)
            if value
        )
        for source in term.sources
    )
    shown = tuple((Text(note),) for note in notes)
    return (heading, Table("official-table", None, (), groups, role=TableRole.RECORD, notes=shown))


def sources_text(term: Term, registry: Registry) -> str:
    """各处出处的文号与位置，一行；没有的为空。"""
    return "；".join(f"{_number(source, registry)}{source.place or ''}" for source in term.sources)


def _pairs(
    source: TermSource, term: Term, dictionary: Dictionary, registry: Registry
) -> tuple[tuple[str, Inlines], ...]:
    policy = registry.policy(source.document)
    document = Text(source.document) if policy is None else policy_link(policy, citation_text(policy))
    place = words.checked(dictionary.place(source), verified=source.verified)
    formula = f"{source.original or term.name} = {source.formula}" if source.formula else ""
    told = words.checked(formula, verified=source.formula_verified)
    return (
        (words.DOCUMENT, (document,)),
        (words.ATTACHMENT, (Text(place),) if place else ()),
        (words.FRAME, _frame(source, term, dictionary)),
        (words.POINTS, broken((Text(f"{circled(n)}{point}"),) for n, point in enumerate(source.points, start=1))),
        (words.FORMULA, (Text(told),) if told else ()),
    )


def _frame(source: TermSource, term: Term, dictionary: Dictionary) -> Inlines:
    """在这份文件的体系里的位置：决策 › 项目立项 › 立项依据充分性。"""
    parts: list[Inline] = []
    for depth, name in enumerate(source.above, start=1):
        above = dictionary.term(name, depth)
        parts += [Text(name) if above is None else term_link(above, name), Text(" › ")]
    return (*parts, Text(source.original or term.name)) if parts or source.original else ()


def _number(source: TermSource, registry: Registry) -> str:
    policy = registry.policy(source.document)
    return policy.number if policy is not None and policy.number else source.document
