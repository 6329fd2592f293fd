"""概览上的问题与建议、成效怎样说。"""

from typing import Final

from jixiao.model.finding import RectificationStatus

PROBLEMS: Final = "问题与建议"
OUTCOME: Final = "成效"
SATISFACTION: Final = "满意度"
NOT_PUBLISHED: Final = "整改情况均未公布。"
LEDGER: Final = "各评价的问题与整改，见"


def settled_text(status: RectificationStatus | None) -> str:
    """一条的整改状态，跟在题目后面。"""
    return "　整改情况未公布" if status is None else f"　{status.value}"
