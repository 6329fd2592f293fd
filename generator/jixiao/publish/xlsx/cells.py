"""读出 XLSX 里的公式格和存着的值：只读这些，供重算比较。"""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import join, normpath
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LARGEST: Final = 200_000_000  # 字节；一份评价的工作簿解开不过几兆


class NotWorkbookError(Exception):
    """不是读得懂的 XLSX。"""


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """一个公式格。value 是存着的值的文字，没有存的为空。"""

    sheet: str
    name: str
    formula: str
    value: str
    text: bool


def read_cells(file: Path) -> tuple[FormulaCell, ...]:
    """全部有公式的格，按表、按文件里的次序。

    Raises:
        NotWorkbookError: 不是 XLSX，或读不下去。
        OSError: 文件打不开。

    """
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise NotWorkbookError("解开后过大")
            return tuple(_cells(archive))
    except zipfile.BadZipFile:
        raise NotWorkbookError("不是 ZIP 格式") from None
    except (KeyError, IndexError):
        raise NotWorkbookError("缺少工作簿的部件") from None
    except (ParseError, ValueError):
        raise NotWorkbookError("部件的内容不完整") from None


def _cells(archive: zipfile.ZipFile) -> Iterator[FormulaCell]:
    strings = _shared_strings(archive)
    for name, part in _sheets(archive):
        for cell in _xml(archive, part).iter(f"{_MAIN}c"):
            formula = cell.find(f"{_MAIN}f")
            if formula is None:
                continue
            kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v") or ""
            if kind == "s":
                value = strings[int(value)]
            yield FormulaCell(name, cell.get("r", ""), formula.text or "", value, kind in {"s", "str", "inlineStr"})


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """各表的名称与所在的部件。"""
    links: Mapping[str, str] = {
        one.get("Id", ""): one.get("Target", "") for one in _xml(archive, "xl/_rels/workbook.xml.rels")
    }
    for sheet in _xml(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
        target = links[sheet.get(_LINK, "")]
        yield sheet.get("name", ""), normpath(join("xl", target)).lstrip("/") if target[0] != "/" else target[1:]


def _shared_strings(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    items = _xml(archive, "xl/sharedStrings.xml").iter(f"{_MAIN}si")
    return ["".join(text.text or "" for text in item.iter(f"{_MAIN}t")) for item in items]


def _xml(archive: zipfile.ZipFile, part: str) -> Element:
    """一个部件。有文档类型声明的不收：工作簿里不会有，有的多半是实体炸弹。"""
    data = archive.read(part)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise NotWorkbookError(f"{part} 里有文档类型声明")
    return fromstring(data)  # noqa: S314 上面已拒收实体
