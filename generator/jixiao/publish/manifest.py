"""导出目录的清单 manifest.json：每个文件的散列，以及它由什么内容得来；内容没有变的不再导出。"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from jixiao.publish.files import write_file

MANIFEST: Final = "manifest.json"
_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class FileEntry:
    """一个写出的文件。

    path 相对导出目录（或站点根）；target 是评价标识，合订的是文件名的主干；
    key 是所由得来的内容的散列，相同的不必再导出。
    """

    path: str
    title: str
    format: str
    target: str
    size: int
    sha256: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """一份清单。audience 是给谁看的。"""

    audience: str
    files: tuple[FileEntry, ...] = ()

    def of(self, target: str, name: str) -> tuple[FileEntry, ...]:
        """一份评价的一种格式的各文件。"""
        return tuple(one for one in self.files if (one.target, one.format) == (target, name))


def entry_of(path: str, title: str, name: str, target: str, content: bytes, key: str = "") -> FileEntry:
    """由内容得出清单的一条。"""
    return FileEntry(path, title, name, target, len(content), hashlib.sha256(content).hexdigest(), key)


def read_manifest(folder: Path) -> Manifest | None:
    """目录里的清单；没有、或读不懂的为 None。"""
    try:
        data: Any = json.loads((folder / MANIFEST).read_text("utf-8"))
        if data["version"] != _VERSION:
            return None
        return Manifest(data["audience"], tuple(FileEntry(**one) for one in data["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """写清单，各条按路径排列。"""
    files = sorted(manifest.files, key=lambda one: one.path)
    data = {"version": _VERSION, "audience": manifest.audience, "files": [asdict(one) for one in files]}
    write_file(folder / MANIFEST, json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def intact(folder: Path, entries: Iterable[FileEntry]) -> bool:
    """各文件都在，内容也没有动过。"""
    return all(_same(folder / one.path, one) for one in entries)


def _same(file: Path, entry: FileEntry) -> bool:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() == entry.sha256
    except OSError:
        return False


def checksums(files: Mapping[str, str]) -> str:
    """SHA256SUMS 的内容（路径 → 散列），sha256sum -c 可以核对。"""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(files.items()))
