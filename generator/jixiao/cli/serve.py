"""serve：边改边看。"""

import logging
import os
from pathlib import Path

import click
from mkdocs.commands.serve import serve as mkdocs_serve

from jixiao.cli.chinese import ChineseCommand
from jixiao.cli.screen import messages_to_stderr
from jixiao.wording.system_faults import system_fault


@click.command(cls=ChineseCommand)
@click.option("--address", default="127.0.0.1:8000", metavar="地址", help="监听的地址与端口，默认 127.0.0.1:8000。")
@click.pass_obj
def serve(root: Path, address: str) -> None:
    """在本机预览网站，数据改动后自动重建。"""
    config_file = root / "mkdocs.yml"
    if not config_file.is_file():
        raise click.UsageError(f"{root} 里没有 mkdocs.yml。")
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    click.echo(f"预览：http://{address}/　按 Ctrl-C 结束。")
    logging.getLogger("mkdocs").addHandler(messages_to_stderr())
    try:
        mkdocs_serve(str(config_file), dev_addr=address)
    except OSError as error:
        raise click.ClickException(
            f"不能在 {address} 监听：{system_fault(error)}。请用 --address 换一个端口。"
        ) from error
