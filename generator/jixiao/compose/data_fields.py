"""开放数据的字段说明：由 CSV 的列与 JSON 的记录生成，与写出的文件同出一源。"""

from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin

from jixiao.compose.column_heads import column_heads
from jixiao.model.open_data.catalogue import (
    CatalogueEntry,
    CatalogueFile,
    CitedPolicy,
    LedgerEntry,
    LedgerFile,
    PoliciesFile,
)
from jixiao.model.open_data.evaluation import (
    CellData,
    ColumnData,
    DisclosureData,
    EvaluationData,
    EvaluationFile,
    ExperienceData,
    FindingData,
    GroupData,
    OptionData,
    PeriodData,
    PolicyData,
    ProblemData,
    ProfileData,
    QuestionData,
    RecommendationData,
    RectificationData,
    RevisionData,
    RowData,
    StatementData,
    SurveyData,
    TableData,
)
from jixiao.model.open_data.record import Record
from jixiao.model.open_data.scores import (
    BandData,
    EvidenceData,
    FundRowData,
    FundsData,
    IndicatorData,
    LevelData,
    PublishedData,
    ScoreData,
)
from jixiao.model.open_data.sheets import SHEETS, Sheet
from jixiao.model.open_data.trace import AlternativeData, DerivationData, FactData, SourceData, TraceFile
from jixiao.model.report import Block, CardPlace, Cell, Code, Heading, Paragraph, Row, Scope, Table, Text

_SHEET_CARDS: Final = (CardPlace.PLAIN, CardPlace.LEAD, CardPlace.LEAD, CardPlace.PLAIN)

RECORDS: Final[tuple[tuple[str, tuple[type[Record], ...]], ...]] = (
    (
        "一份评价的 JSON",
        (
            EvaluationFile,
            EvaluationData,
            PublishedData,
            FundsData,
            FundRowData,
            LevelData,
            IndicatorData,
            BandData,
            EvidenceData,
            DisclosureData,
            PeriodData,
            RevisionData,
            ProfileData,
            GroupData,
            TableData,
            ColumnData,
            RowData,
            CellData,
            SurveyData,
            QuestionData,
            OptionData,
            ExperienceData,
            ProblemData,
            RecommendationData,
            RectificationData,
            PolicyData,
            StatementData,
            FindingData,
        ),
    ),
    ("来历（trace）的 JSON", (TraceFile, FactData, SourceData, DerivationData, AlternativeData)),
    ("全站的 JSON", (CatalogueFile, CatalogueEntry, LedgerFile, LedgerEntry, PoliciesFile, CitedPolicy)),
)
"""逐个说明的记录。"""

_KINDS: Final = {"string": "文字", "number": "数", "integer": "整数"}
_TYPES: Final = {str: "文字", int: "整数"}


def csv_fields() -> tuple[Block, ...]:
    """CSV 各文件的列。"""
    return tuple(block for sheet in SHEETS for block in _sheet(sheet))


def json_fields() -> tuple[Block, ...]:
    """JSON 各记录的栏目。"""
    blocks: list[Block] = []
    for number, (title, records) in enumerate(RECORDS, start=1):
        blocks.append(Heading(3, "", (Text(title),), f"json-fields-{number}"))
        for record in records:
            blocks += _record(record)
    return tuple(blocks)


def _sheet(sheet: Sheet) -> list[Block]:
    anchor = f"csv-{sheet.file.removesuffix('.csv')}"
    head = column_heads(("列", "类型", "单位", "说明"))
    rows = tuple(
        Row(
            (
                Cell((Text(one.name),), Scope.ROW),
                Cell((Text(_KINDS[one.kind]),)),
                Cell((Text(one.unit),)),
                Cell((Text(one.description + ("。不会空" if one.required else "")),)),
            )
        )
        for one in sheet.columns
    )
    key = f"主键：{'、'.join(sheet.key)}。" if sheet.key else ""
    return [
        Heading(3, "", (Text(f"{sheet.title}　"), Code(sheet.file)), anchor),
        Paragraph((Text(sheet.description + key),)),
        Table(f"{anchor}-table", None, (head,), (rows,), widths=(20, 10, 8, 62), cards=_SHEET_CARDS),
    ]


def _record(record: type[Record]) -> list[Block]:
    anchor = f"json-{record.__name__}"
    head = column_heads(("栏目", "类型", "说明"))
    rows = tuple(
        Row(
            (
                Cell((Code(name),), Scope.ROW),
                Cell((Text(_type(field.annotation)),)),
                Cell((Text(field.description or ""),)),
            )
        )
        for name, field in _own_fields(record)
    )
    title = (record.__doc__ or "").strip().rstrip("。")
    return [
        Heading(4, "", (Text(title),), anchor),
        Table(f"{anchor}-table", None, (head,), (rows,), widths=(20, 26, 54)),
    ]


def _own_fields(record: type[Record]) -> list[tuple[str, Any]]:
    """一份评价的数据增补了得分的各栏，一并列出。"""
    return list(
        (ScoreData.model_fields | record.model_fields if record is EvaluationData else record.model_fields).items()
    )


def _type(annotation: Any) -> str:  # noqa: ANN401 任何类型标注
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in {Union, UnionType}:
        (known,) = (one for one in arguments if one is not NoneType)
        return f"{_type(known)}，可空"
    if origin is list:
        return f"列表：{_type(arguments[0])}"
    if annotation in _TYPES:
        return _TYPES[annotation]
    return _title(annotation)


def _title(record: type[Record]) -> str:
    return (record.__doc__ or "").strip().split("；", maxsplit=1)[0].rstrip("。")
