"""JX5xx 合计与比率：印出的合计、比率、差额与算得的是否相符。"""

from typing import Final

from jixiao.audit.check import Check
from jixiao.audit.sums.funds import find_execution_score, find_fund_parts, find_published_rates
from jixiao.audit.sums.published import find_published_grade, find_published_scores, find_published_total
from jixiao.audit.sums.surveys import find_survey_rates
from jixiao.audit.sums.tables import find_table_figures
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
)
