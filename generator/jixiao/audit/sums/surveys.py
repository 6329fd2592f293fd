"""问卷：得率与选项占比。"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.rounding import consistent
from jixiao.wording.codes import sums as codes
from jixiao.wording.figures import grouped


def find_survey_rates(subject: Subject) -> Iterator[Diagnostic]:
    """印出的得率由选项占比算不出的；没有规则用到的题算不出，不比。"""
    mode = subject.dossier.profile.rate_rounding.value.mode
    for name, survey in subject.evaluation.surveys.items():
        for question in survey.questions:
            key = f"问卷.{name}.第{question.number}题.得率"
            published, rate = question.published, subject.scored.facts.get(key)
            if published is None or published.rate is None or rate is None or not isinstance(rate.value, Decimal):
                continue
            if not consistent(published.rate, Fraction(rate.value), mode):
                yield codes.SURVEY_RATE.found(
                    published.place_of("rate"),
                    name=f"{name}问卷第 {question.number} 题",
                    expected=rate.text,
                    actual=grouped(published.rate),
                    about=(key,),
                )
