"""来历卡与规则说明里的话。"""

from decimal import Decimal

from jixiao.wording.figures import trimmed

NO_RULE = "没有可计算的规则，得分由评价者评定"
EXECUTION_WITHOUT_BUDGET = "预算为 0，执行率按表样填 0.00"
NOT_AWARDED = "没有评定得分，计入规则得分"

LABELS = {
    "criterion": "标准",
    "formula": "公式",
    "substitution": "代入",
    "result": "结果",
    "rounding": "取整",
    "inputs": "输入",
    "evidence": "证据",
    "basis": "依据",
    "alternatives": "若改用",
    "notes": "说明",
    "source": "出处",
}


def points(value: Decimal) -> str:
    """几分。"""
    return f"{trimmed(value)} 分"


def percent(value: Decimal) -> str:
    """百分之几。"""
    return f"{trimmed(value)}%"
