"""没有填的：样表的提示语、占位的字样、占位的行。"""

import re
from collections.abc import Iterator
from typing import Final

from jixiao.audit.check import Subject
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.expression.text import folded
from jixiao.wording.codes import evidence as codes

_OPEN, _CLOSE = "（(【\\[", "）)】\\]"
_BODY = "(?:单位|部门|项目|街道|镇|乡|区|市|县|局|委|办|中心|公司|村|社区|机构|年|月|万元)"
_HINT: Final = re.compile(
    # 括号里的“200字以内”“请填写……”“待补充”；正文里说征文限800字、请居民填写问卷的不是
    rf"[{_OPEN}][^{_OPEN}{_CLOSE}]{{0,12}}(?:不超过|限)\d{{2,4}}字[^{_CLOSE}]{{0,6}}[{_CLOSE}]"
    rf"|[{_OPEN}][^{_OPEN}{_CLOSE}]{{0,12}}\d{{2,4}}字(?:以内|左右|以下)[{_CLOSE}]"
    rf"|[{_OPEN}](?:请?(?:在此)?填写|此处|待(?:补|填|定|核|查|完善))[^{_CLOSE}]{{0,20}}[{_CLOSE}]"
    # 代替名称的“XX”“××”“某某”；“李某某”“王××”是隐去姓名
    rf"|(?<![A-Za-z一-龥])(?:[Xx]{{2,}}|×{{2,}})(?![A-Za-z])|(?:(?<![A-Za-z])[Xx]{{2,}}|×{{2,}}|某某){_BODY}"
    r"|_{3,}|TODO"
)
_TELLING: Final = frozenset("（(【[Xx×某_T")  # 没有其中一个字的不必细找
_WHOLE: Final = re.compile(
    r"(?:(?:不超过|限)?\d{2,4}字(?:以内|左右|以下)?|请填写|\.{3,}|…+|待(?:填|补充|定|完善)"
    r"|(?:一级|二级|三级)?(?:指标|目标|内容)[1-9一二三])"
)
_UNFINISHED: Final = re.compile(r"(?:…{2,}|\.{6,})$")
"""栏目以省略号收尾：样表留着等人接着填的。文中的省略号不算。"""
_NAMELESS: Final = re.compile(r"[-—–/\\.…·*×无]+")


def find_template_hints(subject: Subject) -> Iterator[Diagnostic]:
    """样表的提示语、占位的字样还在的。"""
    for written in subject.texts:
        telling = not _TELLING.isdisjoint(written.plain)
        text = written.plain.strip()
        found = (telling and _HINT.search(text)) or _WHOLE.fullmatch(text) or _UNFINISHED.search(text)
        if found:
            yield codes.TEMPLATE_HINT.found(written.start, place=written.what, left=found[0], about=(written.about,))


def find_placeholder_rows(subject: Subject) -> Iterator[Diagnostic]:
    """名称没有填的行。"""
    for leaf in subject.leaves:
        name = folded(leaf.name)
        if not name or _NAMELESS.fullmatch(name):
            yield codes.PLACEHOLDER_ROW.found(
                leaf.at, group=leaf.path[-1][1] if leaf.path else "", name=leaf.name, about=(f"指标.{leaf.anchor}",)
            )
