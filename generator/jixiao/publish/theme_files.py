"""主题文件在哪里：装成轮子时随包携带，在仓库里则是顶层的 theme/。"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def theme_directory() -> Path:
    """主题目录，下有 overrides/ blocks/ pages/ css/ js/。"""
    packaged = _PACKAGE / "theme"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / "theme"
