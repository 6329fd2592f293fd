"""项目名称在页上怎样写：各页、目录、对比都用它，自评表的方格与数据文件照原样。"""

import re
from typing import Final

_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_FULL_WIDTH: Final = str.maketrans("()_", "（）·")


def shown_name(written: str) -> str:
    """汉字的名称里，半角括号写成全角的（GB/T 15834-2011 4.9），下划线写成间隔号；没有汉字的照原样。"""
    return written.translate(_FULL_WIDTH) if _HAN.search(written) else written
