"""JX6xx 结构：分值、代码、名称、提纲是否成体系。"""

from jixiao.model.diagnostic import Severity
from jixiao.wording.codes.code import Code

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

REPEATED_CODE = Code(
    "JX601",
    "指标代码重复",
    _E,
    "指标代码“{key}”用了不止一次",
    "请给后一个另编代码。",
    "代码重复时，正文与附表无法确知说的是哪一项；重复者在网址里加序号区分。",
    wrong="{代码: A2, 名称: 立项依据",
    right="{代码: A1, 名称: 立项依据",
)
WEIGHTS_NOT_FULL = Code(
    "JX602",
    "分值合计不等于满分",
    _E,
    "各项分值合计 {actual} 分，应为 {expected} 分",
    "请核对各项分值。",
    "总分以满分为准定级，分值合计不足或超出，等级就失去意义（财预〔2020〕10号第十八条）。",
    wrong="{代码: D2, 名称: 读者满意度, 分值: 9.5",
    right="{代码: D2, 名称: 读者满意度, 分值: 10",
)
GROUP_WEIGHT_DIFFERS = Code(
    "JX603",
    "上级分值与下级之和不符",
    _E,
    "{name}写明分值 {actual} 分，下级合计 {expected} 分",
    "请核对上级或下级的分值。",
    "权重逐级分解，上级应等于下级之和。",
    wrong="名称: 过程\n    分值: 25",
    right="名称: 过程\n    分值: 20",
)

STRUCTURE_CODES: tuple[Code, ...] = (
    REPEATED_CODE,
    WEIGHTS_NOT_FULL,
    GROUP_WEIGHT_DIFFERS,
)
