"""网站上的下载：表下的链接，首页末的一节；开放数据页的字段说明一栏不漏。"""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

from jixiao.compose.data_fields import RECORDS, csv_fields, json_fields
from jixiao.compose.downloads import (
    DownloadFile,
    DownloadFormat,
    download_line,
    file_list,
    with_download_section,
    with_downloads,
)
from jixiao.model import open_data
from jixiao.model.open_data.evaluation import EvaluationsFile
from jixiao.model.open_data.record import Record
from jixiao.model.open_data.scores import ScoreData, ScoresFile
from jixiao.model.open_data.sheets import SHEETS, Sheet
from jixiao.model.report import Block, Link, Page, Paragraph, SitePath, Table, TableRole, Text
from jixiao.model.report_text import plain_text

CSV = Link(SitePath("a/files/x.csv"), (Text("CSV"),))
JSON = Link(SitePath("a/files/a.json"), (Text("JSON"),))


def table(anchor: str, role: TableRole = TableRole.DATA) -> Table:
    return Table(anchor, None, (), ((),), role=role)


def texts(blocks: tuple[Block, ...]) -> list[list[str]]:
    return [
        [plain_text(cell.content) for cell in row.cells]
        for block in blocks
        if isinstance(block, Table)
        for group in block.groups
        for row in group
    ]


def test_按锚点_嵌入两次的同一张表也有() -> None:
    blocks = (table("t-甲"), table("t-甲~2"), table("t-乙"), Paragraph(()))
    first, again, other, _ = with_downloads(blocks, {"t-甲": (CSV,)}, {})
    assert [one.downloads for one in (first, again, other) if isinstance(one, Table)] == [(CSV,), (CSV,), ()]


def test_按用途() -> None:
    blocks = (table("indicators", TableRole.INDICATORS), table("about", TableRole.RECORD))
    found = with_downloads(blocks, {}, {TableRole.INDICATORS: (CSV, JSON)})
    assert [one.downloads for one in found if isinstance(one, Table)] == [(CSV, JSON), ()]


def test_一行下载_没有文件的没有这一行() -> None:
    (line,) = download_line("下载", (CSV, JSON))
    assert isinstance(line, Paragraph)
    assert plain_text(line.content) == "下载 CSV JSON"
    assert [item for item in line.content if isinstance(item, Link)] == [CSV, JSON]
    assert download_line("下载", ()) == ()


def test_首页末的下载() -> None:
    page = Page("a/", "甲", (Paragraph(()),))
    files = (DownloadFile("指标", "a/files/x.csv", 2048), DownloadFile("资金", "a/files/y.csv", 100))
    shown = with_download_section(page, [DownloadFormat("CSV", "用电子表格打开", files), DownloadFormat("PDF", "", ())])
    assert texts(shown.blocks) == [["指标", "CSV", "2 KB", "用电子表格打开"], ["资金", "CSV", "100 B"]]
    assert shown.blocks[:1] == page.blocks


def test_只以格式为名的文件_名目是全文_不把格式说两遍() -> None:
    files = [
        DownloadFormat(t, "", (DownloadFile(t, f"a/files/a.{s}", 1),)) for t, s in (("PDF", "pdf"), ("Word", "docx"))
    ]
    files.append(DownloadFormat("评分工作簿", "", (DownloadFile("评分工作簿", "a/files/a.xlsx", 1),)))
    shown = with_download_section(Page("a/", "甲", ()), files)
    assert [row[:2] for row in texts(shown.blocks)] == [["全文", "PDF"], ["全文", "DOCX"], ["评分工作簿", "XLSX"]]


def test_一种也没有的_页照旧() -> None:
    page = Page("a/", "甲", ())
    assert with_download_section(page, [DownloadFormat("PDF", "", ())]) is page


def test_文件清单_没有的说没有() -> None:
    assert texts(file_list("f", [DownloadFile("目录", "data/evaluations.csv", 3 * 1024 * 1024)])) == [
        ["目录", "evaluations.csv", "3.0 MB"]
    ]
    (said,) = file_list("f", [])
    assert isinstance(said, Paragraph)
    assert "没有发布" in plain_text(said.content)


def records() -> Iterator[type[Record]]:
    for module in pkgutil.iter_modules(open_data.__path__, f"{open_data.__name__}."):
        for one in vars(importlib.import_module(module.name)).values():
            if isinstance(one, type) and issubclass(one, Record) and one is not Record:
                yield one


def test_每条记录都有说明() -> None:
    """得分一条并在一份评价里说；命令输出与合订只是把几份放在一起。"""
    told = {record for _, group in RECORDS for record in group}
    assert told | {ScoreData, ScoresFile, EvaluationsFile} == set(records())
    listed = texts(json_fields())
    assert [row for row in listed if not row[2]] == []
    names = {row[0] for row in listed}
    assert {name for record in told for name in record.model_fields} <= names


@pytest.mark.parametrize("sheet", SHEETS, ids=[one.file for one in SHEETS])
def test_每列都有说明_数都有单位_主键都在且不会空(sheet: Sheet) -> None:
    names = [column.name for column in sheet.columns]
    assert len(set(names)) == len(names)
    assert set(sheet.key) <= {column.name for column in sheet.columns if column.required}
    assert all(column.description for column in sheet.columns)
    assert all(column.unit for column in sheet.columns if column.kind == "number")
    assert set(names) <= {row[0] for row in texts(csv_fields())}
