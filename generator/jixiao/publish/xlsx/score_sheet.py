"""评分表：每个得分都是公式，逐级汇总到总分与等级，规则得分与评定得分并列。"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from jixiao.model.indicator import FormRow
from jixiao.model.scored import ScoredDossier, ScoredExecution, ScoredGroup, ScoredLeaf
from jixiao.model.workbook import CellFormula, rounded_rate, sum_text
from jixiao.publish.xlsx.grid import (
    PERCENT,
    SCORE,
    SIGNED,
    Book,
    Check,
    Content,
    Live,
    Look,
    Tone,
    cell_name,
    cells_text,
    named,
)
from jixiao.publish.xlsx.inputs_sheet import input_key, released
from jixiao.publish.xlsx.live import award_check, fraction, full_key, grade_text, linked, weight_check
from jixiao.wording import workbook as words
from jixiao.wording.coverage import OWN_DATA, leaf_range
from jixiao.wording.scores import NONE, computed_text, reason_text

_NARROW, _NAME, _NUMBER = 4, 30, 9
_TALL = 32
Node: TypeAlias = ScoredGroup | ScoredLeaf | ScoredExecution


def score_sheet(book: Book, scored: ScoredDossier) -> None:
    """排出评分表。表单的分值、评定得分写在自评表上的，这里引用。"""
    _ScoreSheet(book, scored).fill()


@dataclass(frozen=True, slots=True)
class _Columns:
    """各栏在第几列；own 为空的没有自评得分。各级名称之后是这些，再后是文字。"""

    weight: int
    own: int | None
    ruled: int
    awarded: int
    score: int
    difference: int
    rate: int
    texts: int

    @classmethod
    def of(cls, depth: int, *, own: bool) -> "_Columns":
        """Depth 是指标的级数，各占一列。"""
        return cls(depth, depth + 1 if own else None, *range(depth + 1 + own, depth + 7 + own))


def _given_above(nodes: Iterable[ScoredGroup | ScoredLeaf], *, given: bool = False) -> Iterator[str]:
    """来源只评到上级的末级指标（锚点）：那一格不由人填。"""
    for node in nodes:
        if isinstance(node, ScoredGroup):
            yield from _given_above(node.children, given=given or node.awarded is not None)
        elif given and node.awarded is None:
            yield node.anchor


def _rule_number(most: Decimal | None) -> str:
    """按规则得分的数字格式；只知范围的，格里的数是下限，前面显示“≥”。"""
    return SCORE if most is None else f'"≥"{SCORE}'


class _ScoreSheet:
    def __init__(self, book: Book, scored: ScoredDossier) -> None:
        self.scored = scored
        leaves = tuple(scored.leaves())
        self.form = any(isinstance(leaf.detail, FormRow) for leaf in leaves)
        self.depth = max((len(leaf.path) + 1 for leaf in leaves), default=1)
        self.at = _Columns.of(self.depth, own=any(leaf.self_score is not None for leaf in leaves))
        texts = (16, 16, 36) if self.form else (46, 36)
        numbers = [_NUMBER] * (self.at.texts - self.depth)
        self.sheet = book.sheet(words.SCORES, (*[_NARROW] * (self.depth - 1), _NAME, *numbers, *texts), tab="#1D4F7C")
        self.row = 0
        self.own_rows: dict[str, int] = {}
        self.above = frozenset(_given_above(scored.groups))

    def fill(self) -> None:
        """表题、各行、总分与等级。"""
        sheet, at = self.sheet, self.at
        self.row = sheet.title(f"{self.scored.dossier.evaluation.name}　{words.SCORES}", words.SCORES_NOTE)
        own = (words.OWN,) if at.own is not None else ()
        ruled = words.RULED + (OWN_DATA if any(leaf.own for leaf in self.scored.leaves()) else "")
        scores = (words.WEIGHT, *own, ruled, words.AWARDED, words.SCORE, words.DIFFERENCE, words.RATE)
        texts = (words.TARGET, words.ACTUAL, words.REASON) if self.form else (words.PERFORMANCE, words.REASON)
        sheet.put((self.row, 0), words.INDICATOR, Look(Tone.HEAD, "center"), span=(1, self.depth))
        for column, title in enumerate((*scores, *texts), start=self.depth):
            sheet.put((self.row, column), title, Look(Tone.HEAD, "center"))
        self.row += 1
        sheet.head, sheet.frozen_columns = self.row, self.depth
        first = self.row
        rows: dict[int, Node] = {}
        if self.scored.execution is not None:
            rows[self._execution(self.scored.execution)] = self.scored.execution
        for group in self.scored.groups:
            rows[self._node(group, 0, "")] = group
        self._totals(rows)
        sheet.signals.append(((first, at.difference), (self.row - 2, at.difference)))

    # ------------------------------------------------------------ 各行

    def _node(self, node: ScoredGroup | ScoredLeaf, depth: int, above: str) -> int:
        """一个节点连同下级，返回它的行；above 是上级的分值格。"""
        if isinstance(node, ScoredLeaf):
            return self._leaf(node, depth, above)
        (only, *more) = node.children
        if not more and isinstance(only, ScoredLeaf) and not only.path:
            return self._leaf(only, depth, above)  # 直接写在最上层的末级指标，自成一组
        row = self._next()
        limit = cell_name(row, self.at.weight)
        below = {self._node(child, depth + 1, limit): child for child in node.children}
        self._group(node, depth, row, {r: child for r, child in below.items() if child in node.counted})
        return row

    def _group(self, group: ScoredGroup, depth: int, row: int, below: dict[int, ScoredGroup | ScoredLeaf]) -> None:
        at, key, tone = self.at, f"指标.{group.anchor}", Tone.GROUP
        limit = cell_name(row, at.weight)
        self._name(row, depth, group.name if self.form else f"{group.code} {group.name}", tone)
        if group.combination is not None and group.declared is not None:
            self._input(row, at.weight, group.weight, f"{key}.分值", weight_check())
        else:
            text = sum_text(cells_text(below, at.weight), None)
            self._put(row, at.weight, Live(text, group.weight), tone, key=f"{key}.分值")
        ruled: Content = NONE
        if group.rule_cell is not None and group.rule_score is not None:
            text = group.rule_cell.replace("{下级}", self._ruled_cells(below)).replace("{分值}", limit)
            ruled = Live(text, group.rule_score)
        self._put(row, at.ruled, ruled, tone, number=_rule_number(group.rule_most), key=f"{key}.规则得分")
        if group.cell is None:
            self._input(row, at.awarded, group.awarded, "", award_check(limit, group.weight, None))
        else:
            self._put(row, at.awarded, None, tone)
        score = group.cell or cell_name(row, at.awarded)
        score = score.replace("{下级}", cells_text(below, at.score)).replace("{分值}", limit)
        self._put(row, at.score, Live(score, group.score), tone, key=f"{key}.得分")
        self._difference(row, group.score, group.rule_score, group.rule_most, tone)
        rate: Content = None
        if group.rate is not None:
            rounding = self.scored.dossier.profile.rate_rounding.value.rounding
            rate = Live(rounded_rate(f"{cell_name(row, at.score)}/{limit}", rounding), fraction(group.rate))
        self._put(row, at.rate, rate, tone, number=PERCENT, key=f"{key}.得分率")
        if at.own is not None:
            own: Content = NONE
            if group.self_score is not None:
                self.own_rows[group.anchor] = row
                text = sum_text(cells_text(below, at.own), limit if group.combination is not None else None)
                own = Live(text, group.self_score)
            self._put(row, at.own, own, tone)
        self._rule_notes(row, f"{key}.规则得分", tone)

    def _leaf(self, leaf: ScoredLeaf, depth: int, above: str) -> int:
        row, at, key = self._next(), self.at, f"指标.{leaf.anchor}"
        self._name(row, depth, leaf.name if self.form else f"{leaf.code} {leaf.name}", Tone.PLAIN)
        if leaf.shared:
            self._put(row, at.weight, Live(above, leaf.weight), key=f"{key}.分值")
        else:
            self._input(row, at.weight, leaf.weight, f"{key}.分值", weight_check())
        if at.own is not None and leaf.self_score is not None:
            self.own_rows[leaf.anchor] = row
            limits = award_check(cell_name(row, at.weight), leaf.weight, None)
            self._put(row, at.own, leaf.self_score, Tone.INPUT, check=limits)
        elif at.own is not None:
            self._put(row, at.own, NONE)
        judged = leaf.applies and leaf.anchor not in self.above
        check = award_check(cell_name(row, at.weight), leaf.weight, leaf.band) if judged else None
        self._scores(row, leaf, leaf.anchor, key, computed_text(leaf), check)
        done = leaf.performance or "；".join(t for t in (leaf.target, leaf.actual) if t)
        reason = "".join((reason_text(leaf), f"{leaf_range(leaf)}。" if leaf.most is not None else ""))
        self._texts(row, (*((leaf.target, leaf.actual) if self.form else (done,)), reason))
        return row

    def _execution(self, execution: ScoredExecution) -> int:
        """自评表的预算执行率一项。"""
        row, at = self._next(), self.at
        self._name(row, 0, words.EXECUTION, Tone.PLAIN)
        self._input(row, at.weight, execution.weight, "资金.分值", weight_check())
        if at.own is not None:
            self._put(row, at.own, NONE)
        check = award_check(cell_name(row, at.weight), execution.weight, None)
        self._scores(row, execution, words.EXECUTION, "资金", NONE, check)
        self._texts(row, ("", "", execution.insufficient) if self.form else ("", execution.insufficient))
        return row

    def _scores(
        self, row: int, node: ScoredLeaf | ScoredExecution, anchor: str, key: str, without: str, check: Check | None
    ) -> None:
        """规则得分、评定得分、计入的得分与差异；without 是没有规则得分时写的话。"""
        at = self.at
        ruled: Content = without
        if node.cell is not None and node.computed is not None:
            cell = released(self.scored, node.cell)
            ruled = node.computed if cell is None else Live(self._cell_text(cell, anchor), node.computed)
        most = None if isinstance(node, ScoredExecution) else node.most
        self._put(row, at.ruled, ruled, number=_rule_number(most), key=f"{key}.规则得分")
        self._input(row, at.awarded, node.awarded, f"{key}.评定得分", check)
        awarded, computed = cell_name(row, at.awarded), cell_name(row, at.ruled)
        shown = node.score if node.score is not None else ""
        text = f'IF(ISNUMBER({awarded}),{awarded},IF(ISNUMBER({computed}),{computed},""))'
        if node.cell is not None:  # 规则算不出（#N/A）时，得分也不是零
            text = f"IF(ISNUMBER({awarded}),{awarded},{computed})"
        self._put(row, at.score, Live(text, shown), key=f"{key}.得分")
        differs: Content = None
        compared = isinstance(node, ScoredExecution) or (node.ruled and (node.most is None or node.differs))
        if node.cell is not None and node.computed is not None and compared:
            value = node.awarded - node.computed if node.awarded is not None else ""
            differs = Live(f'IF(ISNUMBER({awarded}),ROUND({awarded}-{computed},12),"")', value)
        self._put(row, at.difference, differs, number=SIGNED)
        self._put(row, at.rate, None)

    def _totals(self, rows: dict[int, Node]) -> None:
        scored, at, tone = self.scored, self.at, Tone.TOTAL
        row, grade = self._next(), self._next()
        whole = sum((node.weight for node in rows.values()), Decimal(0))
        cells: dict[int, Content] = {
            at.weight: Live(sum_text(cells_text(rows, at.weight), None), whole),
            at.ruled: NONE,
            at.score: Live(sum_text(cells_text(rows, at.score), None), scored.total),
        }
        if scored.rule_total is not None:
            cells[at.ruled] = Live(sum_text(self._ruled_cells(rows), None), scored.rule_total)
        if at.own is not None and scored.self_total is not None:
            cells[at.own] = Live(sum_text(cells_text(self._own_terms(), at.own), None), scored.self_total)
        keys = {at.own: "自评总分", at.ruled: "规则总分", at.score: "总分"}
        grades = {at.score: ("等级", scored.grade)}
        if scored.rule_grade is not None:
            grades[at.ruled] = ("规则等级", scored.rule_grade)
        self._name(row, 0, words.TOTAL, tone)
        self._name(grade, 0, words.GRADE, tone)
        for column in range(self.depth, len(self.sheet.widths)):
            number = _rule_number(scored.rule_most) if column == at.ruled else SCORE
            self._put(row, column, cells.get(column), tone, number=number, key=keys.get(column, ""))
            content: Content = None
            if column in grades:
                text = grade_text(cell_name(row, column), scored.dossier.profile)
                content = Live(text, grades[column][1])
            self._put(grade, column, content, tone, key=grades.get(column, ("",))[0])
        self._difference(row, scored.total, scored.rule_total, scored.rule_most, tone)
        self._rule_notes(row, "规则总分", tone)

    # ------------------------------------------------------------ 各格

    def _next(self) -> int:
        self.row += 1
        return self.row - 1

    def _put(
        self,
        row: int,
        column: int,
        content: Content,
        tone: Tone = Tone.PLAIN,
        *,
        number: str = SCORE,
        key: str = "",
        check: Check | None = None,
    ) -> None:
        whole = full_key(self.scored, key) if key else ""
        self.sheet.put((row, column), content, Look(tone, "right", number), key=whole, check=check)

    def _input(self, row: int, column: int, value: Decimal | None, key: str, check: Check | None) -> None:
        """可以改的格；自评表上已经有的，引用它。"""
        home = self.sheet.homes.get(full_key(self.scored, key)) if key else None
        if home is not None and value is not None:
            self._put(row, column, linked(full_key(self.scored, key), home, value) or value)
        elif check is None:
            self._put(row, column, value if value is not None else NONE)
        else:
            self._put(row, column, value, Tone.INPUT, key=key, check=check)

    def _name(self, row: int, depth: int, text: str, tone: Tone) -> None:
        """名称从自己那一级的列起，占到末级的列。"""
        for column in range(depth):
            self.sheet.put((row, column), None, Look(tone))
        self.sheet.put((row, depth), text, Look(tone), span=(1, self.depth - depth))

    def _texts(self, row: int, texts: tuple[str, ...], tone: Tone = Tone.PLAIN) -> None:
        for n, column in enumerate(range(self.at.texts, len(self.sheet.widths))):
            self.sheet.put((row, column), texts[n] if n < len(texts) else None, Look(tone))

    def _rule_notes(self, row: int, key: str, tone: Tone) -> None:
        """按规则的合计有几项是照评定得分计入的、是不是下限，写在末一栏。"""
        fact = self.scored.facts.get(key)
        notes = fact.derivation.notes if fact is not None and fact.derivation is not None else ()
        blank = ("",) * (len(self.sheet.widths) - self.at.texts - 1)
        self._texts(row, (*blank, "；".join(notes)) if notes else (), tone)

    def _difference(self, row: int, given: Decimal, rule: Decimal | None, most: Decimal | None, tone: Tone) -> None:
        """得分与按规则的之差；没有按规则的得分、只知范围的，差多少说不出。"""
        if rule is None or most is not None:
            self._put(row, self.at.difference, None, tone)
            return
        value = given - rule
        score, ruled = cell_name(row, self.at.score), cell_name(row, self.at.ruled)
        self._put(row, self.at.difference, Live(f"ROUND({score}-{ruled},12)", value), tone, number=SIGNED)

    def _cell_text(self, cell: CellFormula, anchor: str) -> str:
        return cell.at({one.name: named(input_key(self.scored, anchor, one)) for one in cell.inputs})

    def _ruled_cells(self, below: "dict[int, Node] | dict[int, ScoredGroup | ScoredLeaf]") -> str:
        """各下级按规则的得分：算得出的取规则得分，算不出的取计入的得分。"""
        ruled = [
            r
            for r, node in below.items()
            if (node.computed is not None if isinstance(node, ScoredExecution) else node.ruled)
        ]
        rest = [r for r in below if r not in ruled]
        texts = [cells_text(rows, column) for rows, column in ((ruled, self.at.ruled), (rest, self.at.score)) if rows]
        return ",".join(texts) or "0"

    def _own_terms(self) -> Iterable[int]:
        """自评总分的各加数：下级都有自评得分的一级指标算一项，没有都有的逐个末级指标算。"""
        for group in self.scored.groups:
            nodes = (group,) if group.self_score is not None and group.anchor in self.own_rows else group.leaves()
            yield from (self.own_rows[node.anchor] for node in nodes if node.anchor in self.own_rows)
