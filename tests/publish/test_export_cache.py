"""导出的缓存：存得下、取得回；残缺的当作没有；写不了照常；过了限度删久不用的。"""

import os
from pathlib import Path

import pytest

from jixiao.publish.edition import ExportedFile
from jixiao.publish.export_cache import FOLDER, ExportCache

FILES = (ExportedFile("甲.csv", "指标", b"a\nb\x00"), ExportedFile("乙.json", "数据", b""))
KEY = "ab" + "0" * 62
OTHER = "cd" + "0" * 62


def stored(root: Path, key: str = KEY) -> Path:
    return root / FOLDER / key[:2] / key


def test_存了再取_原样(tmp_path: Path) -> None:
    cache = ExportCache(tmp_path)
    assert not cache.holds(KEY)
    assert cache.get(KEY) is None
    cache.put(KEY, FILES)
    again = ExportCache(tmp_path)
    assert again.holds(KEY)
    assert again.get(KEY) == FILES
    assert again.get(OTHER) is None


def test_不进版本库(tmp_path: Path) -> None:
    ExportCache(tmp_path).put(KEY, FILES)
    assert (tmp_path / ".cache" / "jixiao" / ".gitignore").read_text("utf-8") == "*\n"


@pytest.mark.parametrize("cut", [0, 1, 12, 40, -1, -32, -33])
def test_写到一半的当作没有(tmp_path: Path, cut: int) -> None:
    cache = ExportCache(tmp_path)
    cache.put(KEY, FILES)
    file = stored(tmp_path)
    file.write_bytes(file.read_bytes()[:cut])
    assert cache.get(KEY) is None
    cache.put(KEY, FILES)
    assert cache.get(KEY) == FILES


def test_每一处被改的都看得出(tmp_path: Path) -> None:
    cache = ExportCache(tmp_path)
    cache.put(KEY, FILES)
    file = stored(tmp_path)
    data = file.read_bytes()
    for position in range(len(data)):
        file.write_bytes(data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :])
        assert cache.get(KEY) is None, position


def test_没有工作区的_不存不取(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cache = ExportCache(None)
    cache.put(KEY, FILES)
    cache.prune()
    assert (cache.holds(KEY), cache.get(KEY)) == (False, None)
    assert list(tmp_path.iterdir()) == []


def test_写不了的照常(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("占着", encoding="utf-8")
    cache = ExportCache(tmp_path)
    cache.put(KEY, FILES)
    cache.prune()
    assert cache.get(KEY) is None


def keys(root: Path) -> set[str]:
    return {file.name for file in (root / FOLDER).glob("*/*")}


def test_过了限度_删久不用的_这一次用到的留下(tmp_path: Path) -> None:
    names = [f"{n:02d}" + "0" * 62 for n in range(5)]
    content = (ExportedFile("甲", "甲", b"x" * 1000),)
    first = ExportCache(tmp_path)
    for age, name in enumerate(names):
        first.put(name, content)
        os.utime(stored(tmp_path, name), (age, age))
    first.prune()
    assert keys(tmp_path) == set(names)  # 没有过限度
    room = 3 * stored(tmp_path, names[0]).stat().st_size
    later = ExportCache(tmp_path, room)
    assert later.get(names[0]) == content  # 最旧，可是这一次用到
    later.prune()
    assert keys(tmp_path) == {names[0], names[4], names[3]}
    none = ExportCache(tmp_path, 0)
    none.get(names[3])
    none.prune()
    assert keys(tmp_path) == {names[3]}
