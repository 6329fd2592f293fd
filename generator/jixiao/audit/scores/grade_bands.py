"""正文与原文所述的等级线：一个分数同属两档、哪一档都不属于，以及与口径的等级线不同。"""

from collections.abc import Iterator
from itertools import pairwise

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.grade_text import GradeLine, grade_lines
from jixiao.model.location import Location
from jixiao.model.narrative import Items, Passage, Prose, Quotation, Span
from jixiao.wording.codes import scores as codes
from jixiao.wording.figures import trimmed
from jixiao.wording.scores import in_both, in_neither


def find_loose_grades(subject: Subject) -> Iterator[Diagnostic]:
    """等级线首尾不相接、相接处没有写明归哪一档的；一份评价里只说一次，录了“原文等级”的由 JX620 说。"""
    if subject.evaluation.printed_grades:
        return
    said: set[str] = set()
    adjacent = set(pairwise(band.name for band in subject.dossier.profile.grades.value))
    for lines, at in _printed(subject):
        pairs = ((high, low) for high, low in pairwise(lines) if (high.name, low.name) in adjacent)
        faults = [fault for high, low in pairs if (fault := _fault(high, low)) and fault not in said]
        said.update(faults)
        if faults:
            yield codes.LOOSE_GRADES.found(at, fault="；".join(faults), about=("等级",))


def find_other_grades(subject: Subject) -> Iterator[Diagnostic]:
    """印着的等级线与口径不同的。"""
    profile = subject.dossier.profile
    lowers = {band.name: band.lower for band in profile.grades.value}
    for lines, at in _printed(subject):
        for line in lines:
            if line.low is not None and line.low != lowers[line.name]:
                yield codes.OTHER_GRADES.found(
                    at,
                    name=line.name,
                    profile=profile.name,
                    expected=trimmed(lowers[line.name]),
                    actual=trimmed(line.low),
                    about=("等级",),
                )


def _fault(high: GradeLine, low: GradeLine) -> str:
    """相邻两档之间的毛病，没有为空。写明“含”“不含”的照写明的，一处写明即可。"""
    if high.low is None or low.high is None:
        return ""
    if low.high < high.low:
        return in_neither(low.high, high.low)
    marks = high.low_mark, low.high_mark
    if low.high > high.low or marks in {("", ""), ("含", "含")}:
        return in_both(high.low, low.high, (high.name, low.name))
    return in_neither(high.low, high.low) if marks == ("不含", "不含") else ""


def _printed(subject: Subject) -> Iterator[tuple[tuple[GradeLine, ...], Location]]:
    names = [band.name for band in subject.dossier.profile.grades.value]
    for text, at in _texts(subject):
        if "分" in text and sum(name in text for name in names) > 1:
            lines = grade_lines(text, names)
            if len(lines) > 1:
                yield lines, at


def _texts(subject: Subject) -> Iterator[tuple[str, Location]]:
    for statement in subject.evaluation.statements:
        yield statement.value, statement.place_of("value")
    for chapter in subject.dossier.chapters:
        yield from _paragraphs(chapter.passages)


def _paragraphs(passages: tuple[Passage, ...]) -> Iterator[tuple[str, Location]]:
    for passage in passages:
        match passage:
            case Prose():
                yield "".join(part.text if isinstance(part, Span) else "。" for part in passage.content), passage.at
            case Items():
                for item in passage.items:
                    yield from _paragraphs(item)
            case Quotation():
                yield from _paragraphs(passage.passages)
            case _:
                pass
