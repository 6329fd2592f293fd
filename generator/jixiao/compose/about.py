"""基本信息：一份评价是什么、谁做的、原文在哪里、改过什么。"""

from jixiao.compose import addresses
from jixiao.compose.citations import policy_link
from jixiao.compose.disclosure import disclosure_blocks
from jixiao.compose.joining import joined
from jixiao.compose.listing import unit_link
from jixiao.compose.origin import origin_inlines
from jixiao.model.dossier import Registry
from jixiao.model.report import Block, Cell, Heading, Inlines, Link, Row, Scope, SitePath, Table, TableRole, Text
from jixiao.model.scored import ScoredDossier

_REVISED = "修订记录"


def about_blocks(scored: ScoredDossier, registry: Registry) -> tuple[Block, ...]:
    """页末的基本信息、信息公开。"""
    heading = Heading(2, "", (Text("基本信息"),), "about")
    return (heading, about_table(scored, registry), *disclosure_blocks(scored))


def about_table(scored: ScoredDossier, registry: Registry, *, traced: bool = True) -> Table:
    """基本信息。traced 为真的末行指向计算底稿。"""
    evaluation = scored.dossier.evaluation
    period = f"{evaluation.period.start}至{evaluation.period.end}" if evaluation.period else None
    pairs: list[tuple[str, Inlines]] = [
        ("文种", (Text(scored.dossier.kind.document),)),
        ("年度", (Link(SitePath(addresses.year(evaluation.year)), (Text(f"{evaluation.year} 年"),)),)),
        ("主管部门", _supervisor(scored, registry)),
        ("实施单位", unit_link(registry, scored.dossier.unit or "")),
        ("委托部门", _text(scored.dossier.body(evaluation.client))),
        ("评价机构", _text(scored.dossier.body(evaluation.evaluator))),
        ("评价时段", _text(period)),
        ("成文日期", _text(str(evaluation.issued) if evaluation.issued else None)),
        ("公开级别", _text(evaluation.publicity.value)),
        ("文件状态", _text(evaluation.status.value)),
        ("评分口径", _profile(scored, registry, linked=traced)),
        ("原文", origin_inlines(scored)),
        ("说明", _text(evaluation.note)),
        (_REVISED, _text("；".join(f"{r.date}　{r.text.rstrip('。')}" for r in evaluation.revisions))),
    ]
    if traced:
        link = Link(SitePath(addresses.part(scored.identifier, "trace")), (Text("每个数字的来历"),))
        pairs.append(("计算底稿", (link,)))
    rows = tuple(
        Row((Cell((Text(label),), Scope.ROW), Cell(value)), anchor=addresses.REVISIONS if label == _REVISED else "")
        for label, value in pairs
        if value
    )
    return Table("about-table", None, (), (rows,), role=TableRole.RECORD)


def _profile(scored: ScoredDossier, registry: Registry, *, linked: bool) -> Inlines:
    """口径的名称，连同它所依据的文件；纸面上的引用文件只列正文引的，不连。"""
    profile = scored.dossier.profile
    name = Text(f"{profile.name}（{profile.identifier} {profile.version}）")
    found = [registry.policy(one) for one in profile.basis]
    links = joined([policy_link(policy, policy.number or "") for policy in found if policy is not None])
    return (name, Text("，依据 "), *links) if links and linked else (name,)


def _supervisor(scored: ScoredDossier, registry: Registry) -> Inlines:
    """主管部门；就是实施单位的连到它的页，别的未必有页。"""
    name, unit = scored.dossier.evaluation.supervisor, scored.dossier.evaluation.unit
    same = name and unit and registry.organisation(name) == registry.organisation(unit)
    shown = scored.dossier.supervisor
    return unit_link(registry, shown) if shown and same else _text(shown)


def _text(value: str | None) -> Inlines:
    return (Text(value),) if value else ()
