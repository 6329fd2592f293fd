"""各单位一行，下级排在上级之下。单位一览、首页都用它。"""

from collections.abc import Iterable, Sequence

from jixiao.compose import addresses
from jixiao.compose.by_year import spent_cell
from jixiao.compose.column_heads import column_heads
from jixiao.compose.listing import chosen, unit_name
from jixiao.compose.standing import grade_counts
from jixiao.model.dossier import Registry
from jixiao.model.registry import Organisation
from jixiao.model.report import Align, CardPlace, Cell, Inlines, Link, Row, Scope, SitePath, Table, Text
from jixiao.model.scored import ScoredDossier
from jixiao.wording.catalogue import UNIT
from jixiao.wording.standing import UNITS_NOTE, grades_text

_NONE = "—"
_INDENT = "　　"
_COLUMNS = (
    ("单位", Align.START),
    ("评价", Align.END),
    ("全年执行（万元）", Align.END),
    ("等级", Align.START),
    ("最近年度", Align.END),
)
_CARDS = (CardPlace.PLAIN, CardPlace.LABELLED, CardPlace.LABELLED, CardPlace.PLAIN, CardPlace.LABELLED)


def by_unit(evaluations: Iterable[ScoredDossier], registry: Registry) -> dict[str, list[ScoredDossier]]:
    """单位名称 → 它的各份；登记过的用登记的写法。"""
    groups: dict[str, list[ScoredDossier]] = {}
    for one in evaluations:
        groups.setdefault(unit_name(registry, one.dossier.evaluation.unit), []).append(one)
    return groups


def unit_table(evaluations: Iterable[ScoredDossier], registry: Registry) -> Table:
    """全部有评价的单位，连同它们的上级；没有登记的单位在后。"""
    groups = by_unit(evaluations, registry)
    rows = [_row(one, groups.pop(one.name, []), depth) for one, depth in _tree(registry, set(groups))]
    rows += [_numbers((Text(name),), name, ours) for name, ours in sorted(groups.items())]
    return _table("unit-table", rows, UNITS_NOTE)


def largest_units(evaluations: Iterable[ScoredDossier], registry: Registry, most: int) -> Table:
    """评价最多的几个单位。"""
    groups = sorted(by_unit(evaluations, registry).items(), key=lambda item: (-len(item[1]), item[0]))
    rows = []
    for name, ours in groups[:most]:
        organisation = registry.organisation(name)
        rows.append(_row(organisation, ours, 0) if organisation is not None else _numbers((Text(name),), name, ours))
    return _table("unit-table", rows, "")


def _table(anchor: str, rows: Sequence[Row], note: str) -> Table:
    head = column_heads(_COLUMNS)
    notes: tuple[Inlines, ...] = ((Text(note),),) if note else ()
    return Table(anchor, None, (head,), (tuple(rows),), notes=notes, widths=(40, 10, 16, 24, 10), cards=_CARDS)


def _tree(registry: Registry, named: set[str]) -> Iterable[tuple[Organisation, int]]:
    """有评价的单位和它们的上级，由上而下，连同在第几层；上级互指的只算一次。"""
    known = {one.slug: one for one in registry.organisations}
    kept: set[str] = set()
    for one in registry.organisations:
        if one.name in named:
            slug: str | None = one.slug
            while slug in known and slug not in kept:
                kept.add(slug)
                slug = known[slug].parent
    listed: set[str] = set()

    def walk(one: Organisation, depth: int) -> Iterable[tuple[Organisation, int]]:
        listed.add(one.slug)
        yield one, depth
        for child in registry.organisations:
            if child.parent == one.slug and child.slug in kept and child.slug not in listed:
                yield from walk(child, depth + 1)

    ordered = [one for one in registry.organisations if one.slug in kept]
    for top in sorted(ordered, key=lambda one: one.parent in kept):  # 没有上级的在前
        if top.slug not in listed:
            yield from walk(top, 0)


def _row(organisation: Organisation, ours: Sequence[ScoredDossier], depth: int) -> Row:
    lead = (Text(_INDENT * depth),) if depth else ()
    name = Text(organisation.name)
    link = Link(SitePath(addresses.unit(organisation.slug)), (name,)) if ours else name
    return _numbers((*lead, link), organisation.name, ours)


def _numbers(title: Inlines, name: str, ours: Sequence[ScoredDossier]) -> Row:
    if not ours:
        return Row((Cell(title, Scope.ROW), *(Cell((Text(_NONE),), align=align) for _, align in _COLUMNS[1:])))
    count = Link(chosen((UNIT, name)), (Text(str(len(ours))),))
    return Row(
        (
            Cell(title, Scope.ROW),
            Cell((count,), align=Align.END),
            Cell((Text(spent_cell(ours)),), align=Align.END),
            Cell((Text(grades_text(grade_counts(ours))),)),
            Cell((Text(str(max(one.dossier.evaluation.year for one in ours))),), align=Align.END),
        )
    )
