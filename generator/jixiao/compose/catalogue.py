"""评价目录：全部评价一张表，可以筛选、排序；没有脚本的照年度看。"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from jixiao.compose import addresses
from jixiao.compose.listing import evaluation_cells, fact_text, unit_link, unit_name
from jixiao.compose.record_table import record_table
from jixiao.compose.standing import grade_counts, rate_text
from jixiao.model.dossier import Registry
from jixiao.model.records import Column, Record, Records
from jixiao.model.report import (
    Align,
    Block,
    CardPlace,
    Cell,
    Inline,
    Link,
    LinkKind,
    ListBlock,
    Paragraph,
    Section,
    SitePath,
    Table,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording.catalogue import (
    AGREEMENT,
    AGREEMENTS,
    DOCUMENT,
    GRADE,
    GRADE_DIFFERS,
    NOTHING,
    OWN_ONLY,
    SAME,
    TOTAL_DIFFERS,
    UNIT,
    YEAR,
    jump_text,
    too_many_text,
)
from jixiao.wording.coverage import NOT_CHECKED, checked_text, grades_words

MOST = 100
"""页上的表至多列几份；再多，没有脚本的看各年度的页。"""

_NONE = "—"


def catalogue(records: Records, evaluations: Sequence[ScoredDossier]) -> tuple[Block, ...]:
    """目录的一段：各年的跳转，表。"""
    if not evaluations:
        return (Paragraph((Text(NOTHING),)),)
    counts = Counter(one.dossier.evaluation.year for one in evaluations)
    years = sorted(counts, reverse=True)
    if len(evaluations) > MOST:
        links = ((Link(SitePath(addresses.year(y)), (Text(jump_text(y, counts[y])),)),) for y in years)
        items = tuple((Paragraph(link),) for link in links)
        plain: tuple[Block, ...] = (
            Paragraph((Text(too_many_text(len(evaluations), MOST)),)),
            ListBlock(ordered=False, items=items),
        )
    else:
        plain = (Paragraph(_jumps(years, counts)), _plain_table(records, evaluations))
    return (Section("catalogue", plain, records.path),)


def _jumps(years: Sequence[int], counts: Mapping[int, int]) -> tuple[Inline, ...]:
    parts: list[Inline] = []
    for year in years:
        parts += [Text("　")] if parts else []
        link = Link(SitePath(addresses.EVALUATIONS, f"year-{year}"), (Text(jump_text(year, counts[year])),))
        parts.append(link)
    return tuple(parts)


def _plain_table(records: Records, evaluations: Sequence[ScoredDossier]) -> Table:
    """一年一组，组首有锚点。"""
    years = {one.identifier: one.dossier.evaluation.year for one in evaluations}
    groups: dict[int, list[Record]] = {}
    for record in records.rows:
        groups.setdefault(years[record.home], []).append(record)
    marks = {group[0].home: f"year-{year}" for year, group in groups.items()}
    return record_table(records, "evaluations", groups.values(), marks)


def catalogue_records(
    evaluations: Iterable[ScoredDossier], registry: Registry, review: Mapping[str, int] | None = None
) -> Records:
    """各份评价，近的年度在前。review 是各份还有几条复核发现要答复，只有内部的构建里有。"""
    ordered = sorted(evaluations, key=lambda one: (-one.dossier.evaluation.year, _unit(one, registry), one.identifier))
    columns = (
        Column("项目", width=24),
        Column(
            YEAR,
            facet=_distinct(str(one.dossier.evaluation.year) for one in ordered),
            words="{} 年度",
            width=5,
            card=CardPlace.PLAIN,
        ),
        Column(UNIT, facet=_most(_unit(one, registry) for one in ordered), width=17, card=CardPlace.PLAIN),
        Column(DOCUMENT, facet=_most(one.dossier.kind.document for one in ordered), width=14, card=CardPlace.PLAIN),
        Column("全年执行（万元）", Align.END, width=9),
        Column("执行率", Align.END, width=7),
        Column("总分", Align.END, width=6, card=CardPlace.LEAD),
        Column(GRADE, facet=tuple(grade_counts(_common_first(ordered))), width=6, card=CardPlace.LEAD),
        Column("按规则总分", Align.END, width=10),
        Column("问题", Align.END, width=5),
        Column("建议", Align.END, width=5),
        Column(AGREEMENT, facet=AGREEMENTS, words="评定与规则：{}", shown=False),
        *((Column("复核待答", Align.END, width=5),) if review is not None else ()),
    )
    rows = tuple(_record(one, registry, review) for one in ordered)
    return Records("catalogue", "份", "项目", columns, rows)


def _record(scored: ScoredDossier, registry: Registry, review: Mapping[str, int] | None) -> Record:
    evaluation = scored.dossier.evaluation
    name, total, grade, _, spent, document = evaluation_cells(scored)
    year = Link(SitePath(addresses.year(evaluation.year)), (Text(str(evaluation.year)),))
    found: tuple[Cell, ...] = ()
    if review is not None:
        target = SitePath(addresses.part(scored.identifier, addresses.AUDIT))
        count = (Link(target, (Text(str(review.get(scored.identifier, 0))),), LinkKind.AUDIT),)
        found = (Cell(count, align=Align.END),)
    cells = (
        name,
        Cell((year,)),
        Cell(unit_link(registry, _unit(scored, registry))),
        document,
        spent,
        Cell((rate_text(scored),), align=Align.END),
        total,
        grade,
        Cell(_rule_total(scored), align=Align.END),
        _count(len(evaluation.problems)),
        _count(len(evaluation.recommendations)),
        Cell((Text(agreement(scored)),)),
        *found,
    )
    return Record(scored.identifier, cells)


def _rule_total(scored: ScoredDossier) -> tuple[Inline, ...]:
    """按规则总分，与总分相同的也照写，才好排序；等级不同的写上等级；后面是核对到几项、一致不一致。"""
    if scored.rule_total is None:
        return (Text(checked_text(scored)),)
    grade = f" {grades_words(scored.rule_grade, scored.rule_grade_most)}" if scored.grade_differs else ""
    checked = checked_text(scored).replace(" 项", "\u00a0项")  # 栏窄，数与“项”不分在两行
    return (fact_text(scored, "规则总分"), Text(f"{grade}　{checked}"))


def agreement(scored: ScoredDossier) -> str:
    """评定与按规则的异同。"""
    if scored.by_self:
        return OWN_ONLY
    if scored.rule_total is None:
        return NOT_CHECKED
    if scored.grade_differs:
        return GRADE_DIFFERS
    return TOTAL_DIFFERS if scored.differing else SAME


def _unit(scored: ScoredDossier, registry: Registry) -> str:
    return unit_name(registry, scored.dossier.evaluation.unit)


def _count(number: int) -> Cell:
    return Cell((Text(str(number) if number else _NONE),), align=Align.END)


def _common_first(evaluations: Sequence[ScoredDossier]) -> list[ScoredDossier]:
    """用得多的口径在前：等级照它的次序列。"""
    uses = Counter(one.dossier.profile.identifier for one in evaluations)
    return sorted(evaluations, key=lambda one: -uses[one.dossier.profile.identifier])


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _most(values: Iterable[str]) -> tuple[str, ...]:
    """多的在前。"""
    return tuple(value for value, _ in Counter(values).most_common())
