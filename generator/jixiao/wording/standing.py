"""单位、年度的页上的字：份数、平均得分、部门决算里的一段。"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from jixiao.model.finding import RectificationStatus
from jixiao.model.kind import ScoreStyle
from jixiao.model.rounding import Rounding, RoundingMode, rounded
from jixiao.wording.figures import fraction_text, score_text, wan_text
from jixiao.wording.ledger import ORDER, status_text

TWO_DECIMALS: Final = Rounding(RoundingMode.HALF_UP, 2)
SHARE_NOTE: Final = f"占比{TWO_DECIMALS}。"
BY_YEAR_NOTE: Final = (
    "点年度，看那一年的各份。全年执行是各份评价的数直接相加，同一单位的整体支出与项目可能有重叠。"
    f"平均得分各文种分开算，{TWO_DECIMALS}。"
)
UNITS_NOTE: Final = "各行只计本单位的评价，不含下级单位的；没有评价的上级单位只列名称。"
FINAL_ACCOUNTS: Final = "部门决算公开素材：预算绩效管理情况"
FINAL_ACCOUNTS_LEAD: Final = (
    "这一段由本页各评价的数据写成，供部门决算公开时用：可以整段复制到决算公开文本的“预算绩效管理情况”一节。"
    "金额以全年预算数计，平均得分"
    f"{TWO_DECIMALS}。绩效制度、绩效目标编报、绩效跟踪监控的情况不在这些数据里，请据实补写。"
)
NO_PROBLEMS: Final = "这一年的评价没有登记问题，“发现问题”一句没有写。"
SUMMARY_TABLE: Final = "项目支出绩效自评汇总表"
MATERIALS: Final = "部门决算公开素材："
PARENT: Final = "上级："
EVALUATIONS, OTHERS = "各评价", "其他评价"


_WAN: Final = Decimal(10_000)
_YI: Final = Decimal(100_000_000)


def mean(values: Sequence[Decimal]) -> Fraction:
    """平均，精确。"""
    return Fraction(sum(values, Decimal(0))) / len(values)


def mean_text(values: Sequence[Decimal]) -> str:
    """平均得分，两位小数。"""
    return score_text(rounded(mean(values), TWO_DECIMALS), ScoreStyle.FIXED)


def arithmetic_text(values: Sequence[Decimal]) -> str:
    """平均得分怎样算：1,879.23 ÷ 20 = 93.9615，四舍五入，两位小数。"""
    exact = mean(values)
    whole = score_text(sum(values, Decimal(0)), ScoreStyle.FIXED)
    return f"{whole} ÷ {len(values)} = {fraction_text(exact)}，{TWO_DECIMALS}"


def amount_text(yuan: Decimal) -> str:
    """金额，不舍入：不到一亿元的以万元计，一亿元以上的以亿元计。"""
    if yuan < _YI:
        return f"{wan_text(yuan)} 万元"
    return f"{wan_text(yuan / _WAN)} 亿元"


def share_text(part: int, whole: int) -> str:
    """占比，以百分点计，两位小数。"""
    return str(rounded(Fraction(part * 100, whole), TWO_DECIMALS))


def grades_text(counts: Mapping[str, int]) -> str:
    """优 18 份，良 2 份。"""
    return "，".join(f"{grade} {n} 份" for grade, n in counts.items() if n)


def self_sentence(
    totals: Sequence[Decimal], grades: Mapping[str, int], budget: Decimal | None, *, comparable: bool
) -> str:
    """绩效自评的一句。

    budget 是各项目全年预算数之和（元），有的项目没有列的为 None；满分不一（comparable 为假）的不求平均。
    """
    money = "" if budget is None else f"，涉及预算金额{wan_text(budget)}万元"
    average = f"，平均得分{mean_text(totals)}分" if comparable else ""
    told = "，".join(f"{'评价等级为' if n == 0 else ''}“{grade}”的{grades[grade]}个" for n, grade in enumerate(grades))
    return f"开展绩效自评的项目{len(totals)}个{money}{average}，其中{told}。"


def other_sentence(mode: str, results: Sequence[tuple[str, str, str]]) -> str:
    """部门评价、财政评价、事前评估的一句；results 是各项目的名称、总分、等级。"""
    told = "；".join(f"{name}，{total}分，等级为“{grade}”" for name, total, grade in results)
    return f"开展{mode}的项目{len(results)}个（{told}）。"


def problem_sentence(counts: Mapping[RectificationStatus | None, int]) -> str:
    """发现问题的一句：没有公布整改情况的照实说，不写成零。"""
    whole = sum(counts.values())
    if counts.get(None) == whole:
        return f"评价发现问题{whole}个，整改情况未公布。"
    shown = (RectificationStatus.DONE, RectificationStatus.UNDER_WAY)
    parts = [f"{status_text(status)}{counts.get(status, 0)}个" for status in shown]
    rest = [status for status in ORDER if status not in shown and counts.get(status)]
    parts += [f"{'整改情况' if status is None else ''}{status_text(status)}{counts[status]}个" for status in rest]
    return f"评价发现问题{whole}个，其中{'，'.join(parts)}。"
