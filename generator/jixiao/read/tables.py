"""数据表与公式在读取时就查：行的格数、计算式的写法与所提到的列，当场指出在哪里。"""

from collections.abc import Iterator

from jixiao.model.diagnostic import Diagnostic
from jixiao.model.entry import Entry
from jixiao.model.evaluation import Evaluation
from jixiao.model.formula import names_in, parse_formula
from jixiao.model.funds import TableEntry
from jixiao.model.indicator import IndicatorDetail, IndicatorEntry
from jixiao.model.rule import FormulaRule
from jixiao.wording.codes import reading as codes

_MORE_CELLS = "请核对各格；方括号里的千分位逗号会被当成分隔，请去掉逗号或给金额加引号。"
_FEWER_CELLS = "请补上缺的格；没有数的写 ''。"


def table_faults(evaluation: Evaluation) -> Iterator[Diagnostic]:
    """数据表各行的格数，各列、原文所述与公式规则的计算式。"""
    for name, table in evaluation.tables.items():
        yield from _row_faults(name, table)
        columns = {column.name for column in table.columns}
        for column in table.columns:
            yield from _formula_faults(column, "formula", f"列“{column.name}”", column.formula, columns)
    for statement in evaluation.statements:
        yield from _formula_faults(statement, "formula", f"原文所述“{statement.topic}”", statement.formula)
    for detail in (*evaluation.rows, *_leaves(evaluation.indicators)):
        rule = detail.rule
        if isinstance(rule, FormulaRule):
            yield from _formula_faults(rule, "score", "“得分”", rule.score)
            for name, text in rule.where.items():
                yield from _formula_faults(rule, "where", f"“{name}”", text)


def _row_faults(name: str, table: TableEntry) -> Iterator[Diagnostic]:
    wanted = len(table.columns)
    for number, row in enumerate(table.rows, start=1):
        if len(row) != wanted:
            hint = _MORE_CELLS if len(row) > wanted else _FEWER_CELLS
            at = table.row_place(number)
            yield codes.ROW_LENGTH.found(
                at, hint=hint, table=name, number=number, expected=str(wanted), actual=str(len(row))
            )


def _formula_faults(
    entry: Entry, field: str, what: str, text: str | None, known: set[str] | None = None
) -> Iterator[Diagnostic]:
    reason = _reason(text, known) if text is not None else None
    if reason is not None:
        yield codes.WRONG_FORMULA.found(entry.place_of(field), what=what, reason=reason)


def _reason(text: str, known: set[str] | None) -> str | None:
    """有什么不对；known 为空的不查名称（数据项要到评分时才齐）。"""
    try:
        names = names_in(parse_formula(text))
    except ValueError as error:
        return str(error)
    strange = [name for name in names if known is not None and name not in known]
    return f"提到“{strange[0]}”，表里没有这一列" if strange else None


def _leaves(entries: tuple[IndicatorEntry, ...]) -> Iterator[IndicatorDetail]:
    for entry in entries:
        if entry.children:
            yield from _leaves(entry.children)
        else:
            yield entry
