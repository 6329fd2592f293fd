"""经验、问题与建议。"""

from dataclasses import dataclass

from jixiao.compose.addresses import finding_anchor, indicator
from jixiao.compose.citations import linked_text
from jixiao.compose.inline import InlineComposer
from jixiao.compose.joining import joined
from jixiao.compose.layout import Layout
from jixiao.model.finding import RectificationRecord
from jixiao.model.report import (
    Block,
    Heading,
    Inline,
    Inlines,
    Link,
    LinkKind,
    ListBlock,
    Paragraph,
    SitePath,
    Text,
)
from jixiao.model.scored import ScoredDossier
from jixiao.wording.ledger import LOG
from jixiao.wording.numbering import heading_number

KINDS = ("主要经验", "存在的问题", "有关建议")


@dataclass(frozen=True, slots=True)
class FindingPlace:
    """条目编在哪里：页题、页、标题的级别。"""

    where: str
    path: str
    level: int


def finding_blocks(inline: InlineComposer, kind: str, place: FindingPlace) -> tuple[Block, ...]:
    """一类的全部条目，各有标题与锚点，问题连到指标，建议连到问题。"""
    scored, layout = inline.scored, inline.layout
    evaluation = scored.dossier.evaluation
    blocks: list[Block] = []
    if kind == "主要经验":
        for n, experience in enumerate(evaluation.experiences, start=1):
            number = heading_number(place.level, n)
            blocks += _entry(inline, number, (experience.title, experience.text), f"e-{n}", place)
    elif kind == "存在的问题":
        for problem in evaluation.problems:
            number = _identified(problem.identifier)
            blocks += _entry(inline, number, (problem.title, problem.text), finding_anchor(problem.identifier), place)
            links = joined([indicator_link(scored, code) for code in problem.indicators])
            if links:
                blocks.append(Paragraph((Text("相关指标："), *links)))
    else:
        for advice in evaluation.recommendations:
            number = _identified(advice.identifier)
            blocks += _entry(inline, number, (advice.title, advice.text), finding_anchor(advice.identifier), place)
            links = joined([_problem_link(layout, name) for name in advice.problems])
            facts = [
                f"责任单位：{advice.responsible}" if advice.responsible else "",
                f"整改期限：{advice.deadline}" if advice.deadline else "",
                f"整改状态：{advice.status.value}" if advice.status else "",
            ]
            tail = "　".join(fact for fact in facts if fact)
            if links or tail:
                lead = (Text("针对："), *links) if links else ()
                gap = "　" if links and tail else ""
                blocks.append(Paragraph((*lead, *((Text(gap + tail),) if tail else ()))))
            if advice.log:
                blocks.append(Paragraph((Text(f"{LOG}："),)))
                blocks.append(ListBlock(ordered=False, items=tuple((Paragraph(log_line(r)),) for r in advice.log)))
    return tuple(blocks)


def _identified(identifier: str) -> str:
    """标题前写编号本身，与正文引用它的写法相同，不另编序数。"""
    return f"{identifier}　"


def _entry(
    inline: InlineComposer, number: str, written: tuple[str, str], anchor: str, place: FindingPlace
) -> list[Block]:
    title, text = written
    heading = Heading(place.level, number, (Text(title),), anchor)
    inlines, cited = linked_text(text, inline.registry)
    inline.record(tuple(dict.fromkeys(cited)), place.where, SitePath(place.path, anchor), text)
    return [heading, Paragraph(inlines)]


def indicator_link(scored: ScoredDossier, code: str) -> Inline:
    """指向一项指标；没有这个代码的只写代码。"""
    leaf = next((item for item in scored.leaves() if item.code == code), None)
    if leaf is None:
        return Text(code)
    target = indicator(scored.identifier, leaf.anchor)
    return Link(target, (Text(f"{leaf.code} {leaf.name}"),), LinkKind.INDICATOR)


def _problem_link(layout: Layout, name: str) -> Inline:
    target: SitePath | None = layout.targets.get(f"finding:{name}")
    return Link(target, (Text(name),), LinkKind.FINDING) if target is not None else Text(name)


def log_line(record: RectificationRecord) -> Inlines:
    """一条整改记录：日期与内容。"""
    return (Text(f"{record.date}　{record.text}"),)
