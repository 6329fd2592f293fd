"""复核结果的各种写法，一种一个文件；FORMATS 按名称列出。"""

from collections.abc import Callable, Mapping
from typing import Final

from jixiao.model.check_report import CheckReport
from jixiao.publish.findings.audit_data import json_text
from jixiao.publish.findings.github import github_commands
from jixiao.publish.findings.gitlab import gitlab_report
from jixiao.publish.findings.junit import junit_report
from jixiao.publish.findings.sarif import sarif_log
from jixiao.publish.findings.single_page import single_page

FORMATS: Final[Mapping[str, Callable[[CheckReport], str]]] = {
    "json": json_text,
    "sarif": sarif_log,
    "github": github_commands,
    "gitlab": gitlab_report,
    "junit": junit_report,
    "html": single_page,
}
"""文字（text）之外的各种：要看终端的宽窄与颜色，那一种由命令行排。"""
