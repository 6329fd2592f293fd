"""要导出的一份评价：同一份编排好的报告，写成各种文件。"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from jixiao.model.diagnostic import Diagnostic
from jixiao.model.dossier import Registry
from jixiao.model.evaluation import Audience
from jixiao.model.paper import PaperReport
from jixiao.model.report import Report
from jixiao.model.scored import ScoredDossier


def _nothing() -> str:
    return ""


class ExportFault(Exception):  # noqa: N818 不是程序的错，是缺字体、缺软件之类
    """写不成，说的是缺什么、怎样补上。"""


@dataclass(frozen=True, slots=True)
class Edition:
    """一份评价的一个版本。

    paper 编出印成文件的那一份，volume 把几份自评表编成一册，用到才编；findings 是复核的发现，只有内部版有；
    cited 是报告里引用的政策文件的标识，按首次出现的次序。
    """

    scored: ScoredDossier
    report: Report
    paper: Callable[[], PaperReport]
    volume: Callable[[tuple[ScoredDossier, ...]], PaperReport]
    registry: Registry
    audience: Audience
    findings: tuple[Diagnostic, ...] = ()
    cited: tuple[str, ...] = ()

    @property
    def stem(self) -> str:
        """导出文件名的主干：评价标识的末段。"""
        return self.scored.identifier.rsplit("/", 1)[-1]

    @property
    def internal(self) -> bool:
        """内部版。"""
        return self.audience is Audience.INTERNAL


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """导出的一个文件：名称（不含目录）、给人看的名目、内容。"""

    name: str
    title: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Exporter:
    """一种导出，一份评价写成一个文件。

    name 是命令行里的名称，suffix 是扩展名（连同点）；write 由版本得出文件内容，不碰磁盘，也不算任何数；
    purpose 是给谁作什么用；batch 把几份合订成一个文件，没有的不能合订。
    relies 说出它所用的机器上的东西（字体之类），换了就要重做；缺了不能做的，抛 ExportFault。
    """

    name: str
    title: str
    suffix: str
    write: Callable[[Edition], bytes]
    purpose: str = ""
    batch: Callable[[tuple[Edition, ...]], bytes] | None = None
    relies: Callable[[], str] = _nothing

    def files(self, edition: Edition) -> tuple[ExportedFile, ...]:
        """一份评价的文件。"""
        return (ExportedFile(f"{edition.stem}{self.suffix}", self.title, self.write(edition)),)

    def bound(self, editions: tuple[Edition, ...], stem: str) -> tuple[ExportedFile, ...] | None:
        """合订的文件；不能合订的为 None。"""
        if self.batch is None:
            return None
        return (ExportedFile(f"{stem}{self.suffix}", self.title, self.batch(editions)),)


@dataclass(frozen=True, slots=True)
class DataExporter:
    """一种导出，一份评价写成几个文件；batch 的第二个参数是合订文件名的主干，其余同上。"""

    name: str
    title: str
    write: Callable[[Edition], tuple[ExportedFile, ...]]
    purpose: str = ""
    batch: Callable[[tuple[Edition, ...], str], tuple[ExportedFile, ...]] | None = None
    relies: Callable[[], str] = _nothing

    def files(self, edition: Edition) -> tuple[ExportedFile, ...]:
        """一份评价的各文件。"""
        return self.write(edition)

    def bound(self, editions: tuple[Edition, ...], stem: str) -> tuple[ExportedFile, ...] | None:
        """合订的各文件；不能合订的为 None。"""
        return None if self.batch is None else self.batch(editions, stem)


AnyExporter: TypeAlias = Exporter | DataExporter
