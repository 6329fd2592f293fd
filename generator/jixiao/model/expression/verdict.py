"""两格相比的结论：是否达成、完成比例、算式，以及读者应当知道的话。"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Verdict(StrEnum):
    """是否达成。UNDECIDABLE 不是未达成：这两格文字不足以判断，要由评价者判断。"""

    MET = "met"
    NOT_MET = "not_met"
    UNDECIDABLE = "undecidable"


class ReverseReading(StrEnum):
    """反向指标未达成时怎样算比例。全国性文件没有规定，由评分口径选定。"""

    TARGET_OVER_ACTUAL = "目标值÷实际值"
    TWO_MINUS = "2−实际值÷目标值"


class Formula(StrEnum):
    """完成比例的算式；没有比例的为空。"""

    QUOTIENT = "完成比例 = 实际完成值 ÷ 年度指标值"
    LOWER_END = "完成比例 = 实际完成值 ÷ 年度指标值下限"
    INVERSE = "完成比例 = 年度指标值 ÷ 实际完成值"
    TWO_MINUS = "完成比例 = 2 − 实际完成值 ÷ 年度指标值，不低于 0"
    WITHIN = "符合年度指标值，完成比例 = 100%"
    ZERO = "年度指标值为 0，不能作除数：符合为 100%，不符合为 0"
    ON_TIME = "在期限内完成，完成比例 = 100%"
    DECLARED = "填报为达成，完成比例 = 100%"
    NONE = ""

    @property
    def divides(self) -> bool:
        """是相除的算式，代入之后可以接“= 比例”；其余的代入是一个不等式。"""
        return "÷" in self.value


class Remark(StrEnum):
    """随结论说明的话。"""

    OVER = "实际高于指标值，按达成计；明显偏高时应说明指标值是否偏低"
    STRICT = "指标值不含本数，实际恰为本数：没有达成，而比例仍为 100%"
    FLOORED = "算得负数，完成比例按 0 计"
    NEGATIVE_TARGET = "指标值为负数，未达成时相除没有意义"
    NEVER = "数量不会小于 0，这个指标值无从达到"
    ABOUT = "指标值是约数，没有规定容许相差多少，低于它时不能判定"
    ABOVE_SPAN = "实际高于指标值的上限，是否算达成由评价者判断"
    COPIED = "实际完成值写的是范围而不是数，可能抄自指标值"
    DECLARED = "只填报了达成情况，没有实际数，无从核对"
    BAND = "文字指标只填达成情况，得分由评价者在档内评定"
    ECHO = "实际完成值重复了指标值的文字，按填报达成计，得分由评价者在档内评定"
    JUDGEMENT = "文字指标，由评价者判断"
    KINDS = "指标值与实际完成值不是同一类内容，不能比较"
    UNITS = "计量单位不同，不能比较"
    UNIT_MISSING = "一方没有写计量单位，按同一单位比较"
    PERCENT = "一方写百分数，一方写不大于 1 的数而没有百分号，不知是否已是比例"
    NO_TARGET = "没有填写年度指标值"
    NO_ACTUAL = "没有填写实际完成值"
    YEAR_MISSING = "有一方没有写年份，不能比较"
    OVERLAP = "期限或实际完成时间写得不够细，不能断定先后"


@dataclass(frozen=True, slots=True)
class Comparison:
    """比较的结果。

    ratio 是完成比例，精确而不封顶，算不出为 None；formula 是算式，substitution 是代入所写的数
    （`80.00 ÷ 100.00`），没有可代入的为空串；remarks 的次序固定。
    """

    verdict: Verdict
    ratio: Fraction | None = None
    formula: Formula = Formula.NONE
    substitution: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def remark(self) -> str:
        """全部说明，连成一句；没有说明为空串。"""
        return "；".join(self.remarks)

    @property
    def copied(self) -> bool:
        """实际完成值抄了指标值的不等号。"""
        return Remark.COPIED in self.remarks

    @property
    def echo(self) -> bool:
        """实际完成值重复了文字指标。"""
        return Remark.ECHO in self.remarks


def undecidable(*remarks: Remark) -> Comparison:
    """不能判定，只说明缘由。"""
    return Comparison(Verdict.UNDECIDABLE, remarks=remarks)
