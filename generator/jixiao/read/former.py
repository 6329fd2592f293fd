"""曾用标识：一个旧地址只能转到一处，不能与现有的或别的曾用标识相同、相套。"""

from collections.abc import Iterable, Iterator

from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.dossier import Dossier, Registry
from jixiao.model.evaluation import Evaluation
from jixiao.model.location import Location
from jixiao.model.registry import Organisation, Policy
from jixiao.wording.codes.reading import FORMER_TAKEN

_Named = tuple[str, Location, Evaluation | Policy | Organisation]


def former_faults(dossiers: Iterable[Dossier], registry: Registry) -> Iterator[Diagnostic]:
    """评价、政策文件、单位各自查。"""
    evaluations = [(one.identifier, one.at, one.evaluation) for one in dossiers]
    for identifier, fault in _clashes("评价", evaluations):
        yield fault.within(identifier)
    policies = [(one.slug, one.at, one) for one in registry.policies]
    organisations = [(one.slug, one.at, one) for one in registry.organisations]
    for what, entries in (("政策文件", policies), ("单位", organisations)):
        yield from (fault for _, fault in _clashes(what, entries))


def _clashes(what: str, entries: Iterable[_Named]) -> Iterator[tuple[str, Diagnostic]]:
    named = tuple(entries)
    taken = {identifier: at for identifier, at, _ in named}
    for identifier, _, entry in named:
        for key in entry.former:
            at = entry.place_of("former")
            other = next((place for held, place in taken.items() if _overlaps(held, key)), None)
            if other is None:
                taken[key] = at
            else:
                related = (Related("另一处在这里", other),)
                yield identifier, FORMER_TAKEN.found(at, what=what, key=key, related=related)


def _overlaps(one: str, other: str) -> bool:
    """相同，或一个是另一个的上级目录。"""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")
