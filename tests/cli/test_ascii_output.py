"""终端的编码印不出中文，也不停下：各命令照常做完，印成 UTF-8。"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

SAMPLE = "2025/reading-room"
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
COMMANDS = {
    "check": ("没有发现", ["check"]),
    "score": ("完成比例", ["score", SAMPLE]),
    "explain": ("总分", ["explain", SAMPLE]),
    "export": ("写出", ["export", "--out", "out"]),
    "schema": ("绩效", ["schema", "evaluation"]),
    "build": ("网站", ["build", "--out", "site"]),
    "help": ("用法", ["--help"]),
    "wrong": ("没有命令", ["nonsense"]),
}


def started(project: Path, arguments: list[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run(  # noqa: S603 固定的命令
        [sys.executable, "-c", "from jixiao.cli import main; main()", "--root", str(project), *arguments],
        env=kept | environment,
        cwd=project,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_各命令都不因编码停下(
    project: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(project)
    _, arguments = COMMANDS[name]
    plain, narrow = run(project, *arguments), started(project, arguments, **ASCII)
    assert "程序内部错误" not in narrow.stderr.decode()
    assert narrow.returncode == plain.exit_code
    assert COMMANDS[name][0] in (narrow.stdout + narrow.stderr).decode()


def test_容得下中文的编码照用_印不出的字换成问号(project: Path) -> None:
    told = started(project, ["explain", "没有/这份😀"], PYTHONUTF8="1", PYTHONIOENCODING="gbk")
    assert told.returncode == 2
    assert "没有/这份?" in told.stderr.decode("gbk")
