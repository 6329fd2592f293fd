"""一个路径说的是哪份评价。"""

from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao.read.places import Place, place_of


@pytest.fixture
def root(workspace: Callable[[dict[str, str]], Path]) -> Path:
    names = (
        "evaluations/_shared/policies/all.yaml",
        "evaluations/README.md",
        "evaluations/2024/a/evaluation.yaml",
        "evaluations/2024/a/narrative/10-overview.md",
        "evaluations/2024/b/evaluation.yaml",
        "drafts/one/evaluation.yaml",
        "drafts/one/funds.yaml",
        "content/index.md",
    )
    return workspace(dict.fromkeys(names, ""))


@pytest.mark.parametrize(
    ("path", "identifiers"),
    [
        ("evaluations/2024/a", ("2024/a",)),
        ("evaluations/2024/a/evaluation.yaml", ("2024/a",)),
        ("evaluations/2024/a/narrative/10-overview.md", ("2024/a",)),
        ("evaluations/2024/a/narrative", ("2024/a",)),
        ("evaluations/2024", ("2024/a", "2024/b")),
        ("evaluations/README.md", ()),
    ],
)
def test_工作区里的(root: Path, path: str, identifiers: tuple[str, ...]):
    assert place_of(root / path) == Place(root, identifiers)


@pytest.mark.parametrize("path", [".", "evaluations", "evaluations/_shared", "evaluations/_shared/policies/all.yaml"])
def test_涉及整个工作区的(root: Path, path: str):
    assert place_of((root / path).resolve()) == Place(root, whole=True)


@pytest.mark.parametrize("path", ["drafts", "drafts/one", "drafts/one/funds.yaml"])
def test_工作区之外的一份_外面那一层认得(root: Path, path: str):
    assert place_of(root / path) == Place(root, folders=(root / "drafts" / "one",))


def test_没有工作区的一份(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("alone")
    (folder / "evaluation.yaml").touch()
    assert place_of(folder) == Place(None, folders=(folder,))
    assert place_of(folder / "evaluation.yaml") == Place(None, folders=(folder,))


@pytest.mark.parametrize("path", ["content", "content/index.md"])
def test_不属于任何评价的(root: Path, path: str):
    assert place_of(root / path).empty
    assert place_of(root / path).root is None
