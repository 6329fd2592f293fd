"""schema：写出各类文件的 JSON Schema。"""

import json
from pathlib import Path

import click

from jixiao.cli.screen import show_json
from jixiao.publish.files import write_file
from jixiao.publish.schema import schemas


@click.command()
@click.argument("name", required=False, metavar="[文件]")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="把全部 Schema 写到这个目录。")
def schema(name: str | None, out: Path | None) -> None:
    """JSON Schema：指明一类文件时印出，给出 --out 时全部写成文件。"""
    known = schemas()
    if out is not None:
        for one, data in known.items():
            write_file(out / f"{one}.schema.json", json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        click.echo(f"写出 {len(known)} 个 Schema 到 {out}")
        return
    if name is None or name not in known:
        raise click.UsageError(f"请指明一类文件（{'、'.join(known)}），或用 --out 全部写出。")
    show_json(known[name])
