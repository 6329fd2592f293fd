"""照规范由 XML 算出 Word 编的号：样式继承、各套编号的计数、实例的起点（ECMA-376 第一部分 17.9）。"""

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_DIGITS = "零一二三四五六七八九"
_SUFFIXES = {"space": " ", "nothing": "", "tab": "\t"}


def numbered(document: Document) -> Iterator[tuple[Paragraph, str]]:
    """正文各段（不含表格里的）与 Word 编的号。"""
    counting = _Counting(document)
    for paragraph in document.paragraphs:
        yield paragraph, counting.number(paragraph)


class _Counting:
    def __init__(self, document: Document) -> None:
        numbering = document.part.numbering_part.element
        self.levels = {
            one.get(qn("w:abstractNumId")): {int(level.get(qn("w:ilvl"))): level for level in one.iter(qn("w:lvl"))}
            for one in numbering.iter(qn("w:abstractNum"))
        }
        self.numbers = {one.get(qn("w:numId")): one for one in numbering.iter(qn("w:num"))}
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[tuple[str, int]] = set()

    def number(self, paragraph: Paragraph) -> str:
        identifier, depth = _placed(paragraph)
        if identifier == "0":
            return ""
        instance = self.numbers[identifier]
        kind = instance.find(qn("w:abstractNumId")).get(qn("w:val"))
        levels, counts = self.levels[kind], self.counts.setdefault(kind, {})
        starts = {
            int(one.get(qn("w:ilvl"))): int(one.find(qn("w:startOverride")).get(qn("w:val")))
            for one in instance.iter(qn("w:lvlOverride"))
        }
        if depth in starts and (identifier, depth) not in self.begun:
            counts[depth] = starts[depth]
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = _value(levels[depth], "start")
        self.begun.add((identifier, depth))
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        text = str(levels[depth].find(qn("w:lvlText")).get(qn("w:val")))
        for level, count in counts.items():
            text = text.replace(f"%{level + 1}", _shown(levels[level].find(qn("w:numFmt")).get(qn("w:val")), count))
        suffix = levels[depth].find(qn("w:suff"))
        return text + _SUFFIXES["tab" if suffix is None else suffix.get(qn("w:val"))]


def _placed(paragraph: Paragraph) -> tuple[str, int]:
    """实例与级；段落自己写的先于样式的，样式的先于所据样式的。"""
    identifier = depth = None
    style: Any = paragraph.style
    holders = [paragraph._p.pPr]  # noqa: SLF001 编号在段落属性里
    while style is not None:
        holders.append(style.element.pPr)
        style = style.base_style
    for holder in holders:
        found = holder.find(qn("w:numPr")) if holder is not None else None
        if found is None:
            continue
        told, level = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
        identifier = told.get(qn("w:val")) if identifier is None and told is not None else identifier
        depth = int(level.get(qn("w:val"))) if depth is None and level is not None else depth
    return identifier or "0", depth or 0


def _value(level: Any, name: str) -> int:  # noqa: ANN401 lxml 的元素没有类型
    return int(level.find(qn(f"w:{name}")).get(qn("w:val")))


def _shown(form: str, count: int) -> str:
    match form:
        case "decimal":
            return str(count)
        case "chineseCountingThousand":
            tens, ones = divmod(count, 10)
            return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
        case "decimalEnclosedCircle":
            return chr(ord("①") + count - 1)
        case "bullet":
            return ""
        case _:
            raise ValueError(form)
