"""清单：写得出、读得回；读不懂的当作没有；文件动过的看得出。"""

from pathlib import Path

import pytest

from jixiao.publish.files import write_file
from jixiao.publish.manifest import (
    MANIFEST,
    Manifest,
    checksums,
    entry_of,
    intact,
    read_manifest,
    write_manifest,
)

ENTRIES = (
    entry_of("b/乙.csv", "乙", "csv", "2024/b", b"2", "k2"),
    entry_of("a/甲.json", "甲", "json", "2024/a", b"1", "k1"),
)


def test_写出再读回_按路径排列(tmp_path: Path) -> None:
    write_manifest(tmp_path, Manifest("公开", ENTRIES))
    assert read_manifest(tmp_path) == Manifest("公开", ENTRIES[::-1])


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"version": 2, "audience": "公开", "files": []}', '{"version":1}']
)
def test_读不懂的当作没有(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    assert read_manifest(tmp_path) is None


def test_没有清单(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None


def test_文件在不在_动没动过(tmp_path: Path) -> None:
    assert not intact(tmp_path, ENTRIES)
    for entry, content in zip(ENTRIES, (b"2", b"1"), strict=True):
        write_file(tmp_path / entry.path, content)
    assert intact(tmp_path, ENTRIES)
    write_file(tmp_path / "a" / "甲.json", b"3")
    assert not intact(tmp_path, ENTRIES)
    assert intact(tmp_path, ENTRIES[:1])


def test_一份评价的一种格式() -> None:
    assert Manifest("公开", ENTRIES).of("2024/a", "json") == ENTRIES[1:]
    assert Manifest("公开", ENTRIES).of("2024/a", "csv") == ()


def test_校验和按路径排列() -> None:
    assert checksums({"b": "2", "a": "1"}) == "1  a\n2  b\n"
