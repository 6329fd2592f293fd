"""全部导出格式，次序即下载处的次序。"""

from typing import Final

from jixiao.publish.edition import Exporter

EXPORTERS: Final[tuple[Exporter, ...]] = ()
