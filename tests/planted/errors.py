"""埋进去的错：一种一个函数，在随机的一处改一下。返回假的，是这份材料没有可改之处。

codes 是应当据以发现的诊断编号，原样上没有的多出一条，才算发现；有两个的，看埋在哪一种指标上。
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Final

from tests.planted.documents import Data, Document, plain

Plant = Callable[[Document, Random], bool]


@dataclass(frozen=True)
class PlantedError:
    """一种错。"""

    name: str
    codes: frozenset[str]
    plant: Plant


def _number(text: str) -> Decimal:
    return Decimal(text.rstrip("%").replace(",", ""))


def _nudged(text: str, rng: Random, steps: tuple[int, ...] = (1, 2, 5, 9)) -> str:
    """把一个数的末位改动几个单位，其余照原样（位数、百分号）。"""
    value = _number(text)
    exponent = value.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    change = rng.choice(steps) * unit
    changed = value - change if value > change and rng.random() < 0.5 else value + change
    return f"{changed:f}{'%' if text.endswith('%') else ''}"


# ---------------------------------------------------------------- 公布的结果与资金


def total(document: Document, rng: Random) -> bool:
    published = document.data.get("公布值") or {}
    if "总分" not in published:
        return False
    published["总分"] = _nudged(published["总分"], rng, (2, 3, 7))
    return True


def grade(document: Document, rng: Random) -> bool:
    published = document.data.get("公布值") or {}
    if "等级" not in published:
        return False
    published["等级"] = rng.choice([word for word in "优良中差" if word != published["等级"]])
    return True


def _funds_rows(document: Document) -> dict[str, Data]:
    funds = document.data.get("资金") or {}
    return {name: row for name, row in funds.items() if isinstance(row, dict)}


def execution_rate(document: Document, rng: Random) -> bool:
    rows = [r["公布值"] for r in _funds_rows(document).values() if _number(r.get("公布值", {}).get("执行率", "0")) > 0]
    if not rows:
        return False
    chosen = rng.choice(rows)
    chosen["执行率"] = _nudged(chosen["执行率"], rng, (2, 5, 9))
    return True


def _fund_part(column: str) -> Plant:
    def plant(document: Document, rng: Random) -> bool:
        rows = _funds_rows(document)
        parts = [r for name, r in rows.items() if name != "年度资金总额" and _number(r.get(column, "0")) > 0]
        if len(rows) < 4 or not parts:
            return False
        chosen = rng.choice(parts)
        chosen[column] = _nudged(chosen[column], rng)
        return True

    return plant


def ten_thousandfold(document: Document, rng: Random) -> bool:
    rows = _funds_rows(document)
    if len(rows) < 4:
        return False
    column = rng.choice(("年初预算数", "全年预算数", "全年执行数"))
    whole = rows["年度资金总额"]
    whole[column] = plain(_number(whole[column]) * 10000)
    return True


def execution_score(document: Document, rng: Random) -> bool:
    funds = document.data.get("资金") or {}
    if "得分" not in funds:
        return False
    funds["得分"] = _nudged(funds["得分"], rng)
    return True


def printed_execution_score(document: Document, rng: Random) -> bool:
    printed = _funds_rows(document).get("年度资金总额", {}).get("公布值", {})
    if "得分" not in printed:
        return False
    printed["得分"] = _nudged(printed["得分"], rng)
    return True


# ---------------------------------------------------------------- 自评表的行


def _rows(document: Document) -> list[Data]:
    return list(document.data.get("绩效指标") or [])


def _quantitative(document: Document) -> list[Data]:
    return [
        row
        for row in _rows(document)
        if row.get("年度指标值", "").startswith("≥") and "评分规则" not in row and "得分" in row
    ]


def row_score(document: Document, rng: Random) -> bool:
    rows = [row for row in _quantitative(document) if _number(row["得分"]) > 1]
    if not rows:
        return False
    row = rng.choice(rows)
    row["得分"] = f"{_number(row['得分']) - Decimal(rng.choice(('0.1', '0.5', '1')))}"
    return True


def row_weight(document: Document, rng: Random) -> bool:
    rows = [row for row in _rows(document) if "分值" in row]
    if not rows:
        return False
    row = rng.choice(rows)
    row["分值"] = f"{_number(row['分值']) + rng.choice((1, 2, 5))}"
    return True


def above_weight(document: Document, rng: Random) -> bool:
    rows = [row for row in _rows(document) if "分值" in row and "得分" in row]
    if not rows:
        return False
    row = rng.choice(rows)
    row["得分"] = f"{_number(row['分值']) + Decimal(rng.choice(('0.01', '0.5', '2')))}"
    return True


def deviation_left_out(document: Document, rng: Random) -> bool:
    rows = [row for row in _rows(document) if row.get("偏差原因分析及改进措施") and row.get("得分") != row.get("分值")]
    rows = [row for row in rows if _number(row["得分"]) < _number(row["分值"])]
    if not rows:
        return False
    del rng.choice(rows)["偏差原因分析及改进措施"]
    return True


def actual_lower(document: Document, rng: Random) -> bool:
    rows = [row for row in _quantitative(document) if row["得分"] == row["分值"] or _same(row)]
    if not rows:
        return False
    row = rng.choice(rows)
    digits = "".join(c for c in row["实际完成值"] if c.isdigit() or c == ".")
    target = "".join(c for c in row["年度指标值"] if c.isdigit() or c == ".")
    row["实际完成值"] = row["实际完成值"].replace(digits, plain(Decimal(target) / 2))
    return True


def _same(row: Data) -> bool:
    return _number(row["得分"]) == _number(row["分值"])


def target_higher(document: Document, rng: Random) -> bool:
    rows = [row for row in _quantitative(document) if not row["年度指标值"].endswith("%")]
    if not rows:
        return False
    row = rng.choice(rows)
    digits = "".join(c for c in row["年度指标值"] if c.isdigit() or c == ".")
    row["年度指标值"] = row["年度指标值"].replace(digits, plain(Decimal(digits) * 3))
    return True


def other_unit(document: Document, rng: Random) -> bool:
    rows = [
        row for row in _quantitative(document) if row["实际完成值"].endswith("场") or row["实际完成值"].endswith("册")
    ]
    if not rows:
        return False
    row = rng.choice(rows)
    row["实际完成值"] = row["实际完成值"][:-1] + "%"
    return True


def partly_met(document: Document, rng: Random) -> bool:
    rows = [row for row in _rows(document) if row.get("实际完成值") == "达成指标" and _same(row)]
    if not rows:
        return False
    rng.choice(rows)["实际完成值"] = "部分达成指标并具有一定效果"
    return True


def score_left_out(document: Document, rng: Random) -> bool:
    rows = [row for row in _rows(document) if row.get("实际完成值") == "达成指标" and "得分" in row]
    if not rows:
        return False
    del rng.choice(rows)["得分"]
    return True


def row_twice(document: Document, rng: Random) -> bool:
    rows = document.data.get("绩效指标") or []
    if not rows:
        return False
    place = rng.randrange(len(rows))
    rows.insert(place, dict(rows[place]))
    return True


def template_hint(document: Document, rng: Random) -> bool:
    field = rng.choice(("预期目标", "实际完成情况"))
    if field not in document.data:
        return False
    document.data[field] += rng.choice(("（200字以内）", "……", "XX项"))
    return True


def achievement_copied(document: Document, rng: Random) -> bool:
    del rng
    if "预期目标" not in document.data or "实际完成情况" not in document.data:
        return False
    document.data["实际完成情况"] = document.data["预期目标"]
    return True


def code_twice(document: Document, rng: Random) -> bool:
    rows = _rows(document)
    if len(rows) < 2:
        return False
    for row in rng.sample(rows, 2):
        row["代码"] = "S1"
    return True


def satisfaction_under_outputs(document: Document, rng: Random) -> bool:
    del rng
    rows = [row for row in _rows(document) if "满意度" in row["三级指标"] and row["一级指标"].startswith("满意度")]
    if not rows:
        return False
    rows[0]["一级指标"], rows[0]["二级指标"] = "产出指标", "数量指标"
    return True


def count_named_rate(document: Document, rng: Random) -> bool:
    rows = [row for row in _quantitative(document) if row["年度指标值"].endswith("%") and "率" in row["三级指标"]]
    if not rows:
        return False
    row = rng.choice(rows)
    row["年度指标值"], row["实际完成值"] = row["年度指标值"][:-1] + "人", row["实际完成值"][:-1] + "人"
    return True


def actual_left_out(document: Document, rng: Random) -> bool:
    rows = [row for row in _rows(document) if "实际完成值" in row and "得分" in row and "评分规则" not in row]
    if not rows:
        return False
    del rng.choice(rows)["实际完成值"]
    return True


def overspent(document: Document, rng: Random) -> bool:
    rows = _funds_rows(document)
    if not rows:
        return False
    whole = rows["年度资金总额"]
    whole["全年执行数"] = f"{_number(whole['全年预算数']) * Decimal(rng.choice(('1.05', '1.2'))):f}"
    return True


FORM_ERRORS: Final = (
    PlantedError("公布的总分印错", frozenset({"JX501"}), total),
    PlantedError("公布的等级印错", frozenset({"JX502"}), grade),
    PlantedError("执行率末位印错", frozenset({"JX504"}), execution_rate),
    PlantedError("资金分项的执行数印错", frozenset({"JX505"}), _fund_part("全年执行数")),
    PlantedError("资金分项的预算数印错", frozenset({"JX505"}), _fund_part("全年预算数")),
    PlantedError("资金分项的年初预算印错", frozenset({"JX505"}), _fund_part("年初预算数")),
    PlantedError("总额把元当成万元", frozenset({"JX505"}), ten_thousandfold),
    PlantedError("执行数超过预算", frozenset({"JX315"}), overspent),
    PlantedError("执行率得分填错", frozenset({"JX506"}), execution_score),
    PlantedError("资金栏里的得分印得不同", frozenset({"JX503"}), printed_execution_score),
    PlantedError("一行的得分少给", frozenset({"JX302"}), row_score),
    PlantedError("一行的分值改大", frozenset({"JX602"}), row_weight),
    PlantedError("得分高于分值", frozenset({"JX303"}), above_weight),
    PlantedError("失分不写偏差原因", frozenset({"JX310"}), deviation_left_out),
    PlantedError("完成值减半而满分", frozenset({"JX302"}), actual_lower),
    PlantedError("指标值提高而得分不变", frozenset({"JX302"}), target_higher),
    PlantedError("完成值写成另一种单位", frozenset({"JX614"}), other_unit),
    PlantedError("部分达成而满分", frozenset({"JX304"}), partly_met),
    PlantedError("定性指标漏填得分", frozenset({"JX309"}), score_left_out),
    PlantedError("一行填了两遍", frozenset({"JX608"}), row_twice),
    PlantedError("表样的提示没有删", frozenset({"JX816"}), template_hint),
    PlantedError("完成情况照抄目标", frozenset({"JX812"}), achievement_copied),
    PlantedError("代码重复", frozenset({"JX601"}), code_twice),
    PlantedError("满意度放在产出之下", frozenset({"JX610"}), satisfaction_under_outputs),
    PlantedError("名称是率而单位是人", frozenset({"JX611"}), count_named_rate),
    PlantedError("完成值漏填而有得分", frozenset({"JX307", "JX613"}), actual_left_out),
)
