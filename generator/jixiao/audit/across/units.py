"""单位与项目的名称：同一个单位、同一个项目在各份评价里叫得是否一样。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.dossier import Registry, normal_name
from jixiao.model.location import Location
from jixiao.wording.codes import across as codes

_FIELDS = (("主管部门", "supervisor"), ("实施单位", "unit"), ("委托部门", "client"), ("评价机构", "evaluator"))
_NOTE = re.compile(r"（[^（）]*）$")
_OPTIONAL = re.compile(r"^中共|[市省区县委]")  # 写与不写都是同一个单位
_SHORTEST = 5
_LONGEST_PREFIX = 6  # “上海市”“某省某市”之类，写与不写都有
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:[—\-–至](?:19|20)[0-9]{2})?年?(?:度)?")
_GENERAL = re.compile(r"项目|专项|经费|资金|工作|支出|费$")


@dataclass(frozen=True, slots=True)
class _Named:
    """一处名称。"""

    subject: Subject
    field: str
    name: str
    at: Location


def unit_of(subject: Subject) -> str:
    """实施单位（没有写的取主管部门）的归一名称：登记过的用登记的标识。"""
    name = subject.evaluation.unit or subject.evaluation.supervisor or ""
    body = subject.registry.organisation(name)
    return body.slug if body is not None else _NOTE.sub("", normal_name(name))


def project_of(subject: Subject) -> str:
    """项目名称去掉年度与“（2023运维）”之类的附注。"""
    return _NOTE.sub("", _YEAR.sub("", normal_name(subject.evaluation.name)))


def find_units_named_twice(subjects: tuple[Subject, ...]) -> Iterator[Diagnostic]:
    """写法不同、去掉可写可不写的字就相同，而没有登记为同一单位的名称。"""
    first: dict[str, _Named] = {}
    told: set[str] = set()
    for one in (named for subject in subjects for named in _heads(subject)):
        key = _OPTIONAL.sub("", one.name)
        earlier = next((first[other] for other in _variants(key) if other in first), None)
        first.setdefault(key, one)
        if earlier is None or one.name in told or one.name == earlier.name:
            continue
        if earlier.subject is one.subject or _settled(one.name, earlier.name, one.subject.registry):
            continue
        told.add(one.name)
        related = (Related(f"{earlier.subject.scored.identifier} 的{earlier.field}", earlier.at),)
        yield codes.UNIT_NAMED_TWICE.found(
            one.at,
            field=one.field,
            where=earlier.subject.scored.identifier,
            expected=earlier.name,
            actual=one.name,
            about=(one.field,),
            related=related,
        ).within(one.subject.scored.identifier)


def _heads(subject: Subject) -> Iterator[_Named]:
    evaluation = subject.evaluation
    for label, field in _FIELDS:
        name = getattr(evaluation, field)
        if name:
            yield _Named(subject, label, _NOTE.sub("", normal_name(name)), evaluation.place_of(field))


def _variants(key: str) -> Iterator[str]:
    """本身，以及去掉开头几个字（省市名）之后的。太短的不比，免得“组织部”配上各处的组织部。"""
    for start in range(_LONGEST_PREFIX + 1):
        if len(key) - start < (_SHORTEST if not start else _SHORTEST + 3):
            return
        if not start or not key[start:].startswith(("社", "街道", "镇", "人民")):
            yield key[start:]


def _settled(one: str, other: str, registry: Registry) -> bool:
    """两个名称都登记过的，是不是一个单位登记已经说清。"""
    return registry.organisation(one) is not None and registry.organisation(other) is not None


def find_projects_named_twice(subjects: tuple[Subject, ...]) -> Iterator[Diagnostic]:
    """同一单位不同年度，名称只差“项目”“经费”“工作”几个字的项目。"""
    first: dict[tuple[str, str], Subject] = {}
    for subject in sorted(subjects, key=lambda one: (one.evaluation.year, one.scored.identifier)):
        name = project_of(subject)
        key = (unit_of(subject), _GENERAL.sub("", name))
        earlier = first.setdefault(key, subject)
        if len(key[1]) < 3 or earlier.evaluation.year == subject.evaluation.year or project_of(earlier) == name:
            continue
        yield codes.PROJECT_NAMED_TWICE.found(
            subject.evaluation.place_of("printed_name"),
            where=earlier.scored.identifier,
            expected=earlier.evaluation.printed_name,
            actual=subject.evaluation.printed_name,
            about=("项目名称",),
            related=(Related(f"{earlier.scored.identifier} 的项目名称", earlier.evaluation.place_of("printed_name")),),
        ).within(subject.scored.identifier)
