"""栏宽：总宽恰为版心；容得下的，不可断开的一段都容得下。"""

from hypothesis import given
from hypothesis import strategies as st

from jixiao.publish.columns import Column
from jixiao.publish.docx.widths import fitting, shared

SIZES = (21, 18, 16, 15)  # 半磅
ROOM, INSET = 8844, 80

COLUMNS = st.lists(
    st.tuples(st.integers(4, 24), st.integers(0, 20), st.integers(1, 60)).map(
        lambda one: Column(least=one[0], natural=min(one[0] + one[1], 24), share=one[2])
    ),
    min_size=1,
    max_size=14,
)


@given(COLUMNS)
def test_总宽恰为版心(columns: list[Column]) -> None:
    size = SIZES[fitting(columns, SIZES, INSET, ROOM)]
    widths = shared(columns, size, INSET, ROOM)
    assert len(widths) == len(columns)
    assert sum(widths) == ROOM
    assert min(widths) > 0


@given(COLUMNS)
def test_容得下的_不可断开的一段不折行(columns: list[Column]) -> None:
    size = SIZES[fitting(columns, SIZES, INSET, ROOM)]
    digits = sum(column.least for column in columns) * size * 6 + 2 * INSET * len(columns)
    widths = shared(columns, size, INSET, ROOM)
    if digits <= ROOM:
        for column, width in zip(columns, widths, strict=True):
            assert (width - 2 * INSET) >= column.least * size * 5  # 半个汉字是字号的一半，即半磅数的五倍


def test_短的表用最大的字号_多栏的缩小() -> None:
    assert fitting([Column(4, 8, 8)] * 4, SIZES, INSET, ROOM) == 0
    assert fitting([Column(10, 24, 24)] * 12, SIZES, INSET, ROOM) == 3


def test_短的名目不折行_余下的按份额() -> None:
    name, text, number = Column(4, 10, 10), Column(4, 24, 50), Column(6, 6, 6)
    widths = shared([name, text, number], 21, INSET, ROOM)
    assert widths[0] >= 10 * 21 * 5 + 2 * INSET
    assert widths[1] > widths[0] > widths[2]
