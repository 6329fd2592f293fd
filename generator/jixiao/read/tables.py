"""数据表与公式在读取时就查：行的格数、计算式的写法与所提到的列、小计的分组，当场指出在哪里。"""

from collections.abc import Iterable, Iterator, Mapping

from jixiao.model.diagnostic import Diagnostic
from jixiao.model.entry import Entry
from jixiao.model.evaluation import Evaluation
from jixiao.model.formula import names_in, parse_formula, totals_in
from jixiao.model.funds import ColumnEntry, TableEntry, TableGroup
from jixiao.model.indicator import IndicatorDetail, IndicatorEntry
from jixiao.model.location import Location
from jixiao.model.rule import FormulaRule
from jixiao.wording.codes import reading as codes

_MORE_CELLS = "请核对各格；方括号里的千分位逗号会被当成分隔，请去掉逗号或给金额加引号。"
_FEWER_CELLS = "请补上缺的格；没有数的写 ''。"


def table_faults(evaluation: Evaluation) -> Iterator[Diagnostic]:
    """数据表各行的格数，各列、原文所述与公式规则的计算式。"""
    for name, table in evaluation.tables.items():
        yield from _row_faults(name, table)
        for column in table.columns:
            yield from _formula_faults(column, "formula", f"列“{column.name}”", column.formula, table)
        yield from _subtotal_faults(name, table)
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
    entry: Entry, field: str, what: str, text: str | None, table: TableEntry | None = None
) -> Iterator[Diagnostic]:
    """一栏写的计算式有什么不对；给了 table 的，entry 是它的一列。"""
    own = entry if isinstance(entry, ColumnEntry) else None
    reason = _reason(text, table, own) if text is not None else None
    if reason is not None:
        yield codes.WRONG_FORMULA.found(entry.place_of(field), what=what, reason=reason)


def _reason(text: str, table: TableEntry | None = None, own: ColumnEntry | None = None) -> str | None:
    """有什么不对；不在表里的（公式规则）不查名称，数据项要到评分时才齐。"""
    try:
        formula = parse_formula(text)
    except ValueError as error:
        return str(error)
    totals = totals_in(formula)
    if table is None or own is None:
        if totals:
            return f"第 {totals[0].column} 个字：“合计”只用于数据表的列，这里请写数据项，如 表.名称.合计.列名"
        return None
    known = {column.name: column for column in table.columns}
    strange = next((name for name in names_in(formula) if name not in known), None)
    if strange is not None:
        return f"提到“{strange}”，表里没有这一列"
    for total in totals:
        reason = _total_reason(total.name, known, own)
        if reason is not None:
            return f"第 {total.column} 个字：{reason}"
    return None


def _total_reason(name: str, known: Mapping[str, ColumnEntry], own: ColumnEntry) -> str | None:
    """“合计(列)”有什么不对：那一列须求和；也是算出的，须在左边。"""
    if name not in known:
        return f"提到“{name}”，表里没有这一列"
    if not known[name].summed:
        return f"列“{name}”没有写“求和: 是”，没有合计"
    order = list(known)
    if known[name].formula is not None and order.index(name) >= order.index(own.name):
        return f"列“{name}”也是算出的，要写在“{own.name}”的左边，才能先算合计"
    return None


def _subtotal_faults(name: str, table: TableEntry) -> Iterator[Diagnostic]:
    """小计各组的行须上下相连；小计与合计的公布值所写的组与列，须是算得出的。"""
    if any(len(row) != len(table.columns) for row in table.rows):
        return
    computed = {column.name for column in table.columns if column.summed or column.formula is not None}
    for depth, level in enumerate(table.subtotals):
        ended: dict[str, TableGroup] = {}
        for group in table.groups_by(depth):
            before = ended.setdefault(group.name, group)
            if before is not group:
                yield codes.SPLIT_GROUP.found(
                    table.row_place(group.first),
                    table=name,
                    group=group.name,
                    by=level.by,
                    number=group.first,
                    other=before.last,
                )
        for group_name, figures in level.published.items():
            at = level.group_place(group_name)
            if group_name not in ended:
                known = "、".join(ended) or "没有"
                reason = f"按“{level.by}”分组没有“{group_name}”这一组（现有：{known}）"
                yield codes.WRONG_VALUE.found(at, key="公布值", reason=reason)
            yield from _uncomputed(figures, computed, at)
    if table.total is not None:
        yield from _uncomputed(table.total.published, computed, table.total.place_of("published"))


def _uncomputed(figures: Iterable[str], computed: set[str], at: Location) -> Iterator[Diagnostic]:
    for column in figures:
        if column not in computed:
            reason = f"没有“{column}”这一列，或者它既不求和也不计算，印着的数无从核对"
            yield codes.WRONG_VALUE.found(at, key="公布值", reason=reason)


def _leaves(entries: tuple[IndicatorEntry, ...]) -> Iterator[IndicatorDetail]:
    for entry in entries:
        if entry.children:
            yield from _leaves(entry.children)
        else:
            yield entry
