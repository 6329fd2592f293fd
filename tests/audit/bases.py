"""复核用例的底本：一份自评表、一份报告，处处相合；用例在它们上面改一两处，或另加文件。"""

from collections.abc import Mapping
from pathlib import Path

CASES = Path(__file__).parents[1] / "cases" / "audit"
FOLDER = "evaluations/2024/case"


def base_files(name: str, changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """改过的底本：相对评价目录的路径 → 内容。每处改动在全部文件里恰好找到一处。"""
    folder = CASES / "base" / name
    files = {f.relative_to(folder).as_posix(): f.read_text("utf-8") for f in sorted(folder.rglob("*.*"))}
    for old, new in (changes or {}).items():
        holders = [path for path, text in files.items() if old in text]
        assert [files[path].count(old) for path in holders] == [1], f"“{old}”在底本里应恰好出现一次"
        files[holders[0]] = files[holders[0]].replace(old, new)
    return files


def in_workspace(files: Mapping[str, str], folder: str = FOLDER) -> dict[str, str]:
    """相对评价目录的文件放进工作区；以 / 开头的从工作区根目录算起。"""
    return {path[1:] if path.startswith("/") else f"{folder}/{path}": text for path, text in files.items()}
