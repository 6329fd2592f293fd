"""JX6xx 结构：分值、代码、名称、提纲是否成体系。"""

from typing import Final

from jixiao.audit.check import Check
from jixiao.audit.structure.weights import find_group_weights, find_repeated_codes, find_weights_not_full
from jixiao.wording.codes import structure as codes

STRUCTURE_CHECKS: Final = (
    Check(codes.REPEATED_CODE, find_repeated_codes),
    Check(codes.WEIGHTS_NOT_FULL, find_weights_not_full),
    Check(codes.GROUP_WEIGHT_DIFFERS, find_group_weights),
)
