"""CSV 与数据包说明（Data Package，datapackage.json）：列的类型、单位、主键、外键都写在里面。

照 Data Package 第 1 版的表格数据包写，各种校验程序都认；第 2 版与它相容。
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from jixiao.model.funds import ColumnEntry, ColumnType, TableEntry
from jixiao.model.open_data.sheets import (
    EVALUATION_SHEETS,
    EVALUATIONS,
    FINDINGS,
    FUNDS,
    INDICATORS,
    LEVELS,
    POLICIES,
    SITE_SHEETS,
    SURVEYS,
    Column,
    ForeignKey,
    Sheet,
)
from jixiao.model.scored import ScoredDossier, ScoredTable
from jixiao.publish.edition import Edition, ExportedFile
from jixiao.publish.open_data.catalogue import evaluation_rows, policy_rows
from jixiao.publish.open_data.csv_text import Values, csv_bytes, sheet_bytes
from jixiao.publish.open_data.evaluation_data import iso_date, json_bytes
from jixiao.publish.open_data.rows import finding_rows, fund_values, indicator_rows, level_rows, survey_rows
from jixiao.publish.open_data.table_data import cell_number, column_unit, released_tables
from jixiao.wording.figures import score_text
from jixiao.wording.open_data import (
    BATCH_ABOUT,
    BATCH_TITLE,
    CATALOGUE_ABOUT,
    CATALOGUE_TITLE,
    COMPUTED,
    PACKAGE_TITLE,
    RATE_POINTS,
    TABLE_WITHOUT_SUMS,
    package_about,
)

PACKAGE: Final = "datapackage.json"
_TO_EVALUATION: Final = ForeignKey(("评价",), EVALUATIONS.file, ("标识",))
_ROWS: Final[dict[str, Callable[[ScoredDossier], Iterator[Values]]]] = {
    INDICATORS.file: indicator_rows,
    LEVELS.file: level_rows,
    FUNDS.file: fund_values,
    SURVEYS.file: survey_rows,
    FINDINGS.file: finding_rows,
}


@dataclass(frozen=True, slots=True)
class CsvFile:
    """一个写好的 CSV 文件与它的列。"""

    sheet: Sheet
    content: bytes

    def exported(self) -> ExportedFile:
        """作为导出的文件。"""
        return ExportedFile(self.sheet.file, self.sheet.title, self.content)


def csv_files(edition: Edition) -> tuple[ExportedFile, ...]:
    """一份评价的各 CSV 与数据包说明。"""
    scored = edition.scored
    evaluation = scored.dossier.evaluation
    found = [
        _whole((scored,)),
        *_fixed((scored,)),
        *(_table_file(file, table) for file, table in released_tables(scored)),
    ]
    total = score_text(scored.total, scored.dossier.kind.style)
    described = package(
        scored.identifier.replace("/", "-"),
        evaluation.title or evaluation.name,
        package_about(scored.dossier.kind.document, total, scored.grade),
        found,
    )
    issued = iso_date(evaluation.issued)
    described |= {"keywords": [evaluation.name, str(evaluation.year)], **({"issued": issued} if issued else {})}
    return (*(one.exported() for one in found), ExportedFile(PACKAGE, PACKAGE_TITLE, json_bytes(described)))


def site_sheets(editions: Sequence[Edition]) -> tuple[ExportedFile, ...]:
    """全站的 CSV：评价目录、全部指标、问题与建议、政策文件，与数据包说明。"""
    every = tuple(edition.scored for edition in editions)
    found = [_whole(every), *(one for one in _fixed(every) if one.sheet in SITE_SHEETS)]
    known = list(policy_rows(editions))
    found += [CsvFile(POLICIES, sheet_bytes(POLICIES, known))] if known else []
    described = package("catalogue", CATALOGUE_TITLE, CATALOGUE_ABOUT, found)
    return (*(one.exported() for one in found), ExportedFile(PACKAGE, PACKAGE_TITLE, json_bytes(described)))


def csv_batch(editions: tuple[Edition, ...], stem: str) -> tuple[ExportedFile, ...]:
    """几份评价合订的各 CSV：每个文件收全部评价的行，另有目录；数据表的列各不相同，不合订。"""
    every = tuple(edition.scored for edition in editions)
    found = [_whole(every), *_fixed(every)]
    described = package(stem, BATCH_TITLE, BATCH_ABOUT, found)
    parts = (*(one.exported() for one in found), ExportedFile(PACKAGE, PACKAGE_TITLE, json_bytes(described)))
    return tuple(ExportedFile(f"{stem}/{one.name}", one.title, one.content) for one in parts)


def _whole(every: Sequence[ScoredDossier]) -> CsvFile:
    """每份评价一行：名称、单位、总分、等级。"""
    return CsvFile(EVALUATIONS, sheet_bytes(EVALUATIONS, evaluation_rows(every)))


def _fixed(every: tuple[ScoredDossier, ...]) -> Iterator[CsvFile]:
    """列固定的各文件；没有一行的不写。"""
    for sheet in EVALUATION_SHEETS:
        rows = [row for scored in every for row in _ROWS[sheet.file](scored)]
        if rows:
            yield CsvFile(sheet, sheet_bytes(sheet, rows))


def _table_file(file: str, table: ScoredTable) -> CsvFile:
    entry = table.entry
    columns = tuple(_column(one, entry) for one in entry.columns)
    about = "".join(f"{part.rstrip('。')}。" for part in (entry.note, entry.source) if part)
    sums = TABLE_WITHOUT_SUMS if table.total or table.subtotals else ""
    sheet = Sheet(file, entry.title, about + sums, columns)
    rows = (
        [
            (cell.text or None) if one.kind is ColumnType.TEXT else cell_number(cell, one)
            for cell, one in zip(row, entry.columns, strict=True)
        ]
        for row in table.rows
    )
    return CsvFile(sheet, csv_bytes(columns, rows))


def _column(one: ColumnEntry, entry: TableEntry) -> Column:
    rate = RATE_POINTS if one.kind is ColumnType.RATE else ""
    formula = COMPUTED.format(formula=one.formula) if one.formula else ""
    kind = "string" if one.kind is ColumnType.TEXT else "number"
    return Column(one.name, kind, "；".join(part for part in (formula, rate) if part), column_unit(one, entry) or "")


def package(name: str, title: str, about: str, files: Sequence[CsvFile]) -> dict[str, Any]:
    """数据包说明。"""
    names = {one.sheet.file for one in files}
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "description": about,
        "resources": [_resource(one, names) for one in files],
    }


def _resource(file: CsvFile, names: set[str]) -> dict[str, Any]:
    sheet = file.sheet
    return {
        "profile": "tabular-data-resource",
        "name": _name(sheet.file),
        "path": sheet.file,
        "title": sheet.title,
        **({"description": sheet.description} if sheet.description else {}),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "bytes": len(file.content),
        "hash": f"sha256:{hashlib.sha256(file.content).hexdigest()}",
        "schema": _schema(sheet, names),
    }


def _schema(sheet: Sheet, names: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(one) for one in sheet.columns], "missingValues": [""]}
    if sheet.key:
        schema["primaryKey"] = list(sheet.key)
    whole = EVALUATIONS.file in names and sheet in EVALUATION_SHEETS  # 数据表没有“评价”一列
    links = (*sheet.foreign, *((_TO_EVALUATION,) if whole else ()))
    foreign = [
        {
            "fields": list(one.columns),
            "reference": {"resource": _name(one.file), "fields": list(one.references)},
        }
        for one in links
        if one.file in names
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    return schema


def _field(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "title": column.name,
        "type": column.kind,
        **({"description": column.description} if column.description else {}),
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": {"required": True}} if column.required else {}),
    }


def _name(file: str) -> str:
    return file.removesuffix(".csv")
