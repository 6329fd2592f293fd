"""工作区：一次说完、与文件系统的次序无关、互不牵连；以及文件的合并。"""

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jixiao.model.diagnostic import Diagnostic, Outcome
from jixiao.model.dossier import Workspace
from jixiao.model.location import Location
from jixiao.read.files import Files
from jixiao.read.workspace import read_workspace

Write = Callable[[dict[str, str]], Path]

PROFILES = Path(sys.modules["jixiao.read.workspace"].__file__ or "").parents[1] / "profiles"
GOOD = (
    "评价类型: 财政支出项目绩效评价\n文件状态: 起草中\n评分口径: national-2020\n年度: 2024\n"
    "项目名称: 样例项目\n主管部门: 样例局\n实施单位: 样例中心\n"
    "指标体系: [{代码: A1, 名称: 立项, 分值: 100, 评分规则: {类型: 评议}}]\n"
)
FAULTY = {
    "evaluations/2023/b/evaluation.yaml": GOOD.replace("起草中", "起草"),
    "evaluations/2023/b/funds.yaml": "资金:\n  单位：万元\n",
    "evaluations/2024/a/evaluation.yaml": GOOD.replace("2024", "今年").replace("样例局", "[局]"),
    "evaluations/2024/a/tables.yaml": "表格: 无\n问卷: 无\n",
    "evaluations/2024/a/findings.yaml": "有关建议:\n  - {编号: 建议1, 标题: 一, 内容: 二, 期限: 2025}\n",
    "evaluations/2024/a/narrative/20-x.md": "没有标题<b>\n",
    "evaluations/2024/a/narrative/10-y.md": "# 有标题\n\n![](pic.png)\n",
    "evaluations/2024/c/evaluation.yaml": GOOD,
    "evaluations/2024/c/one.yaml": "说明: 一\n",
    "evaluations/2024/c/two.yaml": "说明: 二\n",
    "evaluations/_shared/organisations.yaml": "单位:\n  - {标识: A, 名称: 甲}\n",
    "evaluations/_shared/policies/p.yaml": "政策文件:\n  - {标识: p, 标题: 甲}\n",
    "evaluations/_shared/policies/q.yaml": "政策文件:\n  - {标识: q, 标题: 甲}\n",
}


def read(root: Path) -> Outcome[Workspace]:
    return read_workspace(root, builtin=PROFILES.parent)


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [d.code for d in diagnostics]


def test_几份评价几个文件的毛病一次说完_按位置排列(workspace: Write):
    outcome = read(workspace(FAULTY))
    assert [(str(d.at).removeprefix("evaluations/"), d.code) for d in outcome.diagnostics] == [
        ("2023/b/evaluation.yaml:2:7", "JX204"),
        ("2023/b/funds.yaml:2:5", "JX103"),
        ("2024/a/evaluation.yaml:4:5", "JX205"),
        ("2024/a/evaluation.yaml:6:7", "JX205"),
        ("2024/a/findings.yaml:2:29", "JX202"),
        ("2024/a/narrative/10-y.md:3:5", "JX404"),
        ("2024/a/narrative/20-x.md:1:1", "JX210"),
        ("2024/a/narrative/20-x.md:1:5", "JX406"),
        ("2024/a/tables.yaml:1:5", "JX205"),
        ("2024/a/tables.yaml:2:5", "JX205"),
        ("2024/c/two.yaml:1:1", "JX112"),
        ("_shared/organisations.yaml:2:10", "JX203"),
        ("_shared/policies/q.yaml:2:5", "JX209"),
    ]


def test_一份坏了不牵连别的(workspace: Write):
    outcome = read(workspace(FAULTY))
    assert [d.identifier for d in outcome.value.dossiers] == ["2024/c"]
    assert {d.at.path.split("/")[2]: d.evaluation for d in outcome.diagnostics if "_shared" not in d.at.path} == {
        "a": "2024/a",
        "b": "2023/b",
        "c": "2024/c",
    }
    assert all(d.evaluation is None for d in outcome.diagnostics if "_shared" in d.at.path)


def test_同一工作区读两次结果相同(workspace: Write):
    root = workspace(FAULTY)
    first, second = read(root), read(root)
    assert first.diagnostics == second.diagnostics
    assert first.value.dossiers == second.value.dossiers


@pytest.mark.parametrize("seed", range(5))
def test_与文件系统列出文件的次序无关(workspace: Write, monkeypatch: pytest.MonkeyPatch, seed: int):
    root = workspace({**FAULTY, "evaluations/2022/d/evaluation.yaml": GOOD})
    expected = read(root)
    shuffler = random.Random(seed)  # noqa: S311 只用来打乱次序

    def shuffled(method: Callable[..., Iterator[Path]]) -> Callable[..., Iterator[Path]]:
        def listing(self: Path, *args: Any, **options: Any) -> Iterator[Path]:  # noqa: ANN401 照转
            found = sorted(method(self, *args, **options))
            shuffler.shuffle(found)
            return iter(found)

        return listing

    for name in ("glob", "rglob", "iterdir"):
        monkeypatch.setattr(Path, name, shuffled(getattr(Path, name)))
    outcome = read(root)
    assert outcome.diagnostics == expected.diagnostics
    assert outcome.value.dossiers == expected.value.dossiers
    assert outcome.value.registry == expected.value.registry
    assert outcome.value.profiles == expected.value.profiles
    assert outcome.value.sources == expected.value.sources


