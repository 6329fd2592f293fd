"""要导出的一份评价：同一份编排好的报告，写成各种文件。"""

from collections.abc import Callable
from dataclasses import dataclass

from jixiao.model.diagnostic import Diagnostic
from jixiao.model.dossier import Registry
from jixiao.model.evaluation import Audience
from jixiao.model.paper import PaperReport
from jixiao.model.report import Report
from jixiao.model.scored import ScoredDossier


class ExportRefused(Exception):  # noqa: N818 不是程序出错，是缺字体等外部条件
    """写不成这种文件；说明里有缺什么、装什么。"""


@dataclass(frozen=True, slots=True)
class Edition:
    """一份评价的一个版本。paper 是印成文件的那一份；findings 是复核的发现，只有内部版有。"""

    scored: ScoredDossier
    report: Report
    paper: PaperReport
    registry: Registry
    audience: Audience
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Exporter:
    """一种导出。

    name 是命令行里的名称，suffix 是扩展名（连同点）；write 由版本得出文件内容，不碰磁盘，也不算任何数。
    """

    name: str
    title: str
    suffix: str
    write: Callable[[Edition], bytes]
