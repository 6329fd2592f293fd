"""JX7xx 前后说法：同一件事在几处说的是否一样。"""

from typing import Final

from jixiao.audit.check import Check
from jixiao.audit.repeated.statements import (
    find_statements_against_facts,
    find_statements_apart,
    find_statements_miscalculated,
)
from jixiao.wording.codes import repeated as codes

REPEATED_CHECKS: Final = (
    Check(codes.STATEMENT_DIFFERS, find_statements_against_facts),
    Check(codes.STATEMENTS_DIFFER, find_statements_apart),
    Check(codes.STATEMENT_MISCALCULATED, find_statements_miscalculated),
)
