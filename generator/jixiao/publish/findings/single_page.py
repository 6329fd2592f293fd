"""一个自成一体的网页：可以附在邮件里，也可以直接打印；不取任何外面的东西，没有脚本。"""

from typing import Any

from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.publish.templates import environment
from jixiao.publish.theme_files import theme_directory
from jixiao.wording.codes.catalogue import code_named
from jixiao.wording.printing import (
    ANSWERED,
    EXPECTED_ACTUAL,
    SEVERITIES,
    SHARED_FILES,
    by_evaluation,
    excerpt,
    total_line,
)

_TEMPLATE = "findings/single_page.html"


def single_page(report: CheckReport) -> str:
    """网页的内容。"""
    reasons = {id(one.diagnostic): one.reason for one in report.answered}
    groups = [_group(report, name, found, {}) for name, found in by_evaluation(report.found)]
    told = [
        _group(report, name, found, reasons) for name, found in by_evaluation(o.diagnostic for o in report.answered)
    ]
    template = environment((theme_directory(),)).get_template(_TEMPLATE)
    html = template.render(
        total=total_line(report),
        evaluations=_table(report),
        severities=[SEVERITIES[s] for s in Severity],
        answered_title=ANSWERED,
        figures_title=EXPECTED_ACTUAL,
        groups=groups,
        answered=told,
    )
    return html + "\n"


def _table(report: CheckReport) -> list[dict[str, Any]]:
    """有发现的各份，各级几条。"""
    rows = []
    for name, found in by_evaluation(report.found):
        counts = [sum(1 for d in found if d.severity is severity) for severity in Severity]
        rows.append({"id": name, "name": report.evaluations.get(name, ""), "counts": counts})
    return rows


def _group(report: CheckReport, name: str, found: tuple[Diagnostic, ...], reasons: dict[int, str]) -> dict[str, Any]:
    title = report.evaluations.get(name, "")
    entries = [_entry(report, d, reasons.get(id(d))) for d in found]
    return {"id": name, "name": "" if title in {name, SHARED_FILES} else title, "entries": entries}


def _entry(report: CheckReport, diagnostic: Diagnostic, reason: str | None) -> dict[str, Any]:
    code = code_named(diagnostic.code)
    return {
        "severity": diagnostic.severity.value,
        "what": SEVERITIES[diagnostic.severity] if reason is None else ANSWERED,
        "code": diagnostic.code,
        "title": code.title if code is not None else "",
        "message": diagnostic.message,
        "figures": None if diagnostic.expected is None else (diagnostic.expected, diagnostic.actual or "—"),
        "at": str(diagnostic.at),
        "excerpt": excerpt(diagnostic, report.sources),
        "hint": diagnostic.hint if reason is None else "",
        "reason": reason,
        "related": [(str(r.at), r.message) for r in diagnostic.related],
    }
