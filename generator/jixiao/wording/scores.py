"""得分栏与理由栏里的话。"""

from decimal import Decimal

from jixiao.model.indicator import FormRow
from jixiao.model.scored import ScoredGroup, ScoredLeaf, Status
from jixiao.wording.coverage import rule_text
from jixiao.wording.figures import trimmed

NONE = "—"
INSUFFICIENT = "依据不足"
NOT_APPLICABLE = "不适用"
NO_REASON = "未说明理由"
EDITOR = "编者注"
SELF_SCORED = "的自评"
EXECUTION = "预算执行率"
PASSED, FAILED = "达标", "未达标"
OUTPUT = "产出"


def computed_text(leaf: ScoredLeaf) -> str:
    """规则得分栏：得分、定性区间、依据不足或没有规则。"""
    if not leaf.applies:
        return NOT_APPLICABLE
    if leaf.computed is not None:
        return rule_text(leaf.computed, leaf.most)
    if leaf.band is not None:
        return f"{trimmed(leaf.band.lower)}–{trimmed(leaf.band.upper)}"
    if leaf.status is Status.INSUFFICIENT:
        return INSUFFICIENT
    return NONE


def editor_text(leaf: ScoredLeaf) -> str:
    """编者的话：与规则不符而没有写理由的照实说没有；依据不足的缘由；编者的说明。"""
    parts = []
    if leaf.differs and not leaf.reason and not isinstance(leaf.detail, FormRow):
        parts.append(NO_REASON)
    if leaf.insufficient:
        parts.append(f"{INSUFFICIENT}（{leaf.insufficient.rstrip('。')}）")
    if leaf.detail.note:
        parts.append(leaf.detail.note)
    return _sentences(parts)


def noted(text: str) -> str:
    """编者的话标明是编者的；没有话的为空。"""
    return f"{EDITOR}：{text}" if text else ""


def reason_text(leaf: ScoredLeaf) -> str:
    """理由与说明同在一栏的：评价者的理由在前，编者的话标明在后。"""
    return f"{_sentences([leaf.reason] if leaf.reason else [])}{noted(editor_text(leaf))}"


def _sentences(parts: list[str]) -> str:
    return "。".join(part.rstrip("。") for part in parts) + "。" if parts else ""


def lost_text(path: list[str], lost: Decimal) -> str:
    """只看失分项时随行名写的：上级与失分。"""
    return f"{' › '.join(path)}　−{trimmed(lost)} 分".lstrip("　")


def all_lost_text(lost: Decimal, listed: Decimal) -> str:
    """只看失分项时合计旁写的；与列出的各项之和不同的，两个数都写。"""
    told = f"共失 {trimmed(lost)} 分"
    return told if lost == listed else f"{told}（列出的各项合 {trimmed(listed)} 分）"


def tier_name(name: str | None, lower: Decimal | None, upper: Decimal | None) -> str:
    """一档的名称，没有名称的说范围。"""
    if name:
        return name
    if lower is None:
        return f"<{trimmed(upper)}" if upper is not None else "任何值"
    return f"≥{trimmed(lower)}" if upper is None else f"{trimmed(lower)}（含）–{trimmed(upper)}"


def stated_values(target: str, actual: str) -> str:
    """指标栏的两格。"""
    return f"年度指标值是 {target}、实际完成值是 {actual}"


def stated_actual(actual: str) -> str:
    """实际值。"""
    return f"实际值是 {actual}"


def in_both(low: Decimal, high: Decimal, grades: tuple[str, str]) -> str:
    """哪些分数同属两档。"""
    named = "".join(f"“{grade}”" for grade in grades)
    if low == high:
        return f"{trimmed(low)} 分同属{named}两档，没有写明归哪一档"
    return f"{trimmed(low)}–{trimmed(high)} 分同属{named}两档"


def in_neither(low: Decimal, high: Decimal) -> str:
    """哪些分数不属于任何一档。"""
    scores = f"{trimmed(low)} 分" if low == high else f"{trimmed(low)} 与 {trimmed(high)} 之间的分数"
    return f"{scores}不属于任何一档"


def name_of(node: ScoredGroup | ScoredLeaf) -> str:
    """诊断里怎样称呼它：报告带代码，自评表的行只有名称。"""
    form = isinstance(node, ScoredLeaf) and isinstance(node.detail, FormRow)
    return f"“{node.name}”" if form else f"{node.code} {node.name}"
