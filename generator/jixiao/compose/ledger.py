"""问题与整改台账：各评价的问题，连同针对它的建议，没有了结的在前。"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from jixiao.compose import addresses
from jixiao.compose.downloads import download_line
from jixiao.compose.listing import unit_link, unit_name
from jixiao.compose.matters import KIND, STATUS, Matter, advice_counts, ledger_records, matter_records, matters
from jixiao.compose.record_table import record_table
from jixiao.model.dossier import Registry
from jixiao.model.finding import RectificationStatus
from jixiao.model.report import (
    Align,
    Block,
    CardPlace,
    Cell,
    Heading,
    LineBreak,
    Link,
    Paragraph,
    Row,
    Scope,
    Section,
    SitePath,
    Table,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording.ledger import (
    ADVICE,
    DATA,
    HOW,
    NOTHING,
    ONLY,
    ORDER,
    PROBLEM,
    UNSETTLED,
    counts_text,
    status_text,
    unsettled_text,
)

_SECTIONS: Mapping[RectificationStatus | None, str] = {
    RectificationStatus.OPEN: "open",
    RectificationStatus.UNDER_WAY: "under-way",
    None: "unpublished",
    RectificationStatus.REJECTED: "rejected",
    RectificationStatus.DONE: "done",
}


def ledger(
    evaluations: Iterable[ScoredDossier], registry: Registry, downloads: tuple[Link, ...] = ()
) -> tuple[Block, ...]:
    """台账：各状态几条，逐条，各年度各单位几条。downloads 是台账的数据文件，没有写出的不说。"""
    found = matters(evaluations)
    if not found:
        return (Paragraph((Text(NOTHING),)),)
    problems = Counter(one.status for one in found if one.problem is not None)
    advice = advice_counts(found)
    records = ledger_records(found, registry)
    sections: list[Block] = []
    for status in ORDER:
        members = [one for one in found if one.status is status]
        if members:
            anchor = _SECTIONS[status]
            sections.append(Heading(2, "", (Text(status_text(status)),), anchor))
            groups = (matter_records(one, registry) for one in members)
            sections.append(record_table(records, f"{anchor}-table", groups))
    return (
        Paragraph((Text(counts_text(PROBLEM, problems)), LineBreak(), Text(counts_text(ADVICE, advice)))),
        *_shortcuts(advice),
        Section("records", tuple(sections), records.path),
        *download_line(DATA, downloads),  # 逐条的一段有脚本时整个换掉，所以写在它后面
        Heading(2, "", (Text("按年度与单位"),), "by-unit"),
        replace(_by_unit(found, registry), downloads=downloads),
        Paragraph((Text(HOW),)),
    )


def unsettled() -> SitePath:
    """台账里只看没有了结的建议。"""
    chosen = tuple((STATUS, status_text(status)) for status in UNSETTLED)
    return SitePath(addresses.LEDGER, query=((KIND, ADVICE), *chosen))


def _shortcuts(advice: Counter[RectificationStatus | None]) -> tuple[Block, ...]:
    """只看没有整改的，一点即到。"""
    if not any(advice[status] for status in UNSETTLED):
        return ()
    link = Link(unsettled(), (Text(f"没有了结的建议（{unsettled_text(advice)}）"),))
    return (Paragraph((Text(ONLY), link)),)


def _by_unit(found: Iterable[Matter], registry: Registry) -> Table:
    groups: dict[tuple[int, str], list[Matter]] = {}
    for one in found:
        evaluation = one.scored.dossier.evaluation
        groups.setdefault((evaluation.year, unit_name(registry, evaluation.unit)), []).append(one)
    titles = ("问题", "建议", *(f"问题{status_text(status)}" for status in ORDER))
    head = Row(
        (
            Cell((Text("年度"),), Scope.COLUMN),
            Cell((Text("单位"),), Scope.COLUMN),
            *(Cell((Text(title),), Scope.COLUMN, Align.END) for title in titles),
        )
    )
    rows = []
    for (year, unit), members in sorted(groups.items(), key=lambda item: (-item[0][0], item[0][1])):
        statuses = Counter(one.status for one in members if one.problem is not None)
        numbers = (statuses.total(), sum(len(one.advice) for one in members), *(statuses[status] for status in ORDER))
        rows.append(
            Row(
                (
                    Cell((Link(SitePath(addresses.year(year)), (Text(str(year)),)),)),
                    Cell(unit_link(registry, unit, year), Scope.ROW),
                    *(Cell((Text(str(n)),), align=Align.END) for n in numbers),
                )
            )
        )
    cards = (CardPlace.LEAD, CardPlace.PLAIN, *[CardPlace.LABELLED] * len(titles))
    return Table("by-unit-table", None, (head,), (tuple(rows),), cards=cards)
