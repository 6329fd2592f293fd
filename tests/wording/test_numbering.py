"""公文的层次序数（GB/T 9704-2012 7.3.3）。"""

import pytest

from jixiao.wording.numbering import chinese_number, circled, heading_number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (19, "十九"),
        (20, "二十"),
        (21, "二十一"),
        (90, "九十"),
        (99, "九十九"),
    ],
)
def test_汉字数(number: int, text: str):
    assert chinese_number(number) == text


def test_一到九十九各不相同():
    written = [chinese_number(n) for n in range(1, 100)]
    assert len(set(written)) == 99
    assert all(set(text) <= set("一二三四五六七八九十") for text in written)


@pytest.mark.parametrize(
    ("level", "number", "text"),
    [
        (1, 1, "一、"),
        (1, 12, "十二、"),
        (2, 3, "（三）"),
        (3, 4, "4."),
        (4, 5, "（5）"),
        (5, 1, "①"),
        (5, 20, "⑳"),
        (6, 2, "②"),
    ],
)
def test_各级标题的序数(level: int, number: int, text: str):
    assert heading_number(level, number) == text


def test_圈码到二十为止():
    assert "".join(circled(n) for n in range(1, 21)) == "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
    assert circled(21) == "(21)"
