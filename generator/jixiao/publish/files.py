"""唯一往磁盘写字节的地方：先写临时文件再改名，中途失败不留半个文件。"""

import os
import shutil
from pathlib import Path


def write_file(path: Path, content: str | bytes) -> None:
    """写一个文件，目录没有就建。

    Raises:
        OSError: 写不了；目标保持原样。

    """
    data = content.encode() if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.partial")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except BaseException:  # 连同 Ctrl-C
        temporary.unlink(missing_ok=True)
        raise


def copy_files(source: Path, target: Path, pattern: str) -> None:
    """复制一个目录下的文件（不含子目录），按名称次序。"""
    for file in sorted(source.glob(pattern)):
        write_file(target / file.name, file.read_bytes())


def swap_directory(fresh: Path, target: Path) -> None:
    """用新建好的目录换下旧目录；换不成时旧目录还在。"""
    old = target.with_name(f".{target.name}.old-{os.getpid()}")
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
