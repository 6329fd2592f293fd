"""虚构的评价：随机而处处相合，供埋错。只用十进制小数，与程序的算法各算各的。

每份是“相对评价目录的路径 → 内容”；YAML 的值一律是文字，与读取阶段看到的一样。
"""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random
from typing import Any, TypeAlias

Data: TypeAlias = dict[str, Any]

CENT = Decimal("0.01")


@dataclass
class Document:
    """一份评价：evaluation.yaml 的数据，与其余文件。"""

    name: str
    data: Data
    files: dict[str, str]


def half_up(value: Decimal) -> Decimal:
    """四舍五入到两位。"""
    return value.quantize(CENT, ROUND_HALF_UP)


def truncated(value: Decimal) -> Decimal:
    """截尾到两位。"""
    return value.quantize(CENT, ROUND_DOWN)


def plain(value: Decimal) -> str:
    """去掉末尾的零。"""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def grade_of(total: Decimal) -> str:
    """90/80/60 优良中差。"""
    return next((word for word, lower in (("优", 90), ("良", 80), ("中", 60)) if total >= lower), "差")


def split(rng: Random, whole: int, parts: int) -> list[int]:
    """把整数分成若干个正整数。"""
    cuts = sorted(rng.sample(range(1, whole), parts - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]


_COUNTS = (
    ("数量指标", "读书活动场次", "场"),
    ("数量指标", "志愿服务人次", "人次"),
    ("数量指标", "新书入藏册数", "册"),
    ("数量指标", "培训班期数", "期"),
)
_SHARES = (
    ("质量指标", "验收合格率", "%"),
    ("时效指标", "按期完成率", "%"),
    ("质量指标", "设备完好率", "%"),
)
_BENEFITS = (
    ("社会效益指标", "阅读氛围", "提升"),
    ("可持续影响指标", "长效管理机制", "健全"),
    ("社会效益指标", "居民参与程度", "提高"),
)
_PLACES = ("东湖", "西山", "南苑", "北桥", "新泾", "老港", "清河", "白云")
_WORKS = ("阅览室运行", "健身步道养护", "老年食堂补贴", "社区花园改造", "青少年课堂", "便民服务点")


def form(rng: Random, number: int) -> Document:
    """一份自评表。"""
    place, work = rng.choice(_PLACES), rng.choice(_WORKS)
    fiscal_budget = Decimal(rng.randrange(500, 20000)) / 100
    carry_budget = Decimal(rng.randrange(100, 3000)) / 100
    fiscal_spent = fiscal_budget - Decimal(rng.randrange(1, 200)) / 100
    carry_spent = carry_budget - Decimal(rng.randrange(0, 50)) / 100
    budget, spent = fiscal_budget + carry_budget, fiscal_spent + carry_spent
    rate = truncated(spent / budget * 100)
    earned = half_up(rate / 10)
    rows, scores = _rows(rng)
    total = earned + sum(scores, Decimal(0))

    def row(budgeted: Decimal, paid: Decimal) -> Data:
        share = truncated(paid / budgeted * 100) if budgeted else Decimal("0.00")
        amounts = {"年初预算数": f"{budgeted:.2f}", "全年预算数": f"{budgeted:.2f}", "全年执行数": f"{paid:.2f}"}
        return {**amounts, "公布值": {"执行率": f"{share}%"}}

    whole = row(budget, spent)
    whole["公布值"] = {"执行率": f"{rate}%", "得分": f"{earned}"}
    data: Data = {
        "评价类型": "项目支出绩效自评",
        "文件状态": "起草中",
        "评分口径": "shanghai",
        "年度": str(2019 + number % 6),
        "项目名称": f"{place}{work}经费（第{number + 1}标段）",
        "主管部门": f"{place}街道办事处",
        "实施单位": f"{place}街道社区事务中心",
        "公布值": {"总分": f"{total}", "等级": grade_of(total)},
        "预期目标": f"{place}居民全年都用得上{work}，服务按期、合格。",
        "实际完成情况": f"年内{work}照常运转，{place}各居民区都有覆盖，个别事项未满额。",
        "资金": {
            "单位": "万元",
            "年度资金总额": whole,
            "当年财政拨款": row(fiscal_budget, fiscal_spent),
            "上年结转资金": row(carry_budget, carry_spent),
            "其他资金": row(Decimal(0), Decimal(0)),
            "分值": "10",
            "得分": f"{earned}",
        },
        "绩效指标": rows,
    }
    return Document(f"form-{number}", data, {})


def _rows(rng: Random) -> tuple[list[Data], list[Decimal]]:
    """产出 50、效益 30、满意度 10；定量的有的没有完成，按比例得分并写偏差原因。"""
    rows: list[Data] = []
    scores: list[Decimal] = []
    quantities = rng.sample(_COUNTS, 3) + rng.sample(_SHARES, 2)
    quantities.sort(key=lambda item: item[0])
    for (level2, name, unit), weight in zip(quantities, split(rng, 50, 5), strict=True):
        target = 100 if unit == "%" else rng.choice((20, 40, 50, 80))
        missed = rng.random() < 0.4
        actual = target - target // 10 * rng.randrange(1, 3) if missed else target
        score = half_up(Decimal(weight) * min(actual, target) / target)
        _add(rows, scores, ("产出指标", level2, name), f"≥{target}{unit}", f"{actual}{unit}", weight, score)
        if missed:
            rows[-1]["偏差原因分析及改进措施"] = f"{name}受场地所限，下年提早安排。"
    benefits = sorted(rng.sample(_BENEFITS, 2))
    for (level2, name, target), weight in zip(benefits, split(rng, 30, 2), strict=True):
        _add(rows, scores, ("效益指标", level2, name), target, "达成指标", weight, Decimal(weight))
    leaf = ("满意度指标", "服务对象满意度指标", "居民满意度")
    _add(rows, scores, leaf, "≥90%", f"{rng.randrange(90, 99)}%", 10, Decimal(10))
    return rows, scores


def _add(
    rows: list[Data], scores: list[Decimal], names: tuple[str, str, str], target: str, actual: str, weight: int,
    score: Decimal,
) -> None:  # fmt: skip
    keys = ("一级指标", "二级指标", "三级指标")
    row = dict(zip(keys, names, strict=True))
    rows.append({**row, "年度指标值": target, "实际完成值": actual, "分值": f"{weight}", "得分": f"{half_up(score)}"})
    scores.append(half_up(score))
