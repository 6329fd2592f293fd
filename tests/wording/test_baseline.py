"""基线：写出再读回是同样的；一行只抵一条；看不懂的行指出行号。"""

from dataclasses import replace

import pytest

from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.model.location import Location
from jixiao.wording.baseline import (
    BaselineError,
    KnownFinding,
    baseline_text,
    known_finding,
    parse_baseline,
    unknown,
    updated,
)


def finding(about: str, code: str = "JX302", evaluation: str | None = "2024/a") -> Diagnostic:
    return Diagnostic(
        code, Severity.WARNING, f"{about} 不符\n换行", Location("a.yaml", 3, 1), evaluation=evaluation, about=(about,)
    )


BROKEN = Diagnostic("JX102", Severity.ERROR, "YAML 写法有误", Location("a.yaml", 1, 1), evaluation="2024/a")


def test_写出再读回_一条一行_已排序():
    found = [finding("指标.B"), finding("指标.A", "JX503"), finding("指标.A"), finding("x", evaluation=None)]
    known = [known_finding(d) for d in found]
    text = baseline_text(known)
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    assert [row.split()[1:] for row in rows] == [
        ["JX302", "-", "x", "不符", "换行"],
        ["JX302", "2024/a", "指标.A", "不符", "换行"],
        ["JX302", "2024/a", "指标.B", "不符", "换行"],
        ["JX503", "2024/a", "指标.A", "不符", "换行"],
    ]
    assert parse_baseline(text) == tuple(sorted(known))
    assert baseline_text(reversed(known)) == text


def test_记在基线里的不再列出_挪了行改了措辞也认得():
    known = (known_finding(finding("指标.A")),)
    moved = replace(finding("指标.A"), at=Location("a.yaml", 99, 9), message="换了说法", severity=Severity.ERROR)
    assert unknown([moved], known) == ((), ())


def test_数变了就是另一条():
    known = (known_finding(replace(finding("指标.A"), actual="3")),)
    changed = replace(finding("指标.A"), actual="4")
    assert unknown([changed], known) == ((changed,), known)


def test_一行只抵一条():
    twice = [finding("指标.A"), finding("指标.A")]
    known = (known_finding(twice[0]),)
    assert unknown(twice, known) == ((twice[1],), ())
    assert unknown(twice, known * 3) == ((), known)


def test_来源不成立的不能记进基线():
    line = known_finding(BROKEN)
    assert unknown([BROKEN], [line]) == ((BROKEN,), (line,))
    assert updated((), [BROKEN, finding("指标.A")], lambda _: True) == (known_finding(finding("指标.A")),)


def test_没有看的照旧_看过的换成这次的():
    other = KnownFinding("2024/b", "JX302", "别的", "0" * 16)
    gone = KnownFinding("2024/a", "JX302", "已改", "1" * 16)
    fresh = finding("指标.A")
    result = updated((other, gone), [fresh], lambda one: one.evaluation == "2024/a")
    assert result == tuple(sorted((known_finding(fresh), other)))


@pytest.mark.parametrize(
    "line", ["乱写", "zzzz JX302 2024/a", "0123456789abcdef JX30 2024/a", "0123456789abcdef JX302"]
)
def test_看不懂的行说出行号(line: str):
    with pytest.raises(BaselineError, match="第 3 行看不懂"):
        parse_baseline(f"# 说明\n\n{line}\n")


def test_说明可以没有():
    (one,) = parse_baseline("0123456789abcdef JX302 2024/a\n")
    assert one == KnownFinding("2024/a", "JX302", "", "0123456789abcdef")
