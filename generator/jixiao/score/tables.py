"""数据表：读懂各格的数，算出可算的列与合计行，逐格成为数据项。"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from jixiao.model.derivation import Derivation, Fact
from jixiao.model.dossier import Dossier
from jixiao.model.entry import number_in
from jixiao.model.formula import evaluate, names_in, parse_formula, substituted
from jixiao.model.funds import ColumnEntry, ColumnType, MoneyUnit, TableEntry
from jixiao.model.location import Location
from jixiao.model.rounding import Rounding, rounded
from jixiao.model.scored import ScoredCell, ScoredTable
from jixiao.score.facts import FactBook
from jixiao.wording.figures import grouped

NO_VALUE: Final = "—"


def score_tables(book: FactBook, tables: Mapping[str, TableEntry], dossier: Dossier) -> dict[str, ScoredTable]:
    """算出每一张表，登记数据项“表.名称.第n行.列名”“表.名称.合计.列名”。"""
    return {name: _score_table(book, name, entry, dossier) for name, entry in tables.items()}


def _score_table(book: FactBook, name: str, entry: TableEntry, dossier: Dossier) -> ScoredTable:
    rows = [
        _score_row(book, f"表.{name}.第{number}行", entry, row, entry.row_place(number), dossier)
        for number, row in enumerate(entry.rows, start=1)
    ]
    total = _score_total(book, name, entry, rows, dossier) if entry.total else ()
    return ScoredTable(name, entry, tuple(rows), total)


def _score_row(
    book: FactBook,
    prefix: str,
    entry: TableEntry,
    row: tuple[str | None, ...],
    at: Location,
    dossier: Dossier,
) -> tuple[ScoredCell, ...]:
    written = {
        c.name: number_in(text) for c, text in zip(entry.columns, row, strict=True) if c.kind is not ColumnType.TEXT
    }
    cells = []
    for column, words in zip(entry.columns, row, strict=True):
        if column.kind is ColumnType.TEXT or (column.formula is None and written[column.name] is None):
            cells.append(ScoredCell(words or ""))
        elif column.formula is None:
            value = written[column.name] or Decimal(0)
            shown = _shown(value, column)
            unit = _unit(column, entry)
            text = shown.removesuffix("%")
            fact = Fact(f"{prefix}.{column.name}", column.name, value * _in_yuan(unit), text, unit, at=at)
            cells.append(ScoredCell(shown, book.enter(fact).key, Fraction(value), None, at))
        else:
            cell, result = _computed(book, prefix, entry, column, written, at, dossier)
            written[column.name] = result if result is not None else written[column.name]
            cells.append(cell)
    return tuple(cells)


def _score_total(
    book: FactBook, name: str, entry: TableEntry, rows: list[tuple[ScoredCell, ...]], dossier: Dossier
) -> tuple[ScoredCell, ...]:
    total = entry.total
    if total is None:
        return ()
    prefix = f"表.{name}.合计"
    sums: dict[str, Decimal | None] = {}
    cells: list[ScoredCell] = []
    labelled = False
    for index, column in enumerate(entry.columns):
        published = number_in(total.published.get(column.name))
        at = total.at
        if column.summed:
            parts = [row[index] for row in rows if row[index].key]
            amounts = [book.find(c.key or "") for c in parts]
            unit = _unit(column, entry)
            yuan = sum((f.value for f in amounts if f and isinstance(f.value, Decimal)), Decimal(0))
            value = yuan / _in_yuan(unit)
            sums[column.name] = value
            shown = _shown(value, column)
            derivation = Derivation(
                formula=f"{column.name}合计 = 各行之和",
                substitution=" + ".join(c.text for c in parts),
                result=shown,
                inputs=tuple(c.key for c in parts if c.key),
            )
            fact = Fact(f"{prefix}.{column.name}", f"{column.name}合计", yuan, shown, unit, None, derivation)
            cells.append(ScoredCell(shown, book.enter(fact).key, Fraction(value), published, at))
        elif column.formula is not None:
            known = {**sums, column.name: published}
            cell, sums[column.name] = _computed(book, prefix, entry, column, known, at, dossier)
            cells.append(cell)
        else:
            cells.append(ScoredCell("" if labelled else total.label))
            labelled = True
    return tuple(cells)


def _computed(
    book: FactBook,
    prefix: str,
    entry: TableEntry,
    column: ColumnEntry,
    values: Mapping[str, Decimal | None],
    at: Location,
    dossier: Dossier,
) -> tuple[ScoredCell, Decimal | None]:
    """由同行各列算出一格，连同算出的值；行里写着的是印出的数。"""
    published = values.get(column.name)
    formula = parse_formula(column.formula or "")
    names = names_in(formula)
    exact = evaluate(formula, {n: _fraction(values.get(n)) for n in names})
    if exact is None:  # 缺数据或除数为零：照录印出的数，没有印的写横线
        shown = NO_VALUE if published is None else _shown(published, column)
        return ScoredCell(shown, None, None, published, at), None
    rate = column.kind is ColumnType.RATE
    if rate:
        exact *= 100
    mode = dossier.execution_rounding.mode if rate else dossier.profile.score_rounding.value.mode
    decimals = column.decimals if column.decimals is not None else 2
    rounding = Rounding(mode, decimals)
    value = rounded(exact, rounding)
    shown = _shown(value, column)
    texts = {n: grouped(v) for n in names if (v := values.get(n)) is not None}
    derivation = Derivation(
        formula=f"{column.name} = {column.formula}",
        substitution=substituted(formula, texts),
        result=shown,
        rounding=str(rounding),
        inputs=tuple(key for n in names if book.find(key := f"{prefix}.{n}")),
    )
    unit, text = _unit(column, entry), shown.removesuffix("%")
    fact = Fact(f"{prefix}.{column.name}", column.name, value * _in_yuan(unit), text, unit, None, derivation)
    return ScoredCell(shown, book.enter(fact).key, exact, published, at), value


def _in_yuan(unit: str) -> Decimal:
    """数据项的金额以元计，印出的仍照表的单位。"""
    return next((money.in_yuan for money in MoneyUnit if money.value == unit), Decimal(1))


def _fraction(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _shown(value: Decimal, column: ColumnEntry) -> str:
    decimals = column.decimals
    if decimals is None and column.kind is ColumnType.MONEY:
        decimals = 2
    exponent = value.as_tuple().exponent
    if decimals is not None and isinstance(exponent, int) and -exponent < decimals:
        value = value.quantize(Decimal(1).scaleb(-decimals))
    return grouped(value) + ("%" if column.kind is ColumnType.RATE else "")


def _unit(column: ColumnEntry, entry: TableEntry) -> str:
    if column.kind is ColumnType.RATE:
        return "%"
    return column.unit or (entry.unit or "" if column.kind is ColumnType.MONEY else "")
