"""写文件：要么整个写好，要么原样不动。"""

from pathlib import Path

import pytest

from jixiao.publish.files import copy_files, swap_directory, write_file


def names(folder: Path) -> list[str]:
    return sorted(f.name for f in folder.iterdir())


def test_目录没有就建_文字写成UTF8_不换行尾(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b.txt", "甲\n乙\r\n")
    write_file(tmp_path / "a" / "c.bin", b"\x00\xff")
    assert (tmp_path / "a" / "b.txt").read_bytes() == "甲\n乙\r\n".encode()
    assert (tmp_path / "a" / "c.bin").read_bytes() == b"\x00\xff"
    assert names(tmp_path / "a") == ["b.txt", "c.bin"]


def test_覆盖旧文件(tmp_path: Path) -> None:
    write_file(tmp_path / "a", "旧")
    write_file(tmp_path / "a", "新")
    assert (tmp_path / "a").read_text("utf-8") == "新"


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
@pytest.mark.parametrize("fault", [OSError(28, "没有空间"), KeyboardInterrupt()])
def test_写不成_旧文件还在_不留半个(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: BaseException
) -> None:
    def stop(*_: object) -> None:
        raise fault

    write_file(tmp_path / "a", "旧")
    monkeypatch.setattr(Path, step, stop)
    with pytest.raises(type(fault)):
        write_file(tmp_path / "a", "新")
    monkeypatch.undo()
    assert (tmp_path / "a").read_text("utf-8") == "旧"
    assert names(tmp_path) == ["a"]


def test_文件挡在目录的位置上(tmp_path: Path) -> None:
    write_file(tmp_path / "a", "甲")
    with pytest.raises(OSError, match="a"):
        write_file(tmp_path / "a" / "b", "乙")
    assert (tmp_path / "a").read_text("utf-8") == "甲"


def test_只复制本层相符的文件(tmp_path: Path) -> None:
    for name in ("css/a.css", "css/b.js", "css/sub/c.css"):
        write_file(tmp_path / name, name)
    copy_files(tmp_path / "css", tmp_path / "out", "*.css")
    assert names(tmp_path / "out") == ["a.css"]
    copy_files(tmp_path / "none", tmp_path / "nothing", "*.css")
    assert not (tmp_path / "nothing").exists()


def test_换目录_旧的不留(tmp_path: Path) -> None:
    write_file(tmp_path / "fresh" / "a", "新")
    write_file(tmp_path / "site" / "b", "旧")
    swap_directory(tmp_path / "fresh", tmp_path / "site")
    assert names(tmp_path) == ["site"]
    assert names(tmp_path / "site") == ["a"]


def test_原来没有目录(tmp_path: Path) -> None:
    write_file(tmp_path / "fresh" / "a", "新")
    swap_directory(tmp_path / "fresh", tmp_path / "site")
    assert names(tmp_path) == ["site"]


def test_换不成_旧目录还在(tmp_path: Path) -> None:
    write_file(tmp_path / "site" / "b", "旧")
    with pytest.raises(FileNotFoundError):
        swap_directory(tmp_path / "没有这个", tmp_path / "site")
    assert names(tmp_path) == ["site"]
    assert (tmp_path / "site" / "b").read_text("utf-8") == "旧"
