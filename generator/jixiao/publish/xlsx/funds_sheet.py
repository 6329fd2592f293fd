"""资金：各栏金额可以改，执行率是公式，旁边照录原文印的执行率。"""

from typing import Final

from jixiao.model.funds import FundRow, Funds
from jixiao.model.profile import Denominator
from jixiao.model.scored import ScoredDossier
from jixiao.publish.xlsx.grid import MONEY, PERCENT, Book, Content, Live, Look, Sheet, Tone, named
from jixiao.publish.xlsx.live import fraction, full_key, money_check, rate_text
from jixiao.wording import workbook as words
from jixiao.wording.scores import NONE

_TOTAL: Final = "年度资金总额"
_ROWS: Final = ((_TOTAL, "total"), ("当年财政拨款", "fiscal"), ("上年结转资金", "carryover"), ("其他资金", "other"))
_COLUMNS: Final = (
    ("年初预算数", "initial"),
    ("全年预算数", "budget"),
    ("实际到位资金", "received"),
    ("全年执行数", "executed"),
)
_RATES: Final = (
    ("年初预算执行率", Denominator.INITIAL),
    ("全年预算执行率", Denominator.BUDGET),
    ("到位资金执行率", Denominator.RECEIVED),
)


def funds_sheet(book: Book, scored: ScoredDossier, funds: Funds) -> None:
    """排出资金。金额照文件里的单位。"""
    rows = [(label, row) for label, name in _ROWS if (row := getattr(funds, name)) is not None]
    columns = [(label, name) for label, name in _COLUMNS if any(getattr(row, name) is not None for _, row in rows)]
    sheet = book.sheet(words.FUNDS, (26, *[18] * len(columns), 14, 18))
    unit = words.FUND_UNIT.format(unit=funds.unit.value)
    line = sheet.title(f"{scored.dossier.evaluation.name}　{words.FUNDS}", unit)
    titles = (words.FUND_ITEM, *(label for label, _ in columns), words.EXECUTION, words.PRINTED_RATE)
    line = sheet.header(line, titles)
    for label, row in rows:
        _row(sheet, scored, (label, row), columns, line)
        line += 1
    _rates(sheet, scored, line + 1)


def _row(
    sheet: Sheet, scored: ScoredDossier, named_row: tuple[str, FundRow], columns: list[tuple[str, str]], line: int
) -> None:
    label, row = named_row
    prefix = "资金" if label == _TOTAL else f"资金.{label}"
    unit = scored.dossier.evaluation.funds
    sheet.put((line, 0), label, Look(indent=0 if label == _TOTAL else 1))
    for column, (name, written) in enumerate(columns, start=1):
        amount = getattr(row, written)
        if amount is None:
            sheet.put((line, column), NONE, Look(align="right"))
            continue
        check = money_check(unit.unit.value if unit is not None else "")
        key = full_key(scored, f"{prefix}.{name}")
        sheet.put((line, column), amount, Look(Tone.INPUT, "right", MONEY), key=key, check=check)
    after = len(columns) + 1
    key = "资金.预算执行率" if label == _TOTAL else f"{prefix}.执行率"
    rate = _rate(scored, key, prefix, scored.dossier.profile.denominator.value)
    sheet.put((line, after), rate or NONE, Look(Tone.PLAIN, "right", PERCENT), key=full_key(scored, key))
    printed = row.published.rate if row.published is not None else None
    shown: Content = fraction(printed) if printed is not None else None
    sheet.put((line, after + 1), shown, Look(Tone.PLAIN, "right", PERCENT))


def _rate(scored: ScoredDossier, key: str, prefix: str, denominator: Denominator) -> Live | None:
    fact = scored.facts.get(key)
    if fact is None or isinstance(fact.value, str | None):
        return None
    part, whole = (named(full_key(scored, f"{prefix}.{name}")) for name in ("全年执行数", denominator.value))
    return Live(rate_text(part, whole, scored.dossier.execution_rounding), fraction(fact.value))


def _rates(sheet: Sheet, scored: ScoredDossier, line: int) -> None:
    """三种分母的执行率，规则选用哪一种都在这里。"""
    found = [(name, rate) for name, base in _RATES if (rate := _rate(scored, f"资金.{name}", "资金", base))]
    if not found:
        return
    sheet.put((line, 0), words.DENOMINATORS, Look(Tone.HEADING))
    for name, rate in found:
        line += 1
        sheet.put((line, 0), name)
        sheet.put((line, 1), rate, Look(Tone.PLAIN, "right", PERCENT), key=full_key(scored, f"资金.{name}"))
