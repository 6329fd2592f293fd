"""版式的值，取自 theme/paper.toml，换算成 Word 的单位：二十分之一磅，字号用半磅。"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from jixiao.publish.theme_files import theme_directory

_TWIPS_PER_MM = Fraction(1440 * 10, 254)
_A4 = (210, 297)


@dataclass(frozen=True, slots=True)
class Margins:
    """页边距，二十分之一磅。"""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Layout:
    """一种纸面的尺寸。fonts 是用途 → 字体名，alternatives 是字体名 → 替代的字体名，sizes 是用途 → 半磅数。"""

    width: int
    height: int
    margins: Margins
    form_margins: Margins
    footer: int
    fonts: Mapping[str, str]
    alternatives: Mapping[str, tuple[str, ...]]
    sizes: Mapping[str, int]
    table_sizes: tuple[int, ...]
    colors: Mapping[str, str]
    line: int
    tracking: int

    @property
    def landscape_margins(self) -> Margins:
        """横排的页：订口在上。"""
        upright = self.margins
        return Margins(upright.left, upright.right, upright.bottom, upright.top)

    @property
    def indent(self) -> int:
        """段首空两字。"""
        return 2 * (self.sizes["body"] * 10 + self.tracking)


@cache
def layout() -> Layout:
    """主题里的版式。"""
    theme = tomllib.loads((theme_directory() / "paper.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    size, page = theme["size"], _margins(theme["page"])
    width, height = _twips(_A4[0]), _twips(_A4[1])
    body = size["body"] * 20
    # 字距按版心排满每行的字数，行距按排满每面的行数，都向下取整，免得末字末行溢出
    tracking = (width - page.left - page.right) // theme["grid"]["characters"] - body
    return Layout(
        width=width,
        height=height,
        margins=page,
        form_margins=_margins(theme["form"]),
        footer=_twips(theme["page"]["bottom"] - theme["page"]["footer"]) - size["number"] * 20,
        fonts=_fonts(theme),
        alternatives={_family(theme, role): tuple(stack) for role, stack in theme["fonts"].items()},
        sizes={role: int(points * 2) for role, points in size.items() if role != "table"},
        table_sizes=tuple(int(points * 2) for points in size["table"]),
        colors={role: color.lstrip("#").upper() for role, color in theme["colors"].items()},
        line=(height - page.top - page.bottom) // theme["grid"]["lines"],
        tracking=tracking,
    )


def _twips(millimetres: int) -> int:
    return int(millimetres * _TWIPS_PER_MM)


def _margins(sides: Mapping[str, int]) -> Margins:
    return Margins(*(_twips(sides[side]) for side in ("top", "bottom", "inside", "outside")))


def _fonts(theme: Mapping[str, Any]) -> Mapping[str, str]:
    return {role: _family(theme, role) for role in theme["fonts"]}


def _family(theme: Mapping[str, Any], role: str) -> str:
    """写进文件的字体名：标准里的名称是字体名的用它（各机器都有），不是的（小标宋）用第一选择。"""
    stack, name = theme["fonts"][role], theme["names"][role]
    return str(name if name in stack and role != "title" else stack[0])
