"""GitHub 工作流命令：印到日志里，平台就把每条标在合并请求的那一行旁边。"""

from collections.abc import Mapping
from typing import Final

from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.wording.codes.catalogue import code_named
from jixiao.wording.printing import by_evaluation, total_line

_COMMANDS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}
# 平台一步最多标十条错误、十条警告；先重后轻，标得出的是最重的


def github_commands(report: CheckReport) -> str:
    """每条一行命令，末行是给人看的总计。"""
    commands = [_command(d) for _, found in by_evaluation(report.found) for d in found]
    return "\n".join([*commands, total_line(report)]) + "\n"


def _command(diagnostic: Diagnostic) -> str:
    at, code = diagnostic.at, code_named(diagnostic.code)
    title = f"{diagnostic.code} {code.title}" if code is not None else diagnostic.code
    places = [("file", at.path)]
    if at.line:
        places += [("line", str(at.line)), ("col", str(max(at.column, 1)))]
    properties = ",".join(f"{name}={_property(value)}" for name, value in (*places, ("title", title)))
    text = diagnostic.message + (f"\n改法：{diagnostic.hint}" if diagnostic.hint else "")
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{_data(text)}"


def _data(text: str) -> str:
    """正文里的百分号与换行须转义，否则命令在换行处断开。"""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """属性里还有冒号与逗号。"""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
