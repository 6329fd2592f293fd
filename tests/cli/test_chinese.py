"""用法有误时用中文说，返回 2。"""

import re
from pathlib import Path

import pytest

from jixiao.cli import main


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "没有命令“nonsense”。"),
        (["chekc"], "是不是“check”？"),
        (["check", "--formt", "json"], "没有选项“--formt”。是不是“--format”？"),
        (["check", "--format", "xml"], "“--format”应为：text、json、sarif、github、gitlab、junit、html。"),
        (["check", "--format"], "选项“--format”的用法不对。"),
        (["explain"], "缺少目标。"),
        (["--root", "/nonexistent", "check"], "“--root”所指的目录不存在，或不是目录。"),
        (["check", "2020/none"], "没有评价“2020/none”。"),
        (["schema", "nonsense"], "没有“nonsense”这类文件"),
    ],
)
def test_用法错误(
    arguments: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    repository: Path,
) -> None:
    monkeypatch.chdir(repository)
    monkeypatch.setattr("sys.argv", ["jixiao", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert re.search(r"^用法见 jixiao( [a-z]+)? --help$", err, re.MULTILINE) or "用法不对" in err
    assert not re.search(r"Usage|Error|Try|Invalid|Missing", err)


@pytest.mark.parametrize(("arguments", "code"), [(["--help"], 0), (["--version"], 0), (["check", "--strict"], 1)])
def test_返回值照传(
    arguments: list[str],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    repository: Path,
) -> None:
    monkeypatch.chdir(repository)
    monkeypatch.setattr("sys.argv", ["jixiao", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == code
    assert capsys.readouterr().out
