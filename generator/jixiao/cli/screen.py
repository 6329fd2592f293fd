"""屏幕输出：颜色与表格。本项目中只有这里用 rich。"""

import io
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TextIO

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.pipeline import Study
from jixiao.wording.printing import report_lines

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def able_to_print(stream: TextIO) -> None:
    """不因印不出一个字而停下：编码容不下中文的（如 LC_ALL=C）改用 UTF-8，容得下的遇到印不出的字印问号。"""
    if not isinstance(stream, io.TextIOWrapper):
        return
    try:
        "绩效评价".encode(stream.encoding)
    except UnicodeEncodeError:
        stream.reconfigure(encoding="utf-8", errors="replace")
    else:
        stream.reconfigure(errors="replace")


def console() -> Console:
    """终端；输出到管道时不带颜色，也不按窗口折行。"""
    plain = Console(highlight=False, soft_wrap=True)
    return plain if plain.is_terminal else Console(highlight=False, soft_wrap=True, width=200, no_color=True)


def show_report(report: CheckReport, *, answered: bool = False) -> None:
    """按评价分组印出诊断，先重后轻，末行总计；终端窄就折行。"""
    screen = console()
    for line in report_lines(report, screen.width if screen.is_terminal else None, answered=answered):
        style = _STYLES[line.severity] if line.severity is not None else "bold" if line.title else ""
        screen.print(Text(line.text, style=style))


def show_diagnostics(diagnostics: Sequence[Diagnostic], study: Study) -> None:
    """印出这几条。"""
    show_report(replace(study.report, found=tuple(diagnostics), answered=()))


def show_table(columns: Iterable[tuple[str, bool]], rows: Iterable[Sequence[str]]) -> None:
    """印一张表；columns 是（列名，是否靠右）。"""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for title, right in columns:
        table.add_column(title, justify="right" if right else "left", no_wrap=right)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)


def show_json(data: Any) -> None:  # noqa: ANN401 任何可写成 JSON 的数据
    """印出 JSON。"""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def chosen(study: Study, identifiers: tuple[str, ...]) -> tuple[str, ...]:
    """核对命令行给的评价标识；没有给就是全部。

    Raises:
        click.UsageError: 没有这份评价。

    """
    found = {d.identifier for d in study.workspace.dossiers} | {d.evaluation for d in study.diagnostics}
    named = tuple(name.strip("/").removeprefix("evaluations/") for name in identifiers)
    for name in named:
        if name not in found:
            known = "、".join(sorted(k for k in found if k))
            raise click.UsageError(f"没有评价“{name}”。现有：{known or '无'}。")
    return named


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[], None]]:
    """进度条，印在标准错误上；每做完一件叫一次。不是终端、或只有一件的不印。

    不用自动刷新：那要另起一个线程，而导出随后要分叉出进程。
    """
    screen = Console(stderr=True)
    if not screen.is_terminal or total < 2:
        yield lambda: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True, auto_refresh=False) as bar:
        task = bar.add_task(what, total=total)

        def done() -> None:
            bar.advance(task)
            bar.refresh()

        yield done


def messages_to_stderr() -> logging.Handler:
    """MkDocs 与插件的警告印到标准错误；一般进度不印。"""
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    return handler
