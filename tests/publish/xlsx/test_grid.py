"""排格的零件：位置的写法、相连的格、表名、折行。"""

from decimal import Decimal

import pytest

from jixiao.publish.xlsx.grid import Book, Live, cell_name, cells_text, line_count, named


@pytest.mark.parametrize(("at", "name"), [((0, 0), "A1"), ((11, 25), "Z12"), ((0, 26), "AA1"), ((9, 702), "AAA10")])
def test_位置的写法(at: tuple[int, int], name: str):
    assert cell_name(*at) == name


def test_相连的格写成一段():
    assert cells_text([4, 2, 3, 8], 4) == "E3:E5,E9"
    assert cells_text([], 0) == "0"


def test_表名去掉不收的字_重名加序号_不超过31字():
    book = Book()
    names = [book.sheet(text, (10,)).name for text in ("甲/乙", "甲:乙", "长" * 40, "长" * 40, "  ")]
    assert names == ["甲·乙", "甲·乙(2)", "长" * 31, "长" * 28 + "(2)", "表"]


def test_公式里的名称换成位置_不论先后():
    book = Book()
    first, second = book.sheet("甲", (10,)), book.sheet("乙", (10,))
    first.put((0, 0), Live(f"{named('数')}+{named('本')}", Decimal(3)))
    first.put((1, 0), Decimal(1), key="本")
    second.put((4, 1), Decimal(2), key="数")
    assert book.resolved(f"{named('数')}+{named('本')}", first) == "'乙'!B5+A2"


@pytest.mark.parametrize(
    ("text", "width", "lines"), [("", 10, 1), ("甲乙丙丁", 9, 1), ("甲乙丙丁戊", 9, 2), ("甲\n乙", 9, 2)]
)
def test_折成几行(text: str, width: int, lines: int):
    assert line_count(text, width) == lines
