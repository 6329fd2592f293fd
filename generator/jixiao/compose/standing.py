"""一组评价的概况：各等级几份、平均得分怎样算、分布图和它的表、逐份。单位页、年度页都用它。"""

from collections.abc import Sequence
from decimal import Decimal

from jixiao.compose.listing import evaluation_cells, fact_text
from jixiao.model.dossier import Registry
from jixiao.model.report import (
    Align,
    Bar,
    BarChart,
    Block,
    Caption,
    Cell,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    Paragraph,
    Row,
    Scope,
    Table,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording.figures import trimmed
from jixiao.wording.standing import SHARE_NOTE, arithmetic_text, grades_text, mean_text, share_text

_DISTRIBUTION = "各等级份数"
_COLUMNS = (
    ("项目", Align.START),
    ("总分", Align.END),
    ("等级", Align.START),
    ("按规则总分", Align.END),
    ("全年执行（万元）", Align.END),
    ("执行率", Align.END),
    ("文种", Align.START),
)


def standing_blocks(members: Sequence[ScoredDossier]) -> tuple[Block, ...]:
    """各等级几份、平均得分；两份以上的有分布图，图后是它的表。"""
    counts = grade_counts(members)
    told = f"评价 {len(members)} 份：{grades_text(counts)}。"
    blocks: list[Block] = [Paragraph((Text(told),))]
    averages = tuple((Paragraph(line),) for line in _averages(members))
    if averages:
        blocks.append(ListBlock(ordered=False, items=averages))
    if len(members) > 1:
        blocks += [Heading(2, "", (Text("等级分布"),), "grades"), _chart(counts), _grade_table(members, counts)]
    return tuple(blocks)


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


def _averages(members: Sequence[ScoredDossier]) -> list[Inlines]:
    lines: list[Inlines] = []
    for document, ours in by_document(members).items():
        if len(ours) == 1:
            continue
        fulls = {one.full for one in ours}
        if len(fulls) > 1:
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


def _grade_table(members: Sequence[ScoredDossier], counts: dict[str, int]) -> Table:
    """各等级各文种几份；只有一个文种的不另列合计。"""
    kinds = by_document(members)
    whole = len(members)
    titles = (*kinds, "合计", "占比") if len(kinds) > 1 else ("份数", "占比")
    head = Row((Cell((Text("等级"),), Scope.COLUMN), *(Cell((Text(t),), Scope.COLUMN, Align.END) for t in titles)))
    rows = []
    for grade, n in counts.items():
        each = [sum(1 for one in ours if one.grade == grade) for ours in kinds.values()] if len(kinds) > 1 else []
        texts = [*(str(k) for k in each), str(n), f"{share_text(n, whole)}%"]
        rows.append(_number_row(grade, texts))
    sums = [len(ours) for ours in kinds.values()] if len(kinds) > 1 else []
    foot = _number_row("合计", [*(str(k) for k in sums), str(whole), "100.00%"], "total")
    return Table("grade-table", None, (head,), (tuple(rows),), (foot,), notes=((Text(SHARE_NOTE),),))


def _number_row(title: str, texts: Sequence[str], tone: str = "") -> Row:
    return Row((Cell((Text(title),), Scope.ROW), *(Cell((Text(t),), align=Align.END) for t in texts)), tone)


def evaluation_table(members: Sequence[ScoredDossier], anchor: str) -> Table:
    """逐份：得分、等级、执行。"""
    head = Row(tuple(Cell((Text(title),), Scope.COLUMN, align) for title, align in _COLUMNS))
    rows = []
    for one in members:
        *cells, document = evaluation_cells(one)
        rows.append(Row((*cells, Cell((rate_text(one),), align=Align.END), document)))
    return Table(anchor, None, (head,), (tuple(rows),), widths=(30, 8, 10, 12, 14, 10, 18))


def rate_text(scored: ScoredDossier) -> Inline:
    """预算执行率，点得开。"""
    return fact_text(scored, "资金.预算执行率", unit=True)


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
