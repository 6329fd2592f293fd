"""等级线的各种写法。"""

from decimal import Decimal

import pytest

from jixiao.model.grade_text import GradeLine, grade_lines

FOUR = ("优", "良", "中", "差")
THREE = ("可行", "部分可行", "暂缓")


def line(name: str, low: int | None, high: int | None, low_mark: str = "", high_mark: str = "") -> GradeLine:
    ends = (None if end is None else Decimal(end) for end in (low, high))
    return GradeLine(name, *ends, low_mark, high_mark)


@pytest.mark.parametrize(
    ("text", "names", "lines"),
    [
        ("分两档：90（含）—100分为优，80（含）－90分为良", FOUR, [line("优", 90, 100, "含"), line("良", 80, 90, "含")]),
        ("70分以下暂缓，70~90分部分可行，90分以上可行。", THREE,
         [line("可行", 90, None), line("部分可行", 70, 90), line("暂缓", None, 70)]),
        ("优（90—100分）、良（80—89分）", FOUR, [line("优", 90, 100), line("良", 80, 89)]),
        ("90分（含）以上的评为“优”；60分以下（不含）的评为“差”", FOUR,
         [line("优", 90, None, "含"), line("差", None, 60, "", "不含")]),
        ("60分及以上为合格，60分以下为不合格", ("合格", "不合格"),
         [line("合格", 60, None, "含"), line("不合格", None, 60)]),
        ("其中80分以上的优先安排，60分以下的差额扣回", FOUR, []),
        ("得分率90%以上为优", FOUR, []),
        ("90分以上为优，85分以上也为优", FOUR, []),
        ("本次得88分，等级为良", FOUR, []),
    ],
)  # fmt: skip
def test_读出等级线(text: str, names: tuple[str, ...], lines: list[GradeLine]):
    assert list(grade_lines(text, names)) == lines
