"""JUnit XML：流水线的“测试”一栏。

一份评价是一个 testsuite；其中一种编号是一个 testcase，名称不变，平台就能说出哪一种是新出现的、哪一种已经消除。
没有发现的编号不列：几百个沉默的检查会淹没要看的；一条也没有的评价列一个通过的 testcase。
JUnit 没有“警告”：不能放过的（错误；严格时连警告）是 failure，其余通过而写在 system-out，全已说明的是 skipped。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Answered, Diagnostic
from jixiao.wording.codes.catalogue import code_named
from jixiao.wording.printing import ANSWERED, NOTHING_FOUND, SEVERITIES, SHARED_FILES, counted

# XML 1.0 收不下的控制字符
_REFUSED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class _Case:
    """一份评价里的一种编号。"""

    code: str
    failing: bool = False
    found: list[Diagnostic] = field(default_factory=list)
    answered: list[Answered] = field(default_factory=list)

    @property
    def told(self) -> str:
        """逐条写明。"""
        lines = [f"{SEVERITIES[d.severity]}　{_line(d)}" for d in self.found]
        lines += [f"{ANSWERED}　{_line(one.diagnostic)}\n  {one.reason}" for one in self.answered]
        return "\n".join(lines)


def junit_report(report: CheckReport) -> str:
    """报告文件的内容。"""
    suites: dict[str, dict[str, _Case]] = {name: {} for name in report.evaluations}
    for diagnostic in report.found:
        case = _case(suites, diagnostic)
        case.found.append(diagnostic)
        case.failing |= diagnostic.severity in report.refused
    for one in report.answered:
        _case(suites, one.diagnostic).answered.append(one)
    lines = [line for name, cases in sorted(suites.items()) for line in _suite(name or SHARED_FILES, cases)]
    tests = sum(len(cases) or 1 for cases in suites.values())
    failures = sum(case.failing for cases in suites.values() for case in cases.values())
    head = f'<testsuites name="jixiao check" tests="{tests}" failures="{failures}" errors="0">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *lines, "</testsuites>"]) + "\n"


def _case(suites: dict[str, dict[str, _Case]], diagnostic: Diagnostic) -> _Case:
    cases = suites.setdefault(diagnostic.evaluation or "", {})
    return cases.setdefault(diagnostic.code, _Case(diagnostic.code))


def _suite(name: str, cases: dict[str, _Case]) -> Iterator[str]:
    failures = sum(case.failing for case in cases.values())
    skipped = sum(not case.found for case in cases.values())
    counts = f'tests="{len(cases) or 1}" failures="{failures}" errors="0" skipped="{skipped}"'
    yield f"  <testsuite name={_quoted(name)} {counts}>"
    for _, case in sorted(cases.items()):
        known = code_named(case.code)
        title = f"{case.code} {known.title}" if known is not None else case.code
        yield f"    <testcase classname={_quoted(name)} name={_quoted(title)}>"
        yield f"      {_outcome(case)}"
        yield "    </testcase>"
    if not cases:
        yield f"    <testcase classname={_quoted(name)} name={_quoted(NOTHING_FOUND)}/>"
    yield "  </testsuite>"


def _outcome(case: _Case) -> str:
    told = escape(_REFUSED.sub("\ufffd", case.told), quote=False)
    if case.failing:
        return f"<failure type={_quoted(case.code)} message={_quoted(counted(case.found))}>{told}</failure>"
    if case.found:
        return f"<system-out>{told}</system-out>"
    return f"<skipped message={_quoted(f'{ANSWERED} {len(case.answered)} 条')}>{told}</skipped>"


def _line(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.at}　{diagnostic.message}" + (f"\n  {diagnostic.hint}" if diagnostic.hint else "")


def _quoted(text: str) -> str:
    """属性值；里面的换行写成字符引用，否则读时变成空格。"""
    return '"' + escape(_REFUSED.sub("\ufffd", text)).replace("\n", "&#10;") + '"'
