"""把排好的格写成 XLSX。本项目中只有这里用 XlsxWriter。

同样的格得到同样的字节：文件里的时间取自数据，压缩包里的时间是固定的。
"""

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final, cast

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jixiao.publish.xlsx.grid import Book, Check, Live, Look, Placed, Sheet, Tone, cell_name

_FONT: Final = "宋体"
_BODY, _SMALL, _LARGE = 10, 9, 16
_LINE_COLOUR, _INK, _GREY, _LOSS = "#A6A6A6", "#1D4F7C", "#666666", "#B3261E"
_HEAD, _PALE, _EDITABLE = "#E9EEF3", "#F3F4F6", "#FFF8E1"
_FILLS: Final = {
    Tone.HEAD: _HEAD,
    Tone.TOTAL: _HEAD,
    Tone.GROUP: _PALE,
    Tone.SUBTLE: _PALE,
    Tone.INPUT: _EDITABLE,
}
_UNFRAMED: Final = frozenset({Tone.BARE, Tone.TITLE, Tone.HEADING, Tone.NOTE})
_BOLD: Final = frozenset({Tone.TITLE, Tone.HEADING, Tone.HEAD, Tone.GROUP, Tone.TOTAL})
_A4: Final = 9
_LONGEST: Final = 32_000  # Excel 一格至多 32767 字
_MORE: Final = "……（余下从略，见原文）"
_PROMPT_TITLE, _PROMPT_TEXT = 32, 255  # Excel 的限制
_INJECTABLE: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Properties:
    """文件属性。day 是文件日期，取自数据。"""

    title: str
    subject: str
    author: str
    comments: str
    day: date


def workbook_bytes(book: Book, properties: Properties) -> bytes:
    """写成文件内容。"""
    buffer = io.BytesIO()
    # 文字一律照文字写：以 = 开头的不当公式，像网址的不当链接
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(buffer, options) as file:
        _describe(file, properties)
        formats = _Formats(file)
        sheets = [(sheet, file.add_worksheet(sheet.name)) for sheet in book.sheets]
        for sheet, page in sheets:
            _fill(book, sheet, page, formats)
            _arrange(sheet, page, formats)
        if sheets:
            sheets[0][1].activate()
    return buffer.getvalue()


def _describe(file: Workbook, properties: Properties) -> None:
    day = properties.day
    file.set_properties(
        {
            "title": properties.title,
            "subject": properties.subject,
            "author": properties.author,
            "comments": properties.comments,
            "created": datetime(day.year, day.month, day.day, tzinfo=UTC),
        }
    )
    file.set_calc_mode("auto")


class _Formats:
    """格式按样子造一次，重用。"""

    def __init__(self, file: Workbook) -> None:
        self.file = file
        self.made: dict[tuple[Look, bool], Format] = {}
        self.signal = file.add_format({"font_color": _LOSS})

    def of(self, look: Look, *, quoted: bool = False) -> Format:
        """这种样子的格式；quoted 的带引号前缀，编辑时也仍是文字。"""
        key = (look, quoted)
        if key not in self.made:
            self.made[key] = self.file.add_format({**_settings(look), "quote_prefix": quoted})
        return self.made[key]


def _settings(look: Look) -> dict[str, Any]:
    tone = look.tone
    settings: dict[str, Any] = {
        "font_name": _FONT,
        "font_size": _LARGE if tone is Tone.TITLE else _SMALL if tone is Tone.NOTE else _BODY,
        "bold": tone in _BOLD,
        "align": look.align,
        "valign": "vcenter",
        "text_wrap": True,
        "indent": look.indent + (look.align == "left" and tone not in _UNFRAMED),  # 文字不贴着框线
    }
    if look.number:
        settings["num_format"] = look.number
    if tone not in _UNFRAMED:
        settings |= {"border": 1, "border_color": _LINE_COLOUR}
    if tone in _FILLS:
        settings["bg_color"] = _FILLS[tone]
    if tone in {Tone.INPUT, Tone.LINK}:
        settings["font_color"] = _INK
    if tone in {Tone.NOTE, Tone.FAINT}:
        settings["font_color"] = _GREY
    return settings


