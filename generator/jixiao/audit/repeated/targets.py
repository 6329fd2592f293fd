"""同一指标的目标值在几处是否一样：指标的各行、带“三级指标”与“指标值”两栏的数据表、正文里的说法。"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from jixiao.audit.check import Subject
from jixiao.audit.passages import Text
from jixiao.audit.repeated.figures import Figure, figures_in
from jixiao.model.diagnostic import Diagnostic, Related
from jixiao.model.expression import Blank, Deadline, Operator, Quantity, Target, Wording, parse_target
from jixiao.model.expression.unit import factors
from jixiao.model.location import Location
from jixiao.model.scored import ScoredTable
from jixiao.wording.codes import repeated as codes

_NAME = re.compile(r"(?:三级|四级|末级|绩效|评价)?(?:指标|目标)(?:名称|内容)?")
_TARGET = re.compile(r"(?:年度|项目|绩效|预期|计划)*(?:指标值|目标值)")
_SHORTEST = 4
_NOISE = re.compile(r"[\s“”\"'‘’《》〈〉（）()、，,·._\-—]")
_NOTE = re.compile(r"[（(][^（）()]*[）)]")
_SET = re.compile(r"(?:不低于|不少于|≥|目标值?[为是]?|指标值[为是]?)$")
_LEAD = re.compile(r"(?:的|目标值?|指标值|达到?|不低于|不少于|≥|超过|在|为|均|都|应)*$")
_GOALS = re.compile(r"目标(?!.*(?:实现|完成|达成))")
_AIMED = re.compile(r"目标|指标值|要求|应达到|力争|预期")  # 没有这些话的“达到95%以上”，说的多半是结果
_STATED = re.compile(r"以上|目标|指标值|不低于|不少于|≥")
_ABOVE = re.compile(r"(?:及|\(含\)|（含）)?以上")


@dataclass(frozen=True, slots=True)
class _Row:
    """一处的一项目标。group 是它所在的表；key 是归一后的名称。"""

    group: str
    key: str
    name: str
    written: str
    target: Target
    at: Location
    about: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """两处说的同一指标。"""

    one: _Row
    other: _Row

    @property
    def differs(self) -> bool:
        return not _alike(self.one.target, self.other.target)

    def swapped_with(self, pair: "_Pair") -> bool:
        """两行的目标值恰好对调。"""
        return _alike(self.one.target, pair.other.target) and _alike(pair.one.target, self.other.target)


def find_targets_apart(subject: Subject) -> Iterator[Diagnostic]:
    """同一指标两处目标值不同的，互换的除外。"""
    tables = _tables(subject)
    aimed = [text for text in subject.passages if text.leaf is None and "%" in text.text and _STATED.search(text.text)]
    if not tables and not aimed:
        return
    groups = [_leaves(subject), *tables]
    pairs = _pairs(groups)
    swapped = {id(pair) for both in _swaps(pairs) for pair in both}
    for pair in pairs:
        if pair.differs and id(pair) not in swapped:
            yield _apart(pair.one, pair.other)
    yield from _in_prose(aimed, [row for rows in groups for row in rows])


def find_targets_swapped(subject: Subject) -> Iterator[Diagnostic]:
    """两项指标的目标值，在两处恰好互换的。"""
    tables = _tables(subject)
    for first, second in _swaps(_pairs([_leaves(subject), *tables])) if tables else ():
        yield codes.TARGETS_SWAPPED.found(
            first.other.at,
            first=first.other.name,
            second=second.other.name,
            here=first.other.group,
            there=first.one.group,
            expected=f"{first.one.written}、{second.one.written}",
            actual=f"{first.other.written}、{second.other.written}",
            about=(first.other.about, second.other.about),
            related=(Related(f"{first.one.group}里的写法", first.one.at),),
        )


def _apart(one: _Row, other: _Row) -> Diagnostic:
    return codes.TARGETS_DIFFER.found(
        other.at,
        name=other.name,
        here=other.group,
        there=one.group,
        expected=one.written,
        actual=other.written,
        about=(other.about, one.about),
        related=(Related(f"{one.group}里的写法", one.at),),
    )


def _leaves(subject: Subject) -> list[_Row]:
    """指标各行的目标。"""
    return [
        _Row("指标体系", _key(leaf.name), leaf.name, leaf.target, parse_target(leaf.target), at, f"指标.{leaf.anchor}")
        for leaf in subject.leaves
        if leaf.target
        for at in (leaf.detail.place_of("target"),)
    ]


def _tables(subject: Subject) -> list[list[_Row]]:
    """各张目标表的各行。"""
    found = (list(_in_table(name, table)) for name, table in subject.scored.tables.items())
    return [rows for rows in found if rows]


def _in_table(name: str, table: ScoredTable) -> Iterator[_Row]:
    columns = [_NOTE.sub("", column.name) for column in table.entry.columns]
    names = [n for n, column in enumerate(columns) if _is_name(column)]
    targets = [n for n, column in enumerate(columns) if _TARGET.fullmatch(column)]
    if not names or len(targets) != 1:
        return
    for number, row in enumerate(table.rows, start=1):
        label, written = row[names[-1]].text, row[targets[0]].text
        target = parse_target(written)
        if label and not isinstance(target, Blank):
            at = table.entry.row_place(number)
            column = table.entry.columns[targets[0]].name
            about = f"表.{name}.第{number}行.{column}"
            yield _Row(f"表“{table.entry.title}”", _key(label), label, written, target, at, about)


def _is_name(column: str) -> bool:
    return bool(_NAME.fullmatch(column)) and not column.startswith(("一级", "二级"))


def _key(name: str) -> str:
    return _NOISE.sub("", name)


def _pairs(groups: list[list[_Row]]) -> list[_Pair]:
    pairs: list[_Pair] = []
    for n, ones in enumerate(groups):
        for others in groups[n + 1 :]:
            pairs.extend(_matched(ones, others))
    return pairs


def _matched(ones: list[_Row], others: list[_Row]) -> Iterator[_Pair]:
    """名称相同的；没有相同的，取唯一以它结尾或它以之结尾的。同名不止一行的不知所指，不比。"""
    by_key: dict[str, list[_Row]] = {}
    for row in ones:
        by_key.setdefault(row.key, []).append(row)
    counted: dict[str, int] = {}
    for other in others:
        counted[other.key] = counted.get(other.key, 0) + 1
    taken = set(counted) & set(by_key)
    for other in others:
        found = by_key.get(other.key) or [
            row
            for key, rows in by_key.items()
            if key not in taken and min(len(key), len(other.key)) >= _SHORTEST
            for row in rows
            if key.endswith(other.key) or other.key.endswith(key)
        ]
        if len(found) == 1 and counted[other.key] == 1:
            yield _Pair(found[0], other)


def _swaps(pairs: list[_Pair]) -> list[tuple[_Pair, _Pair]]:
    apart = [pair for pair in pairs if pair.differs]
    return [
        (first, second)
        for n, first in enumerate(apart)
        for second in apart[n + 1 :]
        if (first.one.group, first.other.group) == (second.one.group, second.other.group) and first.swapped_with(second)
    ]


def _alike(one: Target, other: Target) -> bool:
    """按读懂的值比：位数、单位的写法、等号与“≥”“约”不算不同；文字一句包含另一句的也不算。"""
    match one, other:
        case Quantity(), Quantity():
            scale = factors(one.unit, other.unit)
            same = scale is not None and Fraction(one.value) * scale.target == Fraction(other.value) * scale.actual
            return same and _upward(one.operator) == _upward(other.operator)
        case Wording(), Wording():
            return set(one.words) <= set(other.words) or set(other.words) <= set(one.words)
        case Wording() as words, Quantity() | Deadline() as value:
            return _contains(words, value)
        case Quantity() | Deadline() as value, Wording() as words:
            return _contains(words, value)
        case _:
            return isinstance(one, Blank) or isinstance(other, Blank) or one == other


def _upward(operator: Operator) -> bool:
    return not operator.reverse


def _contains(words: Wording, value: Quantity | Deadline) -> bool:
    """文字里写着这个数（“按实际人数办理（约1200人次）”与“约1200人次”）；没有数的文字与数才是两样。"""
    numbers = re.findall(r"[0-9]+(?:\.[0-9]+)?", words.words)
    if isinstance(value, Quantity):
        return any(Fraction(number) == Fraction(value.value) for number in numbers)
    return bool(numbers)


def _in_prose(texts: Iterable[Text], rows: Iterable[_Row]) -> Iterator[Diagnostic]:
    """预期目标、正文讲目标的地方说“某某率达到95%以上”，而这一项的目标值是另一个数的。"""
    named = {
        row.key: (row, row.target) for row in rows if isinstance(row.target, Quantity) and len(row.key) >= _SHORTEST
    }
    satisfied = {target.value: (row, target) for row, target in named.values() if "满意度" in row.key}
    only = next(iter(satisfied.values())) if len(satisfied) == 1 else None
    for text in texts:
        goal = text.field == "预期目标" or bool(_GOALS.search(text.headings[-1] if text.headings[1:] else ""))
        for figure in figures_in(text.text):
            start, _ = text.sentence(figure.start)
            aimed = goal or bool(_AIMED.search(text.text[start : figure.start]))
            if figure.unit != "%" or not aimed or not _stated_as_target(text.text, figure):
                continue
            before = _LEAD.sub("", text.text[: figure.start])
            found = _row_named(before, named) or (only if goal and before.endswith("满意度") else None)
            if found is None:
                continue
            row, target = found
            if target.unit in {"%", ""} and target.value != figure.value and not target.operator.reverse:
                yield codes.TARGETS_DIFFER.found(
                    text.at(figure.start),
                    name=row.name,
                    here=text.place,
                    there=row.group,
                    expected=row.written,
                    actual=_shown(text.text, figure),
                    about=(row.about,),
                    related=(Related(f"{row.group}里的写法", row.at),),
                )


def _stated_as_target(text: str, figure: Figure) -> bool:
    before = text[max(figure.start - 6, 0) : figure.start]
    return bool(_ABOVE.match(text[figure.end :]) or _SET.search(before))


def _shown(text: str, figure: Figure) -> str:
    """连同“以上”。"""
    above = _ABOVE.match(text[figure.end :])
    return figure.text + (above.group() if above else "")


def _row_named(before: str, named: dict[str, tuple[_Row, Quantity]]) -> tuple[_Row, Quantity] | None:
    tail = _key(before[-40:])
    found = [key for key in named if tail.endswith(key)]
    return named[max(found, key=len)] if found else None
