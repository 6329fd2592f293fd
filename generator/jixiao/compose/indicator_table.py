"""指标表：指标体系及得分（附标准与业绩），以及正文里的评分表。"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.compose.addresses import indicator, indicator_anchor
from jixiao.compose.citations import linked_text, policy_link
from jixiao.model.dossier import Registry
from jixiao.model.report import (
    Align,
    Caption,
    Cell,
    Emphasis,
    FactText,
    Inline,
    Inlines,
    LineBreak,
    Link,
    LinkKind,
    Row,
    Scope,
    Table,
    TableRole,
    Text,
)
from jixiao.model.scored import ScoredDossier, ScoredGroup, ScoredLeaf
from jixiao.wording.figures import score_text
from jixiao.wording.scores import NONE, computed_text, reason_text

_SYSTEM = (("分值", Align.END), ("规则得分", Align.END), ("评定得分", Align.END))
_DETAILS = (("业绩值与说明", Align.START),)


@dataclass(frozen=True, slots=True)
class _Line:
    """一行：末级指标，以及在这一行开头的上级（连同跨行数）。"""

    leaf: ScoredLeaf
    opened: tuple[tuple[ScoredGroup, int], ...]


def indicator_system(scored: ScoredDossier, registry: Registry, label: str) -> Table:
    """指标体系及得分的全表：标准可就地展开，每行有锚点，小计、合计在表内。"""
    depth = _depth(scored.groups)
    groups = []
    for group in scored.groups:
        rows = [
            Row(
                (
                    *_heads(line, _criterion_cell(line.leaf, depth, registry)),
                    *_scores(scored, line.leaf),
                    Cell(_remarks(line.leaf, registry)),
                ),
                _tone(line.leaf),
                indicator_anchor(line.leaf.anchor),
            )
            for line in _lines(group)
        ]
        groups.append((*rows, _subtotal(scored, group, depth, trailing=len(_DETAILS))))
    return Table(
        anchor="indicators",
        caption=Caption(label, "绩效评价指标体系及得分", "分"),
        head=(_head(depth, (*_SYSTEM, *_DETAILS)),),
        groups=tuple(groups),
        foot=_totals(scored, depth, trailing=len(_DETAILS)),
        role=TableRole.INDICATORS,
        widths=(*[9] * (depth - 1), 20, 6, 9, 9, 38),
    )


def score_table(scored: ScoredDossier, only: str, label: str, anchor: str) -> Table:
    """正文里的评分表：只有指标、分值与两种得分。only 是一级指标的代码，空为全部。"""
    chosen = [g for g in scored.groups if not only or g.code == only]
    depth = _depth(scored.groups)
    groups = []
    for group in chosen:
        rows = [
            Row(
                (*_heads(line, _linked_cell(scored, line.leaf, depth)), *_scores(scored, line.leaf)),
                _tone(line.leaf),
            )
            for line in _lines(group)
        ]
        groups.append((*rows, _subtotal(scored, group, depth, trailing=0)))
    return Table(
        anchor=anchor,
        caption=Caption(label, f"{chosen[0].name}类指标得分" if only and chosen else "指标得分", "分"),
        head=(_head(depth, _SYSTEM),),
        groups=tuple(groups),
        foot=() if only else _totals(scored, depth, trailing=0),
        role=TableRole.INDICATORS,
    )


def _head(depth: int, columns: tuple[tuple[str, Align], ...]) -> Row:
    levels = tuple((f"{name}级指标", Align.START) for name in "一二三四五"[:depth])
    return Row(tuple(Cell((Text(title),), Scope.COLUMN, align) for title, align in (*levels, *columns)))


def _depth(groups: tuple[ScoredGroup, ...]) -> int:
    """指标的级数，含末级。"""
    return max((len(leaf.path) + 1 for g in groups for leaf in g.leaves()), default=1)


def _lines(group: ScoredGroup, above: tuple[tuple[ScoredGroup, int], ...] = ()) -> Iterator[_Line]:
    opened = above if _solitary(group) else (*above, (group, sum(1 for _ in group.leaves())))
    for child in group.children:
        if isinstance(child, ScoredGroup):
            yield from _lines(child, opened)
        else:
            yield _Line(child, opened)
        opened = ()


def _solitary(group: ScoredGroup) -> bool:
    """最上层的末级指标自成一组：名称由它自己占满各级的栏。"""
    return any(isinstance(child, ScoredLeaf) and not child.path for child in group.children)


def _heads(line: _Line, leaf_cell: Cell) -> tuple[Cell, ...]:
    """行首各级：上级跨行，末级占到最后一级的栏。"""
    opened = (Cell(_named(group), Scope.ROW_GROUP, rowspan=span) for group, span in line.opened)
    return (*opened, leaf_cell)


def _named(group: ScoredGroup) -> Inlines:
    return (Text(f"{group.code} {group.name}"),)


def _criterion_cell(leaf: ScoredLeaf, depth: int, registry: Registry) -> Cell:
    """末级指标的名称，评分标准与依据可就地展开。"""
    parts: list[Inline] = list(linked_text(leaf.criterion, registry)[0])
    basis = _basis(leaf, registry)
    if basis:
        parts += [*((LineBreak(),) if parts else ()), Text("依据："), *basis]
    name = Text(f"{leaf.code} {leaf.name}")
    span = depth - len(leaf.path)
    return Cell((name,), Scope.ROW, colspan=span, details=tuple(parts), details_label="评分标准")


def _remarks(leaf: ScoredLeaf, registry: Registry) -> Inlines:
    """业绩值，另起一行写理由与说明。"""
    parts: list[Inline] = list(linked_text(leaf.performance, registry)[0])
    reason = reason_text(leaf)
    if reason:
        parts += [*((LineBreak(),) if parts else ()), Emphasis((Text(reason),))]
    return tuple(parts)


def _linked_cell(scored: ScoredDossier, leaf: ScoredLeaf, depth: int) -> Cell:
    target = indicator(scored.identifier, leaf.anchor, form=False)
    link = Link(target, (Text(f"{leaf.code} {leaf.name}"),), LinkKind.INDICATOR)
    return Cell((link,), Scope.ROW, colspan=depth - len(leaf.path))


def _scores(scored: ScoredDossier, leaf: ScoredLeaf) -> tuple[Cell, ...]:
    """分值、规则得分、评定得分。"""
    prefix = f"指标.{leaf.anchor}"
    shown = score_text(leaf.weight, scored.dossier.kind.style)
    weight = _fact(scored, f"{prefix}.分值", f"合用 {shown}" if leaf.shared else shown)
    computed = _fact(scored, f"{prefix}.规则得分", computed_text(leaf))
    return tuple(Cell((text,), align=Align.END) for text in (weight, computed, awarded_inline(scored, leaf)))


def awarded_inline(scored: ScoredDossier, leaf: ScoredLeaf) -> Inline:
    """评定得分，失分与不符规则的各有标记。"""
    if leaf.score is None:
        return Text(NONE)
    tone = "differs" if leaf.differs else ("loss" if leaf.lost else "")
    shown = score_text(leaf.score, scored.dossier.kind.style)
    return FactText(scored.identifier, f"指标.{leaf.anchor}.得分", shown, tone)


def _basis(leaf: ScoredLeaf, registry: Registry) -> Inlines:
    parts: list[Inline] = []
    for name in leaf.detail.basis:
        if parts:
            parts.append(Text("；"))
        policy = registry.policy(name)
        parts.extend((policy_link(policy),) if policy else linked_text(name, registry)[0])
    return tuple(parts)


def _tone(leaf: ScoredLeaf) -> str:
    return "loss" if leaf.lost else ""


def _subtotal(scored: ScoredDossier, group: ScoredGroup, depth: int, trailing: int) -> Row:
    prefix = f"指标.{group.anchor}"
    label = Cell((Text(f"{group.name}小计"),), Scope.ROW, colspan=depth)
    cells = (
        _number(scored, f"{prefix}.分值", group.weight),
        Cell((_fact(scored, f"{prefix}.规则得分"),), align=Align.END),
        _number(scored, f"{prefix}.得分", group.score),
    )
    rate = () if group.rate is None else (Text("得分率 "), _fact(scored, f"{prefix}.得分率", f"{group.rate}%"))
    return Row((label, *cells, *_tail(rate, trailing)), "subtotal")


def _totals(scored: ScoredDossier, depth: int, trailing: int) -> tuple[Row, ...]:
    label = Cell((Text("合计"),), Scope.ROW, colspan=depth)
    cells = (
        _number(scored, "满分", sum((g.weight for g in scored.groups), Decimal(0))),
        Cell((_fact(scored, "规则总分"),), align=Align.END),
        _number(scored, "总分", scored.total),
    )
    grade = (Text("等级 "), FactText(scored.identifier, "等级", scored.grade))
    return (Row((label, *cells, *_tail(grade, trailing)), "total"),)


def _tail(content: Inlines, trailing: int) -> tuple[Cell, ...]:
    return (Cell(content, colspan=trailing),) if trailing else ()


def _number(scored: ScoredDossier, key: str, value: Decimal) -> Cell:
    return Cell((_fact(scored, key, score_text(value, scored.dossier.kind.style)),), align=Align.END)


def _fact(scored: ScoredDossier, key: str, text: str = "") -> Inline:
    """数据项；没有写法的用它自己的写法。"""
    fact = scored.facts.get(key)
    return FactText(scored.identifier, key, text or fact.text) if fact is not None else Text(text)
