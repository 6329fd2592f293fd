"""一个路径说的是哪份评价：在哪个工作区，或在工作区之外自成一份。"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

EVALUATIONS: Final = "evaluations"
MAIN_FILE: Final = "evaluation.yaml"
SHARED: Final = "_shared"


@dataclass(frozen=True, slots=True)
class Place:
    """一个路径所涉的评价。

    root 是所在（或外面那一层）工作区的根目录，没有为 None；
    identifiers 是其中的评价，whole 为真的是整个工作区（公共文件涉及每一份）；folders 是工作区之外的评价目录。
    """

    root: Path | None
    identifiers: tuple[str, ...] = ()
    whole: bool = False
    folders: tuple[Path, ...] = ()

    @property
    def empty(self) -> bool:
        """没有涉及任何评价。"""
        return not (self.identifiers or self.whole or self.folders)


def place_of(path: Path) -> Place:
    """一个存在的文件或目录。"""
    for base in (path, *path.parents):
        if base.name == EVALUATIONS:
            return _inside(path, base)
    root = next((folder for folder in (path, *path.parents) if (folder / EVALUATIONS).is_dir()), None)
    if path == root and not (path / MAIN_FILE).is_file():
        return Place(root, whole=True)
    folders = tuple(_folders(path, root))
    return Place(root if folders else None, folders=folders)


def _inside(path: Path, base: Path) -> Place:
    """在工作区的 evaluations/ 里。"""
    if path == base or SHARED in path.relative_to(base).parts:
        return Place(base.parent, whole=True)
    found = (folder.relative_to(base).as_posix() for folder in _folders(path, base))
    return Place(base.parent, tuple(found))


def _folders(path: Path, limit: Path | None) -> Iterator[Path]:
    """所在的评价目录；不在哪一份里面的，是它下面的各份。不越过 limit。"""
    for folder in (path, *path.parents):
        if folder == limit:
            break
        if (folder / MAIN_FILE).is_file():
            yield folder
            return
    if path.is_dir():
        yield from sorted(main.parent for main in path.rglob(MAIN_FILE))
