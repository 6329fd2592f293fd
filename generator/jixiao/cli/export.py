"""export：把评价写成各种文件。"""

import sys
from pathlib import Path

import click

from jixiao.cli.chinese import ChineseCommand
from jixiao.cli.screen import chosen, console, progress, show_diagnostics
from jixiao.editions import ContentKeys, editions_of, exporter_key, jobs_of
from jixiao.model.diagnostic import Severity
from jixiao.model.evaluation import Audience
from jixiao.model.kind import Layout
from jixiao.pipeline import Study, study
from jixiao.publish.edition import AnyExporter, Edition
from jixiao.publish.export_cache import ExportCache
from jixiao.publish.export_run import CAN_FORK, Job, Outcome, list_what_is_there, remove_stale, run_export
from jixiao.publish.exporters import EXPORTERS
from jixiao.publish.files import write_file
from jixiao.publish.manifest import MANIFEST, FileEntry, Manifest, entry_of, read_manifest, write_manifest
from jixiao.publish.open_data.dataset import DATASET, dataset
from jixiao.publish.open_data.evaluation_data import json_bytes
from jixiao.wording.open_data import DATASET_TITLE
from jixiao.wording.system_faults import system_fault

_DATA = frozenset({"json", "csv"})
_BATCH = "batch"


@click.command(cls=ChineseCommand)
@click.argument("evaluations", nargs=-1, metavar="[评价]...")
@click.option(
    "--to",
    "formats",
    metavar="格式",
    help="写成哪些格式，以逗号分开；不写的是 json,csv，口径不公布的除外。",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="目录",
    help="写到哪里；已有以前导出的，只更新变了的。",
)
@click.option(
    "--audience",
    type=click.Choice([a.value for a in Audience]),
    default=Audience.PUBLIC.value,
    help="给谁看：公开（默认）只收主动公开的评价与附件，内部全收。",
)
@click.option("--unit", metavar="单位", help="只导出这个实施单位（或主管部门）的。")
@click.option("--year", type=int, metavar="年度", help="只导出这个年度的。")
@click.option("--batch", is_flag=True, help="合订：每种格式写成一份，收入选中的全部自评表。")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, metavar="个数", help="同时用几个进程，默认 1。")
@click.option("--fresh", is_flag=True, help="不沿用以前导出的，全部重写。")
@click.pass_obj
def export(  # noqa: PLR0913 命令的各选项
    root: Path,
    evaluations: tuple[str, ...],
    formats: str | None,
    out: Path,
    audience: str,
    *,
    unit: str | None,
    year: int | None,
    jobs: int,
    batch: bool,
    fresh: bool,
) -> None:
    """导出：把评价写成数据与文件。"""
    exporters = _exporters("json,csv" if formats is None else formats)
    old = _previous(out, audience)
    result = study(root, Audience(audience))
    named = chosen(result, evaluations)
    every = editions_of(result, Audience(audience))
    broken = {d.evaluation for d in result.diagnostics if d.severity is Severity.ERROR}
    selected = tuple(e for e in every if _wanted(e, named, unit, year))
    editions = tuple(e for e in selected if e.scored.identifier not in broken)
    if batch:
        editions = tuple(e for e in editions if e.scored.dossier.kind.layout is Layout.FORM)
    refused = tuple(
        d
        for d in result.diagnostics
        if d.severity is Severity.ERROR and (not named or d.evaluation in named or d.evaluation is None)
    )
    if refused:
        show_diagnostics(refused, result)
        click.echo("有错误的评价没有导出。", err=True)
    if not editions:
        click.echo("没有可以导出的评价。" + _withheld(result), err=True)
        sys.exit(1)
    planned = _batch_jobs(result, editions, exporters, _batch_stem(result, unit, year)) if batch else ()
    planned = planned or jobs_of(result, editions, exporters, every=formats is not None)
    released = frozenset(e.scored.identifier for e in every) | _batches(old)
    try:
        cache = ExportCache(root)
        before = remove_stale(out, old, released)
        outcome = _run(planned, out, before, cache, min(jobs, len(planned)), fresh=fresh)
        cache.prune()
        if not batch and _DATA & {one.name for one in exporters}:
            outcome.manifest = _describe(out, outcome.manifest, editions)
    except OSError as error:
        click.echo(f"写不到 {out}：{system_fault(error)}。写成的文件都是完整的，其余没有动。", err=True)
        sys.exit(2)
    _summarise(result, outcome, out, len(editions))
    if outcome.faults:
        sys.exit(2)
    sys.exit(1 if refused else 0)


