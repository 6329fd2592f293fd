"""评定得分：由评价者给出，登记成数据项；与规则不同的，把规则怎么说一并摆出。"""

from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.model.derivation import Derivation, Fact
from jixiao.model.indicator import FormRow, IndicatorEntry
from jixiao.model.kind import ScoreStyle
from jixiao.score.facts import FactBook
from jixiao.wording.coverage import should_score
from jixiao.wording.derivations import AWARDED, NOT_AWARDED, NOT_AWARDED_OWN, SELF_AWARDED, points
from jixiao.wording.figures import score_text


@dataclass(frozen=True, slots=True)
class Ruled:
    """规则得分：下限与上限（没有上限的是确定的）；own 为真的照单位自评的认定算，不与评定得分相比。"""

    score: Decimal | None
    most: Decimal | None
    own: bool

    def against(self, awarded: Decimal) -> bool:
        """评定得分不合规则。"""
        if self.score is None or self.own:
            return False
        return not self.score <= awarded <= (self.score if self.most is None else self.most)


def enter_awarded(
    book: FactBook,
    entry: IndicatorEntry | FormRow,
    ruled: Ruled,
    prefix: str,
    title: str,
    style: ScoreStyle,
) -> Decimal | None:
    """登记评定得分与计入总分的得分。"""
    computed = ruled.score
    if entry.awarded is None:
        if ruled.most is not None:  # 只知一端，不成得分
            return None
        if computed is not None:
            shown = score_text(computed, style)
            own = f"{prefix}.规则得分"
            counted = Derivation(
                NOT_AWARDED_OWN if ruled.own else NOT_AWARDED, points(computed), f"{shown} 分", inputs=(own,)
            )
            book.enter(Fact(f"{prefix}.得分", f"{title}　得分", computed, shown, "分", None, counted))
        return computed
    reason = entry.reason if isinstance(entry, IndicatorEntry) else entry.deviation
    differs = ruled.against(entry.awarded)
    form = isinstance(entry, FormRow)
    lead = "偏差原因" if form else "评定理由"  # 表上的偏差原因说的是为何没有完成，不是为何偏离规则
    note = f"{lead}：{reason}" if reason else ("与规则得分不一致，没有说明理由" if differs and not form else "")
    shown, at = score_text(entry.awarded, style), entry.place_of("awarded")
    derivation: Derivation | None = None
    if differs:  # 评定得分不是算出来的；把规则怎么说一并摆出，点开它的人正是想问这个
        found = book.find(f"{prefix}.规则得分")
        why = found.derivation if found is not None else None
        derivation = Derivation(
            formula=SELF_AWARDED if form else AWARDED,
            judged=True,
            substitution=should_score(computed or Decimal(0), ruled.most, entry.awarded),
            result=f"{shown} 分",
            inputs=(f"{prefix}.规则得分",),
            criterion=entry.criterion or "",
            alternatives=why.alternatives if why is not None else (),
            notes=tuple(text for text in (entry.data.note if entry.data else None, entry.note) if text),
        )
    awarded = Fact(f"{prefix}.评定得分", f"{title}　评定得分", entry.awarded, shown, "分", at, derivation, note)
    book.enter(awarded)
    book.enter(replace(awarded, key=f"{prefix}.得分", label=f"{title}　得分"))
    return entry.awarded
