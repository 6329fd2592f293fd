"""JX5xx 合计与比率：印出的合计、比率、差额与算得的是否相符。"""

from typing import Final

from jixiao.audit.check import Check, SiteCheck
from jixiao.audit.sums.balances import find_carryovers, find_opening_balances
from jixiao.audit.sums.funds import find_execution_score, find_fund_parts, find_published_rates
from jixiao.audit.sums.items import find_item_figures
from jixiao.audit.sums.limits import (
    find_impossible_rates,
    find_negative_amounts,
    find_over_budget,
    find_parts_above_whole,
)
from jixiao.audit.sums.published import find_published_grade, find_published_scores, find_published_total
from jixiao.audit.sums.rows import find_row_relations, find_unit_slips
from jixiao.audit.sums.score_tables import find_score_tables
from jixiao.audit.sums.surveys import (
    find_survey_counts,
    find_survey_grain,
    find_survey_rates,
    find_survey_sample,
    find_survey_shares,
)
from jixiao.audit.sums.tables import find_table_figures
from jixiao.audit.sums.totals import find_rounding_tails, find_typed_totals
from jixiao.audit.sums.years import find_year_figures, find_year_unit_slips
from jixiao.wording.codes import sums as codes

SUM_CHECKS: Final = (
    Check(codes.PUBLISHED_TOTAL, find_published_total),
    Check(codes.PUBLISHED_GRADE, find_published_grade),
    Check(codes.PUBLISHED_SCORE, find_published_scores),
    Check(codes.PUBLISHED_RATE, find_published_rates),
    Check(codes.FUND_PARTS, find_fund_parts),
    Check(codes.EXECUTION_SCORE, find_execution_score),
    Check(codes.TABLE_FIGURE, find_table_figures),
    Check(codes.SURVEY_RATE, find_survey_rates),
    Check(codes.TYPED_TOTAL, find_typed_totals),
    Check(codes.ROUNDING_TAIL, find_rounding_tails),
    Check(codes.ROW_RELATION, find_row_relations),
    Check(codes.UNIT_SLIP, find_unit_slips),
    Check(codes.YEAR_FIGURE, find_year_figures),
    Check(codes.YEAR_UNIT_SLIP, find_year_unit_slips),
    Check(codes.OPENING_BALANCE, find_opening_balances),
    Check(codes.OVER_BUDGET, find_over_budget),
    Check(codes.PART_ABOVE_WHOLE, find_parts_above_whole),
    Check(codes.IMPOSSIBLE_RATE, find_impossible_rates),
    Check(codes.NEGATIVE_AMOUNT, find_negative_amounts),
    Check(codes.SURVEY_COUNTS, find_survey_counts),
    Check(codes.SURVEY_SHARES, find_survey_shares),
    Check(codes.SURVEY_GRAIN, find_survey_grain),
    Check(codes.SURVEY_SAMPLE, find_survey_sample),
    Check(codes.ITEM_FIGURE, find_item_figures),
    Check(codes.SCORE_TABLE, find_score_tables),
)

SUM_SITE_CHECKS: Final = (SiteCheck(codes.CARRYOVER, find_carryovers),)
