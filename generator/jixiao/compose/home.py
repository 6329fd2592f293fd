"""首页的各块：要点、入口、等级与文种、年度、最近的、单位。数都由各份合计，旁边连到列出各份的地方。"""

from collections import Counter
from collections.abc import Sequence

from jixiao.compose import addresses
from jixiao.compose.by_year import by_year_blocks
from jixiao.compose.catalogue import agreement
from jixiao.compose.column_heads import column_heads
from jixiao.compose.listing import chosen, evaluation_link, fact_text, unit_link, unit_name
from jixiao.compose.matters import advice_counts, matters
from jixiao.compose.standing import (
    averages,
    by_document,
    comparable,
    grade_blocks,
    grade_counts,
    spent_total,
)
from jixiao.compose.unit_table import by_unit, largest_units
from jixiao.model.dossier import Registry
from jixiao.model.report import (
    Align,
    Block,
    CardPlace,
    Cell,
    Heading,
    Inline,
    Inlines,
    KeyFigure,
    KeyFigures,
    Link,
    ListBlock,
    Paragraph,
    Row,
    Scope,
    SitePath,
    Table,
    Text,
)
from jixiao.model.scored import Coverage, ScoredDossier
from jixiao.wording import home as words
from jixiao.wording.catalogue import AGREEMENT, GRADE_DIFFERS, NOTHING, SAME, TOTAL_DIFFERS
from jixiao.wording.coverage import NOT_CHECKED
from jixiao.wording.ledger import counts_text
from jixiao.wording.standing import amount_text, grades_text, mean_text

_LATEST = 6
_UNITS = 6
_COLUMNS = (
    ("项目", Align.START),
    ("单位", Align.START),
    ("文种", Align.START),
    ("总分", Align.END),
    ("等级", Align.START),
    ("成文", Align.START),
)
_CARDS = (CardPlace.PLAIN, CardPlace.PLAIN, CardPlace.PLAIN, CardPlace.LEAD, CardPlace.LEAD, CardPlace.LABELLED)


def key_figures(evaluations: Sequence[ScoredDossier], registry: Registry) -> tuple[Block, ...]:
    """要点：几份、执行多少、平均得分、等级、与规则不同的、问题与建议。"""
    if not evaluations:
        return (Paragraph((Text(NOTHING),)),)
    years = [one.dossier.evaluation.year for one in evaluations]
    count = Link(SitePath(addresses.EVALUATIONS), (Text(f"{len(evaluations)} 份"),))
    span = words.span_text(years, len(by_unit(evaluations, registry)))
    items = [KeyFigure("绩效评价", (count,), (Text(span),))]
    spent, listed = spent_total(evaluations)
    if listed:
        parts = Link(SitePath("", "by-year"), (Text(words.spent_note(listed, len(evaluations))),))
        items.append(KeyFigure("全年执行合计", (Text(amount_text(spent)),), (parts,)))
    items += _average(evaluations)
    grades = Link(SitePath("", "grades"), (Text("分布与各份"),))
    items.append(KeyFigure("等级", (Text(grades_text(grade_counts(evaluations))),), (grades,)))
    items.append(_agreement(evaluations))
    items += _findings(evaluations)
    return (KeyFigures(tuple(items)),)


def _average(evaluations: Sequence[ScoredDossier]) -> list[KeyFigure]:
    """份数最多、满分一致的文种的平均得分；别的文种见下。"""
    ours = max(by_document(evaluations).values(), key=len)
    if len(ours) < 2 or not comparable(ours):
        return []
    mean = mean_text([one.total for one in ours])
    note = Link(SitePath("", "by-document"), (Text(words.HOW),))
    label = words.average_label(ours[0].dossier.kind.mode, len(ours))
    return [KeyFigure(label, (Text(f"{mean} 分"),), (note,))]


