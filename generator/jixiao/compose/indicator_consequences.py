"""一项指标引出的问题与建议、别处同名的指标、复核的发现。"""

from collections.abc import Iterator, Mapping

from jixiao.compose import addresses
from jixiao.compose.column_heads import column_heads
from jixiao.compose.layout import Layout
from jixiao.compose.same_indicator import SameIndicator, others_alike
from jixiao.model.diagnostic import Diagnostic, Settled, worst_first
from jixiao.model.finding import Problem, Recommendation, problem_status
from jixiao.model.kind import Layout as KindLayout
from jixiao.model.report import (
    Align,
    Block,
    Cell,
    FactText,
    Heading,
    Inline,
    Inlines,
    Link,
    LinkKind,
    ListBlock,
    Paragraph,
    Row,
    Scope,
    SitePath,
    Table,
    Text,
)
from jixiao.model.scored import ScoredDossier, ScoredLeaf
from jixiao.wording import indicator_page as words
from jixiao.wording.figures import score_text
from jixiao.wording.ledger import TITLE as LEDGER_TITLE
from jixiao.wording.ledger import status_text
from jixiao.wording.printing import ANSWERED, SEVERITIES
from jixiao.wording.scores import NONE, computed_text

_MOST_ALIKE = 20


def finding_blocks(scored: ScoredDossier, layout: Layout, leaf: ScoredLeaf) -> Iterator[Block]:
    """提到这项指标的问题，与针对它们的建议，各写整改状态；有失分而没有问题提到的，也照说。"""
    evaluation = scored.dossier.evaluation
    problems = [one for one in evaluation.problems if leaf.code in one.indicators]
    if not problems:
        if leaf.lost and evaluation.problems:
            yield Heading(2, "", (Text(words.FINDINGS),), "findings")
            yield Paragraph((Text(words.NOT_NAMED),))
        return
    yield Heading(2, "", (Text(words.FINDINGS),), "findings")
    items: list[tuple[Block, ...]] = []
    for problem in problems:
        advice = [one for one in evaluation.recommendations if problem.identifier in one.problems]
        items.append((Paragraph(_told(layout, problem, status_text(problem_status(problem, advice)))),))
        items += [(Paragraph(_told(layout, one, _settling(one))),) for one in advice]
    yield ListBlock(ordered=False, items=tuple(items))
    ledger = Link(SitePath(addresses.LEDGER), (Text(LEDGER_TITLE),))
    yield Paragraph((Text(words.LEDGER), ledger, Text("。")))


def _told(layout: Layout, one: Problem | Recommendation, tail: str) -> Inlines:
    target = layout.targets.get(f"finding:{one.identifier}")
    name: Inline = Text(one.identifier)
    if target is not None:
        name = Link(target, (name,), LinkKind.FINDING)
    return (name, Text(f"　{one.title.rstrip('。')}。整改状态：{tail}"))


def _settling(advice: Recommendation) -> str:
    facts = (
        status_text(advice.status),
        f"责任单位：{advice.responsible}" if advice.responsible else "",
        f"整改期限：{advice.deadline}" if advice.deadline else "",
    )
    return "，".join(fact for fact in facts if fact)


def audit_blocks(scored: ScoredDossier, leaf: ScoredLeaf, review: Settled) -> Iterator[Block]:
    """涉及这项指标的复核发现，各连到复核页的那一条；公开的构建没有。"""
    name = f"指标.{leaf.anchor}"
    found = [(one, SEVERITIES[one.severity]) for one in worst_first(d for d in review.open if d.concerns(name))]
    found += [(one.diagnostic, ANSWERED) for one in review.answered if one.diagnostic.concerns(name)]
    if found:
        yield Heading(2, "", (Text(words.AUDIT),), "audit")
        yield ListBlock(ordered=False, items=tuple((Paragraph(_finding(scored, one, what)),) for one, what in found))


def _finding(scored: ScoredDossier, diagnostic: Diagnostic, what: str) -> Inlines:
    path = addresses.part(scored.identifier, addresses.AUDIT)
    target = SitePath(path, addresses.diagnostic_anchor(diagnostic.fingerprint))
    return (Link(target, (Text(diagnostic.code),), LinkKind.AUDIT), Text(f"　{what}　{diagnostic.message}"))


def alike_blocks(
    scored: ScoredDossier, leaf: ScoredLeaf, alike: Mapping[str, tuple[SameIndicator, ...]]
) -> Iterator[Block]:
    """别处同名的指标：年度、分值与得分。"""
    others = others_alike(alike, scored, leaf)
    if not others:
        return
    shown = others[:_MOST_ALIKE]
    yield Heading(2, "", (Text(words.ALIKE),), "alike")
    yield Paragraph((Text(words.alike_text(len(shown), len(others))),))
    aligns = (Align.START, Align.START, Align.START, Align.END, Align.END, Align.END)
    titles = zip(words.ALIKE_COLUMNS, aligns, strict=True)
    head = column_heads(titles)
    rows = tuple(_alike_row(one) for one in shown)
    yield Table("alike-table", None, (head,), (rows,), widths=(40, 10, 20, 10, 10, 10))


def _alike_row(one: SameIndicator) -> Row:
    scored, leaf = one.scored, one.leaf
    evaluation, style = scored.dossier.evaluation, scored.dossier.kind.style
    form = scored.dossier.kind.layout is KindLayout.FORM
    name = evaluation.name if form else f"{evaluation.name}　{leaf.code}"
    link = Link(addresses.indicator(scored.identifier, leaf.anchor), (Text(name),), LinkKind.INDICATOR)
    figures = (
        ("分值", score_text(leaf.weight, style)),
        ("规则得分", NONE if leaf.own else computed_text(leaf)),
        ("得分", NONE if leaf.score is None else score_text(leaf.score, style)),
    )
    return Row(
        (
            Cell((link,), Scope.ROW),
            Cell((Text(str(evaluation.year)),)),
            Cell((Text(scored.dossier.unit or NONE),)),
            *(Cell((_fact(scored, leaf, item, text),), align=Align.END) for item, text in figures),
        )
    )


def _fact(scored: ScoredDossier, leaf: ScoredLeaf, item: str, text: str) -> Inline:
    key = f"指标.{leaf.anchor}.{item}"
    return FactText(scored.identifier, key, text) if key in scored.facts and text != NONE else Text(text)
