"""各测试共用：仓库位置、临时工作区、金样。"""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# 机器忙闲不定，不以单例的快慢论成败；快慢由 make bench 看
settings.register_profile("shared", deadline=None)
settings.load_profile("shared")

REPOSITORY = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="按当前输出重写金样（make update-golden）")


@pytest.fixture(scope="session")
def repository() -> Path:
    """仓库根目录，也是示例工作区。"""
    return REPOSITORY


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """按“相对路径 → 内容”写出一个工作区，返回根目录。"""

    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        (tmp_path / "evaluations").mkdir(exist_ok=True)
        return tmp_path

    return write


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """与 tests/golden/ 下的金样比较；带 --update-golden 时改写它。"""

    def compare(name: str, actual: str) -> None:
        file = REPOSITORY / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(actual, encoding="utf-8")
            return
        assert file.is_file(), f"没有金样 {name}，请运行 make update-golden"
        assert actual == file.read_text(encoding="utf-8")

    return compare