def _fill(book: Book, sheet: Sheet, page: Worksheet, formats: _Formats) -> None:
    for cell in sheet.cells.values():
        quoted = isinstance(cell.content, str) and cell.content.startswith(_INJECTABLE)
        shape = formats.of(cell.look, quoted=quoted)
        if (cell.rows, cell.columns) != (1, 1):
            last = (cell.row + cell.rows - 1, cell.column + cell.columns - 1)
            page.merge_range(cell.row, cell.column, *last, "", shape)
        _write(book, sheet, page, cell, shape)
        if cell.check is not None:
            page.data_validation(cell.row, cell.column, cell.row, cell.column, _validation(book, sheet, cell.check))


def _write(book: Book, sheet: Sheet, page: Worksheet, cell: Placed, shape: Format) -> None:
    at = (cell.row, cell.column)
    match cell.content:
        case None | "":
            page.write_blank(*at, None, shape)
        case Live(text, value):
            page.write_formula(*at, f"={book.resolved(text, sheet)}", shape, value)
        case Decimal():
            # 照 Decimal 写出的正是原来的十进制数；先换成浮点，16 位有效数字会写出零头
            page.write_number(*at, cast(float, cell.content), shape)
        case str() as text:
            shown = text if len(text) <= _LONGEST else text[:_LONGEST] + _MORE
            if cell.link:
                page.write_url(*at, f"internal:'{cell.link}'!A1", shape, shown)
            else:
                page.write_string(*at, shown, shape)


def _validation(book: Book, sheet: Sheet, check: Check) -> dict[str, Any]:
    told = {
        "input_title": check.title[:_PROMPT_TITLE],
        "input_message": check.prompt[:_PROMPT_TEXT],
        "error_title": check.title[:_PROMPT_TITLE],
        "error_message": check.prompt[:_PROMPT_TEXT],
        "error_type": "stop" if check.strict else "warning",
    }
    if check.choices and not _listable(check.choices):
        return {"validate": "any", **told}
    if check.choices:
        return {"validate": "list", "source": list(check.choices), **told}
    lower, upper = (f"={book.resolved(text, sheet)}" for text in (check.lower, check.upper))
    return {"validate": "decimal", "criteria": "between", "minimum": lower, "maximum": upper, **told}


def _listable(choices: tuple[str, ...]) -> bool:
    """下拉单以逗号分隔、至多 255 字；不合的只提示，不限制。"""
    return len(",".join(choices)) <= _PROMPT_TEXT and not any("," in choice for choice in choices)


def _arrange(sheet: Sheet, page: Worksheet, formats: _Formats) -> None:
    """列宽、行高、冻结、打印。"""
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    for row, height in sheet.row_heights().items():
        page.set_row(row, height)
    if sheet.head or sheet.frozen_columns:
        page.freeze_panes(sheet.head, sheet.frozen_columns)
    if sheet.head:
        page.repeat_rows(0, sheet.head - 1)
    elif sheet.repeated is not None:
        page.repeat_rows(sheet.repeated, sheet.repeated)
    if sheet.tab:
        page.set_tab_color(sheet.tab)
    page.hide_gridlines(2)
    page.set_paper(_A4)
    page.set_portrait() if sheet.portrait else page.set_landscape()
    page.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    page.center_horizontally()
    page.fit_to_pages(1, 0)
    page.print_area(0, 0, sheet.last_row, len(sheet.widths) - 1)
    page.set_footer('&C&"宋体,常规"&9— &P —')
    page.ignore_errors({"number_stored_as_text": f"A1:{cell_name(sheet.last_row, len(sheet.widths) - 1)}"})
    for first, last in sheet.signals:
        page.conditional_format(*first, *last, {"type": "cell", "criteria": "!=", "value": 0, "format": formats.signal})
