"""check：诊断的文字与数据形式，退出码。"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Rewrite = Callable[[str, str], None]


def test_没有发现的返回0(run: Run, project: Path) -> None:
    result = run(project, "check")
    assert result.exit_code == 0
    assert result.stdout == "评价 1 份；没有发现。\n"


def test_起草中的文件得分有误_返回1_指到行和列(run: Run, project: Path, rewrite: Rewrite) -> None:
    rewrite("得分: 13.50", "得分: 15")
    result = run(project, "check")
    assert result.exit_code == 1
    assert "evaluations/2025/reading-room/evaluation.yaml:37:9  错误 JX302" in result.stdout
    assert "13.50" in result.stdout
    assert "改法：" in result.stdout


def test_已公布的文件同样的毛病是警告_严格时返回1(run: Run, project: Path, rewrite: Rewrite) -> None:
    rewrite("得分: 13.50", "得分: 15")
    rewrite("文件状态: 起草中", "文件状态: 已公布")
    assert "警告 JX302" in run(project, "check").stdout
    assert run(project, "check").exit_code == 0
    assert run(project, "check", "--strict").exit_code == 1


def test_没有警告的_严格也返回0(run: Run, project: Path) -> None:
    assert run(project, "check", "--strict").exit_code == 0


def test_读不成的评价(run: Run, project: Path, rewrite: Rewrite) -> None:
    rewrite("年度: 2025", "年份: 2025")
    result = run(project, "check", "2025/reading-room")
    assert result.exit_code == 1
    assert "年份" in result.stdout


def test_只看指明的评价(run: Run, repository: Path) -> None:
    result = run(repository, "check", "2024/xidu-yizhan")
    assert result.exit_code == 0
    assert "xinzhuang" not in result.stdout
    assert "评价 1 份" in result.stdout


SHAPE = {
    "code": str,
    "title": str,
    "family": str,
    "severity": str,
    "message": str,
    "hint": str,
    "evaluation": str | None,
    "path": str,
    "line": int,
    "column": int,
    "expected": str | None,
    "actual": str | None,
    "about": list,
    "fingerprint": str,
    "related": list,
}


@pytest.mark.parametrize("strict", [False, True])
def test_数据形式的键与类型(run: Run, repository: Path, strict: bool) -> None:  # noqa: FBT001 参数化的值
    result = run(repository, "check", "--format", "json", *(["--strict"] if strict else []))
    assert result.exit_code == int(strict)
    data = json.loads(result.stdout)
    assert list(data) == ["version", "evaluations", "diagnostics", "answered", "left_out"]
    assert data["version"] == 1
    assert data["diagnostics"]
    for diagnostic in data["diagnostics"]:
        assert list(diagnostic) == list(SHAPE)
        for key, kind in SHAPE.items():
            assert isinstance(diagnostic[key], kind), key
        assert diagnostic["severity"] in {"error", "warning", "info"}
        assert (repository / diagnostic["path"]).is_file()
        for related in diagnostic["related"]:
            assert list(related) == ["message", "path", "line", "column"]


def test_数据形式里的应为与实为(run: Run, project: Path, rewrite: Rewrite) -> None:
    rewrite("得分: 13.50", "得分: 15")
    data = json.loads(run(project, "check", "--format", "json").stdout)
    (found,) = [d for d in data["diagnostics"] if d["code"] == "JX302"]
    assert (found["severity"], found["expected"], found["actual"]) == ("error", "13.50", "15.00")
    assert (found["evaluation"], found["line"], found["column"]) == ("2025/reading-room", 37, 9)


def test_公共文件里的诊断不属于哪份评价(run: Run, project: Path) -> None:
    shared = project / "evaluations" / "_shared" / "policies"
    shared.mkdir(parents=True)
    (shared / "bad.yaml").write_text("政策文件: [{标识: x, 标题: 甲, 错: 1}]\n", encoding="utf-8")
    result = run(project, "check", "--format", "json")
    assert result.exit_code == 1
    assert {d["evaluation"] for d in json.loads(result.stdout)["diagnostics"]} == {None}
