"""没有填的：样表的提示语、占位的字样、占位的行。"""

import re
from collections.abc import Iterator
from typing import Final

from jixiao.audit.check import Subject
from jixiao.audit.evidence.texts import texts_in
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.expression.text import folded
from jixiao.wording.codes import evidence as codes

_HINT: Final = re.compile(
    r"\d{2,4}字(?:以内|左右|以下)|(?:不超过|限)\d{2,4}字"
    r"|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|[×＊*]{2,}|某某|_{3,}"
    r"|请(?:在此|填写|填入)|此处填|[（(【\[]待[^）)】\]]{0,6}[）)】\]]|TODO"
)
_WHOLE: Final = re.compile(r"(?:\.{3,}|…+|待(?:填|补充|定|完善)|(?:一级|二级|三级)?(?:指标|目标|内容)[1-9一二三])")
_NAMELESS: Final = re.compile(r"[-—–/\\.…·*×无]+")


def find_template_hints(subject: Subject) -> Iterator[Diagnostic]:
    """样表的提示语、占位的字样还在的。"""
    for written in texts_in(subject):
        found = _HINT.search(written.text) or _WHOLE.fullmatch(written.text.strip())
        if found is not None:
            yield codes.TEMPLATE_HINT.found(written.at, place=written.what, left=found[0], about=(written.about,))


def find_placeholder_rows(subject: Subject) -> Iterator[Diagnostic]:
    """名称没有填的行。"""
    for leaf in subject.leaves:
        name = folded(leaf.name)
        if not name or _NAMELESS.fullmatch(name):
            yield codes.PLACEHOLDER_ROW.found(
                leaf.at, group=leaf.path[-1][1] if leaf.path else "", name=leaf.name, about=(f"指标.{leaf.anchor}",)
            )
