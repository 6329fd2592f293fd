"""计算底稿上的字。"""

from typing import Final

TITLE: Final = "计算底稿"
LEAD: Final = (
    "报告里每个数字的来历：由什么公式、用哪些输入、按什么口径取整得来，写在源文件的哪一行。点一个数，就到它的来历。"
)
BACK: Final = "本页是计算底稿的一部分，全部数字的总目见"
OF_INDICATORS: Final = "各项指标"
INDICATOR: Final = "指标"
TOTAL: Final = "合计"
OTHERS: Final = "其他"

RESULT: Final = "总分与等级"
FUNDS: Final = "资金"
LEVELS: Final = "各级指标"
TABLES: Final = "数据表"
SURVEYS: Final = "问卷"
FINDINGS: Final = "问题与建议"


def score_columns(*, own: bool) -> tuple[str, ...]:
    """得分的各栏；有自评得分的多一栏。"""
    return ("分值", "规则得分", *(("自评得分",) if own else ()), "评定得分", "得分率")


def part_title(names: tuple[str, ...], number: int) -> str:
    """一部分的题名；同一类分几页的编号。"""
    told = "、".join(names)
    return f"{TITLE}：{told}（{number}）" if number else f"{TITLE}：{told}"
