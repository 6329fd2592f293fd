"""写明的绩效目标：自评表的各行、报告的末级指标、绩效目标表的各行，同样看待。"""

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.model.evaluation import Evaluation
from jixiao.model.funds import TableEntry
from jixiao.model.indicator import FormRow
from jixiao.model.location import Location
from jixiao.model.scored import ScoredLeaf
from jixiao.wording.scores import name_of
from jixiao.wording.structure import table_row


@dataclass(frozen=True, slots=True)
class Goal:
    """一条绩效目标。

    levels 是各上级的名称，由上到下；called 是诊断里怎样称呼它；leaf 是它所在的末级指标，目标表的行没有。
    """

    levels: tuple[str, ...]
    name: str
    target: str
    actual: str
    called: str
    at: Location
    about: tuple[str, ...]
    leaf: ScoredLeaf | None = None

    def place_of(self, field: str) -> Location:
        """target、actual 写在哪里。"""
        return self.leaf.detail.place_of(field) if self.leaf is not None else self.at


def goals_in(evaluation: Evaluation, leaves: tuple[ScoredLeaf, ...]) -> Iterator[Goal]:
    """一份评价写明的全部绩效目标，先指标，后各张绩效目标表。"""
    for leaf in leaves:
        if leaf.applies:
            levels = tuple(name for _, name in leaf.path)
            about = (f"指标.{leaf.anchor}",)
            yield Goal(levels, leaf.name, leaf.target, leaf.actual, name_of(leaf), leaf.at, about, leaf)
    for name, table in evaluation.tables.items():
        yield from _in_table(name, table)


@dataclass(frozen=True, slots=True)
class _Columns:
    """绩效目标表里各是第几列；没有的为 None。"""

    levels: tuple[int, ...]
    name: int
    target: int
    actual: int | None


def _in_table(name: str, table: TableEntry) -> Iterator[Goal]:
    columns = _columns(table)
    if columns is None:
        return
    for number, row in enumerate(table.rows, start=1):
        cells = tuple((cell or "").strip() for cell in row)
        if len(cells) == len(table.columns) and cells[columns.name]:
            yield Goal(
                levels=tuple(cells[n] for n in columns.levels),
                name=cells[columns.name],
                target=cells[columns.target],
                actual=cells[columns.actual] if columns.actual is not None else "",
                called=table_row(table.title, number, cells[columns.name]),
                at=table.row_place(number),
                about=(f"表.{name}.第{number}行",),
            )


def _columns(table: TableEntry) -> _Columns | None:
    """有三级指标（目标）和指标值（目标值）两列的，才是绩效目标表。"""
    names = [column.name for column in table.columns]
    named = next((n for n, name in enumerate(names) if name.startswith("三级")), None)
    target = next((n for n, name in enumerate(names) if name.endswith(("指标值", "目标值"))), None)
    if named is None or target is None:
        return None
    levels = tuple(n for n, name in enumerate(names) if name.startswith(("一级", "二级")))
    actual = next((n for n, name in enumerate(names) if "完成值" in name), None)
    return _Columns(levels, named, target, actual)


def is_form(goal: Goal) -> bool:
    """自评表的一行。"""
    return goal.leaf is not None and isinstance(goal.leaf.detail, FormRow)
