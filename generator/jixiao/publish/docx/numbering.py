"""编号：标题的号由 Word 自己编，编出来就是编排好的号；列表的号也在这里。

官方的层次（一、（一）1.（1）①）是一套多级编号，与各级标题样式相连。号接得上的接着编；接不上的（附件里重从（一）起、
不公开的附件空着号）另开一个实例，写明从几起。别的写法（问题1、附件1）各是一套。
"""

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from jixiao.publish.docx.layout import Layout
from jixiao.publish.docx.markup import Xml, root, w
from jixiao.wording.numbering import chinese_number, circled, heading_number

LEVELS: Final = (1, 2, 3, 4, 5, 6)
HANGING: Final = 360  # 列表的号所占的宽
UNNUMBERED: Final = w("numPr", w("ilvl", val=0), w("numId", val=0))
"""不编号：样式里有编号的，也不编。"""

_DEPTH = 9  # 一套编号有九级
_NSID = 0x4A580000
_OUTLINE = 1  # 官方层次的实例，写在标题样式里
_NUMERALS: Final = {
    "chineseCountingThousand": {chinese_number(n): n for n in range(1, 100)},
    "decimalEnclosedCircle": {circled(n): n for n in range(1, 21)},
}
_WRITTEN = re.compile(
    r"(?P<before>\D*?)(?P<numeral>[一二三四五六七八九十]+|[①-⑳]|\d+)(?P<after>[^\d\s]*)(?P<space>\s*)"
)


class Form(NamedTuple):
    """号的一种写法：数字前后的字、数字的样子、与题名之间有没有空格。"""

    before: str
    numerals: str
    after: str
    spaced: bool


class Told(NamedTuple):
    """一个号：写法、数值、印出来的号、还要写在题名前头的空白。"""

    form: Form
    value: int
    printed: str
    lead: str

    @property
    def shown(self) -> str:
        """连同与题名之间的空白。"""
        return self.printed + (" " if self.form.spaced else self.lead)


def told(number: str) -> Told | None:
    """读出一个号；没有数字的为 None。号后的半角空格由编号来空，全角的写在题名前头。"""
    found = _WRITTEN.fullmatch(number)
    if found is None:
        return None
    before, numeral, after, space = found.group("before", "numeral", "after", "space")
    kind = next((name for name, values in _NUMERALS.items() if numeral in values), "decimal")
    value = _NUMERALS[kind][numeral] if kind in _NUMERALS else int(numeral)
    spaced = space == " " or (not space and after.isascii() and bool(after))
    return Told(Form(before, kind, after, spaced), value, before + numeral + after, "" if spaced else space)


_OFFICIAL: Final = tuple(one.form for one in (told(heading_number(level, 1)) for level in LEVELS) if one is not None)


@dataclass(slots=True)
class _Scheme:
    """一套多级编号：各级的样子，现用的实例，各级数到几。

    下级先用了的，上级记 -1：此后上级从几数起，Word 与 LibreOffice 不一，须写明。
    """

    identifier: int
    levels: Xml
    number: int = 0
    counts: list[int] = field(default_factory=lambda: [0] * _DEPTH)


class Numbering:
    """一份文件的全部编号。"""

    __slots__ = ("_layout", "_numbers", "_others", "_schemes")

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        levels = [
            _heading_level(level, form, layout, linked=True) for level, form in zip(LEVELS, _OFFICIAL, strict=True)
        ]
        kinds = ("".join(levels), _list_levels("bullet", "•", layout), _list_levels("decimal", "%1.", layout))
        self._schemes = [_Scheme(n, levels) for n, levels in enumerate(kinds)]
        self._others: dict[tuple[int, Form], _Scheme] = {}
        self._numbers: list[Xml] = []
        self._open(self._schemes[0])

    def heading(self, level: int, number: Told) -> Xml:
        """一个标题的编号；Word 接着编得不出这个号的，另设起点。"""
        scheme = self._scheme(level, number.form)
        depth = level - 1
        if scheme.counts[depth] < 0 or scheme.counts[depth] + 1 != number.value or not scheme.number:
            self._open(scheme, depth, number.value)
        above = [count or -1 for count in scheme.counts[:depth]]
        scheme.counts = [*above, number.value, *[0] * (_DEPTH - level)]
        return w("numPr", w("ilvl", val=depth), w("numId", val=scheme.number))

    def list(self, *, ordered: bool) -> int:
        """新开一个列表，得出它的实例；编号的从一起。"""
        scheme = self._schemes[2 if ordered else 1]
        return self._open(scheme, 0, 1) if ordered else self._open(scheme)

    def part(self) -> Xml:
        """编号的部件。"""
        return root("numbering", *map(_abstract, self._schemes), *self._numbers)

    def _scheme(self, level: int, form: Form) -> _Scheme:
        if form == _OFFICIAL[level - 1]:
            return self._schemes[0]
        if (level, form) not in self._others:
            levels = "".join(_heading_level(n, form, self._layout, linked=False) for n in LEVELS)
            made = _Scheme(len(self._schemes), levels)
            self._others[level, form] = made
            self._schemes.append(made)
        return self._others[level, form]

    def _open(self, scheme: _Scheme, depth: int = 0, start: int = 0) -> int:
        restart = w("lvlOverride", w("startOverride", val=start), ilvl=depth) if start else ""
        scheme.number = len(self._numbers) + 1
        abstract = w("abstractNumId", val=scheme.identifier)
        self._numbers.append(w("num", abstract, restart, numId=scheme.number))
        return scheme.number


def linked_numbering(level: int) -> Xml:
    """写在标题样式里的编号：在 Word 里新加的标题也就有号。"""
    return w("numPr", w("ilvl", val=level - 1), w("numId", val=_OUTLINE))


def _heading_level(level: int, form: Form, layout: Layout, *, linked: bool) -> Xml:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form.numerals),
        w("pStyle", val=f"Heading{level}") if linked else "",
        w("suff", val="space" if form.spaced else "nothing"),
        w("lvlText", val=f"{form.before}%{level}{form.after}"),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=0, firstLine=layout.indent)),
        w("rPr", w("rFonts", hint="eastAsia")),
        ilvl=level - 1,
    )


def _list_levels(form: str, text: str, layout: Layout) -> Xml:
    return "".join(
        w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=form),
            w("lvlText", val=text),
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=layout.indent * (depth + 1) + HANGING, hanging=HANGING)),
            ilvl=depth,
        )
        for depth in range(_DEPTH)
    )


def _abstract(scheme: _Scheme) -> Xml:
    # nsid 相同的，Word 粘贴时会并成一套；各套取各的
    kind = w("nsid", val=f"{_NSID + scheme.identifier:08X}") + w("multiLevelType", val="multilevel")
    return w("abstractNum", kind, scheme.levels, abstractNumId=scheme.identifier)
