"""check 的各选项：挑选、轻重、格式、写到文件、基线、已说明的、终端的颜色；返回值。"""

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import Result

from jixiao.publish.findings import FORMATS

Run = Callable[..., Result]
Rewrite = Callable[[str, str], None]


@pytest.fixture
def faulty(project: Path, rewrite: Rewrite) -> Path:
    """一条错误 JX302。"""
    rewrite("得分: 13.50", "得分: 15")
    return project


def codes(result: Result) -> list[str]:
    return re.findall(r"(?:错误|警告|提示) (JX\d{3})", result.stdout)


# ------------------------------------------------------------ 挑选


@pytest.mark.parametrize(
    ("options", "listed", "status"),
    [
        ((), ["JX302"], 1),
        (("--select", "JX302"), ["JX302"], 1),
        (("--select", "jx3"), ["JX302"], 1),
        (("--select", "JX5,JX3"), ["JX302"], 1),
        (("--select", "JX5", "--select", "JX6"), [], 0),
        (("--ignore", "JX302"), [], 0),
        (("--ignore", "JX3"), [], 0),
        (("--ignore", "JX5"), ["JX302"], 1),
        (("--select", "JX3", "--ignore", "JX302"), [], 0),
    ],
)
def test_挑选(run: Run, faulty: Path, options: tuple[str, ...], listed: list[str], status: int) -> None:
    result = run(faulty, "check", *options)
    assert (codes(result), result.exit_code) == (listed, status)
    assert ("没有选取的 1 条" in result.stdout) is (not listed)


def test_读不成的挑选不掉_点名不要才略去(run: Run, project: Path, rewrite: Rewrite) -> None:
    rewrite("年度: 2025", "年份: 2025")
    assert run(project, "check", "--select", "JX3").exit_code == 1
    assert run(project, "check", "--ignore", "JX2").exit_code == 0


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_没有这种编号返回2(run: Run, project: Path, option: str) -> None:
    result = run(project, "check", option, "JX399")
    assert result.exit_code == 2
    assert "没有诊断编号“JX399”" in result.stderr


# ------------------------------------------------------------ 轻重与返回值


def test_轻的不列_不影响返回值(run: Run, faulty: Path, rewrite: Rewrite) -> None:
    rewrite("文件状态: 起草中", "文件状态: 已公布")
    result = run(faulty, "check", "--severity", "error")
    assert (codes(result), result.exit_code) == ([], 0)
    assert "轻而不列的 1 条" in result.stdout
    assert run(faulty, "check", "--severity", "error", "--strict").exit_code == 1
    assert codes(run(faulty, "check", "--severity", "warning")) == ["JX302"]


@pytest.mark.parametrize("name", FORMATS)
def test_各种格式的返回值相同(run: Run, faulty: Path, name: str) -> None:
    assert run(faulty, "check", "--format", name).exit_code == 1
    assert run(faulty, "check", "--format", name, "--ignore", "JX302").exit_code == 0


# ------------------------------------------------------------ 写到文件


@pytest.mark.parametrize("name", ["text", *FORMATS])
def test_写到文件_内容同屏幕上的_屏幕上只留总计(run: Run, faulty: Path, name: str) -> None:
    out = faulty / "reports" / "found"
    shown = run(faulty, "check", "--format", name)
    result = run(faulty, "check", "--format", name, "--out", str(out))
    assert result.exit_code == 1
    assert result.stdout == f"评价 1 份；错误 1 条。写在 {out}\n"
    assert out.read_text("utf-8") == shown.stdout
    assert [f.name for f in out.parent.iterdir()] == ["found"]


def test_写不了返回2(run: Run, faulty: Path) -> None:
    (faulty / "file").write_text("不是目录", encoding="utf-8")
    result = run(faulty, "check", "--out", str(faulty / "file" / "found"))
    assert result.exit_code == 2
    assert "写不到" in result.stderr


def test_JUnit里严格的警告是失败(run: Run, faulty: Path, rewrite: Rewrite) -> None:
    rewrite("文件状态: 起草中", "文件状态: 已公布")
    for strict, failures in (((), "0"), (("--strict",), "1")):
        text = run(faulty, "check", "--format", "junit", *strict).stdout
        assert ET.fromstring(text).attrib["failures"] == failures  # noqa: S314 自己写的


# ------------------------------------------------------------ 基线


