"""check：复核全部或指定的评价。"""

import sys
from pathlib import Path

import click

from jixiao.cli.chinese import ChineseCommand
from jixiao.cli.screen import chosen, show_diagnostics, show_json
from jixiao.model.diagnostic import Severity
from jixiao.pipeline import study
from jixiao.publish.score_data import diagnostics_data


@click.command(cls=ChineseCommand)
@click.argument("evaluations", nargs=-1, metavar="[评价]...")
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text", help="输出格式。")
@click.option("--strict", is_flag=True, help="有警告也以 1 退出。")
@click.pass_obj
def check(root: Path, evaluations: tuple[str, ...], output: str, *, strict: bool) -> None:
    """复核：逐条说明哪里不对、应为多少、怎样改。"""
    result = study(root)
    named = chosen(result, evaluations)
    found = tuple(d for d in result.diagnostics if not named or d.evaluation in named)
    if output == "json":
        show_json(diagnostics_data(found))
    else:
        show_diagnostics(found, result.workspace.sources, len(named) or len(result.scored))
    refused = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    sys.exit(1 if any(d.severity in refused for d in found) else 0)
