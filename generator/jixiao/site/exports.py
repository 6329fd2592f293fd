"""建站时写出供下载的文件：做哪些格式，从缓存取还是新做。"""

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jixiao.editions import jobs_of
from jixiao.pipeline import Study
from jixiao.publish.edition import AnyExporter, Edition, ExportFault
from jixiao.publish.export_cache import ExportCache
from jixiao.publish.export_run import produced
from jixiao.publish.exporters import EXPORTERS
from jixiao.publish.site_files import FileWriter, SiteFiles
from jixiao.wording.exports import left_out, not_made, unknown_format

_log = logging.getLogger("mkdocs.plugins.jixiao")


@dataclass(frozen=True, slots=True)
class Formats:
    """供下载的格式。named 为真的是站点写明的，做不成就是错；不写的能做的都做，做不成的说一句。"""

    exporters: tuple[AnyExporter, ...]
    named: bool


def formats_at_hand(names: Sequence[str] | None) -> Formats:
    """站点写的格式；没有写（None）的，这台机器上能做的全部。

    Raises:
        ExportFault: 写了没有的格式，或写明的做不成（缺字体之类）。

    """
    if names is not None:
        unknown = [name for name in names if name not in {one.name for one in EXPORTERS}]
        if unknown:
            raise ExportFault(unknown_format(unknown, [one.name for one in EXPORTERS]))
        chosen = tuple(one for one in EXPORTERS if one.name in names)
        for one in chosen:
            one.relies()
        return Formats(chosen, named=True)
    able = []
    for one in EXPORTERS:
        try:
            one.relies()
        except ExportFault as fault:
            _log.info("%s", left_out(one.title, str(fault)))
        else:
            able.append(one)
    return Formats(tuple(able), named=False)


def write_files(
    study: Study, root: Path, editions: Sequence[Edition], formats: Formats, writer: FileWriter, *, serving: bool
) -> SiteFiles:
    """写出全部文件；root 是工作区，缓存在那里。

    Raises:
        ExportFault: 写明的格式有一份做不成。

    """
    jobs = jobs_of(study, editions, formats.exporters, every=False)
    cache = ExportCache(root)
    workers = 1 if serving else os.cpu_count() or 1
    files = writer.write(editions, jobs, produced(jobs, cache, workers=workers))
    cache.prune()
    for job, why in files.faults:
        told = not_made(job.target, job.exporter.title, why)
        if formats.named:
            raise ExportFault(told)
        _log.info("%s", told)
    return files
