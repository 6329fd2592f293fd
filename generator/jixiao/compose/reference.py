"""参考页：词汇表由数据模型生成，诊断目录由编号表生成。"""

from pydantic.fields import FieldInfo

from jixiao.model.entry import Entry
from jixiao.model.evaluation import Appendix, Evaluation, Period, PublishedResult, Revision
from jixiao.model.finding import Experience, Problem, Recommendation
from jixiao.model.funds import ColumnEntry, FundRow, Funds, PublishedFunds, TableEntry, TableTotal
from jixiao.model.indicator import (
    Evidence,
    FormRow,
    IndicatorEntry,
    Input,
    MissingItem,
    PublishedScore,
    QuestionReference,
    RuleData,
)
from jixiao.model.profile import Band, GradeBand, Profile, RoundingEntry, Setting
from jixiao.model.registry import Organisation, OrganisationFile, Policy, PolicyFile
from jixiao.model.report import Block, Cell, Code, Heading, Inlines, Row, Scope, Table, Text
from jixiao.model.rule import (
    ChecklistRule,
    CompletionRule,
    ConversionEntry,
    JudgementRule,
    OccurrenceRule,
    PassRule,
    QualitativeRule,
    SurveyRule,
    ThresholdRule,
    TierEntry,
    TierRule,
)
from jixiao.model.survey import PublishedAnswer, Question, Survey
from jixiao.wording.catalogue import CODES

_SECTIONS: tuple[tuple[str, tuple[type[Entry], ...]], ...] = (
    ("评价", (Evaluation, Period, PublishedResult, Appendix, Revision)),
    ("指标", (IndicatorEntry, FormRow, RuleData, Input, MissingItem, QuestionReference, Evidence, PublishedScore)),
    (
        "评分规则",
        (
            CompletionRule,
            ThresholdRule,
            TierRule,
            TierEntry,
            ChecklistRule,
            SurveyRule,
            ConversionEntry,
            PassRule,
            QualitativeRule,
            OccurrenceRule,
            JudgementRule,
        ),
    ),
    ("资金与表格", (Funds, FundRow, PublishedFunds, TableEntry, ColumnEntry, TableTotal)),
    ("问卷", (Survey, Question, PublishedAnswer)),
    ("问题与建议", (Experience, Problem, Recommendation)),
    ("登记", (PolicyFile, Policy, OrganisationFile, Organisation)),
    ("评分口径", (Profile, Setting, RoundingEntry, Band, GradeBand)),
)


def glossary() -> tuple[Block, ...]:
    """词汇表：文件里的每个栏目，名称、程序里的名字、是否必填、说明。"""
    blocks: list[Block] = []
    for number, (title, models) in enumerate(_SECTIONS, start=1):
        blocks.append(Heading(2, "", (Text(title),), f"terms-{number}"))
        for model in models:
            summary = (model.__doc__ or "").strip().splitlines()[0].rstrip("。")
            anchor = f"term-{model.__name__}"
            blocks.append(Heading(3, "", (Text(summary),), anchor))
            blocks.append(_fields(model, f"{anchor}-table"))
    return tuple(blocks)


def _fields(model: type[Entry], anchor: str) -> Table:
    head = Row(tuple(Cell((Text(t),), Scope.COLUMN) for t in ("栏目", "必填", "说明", "程序里的名字")))
    rows = tuple(
        Row((Cell((Text(field.alias or name),), Scope.ROW), Cell((Text(_required(field)),)), *_explained(field, name)))
        for name, field in model.model_fields.items()
    )
    return Table(anchor, None, (head,), (rows,), widths=(22, 8, 48, 22))


def _required(field: FieldInfo) -> str:
    return "必填" if field.is_required() else ""


def _explained(field: FieldInfo, name: str) -> tuple[Cell, Cell]:
    return Cell((Text(field.description or ""),)), Cell((Code(name),))


def diagnostic_catalogue() -> tuple[Block, ...]:
    """诊断目录：编号、名目、轻重、为何要紧、怎样改。"""
    titles = {"1": "文件与语法", "2": "栏目与取值", "3": "评分与规则", "4": "引用", "5": "合计与公布值", "9": "程序"}
    blocks: list[Block] = []
    for family, title in titles.items():
        members = [code for code in CODES if code.code[2] == family]
        blocks.append(Heading(2, "", (Text(title),), f"codes-{family}"))
        head = Row(tuple(Cell((Text(t),), Scope.COLUMN) for t in ("编号", "名目", "轻重", "为何要紧", "怎样改")))
        rows = tuple(
            Row(
                (
                    Cell(_code(code.code), Scope.ROW, anchor=code.code),
                    Cell((Text(code.title),)),
                    Cell((Text(SEVERITY_NAMES[code.severity.value]),)),
                    Cell((Text(code.why),)),
                    Cell((Text(_without_slots(code.remedy)),)),
                )
            )
            for code in members
        )
        blocks.append(Table(f"codes-{family}-table", None, (head,), (rows,), widths=(9, 17, 7, 35, 32)))
    return tuple(blocks)


SEVERITY_NAMES = {"error": "错误", "warning": "警告", "info": "提示"}


def _code(code: str) -> Inlines:
    return (Code(code),)


def _without_slots(text: str) -> str:
    """目录里没有具体的数，占位写成省略号。"""
    parts = text.split("{")
    return parts[0] + "".join("……" + part.partition("}")[2] for part in parts[1:])
