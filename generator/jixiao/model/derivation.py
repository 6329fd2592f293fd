"""数据项与来历：报告里能提到的每一个数都是数据项，算出的都带着来历。"""

from dataclasses import dataclass
from decimal import Decimal

from jixiao.model.location import Location


@dataclass(frozen=True, slots=True)
class Alternative:
    """若改用别的值会怎样；score 是会得的分，算不出为 None。"""

    label: str
    result: str
    score: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Derivation:
    """一个数的来历。算的时候就留下，不事后重算；页面、工作簿、explain 用的是同一份。

    inputs 是所依据的数据项名称，各自又有出处或来历；evidence 是证据，basis 是依据的文件（文号或标题，可带条款）。
    """

    formula: str  # 人评定的得分没有公式，写由谁评定
    substitution: str = ""
    result: str = ""
    rounding: str = ""
    inputs: tuple[str, ...] = ()
    criterion: str = ""
    evidence: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    notes: tuple[str, ...] = ()
    judged: bool = False  # 得分是人评定的，来历只是把规则怎么说摆出来对照


@dataclass(frozen=True, slots=True)
class Fact:
    """数据项。

    key 是名称，如 指标.B11.规则得分；label 是给人看的名目；value 是数（百分数以百分点计，金额以元计）或文字，
    没有时为 None；text 是照印刷样式写出的值（不含单位）；at 是写在文件里的位置，算出的为 None。
    """

    key: str
    label: str
    value: Decimal | str | None
    text: str
    unit: str = ""
    at: Location | None = None
    derivation: Derivation | None = None
    note: str = ""

    @property
    def display(self) -> str:
        """值连同单位。"""
        if self.unit == "%":
            return f"{self.text}%"
        return f"{self.text} {self.unit}" if self.unit else self.text
