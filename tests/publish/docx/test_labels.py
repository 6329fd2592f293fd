"""表格跨页时名目、表头不丢。"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.report import Cell, Row, Scope, Table, TableRole, Text
from jixiao.model.report_text import plain_text
from jixiao.publish.columns import placed
from jixiao.publish.docx.labels import cut_at_headings, split_labels

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "docx" / "labels.yaml").read_text(encoding="utf-8"))


def row_of(told: list[str]) -> Row:
    """甲×2 是跨两行的名目；文： 起头的不是名目。末尾补一栏，各行才齐。"""
    cells = []
    for one in told:
        name, span = re.fullmatch(r"([^×]+)(?:×(\d+))?", one).groups()
        scope = None if name.startswith("文：") else Scope.ROW_GROUP
        cells.append(Cell((Text(name),), scope, rowspan=int(span or 1)))
    return Row((*cells, Cell((Text("值"),))))


def told_of(row: Row) -> list[str]:
    return [
        plain_text(cell.content) + (f"×{cell.rowspan}" if cell.rowspan > 1 else "")
        for cell in row.cells
        if plain_text(cell.content) != "值"
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["名称"] for case in CASES])
def test_拆名目(case: dict[str, Any]) -> None:
    rows = split_labels(tuple(map(row_of, case["各行"])), case["高"], case["限"])
    assert [told_of(row) for row in rows] == case["拆开"]


@given(
    st.lists(st.lists(st.integers(1, 60), min_size=1, max_size=5), min_size=1, max_size=6),
    st.integers(60, 200),
)
def test_各截不高于限_名目一格不缺(groups: list[list[int]], limit: int) -> None:
    heights = [height for group in groups for height in group]
    rows = []
    for n, group in enumerate(groups):
        for k in range(len(group)):
            first = [f"总×{len(heights)}"] if not rows else []
            rows.append(row_of([*first, *([f"组{n}×{len(group)}"] if k == 0 else [])]))
    made = split_labels(tuple(rows), heights, limit)
    covered: dict[tuple[int, int], str] = {}
    for place in placed(made):
        for row in range(place.row, place.row + place.cell.rowspan):
            assert (row, place.column) not in covered
            covered[row, place.column] = plain_text(place.cell.content)
        assert place.cell.rowspan == 1 or sum(heights[place.row : place.row + place.cell.rowspan]) <= limit
    owners = [f"组{n}" for n, group in enumerate(groups) for _ in group]
    assert covered == {
        key: value
        for row, owner in enumerate(owners)
        for key, value in (((row, 0), "总"), ((row, 1), owner), ((row, 2), "值"))
    }


def test_表中间的表头另起一张表() -> None:
    head = Row((Cell((Text("一级"),), Scope.COLUMN), Cell((Text("得分"),), Scope.COLUMN)))
    plain = (Row((Cell((Text("甲"),)), Cell((Text("1"),)))),)
    foot = (Row((Cell((Text("总分"),)), Cell((Text("1"),)))),)
    table = Table("form", None, (), (plain, (head,), plain, plain), foot, TableRole.FORM)
    first, second = cut_at_headings(table)
    assert (first.head, first.groups, first.foot) == ((), (plain,), ())
    assert (second.head, second.groups, second.foot) == ((head,), (plain, plain), foot)
    assert cut_at_headings(first) == (first,)
