"""文字里写的总分与等级。"""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.check import Subject
from jixiao.audit.passages import Text
from jixiao.model.diagnostic import Diagnostic
from jixiao.wording.codes import repeated as codes
from jixiao.wording.figures import score_text

_TOTAL = re.compile(
    r"(?<!自评)(?<!规则)(?:总分|总得分|综合得分|最终得分|综合评分|评价得分)(?:为|是|得|[:：])?(?P<number>[0-9]+(?:\.[0-9]+)?)分"
)
_SELF = re.compile(r"自评(?:总分|总得分|得分合计)(?:为|是|得|[:：])?(?P<number>[0-9]+(?:\.[0-9]+)?)分")
_GRADE = (
    r"(?:(?:评定|评价|绩效|评级|综合)*等级|评级|评定结果)(?:为|是|评定为|定为|[:：])?"
    r"[“\"]?(?P<grade>{grades})(?![一-龥])"
)
_ELSEWHERE = re.compile(r"类|上年|上一年|去年|历年|自评|规则|满分|设置|设定|原为|若|如|平均")
# 定级的办法：90分以上为优、等级分四档
_METHOD = re.compile(r"[0-9]分?(?:（含）|\(含\))?(?:及?以[上下]|[-—–－~～至])|[四三五]级|[四三五]档")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年)")


def find_results_in_text(subject: Subject) -> Iterator[Diagnostic]:
    """文字里的总分、自评总分、等级，与这里的不同的。"""
    scored, style = subject.scored, subject.dossier.kind.style
    published = subject.evaluation.published
    bands = sorted((band.name for band in subject.dossier.profile.grades.value), key=len, reverse=True)
    grade = re.compile(_GRADE.format(grades="|".join(map(re.escape, bands))))
    printed = published.total if published is not None else None
    accepted = {scored.total, scored.full, scored.self_total, printed, *(group.weight for group in scored.groups)}
    for text in subject.passages:
        if text.leaf is not None or ("分" not in text.text and "级" not in text.text):
            continue
        for found in _TOTAL.finditer(text.text):
            said = Decimal(found["number"])
            if said not in accepted and not _elsewhere(subject, text, found):
                yield _result(text, found, "number", "总分", score_text(scored.total, style))
        for found in _SELF.finditer(text.text):
            if scored.self_total is not None and Decimal(found["number"]) != scored.self_total:
                yield _result(text, found, "number", "自评总分", score_text(scored.self_total, style))
        for found in grade.finditer(text.text):
            grades_here = {scored.grade, published.grade if published is not None else None}
            if found["grade"] not in grades_here and not _elsewhere(subject, text, found):
                yield _result(text, found, "grade", "等级", scored.grade)


def _result(text: Text, found: re.Match[str], group: str, what: str, expected: str) -> Diagnostic:
    return codes.RESULT_IN_TEXT.found(
        text.at(found.start(group)),
        place=text.place,
        what=what,
        expected=expected,
        actual=found[group],
        about=(what,),
    )


def _elsewhere(subject: Subject, text: Text, found: re.Match[str]) -> bool:
    """同一句里说的是定级的办法、别的年度、别的口径。"""
    start, end = text.sentence(found.start())
    before = text.text[start : found.start()]
    if _METHOD.search(text.text[start:end]):
        return True
    years = set(_YEAR.findall(before))
    return bool(_ELSEWHERE.search(before)) or bool(years - {str(subject.evaluation.year)})
