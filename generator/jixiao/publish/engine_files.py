"""MkDocs 主题的文件：用它的样式，不用它的脚本，不用的不放进网站。不依赖 MkDocs。"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_STYLES: Final = "assets/stylesheets"
_UNUSED: Final = ("assets/javascripts/", "assets/images/")
_ABSENT: Final = re.compile(  # 本站的模板里没有的部件
    r"\.md-(?:annotation|banner|clipboard|code__|consent|copyright|dialog|draft|feedback|footer|meta|nav|overlay|pagination"
    r"|path|pin|post|progress|search|select|sidebar|social|source|status|toggle|tooltip|top|version)(?![a-z])"
)
_RULE: Final = re.compile(r"([^{}]+)\{[^{}]*\}")


def engine_styles(directories: Iterable[str]) -> list[str]:
    """主题自带的样式，地址相对站点根。文件名带散列，随主题的版本而变。"""
    return [f"{_STYLES}/{file.name}" for folder in directories for file in _styles(folder)]


def is_unused(source: str | None, directories: Iterable[str]) -> bool:
    """文件是不是主题带来而本站的模板不用的：脚本、图标、样式的源码对照。站点自己写的不在其内。"""
    return any(
        name.startswith(_UNUSED) or name.endswith(".css.map")
        for folder in directories
        if source and Path(source).is_relative_to(folder) and _styles(folder)
        for name in (Path(source).relative_to(folder).as_posix(),)
    )


def pruned(css: str) -> str:
    """去掉只管本站没有的部件的样式，省去三成；有一个选择器还用得着的，整条留下。"""

    def kept(rule: re.Match[str]) -> str:
        absent = all(_ABSENT.search(selector) for selector in rule[1].split(","))
        return "" if absent else rule[0]

    return _RULE.sub(kept, css)


def _styles(directory: str) -> list[Path]:
    return sorted((Path(directory) / _STYLES).glob("*.min.css"))