def _agreement(evaluations: Sequence[ScoredDossier]) -> KeyFigure:
    """能核对几项，都一致的几份，有不同的几份；一项也核对不了的另说，只核对自评的不在内。"""
    found = Counter(agreement(one) for one in evaluations)
    covered = [one.coverage for one in evaluations if not one.by_self]
    every = Coverage(sum(one.checked for one in covered), sum(one.counted for one in covered))
    differing, items = found[TOTAL_DIFFERS] + found[GRADE_DIFFERS], sum(one.differing for one in evaluations)
    told = (
        (found[SAME], chosen((AGREEMENT, SAME)), words.same_text(found[SAME])),
        (differing, differing_path(), words.differing_text(differing, items, found[GRADE_DIFFERS])),
        (found[NOT_CHECKED], chosen((AGREEMENT, NOT_CHECKED)), words.not_checked_text(found[NOT_CHECKED])),
    )
    note: list[Inline] = []
    for count, path, text in told:
        if count:
            note += [*((Text("；"),) if note else ()), Link(path, (Text(text),))]
    return KeyFigure(AGREEMENT, (Text(words.checked_text(every)),), tuple(note))


def differing_path() -> SitePath:
    """目录里只看评定与按规则不同的。"""
    return chosen((AGREEMENT, TOTAL_DIFFERS), (AGREEMENT, GRADE_DIFFERS))


def _findings(evaluations: Sequence[ScoredDossier]) -> list[KeyFigure]:
    found = matters(evaluations)
    if not found:
        return []
    problems = sum(1 for one in found if one.problem is not None)
    advice = advice_counts(found)
    value = Link(SitePath(addresses.LEDGER), (Text(f"问题 {problems} 条"),))
    return [KeyFigure("问题与整改", (value,), (Text(counts_text("建议", advice).removesuffix("。")),))]


def grades(evaluations: Sequence[ScoredDossier]) -> tuple[Block, ...]:
    """等级分布：图和表。"""
    return (_heading(words.GRADES, "grades"), *grade_blocks(evaluations)) if evaluations else ()


def documents(evaluations: Sequence[ScoredDossier]) -> tuple[Block, ...]:
    """各文种的平均得分，连同算法。"""
    lines = averages(evaluations)
    if not lines:
        return ()
    items = tuple((Paragraph(line),) for line in lines)
    return (
        _heading(words.BY_DOCUMENT, "by-document"),
        Paragraph((Text(words.DOCUMENT_NOTE),)),
        ListBlock(ordered=False, items=items),
    )


def by_year(evaluations: Sequence[ScoredDossier]) -> tuple[Block, ...]:
    """按年度：图和表。"""
    return (_heading(words.BY_YEAR, "by-year"), *by_year_blocks(evaluations)) if evaluations else ()


def latest(evaluations: Sequence[ScoredDossier], registry: Registry) -> tuple[Block, ...]:
    """最近成文或更新的几份。"""
    if not evaluations:
        return ()
    head = column_heads(_COLUMNS)
    rows = tuple(_latest_row(one, registry) for one in newest(evaluations)[:_LATEST])
    table = Table("latest-table", None, (head,), (rows,), widths=(28, 25, 20, 8, 10, 12), cards=_CARDS)
    return (_heading(words.LATEST, "latest"), table)


def newest(evaluations: Sequence[ScoredDossier]) -> list[ScoredDossier]:
    """照更新的日期，近者在前。"""
    ordered = sorted(evaluations, key=lambda one: one.identifier)
    return sorted(ordered, key=lambda one: one.dossier.evaluation.updated, reverse=True)


def _latest_row(scored: ScoredDossier, registry: Registry) -> Row:
    evaluation = scored.dossier.evaluation
    day = str(evaluation.issued) if evaluation.issued is not None else f"{evaluation.year} 年度"
    return Row(
        (
            Cell((evaluation_link(scored),), Scope.ROW),
            Cell(unit_link(registry, unit_name(registry, evaluation.unit))),
            Cell((Text(scored.dossier.kind.document),)),
            Cell((fact_text(scored, "总分"),), align=Align.END),
            Cell((Text(scored.grade),)),
            Cell((Text(day),)),
        )
    )


def units(evaluations: Sequence[ScoredDossier], registry: Registry) -> tuple[Block, ...]:
    """评价最多的几个单位，和全部单位的一览。"""
    if not evaluations:
        return ()
    count = len(by_unit(evaluations, registry))
    every: Inlines = (Link(SitePath(addresses.UNITS), (Text(words.units_text(count)),)),)
    table = largest_units(evaluations, registry, _UNITS)
    return (_heading(words.BY_UNIT, "by-unit"), table, Paragraph(every))


def _heading(title: str, anchor: str) -> Heading:
    content: tuple[Inline, ...] = (Text(title),)
    return Heading(2, "", content, anchor)
