"""问卷：份数、各题各选项的占比与得率。"""

from jixiao.model.open_data.evaluation import OptionData, QuestionData, SurveyData
from jixiao.model.scored import ScoredDossier
from jixiao.model.survey import Question, Share, Survey
from jixiao.publish.score_data import plain_value


def released_surveys(scored: ScoredDossier) -> dict[str, Survey]:
    """给看的问卷。"""
    withheld = scored.dossier.withheld_surveys
    return {name: one for name, one in scored.dossier.evaluation.surveys.items() if name not in withheld}


def survey_data(scored: ScoredDossier) -> list[SurveyData]:
    """全部给看的问卷。"""
    return [_survey(scored, name, one) for name, one in released_surveys(scored).items()]


def _survey(scored: ScoredDossier, name: str, survey: Survey) -> SurveyData:
    return SurveyData(
        name=name,
        title=survey.title,
        respondents=survey.respondents,
        planned=_count(survey.planned),
        issued=_count(survey.issued),
        returned=_count(survey.returned),
        satisfaction=plain_value(scored.facts.get(f"问卷.{name}.满意度")),
        questions=[_question(scored, name, one) for one in survey.questions],
        note=survey.note,
    )


def _count(value: int | None) -> str | None:
    return None if value is None else str(value)


def _question(scored: ScoredDossier, name: str, question: Question) -> QuestionData:
    published = question.published
    rate = published.rate if published is not None else None
    return QuestionData(
        number=question.number,
        text=question.text,
        options=[_option(text, share) for text, share in question.options.items()],
        rate=plain_value(scored.facts.get(f"问卷.{name}.第{question.number}题.得率")),
        published_rate=None if rate is None else f"{rate:f}",
        note=question.note,
    )


def _option(text: str, share: Share | None) -> OptionData:
    if share is None:
        return OptionData(text=text, value=None, unit=None)
    return OptionData(text=text, value=f"{share.value:f}", unit="%" if share.percent else "份")
