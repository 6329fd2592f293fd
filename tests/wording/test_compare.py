"""两个印出的数之差：精确相减，带正负号；有一个不是数的没有。"""

import pytest

from jixiao.wording.compare import both_names, difference_text, even, incomparable_text, is_number


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


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["13", "2.00"], ["13.00", "2.00"]),
        (["4", "2.6", "1,663"], ["4.0", "2.6", "1,663.0"]),
        (["4", "3"], ["4", "3"]),
        (["-3.9", "12"], ["-3.9", "12.0"]),
        (["4", "16–20", "—", "依据不足", "3.5"], ["4.0", "16–20", "—", "依据不足", "3.5"]),
        (["4.00", "100%", "2024 年"], ["4.00", "100%", "2024 年"]),  # 百分数是取整来的，补了零就成了另一个数
        (["—"], ["—"]),
    ],
)
def test_一行的数取齐小数位数(texts: list[str], told: list[str]):
    assert even(texts) == told


@pytest.mark.parametrize(
    ("text", "number"), [("1,410.62", True), ("99.95%", True), ("—", False), ("良", False), ("2024 年", False)]
)
def test_是不是一个数(text: str, number: bool):  # noqa: FBT001 参数化的期望值
    assert is_number(text) is number


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["决策", "决策"], "决策"),
        (["部门决策", "决策", "部门决策"], "部门决策／决策"),
        (["场次", "场 次"], "场次"),
        (["发放单位(人数)", "发放单位（人数）"], "发放单位(人数)"),
    ],
)
def test_名称不同的都写(names: list[str], told: str):
    assert both_names(names) == told


def test_不可比的缘由_只说不同的():
    assert incomparable_text(["甲"], ["丙", "丁"]).startswith("评分口径不同：丙；丁。评分的办法不同")
    assert incomparable_text(["甲", "乙"], ["丙", "丁"]).startswith("文种不同：甲；乙。评分口径不同：丙；丁。")
