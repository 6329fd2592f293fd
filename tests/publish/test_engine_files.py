"""主题的文件：样式按版本的文件名找到；脚本不放进网站，站点自己写的不动。"""

from pathlib import Path

import pytest

from jixiao.publish.engine_files import engine_styles, is_unused, pruned


@pytest.fixture(name="directories")
def _directories(tmp_path: Path) -> list[str]:
    """站点的主题目录没有样式，其后是 MkDocs 的主题。"""
    for name in ("own/partials/footer.html", "engine/assets/stylesheets/main.0a1b.min.css"):
        file = tmp_path / name
        file.parent.mkdir(parents=True)
        file.touch()
    (tmp_path / "engine/assets/stylesheets/palette.2c3d.min.css").touch()
    return [str(tmp_path / "own"), str(tmp_path / "engine")]


def test_样式带着散列也找得到_次序固定(directories: list[str]) -> None:
    assert engine_styles(directories) == [
        "assets/stylesheets/main.0a1b.min.css",
        "assets/stylesheets/palette.2c3d.min.css",
    ]


@pytest.mark.parametrize(
    ("file", "unused"),
    [
        ("engine/assets/javascripts/bundle.js", True),
        ("engine/assets/images/favicon.png", True),
        ("engine/assets/stylesheets/main.0a1b.min.css.map", True),
        ("engine/assets/stylesheets/main.0a1b.min.css", False),
        ("own/assets/javascripts/mine.js", False),
        ("content/assets/javascripts/mine.js", False),
    ],
)
def test_只去掉主题带来的(tmp_path: Path, directories: list[str], file: str, unused: bool) -> None:  # noqa: FBT001
    assert is_unused(str(tmp_path / file), directories) is unused


def test_生成的文件没有来处_不在其内(directories: list[str]) -> None:
    assert not is_unused(None, directories)


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".md-nav__link{color:red}.md-typeset p{margin:0}", ".md-typeset p{margin:0}"),
        (".md-nav,.md-sidebar{top:0}", ""),
        (".md-nav,.md-typeset{top:0}", ".md-nav,.md-typeset{top:0}"),
        ("@media print{.md-footer{display:none}.md-grid{margin:0}}", "@media print{.md-grid{margin:0}}"),
        ("@media screen{.md-search{top:0}}", "@media screen{}"),
        ("@keyframes turn{from{top:0}to{top:1px}}", "@keyframes turn{from{top:0}to{top:1px}}"),
        (".md-topic{top:0}", ".md-topic{top:0}"),
    ],
)
def test_样式只留用得着的(css: str, kept: str) -> None:
    assert pruned(css) == kept
