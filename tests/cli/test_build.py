"""build：成功了才换下旧站；失败时旧站一个字节也不动，也不留临时文件。"""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Rewrite = Callable[[str, str], None]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def names(folder: Path) -> set[str]:
    return {f.name for f in folder.iterdir()}


@pytest.fixture(name="built")
def _built(run: Run, project: Path) -> Path:
    """已经有一个建好的站。"""
    result = run(project, "build")
    assert result.exit_code == 0, result.output
    return project / "site"


def test_建站_报告总分_指出在哪里(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    result = run(project, "build")
    assert result.exit_code == 0
    assert "2025/reading-room　社区图书室运行经费　94.25 优" in result.stdout
    assert "网站：site" in result.stdout
    assert "94.25" in (project / "site" / "2025" / "reading-room" / "index.html").read_text("utf-8")
    assert names(project) == {".cache", "mkdocs.yml", "content", "evaluations", "site"}


def test_再建一次_换成新的_旧文件不留(run: Run, project: Path, built: Path, rewrite: Rewrite) -> None:
    (built / "stale.html").write_text("旧", encoding="utf-8")
    rewrite("项目名称: 社区图书室运行经费", "项目名称: 新名称")
    assert run(project, "build").exit_code == 0
    assert not (built / "stale.html").exists()
    assert "新名称" in (built / "2025" / "reading-room" / "index.html").read_text("utf-8")
    assert names(project) == {".cache", "mkdocs.yml", "content", "evaluations", "site"}


def test_写到别处(run: Run, project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path_factory.mktemp("out")
    assert run(project, "build", "--out", str(out / "a" / "b")).exit_code == 0
    assert (out / "a" / "b" / "index.html").is_file()
    assert names(out / "a") == {"b"}
    assert not (project / "site").exists()


def test_数据有错误_旧站不动_返回1(run: Run, project: Path, built: Path, rewrite: Rewrite) -> None:
    before = contents(built)
    rewrite("得分: 13.50", "得分: 15")
    result = run(project, "build")
    assert result.exit_code == 1
    assert "evaluation.yaml:37:9" in result.stdout
    assert "旧站未动" in result.stderr
    assert contents(built) == before
    assert names(project) == {".cache", "mkdocs.yml", "content", "evaluations", "site"}


def test_严格时有警告也不建(run: Run, project: Path, built: Path, rewrite: Rewrite) -> None:
    rewrite("得分: 13.50", "得分: 15")
    rewrite("文件状态: 起草中", "文件状态: 已公布")
    before = contents(built)
    assert run(project, "build", "--strict").exit_code == 1
    assert contents(built) == before
    assert run(project, "build").exit_code == 0


def test_内部的站有复核页与数据文件_公开的站没有(run: Run, project: Path, rewrite: Rewrite) -> None:
    rewrite("得分: 13.50", "得分: 15")
    rewrite("文件状态: 起草中", "文件状态: 已公布")
    site = project / "site"
    ours = {"audit.json", "audit/index.html", "2025/reading-room/audit.json", "2025/reading-room/audit/index.html"}
    assert run(project, "build", "--audience", "内部").exit_code == 0
    assert ours <= {*contents(site)}
    page = (site / "2025/reading-room/audit/index.html").read_text("utf-8")
    assert "应为 13.50 分" in page.replace("\u00a0", " ")
    assert 'href="../../../guide/codes/#JX302"' in page
    assert 'id="JX302"' in (site / "guide/codes/index.html").read_text("utf-8")  # 站点没有写诊断目录，补上的
    assert 'href="audit/"' in (site / "evaluations/index.html").read_text("utf-8").replace("../", "")
    assert run(project, "build").exit_code == 0
    public = contents(site)
    assert not {name for name in public if "audit" in name or name.startswith("guide/codes/")}
    for name, data in public.items():
        for word in ("复核", "JX302", "jx-audit"):
            # 样式、脚本、规则页与数据说明泛泛提到复核，不是发现
            general = name.startswith(("assets/", "guide/rules/", "data/index.html", "data/schema/"))
            assert general or word not in data.decode("utf-8", "replace"), f"{name} {word}"


def test_没有网站设置的返回2(run: Run, project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    result = run(project, "build")
    assert result.exit_code == 2
    assert "没有 mkdocs.yml" in result.stderr
    assert run(project, "serve").exit_code == 2


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<!-- jixiao:nonsense -->", "没有占位 jixiao:nonsense"),
        ("[甲](evaluation:2020/none)", "手写页里的引用落空：evaluation:2020/none"),
        ("[甲](policy:没有这份)", "手写页里的引用落空：policy:"),
    ],
)
def test_手写页写错_说出哪一页_旧站不动(run: Run, project: Path, built: Path, page: str, said: str) -> None:
    before = contents(built)
    (project / "content" / "index.md").write_text(f"# 首页\n\n{page}\n", encoding="utf-8")
    result = run(project, "build")
    assert result.exit_code == 2
    assert f"构建失败，旧站未动：index.md：{said}" in result.stderr
    assert contents(built) == before
    assert names(project) == {".cache", "mkdocs.yml", "content", "evaluations", "site"}


def test_网站设置写错(run: Run, project: Path, built: Path) -> None:
    before = contents(built)
    file = project / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("plugins: [jixiao]", "plugins: [jixiao, nonsense]"), "utf-8")
    result = run(project, "build")
    assert result.exit_code == 2
    assert "构建失败，旧站未动" in result.stderr
    assert contents(built) == before


