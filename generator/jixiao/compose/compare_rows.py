"""几份评价的指标对齐：照各级的名称，词典里同一词条的算同名。"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from jixiao.compose.indicator_uses import IndicatorUse, indicator_uses
from jixiao.model.dossier import Dictionary, normal_name
from jixiao.model.scored import ScoredDossier

Path: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyedUse:
    """一项指标，与它对齐时用的各级的名。"""

    path: Path
    use: IndicatorUse


@dataclass(frozen=True, slots=True)
class CompareRow:
    """对齐后的一行：uses 与各评价一一对应，没有这一项的为 None。"""

    depth: int
    uses: tuple[IndicatorUse | None, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """各评价怎样叫它，照评价的次序。"""
        return tuple(use.name for use in self.uses if use is not None)

    @property
    def grouping(self) -> bool:
        """有一份评价里它还有下级。"""
        return any(use is not None and use.leaves for use in self.uses)


def keyed_uses(scored: ScoredDossier, dictionary: Dictionary) -> Iterator[KeyedUse]:
    """各级指标连同对齐用的名；同一上级之下重名的，后面的加序号。"""
    above: list[str] = []
    seen: dict[Path, int] = {}
    for use in indicator_uses(scored):
        path = (*above[: use.depth - 1], alignment_key(use, dictionary))
        seen[path] = seen.get(path, 0) + 1
        if seen[path] > 1:
            path = (*path[:-1], f"{path[-1]}~{seen[path]}")
        above = list(path)
        yield KeyedUse(path, use)


def alignment_key(use: IndicatorUse, dictionary: Dictionary) -> str:
    """有词条的用它的标识，没有的用名称的规范写法。"""
    term = dictionary.term(use.name, use.depth)
    return normal_name(use.name) if term is None else f"={term.slug}"


def aligned(members: Sequence[ScoredDossier], dictionary: Dictionary) -> tuple[CompareRow, ...]:
    """各评价指标的并集：上级在前，次序照先列出的评价，它没有的排在同级的后面。"""
    found: dict[Path, list[IndicatorUse | None]] = {}
    below: dict[Path, list[Path]] = {}
    for n, scored in enumerate(members):
        for one in keyed_uses(scored, dictionary):
            if one.path not in found:
                found[one.path] = [None] * len(members)
                below.setdefault(one.path[:-1], []).append(one.path)
            found[one.path][n] = one.use
    return tuple(_rows((), found, below))


def _rows(
    path: Path, found: Mapping[Path, Sequence[IndicatorUse | None]], below: Mapping[Path, Sequence[Path]]
) -> Iterator[CompareRow]:
    for child in below.get(path, ()):
        yield CompareRow(len(child), tuple(found[child]))
        yield from _rows(child, found, below)
