"""提交前的检查：别的仓库照 .pre-commit-hooks.yaml 运行的命令，与它认的文件。"""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def hook(repository: Path) -> dict[str, Any]:
    (found,) = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text("utf-8"))
    return dict(found)


@pytest.mark.parametrize(
    ("path", "ours"),
    [
        ("evaluations/2025/reading-room/evaluation.yaml", True),
        ("evaluations/2025/reading-room/narrative/10-overview.md", True),
        ("evaluations/_shared/policies/all.yml", True),
        ("data/evaluations/2025/a/funds.yaml", True),
        ("evaluations/2025/reading-room/attachments/scan.pdf", False),
        ("content/guide/evaluations.md", False),
        ("my-evaluations/a.yaml", False),
    ],
)
def test_认的文件(hook: dict[str, Any], path: str, ours: bool) -> None:  # noqa: FBT001 参数化的值
    assert bool(re.search(hook["files"], path)) is ours


def test_照它的命令运行_只看改动的那份(
    hook: dict[str, Any], run: Run, project: Path, rewrite: Callable[[str, str], None]
) -> None:
    program, *arguments = shlex.split(hook["entry"])
    assert program == "jixiao"
    changed = ["evaluations/2025/reading-room/evaluation.yaml", "evaluations/README.md"]
    (project / "evaluations" / "README.md").touch()
    assert run(project, *arguments, *changed).exit_code == 0
    rewrite("得分: 13.50", "得分: 15")
    result = run(project, *arguments, *changed)
    assert result.exit_code == 1
    assert f"{changed[0]}:37:9  错误 JX302" in result.stdout
    assert run(project, *arguments, changed[1]).exit_code == 0


def test_别的仓库可以照抄指南里的设置(hook: dict[str, Any], repository: Path) -> None:
    guide = (repository / "content" / "guide" / "audit.md").read_text("utf-8")
    blocks = [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)]
    (settings,) = [block for block in blocks if isinstance(block, dict) and "repos" in block]
    assert [one["id"] for one in settings["repos"][0]["hooks"]] == [hook["id"]]


def test_指南里的命令都认得(run: Run, project: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """只看选项认不认得：指明的评价在这个小工作区里没有。"""
    monkeypatch.chdir(project)
    guide = (repository / "content" / "guide" / "audit.md").read_text("utf-8")
    commands = re.findall(r"(?:\$ |- |run: )jixiao (check [^\n|`]*)", guide)
    assert len(commands) > 10
    for command in commands:
        result = run(project, *shlex.split(command, comments=True))
        assert "没有选项" not in result.stderr, command
        assert result.exit_code in {0, 2}, command
        assert result.exit_code == 0 or "没有评价" in result.stderr or "读不出基线" in result.stderr, result.stderr
