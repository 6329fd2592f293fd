"""GitLab 代码质量报告：合并请求里只显示比目标分支多出来的各条，靠记号认同一条。"""

import json
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Diagnostic, Severity

# 平台有五级：info、minor、major、critical、blocker
_SEVERITIES: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.INFO: "info",
}


def gitlab_report(report: CheckReport) -> str:
    """报告文件的内容。"""
    seen: Counter[str] = Counter()
    entries = []
    for diagnostic in report.found:
        seen[diagnostic.fingerprint] += 1
        entries.append(_entry(diagnostic, seen[diagnostic.fingerprint]))
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(diagnostic: Diagnostic, times: int) -> dict[str, Any]:
    return {
        "description": diagnostic.message,
        "check_name": diagnostic.code,
        "fingerprint": _unique(diagnostic.fingerprint, times),
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": diagnostic.at.path, "lines": {"begin": max(diagnostic.at.line, 1)}},
    }


def _unique(fingerprint: str, times: int) -> str:
    """记号相同的平台只留一条，第二条起另算。"""
    return fingerprint if times == 1 else sha256(f"{fingerprint} {times}".encode()).hexdigest()[:16]
