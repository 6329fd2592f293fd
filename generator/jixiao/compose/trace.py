"""来历卡：一个数据项一张，各有永久锚点。"""

from collections.abc import Iterable, Iterator

from jixiao.compose.addresses import fact_anchor
from jixiao.compose.citations import linked_text, policy_link
from jixiao.compose.indicator_basis import by_method
from jixiao.model.derivation import Derivation, Fact
from jixiao.model.dossier import Registry
from jixiao.model.report import (
    Block,
    CardLine,
    Code,
    DerivationCard,
    FactText,
    Inline,
    Inlines,
    Section,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording.derivations import LABELS

_AWARDED, _COUNTED = ".评定得分", ".得分"


def derivation_cards(scored: ScoredDossier, facts: Iterable[Fact], registry: Registry) -> Iterator[Block]:
    """各项的来历卡。得分就是评定得分的，两项合为一张，两个永久锚点都在。"""
    listed = tuple(facts)
    same = {counted.key: fact for fact in listed if (counted := counted_as(scored, fact)) is not None}
    merged = {fact.key: key for key, fact in same.items()}
    for fact in listed:
        if fact.key in same:
            continue
        card = derivation_card(scored, fact, registry)
        yield Section(fact_anchor(merged[fact.key]), (card,)) if fact.key in merged else card


def counted_as(scored: ScoredDossier, fact: Fact) -> Fact | None:
    """评定得分原样计入的“得分”一项：值与出处都相同；不是这样的没有。"""
    if not fact.key.endswith(_AWARDED):
        return None
    counted = scored.facts.get(fact.key.removesuffix(_AWARDED) + _COUNTED)
    return counted if counted is not None and (counted.value, counted.at) == (fact.value, fact.at) else None


def derivation_card(scored: ScoredDossier, fact: Fact, registry: Registry) -> DerivationCard:
    """一张来历卡。"""
    lines = tuple(_lines(scored, fact, registry))
    tone = "source" if all(line.label == LABELS["source"] for line in lines) else ""
    return DerivationCard(fact_anchor(fact.key), fact.label, fact.display, lines, tone)


def _lines(scored: ScoredDossier, fact: Fact, registry: Registry) -> Iterator[CardLine]:
    if fact.derivation is not None:
        yield from _derived(scored, fact.key, fact.derivation, registry)
    if fact.note:
        yield CardLine(LABELS["notes"], ((Text(fact.note),),))
    if fact.at is not None:
        yield CardLine(LABELS["source"], ((Code(str(fact.at)),),))


def _derived(scored: ScoredDossier, key: str, derivation: Derivation, registry: Registry) -> Iterator[CardLine]:
    texts: tuple[tuple[str, str], ...] = (
        ("criterion", derivation.criterion),
        ("formula", derivation.formula),
        ("substitution", derivation.substitution),
        ("result", derivation.result),
        ("rounding", derivation.rounding),
    )
    if derivation.judged:  # 没有算式可代入；按规则应得几分，由“对照”连过去
        texts = (("origin", derivation.formula), ("criterion", derivation.criterion))
    for name, text in texts:
        if text:
            yield CardLine(LABELS[name], ((Text(text),),))
    inputs = tuple(_input(scored, one) for one in derivation.inputs if one in scored.facts)
    if inputs:
        yield CardLine(LABELS["against" if derivation.judged else "inputs"], inputs)
    if derivation.evidence:
        yield CardLine(LABELS["evidence"], tuple((Text(e),) for e in derivation.evidence))
    if derivation.basis:
        label = LABELS["method" if by_method(scored, key) else "basis"]
        yield CardLine(label, tuple(_basis(b, registry) for b in derivation.basis))
    if derivation.alternatives:
        items = tuple((Text(f"{a.label}：{a.result}"),) for a in derivation.alternatives)
        yield CardLine(LABELS["alternatives"], items)
    if derivation.notes:
        yield CardLine(LABELS["notes"], tuple((Text(n),) for n in derivation.notes))


def _input(scored: ScoredDossier, key: str) -> Inlines:
    fact = scored.facts[key]
    parts: list[Inline] = [Text(f"{fact.label} "), FactText(scored.identifier, key, fact.display)]
    if fact.at is not None:
        parts += [Text("　"), Code(str(fact.at))]
    return tuple(parts)


def _basis(text: str, registry: Registry) -> Inlines:
    policy = registry.policy(text)
    return (policy_link(policy),) if policy is not None else linked_text(text, registry)[0]
