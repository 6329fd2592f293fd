"""导出：一份评价的一种格式是一件事，互不相干，可以分给几个进程；写文件只在主进程。

内容没有变、文件也还在的不再做；缓存里有的，取来就是。先写临时文件再改名，中途停下不留半个文件，清单照实。
"""

import contextlib
import errno
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TypeAlias

from jixiao.publish.edition import AnyExporter, Edition, ExportedFile, ExportFault
from jixiao.publish.export_cache import ExportCache
from jixiao.publish.files import write_file
from jixiao.publish.manifest import FileEntry, Manifest, entry_of, intact, write_manifest
from jixiao.wording.open_data import CRASHED, NOT_BOUND

Produced: TypeAlias = "tuple[ExportedFile, ...] | str"
"""各文件，或写不成的缘由。"""


@dataclass(frozen=True, slots=True)
class Job:
    """一件事：几份评价（不合订的只有一份）写成一种格式。

    target 是评价标识，合订的是文件名的主干；folder 是放在导出目录的哪里；key 是所由得来的内容的散列。
    """

    exporter: AnyExporter
    editions: tuple[Edition, ...]
    target: str
    folder: str
    key: str
    batch: bool = False

    def produce(self) -> Produced:
        """写出内容。一件做不成，不影响别的。"""
        try:
            if not self.batch:
                return self.exporter.files(self.editions[0])
            bound = self.exporter.bound(self.editions, self.target)
        except ExportFault as fault:
            return str(fault)
        except Exception as error:  # noqa: BLE001 见上
            return CRASHED.format(kind=type(error).__name__, error=error)
        return NOT_BOUND.format(format=self.exporter.name) if bound is None else bound


NO_CACHE: Final = ExportCache(None)


@dataclass(slots=True)
class Outcome:
    """做完之后：清单、写了几个文件、沿用了几个、没有做成的。"""

    manifest: Manifest
    written: int = 0
    reused: int = 0
    faults: list[tuple[Job, str]] = field(default_factory=list)


def run_export(
    jobs: Sequence[Job],
    out: Path,
    old: Manifest,
    *,
    cache: ExportCache = NO_CACHE,
    workers: int = 1,
    fresh: bool = False,
    done: Callable[[], None] = lambda: None,
) -> Outcome:
    """依次做完各件事，写出文件与清单。

    old 是目录里原有的清单；fresh 为真的不沿用原有的，也不取缓存；done 每做完一件叫一次。

    Raises:
        OSError: 写不了；写成的都记在清单里。

    """
    kept = {one.path: one for one in old.files}
    reusable = {id(job) for job in jobs if not fresh and _unchanged(job, old, out)}
    outcome = Outcome(old)
    pending = [job for job in jobs if id(job) not in reusable]
    write_manifest(out, old)  # 先占住：中途停下、磁盘写满，下次仍认得这是导出的目录
    try:
        with contextlib.closing(produced(pending, cache, workers=workers, fresh=fresh)) as results:
            for job in jobs:
                if id(job) in reusable:
                    outcome.reused += len(old.of(job.target, job.exporter.name))
                else:
                    _settle(job, next(results), out, kept, outcome)
                done()
        outcome.manifest = Manifest(old.audience, tuple(kept.values()))
        write_manifest(out, outcome.manifest)
    except BaseException:
        list_what_is_there(out, old.audience, kept)
        raise
    return outcome


def list_what_is_there(out: Path, audience: str, kept: dict[str, FileEntry]) -> None:
    """中途停下的清单。磁盘满了写不下的，把后写成的几个删去，腾出地方：不留清单之外的文件。"""
    rest = list(kept)
    with contextlib.suppress(OSError):  # 目录已写不了，也就删不了
        while True:
            try:
                return write_manifest(out, Manifest(audience, tuple(kept.values())))
            except OSError as error:
                if error.errno != errno.ENOSPC or not rest:
                    raise
            path = rest.pop()
            _remove(out, path)
            del kept[path]


def remove_stale(out: Path, old: Manifest, released: frozenset[str]) -> Manifest:
    """不再收入的评价（撤下的、改为不公开的），以前导出的文件一并删去。released 是现在收入的与合订的名称。"""
    stale = [one for one in old.files if one.target not in released]
    for one in stale:
        _remove(out, one.path)
    return Manifest(old.audience, tuple(one for one in old.files if one.target in released))


