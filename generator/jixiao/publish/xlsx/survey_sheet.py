"""问卷：份数、各题选项的占比或份数、系数与得率。"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jixiao.model.rule import SurveyRule
from jixiao.model.scored import ScoredDossier
from jixiao.model.survey import Question, Share, Survey
from jixiao.model.workbook import rounded_rate
from jixiao.publish.xlsx.grid import PERCENT, Book, Content, Live, Look, Sheet, Tone, cell_name
from jixiao.publish.xlsx.live import fraction, full_key, rate_text
from jixiao.publish.xlsx.table_sheet import number_shape
from jixiao.wording import workbook as words
from jixiao.wording.scores import NONE

_WIDTHS = (7, 52, 13, 9, 11, 13, 22)
_OPTION, _ANSWER, _COEFFICIENT, _RATE, _PRINTED, _USERS = range(1, 7)


@dataclass(frozen=True, slots=True)
class _Use:
    """一题的一种用法：系数、用它的指标、得率的数据项名称。"""

    coefficients: Mapping[str, Decimal]
    users: tuple[str, ...]
    rate: str


def survey_sheet(book: Book, scored: ScoredDossier, surveys: Mapping[str, Survey]) -> None:
    """排出各份问卷。"""
    sheet = book.sheet(words.SURVEYS, _WIDTHS)
    row = sheet.title(f"{scored.dossier.evaluation.name}　{words.SURVEYS}", words.COEFFICIENT_NOTE)
    row = sheet.header(row, words.SURVEY_COLUMNS)
    for name, survey in surveys.items():
        row = _survey(sheet, scored, name, survey, row)


def _survey(sheet: Sheet, scored: ScoredDossier, name: str, survey: Survey, row: int) -> int:
    lead = survey.title + (f"（{words.RESPONDENTS.format(text=survey.respondents)}）" if survey.respondents else "")
    sheet.put((row, 0), lead, Look(Tone.GROUP), span=(1, len(_WIDTHS)))
    row = _counts(sheet, scored, name, row + 1)
    for question in survey.questions:
        row = _question(sheet, scored, name, question, row)
    if survey.note:
        sheet.put((row, 0), words.NOTE.format(text=survey.note), Look(Tone.NOTE), span=(1, len(_WIDTHS)))
        row += 1
    return row


def _counts(sheet: Sheet, scored: ScoredDossier, name: str, row: int) -> int:
    """份数与有效率。"""
    cells: dict[str, str] = {}
    for label in words.COUNTS:
        key = f"问卷.{name}.{label}"
        fact = scored.facts.get(key)
        if fact is None or not isinstance(fact.value, Decimal):
            continue
        _blank(sheet, row)
        sheet.put((row, _OPTION), label, Look(indent=1))
        content: Content = fact.value
        look = Look(Tone.INPUT, "right", "#,##0")
        if fact.unit == "%":
            rounding = scored.dossier.profile.rate_rounding.value.rounding
            rate = rate_text(cells[words.COUNTS[2]], cells[words.COUNTS[1]], rounding)
            content, look = Live(rate, fraction(fact.value)), Look(Tone.PLAIN, "right", PERCENT)
        cells[label] = sheet.put((row, _ANSWER), content, look, key=full_key(scored, key))
        row += 1
    return row


def _question(sheet: Sheet, scored: ScoredDossier, name: str, question: Question, row: int) -> int:
    """一题；几个指标系数不同的，各列一遍，后面的引用前面的占比。"""
    prefix = f"问卷.{name}.第{question.number}题"
    for use in tuple(_uses(scored, name, question)) or (_Use({}, (), ""),):
        _blank(sheet, row)
        sheet.put((row, 0), str(question.number), Look(align="center"))
        sheet.put((row, _OPTION), question.text)
        sheet.put((row, _USERS), "、".join(use.users))
        printed = question.published.rate if question.published is not None else None
        if printed is not None:
            sheet.put((row, _PRINTED), fraction(printed), Look(Tone.FAINT, "right", PERCENT))
        head, row = row, row + 1
        answered: list[tuple[str, Share, str]] = []
        for option, answer in question.options.items():
            _blank(sheet, row)
            sheet.put((row, _OPTION), option, Look(indent=2))
            where = _answer(sheet, scored, f"{prefix}.{option}", answer, row)
            if answer is not None:
                answered.append((option, answer, where))
            coefficient = use.coefficients.get(option)
            sheet.put((row, _COEFFICIENT), coefficient, Look(align="right", number="0.0#"))
            row += 1
        rate = _rate(scored, use, answered)
        if rate is not None:
            key = full_key(scored, use.rate)
            sheet.put((head, _RATE), rate, Look(Tone.PLAIN, "right", PERCENT), key=key)
    return row


def _blank(sheet: Sheet, row: int) -> None:
    """一行的框线。"""
    for column in range(len(_WIDTHS)):
        sheet.put((row, column), None)


def _answer(sheet: Sheet, scored: ScoredDossier, key: str, answer: Share | None, row: int) -> str:
    if answer is None:
        return sheet.put((row, _ANSWER), NONE, Look(align="right"))
    value = fraction(answer.value) if answer.percent else answer.value
    shape = number_shape(f"{answer.value:f}{'%' if answer.percent else ''}")
    home = sheet.homes.get(full_key(scored, key))
    if home is not None:
        return sheet.put(
            (row, _ANSWER), Live(cell_name(home.row, home.column), value), Look(Tone.PLAIN, "right", shape)
        )
    return sheet.put((row, _ANSWER), value, Look(Tone.INPUT, "right", shape), key=full_key(scored, key))


def _uses(scored: ScoredDossier, name: str, question: Question) -> Iterator[_Use]:
    """这一题的各种系数，各被哪些指标用。"""
    found: dict[tuple[tuple[str, Decimal], ...], list[tuple[str, str]]] = {}
    for leaf in scored.leaves():
        rule, data = leaf.detail.rule, leaf.detail.data
        if not isinstance(rule, SurveyRule) or data is None:
            continue
        for reference in data.questions:
            if (reference.survey, reference.question) == (name, question.number):
                worth = reference.coefficients or rule.coefficients
                found.setdefault(tuple(worth.items()), []).append((leaf.anchor, f"{leaf.code} {leaf.name}"))
    plain = f"问卷.{name}.第{question.number}题.得率"
    for coefficients, users in found.items():
        own = f"指标.{users[0][0]}.{plain}"
        rate = own if own in scored.facts else plain
        yield _Use(dict(coefficients), tuple(user for _, user in users), rate)


def _rate(scored: ScoredDossier, use: _Use, answered: list[tuple[str, Share, str]]) -> Live | None:
    """得率 = 各选项乘系数之和；写份数的除以总数。系数在同一行的下一栏。"""
    fact = scored.facts.get(use.rate)
    counted = [(option, share, where) for option, share, where in answered if option in use.coefficients]
    if fact is None or not isinstance(fact.value, Decimal) or not counted:
        return None
    places = {option: where for option, _, where in answered}
    terms = [f"{places[option]}*{_coefficient_cell(places[option])}" for option, _, _ in counted]
    text = "+".join(terms)
    if not all(share.percent for _, share, _ in answered):
        text = f"({text})/({'+'.join(places.values())})"
    rounding = scored.dossier.profile.rate_rounding.value.rounding
    return Live(rounded_rate(text, rounding), fraction(fact.value))


def _coefficient_cell(answer: str) -> str:
    """占比右边那一格。"""
    return f"{chr(ord(answer[0]) + 1)}{answer[1:]}"
