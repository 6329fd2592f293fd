"""信息公开目录上的各栏：索引号、内容概述、发文机关、文号、日期、公开方式、有效性。各网站列哪几栏、什么次序，由口径定。"""

from enum import StrEnum

from pydantic import Field

from jixiao.model.entry import Date, Entry, Flag


class Validity(StrEnum):
    """有效性。"""

    VALID = "有效"
    EXPIRED = "已失效"
    REPEALED = "已废止"


class Disclosure(Entry):
    """公开时另有的几栏；成文日期、公开级别写在评价的栏目里，不必再写。"""

    index: str | None = Field(None, alias="索引号", description="公开目录给的索引号，照抄")
    issuer: str | None = Field(None, alias="发文机关", description="发文机关，或信息所属单位")
    number: str | None = Field(None, alias="文号", description="发文字号；没有的不写")
    summary: str | None = Field(None, alias="内容概述", description="一两句话；口径列了而没有写的，由程序写总分与等级")
    subject: str | None = Field(None, alias="主题分类", description="公开目录的主题分类，如 财政、金融、审计")
    published: Date | None = Field(None, alias="发布日期", description="上网公布的日期")
    validity: Validity | None = Field(None, alias="有效性", description="有效、已失效、已废止")


class CatalogueField(StrEnum):
    """公开目录可列的栏。"""

    INDEX = "索引号"
    SUBJECT = "主题分类"
    ISSUER = "发文机关"
    ISSUED = "成文日期"
    TITLE = "标题"
    SUMMARY = "内容概述"
    NUMBER = "文号"
    PUBLISHED = "发布日期"
    PUBLICITY = "公开方式"
    VALIDITY = "有效性"


class CatalogueItem(Entry):
    """公开目录的一栏。"""

    field: CatalogueField = Field(alias="栏目", description="索引号、发文机关、成文日期等")
    name: str | None = Field(None, alias="名称", description="本站叫什么，如 信息所属单位；不写照栏目名")
    absent: str | None = Field(None, alias="缺时写", description="评价没有这一栏的印什么，如 未载；不写则不列这一栏")
    required: Flag = Field(default=False, alias="必填", description="是：主动公开的评价必须写")

    @property
    def label(self) -> str:
        """印出的栏名。"""
        return self.name or self.field.value
