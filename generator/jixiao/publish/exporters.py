"""全部导出格式，次序即下载处的次序。"""

from typing import Final

from jixiao.publish.docx.exporter import DOCX
from jixiao.publish.edition import AnyExporter, DataExporter, Exporter
from jixiao.publish.open_data.evaluation_data import evaluation_files, evaluations_file
from jixiao.publish.open_data.package import csv_batch, csv_files
from jixiao.publish.pdf import PDF
from jixiao.publish.xlsx.batch import batch_workbook
from jixiao.publish.xlsx.exporter import write_workbook
from jixiao.wording.workbook import WORKBOOK

EXPORTERS: Final[tuple[AnyExporter, ...]] = (
    PDF,
    DOCX,
    Exporter("xlsx", WORKBOOK, ".xlsx", write_workbook, "得分都是公式，改一格就重算", batch_workbook),
    DataExporter("json", "JSON", evaluation_files, "供程序读取；trace 文件是每个数的来历", evaluations_file),
    DataExporter("csv", "CSV", csv_files, "用 Excel、WPS 或统计软件打开；datapackage.json 说明各列", csv_batch),
)
