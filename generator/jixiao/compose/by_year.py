"""各年度：几份、执行多少、各等级几份、平均得分；图后是它的表。首页、年度一览、单位页都用它。"""

from collections.abc import Callable, Iterable, Sequence

from jixiao.compose import addresses
from jixiao.compose.column_heads import column_heads
from jixiao.compose.listing import chosen
from jixiao.compose.standing import by_document, comparable, grade_counts, spent_total
from jixiao.model.report import (
    Align,
    Bar,
    BarChart,
    Block,
    Caption,
    CardPlace,
    Cell,
    Inline,
    LineBreak,
    Link,
    Row,
    Scope,
    SitePath,
    Table,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording.catalogue import UNIT, YEAR
from jixiao.wording.figures import wan_text
from jixiao.wording.standing import BY_YEAR_NOTE, amount_text, grades_text, mean_text, share_text

_TITLE = "各年度评价份数"
_NONE = "—"
_COLUMNS = (
    ("年度", Align.START),
    ("评价", Align.END),
    ("全年执行（万元）", Align.END),
    ("等级", Align.START),
    ("平均得分", Align.START),
    ("问题", Align.END),
    ("建议", Align.END),
)
_CARDS = (
    CardPlace.PLAIN,
    CardPlace.LABELLED,
    CardPlace.LABELLED,
    CardPlace.PLAIN,
    CardPlace.LABELLED,
    CardPlace.LABELLED,
    CardPlace.LABELLED,
)


def years_of(members: Iterable[ScoredDossier]) -> dict[int, list[ScoredDossier]]:
    """各年度的各份，近者在前。"""
    found: dict[int, list[ScoredDossier]] = {}
    for one in sorted(members, key=lambda one: -one.dossier.evaluation.year):
        found.setdefault(one.dossier.evaluation.year, []).append(one)
    return found


def by_year_blocks(members: Sequence[ScoredDossier], *, unit: tuple[str, str] | None = None) -> tuple[Block, ...]:
    """图和表。unit 是一个单位的标识与名称：年度连到它那一年的页，份数连到目录里它的那几份。"""
    years = years_of(members)

    def target(year: int) -> SitePath:
        return SitePath(addresses.year(year) if unit is None else addresses.unit(unit[0], year))

    query = () if unit is None else ((UNIT, unit[1]),)
    return (*((_chart(years),) if len(years) > 1 else ()), _table(members, years, target, query))


def _chart(years: dict[int, list[ScoredDossier]]) -> BarChart:
    whole = sum(len(ours) for ours in years.values())
    bars = []
    told = []
    for year, ours in years.items():
        spent, listed = spent_total(ours)
        note = f"{len(ours)} 份" + (f"，执行 {amount_text(spent)}" if listed else "")
        bars.append(Bar((Text(f"{year} 年度"),), share_text(len(ours), whole), (Text(note),)))
        told.append(f"{year} 年度 {note}")
    return BarChart("year-chart", Caption("", _TITLE, ""), _TITLE, "；".join(told), tuple(bars))


def _table(
    members: Sequence[ScoredDossier],
    years: dict[int, list[ScoredDossier]],
    target: Callable[[int], SitePath],
    query: tuple[tuple[str, str], ...],
) -> Table:
    head = column_heads(_COLUMNS)
    rows = tuple(
        Row(
            (
                Cell((Link(target(year), (Text(f"{year} 年度"),)),), Scope.ROW),
                *_cells(ours, (*query, (YEAR, str(year)))),
            )
        )
        for year, ours in years.items()
    )
    foot = (Row((Cell((Text("合计"),), Scope.ROW), *_cells(members, query)), "total"),) if len(years) > 1 else ()
    return Table(
        "year-table",
        None,
        (head,),
        (rows,),
        foot,
        notes=((Text(BY_YEAR_NOTE),),),
        widths=(12, 8, 14, 18, 35, 7, 7),
        cards=_CARDS,
    )


def _cells(ours: Sequence[ScoredDossier], query: tuple[tuple[str, str], ...]) -> tuple[Cell, ...]:
    count: Inline = Link(chosen(*query), (Text(str(len(ours))),))
    problems = sum(len(one.dossier.evaluation.problems) for one in ours)
    advice = sum(len(one.dossier.evaluation.recommendations) for one in ours)
    return (
        Cell((count,), align=Align.END),
        Cell((Text(spent_cell(ours)),), align=Align.END),
        Cell((Text(grades_text(grade_counts(ours))),)),
        Cell(_means(ours)),
        Cell((Text(str(problems) if problems else _NONE),), align=Align.END),
        Cell((Text(str(advice) if advice else _NONE),), align=Align.END),
    )


def spent_cell(ours: Sequence[ScoredDossier]) -> str:
    """全年执行之和（万元），都没有列的是一横。"""
    spent, listed = spent_total(ours)
    return wan_text(spent) if listed else _NONE


def _means(ours: Sequence[ScoredDossier]) -> tuple[Inline, ...]:
    """各文种的平均得分，一行一种；满分不一的不求。"""
    parts: list[Inline] = []
    for document, those in by_document(ours).items():
        mean = mean_text([one.total for one in those]) if comparable(those) else _NONE
        parts += [LineBreak()] if parts else []
        parts.append(Text(f"{document} {mean}"))
    return tuple(parts)
