"""各评价共用的登记：政策文件与单位。"""

import re
from enum import StrEnum
from typing import Final

from pydantic import Field

from jixiao.model.entry import Date, Entry, FormerIdentifier

_NUMBER_YEAR: Final = re.compile(r"〔([12]\d{3})〕")


class PolicyLevel(StrEnum):
    """发文层级。"""

    NATIONAL = "国家"
    PROVINCE = "省级"
    CITY = "市级"
    COUNTY = "区县级"
    TOWN = "街镇级"
    UNIT = "单位"


class PolicyStatus(StrEnum):
    """效力。"""

    IN_FORCE = "有效"
    REPEALED = "已废止"
    UNKNOWN = "未核实"


class Policy(Entry):
    """一份政策文件。"""

    slug: str = Field(alias="标识", description="网址用的 ASCII 短名，定了不改", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str = Field(alias="标题", description="全称，不带书名号")
    number: str | None = Field(None, alias="文号", description="如 财预〔2020〕10号")
    issuer: str | None = Field(None, alias="发文机关", description="发文机关")
    date: Date | None = Field(None, alias="成文日期", description="成文日期")
    level: PolicyLevel | None = Field(None, alias="层级", description="国家、省级、市级、区县级、街镇级、单位")
    category: str | None = Field(None, alias="类别", description="如 法律、规范性文件、会议纪要、协议")
    status: PolicyStatus = Field(PolicyStatus.UNKNOWN, alias="效力", description="有效、已废止、未核实")
    replaced_by: str | None = Field(None, alias="被替代", description="替代它的文件的标识")
    address: str | None = Field(None, alias="网址", description="官方网址", pattern=r"^https?://")
    aliases: tuple[str, ...] = Field((), alias="别名", description="别处用过的标题或文号写法")
    note: str | None = Field(None, alias="说明", description="这份文件规定了什么，编者的话")
    former: tuple[FormerIdentifier, ...] = Field((), alias="曾用标识", description="改过的旧标识，旧地址转到这里")

    @property
    def year(self) -> int | None:
        """成文的年份：没有登记日期的，据文号（GB/T 9704-2012 7.2.5：年份括在六角括号里）；都没有的为 None。"""
        if self.date is not None:
            return self.date.year
        found = _NUMBER_YEAR.search(self.number or "")
        return int(found[1]) if found else None


class PolicyFile(Entry):
    """policies/*.yaml。"""

    policies: tuple[Policy, ...] = Field(alias="政策文件", description="各文件")


class Organisation(Entry):
    """一个单位。"""

    slug: str = Field(alias="标识", description="网址用的 ASCII 短名", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str = Field(alias="名称", description="全称")
    aliases: tuple[str, ...] = Field((), alias="别名", description="别处用过的名称")
    parent: str | None = Field(None, alias="上级", description="上级单位的标识")
    category: str | None = Field(None, alias="类别", description="如 预算单位、主管部门、第三方机构")
    former: tuple[FormerIdentifier, ...] = Field((), alias="曾用标识", description="改过的旧标识，旧地址转到这里")


class OrganisationFile(Entry):
    """organisations.yaml。"""

    organisations: tuple[Organisation, ...] = Field(alias="单位", description="各单位")
