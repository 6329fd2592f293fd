"""问卷：得率、各选项之和、占比与份数、发放与收回。"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.interval import step_of
from jixiao.model.rounding import Rounding, RoundingMode, consistent, rounded
from jixiao.model.survey import Question, Share, Survey
from jixiao.wording.codes import sums as codes
from jixiao.wording.figures import grouped

_OPEN: Final = re.compile(r"哪些|哪几")
_SEVERAL: Final = re.compile(r"多选|可选多|选多项|不定项|最多选|至多选|限选|可复选|选[二两三四五]项|选 ?[2-9] ?项")


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


def find_survey_shares(subject: Subject) -> Iterator[Diagnostic]:
    """单选题各选项之和不是百分之百、或不是有效份数的；多选题与有选项没有印的，不比少。"""
    for name, survey in subject.evaluation.surveys.items():
        for question in survey.questions:
            answers = [answer for answer in question.options.values() if answer is not None]
            if len(answers) < 2 or _several(survey, question) or len({answer.percent for answer in answers}) > 1:
                continue
            total = sum((answer.value for answer in answers), Decimal(0))
            whole = Decimal(100) if answers[0].percent else survey.returned
            unit = "%" if answers[0].percent else " 份"
            mode = subject.dossier.profile.rate_rounding.value.mode
            complete = len(answers) == len(question.options)
            if whole is not None and total > whole and _OPEN.search(question.text):
                continue  # “哪些”多半可选几项
            if whole is None or _adds_up(answers, Fraction(whole), mode) or (total < whole and not complete):
                continue
            yield codes.SURVEY_SHARES.found(
                question.place_of("options"),
                name=f"{name}问卷第 {question.number} 题",
                expected=f"{whole}{unit}",
                actual=f"{grouped(total)}{unit}",
                about=(_key(name, question),),
            )


def find_survey_grain(subject: Subject) -> Iterator[Diagnostic]:
    """有效份数已知，印出的占比却不是任何整数份数得来的；一题只说第一个。"""
    for name, survey in subject.evaluation.surveys.items():
        count = survey.returned
        if not count:
            continue
        for question in survey.questions:
            for option, answer in question.options.items():
                if answer is None or not answer.percent or _possible(answer.value, count):
                    continue
                below = int(Fraction(answer.value) * count / 100)
                yield codes.SURVEY_GRAIN.found(
                    question.place_of("options"),
                    name=f"{name}问卷第 {question.number} 题",
                    option=option,
                    count=count,
                    expected=f"{below} 份是 {_share(below, count)}%，{below + 1} 份是 {_share(below + 1, count)}%",
                    actual=f"{grouped(answer.value)}%",
                    about=(_key(name, question),),
                )
                break


def find_survey_counts(subject: Subject) -> Iterator[Diagnostic]:
    """收回的有效份数多于发放份数的。"""
    for name, survey in subject.evaluation.surveys.items():
        issued, returned = survey.issued, survey.returned
        if issued is not None and returned is not None and returned > issued:
            yield codes.SURVEY_COUNTS.found(
                survey.place_of("returned"),
                name=f"{name}问卷",
                expected=str(issued),
                actual=str(returned),
                about=(f"问卷.{name}",),
            )


def find_survey_sample(subject: Subject) -> Iterator[Diagnostic]:
    """发放（没有写发放的看收回）少于计划的。"""
    for name, survey in subject.evaluation.surveys.items():
        done, what, field = survey.issued, "发放", "issued"
        if done is None:
            done, what, field = survey.returned, "收回", "returned"
        if survey.planned is not None and done is not None and done < survey.planned:
            yield codes.SURVEY_SAMPLE.found(
                survey.place_of(field),
                name=f"{name}问卷",
                what=what,
                expected=str(survey.planned),
                actual=str(done),
                about=(f"问卷.{name}",),
            )


def _key(name: str, question: Question) -> str:
    return f"问卷.{name}.第{question.number}题"


def _several(survey: Survey, question: Question) -> bool:
    """可以选几项的题，各选项之和不受限制。"""
    return any(_SEVERAL.search(text) for text in (question.text, question.note or "", survey.note or "") if text)


def _adds_up(answers: list[Share], whole: Fraction, mode: RoundingMode) -> bool:
    """各项分别取整之后，能否合成全部：四舍五入可多可少半个末位（少不足半个），截尾只会少。"""
    difference = sum((Fraction(answer.value) for answer in answers), -whole)
    if not answers[0].percent:
        return difference == 0
    slack = sum((step_of(answer.value) for answer in answers), Fraction(0))
    return -slack < difference <= slack / 2 if mode is RoundingMode.DOWN else -slack < 2 * difference <= slack


def _possible(share: Decimal, count: int) -> bool:
    near = int(Fraction(share) * count / 100)
    return any(consistent(share, Fraction(100 * n, count), RoundingMode.DOWN) for n in (near, near + 1))


def _share(answers: int, count: int) -> str:
    return grouped(rounded(Fraction(100 * answers, count), Rounding(RoundingMode.HALF_UP, 2)))
