"""不能逾越的大小：执行数与预算、其中数与总数、占比与百分之百、金额与零。"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from jixiao.audit.check import Subject
from jixiao.audit.sums.column_names import Role, plays
from jixiao.audit.sums.funds import rows_of
from jixiao.audit.sums.grid import Grid, Line, bare, grids, is_rate
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.funds import ColumnEntry, ColumnType, Funds
from jixiao.model.interval import printed_interval
from jixiao.wording.codes import sums as codes
from jixiao.wording.figures import grouped

_FIELDS: Final = (
    ("initial", "年初预算数"),
    ("budget", "全年预算数"),
    ("received", "实际到位资金"),
    ("executed", "全年执行数"),
)
_CAPPED: Final = re.compile(r"^(?!.*占.+比)(.*(占比|比重|构成比|满意度|满意率|得分率|合格率))$")
_NEVER_NEGATIVE: Final = (Role.PRICE, Role.QUANTITY, Role.INITIAL, Role.BUDGET, Role.PLAIN_BUDGET, Role.EXECUTED)


def find_over_budget(subject: Subject) -> Iterator[Diagnostic]:
    """表里执行数多于预算数的；资金栏的由 JX315 说。"""
    for grid in grids(subject):
        yield from _over_in_table(grid)


def _over_in_table(grid: Grid) -> Iterator[Diagnostic]:
    money = [c for c in grid.numeric if c.kind is ColumnType.MONEY]
    budgets = [c for c in money if plays(c.name, Role.BUDGET)]
    spent = [c for c in money if plays(c.name, Role.EXECUTED)]
    if len(budgets) != 1 or len(spent) != 1 or grid.unit(budgets[0]) != grid.unit(spent[0]):
        return
    for line in grid.every_line:
        limit, executed = line.figures.get(budgets[0].name), line.figures.get(spent[0].name)
        if limit is not None and executed is not None and _exceeds(executed, limit):
            yield codes.OVER_BUDGET.found(
                line.at,
                place=f"表“{grid.entry.title}”{line.place}",
                column=spent[0].name,
                limit=budgets[0].name,
                expected=grouped(limit),
                actual=grouped(executed),
                about=grid.about(line, spent[0]) + grid.about(line, budgets[0]),
            )


def find_parts_above_whole(subject: Subject) -> Iterator[Diagnostic]:
    """其中数大于总数的：资金分项、“其中”列、“其中”行。"""
    funds = subject.evaluation.funds
    if funds is not None:
        yield from _fund_parts(funds)
    for grid in grids(subject):
        yield from _part_columns(grid)
        yield from _part_rows(grid)


def _fund_parts(funds: Funds) -> Iterator[Diagnostic]:
    """分项没有写全、和数无从比较的，至少每一项不应大于总额。"""
    parts = [(name, row) for name, row in rows_of(funds) if row is not funds.total]
    for field, name in _FIELDS:
        whole: Decimal | None = getattr(funds.total, field)
        amounts: list[Decimal | None] = [getattr(row, field) for _, row in parts]
        if None not in amounts:
            continue
        for (part_name, row), part in zip(parts, amounts, strict=True):
            if whole is not None and part is not None and _exceeds(part, whole):
                yield codes.PART_ABOVE_WHOLE.found(
                    row.place_of(field),
                    place="资金栏",
                    part=f"{part_name}的{name}",
                    whole="总额",
                    expected=grouped(whole),
                    actual=grouped(part),
                    about=(f"资金.{part_name}.{name}",),
                )


def _part_columns(grid: Grid) -> Iterator[Diagnostic]:
    """“其中”列与它前面的总数列。"""
    whole: ColumnEntry | None = None
    for column in grid.numeric:
        if not bare(column.name).startswith("其中"):
            whole = column
            continue
        if whole is None or whole.kind is not column.kind or is_rate(column) or grid.unit(whole) != grid.unit(column):
            continue
        for line in grid.every_line:
            part, total = line.figures.get(column.name), line.figures.get(whole.name)
            if part is not None and total is not None and _exceeds(part, total):
                yield codes.PART_ABOVE_WHOLE.found(
                    line.at,
                    place=f"表“{grid.entry.title}”{line.place}",
                    part=column.name,
                    whole=whole.name,
                    expected=grouped(total),
                    actual=grouped(part),
                    about=grid.about(line, column) + grid.about(line, whole),
                )


def _part_rows(grid: Grid) -> Iterator[Diagnostic]:
    """“其中：……”的行与它前面的总数行。"""
    whole: Line | None = None
    for line in grid.lines:
        if not line.part:
            whole = line
            continue
        if whole is None:
            continue
        for column in grid.numeric:
            part, total = line.figures.get(column.name), whole.figures.get(column.name)
            if is_rate(column) or plays(column.name, Role.PRICE) or part is None or total is None:
                continue
            if _exceeds(part, total):
                yield codes.PART_ABOVE_WHOLE.found(
                    line.at,
                    place=f"表“{grid.entry.title}”{line.place}",
                    part=column.name,
                    whole=f"第 {whole.number} 行“{whole.label}”的{column.name}",
                    expected=grouped(total),
                    actual=grouped(part),
                    about=grid.about(line, column) + grid.about(whole, column),
                )


def find_impossible_rates(subject: Subject) -> Iterator[Diagnostic]:
    """占比、满意度、得分率之类超出 0 到 100% 的；完成率、增长率可以超出。"""
    for grid in grids(subject):
        for column in (c for c in grid.numeric if is_rate(c) and _CAPPED.search(bare(c.name))):
            for line in grid.every_line:
                value = line.figures.get(column.name)
                if value is not None and not 0 <= value <= 100:
                    yield codes.IMPOSSIBLE_RATE.found(
                        line.at,
                        place=f"表“{grid.entry.title}”{line.place}的“{column.name}”",
                        actual=grouped(value),
                        about=grid.about(line, column),
                    )
    for name, survey in subject.evaluation.surveys.items():
        for question in survey.questions:
            key = f"问卷.{name}.第{question.number}题"
            shares = [(f"选项“{o}”", a.value) for o, a in question.options.items() if a is not None and a.percent]
            published = question.published
            if published is not None and published.rate is not None:
                shares.append(("得率", published.rate))
            for what, value in shares:
                if not 0 <= value <= 100:
                    yield codes.IMPOSSIBLE_RATE.found(
                        question.at,
                        place=f"{name}问卷第 {question.number} 题{what}的百分数",
                        actual=grouped(value),
                        about=(key,),
                    )


def find_negative_amounts(subject: Subject) -> Iterator[Diagnostic]:
    """预算、执行、单价、数量是负数的。"""
    for grid in grids(subject):
        for column in grid.numeric:
            if is_rate(column) or not plays(column.name, *_NEVER_NEGATIVE):
                continue
            for line in grid.every_line:
                value = line.figures.get(column.name)
                if value is not None and value < 0:
                    yield codes.NEGATIVE_AMOUNT.found(
                        line.at,
                        table=grid.entry.title,
                        place=line.place,
                        column=column.name,
                        actual=grouped(value),
                        about=grid.about(line, column),
                    )


def _exceeds(one: Decimal, other: Decimal) -> bool:
    """一定大于：位数相同的直接比（取整不改变大小的次序），不同的看各自的区间。"""
    if one.as_tuple().exponent == other.as_tuple().exponent:
        return one > other
    return printed_interval(one).low > printed_interval(other).high
