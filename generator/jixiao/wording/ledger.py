"""问题与整改台账上的字。"""

from collections.abc import Iterable, Mapping
from typing import Final

from jixiao.model.finding import Recommendation, RectificationRecord, RectificationStatus

TITLE: Final = "问题与整改台账"
LOG: Final = "整改记录"
UNPUBLISHED: Final = "未公布"
NOTHING: Final = "已收入的评价没有登记问题和建议。在评价的“存在的问题”“有关建议”里写上，即列在这里。"
HOW: Final = (
    "一个问题整改得怎样，由针对它的各条建议得出：都已了结（已整改或不采纳）的为已整改，有一条动了手的为整改中，"
    "都不采纳的为不采纳。评价里没有写的，整改状态、责任单位、整改期限一律记作未公布。没有了结的在前，其中评价早的在前。"
    "编号由评价的标识和它在报告里的编号合成，全站唯一，不会改变；数据文件和订阅用的也是它。"
)
ONLY: Final = "只看："
DATA: Final = "下载"
PROBLEM: Final = "问题"
ADVICE: Final = "建议"

ORDER: Final[tuple[RectificationStatus | None, ...]] = (
    RectificationStatus.OPEN,
    RectificationStatus.UNDER_WAY,
    None,
    RectificationStatus.REJECTED,
    RectificationStatus.DONE,
)
"""没有了结的在前。"""


def status_text(status: RectificationStatus | None) -> str:
    """整改状态，没有公布的也照说。"""
    return UNPUBLISHED if status is None else status.value


UNSETTLED: Final[tuple[RectificationStatus | None, ...]] = (RectificationStatus.OPEN, None)
"""还没有整改的：未整改的，和整改情况没有公布的。"""


def unsettled_text(counts: Mapping[RectificationStatus | None, int]) -> str:
    """没有整改的几条，没有公布的另说：未整改 1 条，整改情况未公布 6 条；一条也没有公布的，不说未整改 0 条。"""
    if counts.get(None) == sum(counts.values()):
        return f"{counts.get(None, 0)} 条的整改情况均未公布"
    return f"未整改 {counts.get(RectificationStatus.OPEN, 0)} 条，整改情况未公布 {counts.get(None, 0)} 条"


def counts_text(what: str, counts: Mapping[RectificationStatus | None, int]) -> str:
    """问题 7 条：未整改 1 条，整改情况未公布 6 条；一条也没有公布的：建议 8 条，整改情况均未公布。"""
    whole = f"{what} {sum(counts.values())} 条"
    if counts and counts.get(None) == sum(counts.values()):
        return f"{whole}，整改情况均未公布。"
    names = {status: f"{'整改情况' if status is None else ''}{status_text(status)}" for status in ORDER}
    told = "，".join(f"{names[status]} {counts[status]} 条" for status in ORDER if counts.get(status))
    return f"{whole}：{told}。" if told else f"{whole}。"


def feed_title(number: str, title: str, evaluation: str, year: int) -> str:
    """订阅里一条的题名；number 是台账编号。"""
    return f"{number}　{title}（{evaluation}，{year}年度）"


def matter_text(
    status: RectificationStatus | None, advice: Iterable[Recommendation], records: Iterable[RectificationRecord]
) -> str:
    """订阅里一条的内容：整改状态、责任单位、期限、逐条记录。"""
    every = tuple(advice)
    units = dict.fromkeys(one.responsible for one in every if one.responsible)
    deadlines = dict.fromkeys(str(one.deadline) for one in every if one.deadline)
    facts = [f"整改状态：{status_text(status)}"]
    facts += [f"责任单位：{'、'.join(units)}"] if units else []
    facts += [f"整改期限：{'、'.join(deadlines)}"] if deadlines else []
    facts += [f"{record.date}　{record.text.rstrip('。')}" for record in records]
    return "；".join(facts) + "。"
