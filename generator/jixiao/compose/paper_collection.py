"""自评表汇编：一个单位一年的自评表合成一份，汇总表在前，各表依次另页起。"""

from collections.abc import Sequence

from jixiao.compose import addresses
from jixiao.compose.audit_marks import AuditMarks
from jixiao.compose.column_heads import column_heads
from jixiao.compose.form import form_number, form_table
from jixiao.compose.listing import evaluation_link
from jixiao.compose.paper import linked, unsettled
from jixiao.model.dossier import Registry
from jixiao.model.entry import PartialDate
from jixiao.model.paper import Cover, PaperReport, Part, PartKind
from jixiao.model.report import (
    Align,
    Caption,
    Cell,
    FactText,
    Row,
    Scope,
    Table,
    Text,
)
from jixiao.model.scored import ScoredDossier

_COLUMNS = (
    ("序号", Align.CENTER),
    ("项目名称", Align.START),
    ("全年预算数", Align.END),
    ("全年执行数", Align.END),
    ("执行率（%）", Align.END),
    ("得分", Align.END),
    ("等级", Align.CENTER),
)
_FIGURES = ("资金.全年预算数", "资金.全年执行数", "资金.预算执行率", "总分")


def compose_volume(members: tuple[ScoredDossier, ...], registry: Registry) -> PaperReport:
    """选定的几份自评表编成一册；同一单位的题上写单位。"""
    units = {_identity(scored.dossier.evaluation.unit or "", registry) for scored in members}
    unit, slug = units.pop() if len(units) == 1 else ("", "all")
    return _collection(members[0].dossier.evaluation.year, unit, slug, members)


def _identity(unit: str, registry: Registry) -> tuple[str, str]:
    """单位的全称与短名：同一单位在各表上写法不一的，以登记为准；没有登记的，短名就用它的名称。"""
    organisation = registry.organisation(unit)
    return (organisation.name, organisation.slug) if organisation is not None else (unit, unit)


def _collection(year: int, unit: str, slug: str, members: Sequence[ScoredDossier]) -> PaperReport:
    identifier = f"{year}/{slug}-forms"
    title = f"{unit}{year}年度项目支出绩效自评表汇编"
    parts = [Part(PartKind.CHAPTER, "汇总表", f"{identifier}/", (_summary(members),))]
    for number, scored in enumerate(members, start=1):
        evaluation = scored.dossier.evaluation
        name = f"{number}. {evaluation.name}{unsettled(evaluation.status)}"
        parts.append(
            Part(
                PartKind.MEMBER,
                name,
                addresses.overview(scored.identifier),
                (form_table(scored, AuditMarks(scored.identifier, ())),),
            )
        )
    dates = [scored.dossier.evaluation.issued or PartialDate(year) for scored in members]
    return PaperReport(
        identifier=identifier,
        title=title,
        author=unit,
        header=title,
        date=max(dates, key=lambda date: (date.year, date.month or 12, date.day or 31)),
        cover=Cover("", title, "", (("填报单位", unit), ("项目数", f"{len(members)} 个")), f"{year}年度"),
        parts=linked(identifier, tuple(parts), Registry()),
    )


def _summary(members: Sequence[ScoredDossier]) -> Table:
    head = column_heads(_COLUMNS)
    rows = tuple(_summary_row(number, scored) for number, scored in enumerate(members, start=1))
    return Table("summary", Caption("", "项目支出绩效自评汇总表", "万元、分"), (head,), (rows,))


def _summary_row(number: int, scored: ScoredDossier) -> Row:
    link = evaluation_link(scored)
    return Row(
        (
            Cell((Text(str(number)),), align=Align.CENTER),
            Cell((link,), Scope.ROW),
            *(form_number(scored, key) for key in _FIGURES),
            Cell((FactText(scored.identifier, "等级", scored.grade),), align=Align.CENTER),
        )
    )
