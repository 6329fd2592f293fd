"""预算执行率：过低而产出满分，超过百分之百，算不出而有得分。"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from jixiao.audit.check import Subject
from jixiao.audit.scores.explanations import RATES
from jixiao.model.derivation import Fact
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.funds import FundRow, Funds
from jixiao.model.rounding import consistent
from jixiao.wording.codes import scores as codes
from jixiao.wording.derivations import percent
from jixiao.wording.deviations import PRINTED_RATE, execution_product, execution_step
from jixiao.wording.figures import score_text, wan_text
from jixiao.wording.scores import OUTPUT

# 财预〔2021〕101号的赋分示例：项目尚未完成的，执行率 80%（含）—100% 得七成，60%（含）—80% 得五成
_STEPS: Final = ((Decimal(80), Decimal(70)), (Decimal(60), Decimal(50)))


def find_low_execution(subject: Subject) -> Iterator[Diagnostic]:
    """执行率低于口径的提示线，而产出指标全部满分的。"""
    funds, line = subject.evaluation.funds, subject.dossier.profile.low_execution
    rate = _rate(subject)
    if funds is None or line is None or rate is None or not isinstance(rate.value, Decimal) or rate.value >= line.value:
        return
    outputs = [leaf for leaf in subject.leaves if leaf.applies and any(OUTPUT in name for _, name in leaf.path)]
    scored = [leaf for leaf in outputs if leaf.score is not None and leaf.weight]
    if scored and len(scored) == len(outputs) and not any(leaf.lost for leaf in scored):
        yield codes.LOW_EXECUTION.found(
            funds.total.place_of("executed"),
            expected=percent(line.value),
            actual=rate.display,
            count=len(scored),
            about=("资金.预算执行率",),
        )


def _rate(subject: Subject) -> Fact | None:
    """口径的执行率；预算为 0 的没有。"""
    budget = subject.scored.facts.get(f"资金.{subject.dossier.profile.denominator.value.value}")
    return subject.scored.facts.get("资金.预算执行率") if budget is not None and budget.value else None


def find_over_spent(subject: Subject) -> Iterator[Diagnostic]:
    """支出多于全年预算或到位资金的；分项已说的，不再说总额。"""
    funds = subject.evaluation.funds
    if funds is None:
        return
    parts = (("当年财政拨款", funds.fiscal), ("上年结转资金", funds.carryover), ("其他资金", funds.other))
    found = [one for name, row in parts if row is not None for one in _over_spent(funds, name, row)]
    yield from found or _over_spent(funds, "", funds.total)


def _over_spent(funds: Funds, name: str, row: FundRow) -> Iterator[Diagnostic]:
    for column, base in (("全年预算数", row.budget), ("实际到位资金", row.received)):
        if base is not None and row.executed is not None and row.executed > base:
            factor = funds.unit.in_yuan
            yield codes.OVER_SPENT.found(
                row.place_of("executed"),
                name=name,
                base=column,
                expected=wan_text(base * factor),
                actual=wan_text(row.executed * factor),
                about=(f"资金.{name}.全年执行数" if name else "资金.全年执行数",),
            )
            return


def find_other_execution(subject: Subject) -> Iterator[Diagnostic]:
    """与规则不同的执行率得分，合于别的分母、印出的执行率或别的赋分办法的；几种都合的不说。"""
    execution, funds = subject.scored.execution, subject.evaluation.funds
    if execution is None or funds is None or execution.awarded is None or not execution.weight:
        return
    if execution.computed is None or execution.computed == execution.awarded or execution.rate is None:
        return
    weight, awarded = Fraction(execution.weight), execution.awarded
    fitting = dict.fromkeys(
        said
        for share, said in _other_shares(subject, funds, execution.rate)
        if awarded and consistent(awarded, weight * Fraction(share) / 100)
    )
    if len(fitting) == 1:
        yield codes.OTHER_EXECUTION.found(
            funds.place_of("score"),
            actual=score_text(awarded, subject.dossier.kind.style),
            guess=next(iter(fitting)),
            about=("资金.得分",),
        )


def _other_shares(subject: Subject, funds: Funds, rate: Decimal) -> Iterator[tuple[Decimal, str]]:
    """得分值的百分之几，与是怎样来的。"""
    profile = subject.dossier.profile
    for name in RATES:
        fact = subject.scored.facts.get(name)
        if fact is not None and isinstance(fact.value, Decimal) and (fact.value != rate or profile.execution_steps):
            yield min(fact.value, Decimal(100)), execution_product(fact.label, fact.value)
    printed = funds.total.published.rate if funds.total.published is not None else None
    if printed is not None and printed != rate:
        yield min(printed, Decimal(100)), execution_product(PRINTED_RATE, printed)
    if profile.execution_steps is None:
        share = next((share for lower, share in _STEPS if lower <= rate < 100), None)
        if share is not None:
            yield share, execution_step(rate, share)


def find_execution_without_rate(subject: Subject) -> Iterator[Diagnostic]:
    """执行率算不出而有执行率得分的。"""
    execution, funds = subject.scored.execution, subject.evaluation.funds
    if execution is None or funds is None or execution.awarded is None or execution.rate is not None:
        return
    columns = (subject.dossier.profile.denominator.value.value, "全年执行数")
    missing = [column for column in columns if f"资金.{column}" not in subject.scored.facts]
    yield codes.EXECUTION_WITHOUT_RATE.found(
        funds.place_of("score"),
        actual=score_text(execution.awarded, subject.dossier.kind.style),
        missing="、".join(missing),
        about=("资金.得分",),
    )
