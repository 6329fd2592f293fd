"""得分栏与理由栏里的话。"""

from jixiao.model.indicator import FormRow
from jixiao.model.kind import ScoreStyle
from jixiao.model.scored import ScoredGroup, ScoredLeaf, Status
from jixiao.wording.figures import score_text, trimmed

NONE = "—"
INSUFFICIENT = "依据不足"
NOT_APPLICABLE = "不适用"
NO_REASON = "未说明理由"
SELF_SCORED = "的自评"
EXECUTION = "预算执行率"
OUTPUT = "产出"
TIER_OF = "“{tier}”一档"


def computed_text(leaf: ScoredLeaf) -> str:
    """规则得分栏：得分、定性区间、依据不足或没有规则。"""
    if not leaf.applies:
        return NOT_APPLICABLE
    if leaf.computed is not None:
        return score_text(leaf.computed, ScoreStyle.FIXED)
    if leaf.band is not None:
        return f"{trimmed(leaf.band.lower)}–{trimmed(leaf.band.upper)}"
    if leaf.status is Status.INSUFFICIENT:
        return INSUFFICIENT
    return NONE


def reason_text(leaf: ScoredLeaf) -> str:
    """理由与说明栏：写了的理由；与规则不符而没有写的，照实说没有。"""
    parts = []
    if leaf.reason:
        parts.append(leaf.reason)
    elif leaf.differs and not isinstance(leaf.detail, FormRow):
        parts.append(NO_REASON)
    if leaf.insufficient:
        parts.append(f"{INSUFFICIENT}：{leaf.insufficient}")
    if leaf.detail.note:
        parts.append(leaf.detail.note)
    return "。".join(p.rstrip("。") for p in parts) + "。" if parts else ""


def name_of(node: ScoredGroup | ScoredLeaf) -> str:
    """诊断里怎样称呼它：报告带代码，自评表的行只有名称。"""
    form = isinstance(node, ScoredLeaf) and isinstance(node.detail, FormRow)
    return f"“{node.name}”" if form else f"{node.code} {node.name}"
