"""CSV 的字节：带签名、CRLF、引号照 RFC 4180；会被当作公式的文字加撇号，数字不加。"""

import csv
import io

import pytest

from jixiao.model.open_data.sheets import Column, Sheet
from jixiao.publish.open_data.csv_text import csv_bytes, guarded, sheet_bytes

TEXT = Column("文字", "string", "")
NUMBER = Column("数", "number", "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1次", "＋1", "－1", "＠a"])
def test_会当作公式的加撇号(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1次", " =1", "≥98", "a=1", "'=1", "—"])
def test_别的照写(text: str) -> None:
    assert guarded(text) == text


def test_签名与行尾() -> None:
    content = csv_bytes((TEXT, NUMBER), [("甲", "1,234.50"), (None, None)])
    assert content == "\ufeff文字,数\r\n甲,1234.50\r\n,\r\n".encode()


def test_数字列的负数不加撇号_文字列的加() -> None:
    content = csv_bytes((TEXT, NUMBER), [("-1.50", "-1.50")])
    assert content.decode("utf-8-sig").splitlines()[1] == "'-1.50,-1.50"


def test_表头也要防备() -> None:
    assert csv_bytes((Column("=A1", "string", ""),), []).decode("utf-8-sig") == "'=A1\r\n"


def test_逗号引号换行照样读得回来() -> None:
    text = '他说"好"，\n第二行,逗号'
    content = csv_bytes((TEXT,), [(text,)])
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows == [["文字"], [text]]


def test_按列名给值_没有给的为空() -> None:
    sheet = Sheet("a.csv", "甲", "", (TEXT, NUMBER))
    assert sheet_bytes(sheet, [{"数": "1"}]).decode("utf-8-sig") == "文字,数\r\n,1\r\n"
