"""一个单位一年的评价放在一起看：是不是全优、全满分。"""

from collections.abc import Iterator

from jixiao.audit.across.units import unit_of
from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.wording.codes import across as codes

_FEWEST = 5
_SHOWN = 5


def find_uniform_scores(subjects: tuple[Subject, ...]) -> Iterator[Diagnostic]:
    """同一单位一年有五份以上评价，等级全是最高一级的。"""
    groups: dict[tuple[str, int, str], list[Subject]] = {}
    for subject in subjects:
        key = (unit_of(subject), subject.evaluation.year, subject.evaluation.kind)
        groups.setdefault(key, []).append(subject)
    for (unit, year, _), members in groups.items():
        best = members[0].dossier.profile.grades.value[0].name
        if not unit or len(members) < _FEWEST or any(one.scored.grade != best for one in members):
            continue
        first = members[0]
        full = [one for one in members if all(not leaf.lost for leaf in one.leaves if leaf.applies)]
        yield codes.SCORES_UNIFORM.found(
            first.evaluation.at,
            unit=_name(first),
            year=year,
            count=len(members),
            grade=best,
            full=len(full),
            about=("等级",),
            related=tuple(Related(one.scored.identifier, one.evaluation.at) for one in members[1 : _SHOWN + 1]),
        ).within(first.scored.identifier)


def _name(subject: Subject) -> str:
    """单位登记的名称，没有登记的照所写。"""
    written = subject.evaluation.unit or subject.evaluation.supervisor or ""
    body = subject.registry.organisation(written)
    return body.name if body is not None else written
