"""全部导出格式，次序即下载处的次序。"""

from typing import Final

from jixiao.publish.edition import AnyExporter, DataExporter
from jixiao.publish.open_data.evaluation_data import evaluation_files, evaluations_file
from jixiao.publish.open_data.package import csv_batch, csv_files

EXPORTERS: Final[tuple[AnyExporter, ...]] = (
    DataExporter("json", "JSON", evaluation_files, "供程序读取；trace 文件是每个数的来历", evaluations_file),
    DataExporter("csv", "CSV", csv_files, "用 Excel、WPS 或统计软件打开；datapackage.json 说明各列", csv_batch),
)
