"""搜索页里“名称相符的页”各是哪一种。"""

from typing import Final

POLICY: Final = "政策文件"
UNIT: Final = "单位"
TERM: Final = "指标词典"
EVALUATION: Final = "评价"
RULE: Final = "评分规则"
INDICATOR: Final = "指标"

KINDS: Final = (POLICY, UNIT, TERM, EVALUATION, RULE, INDICATOR)
"""名称同样相符的，照这个次序列。"""
