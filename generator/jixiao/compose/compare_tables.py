"""对比的两张表：概况在前，指标在后。文种、评分口径不同的不列差，先说明得分不可比。

theme/js/compare.js 照同样的样子做自选的表，改了一处，另一处也要改。
"""

from collections.abc import Iterable, Iterator, Sequence

from jixiao.compose.compare_rows import CompareRow, aligned
from jixiao.compose.indicator_uses import Figure, IndicatorUse, score_rate
from jixiao.compose.listing import evaluation_link
from jixiao.model.dossier import Dictionary
from jixiao.model.report import Align, Block, Caption, Cell, Inlines, Notice, Paragraph, Row, Scope, Table, Text
from jixiao.model.scored import ScoredDossier
from jixiao.wording import compare as words
from jixiao.wording.coverage import fraction_of, grades_words, total_rule_text
from jixiao.wording.figures import grouped, score_text
from jixiao.wording.scores import NONE

_FUNDS = (
    ("年初预算数（万元）", "资金.年初预算数"),
    ("全年预算数（万元）", "资金.全年预算数"),
    ("全年执行数（万元）", "资金.全年执行数"),
    ("预算执行率", "资金.预算执行率"),
)


def about_figures(scored: ScoredDossier) -> Iterator[tuple[str, Figure]]:
    """概况的各行：名目、值。"""
    dossier = scored.dossier
    evaluation, style = dossier.evaluation, dossier.kind.style
    yield "实施单位", Figure(dossier.unit or NONE)
    yield "年度", Figure(f"{evaluation.year} 年")
    yield "文种", Figure(dossier.kind.document)
    yield "评分口径", Figure(dossier.profile.name)
    yield "满分", Figure(score_text(scored.full, style), "满分")
    yield "总分", Figure(score_text(scored.total, style), "总分")
    yield "等级", Figure(scored.grade, "等级")
    yield "按规则总分", Figure(total_rule_text(scored, style), "规则总分")
    yield "按规则等级", Figure(grades_words(scored.rule_grade, scored.rule_grade_most) or NONE, "规则等级")
    yield "按规则核对", Figure(fraction_of(scored.coverage))
    for label, key in _FUNDS:
        fact = scored.facts.get(key)
        text = NONE if fact is None else f"{fact.text}%" if fact.unit == "%" else fact.text
        yield label, Figure(text, "" if fact is None else key)


def total_figures(scored: ScoredDossier) -> tuple[Figure, ...]:
    """合计的一行：满分、规则总分、总分、得分率。"""
    style = scored.dossier.kind.style
    rate = score_rate(scored, scored.total, scored.full)
    return (
        Figure(score_text(scored.full, style), "满分"),
        Figure(total_rule_text(scored, style), "规则总分"),
        Figure(score_text(scored.total, style), "总分"),
        Figure(NONE if rate is None else f"{grouped(rate)}%"),
    )


def comparison_blocks(members: Sequence[ScoredDossier], dictionary: Dictionary) -> tuple[Block, ...]:
    """得分不可比的先说明；两张表：概况、指标。"""
    gap = len(members) == 2 and comparable(members)
    blocks = (_about_table(members, gap=gap), _indicator_table(members, aligned(members, dictionary), gap=gap))
    return blocks if comparable(members) else (_notice(members), *blocks)


def comparable(members: Sequence[ScoredDossier]) -> bool:
    """文种、评分口径都相同，得分才可比。"""
    return len({(one.dossier.kind.document, one.dossier.profile.name) for one in members}) == 1


def _notice(members: Sequence[ScoredDossier]) -> Notice:
    documents = tuple(dict.fromkeys(one.dossier.kind.document for one in members))
    profiles = tuple(dict.fromkeys(one.dossier.profile.name for one in members))
    text = words.incomparable_text(documents, profiles)
    return Notice("info", words.INCOMPARABLE, (Paragraph((Text(text),)),))


