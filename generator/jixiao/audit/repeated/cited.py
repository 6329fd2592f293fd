"""政策文件的引法：一份评价之内，标题与文号前后是否一样，与登记是否一样。"""

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.dossier import Registry, normal_name
from jixiao.model.location import Location
from jixiao.wording.citations import citations_in
from jixiao.wording.codes import repeated as codes


@dataclass(frozen=True, slots=True)
class Cited:
    """一处完整的引注：标题与文号。"""

    title: str
    number: str
    place: str
    at: Location


def citations_of(subject: Subject) -> Iterator[Cited]:
    """正文与各栏文字里，标题连着文号的引注。"""
    for text in subject.passages:
        if "《" not in text.text:
            continue
        for citation in citations_in(text.text):
            if citation.title and citation.number:
                yield Cited(citation.title, citation.number, text.place, text.at(citation.start))


def find_citations_apart(subject: Subject) -> Iterator[Diagnostic]:
    """同一文号两个标题、同一标题两个文号的；与登记不同的。登记过的别名不算两样。"""
    titles: dict[str, Cited] = {}
    numbers: dict[str, Cited] = {}
    told: set[tuple[str, str]] = set()
    for cited in citations_of(subject):
        title, number = normal_name(cited.title), normal_name(cited.number)
        if (title, number) in told:
            continue
        told.add((title, number))
        found = against_registry(cited, subject.registry)
        earlier = numbers.setdefault(number, cited)
        same_title = titles.setdefault(title, cited)
        if found is not None:
            yield found
        elif normal_name(earlier.title) != title and not _same(cited, earlier, subject.registry):
            yield apart(cited, earlier, "标题", cited.number, earlier.title, cited.title)
        elif normal_name(same_title.number) != number and not _same(cited, same_title, subject.registry):
            yield apart(cited, same_title, "文号", f"《{cited.title}》", same_title.number, cited.number)


def against_registry(cited: Cited, registry: Registry) -> Diagnostic | None:
    """标题登记着别的文号，或文号登记在别的标题下。"""
    by_title, by_number = registry.policy(cited.title), registry.policy(cited.number)
    if by_title is None or by_title.number is None or by_title is by_number:
        return None
    related = (Related(f"登记作《{by_title.title}》（{by_title.number}）", by_title.at),)
    return codes.CITED_TWO_WAYS.found(
        cited.at,
        place=cited.place,
        name=f"《{cited.title}》",
        what="文号",
        there="登记",
        expected=by_title.number,
        actual=cited.number,
        about=(f"引用.{normal_name(cited.title)}",),
        related=related,
    )


def apart(cited: Cited, earlier: Cited, what: str, name: str, expected: str, actual: str) -> Diagnostic:
    """两处引法不同。"""
    return codes.CITED_TWO_WAYS.found(
        cited.at,
        place=cited.place,
        name=name,
        what=what,
        there=earlier.place,
        expected=expected,
        actual=actual,
        about=(f"引用.{normal_name(name)}",),
        related=(Related(f"{earlier.place}的引法", earlier.at),),
    )


def _same(one: Cited, other: Cited, registry: Registry) -> bool:
    """登记为同一份文件；或一个标题是另一个的全称（《关于印发〈…〉的通知》）。"""
    left, right = registry.policy(one.title), registry.policy(other.title)
    if left is not None and left is right:
        return True
    first, second = normal_name(one.title), normal_name(other.title)
    return normal_name(one.number) == normal_name(other.number) and (first in second or second in first)
