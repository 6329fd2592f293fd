"""信息公开一块里的话。"""

from decimal import Decimal
from typing import Final

from jixiao.model.evaluation import Evaluation
from jixiao.wording.figures import trimmed

TITLE: Final = "信息公开"


def summary_parts(evaluation: Evaluation, document: str, full: Decimal) -> tuple[str, str, str]:
    """内容概述的三截，总分与等级夹在中间。"""
    unit = evaluation.unit or evaluation.supervisor or ""
    year = "" if f"{evaluation.year}年" in evaluation.name else f"{evaluation.year}年度"  # 名称里有的不再说一遍
    named = "" if unit == evaluation.name else f"“{evaluation.name}”的"
    return f"{unit}{year}{named}{document}：满分 {trimmed(full)} 分，得 ", " 分，等级为“", "”。"
