"""JX8xx 证据与过程：有没有凭据，问题与整改是否相应。"""

from typing import Final

from jixiao.audit.check import Check

EVIDENCE_CHECKS: Final[tuple[Check, ...]] = ()
