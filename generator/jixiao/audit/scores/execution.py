"""预算执行率：过低而产出满分，超过百分之百，算不出而有得分。"""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.check import Subject
from jixiao.model.derivation import Fact
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.funds import FundRow, Funds
from jixiao.wording.codes import scores as codes
from jixiao.wording.derivations import percent
from jixiao.wording.figures import score_text, wan_text
from jixiao.wording.scores import OUTPUT


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
