"""命令行：只转达。一个命令一个文件；退出码 0 无错误，1 有错误级的发现，2 用法有误或程序出错。"""

import sys
from pathlib import Path

import click

from jixiao import __version__
from jixiao.cli.build import build
from jixiao.cli.check import check
from jixiao.cli.explain import explain
from jixiao.cli.schema import schema
from jixiao.cli.score import score
from jixiao.cli.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="jixiao %(version)s")
@click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="工作区根目录，其下有 evaluations/；默认为当前目录。",
)
@click.pass_context
def commands(context: click.Context, root: Path) -> None:
    """绩效评价报告：评分、复核、生成网站。"""
    context.obj = root.resolve()


for _command in (check, score, build, serve, explain, schema):
    commands.add_command(_command)


def main() -> None:
    """命令行入口。"""
    try:
        commands(prog_name="jixiao")
    except Exception as error:  # noqa: BLE001 任何漏网的错误都要有一句话，而不是一屏堆栈
        click.echo(f"程序内部错误：{type(error).__name__}: {error}", err=True)
        click.echo("这是程序的缺陷，请连同命令与数据报告给维护者。", err=True)
        sys.exit(2)
