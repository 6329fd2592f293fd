"""导出的缓存：内容没有变的不再做，导出命令与建站共用。

一件事的各文件合成一个文件，开头是清单，末尾的散列对得上才用：写到一半、被人动过的都当作没有，重做就是。
写不了（只读的磁盘、写满）也照常导出，只是没有缓存。
"""

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import Any, Final

from jixiao.publish.edition import ExportedFile
from jixiao.publish.files import write_file

FOLDER: Final = ".cache/jixiao/exports"
_LIMIT: Final = 512 * 1024 * 1024
_VERSION: Final = b"jixiao 1\n"
_DIGEST: Final = hashlib.sha256().digest_size


class ExportCache:
    """一个工作区的缓存；key 是一件事所由得来的内容的散列。root 为 None 的不存不取。"""

    def __init__(self, root: Path | None, limit: int = _LIMIT) -> None:
        self._folder = None if root is None else root / FOLDER
        self._limit = limit
        self._used: set[Path] = set()

    def holds(self, key: str) -> bool:
        """有没有存着；残缺的要取来才知道。"""
        file = self._file(key)
        return file is not None and file.is_file()

    def get(self, key: str) -> tuple[ExportedFile, ...] | None:
        """存着的各文件；没有的、残缺的为 None。"""
        file = self._file(key)
        if file is None:
            return None
        try:
            found = _unpacked(file.read_bytes())
        except OSError:
            return None
        if found is not None:
            self._used.add(file)
            with contextlib.suppress(OSError):
                os.utime(file)  # 记下用过，清理时先删久不用的
        return found

    def put(self, key: str, files: tuple[ExportedFile, ...]) -> None:
        """存下一件事的各文件。"""
        file = self._file(key)
        if file is None or self._folder is None:
            return
        with contextlib.suppress(OSError):
            ignore = self._folder.parent / ".gitignore"
            if not ignore.is_file():
                write_file(ignore, "*\n")
            write_file(file, _packed(files))
            self._used.add(file)

    def prune(self) -> None:
        """过了限度的，删去久不用的；这一次用到的总是留下。"""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            aged = [(file.stat(), file) for file in self._folder.glob("*/*") if file not in self._used]
            room = self._limit - sum(file.stat().st_size for file in self._used)
            for known, file in sorted(aged, key=lambda one: (-one[0].st_mtime_ns, one[1])):
                room -= known.st_size
                if room < 0:
                    file.unlink(missing_ok=True)

    def _file(self, key: str) -> Path | None:
        return None if self._folder is None else self._folder / key[:2] / key


def _packed(files: tuple[ExportedFile, ...]) -> bytes:
    listed = [[file.name, file.title, len(file.content)] for file in files]
    head = json.dumps(listed, ensure_ascii=False).encode() + b"\n"
    body = b"".join((_VERSION, head, *(file.content for file in files)))
    return body + hashlib.sha256(body).digest()


def _unpacked(data: bytes) -> tuple[ExportedFile, ...] | None:
    body, digest = data[:-_DIGEST], data[-_DIGEST:]
    if not body.startswith(_VERSION) or hashlib.sha256(body).digest() != digest:
        return None
    start = body.index(b"\n", len(_VERSION)) + 1
    listed: list[list[Any]] = json.loads(body[len(_VERSION) : start])
    found = []
    for name, title, size in listed:
        found.append(ExportedFile(name, title, body[start : start + size]))
        start += size
    return tuple(found)
