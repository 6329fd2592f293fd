"""信息公开的一块：照口径所列的栏与次序；口径没有列、评价也没有写的，没有这一块。"""

from collections.abc import Iterator

from jixiao.compose.listing import fact_text
from jixiao.model.disclosure import CatalogueField
from jixiao.model.report import Block, Cell, Heading, Inlines, Row, Scope, Table, TableRole, Text
from jixiao.model.scored import ScoredDossier
from jixiao.wording.disclosure import TITLE, summary_parts


def disclosure_blocks(scored: ScoredDossier) -> tuple[Block, ...]:
    """标题与各栏；没有内容的栏不列，口径写明怎样印的照印。"""
    rows = tuple(Row((Cell((Text(name),), Scope.ROW), Cell(value))) for name, value in _named(scored))
    if not rows:
        return ()
    table = Table("disclosure-table", None, (), (rows,), role=TableRole.RECORD)
    return (Heading(2, "", (Text(TITLE),), "disclosure"), table)


def _named(scored: ScoredDossier) -> Iterator[tuple[str, Inlines]]:
    evaluation, catalogue = scored.dossier.evaluation, scored.dossier.profile.catalogue
    written = evaluation.disclosed
    if catalogue is None:
        if evaluation.disclosure is not None:
            yield from ((field.value, (Text(value),)) for field, value in written.items())
        return
    for item in catalogue.value:
        value = written.get(item.field)
        if value is not None:
            yield item.label, (Text(value),)
        elif item.field is CatalogueField.SUMMARY:
            yield item.label, _summary(scored)
        elif item.absent is not None:
            yield item.label, (Text(item.absent),)


def _summary(scored: ScoredDossier) -> Inlines:
    """评价没有写内容概述的：是什么、得几分、什么等级。"""
    before, between, after = summary_parts(scored.dossier.evaluation, scored.dossier.kind.document, scored.full)
    return (Text(before), fact_text(scored, "总分"), Text(between), fact_text(scored, "等级"), Text(after))
