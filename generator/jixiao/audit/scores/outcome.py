"""偏离规则的后果：总分与等级会变成多少。"""

from collections.abc import Iterator

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.wording.codes import scores as codes
from jixiao.wording.figures import score_text


def find_grade_under_rules(subject: Subject) -> Iterator[Diagnostic]:
    """全按规则会得另一个等级的。"""
    scored = subject.scored
    if scored.grade != scored.rule_grade:
        style = subject.dossier.kind.style
        yield codes.GRADE_UNDER_RULES.found(
            subject.evaluation.at,
            total=score_text(scored.total, style),
            rule_total=score_text(scored.rule_total, style),
            expected=scored.rule_grade,
            actual=scored.grade,
            about=("等级",),
        )
