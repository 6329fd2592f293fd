"""合计与公布值：印出的数与算得的相比。"""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.audit.scores import name_of
from jixiao.audit.structure import nodes_of
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.funds import ColumnType
from jixiao.model.rounding import consistent
from jixiao.model.scored import ScoredCell, ScoredDossier, ScoredLeaf, ScoredTable
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
    """别处印着的分值与得分。"""
    for node in nodes_of(scored):
        published = node.detail.published if isinstance(node, ScoredLeaf) else None
        if published is None or not isinstance(node, ScoredLeaf):
            continue
        pairs = (("分值", published.weight, node.weight, "weight"), ("得分", published.score, node.score, "score"))
        for what, printed, here, field in pairs:
            if printed is not None and here is not None and printed != here:
                yield codes.PUBLISHED_SCORE.found(
                    published.place_of(field),
                    name=name_of(node),
                    what=what,
                    expected=trimmed(here),
                    actual=trimmed(printed),
                )


def check_tables(scored: ScoredDossier) -> Iterator[Diagnostic]:
    """表内的合计与比率。"""
    for table in scored.tables.values():
        for number, row in enumerate(table.rows, start=1):
            yield from _check_cells(scored, table, row, f"第 {number} 行")
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
