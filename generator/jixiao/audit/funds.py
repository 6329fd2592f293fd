"""资金：分项与总额、执行率与得分。"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from jixiao.model.diagnostic import Diagnostic
from jixiao.model.funds import FundRow, Funds
from jixiao.model.profile import Denominator, Profile
from jixiao.model.rounding import consistent
from jixiao.model.scored import ScoredDossier
from jixiao.wording import audit_codes as codes
from jixiao.wording.figures import grouped, trimmed, wan_text

_FIELDS = {"年初预算数": "initial", "全年预算数": "budget", "全年执行数": "executed"}
_DENOMINATORS = {
    Denominator.INITIAL: "initial",
    Denominator.BUDGET: "budget",
    Denominator.RECEIVED: "received",
}


def check_fund_parts(scored: ScoredDossier) -> Iterator[Diagnostic]:
    """总额等于写出的各分项之和；三项没有写全的不比。"""
    funds = scored.dossier.evaluation.funds
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
            yield codes.FUND_PARTS.found(funds.total.place_of(field), name=name, expected=expected, actual=actual)


def check_published_rates(scored: ScoredDossier) -> Iterator[Diagnostic]:
    """印出的执行率由金额算得出。"""
    funds = scored.dossier.evaluation.funds
    if funds is None:
        return
    for name, row in _rows(funds):
        published = row.published
        rate = _rate(row, scored.dossier.profile)
        if published is None or published.rate is None or rate is None:
            continue
        if not consistent(published.rate, rate, scored.dossier.execution_rounding.mode):
            key = "资金.预算执行率" if row is funds.total else f"资金.{name}.执行率"
            expected = scored.facts[key].text
            at = published.place_of("rate")
            yield codes.PUBLISHED_RATE.found(at, name=name, expected=expected, actual=grouped(published.rate))


def check_execution(scored: ScoredDossier) -> Iterator[Diagnostic]:
    """执行率得分等于按规则算出的；没有得分的、依据不足而有得分的，也指出。"""
    execution, funds = scored.execution, scored.dossier.evaluation.funds
    if execution is None or funds is None:
        return
    if execution.computed is None or execution.awarded is None:
        name, why = "预算执行率", execution.insufficient
        if execution.score is None:
            hint = f"{why}。请补上，或填写得分。"
            yield codes.NOT_SCORED.found(funds.place_of("weight"), hint=hint, name=name)
        elif execution.awarded is not None:
            actual = trimmed(execution.awarded)
            yield codes.INSUFFICIENT.found(funds.place_of("score"), name=name, actual=actual, reason=why)
        return
    if execution.computed != execution.awarded:
        expected, actual = trimmed(execution.computed), trimmed(execution.awarded)
        yield codes.EXECUTION_SCORE.found(funds.place_of("score"), expected=expected, actual=actual)


def _rows(funds: Funds) -> Iterator[tuple[str, FundRow]]:
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
