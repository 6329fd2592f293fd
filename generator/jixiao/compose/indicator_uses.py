"""一份评价里的各项指标，由上到下逐项：供词典反查，也供几份评价对照。"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.compose import addresses
from jixiao.model.report import FactText, Inline, SitePath, Text
from jixiao.model.rounding import rounded
from jixiao.model.scored import ScoredDossier, ScoredGroup, ScoredLeaf
from jixiao.wording.coverage import group_rule_text
from jixiao.wording.figures import grouped, score_text
from jixiao.wording.scores import EXECUTION, NONE, NOT_APPLICABLE, computed_text

_FUNDS = "资金"


@dataclass(frozen=True, slots=True)
class Figure:
    """一个数：印出的文字，与来历所在的数据项（没有单独的数据项的为空）。"""

    text: str
    key: str = ""

    def inline(self, scored: ScoredDossier) -> Inline:
        """点得开的数。"""
        return FactText(scored.identifier, self.key, self.text) if self.key in scored.facts else Text(self.text)


@dataclass(frozen=True, slots=True)
class IndicatorUse:
    """一份评价里的一项指标。

    path 是各上级的名称；prefix 是数据项名称的开头；leaves 是其下末级指标的项数，自己就是末级的为 0；
    rate 是得分率，没有得分或不占分值的为 None。
    """

    scored: ScoredDossier
    path: tuple[str, ...]
    code: str
    name: str
    target: SitePath
    weight: Figure
    score: Figure
    rule: Figure
    rate: Decimal | None
    rate_key: str
    leaves: int = 0

    @property
    def depth(self) -> int:
        """第几级，从 1 起。"""
        return len(self.path) + 1

    @property
    def rate_figure(self) -> Figure:
        """得分率，带百分号。"""
        return Figure(NONE if self.rate is None else f"{grouped(self.rate)}%", self.rate_key)


def indicator_uses(scored: ScoredDossier) -> Iterator[IndicatorUse]:
    """各级指标，上级在前；自评表上的预算执行率自成一项，排在最后。"""
    for group in scored.groups:
        yield from _walk(scored, group, ())
    if scored.execution is not None:
        yield _execution(scored)


def _walk(scored: ScoredDossier, item: ScoredGroup | ScoredLeaf, path: tuple[str, ...]) -> Iterator[IndicatorUse]:
    if isinstance(item, ScoredLeaf):
        yield _leaf(scored, item, path)
        return
    if any(isinstance(child, ScoredLeaf) and not child.path for child in item.children):
        inner = path  # 最上层的末级指标自成一组，组就是它自己
    else:
        yield _group(scored, item, path)
        inner = (*path, item.name)
    for child in item.children:
        yield from _walk(scored, child, inner)


def _leaf(scored: ScoredDossier, leaf: ScoredLeaf, path: tuple[str, ...]) -> IndicatorUse:
    prefix, style = f"指标.{leaf.anchor}", scored.dossier.kind.style
    score = None if leaf.own and leaf.awarded is None else leaf.score  # 自评的认定不是评审的得分
    given = NONE if score is None else score_text(score, style)
    return IndicatorUse(
        scored,
        path,
        leaf.code,
        leaf.name,
        _target(scored, leaf.anchor),
        weight=Figure(score_text(leaf.weight, style), f"{prefix}.分值"),
        score=Figure(given if leaf.applies else NOT_APPLICABLE, "" if score is None else f"{prefix}.得分"),
        rule=Figure(NONE) if leaf.own else Figure(computed_text(leaf), f"{prefix}.规则得分"),
        rate=score_rate(scored, score, leaf.weight) if leaf.applies else None,
        rate_key=f"{prefix}.得分率",
    )


def _group(scored: ScoredDossier, group: ScoredGroup, path: tuple[str, ...]) -> IndicatorUse:
    prefix, style = f"指标.{group.anchor}", scored.dossier.kind.style
    leaves = tuple(group.leaves())
    given = group.awarded is not None or any(leaf.awarded is not None or not leaf.own for leaf in leaves)
    return IndicatorUse(
        scored,
        path,
        group.code,
        group.name,
        _target(scored, leaves[0].anchor) if leaves else SitePath(addresses.overview(scored.identifier)),
        weight=Figure(score_text(group.weight, style), f"{prefix}.分值"),
        score=Figure(score_text(group.score, style), f"{prefix}.得分") if given else Figure(NONE),
        rule=Figure(group_rule_text(group, style), f"{prefix}.规则得分"),
        rate=group.rate if given else None,
        rate_key=f"{prefix}.得分率",
        leaves=len(leaves),
    )


def _execution(scored: ScoredDossier) -> IndicatorUse:
    execution = scored.execution
    if execution is None:
        raise ValueError(f"{scored.identifier} 没有预算执行率一项")  # 上面已经看过，到这里是程序错误
    style = scored.dossier.kind.style
    award = f"{_FUNDS}.评定得分"
    return IndicatorUse(
        scored,
        (),
        "",
        EXECUTION,
        SitePath(addresses.overview(scored.identifier)),
        weight=Figure(score_text(execution.weight, style), f"{_FUNDS}.分值"),
        score=Figure(
            NONE if execution.score is None else score_text(execution.score, style),
            award if award in scored.facts else f"{_FUNDS}.规则得分",
        ),
        rule=Figure(
            NONE if execution.computed is None else score_text(execution.computed, style), f"{_FUNDS}.规则得分"
        ),
        rate=score_rate(scored, execution.score, execution.weight),
        rate_key="",
    )


def _target(scored: ScoredDossier, anchor: str) -> SitePath:
    return addresses.indicator(scored.identifier, anchor)


def score_rate(scored: ScoredDossier, score: Decimal | None, weight: Decimal) -> Decimal | None:
    """得分率，照本评价的口径取整。"""
    if score is None or not weight:
        return None
    return rounded(Fraction(score) / Fraction(weight) * 100, scored.dossier.profile.rate_rounding.value.rounding)
