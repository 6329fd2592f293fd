"""政策文件的用处：谁引用它，谁照它评分，哪些指标词条出自它。"""

from collections.abc import Iterable
from dataclasses import dataclass

from jixiao.compose.citations import CitationRecord
from jixiao.model.dictionary import Term
from jixiao.model.dossier import Registry
from jixiao.model.profile import Profile
from jixiao.model.scored import ScoredDossier


@dataclass(frozen=True, slots=True)
class PolicyUse:
    """一份文件的用处：引用它的各处，以它为依据的口径连同照口径评分的评价，出自它的指标词条。"""

    citations: tuple[CitationRecord, ...]
    profiles: tuple[tuple[Profile, tuple[ScoredDossier, ...]], ...]
    terms: tuple[Term, ...] = ()

    @property
    def scored(self) -> int:
        """以它为评分依据的评价份数。"""
        return sum(len(members) for _, members in self.profiles)


def policy_uses(
    registry: Registry,
    citations: Iterable[CitationRecord],
    profiles: Iterable[Profile],
    scored: Iterable[ScoredDossier],
    terms: Iterable[Term] = (),
) -> dict[str, PolicyUse]:
    """各文件的用处，按标识；有评价用的口径排在前面。"""
    cited: dict[str, list[CitationRecord]] = {policy.slug: [] for policy in registry.policies}
    for record in citations:
        cited[record.policy].append(record)
    by_profile: dict[str, list[ScoredDossier]] = {}
    for one in scored:
        by_profile.setdefault(one.dossier.profile.identifier, []).append(one)
    based: dict[str, list[tuple[Profile, tuple[ScoredDossier, ...]]]] = {}
    for profile in sorted(profiles, key=lambda p: p.identifier not in by_profile):
        found = (registry.policy(name) for name in profile.basis)
        for slug in dict.fromkeys(policy.slug for policy in found if policy is not None):
            based.setdefault(slug, []).append((profile, tuple(by_profile.get(profile.identifier, ()))))
    defined = _terms(registry, terms)
    return {
        slug: PolicyUse(tuple(records), tuple(based.get(slug, ())), defined.get(slug, ()))
        for slug, records in cited.items()
    }


def _terms(registry: Registry, terms: Iterable[Term]) -> dict[str, tuple[Term, ...]]:
    """各文件 → 出自它的指标词条。"""
    found: dict[str, dict[str, Term]] = {}
    for term in terms:
        for source in term.sources:
            policy = registry.policy(source.document)
            if policy is not None:
                found.setdefault(policy.slug, {})[term.slug] = term
    return {slug: tuple(ours.values()) for slug, ours in found.items()}
