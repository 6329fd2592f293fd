"""开放数据与导出里的话。"""

from collections.abc import Mapping
from typing import Final

from jixiao.model.scored import Status

STATUSES: Final[Mapping[Status, str]] = {
    Status.MET: "完成",
    Status.NOT_MET: "未完成",
    Status.UNDECIDABLE: "无从判断",
    Status.INSUFFICIENT: "依据不足",
    Status.NOT_APPLICABLE: "不适用",
}
WHOLE: Final = "全文"
EXPERIENCE: Final = "经验"
EXPERIENCES: Final = "主要经验"
PROBLEMS: Final = "存在的问题"
RECOMMENDATIONS: Final = "有关建议"

TABLE_WITHOUT_SUMS: Final = "小计与合计行不在 CSV 里，免得重复相加；JSON 里有。"
RATE_POINTS: Final = "以百分点计"
COMPUTED: Final = "由计算得出：{formula}"
CATALOGUE_TITLE: Final = "评价目录、指标、问题与建议、政策文件"
CATALOGUE_ABOUT: Final = "本站已公开的全部评价，及其全部指标、问题与建议；本站登记的全部政策文件。"
BATCH_TITLE: Final = "合订的评价数据"
BATCH_ABOUT: Final = "几份评价的指标、资金、问卷、问题与建议。"
ARCHIVE_TITLE: Final = "{year} 年度全部数据"


def package_about(document: str, total: str, grade: str) -> str:
    """数据包的说明。"""
    return f"{document}的数据：指标、资金、数据表、问卷、问题与建议。总分 {total}，等级 {grade}。"


CRASHED: Final = "程序出错：{kind}: {error}"
NOT_BOUND: Final = "{format} 不能合订"


def size_text(size: int) -> str:
    """文件大小，供人看。"""
    if size < 1024:
        return f"{size} B"
    kilobytes = (size + 512) // 1024
    return f"{kilobytes} KB" if kilobytes < 1024 else f"{kilobytes // 1024}.{kilobytes % 1024 * 10 // 1024} MB"


DATASET_TITLE: Final = "数据集描述"
FINDINGS_TITLE: Final = "问题与建议，连同整改"
POLICIES_TITLE: Final = "政策文件，连同引用它的评价"
CATALOGUE_FILE_TITLE: Final = "评价目录，连同各份评价的文件"
SCHEMA_TITLE: Final = "{what}的定义（JSON Schema）"
SUMS_TITLE: Final = "以上各文件的校验和"
PACKAGE_TITLE: Final = "数据包说明"
