"""check 给路径：工作区里的文件属于哪份评价；工作区之外的一份单独复核；提交前的检查交来的一串文件。"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

POLICY = "政策文件:\n  - {标识: known, 标题: 登记过的办法, 文号: 甲发〔2024〕1号}\n"
OTHER = "2025/second"


@pytest.fixture
def two(project: Path, sample: str) -> Path:
    """再加一份得分有误的，另有公共文件与说明。"""
    files = {
        f"evaluations/{OTHER}/evaluation.yaml": sample.replace("得分: 13.50", "得分: 15"),
        "evaluations/README.md": "# 说明\n",
        "evaluations/_shared/policies/all.yaml": POLICY,
    }
    for name, text in files.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    return project


def looked_at(result: Result) -> dict[str, list[str]]:
    """看了哪几份，各有哪几种发现。"""
    data = json.loads(result.stdout)
    found: dict[str, list[str]] = {one["id"]: [] for one in data["evaluations"]}
    for one in data["diagnostics"]:
        found[one["evaluation"]].append(one["code"])
    return found


@pytest.mark.parametrize(
    "path",
    [OTHER, f"evaluations/{OTHER}", f"evaluations/{OTHER}/", f"evaluations/{OTHER}/evaluation.yaml", f"./{OTHER}"],
)
def test_指到一份(run: Run, two: Path, path: str) -> None:
    result = run(two, "check", path, "--format", "json")
    assert looked_at(result) == {OTHER: ["JX302"]}
    assert result.exit_code == 1


def test_绝对路径_几个文件属于一份(run: Run, two: Path) -> None:
    folder = two / "evaluations" / "2025" / "reading-room"
    (folder / "notes.md").touch()
    result = run(two, "check", str(folder / "evaluation.yaml"), str(folder / "notes.md"), "--format", "json")
    assert looked_at(result) == {"2025/reading-room": []}
    assert result.exit_code == 0


@pytest.mark.parametrize("path", ["evaluations", "evaluations/2025", "evaluations/_shared/policies/all.yaml", "."])
def test_一个目录_公共文件涉及全部(run: Run, two: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(two)
    result = run(two, "check", path, "--format", "json")
    assert looked_at(result) == {"2025/reading-room": [], OTHER: ["JX302"]}


def test_公共文件里的毛病也列出(run: Run, two: Path) -> None:
    (two / "evaluations/_shared/policies/all.yaml").write_text("政策文件: [{标识: x}]\n", encoding="utf-8")
    result = run(two, "check", "evaluations/_shared/policies/all.yaml")
    assert "公共文件" in result.stdout
    assert result.exit_code == 1


def test_工作区里不属于哪一份的文件略过(run: Run, two: Path) -> None:
    result = run(two, "check", "evaluations/README.md", "--format", "json")
    assert (looked_at(result), result.exit_code) == ({}, 0)
    result = run(two, "check", "evaluations/README.md", f"evaluations/{OTHER}/evaluation.yaml", "--format", "json")
    assert looked_at(result) == {OTHER: ["JX302"]}


@pytest.mark.parametrize("path", ["content/index.md", "content", "mkdocs.yml", "没有这个", "evaluations/empty"])
def test_指不到评价的返回2(run: Run, two: Path, path: str) -> None:
    (two / "evaluations" / "empty").mkdir()
    result = run(two, "check", path)
    assert result.exit_code == 2
    assert path.rsplit("/", maxsplit=1)[-1] in result.stderr


# ------------------------------------------------------------ 工作区之外


CITING = "依据: [甲发〔2024〕1号]"


@pytest.fixture
def alone(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """别处的一份报告，引了两份文件；目录名不合网址的规范。"""
    folder = tmp_path_factory.mktemp("别处") / "我的 草稿"
    report = (repository / "tests" / "cases" / "plain" / "report.yaml").read_text("utf-8")
    assert "代码: A2," in report
    text = report.replace("代码: A2,", f"代码: A2, {CITING},")
    (folder / "narrative").mkdir(parents=True)
    (folder / "evaluation.yaml").write_text(text, encoding="utf-8")
    chapter = "# 概况\n\n依[](policy:甲发〔2024〕1号)，见[](evaluation:2025/reading-room)。\n"
    (folder / "narrative" / "10-overview.md").write_text(chapter, encoding="utf-8")
    return folder


@pytest.mark.parametrize("part", ["", "evaluation.yaml", "narrative/10-overview.md"])
def test_没有登记可查的_查不到的文件不算错(run: Run, project: Path, alone: Path, part: str) -> None:
    result = run(project, "check", str(alone / part), "--format", "json")
    (name,) = looked_at(result)
    assert name == "我的-草稿"
    assert "JX403" not in result.stdout
    assert "JX211" not in result.stdout


def test_别的落空的引用照报(run: Run, project: Path, alone: Path) -> None:
    chapter = alone / "narrative" / "10-overview.md"
    chapter.write_text("# 概况\n\n见[](indicator:没有)。\n", encoding="utf-8")
    result = run(project, "check", str(alone))
    assert result.exit_code == 1
    assert f"{alone.resolve()}/narrative/10-overview.md:3:5  错误 JX403" in result.stdout


def test_在工作区里而不在evaluations下的_借用登记(run: Run, two: Path, alone: Path) -> None:
    drafts = two / "drafts" / "one"
    drafts.parent.mkdir()
    alone.rename(drafts)
    result = run(two, "check", "drafts/one", "--format", "json")
    assert [*looked_at(result)] == ["drafts/one"]
    assert "甲发〔2024〕1号" not in {d["message"] for d in json.loads(result.stdout)["diagnostics"]}
    file = drafts / "evaluation.yaml"
    file.write_text(file.read_text("utf-8").replace("甲发〔2024〕1号", "甲发〔2024〕9号"), encoding="utf-8")
    result = run(two, "check", "drafts/one")
    assert "drafts/one/evaluation.yaml" in result.stdout
    assert "没有政策文件“甲发〔2024〕9号”" in result.stdout


def test_里外几个一起(run: Run, two: Path, alone: Path) -> None:
    result = run(two, "check", f"evaluations/{OTHER}/evaluation.yaml", str(alone), "--format", "json")
    assert {*looked_at(result)} == {OTHER, "我的-草稿"}
    assert looked_at(result)[OTHER] == ["JX302"]


def test_工作区之外的也能用基线(run: Run, project: Path, alone: Path) -> None:
    file = alone / "evaluation.yaml"
    file.write_text(file.read_text("utf-8").replace("公布值: {总分: 95,", "公布值: {总分: 96,"), encoding="utf-8")
    options = ("check", str(alone), "--baseline", str(alone / "known.txt"))
    assert run(project, *options, "--update-baseline").exit_code == 0
    again = run(project, *options)
    assert again.exit_code == 0
    assert "基线已记而不列的" in again.stdout


def test_别的工作区里的一份(run: Run, two: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("empty")
    (elsewhere / "evaluations").mkdir()
    path = two / "evaluations" / OTHER
    result = run(elsewhere, "check", str(path), "--format", "json")
    assert looked_at(result) == {OTHER: ["JX302"]}
    assert json.loads(result.stdout)["diagnostics"][0]["path"] == f"{path.resolve()}/evaluation.yaml"
