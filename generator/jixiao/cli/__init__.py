"""命令行：只转达。一个命令一个文件；退出码 0 无错误，1 有错误级的发现，2 用法有误或程序出错。"""

import sys
from pathlib import Path

import click

from jixiao import __version__
from jixiao.cli.build import build
from jixiao.cli.check import check
from jixiao.cli.chinese import ChineseGroup, usage_text
from jixiao.cli.explain import explain
from jixiao.cli.export import export
from jixiao.cli.schema import schema
from jixiao.cli.score import score
from jixiao.cli.screen import able_to_print
from jixiao.cli.serve import serve
from jixiao.cli.verify import verify


@click.group(cls=ChineseGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="jixiao %(version)s", help="显示版本。")
@click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    metavar="目录",
    help="工作区根目录，其下有 evaluations/；默认为当前目录。",
)
@click.pass_context
def commands(context: click.Context, root: Path) -> None:
    """绩效评价报告：评分、复核、生成网站。"""
    context.obj = root.resolve()


for _command in (check, score, build, serve, export, explain, schema, verify):
    commands.add_command(_command)


def main() -> None:
    """命令行入口。"""
    for stream in (sys.stdout, sys.stderr):
        able_to_print(stream)
    try:
        code = commands.main(prog_name="jixiao", standalone_mode=False)
    except click.ClickException as error:
        click.echo(usage_text(error), err=True)
        if isinstance(error, click.UsageError) and error.ctx is not None:
            click.echo(f"用法见 {error.ctx.command_path} --help", err=True)
        sys.exit(2)
    except click.Abort:
        click.echo("已停止。", err=True)
        sys.exit(130)  # 被 Ctrl-C 中断的惯例
    except Exception as error:  # noqa: BLE001 任何漏网的错误都要有一句话，而不是一屏堆栈
        click.echo(f"程序内部错误：{type(error).__name__}: {error}", err=True)
        click.echo("这是程序的缺陷，请连同命令与数据报告给维护者。", err=True)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)
