"""复核页上的字。"""

from typing import Final

from jixiao.model.diagnostic import Settled
from jixiao.wording.printing import ANSWERED, NOTHING_FOUND, counted

TITLE: Final = "复核"
SITE_TITLE: Final = "复核总表"
EXPECTED: Final = "应为"
ACTUAL: Final = "实为"
ABOUT: Final = "涉及"
PLACE: Final = "位置"
ADVICE: Final = "改法"
REASON: Final = "理由"
SEE_ALSO: Final = "另见"
CODE: Final = "编号"
DATA_FILE: Final = "数据文件 "


def review_summary(review: Settled) -> str:
    """几条发现，写成一句。"""
    told = f"，{ANSWERED} {len(review.answered)} 条" if review.answered else ""
    return f"{counted(review.open) or NOTHING_FOUND}{told}。"
