"""JX8xx 证据与过程：有没有凭据，问题与整改是否相应。"""

from jixiao.wording.codes.code import Code

EVIDENCE_CODES: tuple[Code, ...] = ()
