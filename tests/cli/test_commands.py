"""各命令共通的：说明是中文，指南里写着，指南里写的都能用。"""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import jixiao.cli
from jixiao import __version__
from jixiao.cli import commands, main

Run = Callable[..., Result]
REPOSITORY = Path(__file__).resolve().parents[2]
GUIDE = REPOSITORY / "content" / "guide"
CJK = re.compile(r"[\u4e00-\u9fff]")


def documented(page: str) -> list[list[str]]:
    """一页里 $ jixiao 开头的命令，去掉程序名；--root 举例的目录换成真有的。"""
    text = (REPOSITORY / page).read_text("utf-8")
    text = re.sub(r"(?<=jixiao --root )\S+", str(REPOSITORY), text)
    return [shlex.split(line, comments=True) for line in re.findall(r"^\$ jixiao (.*)$", text, re.MULTILINE)]


def pages() -> list[str]:
    found = [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *sorted((REPOSITORY / "content").rglob("*.md"))]
    return [str(f.relative_to(REPOSITORY)) for f in found if f.is_file()]


def arguments_of(context: click.Context) -> list[str]:
    """组的选项之后余下的：命令名与它的参数。click 8 把命令名另放一处，9 起合在一起。"""
    return [*getattr(context, "_protected_args", ()), *context.args]


COMMANDS = tuple(commands.commands)


def test_命令齐全() -> None:
    assert set(COMMANDS) == {"check", "score", "build", "serve", "export", "explain", "schema", "verify"}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_每个命令的说明是中文(name: str, option: str) -> None:
    result = CliRunner().invoke(commands, [name, option])
    assert result.exit_code == 0
    assert not re.search(r"Usage|Options|Show this|default", result.stdout)
    assert "用法：" in result.stdout
    assert CJK.search(commands.commands[name].get_short_help_str())
    for parameter in commands.commands[name].params:
        if isinstance(parameter, click.Option):
            assert CJK.search(parameter.help or ""), parameter.name


@pytest.mark.parametrize("name", COMMANDS)
def test_每个命令都写在指南里(name: str) -> None:
    text = (GUIDE / "commands.md").read_text("utf-8")
    assert f"| `jixiao {name}` |" in text
    assert any(arguments[0] == name for arguments in documented("content/guide/commands.md"))


def test_指南的命令表里没有不存在的命令() -> None:
    text = (GUIDE / "commands.md").read_text("utf-8")
    assert set(re.findall(r"`jixiao ([a-z]+)", text)) <= set(COMMANDS)


@pytest.mark.parametrize("page", pages())
def test_各页写的命令解析得了(page: str) -> None:
    for arguments in documented(page):
        context = commands.make_context("jixiao", list(arguments))
        name, command, rest = commands.resolve_command(context, arguments_of(context))
        assert command is not None
        command.make_context(name, rest, parent=context)


@pytest.mark.parametrize("arguments", documented("content/guide/commands.md"), ids=" ".join)
def test_指南里的命令在本仓库真能运行(arguments: list[str], run: Run, tmp_path: Path) -> None:
    if arguments[0] in {"build", "serve", "verify"}:
        return  # 写文件、占端口、要 LibreOffice 的，另有测试
    if "--out" in arguments:
        arguments = [*arguments[: arguments.index("--out")], "--out", str(tmp_path / "out")]
    result = run(REPOSITORY, *arguments)
    assert result.exit_code == (1 if "--strict" in arguments else 0)
    assert result.stdout


@pytest.mark.parametrize("arguments", documented("content/guide/index.md"), ids=" ".join)
def test_入门里的命令在入门的范例上真能运行(
    arguments: list[str], run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)  # 写出的在范例里，不在仓库里
    if arguments[0] != "serve":
        assert run(project, *arguments).exit_code == 0


def test_版本(run: Run, repository: Path) -> None:
    assert run(repository, "--version").stdout == f"jixiao {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [("nonsense",), ("check", "--format", "xml"), ("check", "--nonsense"), ("score", "--strict"), ("explain",), ()],
)
def test_用法不对的返回2(run: Run, repository: Path, arguments: tuple[str, ...]) -> None:
    assert run(repository, *arguments).exit_code == 2


def test_根目录不存在的返回2(run: Run, tmp_path: Path) -> None:
    assert run(tmp_path / "none", "check").exit_code == 2


@pytest.mark.parametrize("name", ["check", "score", "explain"])
def test_没有这份评价的_说出现有的(run: Run, project: Path, name: str) -> None:
    result = run(project, name, "2025/none")
    assert result.exit_code == 2
    assert "没有评价“2025/none”" in result.stderr
    assert "2025/reading-room" in result.stderr


@pytest.mark.parametrize("written", ["evaluations/2025/reading-room/", "2025/reading-room/", "/2025/reading-room"])
def test_评价可照补全出来的路径写(run: Run, project: Path, written: str) -> None:
    assert run(project, "check", written).exit_code == 0


@pytest.mark.parametrize("name", ["check", "score"])
def test_没有评价目录的是错误(run: Run, tmp_path: Path, name: str) -> None:
    result = run(tmp_path, name)
    assert result.exit_code == 1
    assert "没有 evaluations 目录" in result.stdout
    assert "--root" in result.stdout


@pytest.mark.parametrize("name", ["check", "score"])
def test_一份评价也没有的照常(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "evaluations").mkdir()
    assert run(tmp_path, name).exit_code == 0


def test_漏网的错误只说一句话_返回2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    def broken(**_: object) -> None:
        raise RuntimeError("坏了")

    monkeypatch.setattr(jixiao.cli.check, "callback", broken)
    monkeypatch.setattr("sys.argv", ["jixiao", "--root", str(project), "check"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "RuntimeError: 坏了" in said
    assert "Traceback" not in said


def test_一份评价使程序出错_其余照常(monkeypatch: pytest.MonkeyPatch, run: Run, project: Path, sample: str) -> None:
    second = project / "evaluations" / "2025" / "second"
    second.mkdir()
    (second / "evaluation.yaml").write_text(sample, encoding="utf-8")
    original = jixiao.pipeline.score_dossier

    def broken(dossier: object) -> object:
        if dossier.identifier == "2025/second":  # type: ignore[attr-defined]
            raise RuntimeError("坏了")
        return original(dossier)  # type: ignore[arg-type]

    monkeypatch.setattr(jixiao.pipeline, "score_dossier", broken)
    result = run(project, "score")
    assert result.exit_code == 1
    assert "94.25" in result.stdout
    assert "JX901" in result.stdout
    assert "RuntimeError: 坏了" in result.stdout
