"""导出格式的名录：名称各不相同，一份一个文件的扩展名也不相同；每种都说明作什么用。"""

from jixiao.publish.edition import Exporter
from jixiao.publish.exporters import EXPORTERS


def test_名称与扩展名各不相同():
    assert [exporter.name for exporter in EXPORTERS] == ["pdf", "docx", "xlsx", "json", "csv"]
    suffixes = [exporter.suffix for exporter in EXPORTERS if isinstance(exporter, Exporter)]
    assert len(set(suffixes)) == len(suffixes)
    assert all(exporter.title and exporter.purpose for exporter in EXPORTERS)
