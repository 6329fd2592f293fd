"""工作簿在写成文件之前的样子：若干张表，每张是一些格。

公式里用 ⟦名称⟧ 指别的格，写文件时才换成位置，所以各表可以互相引用，不论先后。
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias

from jixiao.wording.columns import display_width

SCORE: Final = "0.00"
SIGNED: Final = "+0.00;-0.00;0.00"
MONEY: Final = "#,##0.00"
PERCENT: Final = "0.00%"
_LINE, _PADDING, _TALLEST = 15, 5, 405  # 磅；Excel 的行高以 409 为限


class Tone(StrEnum):
    """格的样子。"""

    PLAIN = "plain"
    BARE = "bare"  # 没有框线，用于表外的文字
    TITLE = "title"
    HEADING = "heading"  # 表内分段的题目
    NOTE = "note"  # 灰色的旁注
    HEAD = "head"  # 表头
    GROUP = "group"  # 上级指标、小计
    SUBTLE = "subtle"  # 上级指标一行里不加粗的文字
    TOTAL = "total"
    INPUT = "input"  # 可以改的数
    LINK = "link"  # 点了去别的表
    FAINT = "faint"  # 照录的原文，灰色


@dataclass(frozen=True, slots=True)
class Look:
    """格式：样子、对齐、数的格式、缩进。"""

    tone: Tone = Tone.PLAIN
    align: str = "left"
    number: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Live:
    """公式与它的值；text 不带等号，别的格写作 ⟦名称⟧。"""

    text: str
    value: Decimal | str


Content: TypeAlias = str | Decimal | Live | None


@dataclass(frozen=True, slots=True)
class Check:
    """数据有效性。choices 非空为下拉；否则是数，界限是数或公式；strict 为假的只提醒。"""

    title: str
    prompt: str
    choices: tuple[str, ...] = ()
    lower: str = "0"
    upper: str = "0"
    strict: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """一格。link 是点了去的表（本工作簿内）。"""

    row: int
    column: int
    content: Content
    look: Look
    rows: int = 1
    columns: int = 1
    check: Check | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """一个名称在哪一格，格里是什么值。"""

    sheet: str
    row: int
    column: int
    value: Decimal | str | None


def column_letters(column: int) -> str:
    """第几列（从 0 起）的字母。"""
    letters = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        letters = chr(65 + rest) + letters
        column -= 1
    return letters


def cell_name(row: int, column: int) -> str:
    """格的位置，如 E12；行列从 0 起。"""
    return f"{column_letters(column)}{row + 1}"


def cells_text(rows: Iterable[int], column: int) -> str:
    """一列里若干格的写法，相连的写成一段：E3:E5,E9；没有的写 0。"""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    texts = [cell_name(a, column) + (f":{cell_name(b, column)}" if b > a else "") for a, b in runs]
    return ",".join(texts) or "0"


@dataclass
class Sheet:
    """一张表。

    widths 是各列的宽（以半角字计）；head 是冻结并在每页重印的表头行（末行之后，0 为没有）；
    repeated 是不冻结而每页重印的一行；signals 是不为零就标红的区域；homes 是各名称所在的格，各表共用。
    """

    name: str
    widths: tuple[int, ...]
    homes: dict[str, Home]
    tab: str = ""
    head: int = 0
    repeated: int | None = None
    frozen_columns: int = 0
    portrait: bool = False
    cells: dict[tuple[int, int], Placed] = field(default_factory=dict)
    heights: dict[int, int] = field(default_factory=dict)
    signals: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)

    def put(  # 一格的各样东西
        self,
        at: tuple[int, int],
        content: Content,
        look: Look = Look(),
        *,
        key: str = "",
        span: tuple[int, int] = (1, 1),
        check: Check | None = None,
        link: str = "",
    ) -> str:
        """放一格（原来有的换掉），返回它的位置；key 是别的格用来指它的名称。"""
        row, column = at
        self.cells[at] = Placed(row, column, content, look, *span, check, link)
        if key:
            value = content.value if isinstance(content, Live) else content
            self.homes.setdefault(key, Home(self.name, row, column, value))
        return cell_name(row, column)

    def title(self, text: str, note: str = "") -> int:
        """表题与题下一行，占满各列；返回下一行。"""
        across = (1, len(self.widths))
        self.put((0, 0), text, Look(Tone.TITLE, "center"), span=across)
        if note:
            self.put((1, 0), note, Look(Tone.NOTE, "center"), span=across)
        self.heights[0] = 30
        return 2 if note else 1

    def header(self, row: int, titles: tuple[str, ...], *, fixed: bool = True) -> int:
        """表头一行；fixed 的冻结并在每页重印。"""
        for column, text in enumerate(titles):
            self.put((row, column), text, Look(Tone.HEAD, "center"))
        if fixed:
            self.head = row + 1
        return row + 1

    def row_heights(self) -> Mapping[int, int]:
        """各行的高：按折行估算，跨行的均摊。合并的格不会自动调高，所以都写明。"""
        found = dict(self.heights)
        for cell in self.cells.values():
            if not isinstance(cell.content, str) or cell.row in self.heights:
                continue
            width = sum(self.widths[cell.column : cell.column + cell.columns]) - 2 - 2 * cell.look.indent
            needed = line_count(cell.content, max(width, 2)) * _LINE + _PADDING
            if cell.look.tone is Tone.TITLE:
                needed = 30
            for row in range(cell.row, cell.row + cell.rows):
                found[row] = min(max(found.get(row, _LINE + _PADDING), -(-needed // cell.rows)), _TALLEST)
        return found

    @property
    def last_row(self) -> int:
        """最后一行。"""
        return max((cell.row + cell.rows - 1 for cell in self.cells.values()), default=0)


def line_count(text: str, width: int) -> int:
    """在这么宽的格里折成几行。汉字不能劈开，折行的每行留半个字的余地。"""
    widths = (display_width(line) for line in text.split("\n"))
    return sum(1 if one <= width else -(-one // max(width - 1, 2)) for one in widths)


_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31


@dataclass
class Book:
    """一个工作簿。homes 是各名称所在的格，各表共用。"""

    sheets: list[Sheet] = field(default_factory=list)
    homes: dict[str, Home] = field(default_factory=dict)

    def sheet(self, name: str, widths: tuple[int, ...], *, tab: str = "") -> Sheet:
        """添一张表；名称里 Excel 不收的字换掉，重名的加序号。"""
        fresh = Sheet(self._free(name), widths, self.homes, tab)
        self.sheets.append(fresh)
        return fresh

    def _free(self, name: str) -> str:
        base = _FORBIDDEN.sub("·", name).strip() or "表"
        taken = {sheet.name.casefold() for sheet in self.sheets}
        for number in range(1, len(taken) + 2):
            tail = "" if number == 1 else f"({number})"
            found = base[: _LONGEST_NAME - len(tail)] + tail
            if found.casefold() not in taken:
                return found
        raise AssertionError("试过的名称比表还多")  # 鸽巢原理

    def resolved(self, text: str, sheet: Sheet) -> str:
        """公式里的 ⟦名称⟧ 换成位置；在本表的不写表名。"""

        def place(found: re.Match[str]) -> str:
            home = self.homes.get(found[1])
            if home is None:  # 不是名称，是文字里自己的括号
                return found[0]
            here = cell_name(home.row, home.column)
            return here if home.sheet == sheet.name else f"'{home.sheet}'!{here}"

        return re.sub("⟦(.+?)⟧", place, text)


def named(key: str) -> str:
    """公式里指一个名称。"""
    return f"⟦{key}⟧"
