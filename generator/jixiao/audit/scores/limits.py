"""得分的上下限：评定得分、自评得分都在 0 与分值之间，各级一样。"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.audit.check import Node, Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.location import Location
from jixiao.model.scored import ScoredLeaf
from jixiao.wording.codes import scores as codes
from jixiao.wording.figures import score_text
from jixiao.wording.scores import SELF_SCORED, name_of


@dataclass(frozen=True, slots=True)
class _Mark:
    """文件里写的一个得分。"""

    node: Node
    score: Decimal
    own: bool = False

    @property
    def name(self) -> str:
        return name_of(self.node) + (SELF_SCORED if self.own else "")

    @property
    def about(self) -> str:
        return f"指标.{self.node.anchor}" + (".自评得分" if self.own else "")

    def at(self, subject: Subject) -> Location:
        if self.own:
            return subject.scored.facts[self.about].at or self.node.at
        return self.node.detail.place_of("awarded") if isinstance(self.node, ScoredLeaf) else self.node.at


def find_above_weight(subject: Subject) -> Iterator[Diagnostic]:
    """得分高于分值的。"""
    style = subject.dossier.kind.style
    for mark in _marks(subject):
        if mark.score > mark.node.weight:
            expected, actual = score_text(mark.node.weight, style), score_text(mark.score, style)
            at, about = mark.at(subject), (mark.about,)
            yield codes.ABOVE_WEIGHT.found(at, name=mark.name, expected=expected, actual=actual, about=about)


def find_negative(subject: Subject) -> Iterator[Diagnostic]:
    """得分是负数的。"""
    style = subject.dossier.kind.style
    for mark in _marks(subject):
        if mark.score < 0:
            expected, actual = f"0–{score_text(mark.node.weight, style)}", score_text(mark.score, style)
            at, about = mark.at(subject), (mark.about,)
            yield codes.NEGATIVE.found(at, name=mark.name, expected=expected, actual=actual, about=about)


def _marks(subject: Subject) -> Iterator[_Mark]:
    for node in subject.nodes:
        if node.awarded is not None:
            yield _Mark(node, node.awarded)
        if isinstance(node, ScoredLeaf) and node.self_score is not None and node.applies:
            yield _Mark(node, node.self_score, own=True)
