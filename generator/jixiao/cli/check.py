"""check：复核全部或指定的评价。"""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from jixiao.cli.chinese import ChineseCommand
from jixiao.cli.screen import show_report
from jixiao.cli.targets import studied
from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Severity, severity_rank
from jixiao.publish.files import write_file
from jixiao.publish.findings import FORMATS
from jixiao.wording.baseline import (
    BaselineError,
    KnownFinding,
    baseline_text,
    parse_baseline,
    unknown,
    updated,
)
from jixiao.wording.codes.selection import Selection, SelectionError, written_codes
from jixiao.wording.printing import report_lines, total_line
from jixiao.wording.system_faults import system_fault

_TEXT = "text"
_file = click.Path(path_type=Path, dir_okay=False)


@click.command(cls=ChineseCommand)
@click.argument("targets", nargs=-1, metavar="[评价或路径]...")
@click.option("--select", multiple=True, metavar="编号", help="只查这些：JX302 是一种，JX3 是一族；可用逗号隔开。")
@click.option("--ignore", multiple=True, metavar="编号", help="不查这些，写法同上。")
@click.option(
    "--severity",
    type=click.Choice([s.value for s in Severity]),
    default=Severity.INFO.value,
    help="列到哪一级为止：error、warning，默认 info 全列。不影响返回值。",
)
@click.option("--format", "output", type=click.Choice([_TEXT, *FORMATS]), default=_TEXT, help="输出格式。")
@click.option("--out", type=_file, metavar="文件", help="写到文件，屏幕上只留总计。")
@click.option("--baseline", type=_file, metavar="文件", help="已知的发现，不再列出。")
@click.option(
    "--update-baseline", "--write-baseline", "update", is_flag=True, help="把这次的发现写进 --baseline 指明的文件。"
)
@click.option("--show-answered", "answered", is_flag=True, help="已写复核说明的也列出。")
@click.option("--strict", is_flag=True, help="有警告也以 1 退出。")
@click.pass_obj
def check(  # noqa: PLR0913 一个选项一个参数
    root: Path,
    targets: tuple[str, ...],
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: str,
    output: str,
    out: Path | None,
    baseline: Path | None,
    update: bool,
    answered: bool,
    strict: bool,
) -> None:
    """复核：逐条说明哪里不对、应为多少、怎样改。

    可以指明评价（2024/xinzhuang-dangjian），也可以给文件或目录：工作区里的，看它属于哪份评价；
    工作区之外的，单独复核那一份。不指明的，全部复核。
    """
    try:
        selection = Selection(written_codes(select), written_codes(ignore))
    except SelectionError as error:
        raise click.UsageError(str(error)) from error
    if update and baseline is None:
        raise click.UsageError("--update-baseline 要连同 --baseline 文件一起用。")
    known = _known(baseline, update=update)
    refused = frozenset({Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR})
    whole = replace(studied(root, targets), refused=refused)
    chosen = _selected(whole, selection)
    if update and baseline is not None:
        looked_at = partial(_looked_at, whole, selection, everything=not targets)
        known = updated(known, chosen.found, looked_at)
        _write(baseline, baseline_text(known))
    found, gone = unknown(chosen.found, known)
    everything = not (targets or select or ignore)
    fresh = replace(chosen, found=found, known=len(chosen.found) - len(found), gone=len(gone) if everything else 0)
    _show(_shown(fresh, Severity(severity)), output, out, answered=answered)
    sys.exit(1 if any(d.severity in refused for d in fresh.found) else 0)


def _known(baseline: Path | None, *, update: bool) -> tuple[KnownFinding, ...]:
    if baseline is None or (update and not baseline.exists()):
        return ()
    try:
        return parse_baseline(baseline.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = system_fault(error) if isinstance(error, OSError) else "不是 UTF-8 编码"
        hint = "还没有的，加 --update-baseline 写出第一份。" if isinstance(error, FileNotFoundError) else ""
        raise click.UsageError(f"读不出基线 {baseline}：{reason}。{hint}") from error
    except BaselineError as error:
        raise click.UsageError(f"基线 {baseline} {error}") from error


def _selected(report: CheckReport, selection: Selection) -> CheckReport:
    found = tuple(d for d in report.found if selection.admits(d))
    answered = tuple(one for one in report.answered if selection.admits(one.diagnostic))
    return replace(report, found=found, answered=answered, unselected=len(report.found) - len(found))


def _looked_at(report: CheckReport, selection: Selection, known: KnownFinding, *, everything: bool) -> bool:
    """基线的这一条在不在这次所看的范围里；不在的原样留着。"""
    return (everything or known.evaluation in report.evaluations) and selection.covers(known.code)


def _shown(report: CheckReport, lowest: Severity) -> CheckReport:
    found = tuple(d for d in report.found if severity_rank(d.severity) <= severity_rank(lowest))
    return replace(report, found=found, lighter=len(report.found) - len(found))


def _show(report: CheckReport, output: str, out: Path | None, *, answered: bool) -> None:
    if out is None and output == _TEXT:
        show_report(report, answered=answered)
        return
    if output == _TEXT:
        text = "".join(f"{line.text}\n" for line in report_lines(report, answered=answered))
    else:
        text = FORMATS[output](report)
    if out is None:
        click.echo(text, nl=False)
        return
    _write(out, text)
    click.echo(f"{total_line(report)}写在 {out}")


def _write(file: Path, text: str) -> None:
    try:
        write_file(file, text)
    except OSError as error:
        raise click.UsageError(f"写不到 {file}：{system_fault(error)}。") from error
