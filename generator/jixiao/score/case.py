"""评分的一个案件：一条规则要看到的一切，以及它的裁断。"""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from jixiao.model.derivation import Alternative, Fact
from jixiao.model.expression import Actual, Target
from jixiao.model.indicator import Input, QuestionReference, RuleData
from jixiao.model.profile import Profile
from jixiao.model.scored import Band, Status
from jixiao.model.survey import Question
from jixiao.model.workbook import CellFormula


@dataclass(frozen=True, slots=True)
class Case:
    """一个末级指标的评分案件。

    target、actual 是读懂的年度指标值与实际完成值；given 把一项输入变成数据项，取不到数时返回说明缘由的文字；
    question 找到问卷中的一题；closed_questions 是一份问卷里有选项的题号；fact 按名称取数据项。
    """

    anchor: str
    weight: Decimal
    target: Target
    actual: Actual
    data: RuleData
    profile: Profile
    year: int
    given: Callable[[Input, str], "Given | str"]
    question: Callable[[QuestionReference], Question | None]
    closed_questions: Callable[[str], frozenset[int]]
    fact: Callable[[str], Fact | None]


@dataclass(frozen=True, slots=True)
class Given:
    """取到的一项输入：数据项与其数值（金额以元计，百分数以百分点计）。"""

    fact: Fact
    amount: Decimal
    unit: str

    @property
    def text(self) -> str:
        """值连同单位。"""
        return self.fact.display


@dataclass(frozen=True, slots=True)
class Judgement:
    """规则的裁断。

    score 是取整前的精确得分，算不出为 None；band 是定性档次的区间；facts 是规则用到的数据项
    （其中新产生的由评分阶段登记），steps 是得出它们的途中各数，登记而不列为得分的输入；
    insufficient 非空时为依据不足；实际值只知一端的，score 是下限，most 是上限；
    basis 是算法出自口径的哪一项；cell 是电子表格的写法，取整前。
    """

    status: Status
    score: Fraction | None = None
    band: Band | None = None
    formula: str = ""
    substitution: str = ""
    facts: tuple[Fact, ...] = ()
    insufficient: str = ""
    notes: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = field(default=())
    basis: tuple[str, ...] = ()
    steps: tuple[Fact, ...] = ()
    cell: CellFormula | None = None
    most: Fraction | None = None


def insufficient(why: str, formula: str = "", facts: tuple[Fact, ...] = ()) -> Judgement:
    """依据不足：说明缺什么。"""
    return Judgement(Status.INSUFFICIENT, formula=formula, insufficient=why, facts=facts)


def full_or_less(score: Fraction, weight: Decimal) -> Status:
    """按得分是否满分判断达成与否。"""
    return Status.MET if score >= Fraction(weight) else Status.NOT_MET
