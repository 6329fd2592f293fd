"""一份评价的复核页（只在内部的构建里）：逐条发现，按族分，先重后轻；各连到所涉的行与诊断目录。"""

from collections.abc import Iterable, Iterator

from jixiao.compose import addresses
from jixiao.compose.layout import Layout
from jixiao.model.diagnostic import Diagnostic, Settled, Severity, worst_first
from jixiao.model.report import (
    Block,
    CardLine,
    Code,
    DerivationCard,
    FactText,
    Heading,
    Inlines,
    Link,
    LinkKind,
    Paragraph,
    SitePath,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording.audit_pages import (
    ABOUT,
    ACTUAL,
    ADVICE,
    CODE,
    DATA_FILE,
    EXPECTED,
    PLACE,
    REASON,
    SEE_ALSO,
    review_summary,
)
from jixiao.wording.codes.catalogue import FAMILIES, code_named
from jixiao.wording.printing import ANSWERED, SEVERITIES

_TONES = {Severity.ERROR: "warning", Severity.WARNING: "warning", Severity.INFO: ""}


def summary_line_of(scored: ScoredDossier, review: Settled) -> Paragraph:
    """首页上的一行：几条发现，连到复核页。"""
    target = SitePath(addresses.part(scored.identifier, addresses.AUDIT))
    return Paragraph((Link(target, (Text("复核"),), LinkKind.AUDIT), Text(f"　{review_summary(review)}")))


def audit_blocks(scored: ScoredDossier, layout: Layout, review: Settled) -> tuple[Block, ...]:
    """复核页的内容。"""
    data = Link(SitePath(addresses.audit_data(scored.identifier)), (Text(f"{addresses.AUDIT}.json"),))
    blocks: list[Block] = [Paragraph((Text(f"{review_summary(review)}{DATA_FILE}"), data, Text("。")))]
    places = _Places(scored, layout)
    for family, title in FAMILIES.items():
        members = worst_first(d for d in review.open if d.code[2] == family)
        if members:
            blocks.append(Heading(2, "", (Text(f"{title}（{len(members)}）"),), f"family-{family}"))
            blocks.extend(_card(d, places) for d in members)
    if review.answered:
        blocks.append(Heading(2, "", (Text(f"{ANSWERED}（{len(review.answered)}）"),), "answered"))
        blocks.extend(_card(one.diagnostic, places, reason=one.reason) for one in review.answered)
    return tuple(blocks)


def _card(diagnostic: Diagnostic, places: "_Places", *, reason: str | None = None) -> DerivationCard:
    what = ANSWERED if reason is not None else SEVERITIES[diagnostic.severity]
    return DerivationCard(
        addresses.diagnostic_anchor(diagnostic.fingerprint),
        diagnostic.message,
        what,
        tuple(_lines(diagnostic, places, reason)),
        "quiet" if reason is not None else _TONES[diagnostic.severity],
    )


def _lines(diagnostic: Diagnostic, places: "_Places", reason: str | None) -> Iterator[CardLine]:
    for label, figure in ((EXPECTED, diagnostic.expected), (ACTUAL, diagnostic.actual)):
        if figure is not None:
            yield CardLine(label, ((Text(figure),),))
    concerned = tuple(places.of(diagnostic.about))
    if concerned:
        yield CardLine(ABOUT, concerned)
    yield CardLine(PLACE, ((Code(str(diagnostic.at)),),))
    if reason is not None:
        yield CardLine(REASON, ((Text(reason),),))
    elif diagnostic.hint:
        yield CardLine(ADVICE, ((Text(diagnostic.hint),),))
    if diagnostic.related:
        yield CardLine(SEE_ALSO, tuple((Text(f"{r.message}　"), Code(str(r.at))) for r in diagnostic.related))
    code = code_named(diagnostic.code)
    title = f"{diagnostic.code} {code.title}" if code is not None else diagnostic.code
    yield CardLine(CODE, ((Link(addresses.code(diagnostic.code), (Text(title),)),),))


class _Places:
    """数据项的名称（或其开头）印在哪里：指标的行、表、问卷的题；别的到计算底稿。"""

    def __init__(self, scored: ScoredDossier, layout: Layout) -> None:
        self._scored = scored
        self._layout = layout
        self._leaves = {f"指标.{leaf.anchor}": leaf for leaf in scored.leaves()}

    def of(self, names: Iterable[str]) -> Iterator[Inlines]:
        """各自的链接，同一处只写一次。"""
        seen: set[str] = set()
        for name in names:
            inlines = self._place(name)
            key = repr(inlines)
            if inlines and key not in seen:
                seen.add(key)
                yield inlines

    def _place(self, name: str) -> Inlines:
        scored, layout = self._scored, self._layout
        kind, _, rest = name.partition(".")
        own = name if name in self._leaves else name.rpartition(".")[0]
        leaf = self._leaves.get(own)
        if leaf is not None:
            target = addresses.indicator_row(scored.identifier, leaf.anchor, form=layout.form)
            title = leaf.name if layout.form else f"{leaf.code} {leaf.name}"
            part = name.removeprefix(own).removeprefix(".")
            return (Link(target, (Text(title),), LinkKind.INDICATOR), *((Text(f" {part}"),) if part else ()))
        if kind in {"表", "问卷"}:
            held, inner = self._held(rest, scored.tables if kind == "表" else scored.dossier.evaluation.surveys)
            target_or_none = layout.targets.get(f"{'table' if kind == '表' else 'survey'}:{held}")
            if target_or_none is not None:
                label = layout.labels.get(f"table:{held}", "") if kind == "表" else kind
                target = target_or_none
                if kind == "问卷" and inner.startswith("第"):
                    number = inner.removeprefix("第").partition("题")[0]
                    target = SitePath(target.path, addresses.question_anchor(held, number))
                link = Link(target, (Text(f"{label} {held}".strip()),), LinkKind.TABLE)
                return (link, *((Text(f" {inner.replace('.', ' ')}"),) if inner else ()))
        return self._traced(name)

    @staticmethod
    def _held(rest: str, known: Iterable[str]) -> tuple[str, str]:
        """表名、问卷名里可以有点：取对得上的最长的一个。"""
        names = [one for one in known if rest == one or rest.startswith(f"{one}.")]
        held = max(names, key=len, default="")
        return held, rest.removeprefix(held).removeprefix(".")

    def _traced(self, name: str) -> Inlines:
        fact = self._scored.facts.get(name)
        if fact is not None:
            return (FactText(self._scored.identifier, fact.key, fact.label), Text(f" {fact.display}"))
        return (Text(name.replace(".", " ")),)
