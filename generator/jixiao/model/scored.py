"""评分的产物：三种得分并列的指标树、总分与等级、全部数据项。"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from jixiao.model.derivation import Fact
from jixiao.model.dossier import Dossier
from jixiao.model.evaluation import Assessor
from jixiao.model.funds import TableEntry
from jixiao.model.indicator import Combination, IndicatorDetail
from jixiao.model.location import Location
from jixiao.model.workbook import CellFormula, sum_text


class Status(StrEnum):
    """指标完成与否。依据不足自成一种状态，不是零分；不适用的是择一组里没有选的。"""

    MET = "met"
    NOT_MET = "not_met"
    UNDECIDABLE = "undecidable"
    INSUFFICIENT = "insufficient"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Band:
    """定性得分的区间（分），两端均含。"""

    name: str
    lower: Decimal
    upper: Decimal


@dataclass(frozen=True, slots=True)
class ScoredLeaf:
    """末级指标。

    computed 是规则得分，算不出为 None；数据只知一端的，它是下限，most 是上限；
    own 为真的，规则照单位自评的认定算，不用来核对评定得分；awarded 是评定得分（自评表即表上的得分），没写为 None；
    score 是计入总分的得分：评定得分，没有则取规则得分；band 是定性档次给出的区间。
    rule 是规则类型的名称；shared 为真的与同组合用 weight 这么多分。
    path 是各上级的（代码，名称）。anchor 在全篇唯一，也是数据项名称里的代码。
    cell 是规则得分的电子表格写法；没有规则得分的为 None，那一格由人评定（有 band 的限于区间之内）。
    """

    code: str
    anchor: str
    name: str
    path: tuple[tuple[str, str], ...]
    weight: Decimal
    rule: str | None
    status: Status
    computed: Decimal | None
    band: Band | None
    awarded: Decimal | None
    self_score: Decimal | None
    score: Decimal | None
    target: str
    actual: str
    performance: str
    criterion: str
    reason: str
    insufficient: str
    detail: IndicatorDetail
    at: Location
    shared: bool = False
    cell: CellFormula | None = None
    most: Decimal | None = None
    own: bool = False

    @property
    def applies(self) -> bool:
        """适用于本项目。"""
        return self.status is not Status.NOT_APPLICABLE

    @property
    def ruled(self) -> bool:
        """规则得分可以拿来核对评定得分。"""
        return self.computed is not None and not self.own

    @property
    def nearest(self) -> Decimal | None:
        """规则能给的得分里离评定得分最近的；只知范围而评定得分在其中的，就是评定得分。"""
        if self.computed is None or self.most is None or self.awarded is None:
            return self.computed
        return min(max(self.awarded, self.computed), self.most)

    @property
    def differs(self) -> bool:
        """评定得分与规则得分不一致；规则得分只知范围的，在范围之外才算。"""
        return self.ruled and self.awarded is not None and self.nearest != self.awarded

    @property
    def scored_throughout(self) -> bool:
        """有得分；依据不足又没有评定得分的，什么得分也没有。"""
        return self.computed is not None or self.score is not None

    @property
    def lost(self) -> bool:
        """失分。"""
        return self.score is not None and self.score < self.weight


@dataclass(frozen=True, slots=True)
class Coverage:
    """规则核对得到的范围：counted 项里有 checked 项算得出规则得分。"""

    checked: int
    counted: int

    @property
    def rest(self) -> int:
        """算不出、按评定得分计入的项数。"""
        return self.counted - self.checked


@dataclass(frozen=True, slots=True)
class ScoredGroup:
    """上级指标：由下级汇总。

    declared 是文件里写的分值，没写为 None；rule_score 是按规则的得分：算不出的下级用评定得分，
    下级没有一项算得出的为 None；rule_most 是它的上限，与它相同的为 None；
    awarded 是来源只给到这一级的评定得分；combination 是下级的组合方式；
    self_score 是自评得分，适用的末级指标都有时才有。
    """

    code: str
    anchor: str
    name: str
    weight: Decimal
    declared: Decimal | None
    score: Decimal
    rule_score: Decimal | None
    rate: Decimal | None
    children: tuple["ScoredGroup | ScoredLeaf", ...]
    at: Location
    awarded: Decimal | None = None
    combination: Combination | None = None
    self_score: Decimal | None = None
    rule_most: Decimal | None = None

    @property
    def ruled(self) -> bool:
        """有按规则的得分。"""
        return self.rule_score is not None

    @property
    def differs(self) -> bool:
        """评到这一级的得分与按规则的不一致。"""
        if self.awarded is None or self.rule_score is None:
            return False
        return not self.rule_score <= self.awarded <= (self.rule_most or self.rule_score)

    @property
    def differing(self) -> int:
        """其下有几项评定得分与规则得分不同；评到这一级的，只看这一级。"""
        if self.awarded is not None:
            return int(self.differs)
        return sum(
            int(child.applies and child.differs) if isinstance(child, ScoredLeaf) else child.differing
            for child in self.children
        )

    @property
    def coverage(self) -> Coverage:
        """其下适用的末级指标里，有几项以规则得分计入本级按规则的得分。"""
        parts = [
            Coverage(int(child.ruled), int(child.applies)) if isinstance(child, ScoredLeaf) else child.coverage
            for child in self.counted
        ]
        counted = sum(part.counted for part in parts)
        return Coverage(sum(part.checked for part in parts) if self.rule_score is not None else 0, counted)

    @property
    def cell(self) -> str | None:
        """本级得分的电子表格写法：{下级} 是计入的各下级的格，{分值} 是本级的；只有本级评定得分的没有。"""
        return None if self.awarded is not None else self._sum

    @property
    def rule_cell(self) -> str | None:
        """本级规则得分的写法，占位与 cell 相同；没有规则得分的没有。"""
        return None if self.rule_score is None else self._sum

    @property
    def _sum(self) -> str:
        return sum_text("{下级}", "{分值}" if self.combination is not None else None)

    @property
    def applies(self) -> bool:
        """下级有适用的。"""
        return any(leaf.applies for leaf in self.leaves())

    @property
    def counted(self) -> tuple["ScoredGroup | ScoredLeaf", ...]:
        """计入本级的下级：适用的；都不适用的，本级整个不适用，照列全部。"""
        return counted_in(self.children)

    @property
    def scored_throughout(self) -> bool:
        """适用的末级指标都有得分，或上级已有评定得分。"""
        return self.awarded is not None or all(child.scored_throughout for child in self.counted)

    def leaves(self) -> Iterator[ScoredLeaf]:
        """其下全部末级指标，按次序。"""
        for child in self.children:
            if isinstance(child, ScoredLeaf):
                yield child
            else:
                yield from child.leaves()


def counted_in(children: tuple[ScoredGroup | ScoredLeaf, ...]) -> tuple[ScoredGroup | ScoredLeaf, ...]:
    """下级里计入上级的：适用的；都不适用的照列全部。"""
    return tuple(child for child in children if child.applies) or children


@dataclass(frozen=True, slots=True)
class ScoredExecution:
    """自评表上的预算执行率一项。

    rate 以百分点计；insufficient 是规则得分算不出的缘由；cell 是规则得分的电子表格写法。
    """

    weight: Decimal
    rate: Decimal | None
    computed: Decimal | None
    awarded: Decimal | None
    score: Decimal | None
    insufficient: str = ""
    cell: CellFormula | None = None


def coverage_of(groups: Iterable[ScoredGroup], execution: ScoredExecution | None) -> Coverage:
    """计入总分的各项里有几项能按规则核对；自评表的预算执行率也是一项。"""
    parts = [group.coverage for group in groups]
    if execution is not None:
        parts.append(Coverage(int(execution.computed is not None), 1))
    return Coverage(sum(part.checked for part in parts), sum(part.counted for part in parts))


@dataclass(frozen=True, slots=True)
class ScoredDossier:
    """评完分的评价。

    rule_total、rule_grade 是按规则的总分与等级，没有一项可以核对的为 None；只知下限的，rule_most、rule_grade_most
    是上限，否则为 None；self_grade 是自评总分的等级，自评不全的为 None。
    """

    dossier: Dossier
    groups: tuple[ScoredGroup, ...]
    execution: ScoredExecution | None
    full: Decimal
    total: Decimal
    grade: str
    rule_total: Decimal | None
    rule_grade: str | None
    self_total: Decimal | None
    facts: Mapping[str, Fact]
    tables: Mapping[str, "ScoredTable"]
    rule_most: Decimal | None = None
    rule_grade_most: str | None = None
    self_grade: str | None = None

    @property
    def coverage(self) -> Coverage:
        """计入总分的各项（自评表的预算执行率也是一项）里，有几项能按规则核对。"""
        return coverage_of(self.groups, self.execution)

    @property
    def differing(self) -> int:
        """有几项评定得分与规则得分不同；来源只评到上级的，看上级。"""
        execution = self.execution
        spent = execution is not None and execution.awarded is not None and execution.computed is not None
        own = int(spent and execution is not None and execution.awarded != execution.computed)
        return own + sum(group.differing for group in self.groups)

    @property
    def by_self(self) -> bool:
        """评价数据是单位自评的认定，规则不核对评定得分。"""
        return self.dossier.evaluation.assessor is Assessor.SELF

    @property
    def total_differs(self) -> bool:
        """总分与按规则的不同；按规则只知范围的，在范围之外才算。"""
        return self.rule_total is not None and not self.rule_total <= self.total <= (self.rule_most or self.rule_total)

    @property
    def grade_differs(self) -> bool:
        """按规则会得另一个等级：离评定总分最近的那个按规则总分，等级也不同。"""
        if self.rule_total is None or not self.total_differs:
            return False
        return self.grade != (
            self.rule_grade if self.total < self.rule_total else self.rule_grade_most or self.rule_grade
        )

    def leaves(self) -> Iterator[ScoredLeaf]:
        """全部末级指标，按次序。"""
        for group in self.groups:
            yield from group.leaves()

    @property
    def identifier(self) -> str:
        """评价标识。"""
        return self.dossier.identifier

    def released_facts(self) -> Mapping[str, Fact]:
        """给看的数据项。

        出自不给看的附件（数据表、问卷）的不在内；由它们算出的仍在，但来历里不再写代入与这些输入。
        """
        hidden = self.dossier.withheld_prefixes
        if not hidden:
            return self.facts
        withheld = self.withheld_facts()
        return {key: _without(fact, withheld, hidden) for key, fact in self.facts.items() if key not in withheld}

    def withheld_facts(self) -> AbstractSet[str]:
        """不给看的数据项的名称。"""
        hidden = self.dossier.withheld_prefixes
        if not hidden:
            return frozenset()
        withheld = {key for key in self.facts if any(f".{prefix}" in f".{key}" for prefix in hidden)}
        while found := {key for key, fact in self.facts.items() if _step_from(fact, withheld)} - withheld:
            withheld |= found
        return withheld


_SCORES = frozenset({"规则得分", "评定得分", "自评得分", "得分", "得分率"})


def _step_from(fact: Fact, withheld: AbstractSet[str]) -> bool:
    """由不给看的得来的中间数（如指标采用的得率），说了它就等于说了那些数；得分是结论，不在内。"""
    if fact.derivation is None or withheld.isdisjoint(fact.derivation.inputs):
        return False
    return fact.key.startswith("指标.") and fact.key.rsplit(".", 1)[-1] not in _SCORES


def _without(fact: Fact, withheld: AbstractSet[str], prefixes: tuple[str, ...]) -> Fact:
    """来历里去掉不给看的输入，连同写着它们的代入、取整前的结果、另算的结果和公式。"""
    derivation = fact.derivation
    if derivation is None or withheld.isdisjoint(derivation.inputs):
        return fact
    named = any(prefix in derivation.formula for prefix in prefixes)
    kept = replace(
        derivation,
        formula="" if named else derivation.formula,
        substitution="",
        result="",
        inputs=tuple(key for key in derivation.inputs if key not in withheld),
        alternatives=(),
    )
    return replace(fact, derivation=kept)


@dataclass(frozen=True, slots=True)
class ScoredCell:
    """数据表的一格。

    text 是要印的文字（算出的列为算出的值，算不出为“—”）；key 是数据项名称，文字格为 None；
    exact 是取整前的值，published 是文件里印着的数，二者都有时才可比较。比率以百分点计。
    """

    text: str
    key: str | None = None
    exact: Fraction | None = None
    published: Decimal | None = None
    at: Location | None = None


@dataclass(frozen=True, slots=True)
class ScoredSubtotal:
    """算好的小计行。

    after 是排在第几行（从 1 起）之后；name 是组名，如“2024.基本支出”；title 是组名连同名称，如“2024.基本支出小计”。
    """

    after: int
    name: str
    title: str
    cells: tuple[ScoredCell, ...]


@dataclass(frozen=True, slots=True)
class ScoredTable:
    """算好的数据表。subtotals 是各小计行，按排列的次序；total 是合计行，没有为空。

    formulas 是各计算列的电子表格写法，取整后：{列名} 是同行的格，{合计.列名} 是该列各行之和。
    """

    name: str
    entry: TableEntry
    rows: tuple[tuple[ScoredCell, ...], ...]
    total: tuple[ScoredCell, ...]
    subtotals: tuple[ScoredSubtotal, ...] = ()
    formulas: Mapping[str, str] = field(default_factory=dict)
