"""哪几份评价值得放在一起比：预先列出的对比。

同一单位一年之内同一文种的，几份都放在一起；份数多的，只放指标相近的。同一单位各年度的同一项目，
不同单位一年之内指标完全相同的，也放在一起。
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jixiao.compose import addresses
from jixiao.compose.compare_rows import Path, keyed_uses
from jixiao.compose.standing import unit_of
from jixiao.model.dossier import Dictionary, Registry
from jixiao.model.scored import ScoredDossier
from jixiao.wording import compare as words

_MOST: Final = 6  # 一页最多并列几份，再多表就读不了
_YEAR = re.compile(r"(?:19|20)\d\d\s*(?:年度|年)?")


@dataclass(frozen=True, slots=True)
class Comparison:
    """预先列出的一组：地址、题名、属哪一种、各评价。"""

    path: str
    title: str
    kind: str
    members: tuple[ScoredDossier, ...]


def comparisons(
    evaluations: Iterable[ScoredDossier], registry: Registry, dictionary: Dictionary
) -> tuple[Comparison, ...]:
    """全部，照单位、年度的次序。"""
    ordered = sorted(evaluations, key=lambda one: one.identifier)
    sets = {one.identifier: _leaves(one, dictionary) for one in ordered}
    units: dict[tuple[str, str], list[ScoredDossier]] = {}
    for one in ordered:
        slug = unit_of(one, registry)
        if slug is not None:
            units.setdefault((slug, one.dossier.kind.document), []).append(one)
    found: list[Comparison] = []
    for (slug, document), members in units.items():
        found += _within_year(slug, document, members, sets)
        found += _across_years(slug, document, members)
    found += _across_units(ordered, registry, sets)
    return tuple(_distinct(found))


def _leaves(scored: ScoredDossier, dictionary: Dictionary) -> frozenset[Path]:
    return frozenset(one.path for one in keyed_uses(scored, dictionary) if not one.use.leaves)


def _within_year(
    slug: str, document: str, members: Sequence[ScoredDossier], sets: Mapping[str, frozenset[Path]]
) -> Iterator[Comparison]:
    years: dict[int, list[ScoredDossier]] = {}
    for one in members:
        years.setdefault(one.dossier.evaluation.year, []).append(one)
    for year, ours in sorted(years.items(), reverse=True):
        groups = [ours] if len(ours) <= _MOST else _alike(ours, sets)
        for group in groups:
            if len(group) > 1:
                unit = group[0].dossier.unit or slug
                title = words.same_unit_title(unit, year, document, len(group))
                path = _path(slug, str(year), *(() if group is ours else (_tail(group[0]),)))
                yield Comparison(path, title, words.SAME_UNIT, tuple(group))


def _alike(members: Sequence[ScoredDossier], sets: Mapping[str, frozenset[Path]]) -> list[list[ScoredDossier]]:
    """指标相近的归在一起：末级指标至少有一半（以少的一份计）同名。"""
    groups: list[list[ScoredDossier]] = []
    for one in members:
        ours = sets[one.identifier]
        for group in groups:
            first = sets[group[0].identifier]
            if len(group) < _MOST and len(ours & first) * 2 >= min(len(ours), len(first)):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _across_years(slug: str, document: str, members: Sequence[ScoredDossier]) -> Iterator[Comparison]:
    """去掉年份后名称相同的，算同一项目。"""
    projects: dict[str, list[ScoredDossier]] = {}
    for one in members:
        projects.setdefault(_YEAR.sub("", one.dossier.evaluation.name).strip("（）() "), []).append(one)
    for ours in projects.values():
        years = sorted({one.dossier.evaluation.year for one in ours})
        if len(years) > 1:
            latest = sorted(ours, key=lambda one: one.dossier.evaluation.year)[-_MOST:]
            unit = latest[-1].dossier.unit or slug
            title = words.across_years_title(unit, years[0], years[-1], document)
            yield Comparison(_path(slug, _tail(ours[0])), title, words.ACROSS_YEARS, tuple(latest))


def _across_units(
    ordered: Iterable[ScoredDossier], registry: Registry, sets: Mapping[str, frozenset[Path]]
) -> Iterator[Comparison]:
    same: dict[tuple[int, str, frozenset[Path]], list[ScoredDossier]] = {}
    for one in ordered:
        key = (one.dossier.evaluation.year, one.dossier.kind.document, sets[one.identifier])
        same.setdefault(key, []).append(one)
    for (year, document, _), ours in same.items():
        if len({unit_of(one, registry) or one.dossier.evaluation.unit for one in ours}) > 1:
            group = ours[:_MOST]
            title = words.across_units_title(year, document, len(group))
            yield Comparison(_path(group[0].identifier), title, words.ACROSS_UNITS, tuple(group))


def _distinct(found: Iterable[Comparison]) -> Iterator[Comparison]:
    """成员相同的只留先列的；地址重的（同一单位一年有几种文种）加首份的短名。"""
    members: set[frozenset[str]] = set()
    paths: set[str] = set()
    for one in found:
        names = frozenset(member.identifier for member in one.members)
        if names in members:
            continue
        members.add(names)
        path = one.path if one.path not in paths else f"{one.path}{_tail(one.members[0])}/"
        paths.add(path)
        yield Comparison(path, one.title, one.kind, one.members)


def _path(*parts: str) -> str:
    return f"{addresses.COMPARE}{'/'.join(parts)}/"


def _tail(scored: ScoredDossier) -> str:
    return scored.identifier.rsplit("/", 1)[-1]
