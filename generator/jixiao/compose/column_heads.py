"""表头一行：各栏的题与对齐。"""

from collections.abc import Iterable

from jixiao.model.report import Align, Cell, Row, Scope, Text


def column_heads(columns: Iterable[str | tuple[str, Align]]) -> Row:
    """各栏的题；只写题的靠首。"""
    pairs = ((one, Align.START) if isinstance(one, str) else one for one in columns)
    return Row(tuple(Cell((Text(title),), Scope.COLUMN, align) for title, align in pairs))
