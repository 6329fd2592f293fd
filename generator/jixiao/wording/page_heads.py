"""写进页面头部的话：栏目、栏目类型，检索的分面。"""

from typing import Final

EVALUATIONS: Final = "评价目录"
POLICIES: Final = "政策文件库"
DICTIONARY: Final = "指标词典"
COMPARE: Final = "对比"
GUIDE: Final = "使用指南"

DISCLOSURE: Final = "信息公开"
POLICY_FILES: Final = "政策文件"
SERVICE: Final = "使用说明"

YEAR: Final = "年度"
UNIT: Final = "单位"
DOCUMENT: Final = "类别"
"""检索的分面：评价是文种，别的页是哪一类。"""
EVALUATION: Final = "评价"
"""一页属于哪份评价：搜索的结果照它归在一起，不作筛选。"""
