"""全过程：一份出错不影响其余，程序自身的缺陷成为一条诊断，同样的输入得同样的产物。"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from tests.audit.bases import base_files, in_workspace

from jixiao import audit, pipeline
from jixiao.audit.check import Check, Subject
from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.pipeline import Study, study

Write: TypeAlias = Callable[[dict[str, str]], Path]


@pytest.fixture
def three(workspace: Write) -> Path:
    """三份评价：两份自评表，一份报告。"""
    names = {"a-form": "form", "b-report": "report", "c-form": "form"}
    files: dict[str, str] = {}
    for name, base in names.items():
        files |= in_workspace(base_files(base), f"evaluations/2024/{name}")
    return workspace(files)


def broken(original: Callable[..., Any]) -> Callable[..., Any]:
    """遇到报告就出错的替身。"""

    def run(subject: Any, *rest: Any) -> Any:  # noqa: ANN401 各阶段的参数不同
        if subject.identifier == "2024/b-report":
            raise ZeroDivisionError("除数为零")
        return original(subject, *rest)

    return run


@pytest.mark.parametrize(
    ("name", "stage", "left"),
    [
        ("score_dossier", "评分", ["2024/a-form", "2024/c-form"]),
        ("compose_evaluation", "编排", ["2024/a-form", "2024/c-form"]),
    ],
)
def test_一份评价上的程序错误成为诊断_其余照常(
    three: Path, monkeypatch: pytest.MonkeyPatch, name: str, stage: str, left: list[str]
):
    monkeypatch.setattr(pipeline, name, broken(getattr(pipeline, name)))
    found = study(three)
    assert [d.code for d in found.diagnostics] == ["JX901"]
    crashed = found.diagnostics[0]
    assert crashed.severity is Severity.ERROR
    assert crashed.evaluation == "2024/b-report"
    assert crashed.at.path == "evaluations/2024/b-report/evaluation.yaml"
    assert crashed.message == f"{stage}时程序出错：ZeroDivisionError: 除数为零"
    assert [s.identifier for s in found.scored] == left
    assert [c.report.evaluation for c in found.composed] == left


@pytest.mark.parametrize("status", ["起草中", "已公布"])
def test_一项检查出错成为诊断_其余的检查与编排照常(three: Path, monkeypatch: pytest.MonkeyPatch, status: str):
    file = three / "evaluations/2024/b-report/evaluation.yaml"
    text = file.read_text("utf-8").replace("起草中", status)
    file.write_text(text.replace("总分: 95", "总分: 96"), encoding="utf-8")

    def crash(subject: Subject) -> Iterator[Diagnostic]:
        if subject.scored.identifier == "2024/b-report":
            raise ZeroDivisionError("除数为零")
        yield from ()

    checks = tuple(Check(c.code, crash) if c.code.code == "JX302" else c for c in audit.CHECKS)
    monkeypatch.setattr(audit, "CHECKS", checks)
    found = study(three)
    assert {d.code for d in found.diagnostics} == {"JX501", "JX901"}
    crashed = next(d for d in found.diagnostics if d.code == "JX901")
    assert crashed.severity is Severity.ERROR
    assert crashed.evaluation == "2024/b-report"
    assert crashed.message == "复核 JX302 时程序出错：ZeroDivisionError: 除数为零"
    assert [c.report.evaluation for c in found.composed] == ["2024/a-form", "2024/b-report", "2024/c-form"]


def test_中断照常传出(three: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "score_dossier", interrupted)
    with pytest.raises(KeyboardInterrupt):
        study(three)


def test_读不成的评价不在其中_其余照常(three: Path):
    (three / "evaluations/2024/b-report/evaluation.yaml").write_text("评价类型: [", encoding="utf-8")
    found = study(three)
    assert [s.identifier for s in found.scored] == ["2024/a-form", "2024/c-form"]
    assert {d.evaluation for d in found.diagnostics} == {"2024/b-report"}
    assert found.count(Severity.ERROR) == len(found.diagnostics) > 0


def test_评价按标识排列_名称可查(three: Path):
    found = study(three)
    assert list(found.names) == ["2024/a-form", "2024/b-report", "2024/c-form"]
    assert found.names["2024/b-report"] == "社区阅览室运行项目"


def test_空的工作区也处理得完(workspace: Write):
    found = study(workspace({}))
    assert (found.scored, found.composed, found.diagnostics) == ((), (), ())
    assert found.as_of_epoch == 631152000  # 1990-01-01


def test_没有评价目录就说明(tmp_path: Path):
    assert [d.code for d in study(tmp_path).diagnostics] == ["JX101"]


@pytest.mark.parametrize(
    ("issued", "epoch"),
    [
        ("", 1735603200),  # 没有写：评价年度的最后一天 2024-12-31
        ("成文日期: 2025-02", 1740700800),  # 只到月：2025-02-28
        ("成文日期: 2025", 1767139200),  # 只到年：2025-12-31
        ("成文日期: 2025-07-18", 1752796800),
    ],
)
def test_生成日期取自数据(workspace: Write, issued: str, epoch: int):
    text = base_files("form")["evaluation.yaml"].replace("年度: 2024\n", f"年度: 2024\n{issued}\n", 1)
    assert study(workspace({"evaluations/2024/case/evaluation.yaml": text})).as_of_epoch == epoch


def test_同样的输入得同样的产物(repository: Path, example: Study):
    again = study(repository)
    assert again.diagnostics == example.diagnostics
    assert again.composed == example.composed


@pytest.fixture(scope="module")
def example(repository: Path) -> Study:
    return study(repository)


def test_示例都算得出_没有错误(example: Study):
    assert example.count(Severity.ERROR) == 0
    assert len(example.scored) == len(example.composed) == len(example.workspace.dossiers) == 25
    assert {s.identifier: (str(s.total), s.grade) for s in example.scored if not s.identifier.startswith("2023/")} == {
        "2024/huacao-dangqun": ("88.97", "良"),
        "2024/xidu-dangjian": ("89.50", "良"),
        "2024/xidu-yizhan": ("87.80", "良"),
        "2024/xinzhuang-dangjian": ("88.9", "良"),
        "2026/hongqiao-dangqun": ("88", "部分可行"),
    }


def test_示例的总分等级与公布的相同(example: Study):
    published = {s.identifier: s.dossier.evaluation.published for s in example.scored}
    totals = {name: p.total for name, p in published.items() if p is not None and p.total is not None}
    grades = {name: p.grade for name, p in published.items() if p is not None and p.grade is not None}
    assert totals == {s.identifier: s.total for s in example.scored if s.identifier in totals}
    assert grades == {s.identifier: s.grade for s in example.scored if s.identifier in grades}
    assert len(totals) > 20
    assert len(grades) > 20
