"""两个印出的数之差：精确相减，带正负号；有一个不是数的没有。"""

import pytest

from jixiao.wording.compare import difference_text


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("89.50", "87.80", "−1.70"),
        ("3.9", "4.25", "+0.35"),
        ("100.00%", "78.9%", "−21.10"),
        ("1,663.27", "2,700.00", "+1,036.73"),
        ("0.1", "0.3", "+0.2"),
        ("5", "5.00", "0"),
        ("—", "5.00", None),
        ("16–20", "5.00", None),
        ("优", "良", None),
    ],
)
def test_差由印出的数相减(first: str, second: str, told: str | None):
    assert difference_text(first, second) == told
