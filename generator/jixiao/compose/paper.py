"""纸面版：从编排好的报告裁出要印的部分，排好次序。网站才有的概览、计算底稿不印。"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jixiao.compose import addresses
from jixiao.compose.about import about_table
from jixiao.compose.anchors import anchors_in
from jixiao.compose.audit_marks import AuditMarks
from jixiao.compose.citations import citation_text
from jixiao.compose.column_heads import column_heads
from jixiao.compose.disclosure import disclosure_blocks
from jixiao.compose.form import explanation, form_table
from jixiao.compose.overview import rate_chart, rule_notice
from jixiao.compose.paper_table import is_wide, on_paper
from jixiao.compose.paper_text import PaperText, Places, document_anchor, policy_paths
from jixiao.model.dossier import Registry
from jixiao.model.entry import PartialDate
from jixiao.model.evaluation import DocumentStatus
from jixiao.model.kind import Layout
from jixiao.model.paper import Cover, PaperReport, Part, PartKind
from jixiao.model.registry import Policy, PolicyLevel
from jixiao.model.report import (
    Align,
    Block,
    Caption,
    Cell,
    Heading,
    Page,
    PageRole,
    Report,
    Row,
    Scope,
    Table,
    TableRole,
    Text,
)
from jixiao.model.scored import ScoredDossier

_DOCUMENTS = "引用文件"
_ABOUT = "编制说明"


def compose_paper(scored: ScoredDossier, report: Report, registry: Registry) -> PaperReport:
    """一份评价的纸面版。"""
    parts = (
        _form_parts(scored, registry)
        if scored.dossier.kind.layout is Layout.FORM
        else _report_parts(scored, report, registry)
    )
    evaluation = scored.dossier.evaluation
    form = scored.dossier.kind.layout is Layout.FORM
    return PaperReport(
        identifier=scored.identifier,
        title=_title(scored),
        author=(evaluation.evaluator if not form else None) or scored.dossier.unit or scored.dossier.supervisor or "",
        header=f"{evaluation.name}　{scored.dossier.kind.document}{unsettled(evaluation.status)}",
        date=evaluation.issued or PartialDate(evaluation.year),
        cover=None if form else _cover(scored),
        parts=linked(scored.identifier, tuple(parts), registry),
    )


def _title(scored: ScoredDossier) -> str:
    evaluation, kind = scored.dossier.evaluation, scored.dossier.kind
    return evaluation.title or f"{evaluation.name}{kind.document}（{evaluation.year}年度）"


def unsettled(status: DocumentStatus) -> str:
    """未定稿的标记。"""
    return "" if status is DocumentStatus.PUBLISHED else f"（{status.value}）"


def _cover(scored: ScoredDossier) -> Cover:
    dossier = scored.dossier
    evaluation = dossier.evaluation
    lines = (
        ("项目名称", evaluation.name if evaluation.name != evaluation.unit else None),
        ("主管部门", dossier.supervisor),
        ("实施单位", dossier.unit),
        ("委托部门", dossier.body(evaluation.client)),
        ("评价机构", dossier.body(evaluation.evaluator)),
    )
    return Cover(
        mark=f"公开方式：{evaluation.publicity.value}",
        title=_title(scored),
        status=unsettled(evaluation.status),
        lines=tuple((label, value) for label, value in lines if value),
        date=str(evaluation.issued or PartialDate(evaluation.year)),
    )


# ---------------------------------------------------------------- 取哪些部分


def _form_parts(scored: ScoredDossier, registry: Registry) -> Iterator[Part]:
    """官方表单独成一份，说明另页。"""
    table = form_table(scored, AuditMarks(scored.identifier, ()))
    title = table.caption.title if table.caption else scored.dossier.kind.document
    path = addresses.overview(scored.identifier)
    untitled = replace(table, caption=table.caption and Caption("", "", table.caption.unit))
    yield Part(PartKind.FORM, title, path, (untitled,))
    notice = rule_notice(scored)
    blocks = (
        *((notice,) if notice is not None else ()),
        Heading(2, "", (Text("得分怎样得出"),), "how"),
        *explanation(scored),
        rate_chart(scored, "", "rates"),
        Heading(2, "", (Text("基本信息"),), "about"),
        about_table(scored, registry, traced=False),
        *disclosure_blocks(scored),
    )
    yield Part(PartKind.ABOUT, _ABOUT, addresses.part(scored.identifier, "about"), blocks)


def _report_parts(scored: ScoredDossier, report: Report, registry: Registry) -> Iterator[Part]:
    """摘要、各章、附件；附件里没有指标体系的补在最后。"""
    if report.summary is not None:
        # 摘要与概览同在一页网址，纸上自成一部分
        path = addresses.part(scored.identifier, "summary")
        yield Part(PartKind.SUMMARY, report.summary.title, path, report.summary.blocks)
    for page in _pages(report, PageRole.CHAPTER):
        yield Part(PartKind.CHAPTER, page.title, page.path, page.blocks)
    appendices = list(_pages(report, PageRole.APPENDIX))
    if not any(_is_system(block) for page in appendices for block in page.blocks):
        appendices += _pages(report, PageRole.INDICATORS)
    for page in appendices:
        yield _appendix(page.title, page.path, page.blocks)
    about = (about_table(scored, registry, traced=False), *disclosure_blocks(scored))
    yield Part(PartKind.ABOUT, _ABOUT, addresses.part(scored.identifier, "about"), about)


def _pages(report: Report, role: PageRole) -> Iterable[Page]:
    return (page for page in report.pages if page.role is role)


def _appendix(title: str, path: str, blocks: tuple[Block, ...]) -> Part:
    return Part(PartKind.APPENDIX, title, path, blocks, any(_wide(block) for block in blocks))


def _is_system(block: Block) -> bool:
    """是不是指标体系的表。"""
    return isinstance(block, Table) and block.role is TableRole.INDICATORS


def _wide(block: Block) -> bool:
    return isinstance(block, Table) and is_wide(on_paper(block))


# ---------------------------------------------------------------- 落实链接


def linked(identifier: str, parts: tuple[Part, ...], registry: Registry) -> tuple[Part, ...]:
    """链接落到纸上，末章之后（说明之前）列出引用文件。"""
    path = addresses.part(identifier, addresses.DOCUMENTS)
    nowhere = Places({}, {}, policy_paths(registry.policies), {}, path)
    documents = _cited(parts, nowhere)
    listing = (Part(PartKind.DOCUMENTS, _DOCUMENTS, path, (_document_table(documents),)),) if documents else ()
    about = tuple(part for part in parts if part.kind is PartKind.ABOUT)
    ordered = (*(part for part in parts if part.kind is not PartKind.ABOUT), *listing, *about)
    places = replace(
        nowhere,
        anchors={part.path: frozenset(anchors_in(part.blocks)) for part in ordered},
        moved=dict(_moved(identifier, ordered)),
        numbers={policy.slug: number for number, policy in enumerate(documents, start=1)},
    )
    return tuple(replace(part, blocks=PaperText(places).blocks(part.blocks)) for part in ordered)


def _cited(parts: tuple[Part, ...], places: Places) -> list[Policy]:
    """各部分引用的文件，按发文层级、再按首次提到的先后。号要先编好才能加脚注，所以先走一遍只看引了什么。"""
    cited: dict[str, Policy] = {}
    for part in parts:
        reader = PaperText(places)
        reader.blocks(part.blocks)
        cited.update((policy.slug, policy) for policy in reader.cited if policy.slug not in cited)
    levels = [*PolicyLevel, None]
    return sorted(cited.values(), key=lambda policy: levels.index(policy.level))


def _moved(identifier: str, parts: tuple[Part, ...]) -> Iterator[tuple[str, str]]:
    """网页上的指标体系一页，纸上在哪一部分；摘要从概览页分出。"""
    for part in parts:
        if any(isinstance(block, Table) and block.anchor == "indicators" for block in part.blocks):
            yield addresses.part(identifier, addresses.INDICATORS), part.path
        if part.kind is PartKind.SUMMARY:
            yield addresses.overview(identifier), part.path


def _document_table(policies: Sequence[Policy]) -> Table:
    titles = (("序号", Align.CENTER), ("文件", Align.START), ("发文机关", Align.START), ("日期", Align.START))
    head = column_heads(titles)
    rows = tuple(
        Row(
            (
                Cell((Text(str(number)),), align=Align.CENTER),
                Cell((Text(citation_text(policy)),), Scope.ROW),
                Cell((Text(policy.issuer or "—"),)),
                Cell((Text(str(policy.date) if policy.date else "—"),)),
            ),
            anchor=document_anchor(policy),
        )
        for number, policy in enumerate(policies, start=1)
    )
    return Table("documents", None, (head,), (rows,), widths=(8, 52, 24, 16))
