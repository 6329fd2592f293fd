"""问卷统计的图旁的字：答的份数，得率与系数是什么。"""


def chart_title(number: int, sample: str) -> str:
    """一题的图题：第 1 题各选项（有效问卷 96 份）。"""
    return f"第 {number} 题各选项（{sample}）"


def answered_text(count: str) -> str:
    """各选项写份数的，加起来就是答的份数。"""
    return f"答案 {count} 份"


def returned_text(count: int) -> str:
    """收回的有效份数。"""
    return f"有效问卷 {count} 份"


def unpublished_text(planned: int | None) -> str:
    """来源没有印有效份数的，照实说。"""
    return "有效份数未公布" if planned is None else f"计划 {planned} 份，有效份数未公布"


def rate_text(formula: str) -> str:
    """得率后面的解释；formula 是它的算式。"""
    return f"（{formula}；系数是评分规则给各选项定的折算）" if formula else ""