def test_各文件按最外层栏目合成一份_各处记得自己的文件(workspace: Write):
    table = "{标题: 甲, 列: [{名称: 项}], 行: [[一]]}"
    root = workspace(
        {
            "evaluations/2024/a/evaluation.yaml": GOOD,
            "evaluations/2024/a/funds.yaml": '资金:\n  年度资金总额: {全年预算数: "1,663.20"}\n',
            "evaluations/2024/a/tables.yaml": f"表格:\n  甲: {table}\n",
            "evaluations/2024/a/appendices/more.yaml": f"\n表格:\n  乙: {table}\n",
        }
    )
    outcome = read(root)
    assert outcome.diagnostics == ()
    (dossier,) = outcome.value.dossiers
    evaluation = dossier.evaluation
    folder = "evaluations/2024/a"
    assert list(evaluation.tables) == ["乙", "甲"]
    assert evaluation.tables["乙"].at == Location(f"{folder}/appendices/more.yaml", 3, 6)
    assert evaluation.tables["甲"].row_place(1) == Location(f"{folder}/tables.yaml", 2, 32)
    assert evaluation.funds is not None
    assert str(evaluation.funds.total.budget) == "1663.20"
    assert evaluation.funds.total.place_of("budget") == Location(f"{folder}/funds.yaml", 2, 19)
    assert evaluation.place_of("funds") == Location(f"{folder}/funds.yaml", 2, 3)
    assert evaluation.place_of("year") == Location(f"{folder}/evaluation.yaml", 4, 5)
    assert evaluation.place_of("note") == evaluation.at == Location(f"{folder}/evaluation.yaml", 1, 1)


def test_正文按文件名排序_去掉序号(workspace: Write):
    root = workspace(
        {
            "evaluations/2024/a/evaluation.yaml": GOOD + "附件: [{标题: 访谈, 正文: appendices/3-interviews.md}]\n",
            "evaluations/2024/a/narrative/20-process.md": "# 过程\n",
            "evaluations/2024/a/narrative/10-overview.md": "# 概况\n",
            "evaluations/2024/a/narrative/summary.md": "# 摘要\n",
            "evaluations/2024/a/narrative/notes.txt": "不读",
            "evaluations/2024/a/appendices/3-interviews.md": "# 访谈\n\n甲\n",
        }
    )
    outcome = read(root)
    assert outcome.diagnostics == ()
    (dossier,) = outcome.value.dossiers
    assert [(c.slug, c.title) for c in dossier.chapters] == [
        ("overview", "概况"),
        ("process", "过程"),
        ("summary", "摘要"),
    ]
    assert dossier.texts["appendices/3-interviews.md"].title == "访谈"
    assert dossier.identifier == "2024/a"
    assert dossier.kind.name == "财政支出项目绩效评价"
    assert dossier.profile.identifier == "national-2020"


def test_指向目录之外的符号链接不读(workspace: Write):
    root = workspace(
        {
            "evaluations/2024/a/evaluation.yaml": GOOD + "附件: [{标题: 一, 正文: link.md}]\n",
            "secret.md": "# 秘密\n",
        }
    )
    (root / "evaluations/2024/a/link.md").symlink_to(root / "secret.md")
    outcome = read(root)
    assert codes(outcome.diagnostics) == ["JX405"]
    assert "秘密" not in "".join(outcome.value.sources.values())


def test_自己的口径与内置的并用_同名的不收(workspace: Write):
    own = (PROFILES / "national-2020.yaml").read_text("utf-8")
    root = workspace(
        {
            "evaluations/_shared/profiles/own.yaml": own.replace("标识: national-2020", "标识: own"),
            "evaluations/_shared/profiles/same.yaml": own.replace('版本: "1.0"', '版本: "9"'),
            "evaluations/2024/a/evaluation.yaml": GOOD.replace("national-2020", "own"),
        }
    )
    outcome = read(root)
    assert [(d.code, d.at.path) for d in outcome.diagnostics] == [("JX209", "evaluations/_shared/profiles/same.yaml")]
    assert [p.identifier for p in outcome.value.profiles] == [*(f.stem for f in sorted(PROFILES.glob("*.yaml"))), "own"]
    assert [p.version for p in outcome.value.profiles if p.identifier == "national-2020"] == ["1.0"]
    assert outcome.value.dossiers[0].profile.identifier == "own"


def test_空的工作区(tmp_path: Path):
    (tmp_path / "evaluations").mkdir()
    outcome = read(tmp_path)
    assert outcome.diagnostics == ()
    assert outcome.value.dossiers == ()
    missing = read(tmp_path / "nowhere")
    assert codes(missing.diagnostics) == ["JX101"]


def test_读过的原文留下供摘录_换行统一(tmp_path: Path):
    file = tmp_path / "a.yaml"
    file.write_bytes("\ufeff甲: 1\r\n乙: 2\r\n".encode())
    files = Files(tmp_path)
    assert files.mapping(file) == {"甲": "1", "乙": "2"}
    assert files.sources == {"a.yaml": "甲: 1\n乙: 2\n"}
    assert files.path_of(Path("/elsewhere/b.yaml")) == "/elsewhere/b.yaml"


def test_读不出的文件各有说法(tmp_path: Path):
    files = Files(tmp_path)
    (tmp_path / "folder.yaml").mkdir()
    assert files.mapping(tmp_path / "folder.yaml") is None
    assert files.mapping(tmp_path / "none.yaml") is None
    assert [(d.code, d.at.path, d.at.line) for d in files.diagnostics] == [
        ("JX101", "folder.yaml", 0),
        ("JX101", "none.yaml", 0),
    ]


def test_示例工作区没有读取的毛病(repository: Path):
    outcome = read(repository)
    assert outcome.diagnostics == ()
    assert len(outcome.value.dossiers) >= 3
