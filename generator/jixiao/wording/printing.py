"""诊断怎样印成文字：位置、摘录、插入符、改法；插入符按显示宽度对齐（汉字占两列）。"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Diagnostic, Severity, severity_rank, worst_first
from jixiao.wording.columns import display_width, first_columns, folded, last_columns

SEVERITIES: Final[Mapping[Severity, str]] = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
ANSWERED: Final = "已说明"
EXPECTED_ACTUAL: Final = "应为／实为"
PUBLISHED_TOO: Final = "已公布的文件也一样"
PUBLISHED_SOFTER: Final = "已公布的文件里记作警告"
SHARED_FILES: Final = "公共文件"
NOTHING_FOUND: Final = "没有发现"
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """印出的一行；title 为真的是标题与总计，severity 是定颜色用的轻重。"""

    text: str
    severity: Severity | None = None
    title: bool = False


def excerpt(diagnostic: Diagnostic, sources: Mapping[str, str], width: int | None = None) -> str:
    """出错的那一行与插入符，连同行号不超过 width 列（没有给的，不计行号一百列）；没有原文时为空。"""
    at = diagnostic.at
    lines = sources[at.path].split("\n") if at.path in sources else []
    if not 1 <= at.line <= len(lines):
        return ""
    line = lines[at.line - 1].replace("\t", " ")
    column = max(min(at.column, len(line) + 1), 1)
    gutter = f"{at.line} | "
    room = _LONGEST if width is None else min(_LONGEST, max(width - len(gutter), 2))
    before = line[: column - 1]
    if display_width(line) > room:
        before = last_columns(before, room // 2)
    shown = first_columns(before + line[column - 1 :], room)
    caret = " " * (len(gutter) + display_width(before)) + "^"
    return f"{gutter}{shown.rstrip()}\n{caret}"


def message_lines(
    diagnostic: Diagnostic, sources: Mapping[str, str], width: int | None = None, *, answer: str | None = None
) -> Iterator[PrintedLine]:
    """一条诊断的各行：第一行是位置与轻重，第二行是说明，其余是摘录、改法、相关处；answer 是复核说明的理由。"""
    what = SEVERITIES[diagnostic.severity] if answer is None else ANSWERED
    severity = diagnostic.severity if answer is None else None
    # 放不下一行的，轻重与编号另起一行；位置不折，编辑器才点得开
    head = f"{diagnostic.at}  {what} {diagnostic.code}"
    heads = [head] if width is None or display_width(head) <= width else head.split("  ", 1)
    yield PrintedLine(heads[0], severity)
    for line in heads[1:]:
        yield PrintedLine(f"  {line}", severity)
    yield from _indented(diagnostic.message, width)
    for line in excerpt(diagnostic, sources, None if width is None else width - 4).splitlines():
        yield PrintedLine(f"    {line}")
    if answer is not None:
        yield from _indented(f"说明：{answer}", width)
    elif diagnostic.hint:
        yield from _indented(f"改法：{diagnostic.hint}", width)
    for related in diagnostic.related:
        yield from _indented(f"另见：{related.at}  {related.message}", width)


def _indented(text: str, width: int | None) -> Iterator[PrintedLine]:
    return (PrintedLine(line) for line in folded(f"  {text}", width, indent="  "))


def by_evaluation(diagnostics: Iterable[Diagnostic]) -> list[tuple[str, tuple[Diagnostic, ...]]]:
    """按评价分组，最重的在前，同重的按名称（公共文件最先）；组内先重后轻。"""
    ordered = sorted(diagnostics, key=lambda d: d.evaluation or "")
    groups = [(key, worst_first(group)) for key, group in groupby(ordered, key=lambda d: d.evaluation or "")]
    groups.sort(key=lambda pair: severity_rank(pair[1][0].severity))
    return [(key or SHARED_FILES, found) for key, found in groups]


def report_lines(report: CheckReport, width: int | None = None, *, answered: bool = False) -> Iterator[PrintedLine]:
    """一次复核的全部文字，末行总计；answered 为真的，已说明的也列出。"""
    for name, found in by_evaluation(report.found):
        yield PrintedLine(f"{name}（{len(found)} 条）", title=True)
        for diagnostic in found:
            yield from message_lines(diagnostic, report.sources, width)
            yield PrintedLine("")
    reasons = {id(one.diagnostic): one.reason for one in report.answered} if answered else {}
    for name, found in by_evaluation(one.diagnostic for one in report.answered if answered):
        yield PrintedLine(f"{name}（{ANSWERED} {len(found)} 条）", title=True)
        for diagnostic in found:
            yield from message_lines(diagnostic, report.sources, width, answer=reasons[id(diagnostic)])
            yield PrintedLine("")
    for line in folded(total_line(report), width):
        yield PrintedLine(line, title=True)


def printed(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str]) -> str:
    """全部诊断的文字，没有总计。"""
    parts = []
    for name, found in by_evaluation(diagnostics):
        parts.append(f"{name}（{len(found)} 条）")
        parts += ["\n".join(line.text for line in message_lines(d, sources)) + "\n" for d in found]
    return "\n".join(parts)


def summary_line(diagnostics: Iterable[Diagnostic], evaluations: int) -> str:
    """末行的总计。"""
    return f"评价 {evaluations} 份；{counted(diagnostics) or NOTHING_FOUND}。"


def total_line(report: CheckReport) -> str:
    """末行的总计，连同没有列出的各多少。"""
    more = (
        (f"{ANSWERED} {len(report.answered)} 条", len(report.answered)),
        (f"基线已记而不列的 {report.known} 条", report.known),
        (f"没有选取的 {report.unselected} 条", report.unselected),
        (f"轻而不列的 {report.lighter} 条", report.lighter),
    )
    told = "，".join(text for text, number in more if number)
    gone = f"基线里有 {report.gone} 条已经消除，可用 --update-baseline 删去。" if report.gone else ""
    line = summary_line(report.found, len(report.evaluations))
    return line + (f"另有{told}。" if told else "") + gone


def counted(diagnostics: Iterable[Diagnostic]) -> str:
    """各级各几条，如 警告 3 条，提示 1 条；没有发现为空。"""
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    return "，".join(f"{SEVERITIES[s]} {n} 条" for s, n in counts.items() if n)