def _unchanged(job: Job, old: Manifest, out: Path) -> bool:
    entries = old.of(job.target, job.exporter.name)
    return bool(entries) and all(one.key == job.key for one in entries) and intact(out, entries)


def _settle(job: Job, produced: Produced, out: Path, kept: dict[str, FileEntry], outcome: Outcome) -> None:
    if isinstance(produced, str):
        outcome.faults.append((job, produced))
        return
    before = {path for path, one in kept.items() if (one.target, one.format) == (job.target, job.exporter.name)}
    made: list[FileEntry] = []
    for file in produced:
        path = f"{job.folder}{file.name}"
        made.append(entry_of(path, file.title, job.exporter.name, job.target, file.content, job.key))
        _write_listed(out, file.content, replace(made[-1], key=""), kept)  # 都写成了才算数，否则下次以为做完了
        before.discard(path)
        outcome.written += 1
    kept.update((one.path, one) for one in made)
    for path in sorted(before):  # 这次没有的（如改为不公开的表），旧文件不留
        _remove(out, path)
        del kept[path]


def _write_listed(out: Path, content: bytes, entry: FileEntry, kept: dict[str, FileEntry]) -> None:
    """写一个文件，先记后写；中途停下（连写完与记下之间也算）的，照盘上实有的记。"""
    old = kept.get(entry.path)
    try:
        kept.pop(entry.path, None)  # 后写成的排在后面
        kept[entry.path] = entry
        write_file(out / entry.path, content)
    except BaseException:
        kept.pop(entry.path, None)
        kept.update((one.path, one) for one in (entry, old) if one is not None and intact(out, (one,)))
        raise


def _remove(out: Path, path: str) -> None:
    """删去一个文件，连同因此空了的目录；清单里的路径不许走出导出目录。"""
    file = (out / path).resolve()
    if not file.is_relative_to(out.resolve()):
        return
    file.unlink(missing_ok=True)
    for parent in file.parents:
        if parent == out.resolve():
            break
        with contextlib.suppress(OSError):
            parent.rmdir()


# ---------------------------------------------------------------- 取缓存，一个或几个进程


def produced(
    jobs: Sequence[Job], cache: ExportCache = NO_CACHE, *, workers: int = 1, fresh: bool = False
) -> Generator[Produced]:
    """按次序给出各件事的结果：缓存里有的取来，没有的做了存下。fresh 为真的都重做。"""
    absent = {id(job) for job in jobs if fresh or not cache.holds(job.key)}
    with contextlib.closing(_made([job for job in jobs if id(job) in absent], workers)) as results:
        for job in jobs:
            kept = None if id(job) in absent else cache.get(job.key)
            if kept is not None:
                yield kept
                continue
            found = next(results) if id(job) in absent else job.produce()
            if not isinstance(found, str):
                cache.put(job.key, found)
            yield found


_jobs: Sequence[Job] = ()
"""子进程由主进程分叉而来，直接看得见；评价连同来历是一大棵树，不在进程之间传。"""

CAN_FORK: Final = "fork" in multiprocessing.get_all_start_methods() and os.name == "posix"


def _made(jobs: Sequence[Job], workers: int) -> Generator[Produced]:
    count = min(workers, len(jobs))
    if count <= 1 or not CAN_FORK or _threads() > 1:
        for job in jobs:
            yield job.produce()
        return
    global _jobs  # noqa: PLW0603 见上
    _jobs = jobs
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("fork"), initializer=_ignore_interrupt)
    try:
        yield from pool.map(_produce, range(len(jobs)))
    finally:
        # 收拾时再按 Ctrl-C 会打断等待，留下收不掉的进程；手上的几件做完就停，不会久
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        pool.shutdown(wait=True, cancel_futures=True)
        signal.signal(signal.SIGINT, before)
        _jobs = ()


def _threads() -> int:
    """这个进程有几个线程。有别的线程（预览的服务器、排过版的 Typst）的，分叉出来会卡住，就不分。"""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 只数个数
    except OSError:
        return threading.active_count()


def _ignore_interrupt() -> None:
    """Ctrl-C 由主进程处理，子进程做完手上这一件。"""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _produce(index: int) -> Produced:
    return _jobs[index].produce()
