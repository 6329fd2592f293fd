"""来历的 JSON：每个数据项的值、出处、公式、代入、取整、输入、证据、依据。"""

from jixiao.model.derivation import Derivation, Fact
from jixiao.model.open_data.record import VERSION
from jixiao.model.open_data.trace import AlternativeData, DerivationData, FactData, SourceData, TraceFile
from jixiao.model.scored import ScoredDossier
from jixiao.publish.score_data import plain_value


def trace_data(scored: ScoredDossier) -> TraceFile:
    """一份评价的全部数据项，不给看的不在内。"""
    facts = [_fact(fact) for fact in scored.released_facts().values()]
    return TraceFile(version=VERSION, evaluation=scored.identifier, facts=facts)


def _fact(fact: Fact) -> FactData:
    at = fact.at
    return FactData(
        key=fact.key,
        label=fact.label,
        value=plain_value(fact),
        text=fact.text,
        unit=fact.unit or None,
        source=SourceData(path=at.path, line=at.line, column=at.column) if at is not None else None,
        derivation=_derivation(fact.derivation) if fact.derivation is not None else None,
        note=fact.note or None,
    )


def _derivation(one: Derivation) -> DerivationData:
    return DerivationData(
        criterion=one.criterion or None,
        formula=one.formula,
        substitution=one.substitution or None,
        result=one.result or None,
        rounding=one.rounding or None,
        inputs=list(one.inputs),
        evidence=list(one.evidence),
        basis=list(one.basis),
        alternatives=[AlternativeData(label=a.label, result=a.result) for a in one.alternatives],
        notes=list(one.notes),
    )
