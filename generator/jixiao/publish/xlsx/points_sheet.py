"""要点：按要点评分的指标，各要点的认定与说明。认定引用评分依据里的那一格。"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from jixiao.model.indicator import RuleData
from jixiao.model.rule import ChecklistItem, ChecklistRule, PointsRule
from jixiao.model.scored import ScoredDossier, ScoredLeaf
from jixiao.publish.xlsx.grid import Book, Content, Live, Look, named
from jixiao.publish.xlsx.live import full_key
from jixiao.wording import workbook as words
from jixiao.wording.derivations import percent
from jixiao.wording.figures import trimmed

_WIDTHS: Final = (28, 6, 62, 22, 10, 44)


@dataclass(frozen=True, slots=True)
class _Point:
    """一个要点：内容、分值或扣分、认定的说明。"""

    text: str
    worth: str
    note: str


def points_sheet(book: Book, scored: ScoredDossier) -> None:
    """排出要点；没有按要点评分的指标，就没有这张表。"""
    listed = [(leaf, points) for leaf in scored.leaves() if (points := tuple(_points(leaf)))]
    if not listed:
        return
    sheet = book.sheet(words.POINTS, _WIDTHS)
    row = sheet.title(f"{scored.dossier.evaluation.name}　{words.POINTS}", words.SHEETS[words.POINTS])
    row = sheet.header(row, words.POINT_COLUMNS)
    for leaf, points in listed:
        values = {one.name: one.value for one in leaf.cell.inputs} if leaf.cell is not None else {}
        for number, point in enumerate(points, start=1):
            name = f"要点{number}"
            found: Content = words.NOT_FOUND
            value = values.get(name)
            if value is not None:
                found = Live(named(full_key(scored, f"输入.{leaf.anchor}.{name}")), value)
            centred = Look(align="center", number="0.##" if isinstance(value, Decimal) else "")
            sheet.put((row, 0), f"{leaf.code} {leaf.name}" if number == 1 else "")
            sheet.put((row, 1), str(number), Look(align="center"))
            sheet.put((row, 2), point.text)
            sheet.put((row, 3), point.worth, Look(align="center"))
            sheet.put((row, 4), found, centred)
            sheet.put((row, 5), point.note)
            row += 1


def _points(leaf: ScoredLeaf) -> Iterator[_Point]:
    rule, data = leaf.detail.rule, leaf.detail.data or RuleData.model_validate({})
    if isinstance(rule, ChecklistRule):
        notes = {missing.number: missing.note or "" for missing in data.missing or ()}
        for number, item in enumerate(rule.items, start=1):
            yield _Point(item.text, _deduction(rule, item), notes.get(number, ""))
    elif isinstance(rule, PointsRule):
        notes = {finding.number: finding.note or "" for finding in data.points}
        for number, point in enumerate(rule.items, start=1):
            worth = words.FULL_POINTS.format(points=trimmed(point.points))
            yield _Point(point.text, worth, notes.get(number, ""))


def _deduction(rule: ChecklistRule, item: ChecklistItem) -> str:
    share = item.deduct_share if item.deduct_share is not None else rule.deduct_share
    if rule.all_required:
        return words.ALL_REQUIRED
    if share is not None:
        return words.MISSING_SHARE.format(share=percent(share))
    return words.EQUAL_SHARE.format(count=len(rule.items))
