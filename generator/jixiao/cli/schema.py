"""schema：写出各类文件的 JSON Schema。"""

import json
import sys
from pathlib import Path

import click

from jixiao.cli.chinese import ChineseCommand
from jixiao.cli.screen import show_json
from jixiao.publish.files import write_file
from jixiao.publish.schema import data_schemas, schemas
from jixiao.wording.system_faults import system_fault


@click.command(cls=ChineseCommand)
@click.argument("name", default="evaluation", metavar="[文件]")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), metavar="目录", help="把全部 Schema 写到这个目录。"
)
def schema(name: str, out: Path | None) -> None:
    """输出各类文件的 JSON Schema。

    不指明文件的，输出 evaluation（一份评价的全部栏目）；给出 --out 的，全部写成文件。名称带 -data 的是导出的数据。
    """
    known = schemas() | data_schemas()
    if out is not None:
        try:
            for one, data in known.items():
                write_file(out / f"{one}.schema.json", json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        except OSError as error:
            click.echo(f"写不到 {out}：{system_fault(error)}。", err=True)
            sys.exit(2)
        click.echo(f"写出 {len(known)} 个 Schema 到 {out}")
        return
    if name not in known:
        raise click.UsageError(f"没有“{name}”这类文件，现有：{'、'.join(known)}。")
    show_json(known[name])
