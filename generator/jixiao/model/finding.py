"""经验、问题、建议与整改。"""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import Field

from jixiao.model.entry import Date, Entry


class RectificationStatus(StrEnum):
    """整改状态。"""

    OPEN = "未整改"
    UNDER_WAY = "整改中"
    DONE = "已整改"
    REJECTED = "不采纳"


class RectificationRecord(Entry):
    """整改记录的一条。"""

    date: Date = Field(alias="日期", description="日期")
    text: str = Field(alias="内容", description="做了什么，到了哪一步")


class Experience(Entry):
    """主要经验及做法。"""

    title: str = Field(alias="标题", description="一句话")
    text: str = Field(alias="内容", description="说明")


class Problem(Entry):
    """存在的问题。"""

    identifier: str = Field(alias="编号", description="如 问题1；正文用 finding:问题1 引用")
    title: str = Field(alias="标题", description="一句话")
    text: str = Field(alias="内容", description="表现与原因")
    indicators: tuple[str, ...] = Field((), alias="相关指标", description="失分与它有关的指标代码")


class Recommendation(Entry):
    """有关建议。"""

    identifier: str = Field(alias="编号", description="如 建议1")
    title: str = Field(alias="标题", description="一句话")
    text: str = Field(alias="内容", description="具体建议")
    problems: tuple[str, ...] = Field((), alias="针对问题", description="所针对的问题编号")
    responsible: str | None = Field(None, alias="责任单位", description="负责整改的单位")
    deadline: Date | None = Field(None, alias="整改期限", description="整改时限")
    status: RectificationStatus | None = Field(None, alias="整改状态", description="未整改、整改中、已整改、不采纳")
    log: tuple[RectificationRecord, ...] = Field((), alias="整改记录", description="整改的经过，一事一条，写明日期")


def record_number(evaluation: str, identifier: str) -> str:
    """台账编号：评价的标识接上一条的编号。编号只在一份评价之内唯一，两者合起来全站唯一，定了不变。"""
    return f"{evaluation}/{identifier}"


def problem_status(problem: Problem, recommendations: Iterable[Recommendation]) -> RectificationStatus | None:
    """一个问题整改得怎样，看针对它的各条建议；没有公布的为 None。

    各条都已了结（已整改，或不采纳）才算已整改；有一条动了手就是整改中。
    """
    statuses = {one.status for one in recommendations if problem.identifier in one.problems}
    if statuses == {RectificationStatus.REJECTED}:
        return RectificationStatus.REJECTED
    if statuses and statuses <= {RectificationStatus.DONE, RectificationStatus.REJECTED}:
        return RectificationStatus.DONE
    if statuses & {RectificationStatus.DONE, RectificationStatus.UNDER_WAY}:
        return RectificationStatus.UNDER_WAY
    return RectificationStatus.OPEN if RectificationStatus.OPEN in statuses else None
