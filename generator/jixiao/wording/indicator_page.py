"""一项指标一页上的字。"""

from decimal import Decimal
from typing import Final

from jixiao.model.kind import ScoreStyle
from jixiao.model.scored import ScoredLeaf
from jixiao.wording.coverage import should_score
from jixiao.wording.figures import trimmed
from jixiao.wording.scores import computed_text

AWARDED: Final = "评定得分"
SCORE: Final = "得分"
RULE: Final = "规则得分"
OWN: Final = "自评得分"
LOST: Final = "失分"
ABOVE_ONLY: Final = "原文只评到上一级"
BY_RULE: Final = "没有另行评定，计入规则得分"

PLACE: Final = "所在"
MEANING: Final = "指标解释"
DICTIONARY: Final = "指标词典"
IN_TABLE: Final = "在指标体系中的位置"
IN_FORM: Final = "在自评表上的位置"
WEIGHT: Final = "分值"
TARGET: Final = "年度指标值"
ACTUAL: Final = "实际完成值"
CRITERION: Final = "评分标准"
FORMULA: Final = "评分算法"
KIND: Final = "评分规则"
PERFORMANCE: Final = "业绩值"
DEVIATION: Final = "偏差原因分析及改进措施"
REASON: Final = "评定理由"
BASIS: Final = "依据"
METHOD_BASIS: Final = "评分口径依据"
METHOD_ONLY: Final = "（评分方法所依，不是这条标准的出处）"
STANDARD_FROM: Final = "标准出自本报告"
SHARED: Final = "（与同组各项合用）"

POINTS: Final = "要点认定"
POINT_COLUMNS: Final = ("要点", "认定", "说明")
MET, NOT_MET, MISSING, UNKNOWN = "符合", "不符合", "缺", "没有认定"
EVIDENCE: Final = "证据"
EVIDENCE_COLUMNS: Final = ("材料", "类型", "所在的表与附件", "说明")
DATA_TABLE: Final = "数据表"
MATERIAL: Final = "所用的表与问卷"
HOW: Final = "得分怎样得出"
FINDINGS: Final = "引出的问题与建议"
NOT_NAMED: Final = "这项指标有失分，报告的各条问题都没有提到它。"
LEDGER: Final = "各条的整改情况见"
ALIKE: Final = "同名指标"
ALIKE_COLUMNS: Final = ("评价", "年度", "单位", "分值", "规则得分", "得分")
AUDIT: Final = "复核的发现"
UNEXPLAINED: Final = "没有说明理由。"

GIVEN, AGAINST = "给分", "对照"
BY_RULES: Final = "规则得分 "
DEVIATION_REASON: Final = "偏差原因"


def given_text(score: str, *, form: bool) -> str:
    """得分由谁给出。"""
    return f"单位填报 {score}" if form else f"评价组给分 {score}"


def gap_text(gap: Decimal, *, bounded: bool, unexplained: bool) -> str:
    """与规则得分的差，带正负号；bounded 是规则得分只知范围，差从近的一端算；没有说明理由的照说。"""
    if not gap:
        return "（在规则得分可能的范围之内）" if bounded else "（相同）"
    sign = "+" if gap > 0 else "−"
    return f"（{'至少' if bounded else ''}差 {sign}{trimmed(abs(gap))}{'，未说明理由' if unexplained else ''}）"


def meaning_text(explanation: str, sources: str) -> str:
    """词典的解释是本站的话，后面写官方的出处。"""
    return f"{explanation}（本站解释{f'；出处 {sources}' if sources else '，官方表上没有这个名称'}）　"


def differs_text(score: Decimal, computed: Decimal, most: Decimal | None = None) -> str:
    """与规则相差几分；规则得分只知范围的，至少差几分。"""
    gap = score - (computed if most is None or score < computed else most)
    more = f"{'' if most is None else '至少'}{'多' if gap > 0 else '少'}"
    should = should_score(computed, most, score, ScoreStyle.TRIMMED)
    return f"评定 {trimmed(score)} 分，{should}，{more}给 {trimmed(abs(gap))} 分。"


def own_text(own: Decimal, score: Decimal) -> str:
    """自评与评定相差几分。"""
    gap = score - own
    how = "核增" if gap > 0 else "核减"
    return f"单位自评 {trimmed(own)} 分，评定 {trimmed(score)} 分，{how} {trimmed(abs(gap))} 分。"


def alike_text(shown: int, every: int) -> str:
    """同名指标有几项。"""
    told = f"别处有 {every} 项同名的指标"
    return f"{told}，列出其中 {shown} 项，年度近的在前。" if shown < every else f"{told}，年度近的在前。"


def described(title: str, leaf: ScoredLeaf, evaluation: str) -> str:
    """检索结果里的一句。"""
    told = f"得 {trimmed(leaf.score)} 分" if leaf.score is not None else "没有得分"
    scores = f"满分 {trimmed(leaf.weight)} 分，{told}，规则得分 {computed_text(leaf)}"
    if leaf.own and leaf.awarded is None:  # 照自评的认定算出的，不是评审给的
        own = f"单位自评 {trimmed(leaf.self_score)} 分" if leaf.self_score is not None else "没有评定得分"
        scores = f"满分 {trimmed(leaf.weight)} 分，{own}"
    return f"{evaluation}的“{title}”：{scores}；评分标准、证据、来历与相关的问题。"
