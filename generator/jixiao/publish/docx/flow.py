"""由写好的 XML 读出要排的各件：段落、表格的行，各多高、连不连着下一件、上面落着哪些书签。"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from jixiao.publish.docx.markup import NAMESPACES, Xml
from jixiao.publish.docx.measure import LINE, lines

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBER: Final = "一一一"  # 编出的号约占的宽


@dataclass(frozen=True, slots=True)
class Piece:
    """一件：lines 行，每行高 line，上下空 before、after；whole 不拆到两页，held 与下一件同页，fresh 另页起。

    marks 是上面的书签，notes 是引的脚注；heading 为真的是表头，表格跨页时每页都有。
    """

    lines: int
    line: int
    before: int = 0
    after: int = 0
    whole: bool = False
    held: bool = False
    fresh: bool = False
    heading: bool = False
    table: int = 0
    marks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        """连同上下的空白。"""
        return self.before + self.lines * self.line + self.after


class Reader:
    """照样式表读。"""

    __slots__ = ("_styles", "_tables")

    def __init__(self, styles: Xml) -> None:
        found = {one.get(f"{_W}styleId", ""): one for one in ET.fromstring(styles).iter(f"{_W}style")}  # noqa: S314 自己写的
        self._styles = {name: _resolved(name, found) for name in found}
        self._tables = 0

    def pieces(self, content: Sequence[Xml], room: int) -> Iterator[Piece]:
        """一节的各件；room 是版心宽。"""
        for element in ET.fromstring(f"<w:body {NAMESPACES}>{''.join(content)}</w:body>"):  # noqa: S314 自己写的
            if element.tag == f"{_W}p":
                yield self._paragraph(element, room)
            elif element.tag == f"{_W}tbl":
                self._tables += 1
                yield from (self._row(row, element, self._tables) for row in element.iter(f"{_W}tr"))

    def note(self, footnote: Xml, room: int) -> int:
        """一条脚注多高。"""
        pieces = self.pieces([footnote], room)
        return sum(piece.height for piece in pieces)

    def _look(self, paragraph: ET.Element) -> Mapping[str, int]:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        base = self._styles[style.get(f"{_W}val", "Normal") if style is not None else "Normal"]
        return {**base, **_read(paragraph.find(f"{_W}pPr"), None)}

    def _paragraph(self, paragraph: ET.Element, room: int) -> Piece:
        look = self._look(paragraph)
        text = _text(paragraph)
        if look.get("outlineLvl", 9) < 9 and look.get("numId", 0):
            text = _NUMBER + text
        hanging = look.get("hanging", 0)
        width = room - look.get("left", 0) - look.get("right", 0)
        count = lines(text, look["sz"], width, look.get("firstLine", 0) - hanging, look.get("tracking", 0))
        return Piece(
            lines=count,
            line=_line(look),
            before=look.get("before", 0),
            after=look.get("after", 0),
            whole=bool(look.get("keepLines", 0)),
            held=bool(look.get("keepNext", 0)),
            fresh=bool(look.get("pageBreakBefore", 0)),
            marks=_marks(paragraph),
            notes=tuple(one.get(f"{_W}id", "") for one in paragraph.iter(f"{_W}footnoteReference")),
        )

    def _row(self, row: ET.Element, table: ET.Element, number: int) -> Piece:
        margins = table.find(f"{_W}tblPr/{_W}tblCellMar")
        inset = {} if margins is None else {one.tag: int(one.get(f"{_W}w", "0")) for one in margins}
        sides = inset.get(f"{_W}left", 0) + inset.get(f"{_W}right", 0)
        tallest, line = 1, 1
        paragraphs = list(row.iter(f"{_W}p"))
        for cell in row.iter(f"{_W}tc"):
            width = cell.find(f"{_W}tcPr/{_W}tcW")
            room = int(width.get(f"{_W}w", "0")) - sides if width is not None else 0
            pieces = [self._paragraph(one, room) for one in cell.iter(f"{_W}p")]
            line = max(line, pieces[0].line)
            if cell.find(f"{_W}tcPr/{_W}vMerge") is None:
                tallest = max(tallest, sum(piece.lines for piece in pieces))
        properties = row.find(f"{_W}trPr")
        told = set() if properties is None else {one.tag for one in properties}
        return Piece(
            lines=tallest,
            line=line,
            before=inset.get(f"{_W}top", 0),
            after=inset.get(f"{_W}bottom", 0),
            whole=f"{_W}cantSplit" in told,
            held=any(self._look(one).get("keepNext", 0) for one in paragraphs),
            heading=f"{_W}tblHeader" in told,
            table=number,
            marks=_marks(row),
            notes=tuple(one.get(f"{_W}id", "") for one in row.iter(f"{_W}footnoteReference")),
        )


def _line(look: Mapping[str, int]) -> int:
    return look["line"] if look.get("exact", 0) else look["sz"] * LINE * look.get("line", 240) // 240


def _marks(element: ET.Element) -> tuple[str, ...]:
    return tuple(one.get(f"{_W}name", "") for one in element.iter(f"{_W}bookmarkStart"))


def _text(paragraph: ET.Element) -> str:
    written = {f"{_W}t": None, f"{_W}tab": "　", f"{_W}br": "\n", f"{_W}noBreakHyphen": "-"}
    found = (one for one in paragraph.iter() if one.tag in written)
    return "".join(written[one.tag] or one.text or "" for one in found)


def _resolved(name: str, styles: Mapping[str, ET.Element]) -> Mapping[str, int]:
    """样式连同它所据的。"""
    style = styles[name]
    based = style.find(f"{_W}basedOn")
    above = _resolved(based.get(f"{_W}val", ""), styles) if based is not None else {}
    return {**above, **_read(style.find(f"{_W}pPr"), style.find(f"{_W}rPr"))}


def _read(placed: ET.Element | None, shown: ET.Element | None) -> dict[str, int]:
    """段落属性、字符属性里与高矮有关的。"""
    made: dict[str, int] = {}
    for one in placed.iter() if placed is not None else ():
        name = one.tag.removeprefix(_W)
        match name:
            case "spacing" | "ind":
                made |= {key.removeprefix(_W): int(value) for key, value in one.items() if value.isdigit()}
                if f"{_W}lineRule" in one.keys():  # noqa: SIM118 元素自己的属性
                    made["exact"] = int(one.get(f"{_W}lineRule") == "exact")
            case "keepNext" | "keepLines" | "pageBreakBefore":
                made[name] = 1
            case "outlineLvl" | "numId":
                made[name] = int(one.get(f"{_W}val", "0"))
            case _:
                pass
    for one in shown if shown is not None else ():
        if one.tag == f"{_W}sz":
            made["sz"] = int(one.get(f"{_W}val", "0"))
        elif one.tag == f"{_W}spacing":
            made["tracking"] = int(one.get(f"{_W}val", "0"))
    return made
