"""数据表：写着的数可以改，合计、小计、比率是公式，旁边照录原文印的数。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from jixiao.model.funds import ColumnType, TableEntry
from jixiao.model.scored import ScoredCell, ScoredDossier, ScoredSubtotal, ScoredTable
from jixiao.publish.xlsx.grid import Book, Content, Live, Look, Sheet, Tone, cell_name, cells_text
from jixiao.publish.xlsx.live import WAN, fraction, full_key
from jixiao.wording import workbook as words
from jixiao.wording.columns import display_width

_EXACT: Final = 6  # 金额到百亿，六位小数仍在浮点的有效数字之内
_NARROWEST, _WIDEST = 10, 44


def table_sheet(book: Book, scored: ScoredDossier, table: ScoredTable) -> None:
    """排出一张数据表。"""
    frame = _Frame.of(scored, table)
    sheet = book.sheet(f"{words.TABLE_PREFIX}{table.name}", frame.widths)
    unit = words.UNIT.format(unit=table.entry.unit) if table.entry.unit else ""
    row = sheet.title(table.entry.title, unit)
    row = sheet.header(row, frame.titles)
    lines = tuple(_lines(table))
    rows = {line.number: row + n for n, line in enumerate(lines) if line.number}
    for n, line in enumerate(lines):
        _fill(sheet, frame, line, row + n, rows)
    row += len(lines)
    for template, text in ((words.SOURCE, table.entry.source), (words.NOTE, table.entry.note)):
        if text:
            sheet.put((row, 0), template.format(text=text), Look(Tone.NOTE), span=(1, len(frame.widths)))
            row += 1


@dataclass(frozen=True, slots=True)
class _Frame:
    """一张表的格局：各列在第几栏；printed 是另列原文的列 → 那一栏。"""

    scored: ScoredDossier
    table: ScoredTable
    places: tuple[int, ...]
    printed: dict[int, int]
    titles: tuple[str, ...]
    widths: tuple[int, ...]

    @classmethod
    def of(cls, scored: ScoredDossier, table: ScoredTable) -> "_Frame":
        """计算列里有原文印的数的，旁边另列一栏。"""
        places: list[int] = []
        printed: dict[int, int] = {}
        titles: list[str] = []
        widths: list[int] = []
        for index, column in enumerate(table.entry.columns):
            places.append(len(titles))
            titles.append(f"{column.name}（{column.unit}）" if column.unit else column.name)
            every = (*table.rows, *(s.cells for s in table.subtotals), *((table.total,) if table.total else ()))
            widths.append(_width((column.name, *(row[index].text for row in every))))
            if column.formula is not None and any(row[index].published is not None for row in table.rows):
                printed[index] = len(titles)
                titles.append(words.PRINTED.format(name=column.name))
                widths.append(max(_NARROWEST, display_width(titles[-1]) + 4))
        return cls(scored, table, tuple(places), printed, tuple(titles), tuple(widths))


def _width(texts: tuple[str, ...]) -> int:
    return min(max(_NARROWEST, *(display_width(text) + 4 for text in texts)), _WIDEST)


@dataclass(frozen=True, slots=True)
class _Line:
    """一行。number 是第几行数据，不是数据行的为 0；members 是加总的各行；printed 为真的照录原文印的数。"""

    cells: tuple[ScoredCell, ...]
    tone: Tone
    number: int = 0
    members: tuple[int, ...] = ()
    printed: bool = False


def _lines(table: ScoredTable) -> Iterator[_Line]:
    """各行、各小计与合计，印了数的紧跟一行原文。"""
    for number, cells in enumerate(table.rows, start=1):
        yield _Line(cells, Tone.PLAIN, number)
        for subtotal in table.subtotals:
            if subtotal.after == number:
                yield from _with_printed(subtotal.cells, Tone.GROUP, _members(table.entry, subtotal))
    if table.total:
        yield from _with_printed(table.total, Tone.TOTAL, tuple(range(1, len(table.rows) + 1)))


def _with_printed(cells: tuple[ScoredCell, ...], tone: Tone, members: tuple[int, ...]) -> Iterator[_Line]:
    yield _Line(cells, tone, members=members)
    if any(cell.published is not None for cell in cells):
        yield _Line(cells, Tone.PLAIN, printed=True)


def _members(entry: TableEntry, subtotal: ScoredSubtotal) -> tuple[int, ...]:
    groups = (group for depth in range(len(entry.subtotals)) for group in entry.groups_by(depth))
    found = next(g for g in groups if g.name == subtotal.name and g.last == subtotal.after)
    return tuple(range(found.first, found.last + 1))


def _fill(sheet: Sheet, frame: _Frame, line: _Line, row: int, rows: dict[int, int]) -> None:
    if line.printed:
        _fill_printed(sheet, frame, line, row)
        return
    for index, (cell, column) in enumerate(zip(line.cells, frame.table.entry.columns, strict=True)):
        at = (row, frame.places[index])
        text = column.kind is ColumnType.TEXT
        if cell.key is None:
            align = "left" if text else "right"
            sheet.put(at, cell.text, Look(line.tone, align))
        else:
            content = _content(frame, line, index, row, rows)
            tone = Tone.INPUT if isinstance(content, Decimal) else line.tone
            look = Look(tone, "right", number_shape(cell.text))
            sheet.put(at, content, look, key=full_key(frame.scored, cell.key))
        if index in frame.printed:
            printed = cell.published if line.number else None
            sheet.put((row, frame.printed[index]), _as_cell(printed, column.kind), _printed_look(printed, column.kind))


def _content(frame: _Frame, line: _Line, index: int, row: int, rows: dict[int, int]) -> Content:
    """写着的数、计算式或加总。"""
    table, column = frame.table, frame.table.entry.columns[index]
    fact = frame.scored.facts[line.cells[index].key or ""]
    value = fact.value if isinstance(fact.value, Decimal) else Decimal(0)
    value = fraction(value) if column.kind is ColumnType.RATE else value / WAN if fact.unit == "万元" else value
    by_formula = column.formula is not None and (line.number > 0 or column.kind is ColumnType.RATE or not column.summed)
    if by_formula:
        names = [c.name for c in table.entry.columns]
        places = {name: cell_name(row, frame.places[n]) for n, name in enumerate(names)}
        every = tuple(range(1, len(table.rows) + 1))
        totals = {f"合计.{name}": _sum(frame, n, every, rows) for n, name in enumerate(names)}
        known = {**places, **totals}
        return Live(re.sub(r"\{([^{}]+)\}", lambda found: known[found[1]], table.formulas[column.name]), value)
    return value if line.number else Live(_sum(frame, index, line.members, rows), value)


def _sum(frame: _Frame, index: int, members: tuple[int, ...], rows: dict[int, int]) -> str:
    """有数的各格之和。"""
    counted = [rows[n] for n in members if frame.table.rows[n - 1][index].key]
    return f"ROUND(SUM({cells_text(counted, frame.places[index])}),{_EXACT})"


def _fill_printed(sheet: Sheet, frame: _Frame, line: _Line, row: int) -> None:
    """原文印的小计、合计。"""
    for place in range(len(frame.widths)):
        sheet.put((row, place), words.PRINTED_ROW if place == 0 else None, Look(Tone.FAINT))
    for index, (cell, column) in enumerate(zip(line.cells, frame.table.entry.columns, strict=True)):
        if cell.published is not None:
            look = _printed_look(cell.published, column.kind)
            sheet.put((row, frame.places[index]), _as_cell(cell.published, column.kind), look)


def _as_cell(value: Decimal | None, kind: ColumnType) -> Content:
    return fraction(value) if value is not None and kind is ColumnType.RATE else value


def _printed_look(value: Decimal | None, kind: ColumnType) -> Look:
    text = f"{value:f}" if value is not None else ""
    return Look(Tone.FAINT, "right", number_shape(f"{text}%" if kind is ColumnType.RATE else text))


def number_shape(text: str) -> str:
    """数的格式：小数位数照印的样子。"""
    bare = text.removesuffix("%")
    decimals = len(bare.partition(".")[2])
    shape = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    return f"{shape}%" if text.endswith("%") else shape
