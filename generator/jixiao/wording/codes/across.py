"""JX0xx 各份评价之间：同一单位、同一文件、同一段文字在各处是否一致。"""

from jixiao.wording.codes.code import Code

ACROSS_CODES: tuple[Code, ...] = ()
