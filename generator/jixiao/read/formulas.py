"""计算式在读取时就查：写法不对、提到没有的列，当场指出在哪一格。"""

from collections.abc import Iterator

from jixiao.model.diagnostic import Diagnostic
from jixiao.model.evaluation import Evaluation
from jixiao.model.formula import names_in, parse_formula
from jixiao.model.indicator import IndicatorDetail, IndicatorEntry
from jixiao.model.rule import FormulaRule
from jixiao.wording import reading_codes as codes


def formula_faults(evaluation: Evaluation) -> Iterator[Diagnostic]:
    """数据表各列与公式规则的计算式。"""
    for table in evaluation.tables.values():
        columns = {column.name for column in table.columns}
        for column in table.columns:
            reason = _reason(column.formula, columns) if column.formula is not None else None
            if reason is not None:
                at = column.place_of("formula")
                yield codes.WRONG_FORMULA.found(at, what=f"列“{column.name}”", reason=reason)
    for detail in (*evaluation.rows, *_leaves(evaluation.indicators)):
        rule = detail.rule
        if isinstance(rule, FormulaRule):
            for field, what, text in (
                ("score", "“得分”", rule.score),
                *(("where", f"“{n}”", t) for n, t in rule.where.items()),
            ):
                reason = _reason(text, None)
                if reason is not None:
                    yield codes.WRONG_FORMULA.found(rule.place_of(field), what=what, reason=reason)


def _reason(text: str, known: set[str] | None) -> str | None:
    """有什么不对；known 为空的不查名称（数据项要到评分时才齐）。"""
    try:
        names = names_in(parse_formula(text))
    except ValueError as error:
        return str(error)
    strange = [name for name in names if known is not None and name not in known]
    return f"提到“{strange[0]}”，表里没有这一列" if strange else None


def _leaves(entries: tuple[IndicatorEntry, ...]) -> Iterator[IndicatorDetail]:
    for entry in entries:
        if entry.children:
            yield from _leaves(entry.children)
        else:
            yield entry
