"""score：列出得分。"""

import sys
from pathlib import Path

import click

from jixiao.cli.chinese import ChineseCommand
from jixiao.cli.screen import chosen, console, show_diagnostics, show_json, show_table
from jixiao.model.diagnostic import Severity
from jixiao.model.kind import Layout
from jixiao.model.scored import ScoredDossier
from jixiao.pipeline import study
from jixiao.publish.score_data import scores_data
from jixiao.wording.coverage import OWN_DATA, checked_text, rule_result
from jixiao.wording.figures import score_text
from jixiao.wording.scores import INSUFFICIENT, NONE, computed_text


@click.command(cls=ChineseCommand)
@click.argument("evaluations", nargs=-1, metavar="[评价]...")
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text", help="输出格式。")
@click.pass_obj
def score(root: Path, evaluations: tuple[str, ...], output: str) -> None:
    """评分：总分、等级、按规则总分；指明一份评价时逐项列出。"""
    result = study(root, pages=False)
    named = chosen(result, evaluations)
    scored = tuple(s for s in result.scored if not named or s.identifier in named)
    if output == "json":
        show_json(scores_data(scored))
    elif named:
        for one in scored:
            _show_indicators(one)
    else:
        _show_totals(scored)
    errors = tuple(
        d for d in result.diagnostics if d.severity is Severity.ERROR and (not named or d.evaluation in named)
    )
    if errors and output == "text":
        show_diagnostics(errors, result)
    sys.exit(1 if errors else 0)


def _show_totals(scored: tuple[ScoredDossier, ...]) -> None:
    columns = (("评价", False), ("名称", False), ("总分", True), ("等级", False), ("按规则总分", True), ("公布", True))
    show_table(columns, (_total_row(one) for one in scored))


def _total_row(scored: ScoredDossier) -> tuple[str, ...]:
    published = scored.dossier.evaluation.published
    style = scored.dossier.kind.style
    printed = ""
    if published is not None:
        total = score_text(published.total, style) if published.total is not None else "—"
        printed = f"{total} {published.grade or ''}"
    return (
        scored.identifier,
        scored.dossier.evaluation.name,
        score_text(scored.total, style),
        scored.grade,
        checked_text(scored) if scored.by_self else rule_result(scored),
        printed,
    )


def _show_indicators(scored: ScoredDossier) -> None:
    style = scored.dossier.kind.style
    total = f"{score_text(scored.total, style)} {scored.grade}"
    rule = checked_text(scored) if scored.by_self else f"按规则总分 {rule_result(scored)}"
    console().print(f"{scored.dossier.evaluation.name}　总分 {total}　{rule}", style="bold")
    form = scored.dossier.kind.layout is Layout.FORM
    ruled = "规则得分" + (OWN_DATA if scored.by_self else "")
    columns = (("代码", False), ("指标", False), ("分值", True), ("规则", False), (ruled, True), ("得分", True))
    rows = []
    if scored.execution is not None:
        one = scored.execution
        computed = score_text(one.computed, style) if one.computed is not None else INSUFFICIENT
        awarded = score_text(one.score, style) if one.score is not None else NONE
        rows.append(("", "预算执行率", score_text(one.weight, style), "执行率", computed, awarded))
    for leaf in scored.leaves():
        awarded = score_text(leaf.score, style) if leaf.score is not None else "—"
        mark = " ≠" if leaf.differs else ""
        name = leaf.name if form else f"{leaf.name}"
        rows.append(
            (leaf.code, name, score_text(leaf.weight, style), leaf.rule or "—", computed_text(leaf), awarded + mark)
        )
    show_table(columns, rows)
