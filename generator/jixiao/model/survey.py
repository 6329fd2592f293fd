"""问卷：份数、题目与各选项的占比。"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema

from jixiao.model.entry import Entry, Percentage, plain, to_number


@dataclass(frozen=True, slots=True)
class Share:
    """选这一项的占比（percent 为真，以百分点计）或份数。"""

    value: Decimal
    percent: bool


def _to_answer(value: object) -> Share | None:
    """选项的份数或占比；空与“-”表示来源没有印。"""
    if value is None or (isinstance(value, str) and plain(value) in {"", "-", "—", "/"}):
        return None
    if isinstance(value, str) and plain(value).endswith("%"):
        return Share(to_number(plain(value)[:-1]), percent=True)
    return Share(to_number(value), percent=False)


Answer = Annotated[
    Share | None,
    PlainValidator(_to_answer),
    WithJsonSchema({"type": ["number", "string", "null"]}),
]


class PublishedAnswer(Entry):
    """印着的得率。"""

    rate: Percentage | None = Field(None, alias="得率", description="文件中印着的满意度、提升度等")
    note: str | None = Field(None, alias="说明", description="原文措辞，如“约有81%”")


class Question(Entry):
    """一题。"""

    number: int = Field(alias="题号", description="从 1 起", ge=1)
    text: str = Field(alias="题干", description="题目")
    options: dict[str, Answer] = Field(
        default_factory=dict, alias="选项", description="选项与占比（35%）或份数；开放题不写"
    )
    published: PublishedAnswer | None = Field(None, alias="公布值", description="印着的得率")
    note: str | None = Field(None, alias="说明", description="编者说明")


class Survey(Entry):
    """一份问卷。"""

    title: str = Field(alias="标题", description="问卷名称")
    respondents: str | None = Field(None, alias="调查对象", description="如 园区居民群众")
    planned: int | None = Field(None, alias="计划份数", description="方案计划抽取的份数", ge=0)
    issued: int | None = Field(None, alias="发放份数", description="实际发放的份数", ge=0)
    returned: int | None = Field(None, alias="有效份数", description="收回的有效份数", ge=0)
    questions: tuple[Question, ...] = Field(alias="题目", description="各题", min_length=1)
    note: str | None = Field(None, alias="说明", description="编者说明")
