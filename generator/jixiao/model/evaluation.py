"""一份评价：evaluation.yaml 及同目录各 YAML 文件合在一起的样子。"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from jixiao.model.disclosure import CatalogueField, Disclosure
from jixiao.model.entry import Date, Entry, Flag, FormerIdentifier, Number, Words
from jixiao.model.finding import Experience, Problem, Recommendation
from jixiao.model.funds import Funds, TableEntry
from jixiao.model.indicator import FormRow, IndicatorEntry
from jixiao.model.score_interval import ScoreInterval, parse_interval
from jixiao.model.shown_name import shown_name
from jixiao.model.statement import AuditNote, Statement
from jixiao.model.survey import Survey


class DocumentStatus(StrEnum):
    """文件状态。已公布的不能再改，其中的矛盾都是警告。"""

    DRAFT = "起草中"
    CONSULTATION = "征求意见"
    PUBLISHED = "已公布"


class Publicity(StrEnum):
    """公开级别。"""

    PUBLIC = "主动公开"
    ON_REQUEST = "依申请公开"
    INTERNAL = "内部"


class Assessor(StrEnum):
    """评价数据是谁的认定。"""

    EVALUATOR = "评价者"
    SELF = "单位自评"


class Audience(StrEnum):
    """一次构建给谁看。公开的只收主动公开的内容，没有写明公开的一律不收。"""

    PUBLIC = "公开"
    INTERNAL = "内部"

    def admits(self, publicity: Publicity) -> bool:
        """这一级别的内容给不给看。"""
        return self is Audience.INTERNAL or publicity is Publicity.PUBLIC


class Period(Entry):
    """起止日期。"""

    start: Date = Field(alias="起", description="起始日期")
    end: Date = Field(alias="止", description="截止日期")


class PublishedResult(Entry):
    """文件中印着的总分与等级。"""

    total: Number | None = Field(None, alias="总分", description="印出的总分")
    grade: str | None = Field(None, alias="等级", description="印出的等级")


def _to_interval(value: Any) -> ScoreInterval:  # noqa: ANN401 未校验的数据
    if isinstance(value, ScoreInterval):
        return value
    interval = parse_interval(value) if isinstance(value, str) else None
    if interval is None:
        raise ValueError(f"“{value}”看不出是哪些分数，应写成 80（含）—90分、90分以上、60分以下 的样子")
    return interval


class PrintedGrade(Entry):
    """文件中印着的一个等级。"""

    name: str = Field(alias="名称", description="如 优")
    interval: Annotated[ScoreInterval, PlainValidator(_to_interval), WithJsonSchema({"type": "string"})] = Field(
        alias="分数", description="照印出的写，如 80（含）—90分、60分以下"
    )


class Original(Entry):
    """录入已公布的文件时：哪些文字不是原文，原文在哪里。自己编写的报告不写。"""

    rewritten: str | None = Field(None, alias="改写", description="由编者改写、不是原文的文字，如 正文", min_length=1)
    address: str | None = Field(None, alias="网址", description="原文的网址", pattern=r"^https?://")

    @model_validator(mode="after")
    def _something(self) -> "Original":
        if self.rewritten is None and self.address is None:
            raise ValueError("“改写”“网址”至少写一个")
        return self


class Appendix(Entry):
    """一个附件：指标体系、数据表、问卷或一篇文字。"""

    title: str = Field(alias="标题", description="附件标题，不带“附件1”")
    indicators: Flag = Field(default=False, alias="指标体系", description="是：列出指标体系及得分")
    tables: tuple[str, ...] = Field((), alias="表格", description="列出这些数据表")
    surveys: tuple[str, ...] = Field((), alias="问卷", description="列出这些问卷的统计")
    text: str | None = Field(None, alias="正文", description="Markdown 文件，相对本评价目录")
    publicity: Publicity | None = Field(None, alias="公开级别", description="默认随评价")


class Adjustment(Entry):
    """对口径一项设置的调整。"""

    setting: str = Field(alias="设置", description="口径中的栏目名，如 执行率分母、等级")
    value: Any = Field(alias="值", description="改用的值，写法同口径")
    reason: str = Field(alias="理由", description="为何调整；写明文件或约定")


class Revision(Entry):
    """修订记录的一条。"""

    date: Date = Field(alias="日期", description="日期")
    text: str = Field(alias="内容", description="改了什么")


class Evaluation(Entry):
    """一份评价。"""

    kind: str = Field(alias="评价类型", description="项目支出绩效自评、财政支出项目绩效评价等")
    status: DocumentStatus = Field(alias="文件状态", description="起草中、征求意见、已公布")
    publicity: Publicity = Field(Publicity.INTERNAL, alias="公开级别", description="默认内部，公开须写明")
    profile: str = Field(alias="评分口径", description="口径的标识，如 national-2020、shanghai")
    adjustments: tuple[Adjustment, ...] = Field(
        (), alias="口径调整", description="本评价对口径个别设置的调整，须写理由"
    )
    year: int = Field(alias="年度", description="预算年度", ge=1990, le=2100)
    printed_name: str = Field(alias="项目名称", description="项目或单位的名称，照印出的写")
    title: str | None = Field(None, alias="报告标题", description="封面上的标题")
    supervisor: str | None = Field(None, alias="主管部门", description="主管部门")
    unit: str | None = Field(None, alias="实施单位", description="实施单位或项目单位")
    client: str | None = Field(None, alias="委托部门", description="委托评价的部门")
    evaluator: str | None = Field(None, alias="评价机构", description="受托的第三方机构")
    period: Period | None = Field(None, alias="评价时段", description="评价覆盖的时段")
    issued: Date | None = Field(None, alias="成文日期", description="文件日期")
    original: Original | None = Field(None, alias="原文", description="录入已公布的文件：改写了什么，原文在哪里")
    note: str | None = Field(None, alias="说明", description="编者对来源的说明")
    published: PublishedResult | None = Field(None, alias="公布值", description="印着的总分与等级")
    goal: str | None = Field(None, alias="预期目标", description="年度总体目标")
    achievement: str | None = Field(None, alias="实际完成情况", description="总体目标的完成情况")
    funds: Funds | None = Field(None, alias="资金", description="项目资金")
    tables: dict[str, TableEntry] = Field(default_factory=dict, alias="表格", description="数据表，按名称")
    surveys: dict[str, Survey] = Field(default_factory=dict, alias="问卷", description="问卷，按名称")
    assessor: Assessor = Field(
        Assessor.EVALUATOR,
        alias="评价数据认定",
        description="评价数据是谁的认定：评价者（默认），或单位自评。写单位自评的，规则只用来核对自评，不与评定得分相比",
    )
    indicators: tuple[IndicatorEntry, ...] = Field((), alias="指标体系", description="指标树（报告）")
    rows: tuple[FormRow, ...] = Field((), alias="绩效指标", description="自评表的各行")
    experiences: tuple[Experience, ...] = Field((), alias="主要经验", description="主要经验及做法")
    problems: tuple[Problem, ...] = Field((), alias="存在的问题", description="存在的问题")
    recommendations: tuple[Recommendation, ...] = Field((), alias="有关建议", description="有关建议")
    appendices: tuple[Appendix, ...] = Field((), alias="附件", description="附件，按次序")
    printed_grades: tuple[PrintedGrade, ...] = Field((), alias="原文等级", description="文件中印着的等级划分")
    printed_numbers: tuple[Words, ...] = Field(
        (), alias="原文编号", description="原文的表号、附件号、标题序号，照印出的次序全部列出，如 表1、表2、基础表1"
    )
    disclosure: Disclosure | None = Field(None, alias="信息公开", description="公开目录上的索引号、文号等")
    former: tuple[FormerIdentifier, ...] = Field(
        (), alias="曾用标识", description="目录改名以前的标识，如 2024/old-name；旧地址转到这里"
    )
    revisions: tuple[Revision, ...] = Field((), alias="修订记录", description="公布后的修订")
    statements: tuple[Statement, ...] = Field((), alias="原文所述", description="原文各处的说法，供复核比较")
    audit_notes: tuple[AuditNote, ...] = Field((), alias="复核说明", description="看过而不改的复核发现，须写理由")

    @property
    def name(self) -> str:
        """页上用的名称。"""
        return shown_name(self.printed_name)

    @property
    def last_day(self) -> date:
        """文件日期，没有写的取评价年度的最后一天；只到年月的取期末。生成物上的日期取自它，不取自时钟。"""
        return date(self.year, 12, 31) if self.issued is None else self.issued.last_day

    @property
    def updated(self) -> date:
        """最近改动的日期：文件日期、发布日期与各次修订、整改记录里最晚的。"""
        logged = (record.date for advice in self.recommendations for record in advice.log)
        revised = (revision.date for revision in self.revisions)
        shown = [] if self.disclosure is None or self.disclosure.published is None else [self.disclosure.published]
        return max((self.last_day, *(day.last_day for day in (*revised, *logged, *shown))))

    @property
    def disclosed(self) -> Mapping[CatalogueField, str]:
        """公开目录各栏的内容，照默认的次序；没有写的不在内。"""
        own = self.disclosure or Disclosure()
        found = {
            CatalogueField.INDEX: own.index,
            CatalogueField.SUBJECT: own.subject,
            CatalogueField.ISSUER: own.issuer,
            CatalogueField.ISSUED: self.issued,
            CatalogueField.TITLE: self.title or self.name,
            CatalogueField.SUMMARY: own.summary,
            CatalogueField.NUMBER: own.number,
            CatalogueField.PUBLISHED: own.published,
            CatalogueField.PUBLICITY: self.publicity.value,
            CatalogueField.VALIDITY: own.validity and own.validity.value,
        }
        return {field: str(value) for field, value in found.items() if value}
