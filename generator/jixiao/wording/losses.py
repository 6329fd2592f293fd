"""失分怎样说：得几分、失几分，数与标准对照，为什么。"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from jixiao.wording.figures import trimmed

LOSSES: Final = "失分"
MAIN_LOSSES: Final = "主要失分"
NOTHING_LOST: Final = "没有失分。"
ONLY_LOSSES: Final = "只看失分项"
UNEXPLAINED: Final = "来源没有说明理由。"
BY_RULE: Final = "按规则应得 "
NOT_TOLD: Final = "，评定与此不同，没有说明理由"
BELOW: Final = "其下按规则失分的："
BELOW_OWN: Final = "其下单位自评就失分的："
PROPORTIONAL: Final = "，得分按这个比率计"


def lost_text(lost: Decimal) -> str:
    """失几分，写在得分后面：（−1.8）。"""
    return f"（−{trimmed(lost)}）"


def lines_text(full_mark: Decimal, zero_below: Decimal | None) -> str:
    """规则的线：，满分线 95%，低于 80% 不得分。"""
    zero = "" if zero_below is None else f"，低于 {trimmed(zero_below)}% 不得分"
    return f"，满分线 {trimmed(full_mark)}%{zero}"


def stated_text(target: str, actual: str) -> str:
    """自评表上的两格。"""
    return f"年度指标值 {target}，实际完成值 {actual}"


def missing_text(items: Sequence[str]) -> str:
    """清单缺的各项、分点不符合的各点。"""
    return f"不符合：{'；'.join(items)}"


def occurred_text(times: int) -> str:
    """发生几次。"""
    return f"发生 {times} 次"


def others_text(count: int) -> str:
    """另有几项失分没有列出。"""
    return f"另有 {count} 项失分，见指标体系："


def lost_names(names: Sequence[str]) -> str:
    """失分在哪里，一个旁注的长短：预算执行率；预算执行率等 3 项。"""
    if not names:
        return "各项都是满分"
    return names[0] if len(names) == 1 else f"{names[0]}等 {len(names)} 项"
