"""网站上的下载：表下的小链接，概览页末的下载一节。只列真的写出的文件。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from jixiao.compose.addresses import FILES
from jixiao.compose.column_heads import column_heads
from jixiao.model.report import (
    Align,
    Block,
    CardPlace,
    Cell,
    Code,
    Heading,
    Link,
    Page,
    Paragraph,
    Row,
    Scope,
    SitePath,
    Table,
    TableRole,
    Text,
)
from jixiao.wording.open_data import WHOLE, size_text

_FILES = (("文件", Align.START), ("格式", Align.START), ("大小", Align.END), ("用途", Align.START))
_WHOLE = ("PDF", "DOCX")

_FILE_CARDS = (CardPlace.PLAIN, CardPlace.PLAIN, CardPlace.LEAD)
DOWNLOADS = "下载"


@dataclass(frozen=True, slots=True)
class DownloadFile:
    """一个可下载的文件：名目、地址（相对站点根）、字节数。"""

    title: str
    path: str
    size: int

    def link(self, text: str = "") -> Link:
        """指向它的链接。"""
        return Link(SitePath(self.path), (Text(text or self.title),))


@dataclass(frozen=True, slots=True)
class DownloadFormat:
    """一种格式：名目、作什么用、各文件。"""

    title: str
    purpose: str
    files: tuple[DownloadFile, ...]


def with_downloads(
    blocks: tuple[Block, ...], tables: Mapping[str, tuple[Link, ...]], roles: Mapping[TableRole, tuple[Link, ...]]
) -> tuple[Block, ...]:
    """给各表添上下载。tables 按锚点，roles 按表的用途（指标表、自评表）。"""
    return tuple(_added(block, tables, roles) if isinstance(block, Table) else block for block in blocks)


def _added(table: Table, tables: Mapping[str, tuple[Link, ...]], roles: Mapping[TableRole, tuple[Link, ...]]) -> Table:
    anchor = table.anchor.partition("~")[0]  # 同一张表嵌入两次的，后面的锚点带序号
    links = tables.get(anchor) or roles.get(table.role, ())
    return replace(table, downloads=links) if links else table


def download_line(lead: str, links: Iterable[Link]) -> tuple[Block, ...]:
    """一行下载，写在不便附在表下的地方；一个文件也没有的没有这一行。"""
    parts = [part for link in links for part in (Text(" "), link)]
    return (Paragraph((Text(lead), *parts)),) if parts else ()


def with_download_section(page: Page, formats: Iterable[DownloadFormat]) -> Page:
    """首页末加上下载一节：一个文件一行，名目、格式、大小，一种格式作什么用。"""
    groups = tuple(_rows(one) for one in formats if one.files)
    if not groups:
        return page
    table = Table("files-table", None, (column_heads(_FILES),), groups, widths=(40, 10, 12, 38))
    return replace(page, blocks=(*page.blocks, Heading(2, "", (Text(DOWNLOADS),), FILES), table))


def _rows(one: DownloadFormat) -> tuple[Row, ...]:
    """一种格式的各文件；作什么用写一遍，与各行并排。"""
    first = Cell((Text(one.purpose),), rowspan=len(one.files))
    return tuple(
        Row(
            (
                Cell((file.link(_named(one, file)),), Scope.ROW),
                Cell((Text(_suffix(file)),)),
                Cell((Text(size_text(file.size)),), align=Align.END),
                *((first,) if file is one.files[0] else ()),
            )
        )
        for file in one.files
    )


def _suffix(file: DownloadFile) -> str:
    return file.path.rsplit(".", 1)[-1].upper()


def _named(one: DownloadFormat, file: DownloadFile) -> str:
    """文件的名目；只以格式为名的是整份报告。"""
    return WHOLE if file.title == one.title and _suffix(file) in _WHOLE else file.title


def file_list(anchor: str, files: Iterable[DownloadFile]) -> tuple[Block, ...]:
    """文件的清单：内容、文件、大小；没有文件的说明没有。"""
    rows = tuple(
        Row(
            (
                Cell((file.link(),), Scope.ROW),
                Cell((Code(file.path.rsplit("/", 1)[-1]),)),
                Cell((Text(size_text(file.size)),), align=Align.END),
            )
        )
        for file in files
    )
    if not rows:
        return (Paragraph((Text("本站没有发布数据文件。"),)),)
    head = Row(
        (
            Cell((Text("内容"),), Scope.COLUMN),
            Cell((Text("文件"),), Scope.COLUMN),
            Cell((Text("大小"),), Scope.COLUMN, Align.END),
        )
    )
    return (Table(anchor, None, (head,), (rows,), widths=(45, 40, 14), cards=_FILE_CARDS),)
