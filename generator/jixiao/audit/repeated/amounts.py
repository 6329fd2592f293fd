"""文字里手写的金额、比率，与它所说的那个数是否相符。"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from jixiao.audit.check import Subject
from jixiao.audit.passages import Text
from jixiao.audit.repeated.figures import MONEY, Figure, KnownFigures, figures_in
from jixiao.model.derivation import Fact
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.rounding import RoundingMode, consistent
from jixiao.wording.codes import repeated as codes

_LIKELY = re.compile(r"[0-9]\s?(?:万元|亿元|元|%)")
_BOUND_WORDS = re.compile(r"以上|以下|以内|左右|之间|上下|多|余")
_VAGUE = re.compile(r"约|近|超过?|达到?$|不低于|不少于|不超过|至少|目标|≥|≤|>|<|力争|标准|每|满分|下降|增长|上升|扣")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# 句首直接说本项目、本单位的；前面另有限定（某子项、某科目）的说的是别的数
_SUBJECT = re.compile(r"(?:本|该)?(?:年度?|项目|单位|部门|中心|资金|经费|整体|财政|共|总)*(?:的|安排|批复)?")
_NAMES = (
    (re.compile(r"年初(?:批复|安排)?预算(?:数|金额|资金|批复)?"), ("资金.年初预算数",)),
    (re.compile(r"(?:全年|调整后的?|年中调整后的?)预算(?:数|金额|资金)?"), ("资金.全年预算数",)),
    (re.compile(r"(?:实际支出|全年执行|全年支出|实际执行)(?:数|金额|资金)?"), ("资金.全年执行数",)),
    (re.compile(r"预算执行率"), ("资金.年初预算执行率", "资金.全年预算执行率", "资金.到位资金执行率")),
)
_PARTS = re.compile(r"其中|分别|用于|包括|明细|子项目")
_RATED = re.compile(r"(?:满意度|满意率|提升度|改善度|知晓率|得率)(?:为|是)$")
_LINK = re.compile(r"(?:为|是|共|计|合计|[:：])?")


def find_figures_in_text(subject: Subject) -> Iterator[Diagnostic]:
    """文字里的金额、比率，数据里没有这个数，而它说的那一项是另一个数的。"""
    likely = [text for text in subject.passages if _LIKELY.search(text.text)]
    if not likely:
        return
    facts = subject.scored.facts
    known = KnownFigures(facts.values())
    for text in likely:
        for figure in figures_in(text.text):
            if figure.unit not in {*MONEY, "%"} or _bounded(text, figure):
                continue
            meant = _rated(subject, text, figure)
            if not meant and not _known(figure, known):
                meant = _named(subject, text, figure) or _slipped(text, figure, known)
            if not meant or any(_same(figure, fact) for fact in meant):
                continue
            fact = meant[0]
            yield codes.FIGURE_IN_TEXT.found(
                text.at(figure.start),
                place=text.place,
                name=_name(fact),
                expected=fact.display,
                actual=figure.text,
                about=(fact.key,),
                related=(Related("数据在这里", fact.at),) if fact.at is not None else (),
            )


def _name(fact: Fact) -> str:
    """数据项的名目；表里的一格带上它的数据项名称，免得不知是哪一行。"""
    label = fact.label.replace("\u3000", "的")
    return f"{label}（{fact.key}）" if fact.key.startswith("表.") else label


def _known(figure: Figure, known: KnownFigures) -> bool:
    """数据里有这个数，说的就可以是它。位数少的比率容易碰巧相同，不算。"""
    return bool(known.same(figure)) and (figure.unit != "%" or len(figure.digits) >= 4)


def _bounded(text: Text, figure: Figure) -> bool:
    """“90%以上”“约81%”“每年21万元”不是一个确定的数。"""
    start, _ = text.clause(figure.start)
    return bool(_BOUND_WORDS.match(text.text[figure.end :]) or _VAGUE.search(text.text[start : figure.start]))


def _named(subject: Subject, text: Text, figure: Figure) -> tuple[Fact, ...]:
    """紧接在“年初预算”“预算执行率”之后，而一句里没有别的年度、别的限定的。"""
    start, _ = text.clause(figure.start)
    before = text.text[start : figure.start]
    sentence = text.sentence(figure.start)
    years = set(_YEAR.findall(text.text[sentence[0] : sentence[1]]))
    opening = text.text[sentence[0] : start]
    if years - {str(subject.evaluation.year)} or _PARTS.search(opening) or _of_part(subject, opening):
        return ()
    lead = before.removeprefix(str(subject.evaluation.year))
    for name, keys in _NAMES:
        found = name.search(lead)
        facts = [fact for key in keys if (fact := subject.scored.facts.get(key)) is not None]
        if found is None or not facts or (facts[0].unit == "%") != (figure.unit == "%"):
            continue
        if _SUBJECT.fullmatch(lead[: found.start()]) and _LINK.fullmatch(lead[found.end() :]):
            return tuple(facts)
    return ()


def _of_part(subject: Subject, opening: str) -> bool:
    """一句里先说了一个不是总额的金额（“图书预算6万元，实际支出……”），接着说的也是那一部分的。"""
    totals = [fact for key, fact in subject.scored.facts.items() if key.startswith("资金.") and key.count(".") == 1]
    amounts = (figure for figure in figures_in(opening) if figure.unit in MONEY)
    return any(not any(_same(figure, fact) for fact in totals) for figure in amounts)


def _rated(subject: Subject, text: Text, figure: Figure) -> tuple[Fact, ...]:
    """业绩值里说的满意度、提升度，与这一项所用的问卷得率；照抄公布值的已经另有一条发现。"""
    data = text.leaf.detail.data if text.leaf is not None else None
    start, _ = text.clause(figure.start)
    if data is None or len(data.questions) != 1 or not _RATED.search(text.text[start : figure.start]):
        return ()
    reference = data.questions[0]
    survey = subject.evaluation.surveys.get(reference.survey)
    questions = survey.questions if survey is not None else ()
    if any(q.published is not None and q.published.rate == figure.value for q in questions):
        return ()
    fact = subject.scored.facts.get(f"问卷.{reference.survey}.第{reference.question}题.得率")
    return (fact,) if fact is not None and figure.unit == fact.unit else ()


def _same(figure: Figure, fact: Fact) -> bool:
    """写的数可以由这一项取整得到；比率四舍五入、截尾都行。"""
    times = Fraction(MONEY.get(figure.unit, Decimal(1)))
    value = abs(fact.value) if isinstance(fact.value, Decimal) else Decimal(0)
    mode = RoundingMode.DOWN if figure.unit == "%" else RoundingMode.HALF_UP
    return consistent(figure.value, Fraction(value) / times, mode)


def _slipped(text: Text, figure: Figure, known: KnownFigures) -> tuple[Fact, ...]:
    """与同一句里说到的那一项只差相邻两位颠倒、错一位、或错了单位的。"""
    if len(figure.digits) < 4:
        return ()
    start, _ = text.sentence(figure.start)
    before = text.text[start : figure.start]
    held = {one.target for one in text.held if start <= one.offset < figure.start and one.scheme == "fact"}
    near = [
        fact
        for fact in known.of_kind(figure)
        if (fact.key in held or _short_name(fact) in before) and _near(figure, fact)
    ]
    values = {fact.value for fact in near}
    return tuple(near[:1]) if len(values) == 1 else ()


def _short_name(fact: Fact) -> str:
    name = fact.key.rsplit(".", 1)[-1].removesuffix("数")
    return name if len(name) >= 3 else "\n"


def _near(figure: Figure, fact: Fact) -> bool:
    if not isinstance(fact.value, Decimal) or not fact.value:
        return False
    theirs = "".join(char for char in fact.text if char.isdigit()).strip("0")
    ours = figure.digits
    if ours == theirs:
        return True  # 数字一样而值不同：小数点或单位错了
    if len(ours) != len(theirs):
        return False
    wrong = [n for n, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one != other]
    if len(wrong) == 1:
        return len(ours) >= 5
    adjacent = len(wrong) == 2 and any(second - first == 1 for first, second in pairwise(wrong))
    return adjacent and ours[wrong[0]] == theirs[wrong[1]] and ours[wrong[1]] == theirs[wrong[0]]
