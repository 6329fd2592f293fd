"""经验、问题与建议。"""

from jixiao.compose.addresses import finding_anchor, indicator
from jixiao.compose.citations import linked_text
from jixiao.compose.layout import Layout
from jixiao.model.dossier import Registry
from jixiao.model.report import Block, Heading, Inline, Link, LinkKind, Paragraph, SitePath, Text
from jixiao.model.scored import ScoredDossier
from jixiao.wording.numbering import heading_number

KINDS = ("主要经验", "存在的问题", "有关建议")


def finding_blocks(
    scored: ScoredDossier, registry: Registry, layout: Layout, kind: str, *, level: int
) -> tuple[Block, ...]:
    """一类的全部条目，各有标题与锚点，问题连到指标，建议连到问题。"""
    evaluation = scored.dossier.evaluation
    blocks: list[Block] = []
    if kind == "主要经验":
        for n, experience in enumerate(evaluation.experiences, start=1):
            blocks += _entry(registry, n, experience.title, experience.text, f"e-{n}", level)
    elif kind == "存在的问题":
        for n, problem in enumerate(evaluation.problems, start=1):
            blocks += _entry(registry, n, problem.title, problem.text, finding_anchor(problem.identifier), level)
            links = _joined([_indicator_link(scored, code) for code in problem.indicators])
            if links:
                blocks.append(Paragraph((Text("相关指标："), *links)))
    else:
        for n, advice in enumerate(evaluation.recommendations, start=1):
            blocks += _entry(registry, n, advice.title, advice.text, finding_anchor(advice.identifier), level)
            links = _joined([_problem_link(layout, name) for name in advice.problems])
            facts = [
                f"责任单位：{advice.responsible}" if advice.responsible else "",
                f"整改期限：{advice.deadline}" if advice.deadline else "",
                f"整改状态：{advice.status.value}" if advice.status else "",
            ]
            tail = "　".join(fact for fact in facts if fact)
            if links or tail:
                lead = (Text("针对："), *links, Text("　")) if links else ()
                blocks.append(Paragraph((*lead, Text(tail))))
    return tuple(blocks)


def _entry(registry: Registry, number: int, title: str, text: str, anchor: str, level: int) -> list[Block]:
    heading = Heading(level, heading_number(3, number), (Text(title),), anchor)
    return [heading, Paragraph(linked_text(text, registry)[0])]


def _indicator_link(scored: ScoredDossier, code: str) -> Inline:
    leaf = next((item for item in scored.leaves() if item.code == code), None)
    if leaf is None:
        return Text(code)
    target = indicator(scored.identifier, leaf.anchor, form=False)
    return Link(target, (Text(f"{leaf.code} {leaf.name}"),), LinkKind.INDICATOR)


def _problem_link(layout: Layout, name: str) -> Inline:
    target: SitePath | None = layout.targets.get(f"finding:{name}")
    return Link(target, (Text(name),), LinkKind.FINDING) if target is not None else Text(name)


def _joined(links: list[Inline]) -> list[Inline]:
    joined: list[Inline] = []
    for link in links:
        if joined:
            joined.append(Text("、"))
        joined.append(link)
    return joined
