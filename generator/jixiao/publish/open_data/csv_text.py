"""CSV 的字节：UTF-8 带签名（Excel、WPS 才认得出），行尾 CRLF（RFC 4180），公式注入有防备。

文字格以 = + - @ 或制表符、回车、换行起头的，电子表格会当作公式执行，前面加一个撇号；全角的 ＝ ＋ － ＠ 在中文界面里
也会，一并加。数字格只写数，不加。
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from jixiao.model.open_data.sheets import Column, Sheet

MARK: Final = "\ufeff"
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Values = Mapping[str, str | None]


def guarded(text: str) -> str:
    """会被当作公式的文字，前面加撇号。"""
    return f"'{text}" if text.startswith(_RISKY) else text


def csv_bytes(columns: Sequence[Column], rows: Iterable[Sequence[str | None]]) -> bytes:
    """一个 CSV 文件；没有的值为空。"""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(column.name) for column in columns])
    for row in rows:
        writer.writerow([_cell(value, column) for value, column in zip(row, columns, strict=True)])
    return (MARK + text.getvalue()).encode()


def sheet_bytes(sheet: Sheet, rows: Iterable[Values]) -> bytes:
    """一个固定列的文件；各行按列名给值。"""
    return csv_bytes(sheet.columns, ([row.get(column.name) for column in sheet.columns] for row in rows))


def _cell(value: str | None, column: Column) -> str:
    if value is None:
        return ""
    return guarded(value) if column.kind == "string" else value.replace(",", "")
