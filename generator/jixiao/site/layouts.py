"""生成的页各用哪个页壳：页签在哪一栏，页在第几级。"""

from typing import Final, NamedTuple

from jixiao.compose import addresses


class Layout(NamedTuple):
    """一种页壳：name 是目录名，tab 是点亮的页签，depth 是页在第几级（a/ 是 1，a/b/ 是 2）。"""

    name: str
    tab: str
    depth: int

    @property
    def path(self) -> str:
        """壳页的位置，深度与用它的页相同，相对地址才通用。"""
        return "/".join([f"{SHELL}-{self.name}", *["x"] * (self.depth - 1)]) + "/"

    @property
    def assets(self) -> str:
        """页壳自己的样式与脚本的名称，多数没有：对比页的表要选看哪些行。"""
        return self.name if self.name == "compare" else ""


SHELL: Final = "_shell"
_TABS: Final = (
    (addresses.POLICIES, "policies", "政策文件库"),
    (addresses.RULES, "rules", "使用指南"),
    (addresses.UNITS, "units", "单位与年度"),
    (addresses.YEARS, "units", "单位与年度"),
    (addresses.DICTIONARY, "dictionary", "指标词典"),
    (addresses.COMPARE, "compare", "对比"),
)
_OTHERS: Final = ("evaluations", "评价目录")


def layout_of(path: str) -> Layout:
    """一页用的壳。"""
    depth = path.count("/")
    for prefix, name, tab in _TABS:
        if path.startswith(prefix):
            return Layout(name, tab, depth)
    return Layout(*_OTHERS, depth)
