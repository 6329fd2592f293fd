"""来历卡与规则说明里的话。"""

from decimal import Decimal

from jixiao.model.profile import ExecutionStep, ScoreStep
from jixiao.wording.figures import trimmed

NO_RULE = "没有可计算的规则，得分由评价者评定"
EXECUTION_WITHOUT_BUDGET = "预算为 0，执行率按表样填 0.00"
NO_EXECUTION_RATE = "没有预算数或执行数，算不出执行率"
COMPLETION_UNKNOWN = "口径的执行率分段要看项目是否完成，资金里没有写“项目完成: 是”或“否”"
STEP_UNKNOWN = "口径的执行率分段没有规定{case}、执行率 {rate} 的得几分"
NOT_AWARDED = "得分 = 规则得分（没有另行评定）"
NOT_AWARDED_OWN = "没有评定得分，照单位自评的认定算；原文评到上一级的，以上一级为准"
AWARDED = "由评价者评定，不是照规则算出的"
SELF_AWARDED = "由填报单位自评，不是照规则算出的"

LABELS = {
    "criterion": "标准",
    "formula": "公式",
    "substitution": "代入",
    "result": "结果",
    "rounding": "取整",
    "inputs": "输入",
    "evidence": "证据",
    "basis": "依据",
    "method": "口径依据",  # 口径所依的文件：说的是评分方法，不是这条标准的出处
    "alternatives": "若改用",
    "notes": "说明",
    "source": "出处",
    "origin": "来源",
    "against": "对照",
}


def points(value: Decimal) -> str:
    """几分。"""
    return f"{trimmed(value)} 分"


def percent(value: Decimal) -> str:
    """百分之几。"""
    return f"{trimmed(value)}%"


def step_text(step: ScoreStep) -> str:
    """分段的一段：条件与得几成。"""
    conditions = []
    if isinstance(step, ExecutionStep):
        if step.completed is not None:
            conditions.append(completion_text(completed=step.completed))
        if step.within_budget:
            conditions.append("执行数不超过预算")
    upper = step.upper if isinstance(step, ExecutionStep) else None
    if step.lower or not (conditions or upper):
        conditions.append(f"≥{percent(step.lower)}")
    if upper is not None:
        conditions.append(f"<{percent(upper)}")
    return f"{'、'.join(conditions)} 得分值的 {percent(step.share)}"


def completion_text(*, completed: bool) -> str:
    """项目完成与否。"""
    return "项目已完成" if completed else "项目尚未完成"