def test_写不了的目录返回2_不留半个文件(run: Run, project: Path) -> None:
    (project / "file").write_text("不是目录", encoding="utf-8")
    before = contents(project)
    result = run(project, "build", "--out", str(project / "file" / "site"))
    assert result.exit_code == 2
    assert "构建失败，旧站未动" in result.stderr
    assert contents(project) == before


def test_写到一半失败_旧站还在(run: Run, project: Path, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "设备上没有空间")

    before = contents(built)
    monkeypatch.setattr(sys.modules["jixiao.cli.build"], "swap_directory", full)
    result = run(project, "build")
    assert result.exit_code == 2
    assert result.stderr.endswith("构建失败，旧站未动：磁盘满了\n")
    assert contents(built) == before
    assert names(project) == {".cache", "mkdocs.yml", "content", "evaluations", "site"}


@pytest.mark.parametrize("out", [".", "..", "content", "content/site", "evaluations", "evaluations/2025", "theme/x"])
def test_不肯写到源文件那里(run: Run, project: Path, out: str) -> None:
    before = contents(project)
    result = run(project, "build", "--out", str(project / out))
    assert result.exit_code == 2
    assert "那里是源文件" in result.stderr
    assert contents(project) == before


def test_不肯换下不是网站的目录(run: Run, project: Path) -> None:
    (project / "mine").mkdir()
    (project / "mine" / "letter.txt").write_text("要紧", encoding="utf-8")
    result = run(project, "build", "--out", str(project / "mine"))
    assert result.exit_code == 2
    assert "不是以前生成的网站" in result.stderr
    assert contents(project / "mine") == {"letter.txt": "要紧".encode()}


def test_空目录可以写(run: Run, project: Path) -> None:
    (project / "empty").mkdir()
    assert run(project, "build", "--out", str(project / "empty")).exit_code == 0


def test_一份评价也没有也能建(run: Run, project: Path) -> None:
    (project / "evaluations" / "2025" / "reading-room" / "evaluation.yaml").unlink()
    result = run(project, "build")
    assert result.exit_code == 0
    assert "评价 0 份" in result.stdout
    assert (project / "site" / "evaluations" / "index.html").is_file()


def test_预览用的是同一份设置(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[str, str]] = []
    serving = sys.modules["jixiao.cli.serve"]
    monkeypatch.setattr(serving, "mkdocs_serve", lambda file, dev_addr: called.append((file, dev_addr)))
    result = run(project, "serve", "--address", "127.0.0.1:8123")
    assert result.exit_code == 0
    assert "http://127.0.0.1:8123/" in result.stdout
    assert called == [(str(project / "mkdocs.yml"), "127.0.0.1:8123")]
