"""数据表的一格：写着的数、算出的数、加总的数，连同它的数据项。"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from jixiao.model.derivation import Derivation, Fact
from jixiao.model.dossier import Dossier
from jixiao.model.entry import number_in
from jixiao.model.formula import evaluate, names_in, parse_formula, substituted, totals_in
from jixiao.model.funds import ColumnEntry, ColumnType, MoneyUnit, TableEntry
from jixiao.model.location import Location
from jixiao.model.rounding import Rounding, rounded
from jixiao.model.scored import ScoredCell
from jixiao.model.workbook import rounded_rate, rounded_text
from jixiao.score.facts import FactBook
from jixiao.score.formula_cell import formula_text
from jixiao.wording.figures import grouped

NO_VALUE: Final = "—"


@dataclass(frozen=True, slots=True)
class Sheet:
    """正在算的一张表。totals 是计算式用得到的各列合计，以列的单位计。"""

    book: FactBook
    name: str
    entry: TableEntry
    dossier: Dossier
    totals: Mapping[str, Decimal]


def column_totals(entry: TableEntry, dossier: Dossier) -> dict[str, Decimal]:
    """计算式提到“合计(列)”的，先逐列算出各列的合计；没有提到的为空。"""
    wanted = {t.name for c in entry.columns if c.formula is not None for t in totals_in(parse_formula(c.formula))}
    totals: dict[str, Decimal] = {}
    if not wanted:
        return totals
    lines = [
        {c.name: number_in(text) for c, text in zip(entry.columns, row, strict=True) if c.kind is not ColumnType.TEXT}
        for row in entry.rows
    ]
    for column in entry.columns:
        present = []
        for line in lines:
            found = _worth(column, line, totals, dossier) if column.formula is not None else None
            if found is not None:
                line[column.name] = found[1]
            value = line.get(column.name)
            if value is not None and (found is not None or column.formula is None):  # 算不出的不计入
                present.append(value)
        if column.name in wanted:
            totals[column.name] = sum(present, Decimal(0))
    return totals


def written_cell(sheet: Sheet, prefix: str, column: ColumnEntry, value: Decimal, at: Location) -> ScoredCell:
    """照录的一格。"""
    shown, unit = _shown(value, column), _unit(column, sheet.entry)
    fact = Fact(f"{prefix}.{column.name}", column.name, value * _in_yuan(unit), shown.removesuffix("%"), unit, at=at)
    return ScoredCell(shown, sheet.book.enter(fact).key, Fraction(value), None, at)


def computed_cell(
    sheet: Sheet, prefix: str, column: ColumnEntry, values: Mapping[str, Decimal | None], at: Location
) -> tuple[ScoredCell, Decimal | None]:
    """由同行各列算出一格，连同算出的值；values 里本列的数是印出的数。"""
    published = values.get(column.name)
    found = _worth(column, values, sheet.totals, sheet.dossier)
    if found is None:  # 缺数据或除数为零：照录印出的数，没有印的写横线
        shown = NO_VALUE if published is None else _shown(published, column)
        return ScoredCell(shown, None, None, published, at), None
    exact, value = found
    shown, unit = _shown(value, column), _unit(column, sheet.entry)
    formula = parse_formula(column.formula or "")
    names, totals = names_in(formula), totals_in(formula)
    texts = {n: grouped(v) for n in names if (v := values.get(n)) is not None}
    shown_names, shown_totals = {n: n for n in names}, {t.name: f"合计({t.name})" for t in totals}
    derivation = Derivation(
        formula=f"{column.name} = {substituted(formula, shown_names, shown_totals)}",
        substitution=substituted(formula, texts, {n: grouped(v) for n, v in sheet.totals.items()}),
        result=shown,
        rounding=str(_rounding(column, sheet.dossier)),
        inputs=(
            *(key for n in names if sheet.book.find(key := f"{prefix}.{n}")),
            *dict.fromkeys(f"表.{sheet.name}.合计.{t.name}" for t in totals),
        ),
    )
    text = shown.removesuffix("%")
    fact = Fact(f"{prefix}.{column.name}", column.name, value * _in_yuan(unit), text, unit, None, derivation)
    return ScoredCell(shown, sheet.book.enter(fact).key, exact, published, at), value


def sum_cell(  # 各参数都是这一格的
    sheet: Sheet,
    prefix: str,
    column: ColumnEntry,
    parts: list[ScoredCell],
    published: Decimal | None,
    at: Location,
    label: str,
) -> tuple[ScoredCell, Decimal]:
    """加总的一格，连同它的值；parts 是有数的各格。"""
    unit = _unit(column, sheet.entry)
    amounts = [sheet.book.find(part.key or "") for part in parts]
    yuan = sum((f.value for f in amounts if f and isinstance(f.value, Decimal)), Decimal(0))
    value = yuan / _in_yuan(unit)
    shown = _shown(value, column)
    title = f"{column.name}{label}"
    derivation = Derivation(
        formula=f"{title} = 各行之和",
        substitution=" + ".join(part.text for part in parts),
        result=shown,
        inputs=tuple(part.key for part in parts if part.key),
    )
    fact = Fact(f"{prefix}.{column.name}", title, yuan, shown.removesuffix("%"), unit, None, derivation)
    return ScoredCell(shown, sheet.book.enter(fact).key, Fraction(value), published, at), value


def _worth(
    column: ColumnEntry, values: Mapping[str, Decimal | None], totals: Mapping[str, Decimal], dossier: Dossier
) -> tuple[Fraction, Decimal] | None:
    """由计算式算出的精确值与取整后的值（比率以百分点计）；缺数据或除数为零时没有。"""
    formula = parse_formula(column.formula or "")
    named = {n: None if (v := values.get(n)) is None else Fraction(v) for n in names_in(formula)}
    exact = evaluate(formula, named, {n: Fraction(v) for n, v in totals.items()})
    if exact is None:
        return None
    if column.kind is ColumnType.RATE:
        exact *= 100
    return exact, rounded(exact, _rounding(column, dossier))


def column_formula(column: ColumnEntry, entry: TableEntry, dossier: Dossier) -> str:
    """计算列的电子表格写法；计算式里的比率以百分点计，格里以 1 为百分之百。"""
    formula = parse_formula(column.formula or "")
    rates = {c.name for c in entry.columns if c.kind is ColumnType.RATE}
    texts = {name: f"({{{name}}}*100)" if name in rates else f"{{{name}}}" for name in names_in(formula)}
    text = formula_text(formula, texts, {t.name: f"{{合计.{t.name}}}" for t in totals_in(formula)})
    rounding = _rounding(column, dossier)
    return rounded_rate(text, rounding) if column.kind is ColumnType.RATE else rounded_text(text, rounding)


def _rounding(column: ColumnEntry, dossier: Dossier) -> Rounding:
    rate = column.kind is ColumnType.RATE
    mode = dossier.execution_rounding.mode if rate else dossier.profile.score_rounding.value.mode
    return Rounding(mode, column.decimals if column.decimals is not None else 2)


def _in_yuan(unit: str) -> Decimal:
    """数据项的金额以元计，印出的仍照表的单位。"""
    return next((money.in_yuan for money in MoneyUnit if money.value == unit), Decimal(1))


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
