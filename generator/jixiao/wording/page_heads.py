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
DOCUMENT: Final = "文种"
