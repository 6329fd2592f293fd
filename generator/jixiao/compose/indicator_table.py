"""指标表：指标体系及得分（附标准与业绩），以及正文里的评分表。"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jixiao.compose.addresses import indicator, indicator_anchor
from jixiao.compose.audit_marks import AuditMarks
from jixiao.compose.citations import linked_text, policy_link
from jixiao.compose.column_heads import column_heads
from jixiao.model.dossier import Registry
from jixiao.model.indicator import Combination
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
from jixiao.model.scored import Coverage, ScoredDossier, ScoredGroup, ScoredLeaf
from jixiao.wording.coverage import BOUND_NOTE, PARTIAL_MARK, partial_note
from jixiao.wording.figures import score_text
from jixiao.wording.indicator_page import CRITERION, FORMULA, REASON
from jixiao.wording.scores import NONE, all_lost_text, computed_text, editor_text, lost_text, noted

_SELF = "自评得分"
_REMARKS = "业绩值与说明"
_MARK = "\u00a0≠"  # 与前面的数不断开
_MARKED = "≠　评定得分与规则得分不同。"
_GIVEN_ABOVE = "评定得分一栏为“—”而有规则得分的，原文只评到上一级，见该级的小计。"
_OWN_ABOVE = "评定得分一栏为“—”的，原文只评到上一级，见该级的小计；评价数据是单位自评的认定，不列规则得分。"


@dataclass(frozen=True, slots=True)
class _Line:
    """一行：末级指标，以及在这一行开头的上级（连同跨行数）。"""

    leaf: ScoredLeaf
    opened: tuple[tuple[ScoredGroup, int], ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """一张表的格局。

    depth 是指标的级数；own 为真的列出自评得分；above 是评定得分只给到上级的各项（锚点）；
    combined 是合用、择一的各项各属哪一种；details 为真的另有业绩值一栏。
    """

    scored: ScoredDossier
    depth: int
    own: bool
    above: frozenset[str]
    combined: Mapping[str, Combination]
    details: bool

    @property
    def ruled(self) -> bool:
        """列出规则得分；它只核对自评的不列。"""
        return not self.scored.by_self

    @property
    def columns(self) -> tuple[tuple[str, Align], ...]:
        """各栏。"""
        levels = tuple((f"{name}级指标", Align.START) for name in "一二三四五"[: self.depth])
        scores = ("分值", *((_SELF,) if self.own else ()), *(("规则得分",) if self.ruled else ()), "评定得分")
        last = ((_REMARKS, Align.START),) if self.details else ()
        return (*levels, *((name, Align.END) for name in scores), *last)

    @property
    def widths(self) -> tuple[int, ...]:
        """各栏的宽。"""
        if not self.details:
            return ()
        levels = {1: (), 2: (14,), 3: (10, 14), 4: (9, 12, 13)}.get(self.depth, (12,) * (self.depth - 1))
        return (*levels, 18, 6, *([9] if self.own else ()), *([9] if self.ruled else ()), 9, 34)


def _frame(scored: ScoredDossier, groups: tuple[ScoredGroup, ...], *, details: bool) -> _Frame:
    every = [inner for group in groups for inner in _nested(group)]
    leaves = [leaf for group in groups for leaf in group.leaves()]
    return _Frame(
        scored=scored,
        depth=max((len(leaf.path) + 1 for leaf in leaves), default=1),
        own=any(leaf.self_score is not None for leaf in scored.leaves()),
        above=given_above(groups),
        combined={
            child.anchor: g.combination
            for g in every
            for child in g.children
            if g.combination is not None and isinstance(child, ScoredLeaf)
        },
        details=details,
    )


def given_above(groups: tuple[ScoredGroup, ...]) -> frozenset[str]:
    """评定得分只给到上级的各项（锚点）。"""
    every = (inner for group in groups for inner in _nested(group) if inner.awarded is not None)
    return frozenset(leaf.anchor for group in every for leaf in group.leaves() if leaf.awarded is None)


def _nested(group: ScoredGroup) -> Iterator[ScoredGroup]:
    yield group
    for child in group.children:
        if isinstance(child, ScoredGroup):
            yield from _nested(child)


def indicator_system(scored: ScoredDossier, registry: Registry, label: str, marks: AuditMarks) -> Table:
    """指标体系及得分的全表：标准可就地展开，每行有锚点，小计、合计在表内；marks 是行上的复核记号。"""
    frame = _frame(scored, scored.groups, details=True)
    groups = []
    for group in scored.groups:
        rows = [
            Row(
                (
                    *_heads(frame, line, _criterion_cell(frame, line.leaf, registry, marks)),
                    *_scores(frame, line.leaf),
                    Cell(_remarks(line.leaf, registry)),
                ),
                _tone(line.leaf),
                indicator_anchor(line.leaf.anchor),
                _lost(line.leaf),
            )
            for line in _lines(group)
        ]
        groups.append((*rows, _subtotal(frame, group)))
    return Table(
        anchor="indicators",
        caption=Caption(label, "绩效评价指标体系及得分", "分"),
        head=(column_heads(frame.columns),),
        groups=tuple(groups),
        foot=(_total(frame, marks),),
        role=TableRole.INDICATORS,
        notes=_notes(frame, scored.groups),
        widths=frame.widths,
    )


def score_table(scored: ScoredDossier, only: str, label: str, anchor: str) -> Table:
    """正文里的评分表：只有指标、分值与各种得分。only 是一级指标的代码，空为全部。"""
    chosen = tuple(g for g in scored.groups if not only or g.code == only)
    frame = _frame(scored, chosen, details=False)
    groups = []
    for group in chosen:
        rows = [
            Row(
                (*_heads(frame, line, _linked_cell(scored, line.leaf, frame.depth)), *_scores(frame, line.leaf)),
                _tone(line.leaf),
                lost=_lost(line.leaf),
            )
            for line in _lines(group)
        ]
        groups.append((*rows, _subtotal(frame, group)))
    return Table(
        anchor=anchor,
        caption=Caption(label, f"{chosen[0].name}类指标得分" if only and chosen else "指标得分", "分"),
        head=(column_heads(frame.columns),),
        groups=tuple(groups),
        foot=() if only else (_total(frame),),
        role=TableRole.INDICATORS,
        notes=_notes(frame, chosen),
    )


def _notes(frame: _Frame, groups: tuple[ScoredGroup, ...]) -> tuple[Inlines, ...]:
    """表下的说明：表里用到的记号。"""
    marked = any(leaf.differs for g in groups for leaf in g.leaves()) or any(
        inner.differs for g in groups for inner in _nested(g)
    )
    bounded = any(leaf.most is not None for g in groups for leaf in g.leaves())
    above = _GIVEN_ABOVE if frame.ruled else _OWN_ABOVE
    shown = (
        _MARKED if marked else "",
        partial_note(frame.scored, groups, whole=groups == frame.scored.groups),
        BOUND_NOTE if bounded and frame.ruled else "",
        above if frame.above else "",
    )
    return tuple((Text(note),) for note in shown if note)


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


def _heads(frame: _Frame, line: _Line, leaf_cell: Cell) -> tuple[Cell, ...]:
    """行首各级：上级跨行，末级占到最后一级的栏。"""
    opened = (Cell(_named(frame, group), Scope.ROW_GROUP, rowspan=span) for group, span in line.opened)
    return (*opened, leaf_cell)


def _named(frame: _Frame, group: ScoredGroup) -> Inlines:
    """上级的名称。一级以下没有小计，评定得分只给到这一级的，写在名称下面。"""
    name = Text(f"{group.code} {group.name}")
    if group.awarded is None or group in frame.scored.groups:
        return (name,)
    return (name, LineBreak(), Text("评定 "), *_group_score(frame.scored, group))


def _criterion_cell(frame: _Frame, leaf: ScoredLeaf, registry: Registry, marks: AuditMarks) -> Cell:
    """末级指标的名称，评分标准与依据可就地展开。"""
    parts: list[Inline] = list(linked_text(leaf.criterion, registry)[0])
    basis = _basis(leaf, registry)
    if basis:
        parts += [*((LineBreak(),) if parts else ()), Text("依据："), *basis]
    name = (_link(frame.scored.identifier, leaf), *marks.below(f"指标.{leaf.anchor}"))
    span = frame.depth - len(leaf.path)
    label = CRITERION if leaf.detail.criterion or not leaf.criterion else FORMULA
    return Cell(name, Scope.ROW, colspan=span, details=tuple(parts), details_label=label)


def _link(identifier: str, leaf: ScoredLeaf) -> Link:
    """名称连到它的页。"""
    return Link(indicator(identifier, leaf.anchor), (Text(f"{leaf.code} {leaf.name}"),), LinkKind.INDICATOR)


def _remarks(leaf: ScoredLeaf, registry: Registry) -> Inlines:
    """评价者所见的业绩与评定的理由；编者的话另起一行，标明是编者的。"""
    reason = f"{REASON}：{leaf.reason}" if leaf.reason else ""
    note = noted(editor_text(leaf))
    lines: tuple[Inlines, ...] = (
        linked_text(leaf.performance, registry)[0],
        (Text(reason),) if reason else (),
        (Emphasis((Text(note),)),) if note else (),
    )
    written = [line for line in lines if line]
    return tuple(piece for n, line in enumerate(written) for piece in ((LineBreak(), *line) if n else line))


def _linked_cell(scored: ScoredDossier, leaf: ScoredLeaf, depth: int) -> Cell:
    return Cell((_link(scored.identifier, leaf),), Scope.ROW, colspan=depth - len(leaf.path))


def _scores(frame: _Frame, leaf: ScoredLeaf) -> tuple[Cell, ...]:
    """分值、自评得分、规则得分、评定得分。"""
    scored, prefix = frame.scored, f"指标.{leaf.anchor}"
    given = (Text(NONE),) if leaf.anchor in frame.above else awarded_inlines(scored, leaf)
    own = (_fact(scored, f"{prefix}.{_SELF}", NONE if leaf.self_score is None else ""),)
    computed = (_fact(scored, f"{prefix}.规则得分", computed_text(leaf)),)
    ruled = (computed,) if frame.ruled else ()
    columns = (_weight(frame, leaf), *((own,) if frame.own else ()), *ruled, given)
    return tuple(Cell(content, align=Align.END) for content in columns)


def _weight(frame: _Frame, leaf: ScoredLeaf) -> Inlines:
    """分值。合用的各行都写明合用；择一而没有选的不占分值。"""
    combination = frame.combined.get(leaf.anchor)
    if combination is Combination.ONE_OF and not leaf.applies:
        return (Text(NONE),)
    shown = score_text(leaf.weight, frame.scored.dossier.kind.style)
    weight = _fact(frame.scored, f"指标.{leaf.anchor}.分值", shown)
    return (Text("合用 "), weight) if combination is Combination.SHARED and leaf.shared else (weight,)


def awarded_inlines(scored: ScoredDossier, leaf: ScoredLeaf) -> Inlines:
    """评定得分；与规则得分不同的，数后加“≠”，不单靠颜色。"""
    return (_awarded(scored, leaf), *((Text(_MARK),) if leaf.differs else ()))


def _awarded(scored: ScoredDossier, leaf: ScoredLeaf) -> Inline:
    """评定得分，失分与不符规则的各有颜色。"""
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


def _lost(leaf: ScoredLeaf) -> str:
    """失分项单独列出时随行名写的：在哪一级之下，失几分。"""
    if leaf.score is None or not leaf.lost:
        return ""
    return lost_text([f"{code} {name}" for code, name in leaf.path], leaf.weight - leaf.score)


def _all_lost(scored: ScoredDossier) -> str:
    """一共失几分；与列出的各项之和不同的，两个数都写。"""
    listed = sum(
        (leaf.weight - leaf.score for leaf in scored.leaves() if leaf.lost and leaf.score is not None), Decimal(0)
    )
    full = sum((group.weight for group in scored.groups), Decimal(0))
    return all_lost_text(full - scored.total, listed)


def _subtotal(frame: _Frame, group: ScoredGroup) -> Row:
    scored, prefix = frame.scored, f"指标.{group.anchor}"
    label = Cell((Text(f"{group.name}小计"),), Scope.ROW, colspan=frame.depth)
    cells = (
        _number(scored, f"{prefix}.分值", group.weight),
        *((_own_subtotal(scored, group),) if frame.own else ()),
        *((_rule_sum(scored, f"{prefix}.规则得分", group.coverage),) if frame.ruled else ()),
        Cell(_group_score(scored, group), align=Align.END),
    )
    return Row((label, *cells, *((Cell(_group_remarks(scored, group)),) if frame.details else ())), "subtotal")


def _own_subtotal(scored: ScoredDossier, group: ScoredGroup) -> Cell:
    """自评得分的小计；适用的各项没有都自评的为“—”。"""
    missing = NONE if group.self_score is None else ""
    return Cell((_fact(scored, f"指标.{group.anchor}.{_SELF}", missing),), align=Align.END)


def _group_score(scored: ScoredDossier, group: ScoredGroup) -> Inlines:
    """一组的得分；原文评到这一级、又与规则不同的，标明。"""
    differs = group.differs
    shown = score_text(group.score, scored.dossier.kind.style)
    score = FactText(scored.identifier, f"指标.{group.anchor}.得分", shown, "differs" if differs else "")
    return (score, *((Text(_MARK),) if differs else ()))


def _rule_sum(scored: ScoredDossier, key: str, coverage: Coverage) -> Cell:
    """按规则的合计；有照评定得分计入的，数后加“*”；没有一项算得出的为“—”。"""
    if key not in scored.facts:
        return Cell((Text(NONE),), align=Align.END)
    return Cell((_fact(scored, key), *((Text(PARTIAL_MARK),) if coverage.rest else ())), align=Align.END)


def _group_remarks(scored: ScoredDossier, group: ScoredGroup) -> Inlines:
    """得分率；评定得分只给到这一级的，另起一行写评定理由。"""
    parts: list[Inline] = []
    if group.rate is not None:
        parts += [Text("得分率 "), _fact(scored, f"指标.{group.anchor}.得分率", f"{group.rate}%")]
    reason = next((e.reason for e in scored.dossier.evaluation.indicators if e.at == group.at), None)
    if group.awarded is not None and reason:
        parts += [*((LineBreak(),) if parts else ()), Emphasis((Text(f"{REASON}：{reason}"),))]
    return tuple(parts)


def _total(frame: _Frame, marks: AuditMarks | None = None) -> Row:
    scored = frame.scored
    marked = marks.below("总分", "等级", "满分") if marks is not None else ()
    label = Cell((Text("合计"), *marked), Scope.ROW, colspan=frame.depth)
    cells = (
        _number(scored, "满分", sum((g.weight for g in scored.groups), Decimal(0))),
        *((Cell((_fact(scored, "自评总分"),), align=Align.END),) if frame.own else ()),
        *((_rule_sum(scored, "规则总分", scored.coverage),) if frame.ruled else ()),
        _number(scored, "总分", scored.total),
    )
    grade = (Text("等级 "), FactText(scored.identifier, "等级", scored.grade))
    return Row((label, *cells, *((Cell(grade),) if frame.details else ())), "total", lost=_all_lost(scored))


def _number(scored: ScoredDossier, key: str, value: Decimal) -> Cell:
    return Cell((_fact(scored, key, score_text(value, scored.dossier.kind.style)),), align=Align.END)


def _fact(scored: ScoredDossier, key: str, text: str = "") -> Inline:
    """数据项；没有写法的用它自己的写法。"""
    fact = scored.facts.get(key)
    return FactText(scored.identifier, key, text or fact.text) if fact is not None else Text(text)
