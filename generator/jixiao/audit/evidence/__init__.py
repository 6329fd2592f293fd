"""JX8xx 证据与过程：有没有凭据，问题与整改是否相应。"""

from typing import Final

from jixiao.audit.check import Check
from jixiao.audit.evidence.dates import find_disordered_dates, find_year_outside_period
from jixiao.audit.evidence.echoes import (
    find_copied_goal,
    find_copied_values,
    find_undisclosed_values,
    find_values_at_bound,
)
from jixiao.audit.evidence.leftovers import find_placeholder_rows, find_template_hints
from jixiao.audit.evidence.policies import find_bases_after_period, find_later_policies, find_repealed_policies
from jixiao.audit.evidence.rectification import (
    find_incomplete_recommendations,
    find_problems_with_full_marks,
    find_unanswered_problems,
    find_unexplained_losses,
)
from jixiao.audit.evidence.referrals import find_absent_referrals
from jixiao.audit.evidence.support import (
    find_no_evidence,
    find_unsupported_full_marks,
    find_unsurveyed_satisfaction,
)
from jixiao.wording.codes import evidence as codes

EVIDENCE_CHECKS: Final = (
    Check(codes.NO_EVIDENCE, find_no_evidence),
    Check(codes.UNSUPPORTED_FULL_MARKS, find_unsupported_full_marks),
    Check(codes.UNSURVEYED_SATISFACTION, find_unsurveyed_satisfaction),
    Check(codes.UNANSWERED_PROBLEM, find_unanswered_problems),
    Check(codes.INCOMPLETE_RECOMMENDATIONS, find_incomplete_recommendations),
    Check(codes.UNEXPLAINED_LOSSES, find_unexplained_losses),
    Check(codes.PROBLEM_WITH_FULL_MARKS, find_problems_with_full_marks),
    Check(codes.ABSENT_REFERRAL, find_absent_referrals),
    Check(codes.REPEALED_POLICY, find_repealed_policies),
    Check(codes.LATER_POLICY, find_later_policies),
    Check(codes.BASIS_AFTER_PERIOD, find_bases_after_period),
    Check(codes.COPIED_GOAL, find_copied_goal),
    Check(codes.COPIED_VALUES, find_copied_values),
    Check(codes.VALUES_AT_BOUND, find_values_at_bound),
    Check(codes.UNDISCLOSED_VALUES, find_undisclosed_values),
    Check(codes.TEMPLATE_HINT, find_template_hints),
    Check(codes.PLACEHOLDER_ROW, find_placeholder_rows),
    Check(codes.DISORDERED_DATES, find_disordered_dates),
    Check(codes.YEAR_OUTSIDE_PERIOD, find_year_outside_period),
)
