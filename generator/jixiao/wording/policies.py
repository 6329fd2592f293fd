"""政策文件库上的字。"""

from typing import Final

LEVEL, YEAR, STATUS, CITING, ADDRESS = "层级", "年份", "效力", "引用它的评价", "官方网址"
"""可以筛选的各栏，也是地址里的条件名。"""

NO_LEVEL: Final = "未注明层级"
UNREGISTERED: Final = "未登记"
UNCITED: Final = "没有评价引用"
LISTED: Final = "有"
UNLISTED: Final = "没有登记"


def library_text(count: int, listed: int) -> str:
    """文件库开头的一段：登记几份，几份有官方网址，两栏数字各说什么。"""
    return (
        f"登记文件 {count} 份，其中 {listed} 份登记了官方网址；没有核实过的网址不登。"
        "年份是成文的年份，没有登记日期的据文号。“引用”是各评价引用它的处数，“评分依据”是评分口径以它为依据的评价份数。"
    )


def cited_by_text(name: str, year: int) -> str:
    """引用它的评价：同名的以年度相别。"""
    return f"{name}（{year}）"
