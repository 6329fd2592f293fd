"""规则的参考页：每类规则一页，例子由程序算出，末了列出用它的指标。"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, get_args

from jixiao.compose import addresses
from jixiao.compose.citations import linked_text
from jixiao.compose.column_heads import column_heads
from jixiao.compose.listing import evaluation_link
from jixiao.compose.trace import derivation_card
from jixiao.model.dossier import Registry
from jixiao.model.entry import Entry
from jixiao.model.indicator import IndicatorEntry, RuleData
from jixiao.model.kind import Layout
from jixiao.model.report import (
    Block,
    CardLine,
    Cell,
    Code,
    DerivationCard,
    FactText,
    Heading,
    Inline,
    Inlines,
    Link,
    LinkKind,
    ListBlock,
    NavigationEntry,
    Page,
    Paragraph,
    Preformatted,
    Row,
    Scope,
    SitePath,
    Strong,
    Table,
    Text,
)
from jixiao.model.scored import ScoredDossier, ScoredLeaf
from jixiao.model.workbook import CellFormula, CellInput
from jixiao.wording import rules as said
from jixiao.wording.derivations import LABELS
from jixiao.wording.figures import grouped, trimmed
from jixiao.wording.rules import RuleText
from jixiao.wording.scores import computed_text

_SKIPPED = frozenset(LABELS[name] for name in ("source", "basis", "method"))  # 例子不在评价里，没有出处；依据另有一节


@dataclass(frozen=True, slots=True)
class RuleExample:
    """一个例子：说明、文件里的原文、应得几分、评完分的样子。"""

    note: str
    written: str
    expected: str
    scored: ScoredDossier

    @property
    def leaf(self) -> ScoredLeaf:
        """例子里的那个末级指标。"""
        return next(self.scored.leaves())


@dataclass(frozen=True, slots=True)
class RuleGuide:
    """一类规则：名称、网址用的短名、参数模型、说明、例子。"""

    name: str
    slug: str
    model: type[Entry]
    text: RuleText
    examples: tuple[RuleExample, ...]


def rule_pages(guides: tuple[RuleGuide, ...], registry: Registry, scored: Iterable[ScoredDossier]) -> tuple[Page, ...]:
    """每类规则一页。scored 是这次构建收入的评价。"""
    evaluations = tuple(scored)
    navigation = tuple(NavigationEntry(g.name, SitePath(addresses.rule(g.slug))) for g in guides)
    crumbs = (
        NavigationEntry("首页", SitePath("")),
        NavigationEntry(said.INDEX, SitePath(addresses.RULES)),
    )
    return tuple(
        Page(
            addresses.rule(guide.slug),
            guide.name,
            rule_blocks(guide, registry, evaluations),
            subtitle=(Text(guide.text.purpose),),
            description=f"评分规则“{guide.name}”：{guide.text.purpose}",
            crumbs=crumbs,
            navigation=navigation,
            navigation_title=said.INDEX,
            window_title=f"{guide.name} · {said.INDEX}",
        )
        for guide in guides
    )


def rule_list(guides: tuple[RuleGuide, ...]) -> tuple[Block, ...]:
    """评分标准是怎样说的，用哪一类。"""
    rows = tuple(
        Row(
            (
                Cell((Text(guide.text.said),), Scope.ROW),
                Cell((Link(SitePath(addresses.rule(guide.slug)), (Text(guide.name),)),)),
                Cell((Text(guide.text.purpose),)),
            )
        )
        for guide in guides
    )
    return (Table("rules", None, (column_heads(said.LIST_COLUMNS),), (rows,), widths=(34, 16, 50)),)


def rule_blocks(guide: RuleGuide, registry: Registry, scored: tuple[ScoredDossier, ...]) -> tuple[Block, ...]:
    """一类规则的全部内容；explain 印的也是它。"""
    text = guide.text
    blocks: list[Block] = [
        _heading("formula"),
        Paragraph((Text(text.formula),)),
        _heading("parameters"),
        *_parameters(guide.model),
        _heading("inputs"),
        *_inputs(text),
        _heading("boundaries"),
        _listed(text.boundaries, registry),
        _heading("example"),
    ]
    for number, example in enumerate(guide.examples, start=1):
        blocks += _example(example, number, registry)
    if text.uncomputed:
        blocks += [_heading("cell"), Paragraph((Text(text.uncomputed),))]
    blocks += [_heading("basis"), _listed(text.basis, registry), _heading("users"), *_users(guide.name, scored)]
    return tuple(blocks)


def _heading(name: str) -> Heading:
    return Heading(2, "", (Text(said.TITLES[name]),), name)


def _listed(texts: tuple[str, ...], registry: Registry) -> ListBlock:
    return ListBlock(ordered=False, items=tuple((Paragraph(linked_text(t, registry)[0]),) for t in texts))


# ------------------------------------------------------------ 参数与数据


def _parameters(model: type[Entry]) -> Iterator[Block]:
    """参数表；参数里还有一组栏目的，各成一表。"""
    rows = tuple(_fields(model))
    if not rows:
        yield Paragraph((Text(said.NO_PARAMETERS),))
        return
    yield Table("parameters-table", None, (column_heads(said.PARAMETER_COLUMNS),), (rows,), widths=(22, 16, 62))
    for field in model.model_fields.values():
        for inner in _entries_in(field.annotation):
            yield Paragraph((Text(said.inner_fields(field.alias or "")),))
            table = f"parameters-{inner.__name__}"
            yield Table(
                table, None, (column_heads(said.PARAMETER_COLUMNS),), (tuple(_fields(inner)),), widths=(22, 16, 62)
            )


def _fields(model: type[Entry]) -> Iterator[Row]:
    properties = model.model_json_schema(by_alias=True)["properties"]
    for name, field in model.model_fields.items():
        if name == "kind":
            continue
        percent = "%" in str(properties[field.alias].get("pattern", ""))
        yield Row(
            (
                Cell((Text(field.alias or name),), Scope.ROW),
                Cell((Text(said.REQUIRED if field.is_required() else _default(field.default, percent=percent)),)),
                Cell((Text(field.description or ""),)),
            )
        )


def _default(value: object, *, percent: bool) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case Decimal():
            return trimmed(value) + ("%" if percent else "")
        case str():
            return value
        case _:
            return "—"


def _entries_in(annotation: Any) -> Iterator[type[Entry]]:  # noqa: ANN401 任何标注
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        yield annotation
    for argument in get_args(annotation):
        yield from _entries_in(argument)


def _inputs(text: RuleText) -> Iterator[Block]:
    if not text.inputs:
        yield Paragraph((Text(text.reading),))
        return
    rows = []
    for alias in text.inputs:
        of_data = _described(RuleData, alias)
        place = said.IN_DATA if of_data else said.IN_INDICATOR
        described = of_data or _described(IndicatorEntry, alias)
        rows.append(Row((Cell((Text(alias),), Scope.ROW), Cell((Text(place),)), Cell((Text(described),)))))
    yield Table("inputs-table", None, (column_heads(said.INPUT_COLUMNS),), (tuple(rows),), widths=(20, 18, 62))


def _described(model: type[Entry], alias: str) -> str:
    return next((f.description or "" for f in model.model_fields.values() if f.alias == alias), "")


# ------------------------------------------------------------ 例子


def _example(example: RuleExample, number: int, registry: Registry) -> Iterator[Block]:
    yield Heading(3, "", (Text(f"{said.TITLES['example']}{number}"),), f"example-{number}")
    yield Paragraph((Text(example.note),))
    yield Preformatted(example.written, "yaml")
    leaf, facts = example.leaf, example.scored.facts
    fact = facts.get(f"指标.{leaf.anchor}.规则得分")
    if fact is None:
        result = said.no_score(computed_text(leaf)) if leaf.band is not None else said.NO_SCORE
        yield Paragraph((Text(result),))
    else:
        yield _plain(derivation_card(example.scored, fact, registry), f"example-{number}-score")
    if leaf.cell is not None:
        yield from _cell(leaf.cell, number)


def _plain(card: DerivationCard, anchor: str) -> DerivationCard:
    """例子不在哪一份评价里，数不能再点开，也没有文件里的行号。"""
    lines = tuple(
        CardLine(line.label, tuple(_untraced(item) for item in line.items))
        for line in card.lines
        if line.label not in _SKIPPED
    )
    return DerivationCard(anchor, card.title, card.value, lines)


def _untraced(items: Inlines) -> Inlines:
    kept: list[Inline] = []
    for item in items:
        if isinstance(item, FactText):
            kept.append(Text(item.text))
        elif not isinstance(item, Code) and item != Text("　"):
            kept.append(item)
    return tuple(kept)


def _cell(cell: CellFormula, number: int) -> Iterator[Block]:
    yield Paragraph((Strong((Text(said.TITLES["cell"]),)), Text(f"　{said.CELL_LEAD}" if number == 1 else "")))
    yield Preformatted(f"={cell.text}", "excel")
    rows = tuple(
        Row((Cell((Text(one.name),), Scope.ROW), Cell((Text(_cell_value(one)),)), Cell(_cell_source(one))))
        for one in cell.inputs
    )
    yield Table(f"cell-{number}", None, (column_heads(said.CELL_COLUMNS),), (rows,), widths=(22, 20, 58))


def _cell_source(one: CellInput) -> Inlines:
    return (Text(f"{one.label}　"), Code(one.key)) if one.key else (Text(one.label),)


def _cell_value(one: CellInput) -> str:
    if isinstance(one.value, str):
        return one.value
    if one.unit == "%":
        return f"{grouped(one.value.scaleb(2))}%"
    return f"{grouped(one.value)} {one.unit}".rstrip()


# ------------------------------------------------------------ 用它的指标


def _users(name: str, scored: tuple[ScoredDossier, ...]) -> Iterator[Block]:
    found = [(one, [leaf for leaf in one.leaves() if leaf.rule == name]) for one in scored]
    used = [(one, leaves) for one, leaves in found if leaves]
    if not used:
        yield Paragraph((Text(said.NO_USERS),))
        return
    yield Paragraph((Text(said.users(len(used), sum(len(leaves) for _, leaves in used))),))
    yield ListBlock(ordered=False, items=tuple((Paragraph(_used_in(one, leaves)),) for one, leaves in used))


def _used_in(one: ScoredDossier, leaves: list[ScoredLeaf]) -> Inlines:
    form = one.dossier.kind.layout is Layout.FORM
    parts: list[Inline] = [evaluation_link(one), Text(f"（{one.dossier.evaluation.year}）：")]
    for number, leaf in enumerate(leaves):
        target = addresses.indicator(one.identifier, leaf.anchor)
        label = leaf.name if form else f"{leaf.code} {leaf.name}"
        parts += [Text("、")] if number else []
        parts.append(Link(target, (Text(label),), LinkKind.INDICATOR))
    return tuple(parts)
