"""概览上的问题与建议、成效：只说数据里写着的，各连到报告里的原处。"""

from collections.abc import Iterator, Mapping

from jixiao.compose import addresses
from jixiao.compose.joining import broken
from jixiao.compose.loss_grounds import noted
from jixiao.model.finding import Problem, Recommendation, RectificationStatus, problem_status
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
from jixiao.wording import ledger
from jixiao.wording import outcome as words


def problem_blocks(scored: ScoredDossier, targets: Mapping[str, SitePath]) -> Iterator[Block]:
    """问题连同针对它的建议，各写整改状态；整改情况一条也没有公布的，末尾说一次。"""
    evaluation = scored.dossier.evaluation
    problems, left = evaluation.problems, list(evaluation.recommendations)
    if not problems and not left:
        return
    told = any(one.status is not None for one in left)
    items: list[tuple[Block, ...]] = []
    for problem in problems:
        ours = [one for one in left if problem.identifier in one.problems]
        left = [one for one in left if one not in ours]
        status = problem_status(problem, evaluation.recommendations)
        lines = [_titled(problem, targets, status, told=told), *(_advice(one, targets, told=told) for one in ours)]
        items.append((Paragraph(broken(lines)),))
    items += [(Paragraph(_advice(one, targets, told=told)),) for one in left]
    yield Heading(2, "", (Text(words.PROBLEMS),), "problems")
    yield ListBlock(ordered=False, items=tuple(items))
    where = Link(SitePath(addresses.LEDGER), (Text(ledger.TITLE),))
    yield Paragraph((Text(f"{'' if told else words.NOT_PUBLISHED}{words.LEDGER}"), where, Text("。")))


def _advice(one: Recommendation, targets: Mapping[str, SitePath], *, told: bool) -> Inlines:
    return _titled(one, targets, one.status, told=told)


def _titled(
    one: Problem | Recommendation, targets: Mapping[str, SitePath], status: RectificationStatus | None, *, told: bool
) -> Inlines:
    """编号与题目，连到它在报告里的地方；报告没有列出的不连。"""
    name: Inline = Text(f"{one.identifier}　{one.title.rstrip('。')}")
    target = targets.get(f"finding:{one.identifier}")
    if target is not None:
        name = Link(target, (name,), LinkKind.FINDING)
    return (name, *((Text(words.settled_text(status)),) if told else ()))


def outcome_blocks(scored: ScoredDossier) -> Iterator[Block]:
    """成效一句：主要经验的题目，与各项满意度；数据里都没有的，没有这一节。"""
    evaluation = scored.dossier.evaluation
    titles = "；".join(one.title.rstrip("。") for one in evaluation.experiences)
    sentence: list[Inline] = [Text(f"{titles}。")] if titles else []
    rates = list(_satisfaction(scored))
    for n, (name, rate) in enumerate(rates):
        sentence += [Text(f"{'，' if n else ''}{name} "), *rate]
    if rates:
        sentence.append(Text("。"))
    if sentence:
        yield Heading(2, "", (Text(words.OUTCOME),), "outcome")
        yield Paragraph(tuple(sentence))


def _satisfaction(scored: ScoredDossier) -> Iterator[tuple[str, Inlines]]:
    """各项满意度指标量得的百分数。"""
    facts = scored.released_facts()
    for leaf in scored.leaves():
        keys = (f"指标.{leaf.anchor}.得率", f"指标.{leaf.anchor}.实际值")
        key = next((key for key in keys if key in facts and facts[key].unit == "%"), None)
        if words.SATISFACTION in leaf.name and key is not None:
            yield leaf.name, noted(scored, facts[key])
