"""报告一页的框：题下一行、上级各页、本报告的目录、摘要说明。"""

from jixiao.compose import addresses
from jixiao.compose.anchors import distinct
from jixiao.compose.joining import between
from jixiao.compose.listing import fact_text, unit_link
from jixiao.compose.origin import origin_inlines
from jixiao.model.dossier import Registry
from jixiao.model.evaluation import DocumentStatus
from jixiao.model.report import (
    Block,
    Inlines,
    Link,
    LinkKind,
    NavigationEntry,
    Notice,
    Page,
    PageRole,
    Paragraph,
    SitePath,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording.figures import score_text
from jixiao.wording.numbering import SEPARATOR


def report_page(
    scored: ScoredDossier, navigation: tuple[NavigationEntry, ...], path: str, title: str, blocks: tuple[Block, ...]
) -> Page:
    """报告里的一页；navigation 是本报告的目录。"""
    evaluation = scored.dossier.evaluation
    home = NavigationEntry(evaluation.name, SitePath(addresses.overview(scored.identifier)))
    return Page(
        path=path,
        title=title,
        blocks=distinct(blocks),
        subtitle=_identity(scored),
        description=_description(scored),
        crumbs=(*_above(evaluation.year), home),
        navigation=navigation,
        navigation_title="本报告",
        window_title=f"{title} · {evaluation.name}",
    )


def first_page(
    scored: ScoredDossier,
    registry: Registry,
    navigation: tuple[NavigationEntry, ...],
    blocks: tuple[Block, ...],
    role: PageRole,
) -> Page:
    """报告的首页，没有定稿的先说清楚。"""
    evaluation = scored.dossier.evaluation
    if evaluation.status is not DocumentStatus.PUBLISHED:
        blocks = (_draft_notice(evaluation.status), *blocks)
    return Page(
        path=addresses.overview(scored.identifier),
        title=evaluation.name,
        blocks=distinct(blocks),
        subtitle=_whose(scored, registry),
        remark=origin_inlines(scored),
        description=_description(scored),
        crumbs=_above(evaluation.year),
        navigation=navigation,
        navigation_title="本报告",
        window_title=evaluation.name,
        role=role,
    )


def _above(year: int) -> tuple[NavigationEntry, ...]:
    return (
        NavigationEntry("首页", SitePath("")),
        NavigationEntry("评价目录", SitePath(addresses.EVALUATIONS)),
        NavigationEntry(str(year), SitePath(addresses.year(year))),
    )


def _identity(scored: ScoredDossier) -> Inlines:
    """这一页属于哪份评价：项目、年度、总分与等级。"""
    evaluation = scored.dossier.evaluation
    home = Link(SitePath(addresses.overview(scored.identifier)), (Text(evaluation.name),), LinkKind.EVALUATION)
    tail = (Text(f"{SEPARATOR}{evaluation.year} 年度{SEPARATOR}"), fact_text(scored, "总分"), Text(f" {scored.grade}"))
    return (home, *tail)


def _whose(scored: ScoredDossier, registry: Registry) -> Inlines:
    """首页的题下一行：什么文件、哪个单位、何时。只有年度的连到那一年。"""
    evaluation = scored.dossier.evaluation
    year = Link(SitePath(addresses.year(evaluation.year)), (Text(f"{evaluation.year} 年度"),))
    parts: list[Inlines] = [(Text(evaluation.title or scored.dossier.kind.document),)]
    parts += [unit_link(registry, scored.dossier.unit)] if scored.dossier.unit else []
    parts += [(year,)]
    parts += [(Text(str(evaluation.issued)),)] if evaluation.issued else []
    return between(parts, Text(SEPARATOR))


def _description(scored: ScoredDossier) -> str:
    evaluation, kind = scored.dossier.evaluation, scored.dossier.kind
    total = score_text(scored.total, kind.style)
    return f"{evaluation.name}，{evaluation.year}年度{kind.document}，{total}分，{scored.grade}。"


def _draft_notice(status: DocumentStatus) -> Notice:
    text = "本文件尚未定稿，数字可能变动，请勿引用。"
    return Notice("info", status.value, (Paragraph((Text(text),)),))
