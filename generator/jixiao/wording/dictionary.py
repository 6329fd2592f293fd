"""指标词典上的字。"""

from typing import Final

TITLE: Final = "指标词典"
UNVERIFIED: Final = "未核实"
EXPLANATION: Final = "本站解释"
OWN_FORMULA: Final = "通行算法"
OFFICIAL: Final = "官方文件里的这一项"
OFFICIAL_NOTE: Final = (
    "名称、所在、算法照所列的文件；要点是概述，字句以原文为准。"
    "没有写要点、算法的，是文件没有给，或者本站没有取得原文，不补。"
)
UNVERIFIED_NOTE: Final = "标“未核实”的，本站还没有对照过原文。"
DOCUMENT, ATTACHMENT, FRAME, POINTS, FORMULA = "文件", "条款、附件", "所在", "所列要点（概述）", "算法"
LOCAL: Final = "各地常用"
NO_SOURCE: Final = "收入词典的官方文件里没有这个名称，是各地的常用写法；解释和算法都是本站的。"
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
        "解释是本站编者的话，不是原文；名称、归属、要点和算法取自所列的文件，点开词条看得到文号和表名。"
    )


def checked(text: str, *, verified: bool) -> str:
    """没有对照过原文的标明。"""
    return text if verified or not text else f"{text}（{UNVERIFIED}）"


def uses_text(uses: int, evaluations: int) -> str:
    """几份评价的几处。"""
    return f"{evaluations} 份评价，{uses} 处。"


def band_text(lower: int, upper: int | None) -> str:
    """得分率的一段。"""
    if upper is None:
        return f"{lower}%"
    return f"{upper}% 以下" if lower == 0 else f"{lower}%（含）–{upper}%"
