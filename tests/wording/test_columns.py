"""按显示宽度排文字：宽度、折行、避头尾。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.wording.columns import display_width, folded


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("项目", 4),
        ("（1）", 5),
        ("１２", 4),
        ("a项b", 4),
        ("“引”", 4),
        ("é", 1),
        ("e\u0301", 1),
        ("①", 1),
    ],
)
def test_显示宽度(text: str, width: int):
    assert display_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("一二三四五", 6, ["一二三", "四五"]),
        ("一二三，四五", 6, ["一二", "三，四", "五"]),  # 逗号不在行首，带着前一字下去
        ("一二（三四）", 6, ["一二", "（三", "四）"]),  # 括号不在行尾，也不在行首
        ("得 12.50 分", 6, ["得", "12.50", "分"]),
        ("见 evaluations/a.yaml:1 行", 8, ["见", "evaluations/a.yaml:1", "行"]),  # 路径不折断
        ("短", 80, ["短"]),
        ("", 10, [""]),
    ],
)
def test_折行(text: str, width: int, lines: list[str]):
    assert list(folded(text, width)) == lines


def test_第二行起缩进():
    assert list(folded("  一二三四五六", 8, indent="  ")) == ["  一二三", "  四五六"]


def test_没有宽度的不折():
    assert list(folded("一二三" * 100, None)) == ["一二三" * 100]


@given(st.text(alphabet="项目得分 ", max_size=80), st.integers(4, 40))
def test_可拆的字折行不出格_不丢字(text: str, width: int):
    lines = list(folded(text.strip(), width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(display_width(line) <= width for line in lines)


@given(st.text(alphabet="项目ab1（），。”", max_size=80), st.integers(8, 40))
def test_避头的标点不在行首_避尾的不在行尾(text: str, width: int):
    lines = list(folded(text, width))
    assert "".join(lines) == text
    assert not [line for line in lines[1:] if line[:1] in set("），。”")]
    assert not [line for line in lines[:-1] if line.endswith("（")]
