"""得分各栏对齐：垫几位、记号另占一格、话写得淡；数的写法照原样。"""

import pytest

from jixiao.model.report import Align, Cell, FactText, Row, Scope, Table, TableRole, Text
from jixiao.publish.html_address import Origin
from jixiao.publish.html_align import FigureColumn, figure_columns, figure_names, padding
from jixiao.publish.html_table import table_parts


def cell(text: str, align: Align = Align.END) -> Cell:
    return Cell((Text(text),), align=align)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("4", "17", "100"), FigureColumn(0)),
        (("4", "3.9", "17.60"), FigureColumn(2)),
        (("3\u00a0≠", "3.9"), FigureColumn(1, marked=True)),
        (("合用 20", "15.5"), FigureColumn(1)),
        (("1,904.5", "86.67%"), FigureColumn(2)),
        (("—", "依据不足", "16–20"), FigureColumn(0)),
    ],
)
def test_一栏最多几位小数_有没有记号(texts: tuple[str, ...], expected: FigureColumn) -> None:
    assert figure_columns((cell(text), 3) for text in texts)[3] == expected


def test_靠左的与没有数的栏不管() -> None:
    assert figure_columns([(cell("4.00", Align.START), 0), (cell("依据不足"), 1)]) == {}


@pytest.mark.parametrize(
    ("text", "missing"),
    [("4", ".00"), ("3.9", "0"), ("17.60", ""), ("—", ".00"), ("3\u00a0≠", ".00"), ("依据不足", ""), ("16–20", "")],
)
def test_缺几位垫几位(text: str, missing: str) -> None:
    assert padding(cell(text), FigureColumn(2)) == missing


def test_话写得淡_有记号的栏各格都留位置() -> None:
    assert figure_names(cell("依据不足"), FigureColumn(2)) == ("jx-word",)
    assert figure_names(cell("4"), FigureColumn(2, marked=True)) == ("jx-slot",)
    assert figure_names(cell("说明", Align.START), FigureColumn(2, marked=True)) == ()


def rendered(role: TableRole) -> str:
    def row(name: str, score: str, mark: str = "") -> Row:
        content = (FactText("2024/a", f"指标.{name}.得分", score), *((Text(mark),) if mark else ()))
        return Row((Cell((Text(name),), Scope.ROW), Cell(content, align=Align.END)), lost="甲 › 乙　−1 分")

    rows = (row("A", "3", "\u00a0≠"), row("B", "3.9"))
    parts = table_parts(Table("t", None, (), (rows,), role=role), Origin("2024/a/"))
    return str(parts.groups[0])


def test_数的文字不变_垫的在属性里_记号包起来() -> None:
    html = rendered(TableRole.INDICATORS)
    assert '<td data-pad=".0" class="jx-end jx-slot"><a class="jx-fact" href="trace/#f-指标.A.得分">3</a>' in html
    assert '</a><span class="jx-mark">\u00a0≠</span></td>' in html
    assert '<td class="jx-end jx-slot"><a class="jx-fact" href="trace/#f-指标.B.得分">3.9</a></td>' in html


def test_失分的一句在行名下() -> None:
    assert '<small class="jx-lost">甲 › 乙 <b>−1 分</b></small></th>' in rendered(TableRole.INDICATORS)


def test_别的表照旧() -> None:
    html = rendered(TableRole.DATA)
    assert "data-pad" not in html
    assert "jx-mark" not in html
