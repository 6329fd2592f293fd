"""复核说明：看过而写明理由不改的发现，移到“已说明”；不再有对应发现的说明，自己成为一条发现。"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from jixiao.model.diagnostic import Answered, Diagnostic, Settled
from jixiao.model.scored import ScoredDossier
from jixiao.model.statement import AuditNote
from jixiao.wording.codes import system as codes
from jixiao.wording.codes.catalogue import code_named


def settle(found: Iterable[Diagnostic], scored: Iterable[ScoredDossier]) -> Settled:
    """按各份评价的复核说明分开。来源不成立的不能靠说明放过。"""
    notes = {s.identifier: s.dossier.evaluation.audit_notes for s in scored}
    used: dict[str, set[int]] = defaultdict(set)
    remaining: list[Diagnostic] = []
    answered: list[Answered] = []
    for diagnostic in found:
        number = _answering(diagnostic, notes.get(diagnostic.evaluation or "", ()))
        if number is None:
            remaining.append(diagnostic)
            continue
        name = diagnostic.evaluation or ""
        used[name].add(number)
        answered.append(Answered(diagnostic, notes[name][number].reason))
    remaining.extend(_idle(notes, used))
    return Settled(tuple(remaining), tuple(answered))


def _answering(diagnostic: Diagnostic, notes: tuple[AuditNote, ...]) -> int | None:
    code = code_named(diagnostic.code)
    if code is not None and code.source_fault:
        return None
    for number, note in enumerate(notes):
        if note.code == diagnostic.code and (note.about is None or diagnostic.concerns(note.about)):
            return number
    return None


def _idle(notes: Mapping[str, tuple[AuditNote, ...]], used: Mapping[str, set[int]]) -> Iterable[Diagnostic]:
    for name, written in notes.items():
        for number, note in enumerate(written):
            if number in used.get(name, ()):
                continue
            what = f"{note.code} {note.about}" if note.about is not None else note.code
            yield codes.IDLE_NOTE.found(note.at, note=what).within(name)
