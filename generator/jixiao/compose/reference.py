"""参考页：词汇表由数据模型生成，诊断目录由编号表生成。"""

from collections.abc import Iterator

from pydantic.fields import FieldInfo

from jixiao.compose.column_heads import column_heads
from jixiao.model.dictionary import Attachment, DictionaryFile, Term, TermAliases, TermSource
from jixiao.model.disclosure import CatalogueItem, Disclosure
from jixiao.model.entry import Entry
from jixiao.model.evaluation import (
    Adjustment,
    Appendix,
    Evaluation,
    Original,
    Period,
    PrintedGrade,
    PublishedResult,
    Revision,
)
from jixiao.model.finding import Experience, Problem, Recommendation, RectificationRecord
from jixiao.model.funds import ColumnEntry, FundRow, Funds, PublishedFunds, TableEntry, TableSubtotal, TableTotal
from jixiao.model.indicator import (
    Evidence,
    FormRow,
    IndicatorEntry,
    Input,
    MissingItem,
    PointFinding,
    PublishedScore,
    QuestionReference,
    RuleData,
)
from jixiao.model.kind import Kind, OutlineEntry
from jixiao.model.profile import (
    Band,
    ExecutionStep,
    GradeBand,
    Profile,
    RoundingEntry,
    ScoreStep,
    Setting,
    WeightFrame,
)
from jixiao.model.registry import Organisation, OrganisationFile, Policy, PolicyFile
from jixiao.model.report import Block, Cell, Code, Heading, Paragraph, Preformatted, Row, Scope, Strong, Table, Text
from jixiao.model.rule import (
    ChecklistItem,
    ChecklistRule,
    CompletionRule,
    ConversionEntry,
    FormulaRule,
    JudgementRule,
    OccurrenceRule,
    PassRule,
    PointEntry,
    PointsRule,
    QualitativeRule,
    SurveyRule,
    ThresholdRule,
    TierEntry,
    TierRule,
)
from jixiao.model.statement import AuditNote, Statement
from jixiao.model.survey import PublishedAnswer, Question, Survey
from jixiao.wording.codes.catalogue import CODES, FAMILIES
from jixiao.wording.codes.code import RIGHT, WRONG
from jixiao.wording.codes.code import Code as DiagnosticCode
from jixiao.wording.printing import SEVERITIES

_SECTIONS: tuple[tuple[str, tuple[tuple[type[Entry], str], ...]], ...] = (
    (
        "评价",
        (
            (Evaluation, "一份评价"),
            (Period, "起止日期"),
            (Adjustment, "口径的调整"),
            (PublishedResult, "公布的总分与等级"),
            (Original, "录自何处"),
            (PrintedGrade, "印着的一个等级"),
            (Appendix, "附件"),
            (Revision, "修订记录"),
        ),
    ),
    (
        "指标",
        (
            (IndicatorEntry, "报告的指标"),
            (FormRow, "自评表的一行"),
            (RuleData, "评价数据"),
            (Input, "评价数据里的一个值"),
            (MissingItem, "清单里缺失的一项"),
            (PointFinding, "要点的认定"),
            (QuestionReference, "采用的问卷题目"),
            (Evidence, "证据"),
            (PublishedScore, "公布的指标得分"),
        ),
    ),
    (
        "评分规则",
        (
            (CompletionRule, "完成比例"),
            (ThresholdRule, "阈值扣分"),
            (TierRule, "分档"),
            (TierEntry, "分档的一档"),
            (ChecklistRule, "清单"),
            (ChecklistItem, "清单的一项"),
            (PointsRule, "分点"),
            (PointEntry, "分点的一个要点"),
            (SurveyRule, "问卷"),
            (ConversionEntry, "问卷得率的换算"),
            (PassRule, "达标"),
            (QualitativeRule, "定性等级"),
            (OccurrenceRule, "按次扣分"),
            (FormulaRule, "公式"),
            (JudgementRule, "评议"),
        ),
    ),
    (
        "资金与表格",
        (
            (Funds, "项目资金"),
            (FundRow, "资金栏的一行"),
            (PublishedFunds, "公布的执行率与得分"),
            (TableEntry, "数据表"),
            (ColumnEntry, "表格的一列"),
            (TableSubtotal, "表格的一层小计"),
            (TableTotal, "表格的合计行"),
        ),
    ),
    ("问卷", ((Survey, "一份问卷"), (Question, "问卷的一题"), (PublishedAnswer, "公布的得率"))),
    ("复核", ((Statement, "原文在某处的一个说法"), (AuditNote, "对复核发现的说明"))),
    (
        "问题与建议",
        (
            (Experience, "主要经验及做法"),
            (Problem, "存在的问题"),
            (Recommendation, "有关建议"),
            (RectificationRecord, "一条整改记录"),
        ),
    ),
    (
        "公开与登记",
        (
            (Disclosure, "信息公开"),
            (CatalogueItem, "公开目录的一栏"),
            (PolicyFile, "政策文件的登记"),
            (Policy, "政策文件"),
            (OrganisationFile, "单位的登记"),
            (Organisation, "单位"),
        ),
    ),
    (
        "指标词典",
        (
            (DictionaryFile, "指标词典"),
            (Term, "一个词条"),
            (TermSource, "词条的一处出处"),
            (Attachment, "出处的一个附件"),
            (TermAliases, "补充的别名"),
        ),
    ),
    (
        "评分口径",
        (
            (Profile, "一份评分口径"),
            (Setting, "口径的一项设置"),
            (RoundingEntry, "取整"),
            (ExecutionStep, "执行率的一段"),
            (ScoreStep, "满意度的一段"),
            (Band, "定性档次"),
            (GradeBand, "等级"),
            (WeightFrame, "自评分值的一种"),
        ),
    ),
    ("评价类型", ((Kind, "一种评价类型"), (OutlineEntry, "提纲的一项"))),
)

