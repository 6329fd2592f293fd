"""GitHub 工作流命令：一条一行，转义后按它的规则读得回来。"""

import re
from urllib.parse import unquote

from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.model.location import Location
from jixiao.publish.findings.github import github_commands

COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^\n]*?)::(?P<text>[^\n]*)")


def test_难写的字符都读得回来() -> None:
    message = "100% 的“a:b,c”\r\n::error::假命令"
    found = Diagnostic("JX302", Severity.WARNING, message, Location("甲,乙:丙%.yaml", 3, 5), "改\n法")
    lines = github_commands(CheckReport({}, (found,))).splitlines()
    assert len(lines) == 2
    match = COMMAND.fullmatch(lines[0])
    assert match is not None
    assert match["name"] == "warning"
    properties = dict(pair.split("=", 1) for pair in match["properties"].split(","))
    assert {name: unquote(value) for name, value in properties.items()} == {
        "file": "甲,乙:丙%.yaml",
        "line": "3",
        "col": "5",
        "title": "JX302 评定得分与规则不符",
    }
    assert unquote(match["text"]) == f"{message}\n改法：改\n法"


def test_轻重_先重后轻_只知道文件的不写行() -> None:
    found = tuple(Diagnostic("JX302", s, "说明", Location("a.yaml")) for s in reversed(Severity))
    names = [line.split()[0] for line in github_commands(CheckReport({}, found)).splitlines()[:-1]]
    assert names == ["::error", "::warning", "::notice"]
    assert "line=" not in github_commands(CheckReport({}, found))


def test_末行是总计() -> None:
    assert github_commands(CheckReport({"2024/a": "甲"}, ())) == "评价 1 份；没有发现。\n"
