"""台账里的各条：问题连同针对它的建议，写成可以筛选的记录。"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jixiao.compose.finding import indicator_link, log_line
from jixiao.compose.joining import joined
from jixiao.compose.layout import lay_out
from jixiao.compose.listing import evaluation_link, unit_name
from jixiao.model.dossier import Registry
from jixiao.model.finding import Problem, Recommendation, RectificationStatus, problem_status, record_number
from jixiao.model.records import Column, Record, Records
from jixiao.model.report import CardPlace, Cell, Inline, Inlines, LineBreak, Link, LinkKind, Scope, SitePath, Text
from jixiao.model.scored import ScoredDossier
from jixiao.wording.ledger import ADVICE, LOG, ORDER, PROBLEM, UNPUBLISHED, status_text

KIND, STATUS = "类别", "整改状态"
_UNPUBLISHED: Inlines = (Text(UNPUBLISHED),)


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


def advice_counts(found: Iterable[Matter]) -> Counter[RectificationStatus | None]:
    """各状态的建议各几条。"""
    return Counter(one.status for matter in found for one in matter.advice)


def ledger_records(found: Iterable[Matter], registry: Registry) -> Records:
    """各条，没有了结的在前。"""
    ordered = sorted(found, key=lambda one: ORDER.index(one.status))
    years = sorted({one.scored.dossier.evaluation.year for one in ordered}, reverse=True)
    units = sorted({unit_name(registry, one.scored.dossier.evaluation.unit) for one in ordered})
    columns = (
        Column(STATUS, facet=tuple(status_text(one) for one in ORDER), shown=False, constant=True),
        Column(KIND, facet=(PROBLEM, ADVICE), shown=False),
        Column("年度", facet=tuple(str(year) for year in years), words="{} 年度", shown=False),
        Column("单位", facet=tuple(units), shown=False),
        Column("编号", width=20, card=CardPlace.PLAIN),
        Column("问题与建议", width=26),
        Column("相关指标", width=18),
        Column("责任单位", facet=(), width=12),
        Column("整改期限", width=12),
        Column(STATUS, width=12, card=CardPlace.LEAD),
        Column("评价", width=14),
    )
    rows = tuple(record for one in ordered for record in matter_records(one, registry))
    return Records("ledger", "条", "问题与建议", columns, rows)


def matter_records(matter: Matter, registry: Registry) -> Iterator[Record]:
    """一件事的各条：问题，然后是针对它的建议，列在它之下。"""
    scored, problem = matter.scored, matter.problem
    if problem is not None:
        responsible = _distinct(_unit(one, registry) for one in matter.advice)
        deadlines = _distinct(str(one.deadline) if one.deadline else None for one in matter.advice)
        cells = (
            _number(matter, problem.identifier),
            Cell((Text(problem.title),), Scope.ROW),
            _indicators(scored, problem.indicators),
            Cell(joined([Text(name) for name in responsible]) or _UNPUBLISHED),
            Cell((Text("、".join(deadlines)),) if deadlines else _UNPUBLISHED),
            Cell((Text(status_text(matter.status)),)),
            _evaluation(scored),
        )
        yield Record(scored.identifier, (*_facets(matter, PROBLEM, matter.status, registry), *cells))
    for one in matter.advice:
        aimed = joined([_reference(matter.targets, name, name) for name in one.problems])
        whom: Inlines = (Text("（针对"), *aimed, Text("）")) if aimed else ()
        unit = _unit(one, registry)
        cells = (
            _number(matter, one.identifier),
            Cell((Text(one.title), *whom), Scope.ROW),
            _indicators(scored, _aimed_at(scored, one)),
            Cell((Text(unit),) if unit else _UNPUBLISHED),
            Cell((Text(str(one.deadline)),) if one.deadline else _UNPUBLISHED),
            _status(one),
            _evaluation(scored),
        )
        facets = _facets(matter, ADVICE, one.status, registry)
        yield Record(scored.identifier, (*facets, *cells), "under" if problem is not None else "")


def _indicators(scored: ScoredDossier, codes: Iterable[str]) -> Cell:
    return Cell(joined([indicator_link(scored, code) for code in codes]) or _UNPUBLISHED)


def _aimed_at(scored: ScoredDossier, advice: Recommendation) -> tuple[str, ...]:
    """建议针对的各问题所涉的指标。"""
    problems = (one for one in scored.dossier.evaluation.problems if one.identifier in advice.problems)
    return tuple(dict.fromkeys(code for problem in problems for code in problem.indicators))


def _unit(advice: Recommendation, registry: Registry) -> str:
    return registry.official_name(advice.responsible or "")


def _facets(
    matter: Matter, kind: str, status: RectificationStatus | None, registry: Registry
) -> tuple[Cell, Cell, Cell, Cell]:
    """只用来筛选的各格，照栏目的次序。"""
    evaluation = matter.scored.dossier.evaluation
    unit, year = unit_name(registry, evaluation.unit), str(evaluation.year)
    return _word(status_text(status)), _word(kind), _word(year), _word(unit)


def _word(text: str) -> Cell:
    return Cell((Text(text),))


def _number(matter: Matter, identifier: str) -> Cell:
    """台账编号，连到它在报告里的地方。"""
    return Cell((_reference(matter.targets, identifier, record_number(matter.scored.identifier, identifier)),))


def _reference(targets: Mapping[str, SitePath], identifier: str, text: str) -> Inline:
    """指向它在报告里的地方；正文没有列出的只写编号。"""
    target = targets.get(f"finding:{identifier}")
    return Text(text) if target is None else Link(target, (Text(text),), LinkKind.FINDING)


def _status(advice: Recommendation) -> Cell:
    lines: list[Inline] = []
    for record in advice.log:
        lines += ([LineBreak()] if lines else []) + [*log_line(record)]
    label = f"{LOG} {len(advice.log)} 条" if lines else ""
    return Cell((Text(status_text(advice.status)),), details=tuple(lines), details_label=label)


def _evaluation(scored: ScoredDossier) -> Cell:
    return Cell((evaluation_link(scored), Text(f"　{scored.dossier.evaluation.year} 年度")))


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
