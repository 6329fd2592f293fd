"""JX7xx 前后说法：同一件事在几处说的是否一样。"""

from typing import Final

from jixiao.audit.check import Check
from jixiao.audit.repeated.amounts import find_figures_in_text
from jixiao.audit.repeated.bodies import find_bodies_misspelt
from jixiao.audit.repeated.cited import find_citations_apart
from jixiao.audit.repeated.counts import find_counts_in_text
from jixiao.audit.repeated.criteria import find_full_marks_in_criteria, find_rules_against_criteria
from jixiao.audit.repeated.dates import find_dates_in_text
from jixiao.audit.repeated.marks import find_marks_in_text
from jixiao.audit.repeated.naming import find_indicators_misnamed
from jixiao.audit.repeated.results import find_results_in_text
from jixiao.audit.repeated.statements import (
    find_statements_against_facts,
    find_statements_apart,
    find_statements_miscalculated,
)
from jixiao.audit.repeated.tallies import find_tallies_apart
from jixiao.audit.repeated.targets import find_targets_apart, find_targets_swapped
from jixiao.audit.repeated.untagged import find_untagged_figures
from jixiao.wording.codes import repeated as codes

REPEATED_CHECKS: Final = (
    Check(codes.STATEMENT_DIFFERS, find_statements_against_facts),
    Check(codes.STATEMENTS_DIFFER, find_statements_apart),
    Check(codes.STATEMENT_MISCALCULATED, find_statements_miscalculated),
    Check(codes.MARK_IN_TEXT, find_marks_in_text),
    Check(codes.FIGURE_IN_TEXT, find_figures_in_text),
    Check(codes.RESULT_IN_TEXT, find_results_in_text),
    Check(codes.COUNT_IN_TEXT, find_counts_in_text),
    Check(codes.DATE_IN_TEXT, find_dates_in_text),
    Check(codes.UNTAGGED_FIGURES, find_untagged_figures),
    Check(codes.TARGETS_DIFFER, find_targets_apart),
    Check(codes.TARGETS_SWAPPED, find_targets_swapped),
    Check(codes.BODY_MISSPELT, find_bodies_misspelt),
    Check(codes.CITED_TWO_WAYS, find_citations_apart),
    Check(codes.INDICATOR_MISNAMED, find_indicators_misnamed),
    Check(codes.CRITERION_FULL_MARK, find_full_marks_in_criteria),
    Check(codes.CRITERION_AGAINST_RULE, find_rules_against_criteria),
    Check(codes.COUNTED_TWO_WAYS, find_tallies_apart),
)
