"""评议：没有可计算的规则，由评价者评定并说明理由。"""

from jixiao.model.rule import JudgementRule
from jixiao.model.scored import Status
from jixiao.score.case import Case, Judgement
from jixiao.wording.derivations import NO_RULE


def score_judgement(rule: JudgementRule, case: Case) -> Judgement:
    """没有规则得分。"""
    del rule, case  # 评议不计算
    return Judgement(Status.UNDECIDABLE, formula=NO_RULE)
