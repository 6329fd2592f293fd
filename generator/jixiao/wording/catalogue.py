"""评价目录上的字。"""

from typing import Final

from jixiao.wording.coverage import NOT_CHECKED

NOTHING: Final = "还没有评价。在 evaluations/ 下建立目录即可，见使用指南。"
YEAR, UNIT, DOCUMENT, GRADE, AGREEMENT = "年度", "单位", "文种", "等级", "评定与规则"
"""可以筛选的各栏，也是地址里的条件名。"""

SAME: Final = "能核对的都一致"
TOTAL_DIFFERS: Final = "有不同，等级相同"
GRADE_DIFFERS: Final = "等级不同"
OWN_ONLY: Final = "只核对单位自评"
AGREEMENTS: Final = (SAME, TOTAL_DIFFERS, GRADE_DIFFERS, NOT_CHECKED, OWN_ONLY)
"""评定与按规则的异同；一项也核对不了的、评价数据是单位自评的认定的，不说异同。"""


def jump_text(year: int, count: int) -> str:
    """各年的跳转：2024 年度 4 份。"""
    return f"{year} 年度 {count} 份"


def too_many_text(count: int, most: int) -> str:
    """份数太多，页上不一一列出时的说明。"""
    return f"评价 {count} 份，超过 {most} 份，这里不一一列出；没有脚本的，请按年度看。"