_PLACES: dict[type[Entry], str] = {
    Evaluation: "写在评价目录的 evaluation.yaml。",
    Profile: "写在 evaluations/_shared/profiles/，随程序自带的不必写。",
    Kind: "写在 evaluations/_shared/kinds/，随程序自带的不必写。",
    PolicyFile: "写在 evaluations/_shared/policies/ 下的各个文件。",
    OrganisationFile: "写在 evaluations/_shared/organisations.yaml。",
    DictionaryFile: "写在 evaluations/_shared/dictionary.yaml，随程序自带的词条不必写。",
}


def glossary() -> tuple[Block, ...]:
    """词汇表：文件里的每个栏目，名称、程序里的名字、是否必填、说明。"""
    blocks: list[Block] = []
    for number, (section, models) in enumerate(_SECTIONS, start=1):
        blocks.append(Heading(2, "", (Text(section),), f"terms-{number}"))
        for model, title in models:
            anchor = f"term-{model.__name__}"
            blocks.append(Heading(3, "", (Text(title),), anchor))
            said = _PLACES.get(model) or _said(model, title)
            if said:
                blocks.append(Paragraph((Text(said),)))
            blocks.append(_fields(model, f"{anchor}-table"))
    return tuple(blocks)


def _said(model: type[Entry], title: str) -> str:
    """标题之外的说明：没有比标题多说什么的不写。"""
    summary = (model.__doc__ or "").strip().splitlines()[0]
    head, colon, rest = summary.partition("：")
    if colon and (head.endswith(title) or title.endswith(head)):
        return rest
    return summary if any(mark in summary for mark in "，：；") else ""


def _fields(model: type[Entry], anchor: str) -> Table:
    head = column_heads(("栏目", "必填", "说明", "程序里的名字"))
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
    """诊断目录：每种一节，编号是锚点；说的是什么、为何要紧、怎样改，错的与对的写法各一例。"""
    blocks: list[Block] = []
    for family, title in FAMILIES.items():
        members = [code for code in CODES if code.code[2] == family]
        if members:
            blocks.append(Heading(2, "", (Text(title),), f"codes-{family}"))
            blocks.extend(block for code in members for block in _code_blocks(code))
    return tuple(blocks)


def _code_blocks(code: DiagnosticCode) -> Iterator[Block]:
    yield Heading(3, "", (Text(f"{code.code} {code.title}"),), code.code)
    yield Paragraph((Text(f"{code.sentence}。（{SEVERITIES[code.severity]}，在{code.scope.value}之内查）"),))
    yield Paragraph((Strong((Text("为何要紧"),)), Text(f"　{code.why}")))
    yield Paragraph((Strong((Text("怎样改"),)), Text(f"　{code.advice}")))
    for label, text in ((WRONG, code.wrong), (RIGHT, code.right)):
        if text:
            yield Paragraph((Strong((Text(label),)),))
            yield Preformatted(text, "yaml")
