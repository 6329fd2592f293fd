"""导出：没有变的沿用，变了的重写，不再有的删去；一件出错不影响别的；几个进程写出的字节相同。"""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jixiao.editions import editions_of
from jixiao.model.evaluation import Audience
from jixiao.pipeline import study
from jixiao.publish.edition import DataExporter, Edition, ExportedFile, Exporter, ExportFault
from jixiao.publish.export_cache import FOLDER, ExportCache
from jixiao.publish.export_run import CAN_FORK, Job, remove_stale, run_export
from jixiao.publish.files import write_file
from jixiao.publish.manifest import MANIFEST, Manifest, read_manifest

NOTHING = Manifest("公开")


def name_bytes(edition: Edition) -> bytes:
    return edition.scored.identifier.encode()


def two_files(edition: Edition) -> tuple[ExportedFile, ...]:
    return (ExportedFile("a.csv", "甲", b"a"), ExportedFile("b.csv", "乙", name_bytes(edition)))


def one_file(edition: Edition) -> tuple[ExportedFile, ...]:
    return two_files(edition)[:1]


def no_font(_: Edition) -> bytes:
    raise ExportFault("缺字体 仿宋，请安装")


def broken(_: Edition) -> bytes:
    raise RuntimeError("坏了")


TEXT = Exporter("text", "文字", ".txt", name_bytes, batch=lambda every: b"+".join(map(name_bytes, every)))
PAIR = DataExporter("pair", "一对", two_files)


@pytest.fixture(name="editions", scope="module")
def _editions(repository: Path) -> tuple[Edition, ...]:
    return editions_of(study(repository, Audience.PUBLIC), Audience.PUBLIC)[:4]


@pytest.fixture(name="jobs")
def _jobs(editions: tuple[Edition, ...]) -> tuple[Job, ...]:
    return tuple(
        Job(exporter, (one,), one.scored.identifier, f"{one.scored.identifier}/", "k")
        for one in editions
        for exporter in (TEXT, PAIR)
    )


