"""列名所说的量：单价、数量、金额、预算、执行、期初、期末……只认表上常见的写法，其余不猜。"""

import re
from enum import Enum
from typing import Final

from jixiao.audit.sums.grid import bare


class Role(Enum):
    """一列在表里的角色；值是认它的正则表达式。"""

    PRICE = r"(单价|单位成本|单位价格|费用标准|支出标准|补贴标准|补助标准|标准)$"
    QUANTITY = r"(数量|数目|次数|人数|天数|月数|场次|批次|期数|户数|件数|节数|课时数?|份数|本数|套数|台数|面积|人次)$"
    AMOUNT = r"(金额|总价|合价|总额|小计|合计|费用|经费|预算|预算数)$"
    OPENING = r"^(年初|期初|上年末|上年结转|上年结余)(?!预算|批复|安排|计划|目标)"
    CLOSING = r"^(年末|期末|年底|本年末)"
    INCREASE = r"^(本年|本期|当年|当期)?(增加|新增|收入|调入|购入)"
    DECREASE = r"^(本年|本期|当年|当期)?(减少|支出|处置|调出|付出)"
    CLAIMED = r"^(申报|送审|上报|预算|申请)(数|额|金额|预算|预算数|预算金额)?$"
    APPROVED = r"^(审核|审定|核定|评审|审减后|核减后)(数|额|金额|预算|预算数|预算金额|后金额)?$"
    CUT = r"^(核减|审减)(数|额|金额|预算)?$"
    CUT_RATE = r"^(核减|审减)(率|比例)$"
    INITIAL = r"^(年初|批复)(预算|安排|批复|预算批复|批复预算)(数|额|金额)?$"
    BUDGET = r"^((调整后|全年|调整)预算|调整后的?预算)(数|额|金额)?$"
    PLAIN_BUDGET = r"^(预算|项目预算|预算安排|安排|计划)(数|额|金额|资金)?$"
    EXECUTED = r"^(全年|实际)?(执行|支付|支出|决算|使用|支付|完成)(数|额|金额|资金|支出)?$"
    EXECUTION_RATE = r"^(预算|资金|全年)?(执行|支付|支出|使用)率$"
    REMAINDER = r"^(结余|节余|节约|剩余|余额|结转结余|结转|预算结余|未执行|未支付)(数|额|金额|资金)?$"
    ADJUSTMENT = r"^(预算)?(调整|调增|调减|增减|追加|调剂)(数|额|金额)$"
    ADJUSTMENT_RATE = r"^(预算)?(调整|调增|调减|增减)(率|幅度|比例)$"
    PLANNED = r"^(计划|目标|应完成|年度目标|预期)(数|数量|值|完成数|完成值|产出|人数|次数|场次|目标值|指标值)?$"
    ACTUAL = r"^(实际|完成|实际完成)(数|数量|值|完成数|完成值|产出|人数|次数|场次)?$"
    COMPLETION_RATE = r"^(实际)?(完成|达成)(率|比例)$"
    GAP = r"^(差异|差额|偏差|差距|相差)(数|额|金额|数量|值)?$"
    WEIGHT = r"^(权重|分值|满分|标准分)$"
    SCORE = r"^(得分|评分|实际得分|评定得分|评价得分)$"
    SCORE_RATE = r"^得分率$"
    ORIGINAL = r"^原值"
    DEPRECIATION = r"^(累计)?折旧"
    NET = r"^净值"
    GROWTH = r"(增长率|增幅|增减率|变动率|同比|同比增长)$"
    SHARE = r"(占比|比重|构成比?)"
    AVERAGE = r"(平均|均值|平均数|平均值|年均)$"
    INCOME = r"^(收入|来源)(金额|数|合计)?$"
    OUTGO = r"^(支出|运用)(金额|数|合计)?$"
    TOTAL = r"^(合计|小计|总计|共计|总额|合计金额|总金额|合计数|总数|总分|总分值)$"


_COMPILED: Final = {role: re.compile(role.value) for role in Role}


def plays(name: str, *roles: Role) -> bool:
    """这个列名是不是这些角色之一。"""
    text = bare(name)
    return any(_COMPILED[role].search(text) for role in roles)


def suffix_of(name: str) -> str:
    """列名末尾说的是数量，还是金额（没有说的当作金额）。同一种才能相加减。"""
    return "数量" if bare(name).endswith("数量") else ""
