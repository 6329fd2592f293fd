"""指标词典上的字。"""

from typing import Final

TITLE: Final = "指标词典"
UNVERIFIED: Final = "未核实"
NO_SOURCE: Final = "官方表上没有这个名称，是各地的常用写法。"
NO_USES: Final = "已收入的评价没有用它。"
UNLISTED: Final = "未收入词典的指标"
UNLISTED_NOTE: Final = (
    "词典里没有、而两份以上的评价用了同一个名称的指标。确是某个词条的另一种叫法的，在 dictionary.yaml 里补充别名。"
)
NO_UNLISTED: Final = "没有。"
RATE_NOTE: Final = "得分率 = 得分 ÷ 分值，照各评价的口径取整。"
GROUP_NOTE: Final = "“几项”是它下面末级指标的项数；没有写的，它本身就是末级指标。"
ENOUGH: Final = 3
"""有这么多份得分率才画分布。"""


def lead_text(terms: int, used: int, uses: int) -> str:
    """词典开头的一段。"""
    return (
        f"词条 {terms} 个，其中 {used} 个有评价在用，共 {uses} 处。"
        "一项指标的名称与词条的名称或别名相同，就算用了这个词条；先看同一级别的词条，没有再看别的级别。"
        "解释是编者的话，名称、归属和算法取自列出的文件。"
    )


def uses_text(uses: int, evaluations: int) -> str:
    """几份评价的几处。"""
    return f"{evaluations} 份评价，{uses} 处。"


def band_text(lower: int, upper: int | None) -> str:
    """得分率的一段。"""
    if upper is None:
        return f"{lower}%"
    return f"{upper}% 以下" if lower == 0 else f"{lower}%（含）–{upper}%"
