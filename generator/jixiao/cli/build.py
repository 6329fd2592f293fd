"""build：生成网站。先建在临时目录，成功了才换下旧站。"""

import logging
import os
import sys
import tempfile
from pathlib import Path

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from jixiao.cli.chinese import ChineseCommand
from jixiao.cli.screen import console, messages_to_stderr, show_diagnostics
from jixiao.mkdocs_plugin import JixiaoPlugin
from jixiao.model.diagnostic import Severity
from jixiao.model.evaluation import Audience
from jixiao.pipeline import Study, study
from jixiao.publish.files import swap_directory
from jixiao.wording.coverage import checked_text, rule_result
from jixiao.wording.figures import score_text
from jixiao.wording.printing import summary_line
from jixiao.wording.system_faults import system_fault


@click.command(cls=ChineseCommand)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="目录",
    help="网站目录，默认照 mkdocs.yml（site/）。",
)
@click.option("--strict", is_flag=True, help="有警告也不构建。")
@click.option(
    "--audience",
    type=click.Choice([a.value for a in Audience]),
    default=Audience.PUBLIC.value,
    help="给谁看：公开（默认）只收主动公开的评价与附件，内部全收。",
)
@click.pass_obj
def build(root: Path, out: Path | None, audience: str, *, strict: bool) -> None:
    """生成网站。有错误时不动旧站。"""
    config_file = root / "mkdocs.yml"
    if not config_file.is_file():
        raise click.UsageError(f"{root} 里没有 mkdocs.yml。")
    result = study(root, Audience(audience))
    refused = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    blocking = tuple(d for d in result.diagnostics if d.severity in refused)
    if blocking:
        show_diagnostics(blocking, result)
        click.echo("没有构建，旧站未动。", err=True)
        sys.exit(1)
    try:
        target = _build_site(config_file, out, root, result)
    except (Abort, ConfigurationError, PluginError, OSError) as error:
        # MkDocs 把原因裹在一句英文的 Abort 里
        cause = error.__context__ if isinstance(error, Abort) and error.__context__ else error
        told = (
            cause if not isinstance(cause, OSError) else "：".join(filter(None, (system_fault(cause), cause.filename)))
        )
        click.echo(f"构建失败，旧站未动：{told}", err=True)
        sys.exit(2)
    _summarise(result, target)


def _build_site(config_file: Path, out: Path | None, root: Path, result: Study) -> Path:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material 的停止维护通告，与作者无关
    logging.getLogger("mkdocs").addHandler(messages_to_stderr())
    config = load_config(str(config_file))
    plugin = config.plugins.get("jixiao")
    if not isinstance(plugin, JixiaoPlugin):
        raise click.UsageError(f"{config_file} 的 plugins 里没有 jixiao。")
    plugin.config["audience"] = result.audience.value
    plugin.hand_over(root.resolve(), result)
    target = (out or Path(config.site_dir)).resolve()
    _refuse_to_overwrite(target, config_file.parent, Path(config.docs_dir).resolve())
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as scratch:
        fresh = Path(scratch) / "site"
        config.site_dir = str(fresh)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
        swap_directory(fresh, target)
    return target


def _refuse_to_overwrite(target: Path, root: Path, pages: Path) -> None:
    """整个目录都要换掉，所以只肯换下空目录和以前生成的网站。

    Raises:
        click.UsageError: 目标里有别的东西。

    """
    sources = (root, pages, root / "evaluations", root / "theme")
    swallowed = any(source.is_relative_to(target) for source in sources)
    if swallowed or any(target.is_relative_to(source) for source in sources[1:]):
        raise click.UsageError(f"网站不能写在 {target}：那里是源文件。请另给一个目录。")
    if target.is_dir() and any(target.iterdir()) and not (target / "sitemap.xml").is_file():
        raise click.UsageError(f"{target} 里有别的文件，不是以前生成的网站。请另给一个目录，或先移走它们。")


def _summarise(result: Study, target: Path) -> None:
    screen = console()
    for scored in result.scored:
        total = score_text(scored.total, scored.dossier.kind.style)
        rule = ""
        if scored.by_self:
            rule = f"（{checked_text(scored)}）"
        elif scored.differing:
            rule = f"（按规则总分 {rule_result(scored)}）"
        screen.print(
            f"{scored.identifier}　{scored.dossier.evaluation.name}　{total} {scored.grade}{rule}", markup=False
        )
    screen.print(summary_line(result.diagnostics, len(result.scored)), style="bold")
    if result.withheld:
        screen.print(f"另有 {result.withheld} 份评价不是主动公开，没有收入。", markup=False)
    if result.diagnostics:
        screen.print("逐条查看：jixiao check", markup=False)
    screen.print(
        f"网站：{_shown(target)}　查看：jixiao serve，或用浏览器打开 {_shown(target)}/index.html", markup=False
    )


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
