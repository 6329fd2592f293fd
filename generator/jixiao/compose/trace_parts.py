"""计算底稿怎样分页：指标的数在各指标的页上，其余的按类分，每页不多于若干张卡。

各页网址可以随数据增减而变；永久的是总目上的锚点 trace/#f-…，由总目转到卡所在的页。
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from jixiao.compose import addresses
from jixiao.model.derivation import Fact
from jixiao.model.scored import ScoredDossier
from jixiao.wording import trace as words

_MOST: Final = 36  # 一张卡至多约 1.4 KB，一页不过 60 KB
_LEAVES: Final = "指标"


@dataclass(frozen=True, slots=True)
class Unit:
    """不宜拆开的一组数：一张表、一份问卷、一类。

    slug 是所在页网址的末段，title 是小标题；name 是表、问卷的名称，别的为空。
    """

    slug: str
    section: str
    title: str
    name: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class TracePart:
    """计算底稿的一页。"""

    path: str
    title: str
    units: tuple[Unit, ...]


class LeafFacts:
    """各末级指标的数，一遍分好；余下的是别的数。"""

    def __init__(self, scored: ScoredDossier) -> None:
        self.of: dict[str, list[Fact]] = {leaf.anchor: [] for leaf in scored.leaves()}
        self.others: list[Fact] = []
        for fact in scored.released_facts().values():
            anchor = _leaf_anchor(fact.key, self.of)
            (self.others if anchor is None else self.of[anchor]).append(fact)


def _leaf_anchor(key: str, leaves: Mapping[str, object]) -> str | None:
    """数据项属于哪项末级指标：指标.代码.名目，代码与名目里都可以有点。"""
    kind, _, rest = key.partition(".")
    if kind != _LEAVES:
        return None
    while "." in rest:
        rest = rest.rpartition(".")[0]
        if rest in leaves:
            return rest
    return None


def trace_parts(scored: ScoredDossier, others: Iterable[Fact]) -> tuple[TracePart, ...]:
    """指标以外的数分成的各页。"""
    pages: list[list[Unit]] = []
    for unit in trace_units(scored, others):
        for piece in _pieces(unit):
            last = pages[-1] if pages else None
            if last is not None and sum(len(one.facts) for one in last) + len(piece.facts) <= _MOST:
                last.append(piece)
            else:
                pages.append([piece])
    slugs = [units[0].slug for units in pages]
    names = [tuple(dict.fromkeys(unit.section for unit in units)) for units in pages]
    parts = []
    for n, units in enumerate(pages):
        before, alike = slugs[:n].count(slugs[n]), names.count(names[n])
        slug = f"{slugs[n]}-{before + 1}" if before else slugs[n]
        title = words.part_title(names[n], names[:n].count(names[n]) + 1 if alike > 1 else 0)
        parts.append(TracePart(addresses.trace(scored.identifier, slug), title, tuple(units)))
    return tuple(parts)


_KINDS: Final = {
    "资金": ("funds", words.FUNDS),
    _LEAVES: ("levels", words.LEVELS),
    "问题": ("findings", words.FINDINGS),
    "建议": ("findings", words.FINDINGS),
    "表": ("tables", words.TABLES),
    "问卷": ("surveys", words.SURVEYS),
}
_OTHERS: Final = ("result", words.RESULT)  # 总分、等级；没有列出的种类也归在这里，一个不漏


def trace_units(scored: ScoredDossier, others: Iterable[Fact]) -> Iterator[Unit]:
    """各组数，没有拆开的。"""
    held = {"表": scored.tables, "问卷": scored.dossier.evaluation.surveys}
    groups: dict[tuple[str, str, str], list[Fact]] = {(*kind, ""): [] for kind in (_OTHERS, *_KINDS.values())}
    for fact in others:
        kind, _, rest = fact.key.partition(".")
        name = _held(rest, held[kind]) if kind in held else ""
        groups.setdefault((*_KINDS.get(kind, _OTHERS), name), []).append(fact)
    for (slug, title, name), facts in groups.items():
        if facts:
            yield Unit(slug, title, f"{title}　{name}" if name else title, name, tuple(facts))


def _held(rest: str, names: Iterable[str]) -> str:
    """表名、问卷名里可以有点：取对得上的最长的一个。"""
    found = [name for name in names if rest == name or rest.startswith(f"{name}.")]
    return max(found, key=len, default=rest.partition(".")[0])


def _pieces(unit: Unit) -> Iterator[Unit]:
    """一页放不下的拆开，题上编号。"""
    for number, start in enumerate(range(0, len(unit.facts), _MOST), start=1):
        title = f"{unit.title}（{number}）" if len(unit.facts) > _MOST else unit.title
        yield replace(unit, title=title, facts=unit.facts[start : start + _MOST])


class FactPages:
    """每个数的来历在哪一页；按评价逐份算出，用到才算。"""

    def __init__(self, evaluations: Iterable[ScoredDossier]) -> None:
        self._scored = {one.identifier: one for one in evaluations}
        self._pages: dict[str, Mapping[str, str]] = {}

    def __call__(self, evaluation: str, key: str) -> str:
        """一个数的卡所在的页；不给看的、没有的，是计算底稿的总目。"""
        if evaluation not in self._pages:
            self._pages[evaluation] = self._of(evaluation)
        return self._pages[evaluation].get(key) or addresses.part(evaluation, addresses.TRACE)

    def _of(self, evaluation: str) -> Mapping[str, str]:
        scored = self._scored.get(evaluation)
        if scored is None:
            return {}
        facts = LeafFacts(scored)
        pages = {
            fact.key: addresses.indicator(evaluation, anchor).path for anchor, ours in facts.of.items() for fact in ours
        }
        for part in trace_parts(scored, facts.others):
            pages |= {fact.key: part.path for unit in part.units for fact in unit.facts}
        return pages
