"""各部分的题：号与题名分开，号交给编号。"""

import re
from typing import Final

from jixiao.model.paper import Part, PartKind
from jixiao.publish.docx.numbering import Told, told

_WRITTEN: Final = {
    PartKind.CHAPTER: re.compile(r"[一二三四五六七八九十]+、"),
    PartKind.APPENDIX: re.compile(r"附件\d+　"),
    PartKind.MEMBER: re.compile(r"\d+\. "),
}


def split_title(part: Part) -> tuple[Told | None, str]:
    """一部分的号与题名；没有号的为 None。"""
    pattern = _WRITTEN.get(part.kind)
    found = pattern.match(part.title) if pattern else None
    if found is None:
        return None, part.title
    return told(found.group()), part.title[found.end() :]
