"""首页上的字。"""

from collections.abc import Iterable
from typing import Final

from jixiao.model.kind import Mode
from jixiao.model.scored import Coverage
from jixiao.wording.coverage import NOT_CHECKED, fraction_of

WAYS: Final = "从这里看起"
WHY: Final = "某项得分怎么来的"
CITED: Final = "引用某文件的评价"
UNSETTLED: Final = "建议的整改情况"
DATA: Final = "下载数据"

GRADES: Final = "等级分布"
BY_DOCUMENT: Final = "各文种的平均得分"
DOCUMENT_NOTE: Final = "文种不同，评分的办法不同，得分不可比，平均各算各的。"
BY_YEAR: Final = "按年度"
LATEST: Final = "最近的评价"
BY_UNIT: Final = "按单位"

LARGEST: Final = "评定与按规则得分相差最多的是"
CLICK: Final = "。点开得分，看公式、代入、证据和依据。"
MOST_CITED: Final = "引用最多的："
ALL_POLICIES: Final = "全部文件"
DATA_PAGE: Final = "开放数据"
NO_RECORDS: Final = "评价没有提出建议"
NO_POLICIES: Final = "评价没有引用登记的文件"
NO_DIFFERENCE: Final = "能按规则核对的各项，评定得分都与规则一致"
DIFFERING: Final = "评定与规则不同的各份"
LATEST_DATA: Final = "最近一份的指标 CSV"


AVERAGES: Final = {
    Mode.SELF: "自评平均分",
    Mode.OUTSIDE: "评价平均分",
    Mode.BEFORE: "事前评估平均分",
}
HOW: Final = "怎样算的"


def average_label(mode: Mode | None, count: int) -> str:
    """平均分是哪些份的：自评平均分（22 份）。"""
    return f"{AVERAGES[mode] if mode is not None else '平均分'}（{count} 份）"


def spent_note(listed: int, count: int) -> str:
    """执行合计的旁注：几份写有执行数。"""
    return "按年度看" if listed == count else f"{listed} 份写有执行数，按年度看"


def span_text(years: Iterable[int], units: int) -> str:
    """2023—2026 年度，5 个单位。"""
    known = sorted(set(years))
    first, last = known[0], known[-1]
    told = f"{first} 年度" if first == last else f"{first}—{last} 年度"
    return f"{told}，{units} 个单位"


def checked_text(coverage: Coverage) -> str:
    """能核对 523/760 项；一项也核对不了的照实说。"""
    return f"能核对 {fraction_of(coverage)} 项" if coverage.checked else NOT_CHECKED


def same_text(evaluations: int) -> str:
    """能核对的各项都一致的几份。"""
    return f"{evaluations} 份能核对的都一致"


def differing_text(evaluations: int, items: int, grades: int) -> str:
    """有不同的几份、共几项，其中等级也不同的几份。"""
    told = f"{evaluations} 份有 {items} 项不同"
    return f"{told}，其中 {grades} 份等级不同" if grades else f"{told}，等级都相同"


def not_checked_text(evaluations: int) -> str:
    """一项也核对不了的几份。"""
    return f"{evaluations} 份{NOT_CHECKED}"


def cited_text(evaluations: int, times: int) -> str:
    """（3 份评价，5 处）。"""
    return f"（{evaluations} 份评价，{times} 处）"


def units_text(count: int) -> str:
    """全部 5 个单位。"""
    return f"全部 {count} 个单位"
