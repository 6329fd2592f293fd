"""问卷：份数、有效率与各选项成为数据项。满意度由规则规定怎样算，见 rules/survey.py。"""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from jixiao.model.derivation import Derivation, Fact
from jixiao.model.dossier import Dossier
from jixiao.model.rounding import rounded
from jixiao.score.facts import FactBook
from jixiao.wording.figures import grouped, trimmed

_COUNTS: Final = (("计划份数", "planned"), ("发放份数", "issued"), ("有效份数", "returned"))


def enter_surveys(book: FactBook, dossier: Dossier) -> None:
    """登记“问卷.名称.发放份数”“问卷.名称.有效率”“问卷.名称.第n题.选项”等。"""
    rounding = dossier.profile.rate_rounding.value.rounding
    for name, survey in dossier.evaluation.surveys.items():
        prefix = f"问卷.{name}"
        for label, field in _COUNTS:
            count: int | None = getattr(survey, field)
            if count is not None:
                at = survey.place_of(field)
                book.enter(Fact(f"{prefix}.{label}", f"{name}问卷{label}", Decimal(count), f"{count:,}", "份", at))
        if survey.issued and survey.returned is not None:
            rate = rounded(Fraction(survey.returned, survey.issued) * 100, rounding)
            derivation = Derivation(
                formula="有效率 = 有效份数 ÷ 发放份数 × 100%",
                substitution=f"{survey.returned:,} ÷ {survey.issued:,}",
                result=f"{grouped(rate)}%",
                rounding=str(rounding),
                inputs=(f"{prefix}.有效份数", f"{prefix}.发放份数"),
            )
            book.enter(Fact(f"{prefix}.有效率", f"{name}问卷有效率", rate, grouped(rate), "%", derivation=derivation))
        for question in survey.questions:
            for option, answer in question.options.items():
                if answer is not None:
                    key = f"{prefix}.第{question.number}题.{option}"
                    label = f"{name}问卷第{question.number}题“{option}”"
                    unit = "%" if answer.percent else "份"
                    at = question.place_of("options")
                    book.enter(Fact(key, label, answer.value, trimmed(answer.value), unit, at))
