"""资金：各栏金额与执行率成为数据项，自评表的预算执行率得分由此算出。"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from jixiao.model.derivation import Derivation, Fact
from jixiao.model.dossier import Dossier
from jixiao.model.funds import FundRow, Funds
from jixiao.model.profile import Denominator, ExecutionStep, Profile
from jixiao.model.rounding import rounded
from jixiao.model.scored import ScoredExecution
from jixiao.score.facts import FactBook
from jixiao.wording.derivations import (
    COMPLETION_UNKNOWN,
    EXECUTION_WITHOUT_BUDGET,
    NO_EXECUTION_RATE,
    STEP_UNKNOWN,
    completion_text,
    percent,
    points,
    step_text,
)
from jixiao.wording.figures import grouped, trimmed, wan_text

_COLUMNS: Final = (
    ("年初预算数", "initial"),
    ("全年预算数", "budget"),
    ("实际到位资金", "received"),
    ("全年执行数", "executed"),
)
_ROWS: Final = (("当年财政拨款", "fiscal"), ("上年结转资金", "carryover"), ("其他资金", "other"))
_RATE_NAMES: Final = {
    Denominator.INITIAL: "年初预算执行率",
    Denominator.BUDGET: "全年预算执行率",
    Denominator.RECEIVED: "到位资金执行率",
}


def enter_funds(book: FactBook, funds: Funds, dossier: Dossier) -> None:
    """登记资金各栏与执行率。

    合计行的数据项叫“资金.年初预算数”，分项叫“资金.当年财政拨款.年初预算数”。
    “资金.预算执行率”按口径的分母，三种分母各自也有一项，供规则选用。
    """
    profile = dossier.profile
    _enter_row(book, funds.total, funds, "资金", "")
    for name, field in _ROWS:
        row: FundRow | None = getattr(funds, field)
        if row is not None:
            _enter_row(book, row, funds, f"资金.{name}", f"{name}")
            _enter_rate(book, f"资金.{name}", "执行率", profile.denominator.value, dossier)
    for denominator, name in _RATE_NAMES.items():
        _enter_rate(book, "资金", name, denominator, dossier)
    chosen = book.find(f"资金.{_RATE_NAMES[profile.denominator.value]}")
    if chosen is not None:
        book.enter(
            Fact(
                "资金.预算执行率",
                "预算执行率",
                chosen.value,
                chosen.text,
                chosen.unit,
                derivation=chosen.derivation,
            )
        )


def _enter_row(book: FactBook, row: FundRow, funds: Funds, prefix: str, label: str) -> None:
    for name, field in _COLUMNS:
        amount: Decimal | None = getattr(row, field)
        if amount is not None:
            yuan = amount * funds.unit.in_yuan
            at = row.place_of(field)
            book.enter(Fact(f"{prefix}.{name}", f"{label}{name}", yuan, wan_text(yuan), "万元", at=at))


def _enter_rate(book: FactBook, prefix: str, name: str, denominator: Denominator, dossier: Dossier) -> None:
    spent, base = book.find(f"{prefix}.全年执行数"), book.find(f"{prefix}.{denominator.value}")
    if spent is None or base is None or not isinstance(spent.value, Decimal) or not isinstance(base.value, Decimal):
        return
    rounding, profile = dossier.execution_rounding, dossier.profile
    notes: tuple[str, ...] = ()
    if base.value == 0:
        rate = rounded(Fraction(0), rounding)
        notes = (EXECUTION_WITHOUT_BUDGET,)
    else:
        rate = rounded(Fraction(spent.value) / Fraction(base.value) * 100, rounding)
    derivation = Derivation(
        formula=f"{name} = 全年执行数 ÷ {denominator.value} × 100%",
        substitution=f"{spent.display} ÷ {base.display}" if base.value else "",
        result=f"{grouped(rate)}%",
        rounding=str(rounding),
        inputs=(spent.key, base.key),
        basis=(profile.denominator.basis,) if denominator is profile.denominator.value else (),
        notes=notes,
    )
    book.enter(Fact(f"{prefix}.{name}", name, rate, grouped(rate), "%", derivation=derivation))


def score_execution(book: FactBook, funds: Funds, profile: Profile) -> ScoredExecution | None:
    """自评表的预算执行率得分：执行率 × 分值（财预〔2020〕10号第十三条、附1），或按口径分段。没有分值的不算。"""
    if funds.weight is None:
        return None
    rate = book.find("资金.预算执行率")
    value = rate.value if rate is not None and isinstance(rate.value, Decimal) else None
    share = _execution_share(book, funds, value, profile) if value is not None else NO_EXECUTION_RATE
    at = funds.place_of("weight")
    book.enter(Fact("资金.分值", "预算执行率分值", funds.weight, trimmed(funds.weight), "分", at))
    computed = None
    if not isinstance(share, str) and rate is not None:
        rounding = profile.score_rounding.value.rounding
        computed = rounded(Fraction(share.percent) / 100 * Fraction(funds.weight), rounding)
        derivation = Derivation(
            formula=share.formula,
            substitution=f"{share.case}{percent(share.percent)} × {points(funds.weight)}",
            result=f"{grouped(computed)} 分",
            rounding=str(rounding),
            inputs=(rate.key, *share.inputs, "资金.分值"),
            basis=share.basis,
        )
        book.enter(
            Fact("资金.规则得分", "预算执行率规则得分", computed, grouped(computed), "分", derivation=derivation)
        )
    if funds.score is not None:
        at = funds.place_of("score")
        book.enter(Fact("资金.评定得分", "预算执行率得分", funds.score, grouped(funds.score), "分", at=at))
    score = funds.score if funds.score is not None else computed
    why = share if isinstance(share, str) else ""
    return ScoredExecution(funds.weight, value, computed, funds.score, score, why)


@dataclass(frozen=True, slots=True)
class _Share:
    """执行率得分值的百分之几，连同公式、代入时先说的情形、另外的输入与依据。"""

    percent: Decimal
    formula: str
    case: str
    inputs: tuple[str, ...]
    basis: tuple[str, ...]


def _execution_share(book: FactBook, funds: Funds, rate: Decimal, profile: Profile) -> _Share | str:
    """执行率得几成；口径没有规定、或要看项目完成与否而没有写的，返回缘由。"""
    if profile.execution_steps is None:
        basis = (profile.score_rounding.basis,)
        return _Share(min(rate, Decimal(100)), "得分 = 预算执行率 × 分值", "", (), basis)
    steps = profile.execution_steps.value
    within = _within_budget(book, profile)
    found = {flag: _first_step(steps, rate, completed=flag, within=within) for flag in (True, False)}
    known = found if funds.completed is None else {funds.completed: found[funds.completed]}
    if len(set(known.values())) > 1:
        return COMPLETION_UNKNOWN
    (share,) = set(known.values())
    case = completion_text(completed=funds.completed) if funds.completed is not None else ""
    if share is None:
        return STEP_UNKNOWN.format(case=case or "项目完成与否", rate=percent(rate))
    rest = "" if any(step.conditional for step in steps) else "；其余不得分"
    formula = f"得分按执行率分段：{'；'.join(step_text(step) for step in steps)}{rest}"
    inputs: tuple[str, ...] = ()
    if case and found[True] != found[False]:  # 完成与否有关，也是输入
        at = funds.place_of("completed")
        text = "是" if funds.completed else "否"
        inputs = (book.enter(Fact("资金.项目完成", "项目完成", text, text, at=at)).key,)
    lead = f"{case}，" if inputs else ""
    return _Share(share, formula, f"{lead}执行率 {percent(rate)}：", inputs, (profile.execution_steps.basis,))


def _first_step(steps: tuple[ExecutionStep, ...], rate: Decimal, *, completed: bool, within: bool) -> Decimal | None:
    """第一个合乎条件的一段；各段只看下限的，都不到的不得分；另有条件而都不合的，没有规定。"""
    for step in steps:
        ranged = step.lower <= rate and (step.upper is None or rate < step.upper)
        if ranged and step.completed in {None, completed} and (within or not step.within_budget):
            return step.share
    return None if any(step.conditional for step in steps) else Decimal(0)


def _within_budget(book: FactBook, profile: Profile) -> bool:
    """执行数不超过执行率的分母；比的是金额，不是取整后的执行率。"""
    spent, base = book.find("资金.全年执行数"), book.find(f"资金.{profile.denominator.value.value}")
    amounts = [fact.value for fact in (spent, base) if fact is not None and isinstance(fact.value, Decimal)]
    return len(amounts) == 2 and amounts[0] <= amounts[1]
