"""信息公开的一块：照口径所列的栏与次序；口径没有列、评价也没有写的，没有这一块。"""

from jixiao.model.report import Block, Cell, Heading, Row, Scope, Table, TableRole, Text
from jixiao.model.scored import ScoredDossier

_TITLE = "信息公开"


def disclosure_blocks(scored: ScoredDossier) -> tuple[Block, ...]:
    """标题与各栏；没有内容的栏不列。"""
    evaluation, catalogue = scored.dossier.evaluation, scored.dossier.profile.catalogue
    if catalogue is None and evaluation.disclosure is None:
        return ()
    values = evaluation.disclosed
    named = {field: field.value for field in values}
    if catalogue is not None:
        named = {item.field: item.label for item in catalogue.value if item.field in values}
    rows = tuple(Row((Cell((Text(name),), Scope.ROW), Cell((Text(values[field]),)))) for field, name in named.items())
    if not rows:
        return ()
    table = Table("disclosure-table", None, (), (rows,), role=TableRole.RECORD)
    return (Heading(2, "", (Text(_TITLE),), "disclosure"), table)
