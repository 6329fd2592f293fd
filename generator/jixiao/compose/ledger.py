"""问题与整改台账：各评价的问题，连同针对它的建议，没有了结的在前。"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from jixiao.compose import addresses
from jixiao.compose.finding import indicator_link, joined, log_line
from jixiao.compose.layout import lay_out
from jixiao.compose.listing import unit_link, unit_name
from jixiao.compose.record_table import record_table
from jixiao.model.dossier import Registry
from jixiao.model.finding import Problem, Recommendation, RectificationStatus, problem_status
from jixiao.model.records import Column, Record, Records
from jixiao.model.report import (
    Align,
    Block,
    Cell,
    Heading,
    Inline,
    LineBreak,
    Link,
    LinkKind,
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
    HOW,
    LOG,
    NOTHING,
    ONLY,
    ORDER,
    PROBLEM,
    UNSETTLED,
    counts_text,
    status_text,
    unsettled_text,
)

_NONE = "—"
_KIND, _STATUS = "类别", "整改状态"
_SHOWN = 7
_SECTIONS: Mapping[RectificationStatus | None, str] = {
    RectificationStatus.OPEN: "open",
    RectificationStatus.UNDER_WAY: "under-way",
    None: "unpublished",
    RectificationStatus.REJECTED: "rejected",
    RectificationStatus.DONE: "done",
}


@dataclass(frozen=True, slots=True)
class Matter:
    """一件事：一个问题连同针对它的建议；不针对哪个问题的建议自成一件，problem 为 None。"""

    scored: ScoredDossier
    problem: Problem | None
    advice: tuple[Recommendation, ...]
    targets: Mapping[str, SitePath]

    @property
    def status(self) -> RectificationStatus | None:
        """整改得怎样，没有公布的为 None。"""
        if self.problem is not None:
            return problem_status(self.problem, self.scored.dossier.evaluation.recommendations)
        return self.advice[0].status


def matters(evaluations: Iterable[ScoredDossier]) -> tuple[Matter, ...]:
    """全部的事，评价早的在前。一条建议针对几个问题的，列在最先的一个之下。"""
    found: list[Matter] = []
    for scored in sorted(evaluations, key=lambda one: (one.dossier.evaluation.last_day, one.identifier)):
        evaluation = scored.dossier.evaluation
        if not evaluation.problems and not evaluation.recommendations:
            continue
        targets = lay_out(scored).targets
        left = list(evaluation.recommendations)
        for problem in evaluation.problems:
            ours = tuple(one for one in left if problem.identifier in one.problems)
            left = [one for one in left if one not in ours]
            found.append(Matter(scored, problem, ours, targets))
        found += [Matter(scored, None, (one,), targets) for one in left]
    return tuple(found)


def ledger(evaluations: Iterable[ScoredDossier], registry: Registry) -> tuple[Block, ...]:
    """台账：各状态几条，逐条，各年度各单位几条。"""
    found = matters(evaluations)
    if not found:
        return (Paragraph((Text(NOTHING),)),)
    problems = Counter(one.status for one in found if one.problem is not None)
    advice = advice_counts(found)
    records = ledger_records(found, registry)
    sections: list[Block] = []
    start = 0
    for status in ORDER:
        members = [one for one in found if one.status is status]
        if members:
            anchor, size = _SECTIONS[status], sum(_size(one) for one in members)
            sections.append(Heading(2, "", (Text(status_text(status)),), anchor))
            sections.append(_table(records, f"{anchor}-table", members, start))
            start += size
    return (
        Paragraph((Text(counts_text(PROBLEM, problems)), LineBreak(), Text(counts_text(ADVICE, advice)))),
        Paragraph((Text(HOW),)),
        *_shortcuts(advice),
        Section("records", tuple(sections), records.path),
        Heading(2, "", (Text("按年度与单位"),), "by-unit"),
        _by_unit(found, registry),
    )


def advice_counts(found: Iterable[Matter]) -> Counter[RectificationStatus | None]:
    """各状态的建议各几条。"""
    return Counter(one.status for matter in found for one in matter.advice)


def unsettled() -> SitePath:
    """台账里只看没有整改的建议。"""
    chosen = tuple((_STATUS, status_text(status)) for status in UNSETTLED)
    return SitePath(addresses.LEDGER, query=((_KIND, ADVICE), *chosen))


def _shortcuts(advice: Counter[RectificationStatus | None]) -> tuple[Block, ...]:
    """只看没有整改的，一点即到。"""
    if not any(advice[status] for status in UNSETTLED):
        return ()
    link = Link(unsettled(), (Text(f"没有整改的建议（{unsettled_text(advice)}）"),))
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
                    *(Cell((Text(str(n) if n else _NONE),), align=Align.END) for n in numbers),
                )
            )
        )
    return Table("by-unit-table", None, (head,), (tuple(rows),))


def ledger_records(found: Iterable[Matter], registry: Registry) -> Records:
    """各条，没有了结的在前；一个问题之后是针对它的建议。"""
    ordered = sorted(found, key=lambda one: ORDER.index(one.status))
    years = sorted({one.scored.dossier.evaluation.year for one in ordered}, reverse=True)
    units = sorted({unit_name(registry, one.scored.dossier.evaluation.unit) for one in ordered})
    columns = (
        Column("编号", width=8),
        Column("问题与建议", width=25),
        Column("相关指标", width=20),
        Column("责任单位", facet=(), width=14),
        Column("整改期限", width=10),
        Column(_STATUS, width=8),
        Column("评价", width=16),
        Column(_KIND, facet=(PROBLEM, ADVICE), shown=False),
        Column(_STATUS, facet=tuple(status_text(one) for one in ORDER), shown=False),
        Column("年度", facet=tuple(str(year) for year in years), words="{} 年度", shown=False),
        Column("单位", facet=tuple(units), shown=False),
    )
    rows = tuple(record for one in ordered for record in _rows(one, registry))
    return Records("ledger", "条", "问题与建议", columns, rows)


def _size(matter: Matter) -> int:
    return len(matter.advice) + (matter.problem is not None)


def _table(records: Records, anchor: str, members: Iterable[Matter], start: int) -> Table:
    """一节的表；一件事是一组。"""
    groups = []
    for one in members:
        groups.append(tuple(Row(record.cells[:_SHOWN]) for record in records.rows[start : start + _size(one)]))
        start += _size(one)
    return replace(record_table(records, anchor, ()), groups=tuple(groups))


def _rows(matter: Matter, registry: Registry) -> Iterable[Record]:
    scored, problem = matter.scored, matter.problem
    if problem is not None:
        links = joined([indicator_link(scored, code) for code in problem.indicators])
        responsible = _distinct(one.responsible for one in matter.advice)
        deadlines = _distinct(str(one.deadline) if one.deadline else None for one in matter.advice)
        cells = (
            *_named(matter, problem.identifier, problem.title),
            Cell(tuple(links) or (Text(_NONE),)),
            Cell(tuple(joined([Text(name) for name in responsible])) or (Text(_NONE),)),
            Cell((Text("、".join(deadlines) or _NONE),)),
            Cell((Text(status_text(matter.status)),)),
            _evaluation(scored),
        )
        yield Record(scored.identifier, (*cells, *_facets(matter, PROBLEM, matter.status, registry)))
    for one in matter.advice:
        aimed = joined([_reference(matter.targets, name) for name in one.problems])
        cells = (
            *_named(matter, one.identifier, one.title),
            Cell((Text("针对"), *aimed) if aimed else (Text(_NONE),)),
            Cell((Text(one.responsible or _NONE),)),
            Cell((Text(str(one.deadline) if one.deadline else _NONE),)),
            _status(one),
            _evaluation(scored),
        )
        yield Record(scored.identifier, (*cells, *_facets(matter, ADVICE, one.status, registry)))


def _facets(
    matter: Matter, kind: str, status: RectificationStatus | None, registry: Registry
) -> tuple[Cell, Cell, Cell, Cell]:
    """只用来筛选的各格。"""
    evaluation = matter.scored.dossier.evaluation
    unit = unit_name(registry, evaluation.unit)
    kind_, told, year, of = (Cell((Text(one),)) for one in (kind, status_text(status), str(evaluation.year), unit))
    return kind_, told, year, of


def _named(matter: Matter, identifier: str, title: str) -> tuple[Cell, Cell]:
    return Cell((_reference(matter.targets, identifier),)), Cell((Text(title),), Scope.ROW)


def _reference(targets: Mapping[str, SitePath], identifier: str) -> Inline:
    """指向它在报告里的地方；正文没有列出的只写编号。"""
    target = targets.get(f"finding:{identifier}")
    return Text(identifier) if target is None else Link(target, (Text(identifier),), LinkKind.FINDING)


def _status(advice: Recommendation) -> Cell:
    lines: list[Inline] = []
    for record in advice.log:
        lines += ([LineBreak()] if lines else []) + [*log_line(record)]
    label = f"{LOG} {len(advice.log)} 条" if lines else ""
    return Cell((Text(status_text(advice.status)),), details=tuple(lines), details_label=label)


def _evaluation(scored: ScoredDossier) -> Cell:
    evaluation = scored.dossier.evaluation
    target = SitePath(addresses.overview(scored.identifier))
    return Cell((Link(target, (Text(evaluation.name),), LinkKind.EVALUATION), Text(f"　{evaluation.year} 年度")))


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
