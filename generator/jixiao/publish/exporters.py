"""全部导出格式，次序即下载处的次序。"""

from typing import Final

from jixiao.publish.edition import Exporter
from jixiao.publish.pdf import pdf
from jixiao.publish.xlsx.exporter import XLSX

EXPORTERS: Final[tuple[Exporter, ...]] = (Exporter("pdf", "PDF", ".pdf", pdf), XLSX)
