"""问卷：每题一张条形图，题下写答的份数，附得率与它的算法。"""

from decimal import Decimal
from fractions import Fraction

from jixiao.compose.addresses import question_anchor
from jixiao.model.report import Bar, BarChart, Block, Caption, FactText, Heading, Inline, Inlines, Paragraph, Text
from jixiao.model.rounding import Rounding, RoundingMode, rounded
from jixiao.model.scored import ScoredDossier
from jixiao.model.survey import Question, Survey
from jixiao.wording import survey as words
from jixiao.wording.figures import trimmed
from jixiao.wording.numbering import heading_number

_BAR = Rounding(RoundingMode.HALF_UP, 2)


def survey_blocks(scored: ScoredDossier, name: str, *, level: int) -> tuple[Block, ...]:
    """一份问卷的全部题目。level 是题目标题的级别。"""
    survey = scored.dossier.evaluation.surveys[name]
    blocks: list[Block] = [Paragraph(_summary(scored, name, survey))]
    for question in survey.questions:
        anchor = question_anchor(name, question.number)
        number = heading_number(3, question.number)
        blocks.append(Heading(level, number, (Text(question.text),), anchor))
        blocks.extend(_question(scored, name, survey, question))
    if survey.note:
        blocks.append(Paragraph((Text(f"注：{survey.note}"),)))
    return tuple(blocks)


def _summary(scored: ScoredDossier, name: str, survey: Survey) -> Inlines:
    """标题、对象、份数；规则用了全部题目的，还有满意度。"""
    lead = survey.title + (f"，调查对象为{survey.respondents}" if survey.respondents else "")
    parts: list[Inline] = [Text(lead)]
    figures = (
        ("计划", "计划份数"),
        ("发放", "发放份数"),
        ("收回有效", "有效份数"),
        ("有效率", "有效率"),
        ("满意度", "满意度"),
    )
    for what, item in figures:
        fact = scored.facts.get(f"问卷.{name}.{item}")
        if fact is not None:
            parts += [Text(f"，{what} "), FactText(scored.identifier, fact.key, fact.display)]
    return (*parts, Text("。"))


def _question(scored: ScoredDossier, name: str, survey: Survey, question: Question) -> tuple[Block, ...]:
    answers = [(option, share) for option, share in question.options.items() if share is not None]
    if not answers:
        return (Paragraph((Text("开放题，没有选项。" if not question.options else "来源没有列出各选项的占比。"),)),)
    percent = all(share.percent for _, share in answers)
    total = Fraction(100) if percent else sum((Fraction(s.value) for _, s in answers), Fraction(0))
    prefix = f"问卷.{name}.第{question.number}题"
    bars = []
    for option, share in answers:
        length = rounded(Fraction(share.value) / total * 100 if total else Fraction(0), _BAR)
        text = f"{trimmed(share.value)}%" if percent else f"{trimmed(share.value)} 份"
        bars.append(Bar((Text(option),), str(length), (FactText(scored.identifier, f"{prefix}.{option}", text),)))
    unprinted = [option for option, share in question.options.items() if share is None]
    described = "；".join(f"{option} {trimmed(share.value)}{'%' if percent else ' 份'}" for option, share in answers)
    chart = BarChart(
        anchor=f"c-{name}-{question.number}",
        caption=Caption("", words.chart_title(question.number, _sample(survey, None if percent else total)), ""),
        title=f"第 {question.number} 题各选项的占比",
        description=described,
        bars=tuple(bars),
    )
    notes = _notes(scored, prefix, question, unprinted)
    return (chart, Paragraph(notes)) if notes else (chart,)


def _sample(survey: Survey, answered: Fraction | None) -> str:
    """这一题有多少份答案：各选项写份数的照加，写占比的看问卷的有效份数。"""
    if answered is not None:
        return words.answered_text(trimmed(Decimal(answered.numerator) / answered.denominator))
    if survey.returned is not None:
        return words.returned_text(survey.returned)
    return words.unpublished_text(survey.planned)


def _notes(scored: ScoredDossier, prefix: str, question: Question, unprinted: list[str]) -> tuple[Inline, ...]:
    parts: list[Inline] = []
    rate = scored.facts.get(f"{prefix}.得率")
    if rate is not None:
        formula = rate.derivation.formula if rate.derivation is not None else ""
        parts += [
            Text("本题得率 "),
            FactText(scored.identifier, rate.key, rate.display),
            Text(words.rate_text(formula)),
        ]
    published = question.published
    if published is not None and published.rate is not None:
        note = f"（{published.note}）" if published.note else ""
        lead = "；" if parts else ""
        parts.append(Text(f"{lead}原文列作 {trimmed(Decimal(published.rate))}%{note}"))
    if unprinted:
        parts.append(Text(f"{'；' if parts else ''}选项“{'”“'.join(unprinted)}”的占比没有列出"))
    if parts:
        parts.append(Text("。"))
    if question.note:
        parts.append(Text(question.note))
    return tuple(parts)
