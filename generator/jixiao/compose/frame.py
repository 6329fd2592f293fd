"""报告一页的框：题下一行、上级各页、本报告的目录、摘要说明。"""

from jixiao.compose import addresses
from jixiao.compose.anchors import distinct
from jixiao.model.evaluation import DocumentStatus
from jixiao.model.report import Block, NavigationEntry, Notice, Page, PageRole, Paragraph, SitePath, Text
from jixiao.model.scored import ScoredDossier
from jixiao.wording.figures import score_text


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
        description=_description(scored),
        crumbs=(*_above(), home),
        navigation=navigation,
        navigation_title="本报告",
        window_title=f"{title} · {evaluation.name}",
    )


def first_page(
    scored: ScoredDossier, navigation: tuple[NavigationEntry, ...], blocks: tuple[Block, ...], role: PageRole
) -> Page:
    """报告的首页，没有定稿的先说清楚。"""
    evaluation = scored.dossier.evaluation
    what = evaluation.title or scored.dossier.kind.document
    issued = str(evaluation.issued) if evaluation.issued else f"{evaluation.year}年度"
    if evaluation.status is not DocumentStatus.PUBLISHED:
        blocks = (_draft_notice(evaluation.status), *blocks)
    return Page(
        path=addresses.overview(scored.identifier),
        title=evaluation.name,
        blocks=distinct(blocks),
        subtitle=(Text("　·　".join(t for t in (what, scored.dossier.unit, issued) if t)),),
        description=_description(scored),
        crumbs=_above(),
        navigation=navigation,
        navigation_title="本报告",
        window_title=evaluation.name,
        role=role,
    )


def _above() -> tuple[NavigationEntry, ...]:
    return (NavigationEntry("首页", SitePath("")), NavigationEntry("评价目录", SitePath(addresses.EVALUATIONS)))


def _description(scored: ScoredDossier) -> str:
    evaluation, kind = scored.dossier.evaluation, scored.dossier.kind
    total = score_text(scored.total, kind.style)
    return f"{evaluation.name}，{evaluation.year}年度{kind.document}，{total}分，{scored.grade}。"


def _draft_notice(status: DocumentStatus) -> Notice:
    text = "本文件尚未定稿，数字可能变动，请勿引用。"
    return Notice("info", status.value, (Paragraph((Text(text),)),))