def _exporters(formats: str) -> tuple[AnyExporter, ...]:
    known = {one.name: one for one in EXPORTERS}
    names = tuple(dict.fromkeys(name.strip().lower() for name in formats.split(",") if name.strip()))
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        listed = "、".join(f"{one.name}（{one.title}）" for one in EXPORTERS)
        told = f"没有导出格式“{'”“'.join(unknown)}”。" if unknown else "没有写导出成什么格式。"
        raise click.UsageError(f"{told}现有：{listed}。")
    return tuple(known[name] for name in names)


def _previous(out: Path, audience: str) -> Manifest:
    """目录里原有的清单。公开版与内部版不放在一处，免得内部的文件跟着公开的一起发出去。"""
    old = read_manifest(out)
    if old is None:
        if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file():
            raise click.UsageError(f"{out} 里有别的文件，不是以前导出的。请另给一个目录。")
        return Manifest(audience)
    if old.audience != audience:
        raise click.UsageError(f"{out} 里是{old.audience}版的文件，不能再放{audience}版的。请另给一个目录。")
    return old


def _wanted(edition: Edition, named: tuple[str, ...], unit: str | None, year: int | None) -> bool:
    evaluation = edition.scored.dossier.evaluation
    if named and edition.scored.identifier not in named:
        return False
    if year is not None and evaluation.year != year:
        return False
    names = (name for name in (evaluation.unit, evaluation.supervisor) if name)
    return unit is None or _slug(edition, unit) in {_slug(edition, name) for name in names}


def _slug(edition: Edition, name: str) -> str:
    """单位登记里的标识，别名也认；没有登记的就是名称本身。"""
    found = edition.registry.organisation(name)
    return found.slug if found is not None else name


def _batch_jobs(
    result: Study, editions: tuple[Edition, ...], exporters: tuple[AnyExporter, ...], stem: str
) -> tuple[Job, ...]:
    keys = ContentKeys(result)
    return tuple(
        Job(one, editions, stem, "", keys.of(editions, f"{_BATCH} {stem} {exporter_key(one)}"), batch=True)
        for one in exporters
    )


def _batch_stem(result: Study, unit: str | None, year: int | None) -> str:
    """合订的文件名：batch-年度-单位的标识。"""
    found = result.workspace.registry.organisation(unit) if unit else None
    slug = unit if unit is not None and unit.isascii() else found.slug if found is not None else None
    return "-".join(part for part in (_BATCH, str(year) if year is not None else None, slug) if part)


def _batches(old: Manifest) -> frozenset[str]:
    return frozenset(one.target for one in old.files if one.target.startswith(_BATCH))


def _run(
    planned: tuple[Job, ...], out: Path, old: Manifest, cache: ExportCache, workers: int, *, fresh: bool
) -> Outcome:
    if workers > 1 and not CAN_FORK:
        click.echo("这个系统不能分出进程，改用一个进程。", err=True)
    with progress("导出", len(planned)) as done:
        return run_export(planned, out, old, cache=cache, workers=workers, fresh=fresh, done=done)


def _describe(out: Path, manifest: Manifest, editions: tuple[Edition, ...]) -> Manifest:
    """每份评价的数据集描述，列出它的全部文件。"""
    files = {one.path: one for one in manifest.files}
    try:
        for edition in editions:
            _describe_one(out, edition, files)
        described = Manifest(manifest.audience, tuple(files.values()))
        write_manifest(out, described)
    except BaseException:
        list_what_is_there(out, manifest.audience, files)
        raise
    return described


def _describe_one(out: Path, edition: Edition, files: dict[str, FileEntry]) -> None:
    identifier = edition.scored.identifier
    own = sorted(
        (one for one in files.values() if one.target == identifier and not one.path.endswith(DATASET)),
        key=lambda one: one.path,
    )
    if not own:  # 口径一种也不公布
        return
    content = json_bytes(dataset(edition, own))
    path = f"{identifier}/{DATASET}"
    entry = entry_of(path, DATASET_TITLE, "jsonld", identifier, content)
    if files.get(path) != entry or not (out / path).is_file():
        write_file(out / path, content)
        files[path] = entry


def _withheld(result: Study) -> str:
    return f"另有 {result.withheld} 份评价不是主动公开，没有收入。" if result.withheld else ""


def _summarise(result: Study, outcome: Outcome, out: Path, count: int) -> None:
    for job, why in outcome.faults:
        click.echo(f"{job.target} 没有导出成 {job.exporter.name}：{why}", err=True)
    reused = f"，{outcome.reused} 个没有变，照旧" if outcome.reused else ""
    screen = console()
    screen.print(f"评价 {count} 份，写出 {outcome.written} 个文件{reused}：{out}", markup=False, style="bold")
    if result.withheld:
        screen.print(_withheld(result), markup=False)
