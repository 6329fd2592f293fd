"""由一次处理的产物得出各份评价的版本，以及它们由什么内容得来。"""

import contextlib
import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Final

from jixiao import __version__
from jixiao.compose.paper import compose_paper
from jixiao.compose.paper_collection import compose_volume
from jixiao.model.evaluation import Audience
from jixiao.pipeline import BUILTIN, Study
from jixiao.publish.edition import AnyExporter, Edition, ExportFault
from jixiao.publish.export_run import Job
from jixiao.publish.theme_files import theme_directory

_EVALUATIONS: Final = "evaluations/"
_SHARED: Final = f"{_EVALUATIONS}_shared/"
_LIBRARIES: Final = ("python-docx", "typst", "xlsxwriter")


def editions_of(study: Study, audience: Audience) -> tuple[Edition, ...]:
    """各份评价的版本，按标识排列；复核的发现只进内部版。"""
    registry = study.workspace.registry
    found = []
    for scored, composed in zip(study.scored, study.composed, strict=True):
        open_ones = (d for d in study.diagnostics if d.evaluation == scored.identifier)
        found.append(
            Edition(
                scored=scored,
                report=composed.report,
                paper=partial(compose_paper, scored, composed.report, registry),
                volume=partial(compose_volume, registry=registry),
                registry=registry,
                audience=audience,
                findings=tuple(open_ones) if audience is Audience.INTERNAL else (),
                cited=tuple(dict.fromkeys(record.policy for record in composed.citations)),
            )
        )
    return tuple(found)


class ContentKeys:
    """写成一种格式所由得来的内容的散列：源文件、程序与主题、给谁看、别的评价的名称、复核的发现。"""

    def __init__(self, study: Study) -> None:
        self._own: dict[str, list[str]] = {one.identifier: [] for one in study.scored}
        self._common = [__version__, program_digest(), json.dumps(dict(study.names), ensure_ascii=False)]
        for path, text in sorted(study.workspace.sources.items()):
            if path.startswith(_SHARED):
                self._common += [path, text]
            for folder in PurePosixPath(path.removeprefix(_EVALUATIONS)).parents:
                self._own.get(str(folder), []).extend((path, text))
        self._common = [_digest(self._common)]

    def of(self, editions: Iterable[Edition], what: str) -> str:
        """几份评价写成 what 的散列。"""
        parts = [what, *self._common]
        for edition in editions:
            parts += [edition.audience.value, edition.scored.identifier, *self._own[edition.scored.identifier]]
            parts += [repr(found) for found in edition.findings]
        return _digest(parts)


def jobs_of(
    study: Study, editions: Iterable[Edition], exporters: Sequence[AnyExporter], *, every: bool
) -> tuple[Job, ...]:
    """每份评价每种格式一件事。every 为真的每种都做，否则口径不公布的格式不做。"""
    keys, found = ContentKeys(study), []
    named = [(exporter, exporter_key(exporter)) for exporter in exporters]
    for edition in editions:
        name, kind, profile = edition.scored.identifier, edition.scored.dossier.kind, edition.scored.dossier.profile
        found += [
            Job(one, (edition,), name, f"{name}/", keys.of((edition,), what))
            for one, what in named
            if every or profile.publishes(one.name, kind.layout)
        ]
    return tuple(found)


def exporter_key(exporter: AnyExporter) -> str:
    """一种格式的名称，连同它所用的机器上的东西；缺了的不论，做的时候自会说。"""
    with contextlib.suppress(ExportFault):
        return f"{exporter.name} {exporter.relies()}"
    return exporter.name


@lru_cache(maxsize=1)
def program_digest() -> str:
    """程序与主题全部文件、排版各库版本的散列：版本号没有变而程序改了的，也要重新导出。"""
    files: list[tuple[str, Path]] = []
    for root in (BUILTIN, theme_directory()):
        files += [(file.relative_to(root).as_posix(), file) for file in root.rglob("*") if _counts(file)]
    parts = (part for name, file in sorted(files) for part in (name.encode(), file.read_bytes()))
    return _digest(chain(parts, (f"{name} {version(name)}" for name in _LIBRARIES)))


def _counts(file: Path) -> bool:
    return file.is_file() and "__pycache__" not in file.parts


def _digest(parts: Iterable[str | bytes]) -> str:
    digest = hashlib.sha256()
    for one in parts:
        part = one.encode() if isinstance(one, str) else one
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