def _about_table(members: Sequence[ScoredDossier], *, gap: bool) -> Table:
    titles = (
        Cell((Text("项目"),), Scope.COLUMN),
        *(Cell(_title(one), Scope.COLUMN) for one in members),
    )
    head = Row((*titles, *((Cell((Text(words.DIFFERENCE),), Scope.COLUMN, Align.END),) if gap else ())))
    rows = []
    for lines in zip(*(tuple(about_figures(one)) for one in members), strict=True):
        texts = words.even([figure.text for _, figure in lines])
        align = Align.END if any(words.is_number(text) for text in texts) else Align.START
        shown = (Figure(text, figure.key) for text, (_, figure) in zip(texts, lines, strict=True))
        cells = (Cell((f.inline(one),), align=align) for f, one in zip(shown, members, strict=True))
        rows.append(Row((Cell((Text(lines[0][0]),), Scope.ROW), *cells, *((_difference(*texts),) if gap else ()))))
    return Table("about", Caption("", words.ABOUT), (head,), (tuple(rows),))


def _title(scored: ScoredDossier) -> Inlines:
    return (evaluation_link(scored), Text(f"（{scored.dossier.evaluation.year}）"))


def _difference(first: str, second: str) -> Cell:
    """两个数之差；不是数的空着。"""
    told = words.difference_text(first, second)
    return Cell((Text(told),) if told else (), align=Align.END)


def _indicator_table(members: Sequence[ScoredDossier], rows: Iterable[CompareRow], *, gap: bool) -> Table:
    span = len(words.COLUMNS)
    above = (Cell(_title(one), Scope.COLUMN_GROUP, Align.CENTER, colspan=span) for one in members)
    last = (Cell((Text(words.RATE_DIFFERENCE),), Scope.COLUMN, Align.END, rowspan=2),) if gap else ()
    first = Row((Cell((Text(words.INDICATORS),), Scope.COLUMN, rowspan=2), *above, *last))
    second = Row(tuple(Cell((Text(title),), Scope.COLUMN, Align.END) for _ in members for title in words.COLUMNS))
    notes = (words.ALIGNED_NOTE, words.RATE_NOTE, *((words.DIFFERENCE_NOTE,) if gap else ()))
    return Table(
        "compare-indicators",
        Caption("", "各项指标", "分"),
        (first, second),
        (tuple(_indicator_row(row, members, gap=gap) for row in rows),),
        (_total_row(members, gap=gap),),
        notes=tuple((Text(note),) for note in notes),
    )


def _indicator_row(row: CompareRow, members: Sequence[ScoredDossier], *, gap: bool) -> Row:
    name = Cell((Text(f"{'　' * (row.depth - 1)}{words.both_names(row.names)}"),), Scope.ROW)
    cells = _cells([_figures(use) for use in row.uses], members, gap=gap)
    return Row((name, *cells), "subtotal" if row.grouping and row.depth == 1 else "")


def _figures(use: IndicatorUse | None) -> tuple[Figure, ...]:
    return () if use is None else (use.weight, use.rule, use.score, use.rate_figure)


def _total_row(members: Sequence[ScoredDossier], *, gap: bool) -> Row:
    cells = _cells([total_figures(one) for one in members], members, gap=gap)
    return Row((Cell((Text(words.TOTAL),), Scope.ROW), *cells), "total")


def _cells(figures: Sequence[tuple[Figure, ...]], members: Sequence[ScoredDossier], *, gap: bool) -> Iterator[Cell]:
    """各评价的各格，没有这一项的并作一格；列差的，末了是得分率之差。"""
    texts = iter(words.even([figure.text for ours in figures for figure in ours]))
    for ours, scored in zip(figures, members, strict=True):
        if not ours:
            yield Cell((Text(NONE),), align=Align.CENTER, colspan=len(words.COLUMNS))
        yield from (Cell((Figure(next(texts), figure.key).inline(scored),), align=Align.END) for figure in ours)
    if gap:
        first, second = figures
        yield _difference(first[-1].text, second[-1].text) if first and second else Cell((), align=Align.END)
