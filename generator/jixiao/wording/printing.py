"""诊断怎样印成文字：位置、摘录、插入符、改法；插入符按显示宽度对齐（汉字占两列）。"""

import unicodedata
from collections.abc import Iterable, Mapping
from itertools import accumulate, groupby

from jixiao.model.diagnostic import Diagnostic, Severity, worst_first

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_SHARED = "公共文件"
_LONGEST = 100


def display_width(text: str) -> int:
    """显示宽度：东亚宽字符占两列，组合字符不占。"""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def excerpt(diagnostic: Diagnostic, sources: Mapping[str, str]) -> str:
    """出错的那一行与插入符；没有原文时为空。"""
    at = diagnostic.at
    lines = sources[at.path].split("\n") if at.path in sources else []
    if not 1 <= at.line <= len(lines):
        return ""
    line = lines[at.line - 1].replace("\t", " ")
    column = max(min(at.column, len(line) + 1), 1)
    before = line[: column - 1]
    if display_width(line) > _LONGEST:
        before = _last_columns(before, _LONGEST // 2)
    shown = _first_columns(before + line[column - 1 :], _LONGEST)
    gutter = f"{at.line} | "
    caret = " " * (len(gutter) + display_width(before)) + "^"
    return f"{gutter}{shown.rstrip()}\n{caret}"


def _first_columns(text: str, limit: int) -> str:
    """开头不超过 limit 列的部分。"""
    columns = accumulate(map(_width, text))
    return text[: sum(1 for column in columns if column <= limit)]


def _last_columns(text: str, limit: int) -> str:
    """末尾不超过 limit 列的部分。"""
    return _first_columns(text[::-1], limit)[::-1]


def message_lines(diagnostic: Diagnostic, sources: Mapping[str, str]) -> tuple[str, ...]:
    """一条诊断的各行：第一行是位置与轻重，第二行是说明，其余是摘录、改法、相关处。"""
    lines = [f"{diagnostic.at}  {SEVERITIES[diagnostic.severity]} {diagnostic.code}", f"  {diagnostic.message}"]
    lines += [f"    {line}" for line in excerpt(diagnostic, sources).splitlines()]
    if diagnostic.hint:
        lines.append(f"  改法：{diagnostic.hint}")
    lines += [f"  另见：{related.at}  {related.message}" for related in diagnostic.related]
    return tuple(lines)


def by_evaluation(diagnostics: Iterable[Diagnostic]) -> list[tuple[str, tuple[Diagnostic, ...]]]:
    """按评价分组，公共文件在前；组内先重后轻。"""
    ordered = sorted(diagnostics, key=lambda d: d.evaluation or "")
    return [(key or _SHARED, worst_first(group)) for key, group in groupby(ordered, key=lambda d: d.evaluation or "")]


def printed(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str]) -> str:
    """全部诊断的文字。"""
    parts = []
    for name, found in by_evaluation(diagnostics):
        parts.append(f"{name}（{len(found)} 条）")
        parts += ["\n".join(message_lines(d, sources)) + "\n" for d in found]
    return "\n".join(parts)


def summary_line(diagnostics: Iterable[Diagnostic], evaluations: int) -> str:
    """末行的总计。"""
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    found = "，".join(f"{SEVERITIES[s]} {n} 条" for s, n in counts.items() if n)
    return f"评价 {evaluations} 份；{found or '没有发现'}。"
