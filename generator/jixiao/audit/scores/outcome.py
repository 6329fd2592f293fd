"""偏离规则的后果，一份评价只说一次：哪几项、共多共少、总分与等级会变成多少。"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.audit.check import Node, Subject
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.location import Location
from jixiao.model.scored import ScoredLeaf
from jixiao.wording.codes import scores as codes
from jixiao.wording.coverage import grades_words, rule_text, rule_words
from jixiao.wording.deviations import deviation_text, one_deviation
from jixiao.wording.figures import score_text
from jixiao.wording.scores import EXECUTION, name_of


@dataclass(frozen=True, slots=True)
class Deviation:
    """一项与规则不同的得分。"""

    name: str
    awarded: Decimal
    ruled: Decimal
    at: Location

    @property
    def difference(self) -> Decimal:
        """评定比规则多几分。"""
        return self.awarded - self.ruled


def find_total_under_rules(subject: Subject) -> Iterator[Diagnostic]:
    """不止一项得分与规则不同，等级没有因此改变的；只有一项的，那一项自己已经说清。"""
    if not subject.scored.grade_differs and len(tuple(deviations(subject))) > 1:
        yield from _summed_up(subject)


def find_grade_under_rules(subject: Subject) -> Iterator[Diagnostic]:
    """全按规则会得另一个等级的。"""
    if subject.scored.grade_differs:
        yield from _summed_up(subject)


def _summed_up(subject: Subject) -> Iterator[Diagnostic]:
    scored, style = subject.scored, subject.dossier.kind.style
    found = tuple(deviations(subject))
    if not found or scored.rule_total is None or scored.rule_grade is None:
        return
    changed = scored.grade_differs
    total = score_text(scored.total, style)
    words = rule_words(scored.rule_total, scored.rule_most, style)
    rule_total = rule_text(scored.rule_total, scored.rule_most, style)
    code = codes.GRADE_UNDER_RULES if changed else codes.TOTAL_UNDER_RULES
    yield code.found(
        subject.evaluation.at,
        total=total,
        rule_total=words,
        grade=scored.grade,
        deviations=deviation_text([d.difference for d in found]),
        expected=grades_words(scored.rule_grade, scored.rule_grade_most) if changed else rule_total,
        actual=scored.grade if changed else total,
        related=tuple(Related(one_deviation(d.name, d.awarded, d.ruled, style), d.at) for d in found),
        about=("等级", "总分") if changed else ("总分",),
    )


def deviations(subject: Subject) -> Iterator[Deviation]:
    """计入总分的各项里与规则不同的；没有只知范围的，各项之差合起来就是两个总分之差。"""
    execution, funds = subject.scored.execution, subject.evaluation.funds
    if execution is not None and funds is not None and execution.awarded is not None:
        ruled = execution.computed
        if ruled is not None and ruled != execution.awarded:
            yield Deviation(EXECUTION, execution.awarded, ruled, funds.place_of("score"))
    for group in subject.scored.groups:
        yield from _within(group)


def _within(node: Node) -> Iterator[Deviation]:
    """一个节点之内的；上级自有得分或限额的，只看上级。"""
    if isinstance(node, ScoredLeaf):
        if node.applies and node.differs and node.awarded is not None and node.nearest is not None:
            yield Deviation(name_of(node), node.awarded, node.nearest, node.detail.place_of("awarded"))
    elif node.awarded is not None or node.combination is not None:
        if node.rule_score is not None:
            nearest = min(max(node.score, node.rule_score), node.rule_most or node.rule_score)
            if nearest != node.score:
                yield Deviation(name_of(node), node.score, nearest, node.at)
    else:
        for child in node.children:
            yield from _within(child)
