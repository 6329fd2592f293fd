"""几个问题、几条建议、几项指标：报告里常提到的个数。"""

from decimal import Decimal

from jixiao.model.derivation import Derivation, Fact
from jixiao.model.evaluation import Evaluation
from jixiao.model.scored import ScoredGroup
from jixiao.score.facts import FactBook


def enter_findings(book: FactBook, evaluation: Evaluation) -> None:
    """登记“问题.数量”“建议.数量”；一条也没有写的不登记，没有写不等于没有。"""
    problems = [problem.identifier for problem in evaluation.problems]
    advice = [recommendation.identifier for recommendation in evaluation.recommendations]
    _enter(book, "问题", len(problems), "个", "“存在的问题”里所列的个数", "、".join(problems))
    _enter(book, "建议", len(advice), "条", "“有关建议”里所列的条数", "、".join(advice))


def enter_indicators(book: FactBook, groups: tuple[ScoredGroup, ...]) -> None:
    """登记“指标.数量”：适用的末级指标。"""
    applying = {group.name: sum(1 for leaf in group.leaves() if leaf.applies) for group in groups}
    every = sum(1 for group in groups for _ in group.leaves())
    total = sum(applying.values())
    counted = "各一级指标下适用的末级指标合计" if total < every else "各一级指标下的末级指标合计"
    _enter(book, "指标", total, "项", counted, "、".join(f"{code} {count} 项" for code, count in applying.items()))


def _enter(book: FactBook, what: str, count: int, unit: str, counted: str, listed: str) -> None:
    if count:
        label = f"{what}的数量"
        derivation = Derivation(f"{label} = {counted}", listed, f"{count} {unit}")
        book.enter(Fact(f"{what}.数量", label, Decimal(count), str(count), unit, None, derivation))
