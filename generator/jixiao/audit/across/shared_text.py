"""各份评价之间雷同的文字。

每段文字取全部八字连写的杂凑（只看汉字，数字、标点、年份的改动不掩盖照抄），以最小的若干个为记号；
记号撞上的才细比，一组雷同的只与组里第一份比。所以一万份也只是走一遍，不是两两相比。
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final
from zlib import crc32

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.location import Location
from jixiao.wording.codes import across as codes

_WIDTH: Final = 8
_SHORTEST: Final = 40
_MARKS: Final = 12
_THRESHOLD: Final = Fraction(7, 10)
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class _Piece:
    """一段文字：哪一份评价、哪一栏（或哪一章）、杂凑的集合。"""

    subject: Subject
    kind: str
    place: str
    at: Location
    shingles: frozenset[int]

    @property
    def marks(self) -> list[int]:
        """最小的若干个杂凑。"""
        return sorted(self.shingles)[:_MARKS]

    def likeness(self, other: "_Piece") -> Fraction:
        """相同的占较短一段的比例。"""
        return Fraction(len(self.shingles & other.shingles), min(len(self.shingles), len(other.shingles)))


def find_shared_texts(subjects: tuple[Subject, ...]) -> Iterator[Diagnostic]:
    """目标、完成情况、偏差原因、正文各章，七成以上的字句与别的评价相同的；同一组只说一次。"""
    index: dict[tuple[str, int], _Piece] = {}
    groups: dict[int, list[_Piece]] = {}
    for piece in (piece for subject in subjects for piece in _pieces(subject)):
        marks = piece.marks
        rivals = {id(found): found for mark in marks if (found := index.get((piece.kind, mark))) is not None}
        same = next(
            (r for r in rivals.values() if r.subject is not piece.subject and r.likeness(piece) >= _THRESHOLD), None
        )
        if same is not None:
            groups.setdefault(id(same), [same]).append(piece)
            continue
        for mark in marks:
            index.setdefault((piece.kind, mark), piece)
    yield from _told(groups.values())


def _told(groups: Iterable[list[_Piece]]) -> Iterator[Diagnostic]:
    """同一批评价雷同的各栏并作一条。"""
    together: dict[tuple[str, ...], list[list[_Piece]]] = {}
    for group in groups:
        members = tuple(dict.fromkeys(piece.subject.scored.identifier for piece in group))
        together.setdefault(members, []).append(group)
    for members, alike in together.items():
        first = alike[0][0]
        places = tuple(dict.fromkeys(group[0].place for group in alike))
        least = min(piece.likeness(group[0]) for group in alike for piece in group[1:])
        others = members[1:]
        yield codes.TEXT_SHARED.found(
            first.at,
            places="、".join(places),
            count=len(others),
            names="、".join(others[:_SHOWN]) + ("等" if len(others) > _SHOWN else ""),
            least="全部" if least == 1 else f" {int(least * 100)}% 以上",
            about=places,
            related=tuple(
                Related(f"{piece.subject.scored.identifier} 的{piece.place}", piece.at)
                for piece in alike[0][1 : _SHOWN + 1]
            ),
        ).within(first.subject.scored.identifier)


def _pieces(subject: Subject) -> Iterator[_Piece]:
    evaluation = subject.evaluation
    written = [
        ("预期目标", "预期目标", evaluation.goal, evaluation.place_of("goal")),
        ("实际完成情况", "实际完成情况", evaluation.achievement, evaluation.place_of("achievement")),
    ]
    reasons = dict.fromkeys(leaf.reason for leaf in subject.leaves if leaf.reason)
    if reasons:
        at = next(leaf.at for leaf in subject.leaves if leaf.reason)
        written.append(("理由", "偏差原因与评定理由", "".join(reasons), at))
    chapters: dict[str, list[str]] = {}
    for text in subject.passages:
        if text.chapter:
            chapters.setdefault(text.chapter, []).append(text.text)
    places = {text.chapter: (text.place, text.starts[0][1]) for text in reversed(subject.passages) if text.chapter}
    written.extend(
        ("正文", places[chapter][0], "".join(parts), places[chapter][1]) for chapter, parts in chapters.items()
    )
    for kind, place, words, at in written:
        shingles = _shingles(words or "")
        if shingles:
            yield _Piece(subject, kind, place, at, shingles)


def _shingles(words: str) -> frozenset[int]:
    text = "".join(char for char in words if "一" <= char <= "龥").encode("utf-16-be")
    if len(text) < 2 * _SHORTEST:
        return frozenset()
    width = 2 * _WIDTH
    return frozenset(crc32(text[start : start + width]) for start in range(0, len(text) - width + 1, 2))
