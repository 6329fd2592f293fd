"""合计与公布值：印出的数与算得的相比。"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.audit.scores import name_of
from jixiao.audit.structure import nodes_of
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.funds import ColumnType
from jixiao.model.indicator import IndicatorEntry, PublishedScore
from jixiao.model.location import Location
from jixiao.model.rounding import consistent, rounded
from jixiao.model.scored import ScoredCell, ScoredDossier, ScoredGroup, ScoredLeaf, ScoredTable
from jixiao.wording import audit_codes as codes
from jixiao.wording.figures import grouped, score_text, trimmed


def check_published_result(scored: ScoredDossier) -> Iterator[Diagnostic]:
    """公布的总分与等级。"""
    published = scored.dossier.evaluation.published
    if published is None:
        return
    style = scored.dossier.kind.style
    total = score_text(scored.total, style)
    if published.total is not None and not consistent(published.total, Fraction(scored.total)):
        at = published.place_of("total")
        yield codes.PUBLISHED_TOTAL.found(at, expected=total, actual=score_text(published.total, style))
    if published.grade is not None and published.grade != scored.grade:
        at = published.place_of("grade")
        yield codes.PUBLISHED_GRADE.found(at, expected=scored.grade, actual=published.grade, total=total)


def check_published_scores(scored: ScoredDossier) -> Iterator[Diagnostic]:
    """别处印着的分值、得分与得分率。"""
    written = {entry.at: entry for entry in _groups_in(scored.dossier.evaluation.indicators)}
    for node in nodes_of(scored):
        if isinstance(node, ScoredLeaf):
            yield from _check_published(scored, node, name_of(node), node.detail.published)
        elif node.at in written:
            yield from _check_published(scored, node, f"{node.code} {node.name}", written[node.at].published)
    funds, execution = scored.dossier.evaluation.funds, scored.execution
    printed = funds.total.published if funds is not None else None
    if printed is not None and printed.score is not None and execution is not None and execution.score is not None:
        found = _PublishedFigure("得分", printed.score, Fraction(execution.score), printed.place_of("score"))
        yield from _compared(found, "预算执行率", trimmed(execution.score))


@dataclass(frozen=True, slots=True)
class _PublishedFigure:
    """一个印着的数，与这里算得的精确值。sum_or_rate 为真的可以是取整后印的，其余应一字不差。"""

    what: str
    printed: Decimal
    exact: Fraction
    at: Location
    sum_or_rate: bool = False


def _check_published(
    scored: ScoredDossier, node: ScoredGroup | ScoredLeaf, name: str, published: PublishedScore | None
) -> Iterator[Diagnostic]:
    if published is None:
        return
    pairs = (("分值", published.weight, node.weight, "weight"), ("得分", published.score, node.score, "score"))
    for what, printed, here, field in pairs:
        if printed is not None and here is not None:
            summed = isinstance(node, ScoredGroup)
            figure = _PublishedFigure(what, printed, Fraction(here), published.place_of(field), summed)
            yield from _compared(figure, name, trimmed(here))
    if published.rate is not None and node.score is not None and node.weight:
        rate = Fraction(node.score) / Fraction(node.weight) * 100
        figure = _PublishedFigure("得分率", published.rate, rate, published.place_of("rate"), sum_or_rate=True)
        shown = rounded(rate, scored.dossier.profile.rate_rounding.value.rounding)
        yield from _compared(figure, name, trimmed(shown))


def _compared(figure: _PublishedFigure, name: str, shown: str) -> Iterator[Diagnostic]:
    agrees = consistent(figure.printed, figure.exact) if figure.sum_or_rate else figure.printed == figure.exact
    if not agrees:
        actual = trimmed(figure.printed)
        yield codes.PUBLISHED_SCORE.found(figure.at, name=name, what=figure.what, expected=shown, actual=actual)


def _groups_in(entries: tuple[IndicatorEntry, ...]) -> Iterator[IndicatorEntry]:
    """有下级的各节点；它们的公布值没有随评分带过来，按位置找回。"""
    for entry in entries:
        if entry.children:
            yield entry
            yield from _groups_in(entry.children)


def check_tables(scored: ScoredDossier) -> Iterator[Diagnostic]:
    """表内的合计与比率。"""
    for table in scored.tables.values():
        for number, row in enumerate(table.rows, start=1):
            yield from _check_cells(scored, table, row, f"第 {number} 行")
        for subtotal in table.subtotals:
            yield from _check_cells(scored, table, subtotal.cells, f"“{subtotal.title}”行")
        yield from _check_cells(scored, table, table.total, "合计行")


def _check_cells(
    scored: ScoredDossier, table: ScoredTable, row: tuple[ScoredCell, ...], place: str
) -> Iterator[Diagnostic]:
    if not row:
        return
    for column, cell in zip(table.entry.columns, row, strict=True):
        if cell.published is None or cell.exact is None:
            continue
        rate = column.kind is ColumnType.RATE
        dossier = scored.dossier
        mode = dossier.execution_rounding.mode if rate else dossier.profile.score_rounding.value.mode
        if not consistent(cell.published, cell.exact, mode):
            sign = "%" if rate else ""
            yield codes.TABLE_FIGURE.found(
                cell.at or table.entry.at,
                table=table.entry.title,
                place=place,
                column=column.name,
                expected=cell.text,
                actual=grouped(cell.published) + sign,
            )


def check_survey_rates(scored: ScoredDossier) -> Iterator[Diagnostic]:
    """印出的得率由选项占比算得出；没有规则用到的题算不出，不比。"""
    for name, survey in scored.dossier.evaluation.surveys.items():
        for question in survey.questions:
            published = question.published
            rate = scored.facts.get(f"问卷.{name}.第{question.number}题.得率")
            if published is None or published.rate is None or rate is None or not isinstance(rate.value, Decimal):
                continue
            mode = scored.dossier.profile.rate_rounding.value.mode
            if not consistent(published.rate, Fraction(rate.value), mode):
                yield codes.SURVEY_RATE.found(
                    published.place_of("rate"),
                    name=f"{name}问卷第 {question.number} 题",
                    expected=rate.text,
                    actual=grouped(published.rate),
                )
