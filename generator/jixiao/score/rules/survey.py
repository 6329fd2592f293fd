"""问卷：各选项占比乘系数得出得率，乘分值；有换算的，再按阈值扣分。"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from jixiao.model.derivation import Derivation, Fact
from jixiao.model.indicator import QuestionReference
from jixiao.model.rounding import rounded
from jixiao.model.rule import SurveyRule
from jixiao.model.scored import Status
from jixiao.model.survey import Question
from jixiao.model.workbook import CellFormula, CellInput, literal, number_input, place, rounded_rate
from jixiao.score.case import Case, Judgement, full_or_less, insufficient
from jixiao.score.cells import WEIGHT, cell_of
from jixiao.score.rules.threshold import threshold_formula, threshold_score, threshold_text
from jixiao.wording.derivations import percent, points
from jixiao.wording.figures import grouped, trimmed


def score_survey(rule: SurveyRule, case: Case) -> Judgement:
    """各题得率的平均值，乘分值或按阈值换算。"""
    formula = _formula(rule)
    if not case.data.questions:
        return insufficient("没有写采用哪些题", formula)
    facts: list[Fact] = []
    for reference in case.data.questions:
        question = case.question(reference)
        name = f"问卷“{reference.survey}”第 {reference.question} 题"
        if question is None:
            return insufficient(f"没有{name}", formula)
        if rule.pooled and any(answer is not None and answer.percent for answer in question.options.values()):
            return insufficient(f"{name}只有占比，合并计算要有各选项的份数", formula)
        fact = _rate_of(question, reference, rule, case)
        if isinstance(fact, str):
            return insufficient(f"{name}{fact}", formula)
        facts.append(fact)
    rate, whole = _rate(rule, case, facts)
    value = rate.value if isinstance(rate.value, Decimal) else Decimal(0)
    steps = (*facts, *whole)
    shown = "" if len(facts) == 1 else f"{len(facts)} 题{_how(rule)} {percent(value)}；"
    if rule.conversion is not None:
        score, text = threshold_score(rule.conversion, None, value, case.weight)
        status = Status.MET if value >= rule.conversion.full_mark else Status.NOT_MET
        return Judgement(status, score, None, formula, shown + text, (rate,), steps=steps)
    score = Fraction(value) / 100 * Fraction(case.weight)
    text = f"{percent(value)} × {points(case.weight)}"
    return Judgement(full_or_less(score, case.weight), score, None, formula, shown + text, (rate,), steps=steps)


def _how(rule: SurveyRule) -> str:
    return "合并" if rule.pooled else "平均"


def _rate(rule: SurveyRule, case: Case, facts: list[Fact]) -> tuple[Fact, tuple[Fact, ...]]:
    """指标采用的得率；采用了一份问卷全部有选项的题的，也就是这份问卷的满意度。"""
    values = [Fraction(fact.value) for fact in facts if isinstance(fact.value, Decimal)]
    rounding = case.profile.rate_rounding.value.rounding
    exact = _pooled(rule, case) if rule.pooled else sum(values, Fraction(0)) / len(values)
    rate = rounded(exact, rounding)
    each = "、".join(fact.text + fact.unit for fact in facts)
    way = f"{len(facts)} 题的份数合在一起算出的得率" if rule.pooled else f"{len(facts)} 题得率的平均"
    derivation = Derivation(
        formula="得率就是所用一题的得率" if len(facts) == 1 else f"得率 = {way}",
        substitution=each,
        result=f"{grouped(rate)}%",
        rounding=str(rounding),
        inputs=tuple(fact.key for fact in facts),
    )
    own = Fact(f"指标.{case.anchor}.得率", "得率", rate, grouped(rate), "%", derivation=derivation)
    surveys = {reference.survey for reference in case.data.questions}
    asked = {reference.question for reference in case.data.questions}
    if len(surveys) > 1 or not case.closed_questions(next(iter(surveys))) <= asked:
        return own, ()
    (survey,) = surveys
    return own, (replace(own, key=f"问卷.{survey}.满意度", label=f"{survey}问卷满意度"),)


def _formula(rule: SurveyRule) -> str:
    text = _rate_formula(rule.coefficients)
    if rule.conversion is None:
        return f"{text}；得分 = 得率 × 分值"
    return f"{text}；{threshold_formula(rule.conversion, None)}"


def _rate_formula(coefficients: Mapping[str, Decimal]) -> str:
    terms = " + ".join(f"“{option}”×{trimmed(value)}" for option, value in coefficients.items())
    return f"得率 = （{terms}）÷ 总数"


def _pooled(rule: SurveyRule, case: Case) -> Fraction:
    """各题份数合在一起的得率（%）；各题已由 _rate_of 查过。"""
    weighted, total = Fraction(0), Fraction(0)
    for reference in case.data.questions:
        question = case.question(reference)
        answers = {o: a for o, a in question.options.items() if a is not None} if question is not None else {}
        total += sum((Fraction(a.value) for a in answers.values()), Fraction(0))
        own = _coefficients(rule, reference)
        counted = ((a.value, own[o]) for o, a in answers.items() if o in own)
        weighted += sum((Fraction(value) * Fraction(weight) for value, weight in counted), Fraction(0))
    return weighted / total * 100


def _coefficients(rule: SurveyRule, reference: QuestionReference) -> Mapping[str, Decimal]:
    """这一题另用的系数，没有写的用规则的。"""
    return reference.coefficients or rule.coefficients


def _rate_of(question: Question, reference: QuestionReference, rule: SurveyRule, case: Case) -> Fact | str:
    """一题的得率（%）；算不出时返回缘由。"""
    coefficients = _coefficients(rule, reference)
    answers = {option: answer for option, answer in question.options.items() if answer is not None}
    if not answers:
        return "没有各选项的占比或份数"
    strangers = [o for o, a in answers.items() if o not in coefficients and a.value != 0]
    if strangers:
        return f"的选项“{strangers[0]}”没有系数"
    shares = all(a.percent for a in answers.values())
    if not shares and any(a.percent for a in answers.values()):
        return "的选项有的写占比、有的写份数"
    summed = sum((Fraction(a.value) for a in answers.values()), Fraction(0))
    if len(answers) < len(question.options) and not (shares and summed >= 100):
        absent = next(o for o, a in question.options.items() if a is None)
        return f"的选项“{absent}”没有{'占比' if shares else '份数'}"
    total = Fraction(100) if shares else summed
    if total == 0:
        return "的总数为 0"
    counted = {o: a for o, a in answers.items() if o in coefficients}
    weighted = sum((Fraction(a.value) * Fraction(coefficients[o]) for o, a in counted.items()), Fraction(0))
    rounding = case.profile.rate_rounding.value.rounding
    rate = rounded(weighted / total * 100, rounding)
    sign = "%" if shares else ""
    terms = " + ".join(f"{trimmed(a.value)}{sign}×{trimmed(coefficients[o])}" for o, a in counted.items())
    prefix = f"问卷.{reference.survey}.第{reference.question}题"
    return Fact(
        key=f"{prefix}.得率",
        label=f"{reference.survey}问卷第{reference.question}题得率",
        value=rate,
        text=grouped(rate),
        unit="%",
        derivation=Derivation(
            formula=_rate_formula(coefficients),
            substitution=f"({terms}) ÷ {trimmed(Decimal(total.numerator) / Decimal(total.denominator))}{sign}",
            result=f"{grouped(rate)}%",
            rounding=str(rounding),
            inputs=tuple(f"{prefix}.{option}" for option in counted),
        ),
    )


def cell_survey(rule: SurveyRule, case: Case) -> CellFormula | None:
    """电子表格的写法：每题每个选项一格。"""
    rounding = case.profile.rate_rounding.value.rounding
    inputs: list[CellInput] = []
    weighted: list[str] = []
    totals: list[str] = []
    for number, reference in enumerate(case.data.questions, start=1):
        question = case.question(reference)
        if question is None:
            return None
        cells = _answer_cells(number, reference, question)
        inputs += cells.values()
        worth = _coefficients(rule, reference)
        counted = (f"{place(c)}*{literal(worth[o])}" for o, c in cells.items() if o in worth)
        weighted.append("+".join(counted) or "0")
        shares = any(cell.unit == "%" for cell in cells.values())
        totals.append("" if shares else "+".join(place(cell) for cell in cells.values()))
    if rule.pooled:
        rate = rounded_rate(f"({'+'.join(weighted)})/({'+'.join(totals)})", rounding)
    else:
        parts = (f"({w})/({t})" if t else w for w, t in zip(weighted, totals, strict=True))
        rates = [rounded_rate(part, rounding) for part in parts]
        rate = rates[0] if len(rates) == 1 else rounded_rate(f"AVERAGE({','.join(rates)})", rounding)
    text = f"{rate}*{WEIGHT}" if rule.conversion is None else threshold_text(rule.conversion, None, rate)
    return cell_of(case, text, *inputs)


def _answer_cells(number: int, reference: QuestionReference, question: Question) -> dict[str, CellInput]:
    """一题各选项的输入格；没有印出的不列。"""
    key = f"问卷.{reference.survey}.第{reference.question}题"
    return {
        option: number_input(
            f"题{number}选项{n}",
            f"{reference.survey}问卷第{reference.question}题“{option}”",
            answer.value,
            "%" if answer.percent else "份",
            f"{key}.{option}",
        )
        for n, (option, answer) in enumerate(question.options.items(), start=1)
        if answer is not None
    }
