"""网站上的下载：表下的小链接，概览页末的下载一节。只列真的写出的文件。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from jixiao.compose.addresses import FILES
from jixiao.model.report import (
    Align,
    Block,
    CardPlace,
    Cell,
    Code,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
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
from jixiao.wording.open_data import size_text

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
    """首页末加上下载一节：格式、文件、作什么用、大小。"""
    rows = tuple(_row(one) for one in formats if one.files)
    if not rows:
        return page
    table = Table("files-table", None, (), (rows,), role=TableRole.RECORD)
    return replace(page, blocks=(*page.blocks, Heading(2, "", (Text(DOWNLOADS),), FILES), table))


def _row(one: DownloadFormat) -> Row:
    links: list[Inline] = []
    for file in one.files:
        links += [*((Text("、"),) if links else ()), file.link()]
    size = size_text(sum(file.size for file in one.files))
    told = Emphasis((Text("，".join(part for part in (one.purpose, f"共 {size}" if links[1:] else size) if part)),))
    return Row((Cell((Text(one.title),), Scope.ROW), Cell((*links, LineBreak(), told))))


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
