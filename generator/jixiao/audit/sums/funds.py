"""资金：分项与总额、执行率与得分。"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.funds import FundRow, Funds
from jixiao.model.profile import Denominator, Profile
from jixiao.model.rounding import consistent
from jixiao.wording.codes import sums as codes
from jixiao.wording.figures import grouped, trimmed, wan_text

_FIELDS = {"年初预算数": "initial", "全年预算数": "budget", "实际到位资金": "received", "全年执行数": "executed"}
_DENOMINATORS = {
    Denominator.INITIAL: "initial",
    Denominator.BUDGET: "budget",
    Denominator.RECEIVED: "received",
}


def find_fund_parts(subject: Subject) -> Iterator[Diagnostic]:
    """总额不等于各分项之和的；三项没有写全的不比。"""
    funds = subject.evaluation.funds
    if funds is None:
        return
    parts = (funds.fiscal, funds.carryover, funds.other)
    for name, field in _FIELDS.items():
        total: Decimal | None = getattr(funds.total, field)
        written: list[Decimal | None] = [getattr(part, field) for part in parts if part is not None]
        amounts = [amount for amount in written if amount is not None]
        if total is None or len(amounts) < len(parts):
            continue
        together = sum(amounts, Decimal(0))
        if together != total:
            factor = funds.unit.in_yuan
            expected, actual = wan_text(together * factor), wan_text(total * factor)
            at, about = funds.total.place_of(field), (f"资金.{name}",)
            yield codes.FUND_PARTS.found(at, name=name, expected=expected, actual=actual, about=about)


def find_published_rates(subject: Subject) -> Iterator[Diagnostic]:
    """印出的执行率由金额算不出的。"""
    funds = subject.evaluation.funds
    if funds is None:
        return
    for name, row in rows_of(funds):
        published = row.published
        rate = _rate(row, subject.dossier.profile)
        if published is None or published.rate is None or rate is None:
            continue
        if not consistent(published.rate, rate, subject.dossier.execution_rounding.mode):
            key = "资金.预算执行率" if row is funds.total else f"资金.{name}.执行率"
            expected = subject.scored.facts[key].text
            at = published.place_of("rate")
            yield codes.PUBLISHED_RATE.found(
                at, name=name, expected=expected, actual=grouped(published.rate), about=(key,)
            )


def find_execution_score(subject: Subject) -> Iterator[Diagnostic]:
    """执行率得分不等于执行率乘分值的。"""
    execution, funds = subject.scored.execution, subject.evaluation.funds
    if execution is None or funds is None or execution.computed is None or execution.awarded is None:
        return
    if execution.computed != execution.awarded:
        expected, actual = trimmed(execution.computed), trimmed(execution.awarded)
        at = funds.place_of("score")
        yield codes.EXECUTION_SCORE.found(at, expected=expected, actual=actual, about=("资金.得分",))


def rows_of(funds: Funds) -> Iterator[tuple[str, FundRow]]:
    """资金栏写了的各行。"""
    named = (
        ("年度资金总额", funds.total),
        ("当年财政拨款", funds.fiscal),
        ("上年结转资金", funds.carryover),
        ("其他资金", funds.other),
    )
    return ((name, row) for name, row in named if row is not None)


def _rate(row: FundRow, profile: Profile) -> Fraction | None:
    base: Decimal | None = getattr(row, _DENOMINATORS[profile.denominator.value])
    if base is None or row.executed is None:
        return None
    return Fraction(row.executed) / Fraction(base) * 100 if base else Fraction(0)
