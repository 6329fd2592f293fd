"""JX3xx 评分与规则：得分是不是照规则给的。"""

from typing import Final

from jixiao.audit.check import Check
from jixiao.audit.scores.awarded import (
    find_above_weight,
    find_differing,
    find_insufficient,
    find_not_scored,
    find_outside_band,
    find_unexplained_losses,
)
from jixiao.audit.scores.outcome import find_grade_under_rules
from jixiao.wording.codes import scores as codes

SCORE_CHECKS: Final = (
    Check(codes.DIFFERS_FROM_RULE, find_differing),
    Check(codes.ABOVE_WEIGHT, find_above_weight),
    Check(codes.OUTSIDE_BAND, find_outside_band),
    Check(codes.INSUFFICIENT, find_insufficient),
    Check(codes.GRADE_UNDER_RULES, find_grade_under_rules),
    Check(codes.NOT_SCORED, find_not_scored),
    Check(codes.LOSS_UNEXPLAINED, find_unexplained_losses),
)
