"""栏宽：数不断开，给了宽度的照给的分，跨行的让开。"""

from jixiao.model.report import Align, Cell, Row, Scope, Table, TableRole, Text
from jixiao.publish.columns import columns, placed


def row(*texts: str) -> Row:
    return Row(tuple(Cell((Text(text),), align=Align.END if text[:1].isdigit() else Align.START) for text in texts))


def test_数整个不断_文字至少容两个字_代码不断() -> None:
    table = Table("", None, (), ((row("一二三四五六", "1,533,190.00 元", "B24-2 在编人员控制率"),),))
    assert [column.least for column in columns(table)] == [4, 15, 5]
    assert [column.natural for column in columns(table)] == [12, 15, 20]


def test_两列信息的名目不断() -> None:
    pair = Row((Cell((Text("主管部门"),), Scope.ROW), Cell((Text("某某街道办事处"),))))
    table = Table("", None, (), ((pair,),), role=TableRole.RECORD)
    assert [column.least for column in columns(table)] == [8, 4]


def test_给了宽度的照给的分_没有给的按长短分() -> None:
    rows = (row("短", "很长很长很长很长很长很长很长很长很长很长的一栏"),)
    assert [c.share for c in columns(Table("", None, (), (rows,), widths=(3, 1)))] == [3, 1]
    short, long = (c.share for c in columns(Table("", None, (), (rows,))))
    assert short < long < 46  # 四十六列宽的内容不按全长分


def test_上面跨行占去的栏让开() -> None:
    group = Cell((Text("产出"),), Scope.ROW_GROUP, rowspan=2)
    wide = Cell((Text("名称"),), colspan=2)
    places = list(placed((Row((group, wide)), Row((wide,)), Row((wide, group)))))
    assert [(place.row, place.column) for place in places] == [(0, 0), (0, 1), (1, 1), (2, 0), (2, 2)]
