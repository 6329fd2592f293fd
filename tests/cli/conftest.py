"""命令行测试共用：一个装着使用指南那份范例的小工作区，以及怎样运行命令。"""

import logging
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jixiao.cli import commands

SAMPLE = "2025/reading-room"
MKDOCS = (
    "site_name: 示例\ndocs_dir: content\ntheme: {name: material, language: zh-CN, font: false}\nplugins: [jixiao]\n"
)


@pytest.fixture(scope="session")
def sample(repository: Path) -> str:
    """使用指南里那份自评表，总分 94.25。"""
    guide = (repository / "content" / "guide" / "index.md").read_text("utf-8")
    return re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)[0]


@pytest.fixture
def project(workspace: Callable[[dict[str, str]], Path], sample: str) -> Path:
    """一份评价、一页首页的工作区，没有发现。"""
    return workspace(
        {
            "mkdocs.yml": MKDOCS,
            "content/index.md": "# 首页\n",
            f"evaluations/{SAMPLE}/evaluation.yaml": sample,
        }
    )


@pytest.fixture
def rewrite(project: Path) -> Callable[[str, str], None]:
    """改动那份评价的一处。"""
    file = project / "evaluations" / SAMPLE / "evaluation.yaml"

    def replace(old: str, new: str) -> None:
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """运行 jixiao，根目录在前；不让它留下环境变量和日志出口。"""
    for name in ("SOURCE_DATE_EPOCH", "NO_MKDOCS_2_WARNING"):
        monkeypatch.setenv(name, "1")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setattr(logging.getLogger("mkdocs"), "handlers", [])

    def invoke(root: Path, *arguments: str) -> Result:
        result = CliRunner().invoke(commands, ["--root", str(root), *arguments], prog_name="jixiao")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke
