"""单位名称：一份评价里前后写得是否一样，登记过的别名不算两样。"""

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.audit.check import Subject
from jixiao.audit.passages import HELD
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.dossier import Registry, normal_name
from jixiao.model.location import Location
from jixiao.wording.codes import repeated as codes

_FIELDS = (("主管部门", "supervisor"), ("实施单位", "unit"), ("委托部门", "client"), ("评价机构", "evaluator"))
_SHORTEST = 6
_TAIL = 3
_TELLING = set("一二三四五六七八九十东西南北中上下前后内外0123456789")
_BREAKS = set("，。；：、！？（）()《》“”\n" + HELD)


@dataclass(frozen=True, slots=True)
class _Named:
    """栏目里的一个单位名称。"""

    field: str
    name: str
    at: Location


def find_bodies_misspelt(subject: Subject) -> Iterator[Diagnostic]:
    """与封面上的单位只差一个字、又不是登记过的别名的名称。"""
    written = list(_written(subject))
    heads: list[_Named] = []
    for one in written:
        if all(one.name != other.name for other in heads):
            earlier = next((other for other in heads if _confusable(one.name, other.name, subject.registry)), None)
            if earlier is not None:
                yield _found(one.at, one.field, one.name, earlier)
            heads.append(one)
    known = set(subject.registry.organisation_names) | {head.name for head in heads}
    for head in heads:
        yield from _in_texts(subject, head, known)


def _written(subject: Subject) -> Iterator[_Named]:
    evaluation = subject.evaluation
    for label, field in _FIELDS:
        name = getattr(evaluation, field)
        if name and len(name) >= _SHORTEST:
            yield _Named(label, normal_name(name), evaluation.place_of(field))
    for recommendation in evaluation.recommendations:
        for name in (recommendation.responsible or "").split("、"):
            if len(name) >= _SHORTEST:
                at = recommendation.place_of("responsible")
                yield _Named(f"{recommendation.identifier}的责任单位", normal_name(name), at)


def _found(at: Location, place: str, name: str, head: _Named) -> Diagnostic:
    related = (Related(f"{head.field}作“{head.name}”", head.at),)
    return codes.BODY_MISSPELT.found(
        at, place=place, there=head.field, expected=head.name, actual=name, about=(head.field,), related=related
    )


def _in_texts(subject: Subject, head: _Named, known: set[str]) -> Iterator[Diagnostic]:
    """各处文字里，末三字相同、只差一个字的写法。前面多出的字是行文，不算。"""
    tail = head.name[-_TAIL:]
    for text in subject.passages:
        if tail not in text.text:
            continue
        plain = text.text.translate({ord("("): "（", ord(")"): "）"})
        end = plain.find(tail)
        while end >= 0:
            end += _TAIL
            for length in (len(head.name), len(head.name) - 1, len(head.name) + 1):
                window = plain[max(end - length, 0) : end]
                if _slip(window, head.name) and not any(plain[:end].endswith(name) for name in known):
                    yield _found(text.at(end - length), text.place, window, head)
                    break
            end = plain.find(tail, end)


def _slip(window: str, name: str) -> bool:
    """开头两字、末三字相同，中间错、漏或衍一个字；差在数字、方位上的（第一、第二小学）是两个单位。"""
    if window[:2] != name[:2] or window == name or _BREAKS & set(window):
        return False
    if len(window) == len(name):
        wrong = [(one, other) for one, other in zip(window, name, strict=True) if one != other]
        return len(wrong) == 1 and not _TELLING.issuperset(wrong[0])
    shorter, longer = sorted((window, name), key=len)
    return len(longer) - len(shorter) == 1 and any(
        longer[:n] + longer[n + 1 :] == shorter for n in range(2, len(longer) - _TAIL)
    )


def _confusable(one: str, other: str, registry: Registry) -> bool:
    """登记为同一单位的是别名，登记为两个单位的是两个单位；都没有登记或只登记了一个的，看写法像不像。"""
    left, right = registry.organisation(one), registry.organisation(other)
    if left is not None and right is not None:
        return False
    return _slip(one, other)
