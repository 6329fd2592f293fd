"""导出格式的名录：名称与扩展名各不相同。"""

from jixiao.publish.exporters import EXPORTERS


def test_名称与扩展名各不相同():
    assert len({exporter.name for exporter in EXPORTERS}) == len(EXPORTERS)
    assert len({exporter.suffix for exporter in EXPORTERS}) == len(EXPORTERS)
    assert all(exporter.suffix.startswith(".") and exporter.title for exporter in EXPORTERS)
