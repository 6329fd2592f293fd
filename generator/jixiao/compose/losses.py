"""失分：哪些项、各失几分、为什么。由多到少，各连到它的页。"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.compose import addresses
from jixiao.compose.finding import indicator_link
from jixiao.compose.joining import broken, joined
from jixiao.compose.listing import execution_score_key, fact_text
from jixiao.compose.loss_grounds import grounds
from jixiao.model.kind import Layout
from jixiao.model.report import (
    Block,
    FactText,
    Inline,
    Inlines,
    Link,
    LinkKind,
    ListBlock,
    Paragraph,
    SitePath,
    Text,
)
from jixiao.model.scored import ScoredDossier, ScoredExecution, ScoredGroup, ScoredLeaf
from jixiao.wording import losses as words
from jixiao.wording.figures import score_text
from jixiao.wording.scores import EXECUTION, computed_text


@dataclass(frozen=True, slots=True)
class Loss:
    """一项失分：称呼、失几分、各行的话（第一行是称呼与得分）。"""

    name: str
    lost: Decimal
    lines: tuple[Inlines, ...]


def losses(scored: ScoredDossier) -> tuple[Loss, ...]:
    """全部失分，由多到少；失分相同的照指标体系的次序。来源只给到上级得分的，说上级的。"""
    groups = [g for g in scored.groups if g.awarded is not None and g.score < g.weight]
    found: list[Loss] = []
    if scored.execution is not None:
        found += _of_execution(scored, scored.execution)
    if groups:
        found += [_of_group(scored, group) for group in groups]
    else:
        lost = [(leaf, leaf.score) for leaf in scored.leaves() if leaf.score is not None and leaf.lost]
        found += [_of_leaf(scored, leaf, score) for leaf, score in lost]
    return tuple(sorted(found, key=lambda one: -one.lost))


def loss_blocks(scored: ScoredDossier, most: int | None = None) -> tuple[Block, ...]:
    """失分的清单；没有的也照说。给了 most 的只列这么多，其余几项到指标体系去看。"""
    found = losses(scored)
    if not found:
        return (Paragraph((Text(words.NOTHING_LOST),)),)
    shown = found[:most]
    items = tuple((Paragraph(broken(one.lines)),) for one in shown)
    blocks: tuple[Block, ...] = (ListBlock(ordered=False, items=items),)
    left = len(found) - len(shown)
    return (*blocks, *((Paragraph(_others(scored, left)),) if left else ()))


def _others(scored: ScoredDossier, count: int) -> Inlines:
    path = addresses.part(scored.identifier, addresses.INDICATORS)
    target = SitePath(path, query=(("show", "loss"),))
    return (Text(words.others_text(count)), Link(target, (Text(words.ONLY_LOSSES),)), Text("。"))


# ---------------------------------------------------------------- 三种失分


def _of_execution(scored: ScoredDossier, execution: ScoredExecution) -> Iterator[Loss]:
    """自评表上的预算执行率。"""
    if execution.score is None or execution.score >= execution.weight:
        return
    key = execution_score_key(scored)
    head = _head(scored, Text(EXECUTION), key, (execution.score, execution.weight))
    why: Inlines = ()
    if "资金.预算执行率" in scored.facts:
        rate = scored.facts["资金.预算执行率"].display
        how = f"，{_formula(scored)}" if execution.score == execution.computed else ""
        why = (Text("执行率 "), FactText(scored.identifier, "资金.预算执行率", rate), Text(f"{how}。"))
    ruled: Inlines = ()
    if execution.awarded is not None and execution.computed not in {None, execution.awarded}:
        ruled = (Text(words.BY_RULE), fact_text(scored, "资金.规则得分"), Text(" 分。"))
    lines = (head, *((why,) if why else ()), *((ruled,) if ruled else ()))
    yield Loss(EXECUTION, execution.weight - execution.score, lines)


def _formula(scored: ScoredDossier) -> str:
    derivation = scored.facts["资金.规则得分"].derivation
    return derivation.formula if derivation is not None else ""


def _of_group(scored: ScoredDossier, group: ScoredGroup) -> Loss:
    """评定得分只给到这一级：连到它在表上的各行，列出其下按规则失分的各项。"""
    name = f"{group.code} {group.name}"
    first = next(iter(group.leaves()))
    target = addresses.indicator_row(scored.identifier, first.anchor, form=False)
    link = Link(target, (Text(name),), LinkKind.INDICATOR)
    lines = [_head(scored, link, f"指标.{group.anchor}.得分", (group.score, group.weight))]
    entries = scored.dossier.evaluation.indicators
    lines.append((Text(next((e.reason for e in entries if e.at == group.at and e.reason), words.UNEXPLAINED)),))
    below = [leaf for leaf in group.leaves() if leaf.computed is not None and leaf.computed < leaf.weight]
    if below:
        said = words.BELOW_OWN if scored.by_self else words.BELOW
        lines.append((Text(said), *joined([indicator_link(scored, leaf.code) for leaf in below]), Text("。")))
    if group.differs and not scored.by_self:
        ruled = fact_text(scored, f"指标.{group.anchor}.规则得分")
        lines.append((Text(words.BY_RULE), ruled, Text(" 分。")))
    return Loss(name, group.weight - group.score, tuple(lines))


def _of_leaf(scored: ScoredDossier, leaf: ScoredLeaf, score: Decimal) -> Loss:
    form = scored.dossier.kind.layout is Layout.FORM
    name = leaf.name if form else f"{leaf.code} {leaf.name}"
    link: Inline = Link(addresses.indicator(scored.identifier, leaf.anchor), (Text(name),), LinkKind.INDICATOR)
    lines = [_head(scored, link, f"指标.{leaf.anchor}.得分", (score, leaf.weight))]
    lines.append(grounds(scored, leaf) or (Text(words.UNEXPLAINED),))
    if leaf.differs:
        shown = FactText(scored.identifier, f"指标.{leaf.anchor}.规则得分", computed_text(leaf))
        told = "" if leaf.reason or form else words.NOT_TOLD
        lines.append((Text(words.BY_RULE), shown, Text(f" 分{told}。")))
    return Loss(name, leaf.weight - score, tuple(lines))


def _head(scored: ScoredDossier, name: Inline, key: str, score: tuple[Decimal, Decimal]) -> Inlines:
    """称呼　3.2 / 5（−1.8）。"""
    style = scored.dossier.kind.style
    got, full = score
    shown = FactText(scored.identifier, key, score_text(got, style), "loss")
    return (name, Text("　"), shown, Text(f" / {score_text(full, style)}{words.lost_text(full - got)}"))
