"""由一次处理的产物得出各份评价的版本，以及它们由什么内容得来。"""

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache, partial
from pathlib import Path

from jixiao import __version__
from jixiao.compose.paper import compose_paper
from jixiao.compose.paper_collection import compose_volume
from jixiao.model.evaluation import Audience
from jixiao.pipeline import BUILTIN, Study
from jixiao.publish.edition import Edition
from jixiao.publish.theme_files import theme_directory

_SHARED = "evaluations/_shared/"


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


def content_key(study: Study, editions: Iterable[Edition], what: str) -> str:
    """写成一种格式所由得来的内容的散列：源文件、程序与主题、给谁看、别的评价的名称、复核的发现。"""
    chosen = tuple(editions)
    own = tuple(f"evaluations/{edition.scored.identifier}/" for edition in chosen)
    parts = [__version__, program_digest(), what, *(edition.audience.value for edition in chosen)]
    parts.append(json.dumps(dict(study.names), ensure_ascii=False, sort_keys=True))
    for path, text in sorted(study.workspace.sources.items()):
        if path.startswith((*own, _SHARED)):
            parts += [path, text]
    parts += [repr(found) for edition in chosen for found in edition.findings]
    return _digest(part.encode() for part in parts)


@lru_cache(maxsize=1)
def program_digest() -> str:
    """程序与主题全部文件的散列：版本号没有变而程序改了的，也要重新导出。"""
    files: list[tuple[str, Path]] = []
    for root in (BUILTIN, theme_directory()):
        files += [(file.relative_to(root).as_posix(), file) for file in root.rglob("*") if _counts(file)]
    return _digest(part for name, file in sorted(files) for part in (name.encode(), file.read_bytes()))


def _counts(file: Path) -> bool:
    return file.is_file() and "__pycache__" not in file.parts


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
