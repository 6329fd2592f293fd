"""两种订阅：各份评价；问题与整改台账。"""

from collections.abc import Iterator, Mapping

from jixiao.compose import addresses
from jixiao.compose.matters import Matter, matters
from jixiao.model.finding import Problem, Recommendation, record_number
from jixiao.model.scored import ScoredDossier
from jixiao.publish.feeds import FeedEntry, feeds
from jixiao.publish.html_address import fragment
from jixiao.site.context import Site
from jixiao.wording.figures import score_text
from jixiao.wording.ledger import TITLE, feed_title, matter_text


def evaluation_feeds(site_name: str, base: str, site: Site) -> Mapping[str, str]:
    """每份评价一条。"""
    return feeds(site_name, base, [_evaluation(one) for one in site.scored])


def ledger_feeds(site_name: str, base: str, site: Site) -> Mapping[str, str]:
    """每个问题、每条建议一条；有新的整改记录，日期随之更新。"""
    entries = [entry for matter in matters(site.scored) for entry in matter_entries(matter)]
    return feeds(f"{site_name}　{TITLE}", base, entries, addresses.LEDGER)


def _evaluation(scored: ScoredDossier) -> FeedEntry:
    evaluation = scored.dossier.evaluation
    total = score_text(scored.total, scored.dossier.kind.style)
    issued = (evaluation.disclosure and evaluation.disclosure.published) or evaluation.issued
    who = f"{scored.dossier.unit}，" if scored.dossier.unit else ""
    return FeedEntry(
        path=addresses.overview(scored.identifier),
        title=f"{evaluation.name}（{evaluation.year}年度）",
        summary=f"{who}{scored.dossier.kind.document}，{total}分，{scored.grade}。",
        issued=None if issued is None else issued.last_day,
        updated=evaluation.updated,
    )


def matter_entries(matter: Matter) -> Iterator[FeedEntry]:
    """一件事的各条：问题，针对它的建议。"""
    if matter.problem is not None:
        yield _entry(matter, matter.problem, matter.advice)
    for advice in matter.advice:
        yield _entry(matter, advice, (advice,))


def _entry(matter: Matter, one: Problem | Recommendation, advice: tuple[Recommendation, ...]) -> FeedEntry:
    """一条；日期是评价的日期与各条整改记录里最晚的。"""
    scored = matter.scored
    evaluation = scored.dossier.evaluation
    target = matter.targets.get(f"finding:{one.identifier}")
    path = addresses.overview(scored.identifier) if target is None else target.path
    anchor = addresses.finding_anchor(one.identifier) if target is None else target.anchor
    records = sorted((record for each in advice for record in each.log), key=lambda record: record.date.last_day)
    status = matter.status if isinstance(one, Problem) else one.status
    return FeedEntry(
        path=f"{path}#{fragment(anchor)}",
        title=feed_title(record_number(scored.identifier, one.identifier), one.title, evaluation.name, evaluation.year),
        summary=matter_text(status, advice, records),
        issued=None if evaluation.issued is None else evaluation.issued.last_day,
        updated=max((evaluation.last_day, *(record.date.last_day for record in records))),
    )
