"""轮子：装进空环境，在仓库之外也建得出同样的站。"""

import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.wheel

MKDOCS = (
    "site_name: 示例\ndocs_dir: content\ntheme: {name: material, language: zh-CN, font: false}\nplugins: [jixiao]\n"
)
HOME = "2025/reading-room"


def run(*command: str | Path, cwd: Path) -> str:
    """运行一条命令；环境里不带本仓库的痕迹。"""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    result = subprocess.run(  # noqa: S603 固定的命令
        [str(part) for part in command],
        cwd=cwd,
        env={**environment, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(name="wheel", scope="module")
def _wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, repository, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(name="installed", scope="module")
def _installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """装着轮子的空环境，返回放命令的目录。"""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder / "env")  # 不必另装 pip，由外面的来装
    binaries = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    install = ("install", "--quiet", "--no-compile", wheel)
    run(sys.executable, "-m", "pip", "--python", binaries / "python", *install, cwd=folder)
    return binaries


@pytest.fixture(name="project")
def _project(repository: Path, tmp_path: Path) -> Path:
    """仓库之外的工作区：使用指南里那份评价。"""
    guide = (repository / "content" / "guide" / "index.md").read_text("utf-8")
    sample = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)[0]
    files = {"mkdocs.yml": MKDOCS, "content/index.md": "# 首页\n", f"evaluations/{HOME}/evaluation.yaml": sample}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def tree(folder: Path, under: str) -> set[str]:
    files = (f for f in folder.rglob("*") if f.is_file() and "__pycache__" not in f.parts)
    return {f"{under}/{f.relative_to(folder).as_posix()}" for f in files}


def listed(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_轮子里恰好是程序_口径_主题(wheel: Path, repository: Path) -> None:
    names = {name for name in listed(wheel) if ".dist-info/" not in name}
    assert names == tree(repository / "generator" / "jixiao", "jixiao") | tree(repository / "theme", "jixiao/theme")
    for needed in ("profiles/national-2020.yaml", "profiles/shanghai.yaml", "theme/js/derivation.js", "py.typed"):
        assert f"jixiao/{needed}" in names


def test_轮子带着许可证(wheel: Path) -> None:
    assert any(name.endswith("/licenses/LICENSE") for name in listed(wheel))


def test_空环境里建得出站(installed: Path, project: Path, repository: Path) -> None:
    out = run(installed / "jixiao", "build", cwd=project)
    assert "94.25 优" in out
    site = project / "site"
    assert "94.25" in (site / HOME / "index.html").read_text("utf-8")
    assert (site / HOME / "trace" / "index.html").is_file()
    for kind in ("css", "js"):
        for file in (repository / "theme" / kind).glob(f"*.{kind}"):
            assert (site / "assets" / "jixiao" / kind / file.name).read_bytes() == file.read_bytes()


def test_空环境里用的不是仓库(installed: Path, project: Path, repository: Path) -> None:
    where = run(installed / "python", "-c", "import jixiao; print(jixiao.__file__)", cwd=project).strip()
    assert not Path(where).is_relative_to(repository)


def test_空环境里各命令可用(installed: Path, project: Path) -> None:
    assert "没有发现" in run(installed / "jixiao", "check", cwd=project)
    assert "94.25" in run(installed / "jixiao", "score", cwd=project)
    assert "公式" in run(installed / "jixiao", "explain", f"{HOME}#总分", cwd=project)
    assert "2020-12" in run(installed / "jixiao", "schema", cwd=project)
    run(installed / "mkdocs", "build", "--strict", "--quiet", cwd=project)
