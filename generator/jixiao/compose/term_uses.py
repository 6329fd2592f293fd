"""哪些评价的哪些指标用了哪个词条；没有词条的，同名的归在一起。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jixiao.compose.indicator_uses import IndicatorUse, indicator_uses
from jixiao.model.dictionary import Term
from jixiao.model.dossier import Dictionary, normal_name
from jixiao.model.scored import ScoredDossier


@dataclass(frozen=True, slots=True)
class TermUses:
    """词典与它的用处。

    by_term 是词条的标识 → 用它的各处；unlisted 是没有词条、两份以上评价同名的指标，多的在前。
    """

    dictionary: Dictionary
    by_term: Mapping[str, tuple[IndicatorUse, ...]]
    unlisted: tuple[tuple[IndicatorUse, ...], ...]

    def of(self, term: Term) -> tuple[IndicatorUse, ...]:
        """用这个词条的各处，评价新的在前。"""
        return self.by_term.get(term.slug, ())


def term_uses(dictionary: Dictionary, evaluations: Iterable[ScoredDossier]) -> TermUses:
    """逐份逐项对照词典。"""
    known: dict[str, list[IndicatorUse]] = {}
    others: dict[str, list[IndicatorUse]] = {}
    ordered = sorted(evaluations, key=lambda one: (-one.dossier.evaluation.year, one.identifier))
    for use in (use for scored in ordered for use in indicator_uses(scored)):
        term = dictionary.term(use.name, use.depth)
        if term is not None:
            known.setdefault(term.slug, []).append(use)
        else:
            others.setdefault(normal_name(use.name), []).append(use)
    shared = [tuple(uses) for uses in others.values() if evaluation_count(uses) > 1]
    return TermUses(
        dictionary,
        {slug: tuple(uses) for slug, uses in known.items()},
        tuple(sorted(shared, key=lambda uses: -evaluation_count(uses))),
    )


def evaluation_count(uses: Iterable[IndicatorUse]) -> int:
    """出自几份评价。"""
    return len({use.scored.identifier for use in uses})
