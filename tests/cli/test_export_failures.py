"""导出做不成时：说明缘由，以非零退出，不留半个文件，写成的都在清单里。"""

import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import typst
from click.testing import Result

from jixiao.cli import export as export_command
from jixiao.publish import export_run, typesetter

Run = Callable[..., Result]
Rewrite = Callable[[str, str], None]
SAMPLE = "2025/reading-room"


@pytest.fixture(name="out")
def _out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def whole(out: Path) -> set[str]:
    """写成的文件；清单里的都在、都完整，也没有清单之外的。"""
    listed = {one["path"]: one["sha256"] for one in json.loads((out / "manifest.json").read_text("utf-8"))["files"]}
    found = {f.relative_to(out).as_posix(): f.read_bytes() for f in out.rglob("*") if f.is_file()}
    del found["manifest.json"]
    assert {path: hashlib.sha256(content).hexdigest() for path, content in found.items()} == listed
    return set(listed)


# ------------------------------------------------------------ 磁盘


@pytest.mark.parametrize("room", [0, 1000, 20_000])
def test_磁盘满了(run: Run, project: Path, out: Path, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    """写进 room 字节便满，满时那个文件写了一半；清单还写得下。"""
    real, left = Path.write_bytes, [room]

    def write(self: Path, data: bytes) -> int:
        if "manifest" not in self.name and ".cache" not in self.parts:
            left[0] -= len(data)
            if left[0] < 0:
                real(self, data[: len(data) // 2])
                raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", write)
    result = run(project, "export", "--to", "json,csv", "--out", str(out))
    assert result.exit_code == 2
    assert result.stderr == f"写不到 {out}：磁盘满了。写成的文件都是完整的，其余没有动。\n"
    assert (f"{SAMPLE}/reading-room.json" in whole(out)) is (room == 20_000)
    monkeypatch.undo()
    assert run(project, "export", "--to", "json,csv", "--out", str(out)).exit_code == 0
    assert len(whole(out)) == 8


@pytest.mark.parametrize(("number", "told"), [(errno.EACCES, "没有权限"), (errno.EROFS, "磁盘是只读的")])
def test_目录不许写(
    run: Run, project: Path, out: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    def mkdir(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", mkdir)
    result = run(project, "export", "--out", str(out))
    assert result.exit_code == 2
    assert f"写不到 {out}：{told}。" in result.stderr
    assert not out.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="管理员什么都写得了")
def test_目录没有写的权限(run: Run, project: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    result = run(project, "export", "--out", str(locked / "out"))
    assert result.exit_code == 2
    assert "没有权限" in result.stderr
    assert list(locked.iterdir()) == []


# ------------------------------------------------------------ 字体


@pytest.fixture(name="no_fonts")
def _no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    monkeypatch.setattr(typesetter, "_fonts", lambda: nothing)
    monkeypatch.setattr(typesetter, "chosen_fonts", typesetter.chosen_fonts.__wrapped__)


@pytest.mark.usefixtures("no_fonts")
def test_没有字体的_说明装什么_别的格式照写(run: Run, project: Path, out: Path) -> None:
    result = run(project, "export", "--to", "pdf,json", "--out", str(out))
    assert result.exit_code == 2
    assert f"{SAMPLE} 没有导出成 pdf：没有可用的小标宋字体" in result.stderr
    assert "fonts-noto-cjk" in result.stderr
    assert {path.rsplit(".", 1)[1] for path in whole(out)} == {"json", "jsonld"}


@pytest.mark.pdf
def test_没有哪个字的_说明是哪个字_别的格式照写(run: Run, project: Path, out: Path, rewrite: Rewrite) -> None:
    rewrite("项目名称: 社区图书室运行经费", "项目名称: 社区\u13a0图书室")
    result = run(project, "export", "--to", "pdf,json", "--out", str(out))
    assert result.exit_code == 2
    assert f"{SAMPLE} 没有导出成 pdf：字体里没有“\u13a0”（U+13A0），在“" in result.stderr
    assert {path.rsplit(".", 1)[1] for path in whole(out)} == {"json", "jsonld"}


# ------------------------------------------------------------ 中断


@pytest.mark.skipif(os.name != "posix", reason="信号的发法不同")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_中途按CtrlC(repository: Path, out: Path, jobs: str) -> None:
    # 测试在后台跑时，SIGINT 是忽略的，子进程会承袭：先恢复成平常的样子
    program = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    started = subprocess.Popen(  # noqa: S603 固定的命令
        [
            sys.executable, "-c", f"{program}from jixiao.cli import main; main()", "--root", str(repository), "export",
            "--to", "xlsx,docx,json,csv", "--jobs", jobs, "--out", str(out),
        ],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    while started.poll() is None and not list(out.rglob("*.xlsx")):
        time.sleep(0.01)
    os.killpg(started.pid, signal.SIGINT)  # 终端里按 Ctrl-C，主进程与子进程都收到
    _, told = started.communicate(timeout=60)
    assert started.returncode == 130
    assert told.decode().strip() == "已停止。"
    assert not list(out.rglob(".*"))
    assert 1 <= len(whole(out)) < 200


# ------------------------------------------------------------ 不能分出进程的系统


def test_不能分出进程的_改用一个进程_字节相同(
    run: Run, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = ("export", "2024/xidu-yizhan", "2024/xidu-dangjian", "--jobs", "2", "--out")
    run(repository, *chosen, str(tmp_path / "a"))
    for module in (export_run, sys.modules[export_command.callback.__module__]):
        monkeypatch.setattr(module, "CAN_FORK", False)
    monkeypatch.setattr(export_run, "ProcessPoolExecutor", None)
    result = run(repository, *chosen, str(tmp_path / "b"))
    assert result.exit_code == 0
    assert "改用一个进程" in result.stderr
    assert whole(tmp_path / "a") == whole(tmp_path / "b")
