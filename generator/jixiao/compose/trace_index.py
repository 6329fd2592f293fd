"""计算底稿的总目：先是指标的得分表，每个数连到它的来历；其余的数按类，一行一组。

每个数的永久锚点 f-… 都在这一页：在数上，或在写着它的一格上。
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from jixiao.compose import addresses
from jixiao.compose.addresses import fact_anchor
from jixiao.compose.column_heads import column_heads
from jixiao.compose.frame import report_page
from jixiao.compose.indicator_uses import Figure, IndicatorUse, indicator_uses
from jixiao.compose.joining import between
from jixiao.compose.layout import Layout
from jixiao.compose.trace import counted_as
from jixiao.compose.trace_parts import Unit, trace_units
from jixiao.model.derivation import Fact
from jixiao.model.report import (
    Align,
    Block,
    Cell,
    FactText,
    Heading,
    Inline,
    Inlines,
    Link,
    LinkKind,
    Page,
    Paragraph,
    Row,
    Scope,
    Table,
    TableRole,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording import trace as words
from jixiao.wording.scores import NONE

_SPACE: Final = "　"
_INDICATOR: Final = "指标."
_SELF, _AWARDED, _COUNTED = "自评得分", "评定得分", "得分"


def trace_index(scored: ScoredDossier, layout: Layout) -> Page:
    """总目。"""
    waiting = _Waiting(scored)
    table = _matrix(scored, layout, waiting)
    blocks: list[Block] = [Paragraph((Text(words.LEAD),))]
    if table is not None:
        blocks += [Heading(2, "", (Text(words.OF_INDICATORS),), "trace-indicators"), table]
    for number, (section, units) in enumerate(
        groupby(trace_units(scored, waiting.left()), lambda unit: unit.section), 1
    ):
        blocks.append(Heading(2, "", (Text(section),), f"trace-{number}"))
        for n, unit in enumerate(units, start=1):
            if unit.name:
                blocks.append(Heading(3, "", (Text(unit.name),), f"trace-{number}-{n}"))
            blocks.append(_listing(scored, unit, waiting))
    path = addresses.part(scored.identifier, addresses.TRACE)
    return report_page(scored, layout.navigation, path, words.TITLE, tuple(blocks))


class _Waiting:
    """还没有列出的数：列一个，少一个，锚点因此不重不漏。"""

    def __init__(self, scored: ScoredDossier) -> None:
        self._scored = scored
        self._facts = dict(scored.released_facts())

    def left(self) -> tuple[Fact, ...]:
        """余下的，照原来的次序。"""
        return tuple(self._facts.values())

    def holds(self, key: str) -> bool:
        """还没有列出。"""
        return key in self._facts

    def take(self, key: str, text: str = "") -> Inline:
        """列出一个数，锚点在数上；text 为空的用它自己的写法，没有这一项的只是文字。"""
        fact = self._facts.pop(key, None)
        return Text(text) if fact is None else FactText(self._scored.identifier, key, text or fact.text, anchored=True)

    def under(self, prefix: str) -> tuple[Fact, ...]:
        """名称以 prefix 起头的。"""
        return tuple(fact for key, fact in self._facts.items() if key.startswith(prefix))


def _matrix(scored: ScoredDossier, layout: Layout, waiting: _Waiting) -> Table | None:
    """各级指标的分值与各种得分；其他一栏是算得分用到的数。"""
    uses = tuple(indicator_uses(scored))
    own = any(waiting.holds(f"{_prefix(use)}{_SELF}") for use in uses)
    rows = []
    for use in reversed(uses):  # 下级在先：上级的代码也许是下级代码的开头，各取各的
        cells = (_named(use, layout), *_scores(scored, use, waiting, own=own))
        others = waiting.under(_prefix(use)) if _prefix(use).startswith(_INDICATOR) else ()
        rows.append((use, cells, _inline(_by_label(others), waiting)))
    if not rows:
        return None
    noted = any(others for *_, others in rows)
    total = _total(waiting, own=own, noted=noted)
    shown = tuple(
        Row((*cells, *((Cell(others),) if noted else ())), "subtotal" if use.leaves and not use.path else "")
        for use, cells, others in reversed(rows)
    )
    titles = (words.INDICATOR, *words.score_columns(own=own))
    columns = tuple((title, Align.END if n else Align.START) for n, title in enumerate(titles))
    head = column_heads((*columns, *(((words.OTHERS, Align.START),) if noted else ())))
    return Table("indicator-facts", None, (head,), (shown,), (total,), role=TableRole.INDICATORS)


def _total(waiting: _Waiting, *, own: bool, noted: bool) -> Row:
    """合计：满分、各种总分；没有的为“—”。"""
    keys = ("满分", "规则总分", *(("自评总分",) if own else ()), "总分", "")
    cells = tuple(_figure(Figure(NONE, key), waiting) for key in keys)
    count = _inline(_by_label(waiting.under(f"{_INDICATOR}数量")), waiting)
    label = Cell((Text(words.TOTAL), *((Text(_SPACE), *count) if count and not noted else ())), Scope.ROW)
    return Row((label, *cells, *((Cell(count),) if noted else ())), "total")


def _prefix(use: IndicatorUse) -> str:
    return use.weight.key.removesuffix("分值")


def _named(use: IndicatorUse, layout: Layout) -> Cell:
    """末级的名称连到它的页。"""
    name: Inline = Text(use.name if layout.form or not use.code else f"{use.code} {use.name}")
    if not use.leaves and _prefix(use).startswith(_INDICATOR):
        name = Link(use.target, (name,), LinkKind.INDICATOR)
    return Cell((name,), Scope.ROW)


def _scores(scored: ScoredDossier, use: IndicatorUse, waiting: _Waiting, *, own: bool) -> Iterator[Cell]:
    yield _figure(use.weight, waiting)
    yield _figure(use.rule, waiting)
    if own:
        fact = scored.facts.get(f"{_prefix(use)}{_SELF}")
        yield _figure(Figure(NONE if fact is None else fact.text, f"{_prefix(use)}{_SELF}"), waiting)
    yield _given(scored, use, waiting)
    yield Cell((waiting.take(use.rate_key, use.rate_figure.text),), align=Align.END)  # 带百分号


def _figure(figure: Figure, waiting: _Waiting, anchor: str = "") -> Cell:
    """有这个数的照它自己的写法；“依据不足”之类没有数的，照写。"""
    text = "" if waiting.holds(figure.key) else figure.text
    return Cell((waiting.take(figure.key, text),), align=Align.END, anchor=anchor)


def _given(scored: ScoredDossier, use: IndicatorUse, waiting: _Waiting) -> Cell:
    """评定得分原样计入的，“得分”与它同在一格：锚点一个在数上，一个在格上。"""
    award, counted = f"{_prefix(use)}{_AWARDED}", f"{_prefix(use)}{_COUNTED}"
    fact = scored.facts.get(award)
    if fact is None or not waiting.holds(award) or not waiting.holds(counted) or counted_as(scored, fact) is None:
        return _figure(use.score, waiting)
    waiting.take(counted)
    return _figure(Figure(use.score.text, award), waiting, fact_anchor(counted))


def _inline(named: Iterable[tuple[str, Fact]], waiting: _Waiting) -> Inlines:
    """几个数写成一行：名目与值。"""
    parts = ((Text(f"{name} "), waiting.take(fact.key, fact.display)) for name, fact in named)
    return between(parts, Text(_SPACE))


def _by_label(facts: Iterable[Fact]) -> Iterator[tuple[str, Fact]]:
    """名目是给人看的名称的末节。"""
    return ((fact.label.rpartition(_SPACE)[2], fact) for fact in facts)


def _by_key(facts: Iterable[Fact]) -> Iterator[tuple[str, Fact]]:
    """名目是数据项名称的末节：表的一行、问卷的一题里，那就是栏名、选项。"""
    return ((fact.key.rpartition(".")[2], fact) for fact in facts)


def _listing(scored: ScoredDossier, unit: Unit, waiting: _Waiting) -> Table:
    """一类数、一张表、一份问卷：同一行、同一题的写在一行。"""
    rows = []
    for place, facts in groupby(unit.facts, lambda fact: _place(unit, fact)):
        grouped = tuple(facts)
        if place:
            label, value = _row_name(scored, unit, place), _inline(_by_key(grouped), waiting)
            rows.append(Row((Cell((Text(label),), Scope.ROW), Cell(value))))
            continue
        rows += [
            Row((Cell((Text(fact.label),), Scope.ROW), Cell((waiting.take(fact.key, fact.display),))))
            for fact in grouped
        ]
    return Table("", None, (), (tuple(rows),), role=TableRole.RECORD)


def _place(unit: Unit, fact: Fact) -> str:
    """数在表的哪一行、问卷的哪一题；不分行的为空。"""
    inner = fact.key.partition(".")[2].removeprefix(f"{unit.name}.") if unit.name else fact.key
    above = inner.rpartition(".")[0]
    return above if unit.name else above.partition(".")[2]


def _row_name(scored: ScoredDossier, unit: Unit, place: str) -> str:
    """表的一行写明行首的文字。"""
    table = scored.tables.get(unit.name)
    number = place.removeprefix("第").removesuffix("行")
    if table is None or not number.isdecimal() or int(number) > len(table.rows):
        return place
    cells = table.rows[int(number) - 1]
    named = next((cell.text for cell in cells if cell.key is None and not cell.text.isdecimal()), "")
    return f"{place}{_SPACE}{named}" if named and named != NONE else place