def test_记进基线_不再列出_新的照列_消除的说一声(run: Run, faulty: Path, rewrite: Rewrite) -> None:
    file = faulty / "known.txt"
    options = ("check", "--baseline", str(file))
    written = run(faulty, *options, "--write-baseline")
    assert (written.exit_code, codes(written)) == (0, [])
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) == 1
    assert re.fullmatch(r"[0-9a-f]{16} JX302 2025/reading-room .*按规则应为.*", lines[0])
    rewrite("评价类型:", "# 挪了行\n\n评价类型:")
    again = run(faulty, *options)
    assert (again.exit_code, codes(again)) == (0, [])
    assert "基线已记而不列的 1 条" in again.stdout
    rewrite("实际完成值: 1800(册)", "实际完成值: 1700(册)")
    changed = run(faulty, *options)
    assert (changed.exit_code, codes(changed)) == (1, ["JX302"])
    assert "基线里有 1 条已经消除" in changed.stdout
    assert run(faulty, *options, "--update-baseline").exit_code == 0
    assert len(file.read_text("utf-8").splitlines()) == 3
    assert run(faulty, *options).exit_code == 0


def test_再写一次字节相同(run: Run, faulty: Path) -> None:
    file = faulty / "known.txt"
    run(faulty, "check", "--baseline", str(file), "--update-baseline")
    before = file.read_bytes()
    run(faulty, "check", "--baseline", str(file), "--update-baseline")
    assert file.read_bytes() == before


def test_只看一部分时_没有看的各行留着(run: Run, faulty: Path) -> None:
    file = faulty / "known.txt"
    other = "0123456789abcdef JX501 2025/other 别的评价"
    kind = "0123456789abcdef JX501 2025/reading-room 别的编号"
    file.write_text(f"{other}\n{kind}\n", encoding="utf-8")
    base = ("check", "--baseline", str(file), "--update-baseline")
    run(faulty, *base, "2025/reading-room", "--select", "JX3")
    assert {other, kind} <= {*file.read_text("utf-8").splitlines()}
    run(faulty, *base, "2025/reading-room")
    lines = {*file.read_text("utf-8").splitlines()}
    assert other in lines
    assert kind not in lines
    run(faulty, *base)
    assert other not in {*file.read_text("utf-8").splitlines()}


def test_读不成的不能靠基线放过(run: Run, project: Path, rewrite: Rewrite) -> None:
    rewrite("年度: 2025", "年份: 2025")
    options = ("check", "--baseline", str(project / "known.txt"))
    assert run(project, *options, "--update-baseline").exit_code == 1
    assert run(project, *options).exit_code == 1


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        (None, ("--baseline", "known.txt"), "加 --update-baseline 写出第一份"),
        ("乱写\n", ("--baseline", "known.txt"), "第 1 行看不懂"),
        (None, ("--update-baseline",), "要连同 --baseline"),
    ],
)
def test_基线的用法有误返回2(
    run: Run,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: str | None,
    options: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(project)
    if content is not None:
        (project / "known.txt").write_text(content, encoding="utf-8")
    result = run(project, "check", *options)
    assert result.exit_code == 2
    assert said in result.stderr


# ------------------------------------------------------------ 已说明的


def test_已说明的平时只计数_要看才列出(run: Run, faulty: Path, rewrite: Rewrite) -> None:
    rewrite("绩效指标:", "复核说明: [{编号: JX302, 理由: 会议纪要为证}]\n绩效指标:")
    result = run(faulty, "check")
    assert (result.exit_code, codes(result)) == (0, [])
    assert "已说明 1 条" in result.stdout
    assert "会议纪要" not in result.stdout
    assert "说明：会议纪要为证" in run(faulty, "check", "--show-answered").stdout
    data = json.loads(run(faulty, "check", "--format", "json").stdout)
    assert [(one["finding"]["code"], one["reason"]) for one in data["answered"]] == [("JX302", "会议纪要为证")]


# ------------------------------------------------------------ 终端


def on_terminal(root: Path, columns: int, **environment: str) -> str:
    """在一个宽 columns 列的终端里运行 check，看到的一切。"""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from jixiao.cli import main; main()", "--root", str(root), "check"]
    names = {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}
    inherited = {k: v for k, v in os.environ.items() if k not in names}
    variables = {**inherited, "TERM": "xterm", "COLUMNS": str(columns), **environment}
    process = subprocess.Popen(command, stdout=theirs, stderr=theirs, env=variables)  # noqa: S603 固定的命令
    os.close(theirs)
    seen = bytearray()
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Linux 上，那一头关了便是 EIO
            break
        if not piece:
            break
        seen += piece
    os.close(ours)
    process.wait()
    return seen.decode().replace("\r\n", "\n")


def test_终端上有颜色_折到终端的宽(faulty: Path) -> None:
    text = on_terminal(faulty, 40)
    assert "\x1b[" in text
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert "  错误 JX302\n" in plain
    assert "evaluations/2025/reading-room/evaluation.yaml:37:9\n" in plain
    assert "\n    37 | " in plain


def test_设了NO_COLOR就没有颜色(faulty: Path) -> None:
    text = on_terminal(faulty, 80, NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", text)
    assert "错误 JX302" in text


def test_管道里没有颜色_不折行(run: Run, faulty: Path) -> None:
    assert "\x1b" not in run(faulty, "check").stdout
