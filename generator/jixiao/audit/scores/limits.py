"""得分的上下限：评定得分、自评得分都在 0 与分值之间，各级一样。"""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.location import Location
from jixiao.model.scored import ScoredLeaf
from jixiao.wording.codes import scores as codes
from jixiao.wording.figures import score_text
from jixiao.wording.scores import SELF_SCORED, name_of


def find_above_weight(subject: Subject) -> Iterator[Diagnostic]:
    """得分高于分值的。"""
    style = subject.dossier.kind.style
    for name, score, weight, at, about in _marks(subject):
        if score > weight:
            expected, actual = score_text(weight, style), score_text(score, style)
            yield codes.ABOVE_WEIGHT.found(at, name=name, expected=expected, actual=actual, about=(about,))


def find_negative(subject: Subject) -> Iterator[Diagnostic]:
    """得分是负数的。"""
    style = subject.dossier.kind.style
    for name, score, weight, at, about in _marks(subject):
        if score < 0:
            expected, actual = f"0–{score_text(weight, style)}", score_text(score, style)
            yield codes.NEGATIVE.found(at, name=name, expected=expected, actual=actual, about=(about,))


def _marks(subject: Subject) -> Iterator[tuple[str, Decimal, Decimal, Location, str]]:
    """文件里写的每个得分：称呼、得分、分值、位置、数据项。"""
    for node in subject.nodes:
        about = f"指标.{node.anchor}"
        if isinstance(node, ScoredLeaf):
            if node.awarded is not None:
                yield name_of(node), node.awarded, node.weight, node.detail.place_of("awarded"), about
            if node.self_score is not None and node.applies:
                own = f"{about}.自评得分"
                at = subject.scored.facts[own].at or node.at
                yield f"{name_of(node)}{SELF_SCORED}", node.self_score, node.weight, at, own
        elif node.awarded is not None:
            yield name_of(node), node.awarded, node.weight, node.at, about
