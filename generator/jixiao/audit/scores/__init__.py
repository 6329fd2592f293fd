"""JX3xx 评分与规则：得分是不是照规则给的。"""

from typing import Final

from jixiao.audit.check import Check
from jixiao.audit.scores.awarded import (
    find_differing,
    find_group_awarded,
    find_insufficient,
    find_not_scored,
    find_outside_band,
    find_unattainable,
    find_unexplained_losses,
)
from jixiao.audit.scores.execution import (
    find_execution_without_rate,
    find_low_execution,
    find_other_execution,
    find_over_spent,
)
from jixiao.audit.scores.grade_bands import find_loose_grades, find_other_grades
from jixiao.audit.scores.inputs import find_contradicted_verdicts, find_differing_inputs
from jixiao.audit.scores.limits import find_above_weight, find_negative
from jixiao.audit.scores.outcome import find_grade_under_rules, find_total_under_rules
from jixiao.audit.scores.targets import find_full_while_unmet, find_lost_while_met, find_over_achieved
from jixiao.wording.codes import scores as codes

SCORE_CHECKS: Final = (
    Check(codes.TOTAL_UNDER_RULES, find_total_under_rules),
    Check(codes.DIFFERS_FROM_RULE, find_differing),
    Check(codes.ABOVE_WEIGHT, find_above_weight),
    Check(codes.OUTSIDE_BAND, find_outside_band),
    Check(codes.FULL_WHILE_UNMET, find_full_while_unmet),
    Check(codes.LOST_WHILE_MET, find_lost_while_met),
    Check(codes.INSUFFICIENT, find_insufficient),
    Check(codes.GRADE_UNDER_RULES, find_grade_under_rules),
    Check(codes.NOT_SCORED, find_not_scored),
    Check(codes.LOSS_UNEXPLAINED, find_unexplained_losses),
    Check(codes.INPUT_DIFFERS, find_differing_inputs),
    Check(codes.VERDICT_CONTRADICTED, find_contradicted_verdicts),
    Check(codes.OVER_ACHIEVED, find_over_achieved),
    Check(codes.LOW_EXECUTION, find_low_execution),
    Check(codes.OVER_SPENT, find_over_spent),
    Check(codes.EXECUTION_WITHOUT_RATE, find_execution_without_rate),
    Check(codes.UNATTAINABLE, find_unattainable),
    Check(codes.NEGATIVE, find_negative),
    Check(codes.GROUP_AWARDED, find_group_awarded),
    Check(codes.LOOSE_GRADES, find_loose_grades),
    Check(codes.OTHER_GRADES, find_other_grades),
    Check(codes.OTHER_EXECUTION, find_other_execution),
)
