"""轻重与隔离：已公布的是警告，起草中的是错误；来源不成立的总是错误；复核不因写法的位数误报。"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.audit.bases import base_files, in_workspace

from jixiao.audit import CHECKS, SITE_CHECKS
from jixiao.model.diagnostic import Severity, in_order
from jixiao.model.location import Location
from jixiao.model.rounding import Rounding, RoundingMode, consistent, rounded
from jixiao.pipeline import Study, study
from jixiao.wording.codes.catalogue import AUDIT_CODES, CODES, FAMILIES, as_published, code_named

Write: TypeAlias = Callable[[dict[str, str]], Path]

ROUNDINGS = st.builds(Rounding, st.sampled_from(RoundingMode), st.integers(0, 4))


def studied(workspace: Write, base: str, *changes: tuple[str, str]) -> Study:
    """底本改过之后的一次处理。"""
    return study(workspace(in_workspace(base_files(base, dict(changes)))))


@pytest.mark.parametrize(
    ("status", "severity"),
    [("起草中", Severity.ERROR), ("征求意见", Severity.ERROR), ("已公布", Severity.WARNING)],
)
def test_内容的矛盾在已公布的文件里是警告(workspace: Write, status: str, severity: Severity):
    found = studied(workspace, "report", ("起草中", status), ("总分: 95", "总分: 96"))
    assert [(d.code, d.severity) for d in found.diagnostics] == [("JX501", severity)]


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "words"),
    [
        ("取自: 资金.全年预算执行率", "取自: 资金.没有这个", "JX401", "评分规则: {类型: 阈值扣分", "“资金.没有这个”"),
        ("名称: 立项依据,", "名称: 立项依据, 依据: [某发〔1999〕1号],", "JX403", "名称: 立项依据", "政策文件"),
    ],
)
def test_来源不成立的在已公布的文件里仍是错误(workspace: Write, old: str, new: str, code: str, line: str, words: str):
    found = studied(workspace, "report", ("起草中", "已公布"), (old, new))
    errors = [d for d in found.diagnostics if d.severity is Severity.ERROR]
    assert [d.code for d in errors] == [code]
    assert words in errors[0].message
    assert line in found.workspace.sources[errors[0].at.path].split("\n")[errors[0].at.line - 1]


def test_每个引用都要有所指(workspace: Write):
    survey = "评分规则: {类型: 问卷, 系数: {满意: 1, 不满意: 0}}, 评价数据: {题目: [{问卷: %s, 题号: %s}]}"
    found = studied(
        workspace,
        "report",
        ("年度指标值: ≥20场, 实际完成值: 24场", survey % ("居民", 1)),
        ("年度指标值: ≥90%, 实际完成值: 81%", survey % ("读者", 2)),
        ("相关指标: [A2, D1]", "相关指标: [A2, C9]"),
        ("针对问题: [问题1]", "针对问题: [问题1, 问题9]"),
        ("标题: 读者满意度问卷, 问卷: [读者]}", "标题: 读者满意度问卷, 表格: [没有的表], 问卷: [没有的问卷]}"),
    )
    assert [d.message for d in found.diagnostics if d.code == "JX403"] == [
        "没有问卷“居民”",
        "没有题目“读者第2题”",
        "没有指标“C9”",
        "没有问题“问题9”",
        "没有表“没有的表”",
        "没有问卷“没有的问卷”",
    ]


def test_诊断按位置排定(repository: Path):
    found = study(repository)
    assert found.diagnostics == in_order(reversed(found.diagnostics))
    assert all(d.evaluation for d in found.diagnostics)


def test_示例都已公布所以没有错误(repository: Path):
    assert {d.severity for d in study(repository).diagnostics} <= {Severity.WARNING, Severity.INFO}


def test_编号不重复且按百位分门别类():
    codes = [code.code for code in CODES]
    assert codes == sorted(set(codes))
    assert {code.code[2] for code in AUDIT_CODES} <= set("035678")
    assert {code.code[2] for code in CODES} <= set(FAMILIES)
    assert all(code_named(code.code) is code for code in CODES)
    assert code_named("JX000") is None


def test_每种诊断都说明为何要紧与怎样改():
    for code in CODES:
        assert code.title
        assert code.why.endswith("。")
        assert code.remedy.endswith("。")
        assert not code.message.endswith("。")


def test_公布后降级的只有内容上的错误():
    for code in CODES:
        diagnostic = code.found(Location("a.yaml", 1, 1), hint="", **dict.fromkeys(_slots(code.message), "某"))
        severity = as_published(diagnostic).severity
        kept = code.source_fault or code.severity is not Severity.ERROR
        assert severity is (code.severity if kept else Severity.WARNING)


def _slots(message: str) -> list[str]:
    names = [piece.partition("}")[0] for piece in message.split("{")[1:]]
    return [name for name in names if name not in {"expected", "actual"}]


def test_每项检查都在册且各有说明():
    checks = (*CHECKS, *SITE_CHECKS)
    codes = [check.code for check in checks]
    assert len({code.code for code in codes}) == len(codes)
    assert {code.code for code in codes} == {c.code for c in AUDIT_CODES} | {"JX401", "JX403"}
    assert all(check.find.__doc__ for check in checks)


@given(st.fractions(-1000, 1000), ROUNDINGS)
@example(Fraction(-1, 3), Rounding(RoundingMode.DOWN, 0))
def test_照口径取整印出的数从不误报(exact: Fraction, rounding: Rounding):
    assert consistent(rounded(exact, rounding), exact, rounding.mode)


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_差一个末位就报(executed: int, budget: int, decimals: int):
    exact = Fraction(executed, budget) * 100
    unit = Decimal(1).scaleb(-decimals)
    for mode in RoundingMode:
        printed = rounded(exact, Rounding(mode, decimals))
        assert not consistent(printed + 2 * unit, exact, mode)
        assert not consistent(printed - 2 * unit, exact, mode)
