"""一组评价的概况：各等级几份、平均得分怎样算、分布图和它的表、逐份。单位页、年度页都用它。"""

from collections.abc import Sequence
from decimal import Decimal

from jixiao.compose.column_heads import column_heads
from jixiao.compose.listing import chosen, evaluation_cells, fact_text
from jixiao.model.dossier import Registry
from jixiao.model.report import (
    Align,
    Bar,
    BarChart,
    Block,
    Caption,
    CardPlace,
    Cell,
    Heading,
    Inline,
    Inlines,
    KeyFigure,
    KeyFigures,
    Link,
    Row,
    Scope,
    Table,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording.catalogue import DOCUMENT, GRADE
from jixiao.wording.figures import trimmed, wan_text
from jixiao.wording.standing import SHARE_NOTE, amount_text, arithmetic_text, grades_text, mean_text, share_text

SPENT = "资金.全年执行数"
_DISTRIBUTION = "各等级份数"
_COLUMNS = (
    ("项目", Align.START),
    ("总分", Align.END),
    ("等级", Align.START),
    ("按规则核对", Align.START),
    ("全年执行（万元）", Align.END),
    ("执行率", Align.END),
    ("文种", Align.START),
)
_CARDS = (
    CardPlace.PLAIN,
    CardPlace.LEAD,
    CardPlace.LEAD,
    CardPlace.LABELLED,
    CardPlace.LABELLED,
    CardPlace.LABELLED,
    CardPlace.PLAIN,
)


def standing_figures(members: Sequence[ScoredDossier], *query: tuple[str, str]) -> KeyFigures:
    """要点：几份、全年执行、各文种的平均得分连同算法、等级。query 是评价目录里选出这一组的条件。"""
    spent, listed = spent_total(members)
    count = Link(chosen(*query), (Text(f"{len(members)} 份"),))
    items = [KeyFigure("绩效评价", (count,))]
    if listed:
        note = (Text(f"{listed} 份列有"),) if listed < len(members) else ()
        items.append(KeyFigure("全年执行合计" if listed > 1 else "全年执行", (Text(amount_text(spent)),), note))
    items += [_average(document, ours) for document, ours in by_document(members).items() if len(ours) > 1]
    items.append(KeyFigure(GRADE, (Text(grades_text(grade_counts(members))),)))
    return KeyFigures(tuple(items))


def _average(document: str, ours: Sequence[ScoredDossier]) -> KeyFigure:
    if not comparable(ours):
        fulls = "、".join(f"{trimmed(full)} 分" for full in sorted({one.full for one in ours}))
        return KeyFigure("平均得分", (Text("不求平均"),), (Text(f"{document} {len(ours)} 份，满分不一（{fulls}）"),))
    totals = [one.total for one in ours]
    note = f"{document} {len(ours)} 份，{arithmetic_text(totals)}"
    return KeyFigure("平均得分", (Text(f"{mean_text(totals)} 分"),), (Text(note),))


def distribution_blocks(members: Sequence[ScoredDossier], *query: tuple[str, str]) -> tuple[Block, ...]:
    """等级分布一节；都是一个等级的，要点里已说，不画。"""
    if len({one.grade for one in members}) == 1:
        return ()
    return Heading(2, "", (Text("等级分布"),), "grades"), *grade_blocks(members, *query)


def grade_blocks(members: Sequence[ScoredDossier], *query: tuple[str, str]) -> tuple[Block, ...]:
    """等级分布图和它的表；表里的份数连到评价目录。"""
    counts = grade_counts(members)
    return _chart(counts), _grade_table(members, counts, query)


def grade_counts(members: Sequence[ScoredDossier]) -> dict[str, int]:
    """各等级几份，照口径由高到低；等级划分相同的，没有的记零，不同的只记有的。"""
    frames = dict.fromkeys(tuple(band.name for band in one.dossier.profile.grades.value) for one in members)
    counts = dict.fromkeys((grade for frame in frames for grade in frame), 0)
    for one in members:
        counts[one.grade] += 1
    return counts if len(frames) == 1 else {grade: n for grade, n in counts.items() if n}


def by_document(members: Sequence[ScoredDossier]) -> dict[str, list[ScoredDossier]]:
    """照文种分开：文种不同，得分不可比，平均各算各的。"""
    found: dict[str, list[ScoredDossier]] = {}
    for one in members:
        found.setdefault(one.dossier.kind.document, []).append(one)
    return found


def comparable(members: Sequence[ScoredDossier]) -> bool:
    """满分相同，才可以求平均。"""
    return len({one.full for one in members}) == 1


def averages(members: Sequence[ScoredDossier]) -> list[Inlines]:
    """各文种的平均得分，连同算法；只有一份的不说。"""
    lines: list[Inlines] = []
    for document, ours in by_document(members).items():
        if len(ours) == 1:
            continue
        fulls = {one.full for one in ours}
        if not comparable(ours):
            told = "、".join(f"{trimmed(full)} 分" for full in sorted(fulls))
            lines.append((Text(f"{document} {len(ours)} 份：满分不一（{told}），不求平均。"),))
            continue
        totals = [one.total for one in ours]
        lines.append(
            (Text(f"{document} {len(ours)} 份：平均得分 {mean_text(totals)} 分（{arithmetic_text(totals)}）。"),)
        )
    return lines


def _chart(counts: dict[str, int]) -> BarChart:
    whole = sum(counts.values())
    bars = tuple(Bar((Text(grade),), share_text(n, whole), (Text(f"{n} 份"),)) for grade, n in counts.items())
    told = "；".join(f"{grade} {n} 份" for grade, n in counts.items())
    return BarChart("grade-chart", Caption("", _DISTRIBUTION, ""), _DISTRIBUTION, told, bars)


def _grade_table(members: Sequence[ScoredDossier], counts: dict[str, int], query: tuple[tuple[str, str], ...]) -> Table:
    """各等级各文种几份；只有一个文种的不另列合计。"""
    kinds = by_document(members)
    whole = len(members)
    titles = (*kinds, "合计", "占比") if len(kinds) > 1 else ("份数", "占比")
    head = Row((Cell((Text("等级"),), Scope.COLUMN), *(Cell((Text(t),), Scope.COLUMN, Align.END) for t in titles)))
    rows = []
    for grade, n in counts.items():
        ours = {name: sum(1 for one in those if one.grade == grade) for name, those in kinds.items()}
        each = [_counted(k, *query, (DOCUMENT, name), (GRADE, grade)) for name, k in ours.items()]
        numbers = [*(each if len(kinds) > 1 else ()), _counted(n, *query, (GRADE, grade)), f"{share_text(n, whole)}%"]
        rows.append(_number_row(grade, numbers))
    sums = [_counted(len(those), *query, (DOCUMENT, name)) for name, those in kinds.items()] if len(kinds) > 1 else []
    foot = _number_row("合计", [*sums, _counted(whole, *query), "100.00%"], "total")
    return Table("grade-table", None, (head,), (tuple(rows),), (foot,), notes=((Text(SHARE_NOTE),),))


def _counted(number: int, *query: tuple[str, str]) -> Inline:
    """份数，连到评价目录里的这几份。"""
    return Link(chosen(*query), (Text(str(number)),)) if number else Text(str(number))


def _number_row(title: str, numbers: Sequence[Inline | str], tone: str = "") -> Row:
    shown = ((Text(one),) if isinstance(one, str) else (one,) for one in numbers)
    return Row((Cell((Text(title),), Scope.ROW), *(Cell(content, align=Align.END) for content in shown)), tone)


def evaluation_table(members: Sequence[ScoredDossier], anchor: str) -> Table:
    """逐份：得分、等级、执行。"""
    head = column_heads(_COLUMNS)
    rows = []
    for one in members:
        *cells, document = evaluation_cells(one)
        rows.append(Row((*cells, Cell((rate_text(one),), align=Align.END), document)))
    spent, listed = spent_total(members)
    sums = ["", "", "", wan_text(spent), "", ""]
    foot = (_number_row(f"合计 {len(members)} 份", sums, "total"),) if listed > 1 else ()
    return Table(anchor, None, (head,), (tuple(rows),), foot, widths=(28, 8, 9, 17, 13, 9, 16), cards=_CARDS)


def rate_text(scored: ScoredDossier) -> Inline:
    """预算执行率，点得开。"""
    return fact_text(scored, "资金.预算执行率", unit=True)


def spent_total(members: Sequence[ScoredDossier]) -> tuple[Decimal, int]:
    """全年执行数之和（元），和列有执行数的份数。"""
    amounts = [fact.value for one in members if (fact := one.facts.get(SPENT)) is not None]
    known = [amount for amount in amounts if isinstance(amount, Decimal)]
    return sum(known, Decimal(0)), len(known)


def total_budget(members: Sequence[ScoredDossier], key: str) -> Decimal | None:
    """各份一项资金之和（元）；有的没有列的为 None。"""
    values = [fact.value if (fact := one.facts.get(key)) is not None else None for one in members]
    amounts = [value for value in values if isinstance(value, Decimal)]
    return sum(amounts, Decimal(0)) if len(amounts) == len(values) else None


def unit_of(scored: ScoredDossier, registry: Registry) -> str | None:
    """实施单位登记的标识；没有登记的为 None。"""
    name = scored.dossier.evaluation.unit
    organisation = registry.organisation(name) if name else None
    return organisation.slug if organisation is not None else None