def contents(folder: Path) -> dict[str, str]:
    files = (f for f in sorted(folder.rglob("*")) if f.is_file())
    return {f.relative_to(folder).as_posix(): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def refused(*_: Any, **__: Any) -> Any:  # noqa: ANN401 顶替任何函数
    raise AssertionError("不该再做")


def test_写出文件与清单(jobs: tuple[Job, ...], tmp_path: Path) -> None:
    done: list[int] = []
    outcome = run_export(jobs, tmp_path, NOTHING, done=lambda: done.append(1))
    assert (outcome.written, outcome.reused, outcome.faults) == (12, 0, [])
    assert len(done) == len(jobs)
    assert read_manifest(tmp_path) == replace(
        outcome.manifest, files=tuple(sorted(outcome.manifest.files, key=lambda one: one.path))
    )
    found = contents(tmp_path)
    del found[MANIFEST]
    assert found == {one.path: one.sha256 for one in outcome.manifest.files}


def test_没有变的不再做(jobs: tuple[Job, ...], tmp_path: Path) -> None:
    old = run_export(jobs, tmp_path, NOTHING).manifest
    same = [replace(job, exporter=replace(job.exporter, write=refused)) for job in jobs]
    outcome = run_export(same, tmp_path, old)
    assert (outcome.written, outcome.reused) == (0, 12)


def test_内容变了的_文件动过的_要求全部重写的_都重做(jobs: tuple[Job, ...], tmp_path: Path) -> None:
    old = run_export(jobs, tmp_path, NOTHING).manifest
    before = contents(tmp_path)
    changed = (replace(jobs[0], key="另一个"), *jobs[1:])
    assert run_export(changed, tmp_path, old).written == 1
    (tmp_path / old.files[0].path).write_bytes(b"x")
    assert run_export(jobs, tmp_path, old).written == 1
    assert contents(tmp_path) == before
    assert run_export(jobs, tmp_path, old, fresh=True).written == 12


def test_这次不再有的文件删去(jobs: tuple[Job, ...], tmp_path: Path) -> None:
    old = run_export(jobs, tmp_path, NOTHING).manifest
    fewer = replace(jobs[1], exporter=DataExporter("pair", "一对", one_file), key="另一个")
    folder = tmp_path / jobs[1].folder
    assert (folder / "b.csv").is_file()
    outcome = run_export([jobs[0], fewer, *jobs[2:]], tmp_path, old)
    assert not (folder / "b.csv").exists()
    assert f"{jobs[1].folder}b.csv" not in {one.path for one in outcome.manifest.files}


def test_撤下的评价_旧文件连同空目录删去(jobs: tuple[Job, ...], tmp_path: Path) -> None:
    old = run_export(jobs, tmp_path, NOTHING).manifest
    gone = jobs[0].target
    kept = remove_stale(tmp_path, old, frozenset(job.target for job in jobs) - {gone})
    assert not (tmp_path / gone).exists()
    assert {one.target for one in kept.files} == {job.target for job in jobs} - {gone}


def test_清单里走出目录的路径不理会(tmp_path: Path) -> None:
    victim = tmp_path / "别人的.txt"
    victim.write_text("在", encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (entry,) = run_export([], out, NOTHING).manifest.files or (None,)
    assert entry is None
    from jixiao.publish.manifest import entry_of  # noqa: PLC0415 只有这里用

    bad = Manifest("公开", (entry_of("../别人的.txt", "", "text", "2024/x", b""),))
    assert remove_stale(out, bad, frozenset()).files == ()
    assert victim.read_text("utf-8") == "在"


@pytest.mark.parametrize(("write", "told"), [(no_font, "缺字体 仿宋，请安装"), (broken, "RuntimeError: 坏了")])
def test_一件做不成_别的照做(
    jobs: tuple[Job, ...], tmp_path: Path, write: Callable[[Edition], bytes], told: str
) -> None:
    bad = replace(jobs[0], exporter=Exporter("text", "文字", ".txt", write))
    outcome = run_export([bad, *jobs[1:]], tmp_path, NOTHING)
    assert outcome.written == 11
    ((job, why),) = outcome.faults
    assert job is bad
    assert told in why
    assert not (tmp_path / bad.folder / f"{bad.editions[0].stem}.txt").exists()


@pytest.mark.skipif(not CAN_FORK, reason="这个系统不能分出进程")
def test_几个进程写出的字节相同(jobs: tuple[Job, ...], tmp_path: Path) -> None:
    bad = replace(jobs[0], exporter=Exporter("text", "文字", ".txt", no_font))
    planned = [bad, *jobs[1:]]
    one = run_export(planned, tmp_path / "1", NOTHING)
    many = run_export(planned, tmp_path / "2", NOTHING, workers=2)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
    assert [why for _, why in one.faults] == [why for _, why in many.faults]


@pytest.mark.parametrize("workers", [1, 2])
def test_缓存里有的不再做_残缺的重做(jobs: tuple[Job, ...], tmp_path: Path, workers: int) -> None:
    cached = [replace(job, key=f"{n:02d}{job.key}") for n, job in enumerate(jobs)]
    run_export(cached, tmp_path / "1", NOTHING, cache=ExportCache(tmp_path))
    kept = sorted((tmp_path / FOLDER).glob("*/*"))
    assert len(kept) == len(jobs)
    same = [replace(job, exporter=replace(job.exporter, write=refused)) for job in cached]
    outcome = run_export(same, tmp_path / "2", NOTHING, cache=ExportCache(tmp_path), workers=workers)
    assert (outcome.written, outcome.faults) == (12, [])
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
    kept[0].write_bytes(kept[0].read_bytes()[:-1])
    kept[1].unlink()
    outcome = run_export(same, tmp_path / "3", NOTHING, cache=ExportCache(tmp_path), workers=workers)
    assert [job for job, _ in outcome.faults] == same[:2]  # 只有这两件真的去做了
    run_export(cached, tmp_path / "4", NOTHING, cache=ExportCache(tmp_path), workers=workers)
    assert contents(tmp_path / "1") == contents(tmp_path / "4")


def test_全部重写的不取缓存_没有做成的不进缓存(jobs: tuple[Job, ...], tmp_path: Path) -> None:
    cached = [replace(job, key=f"{n:02d}{job.key}") for n, job in enumerate(jobs)]
    run_export(cached[1:], tmp_path / "1", NOTHING, cache=ExportCache(tmp_path))
    same = [replace(job, exporter=replace(job.exporter, write=refused)) for job in cached]
    outcome = run_export(same, tmp_path / "2", NOTHING, cache=ExportCache(tmp_path), fresh=True)
    assert len(outcome.faults) == len(jobs)
    assert len(list((tmp_path / FOLDER).glob("*/*"))) == len(jobs) - 1


@pytest.mark.skipif(not CAN_FORK, reason="这个系统不能分出进程")
def test_已有别的线程的_不分进程(jobs: tuple[Job, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.publish import export_run  # noqa: PLC0415 只有这里用

    monkeypatch.setattr(export_run, "ProcessPoolExecutor", refused)
    monkeypatch.setattr(export_run, "_threads", lambda: 1)
    with pytest.raises(AssertionError, match="不该再做"):
        run_export(jobs, tmp_path / "1", NOTHING, workers=2)
    monkeypatch.undo()
    monkeypatch.setattr(export_run, "ProcessPoolExecutor", refused)
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert run_export(jobs, tmp_path / "2", NOTHING, workers=2).written == 12
    finally:
        stop.set()
        other.join()


def test_合订(editions: tuple[Edition, ...], tmp_path: Path) -> None:
    jobs = [Job(exporter, editions, "batch-2023", "", "k", batch=True) for exporter in (TEXT, PAIR)]
    outcome = run_export(jobs, tmp_path, NOTHING)
    assert (tmp_path / "batch-2023.txt").read_text("utf-8") == "+".join(e.scored.identifier for e in editions)
    assert [why for _, why in outcome.faults] == ["pair 不能合订"]


def test_写到一半写不了_写成的记在清单里_不留半个(
    jobs: tuple[Job, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jixiao.publish import export_run  # noqa: PLC0415 只有这里用

    real, count = export_run.write_file, iter(range(100))

    def full(path: Path, content: bytes) -> None:
        if next(count) == 5:
            raise OSError(28, "没有空间")
        real(path, content)

    monkeypatch.setattr(export_run, "write_file", full)
    with pytest.raises(OSError, match="没有空间"):
        run_export(jobs, tmp_path, NOTHING)
    manifest = read_manifest(tmp_path)
    assert manifest is not None
    found = contents(tmp_path)
    del found[MANIFEST]
    assert found == {one.path: one.sha256 for one in manifest.files}
    assert len(found) == 5


def test_几个文件写成一个便停_下次重做(jobs: tuple[Job, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.publish import export_run  # noqa: PLC0415 只有这里用

    real = export_run.write_file

    def write(path: Path, content: bytes) -> None:
        if path.name == "b.csv":
            raise KeyboardInterrupt
        real(path, content)

    monkeypatch.setattr(export_run, "write_file", write)
    with pytest.raises(KeyboardInterrupt):
        run_export(jobs, tmp_path, NOTHING)
    monkeypatch.undo()
    manifest = read_manifest(tmp_path)
    assert manifest is not None
    assert len(manifest.files) == 2
    rest = run_export(jobs, tmp_path, manifest)
    assert (rest.written, rest.reused) == (11, 1)


def test_清单写不下的_删去后写成的几个(jobs: tuple[Job, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """共有一千八百字节的地方，清单一条就近三百。"""
    from jixiao.publish import export_run, manifest  # noqa: PLC0415 只有这里用

    def write(path: Path, content: str | bytes) -> None:
        used = sum(f.stat().st_size for f in tmp_path.rglob("*") if f.is_file())
        if used + len(content) > 1800:
            raise OSError(28, "没有空间")
        write_file(path, content)

    monkeypatch.setattr(export_run, "write_file", write)
    monkeypatch.setattr(manifest, "write_file", write)
    with pytest.raises(OSError, match="没有空间"):
        run_export(jobs, tmp_path, NOTHING)
    left = read_manifest(tmp_path)
    assert left is not None
    found = contents(tmp_path)
    del found[MANIFEST]
    assert found == {one.path: one.sha256 for one in left.files}
    assert 0 < len(found) < 12


def test_中途停下_写成的记在清单里(jobs: tuple[Job, ...], tmp_path: Path) -> None:
    seen: list[int] = []

    def stop() -> None:
        seen.append(1)
        if len(seen) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_export(jobs, tmp_path, NOTHING, done=stop)
    manifest = read_manifest(tmp_path)
    assert manifest is not None
    assert len(manifest.files) == 4
    rest = run_export(jobs, tmp_path, manifest)
    assert (rest.written, rest.reused) == (8, 4)
