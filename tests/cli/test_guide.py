"""使用指南说的都是真的：样子没有毛病，总分、消息与程序说的一字不差，命令与选项都有，提到的评价都在。"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
import pytest
from click.testing import CliRunner

from jixiao.cli import commands
from jixiao.pipeline import study

ROOT: Final = Path(__file__).parents[2]
INTRODUCTION: Final = (ROOT / "content/guide/index.md").read_text("utf-8")
PAGES: Final = sorted((ROOT / "content/guide").glob("*.md"))
SAMPLE: Final = "2025/reading-room"


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def written() -> Iterator[tuple[str, str]]:
    """各页里照着输入的命令；别的程序的不算。"""
    for page in PAGES:
        for block in blocks(page.read_text("utf-8"), "console"):
            for line in block.splitlines():
                if line.startswith("$ jixiao "):
                    yield page.stem, line.removeprefix("$ jixiao ")


def checked(project: Path) -> list[str]:
    """程序说的各行。"""
    said = CliRunner().invoke(commands, ["--root", str(project), "check", SAMPLE]).output
    return [line.rstrip() for line in said.strip().splitlines()]


def test_样子没有毛病_总分照指南所说(project: Path) -> None:
    (scored,) = study(project).scored
    assert f"总分是 {scored.total}，等级为{scored.grade}" in INTRODUCTION
    assert f"$ jixiao check {SAMPLE}\n{checked(project)[-1]}\n" in INTRODUCTION


@pytest.mark.parametrize(
    ("old", "new", "code"), [("得分: 13.50", "得分: 15", "JX302"), ("年度: 2025", "年度：2025", "JX103")]
)
def test_指南里的消息与程序说的一字不差(project: Path, old: str, new: str, code: str) -> None:
    file = project / "evaluations" / SAMPLE / "evaluation.yaml"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    (printed,) = [block for block in blocks(INTRODUCTION, "text") if code in block]
    said = checked(project)
    assert [line for line in printed.strip().splitlines() if line.rstrip() not in said] == []


@pytest.mark.parametrize(("page", "command"), list(written()))
def test_命令与选项都有_评价都在(page: str, command: str) -> None:
    with click.Context(commands) as context:
        _, (name, *arguments), _ = commands.make_parser(context).parse_args(args=shlex.split(command))
    with click.Context(commands.commands[name]) as context:
        commands.commands[name].make_parser(context).parse_args(args=arguments)
    named = [word.partition("#")[0] for word in arguments if re.match(r"(evaluations/)?20\d\d/[a-z]", word)]
    missing = [one for one in named if not (ROOT / "evaluations" / one.removeprefix("evaluations/")).exists()]
    assert missing in ([], [SAMPLE]), page  # 指南里的样子，由读者自己建
