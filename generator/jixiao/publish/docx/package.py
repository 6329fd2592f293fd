"""python-docx 的唯一入口：各部件装成文件。时间、作者取自数据，压缩包重写，同样的内容字节相同。"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from jixiao.publish.docx.markup import Xml, paragraph, root, w

_KEPT: Final = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.NUMBERING}


@dataclass(frozen=True, slots=True)
class Parts:
    """一份文件的各部件，都是 WordprocessingML；headers、footers 是关系标识 → 内容。"""

    title: str
    author: str
    moment: datetime
    body: Sequence[Xml]
    styles: Xml
    numbering: Xml
    settings: Xml
    fonts: Xml
    headers: Mapping[str, Xml]
    footers: Mapping[str, Xml]
    footnotes: Sequence[Xml]
    comments: Sequence[Xml]
    links: Mapping[str, str]


def packed(parts: Parts) -> bytes:
    """整个文件的字节。"""
    document = docx.Document()
    _bare(document)
    _replaced(document.element, root("document", w("body", *parts.body)))
    _replaced(document.styles.element, parts.styles)
    _replaced(document.settings.element, parts.settings)
    _replaced(document.part.numbering_part.element, parts.numbering)
    _attach(document, "fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, parts.fonts)
    for name, content in parts.headers.items():
        _attach(document, name, CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, content)
    for name, content in parts.footers.items():
        _attach(document, name, CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, content)
    notes = root("footnotes", *_separators(), *parts.footnotes)
    footnotes = _attach(document, "footnotes", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, notes)
    if parts.comments:
        comments = root("comments", *parts.comments)
        _attach(document, "comments", CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS, comments)
    for identifier, url in parts.links.items():
        for holder in (document.part, footnotes):
            holder.load_rel(RELATIONSHIP_TYPE.HYPERLINK, url, identifier, is_external=True)
    _describe(document, parts)
    written = io.BytesIO()
    document.save(written)
    return _settled(written.getvalue(), parts.moment)


def _bare(document: Document) -> None:
    """去掉模板自带的主题、缩略图之类：主题字体会盖过样式里写明的字体。"""
    for holder, kept in (
        (document.part.rels, _KEPT),
        (document.part.package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT}),
    ):
        for identifier in [key for key, relation in holder.items() if relation.reltype not in kept]:
            del holder[identifier]


def _replaced(element: object, xml: Xml) -> None:
    """部件的内容换成给定的。"""
    fresh = parse_xml(xml.encode())
    element.clear()  # type: ignore[attr-defined]
    for child in fresh:
        element.append(child)  # type: ignore[attr-defined]


def _attach(document: Document, name: str, content_type: str, relation: str, xml: Xml) -> Part:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    part = Part(PackURI(f"/word/{name}.xml"), content_type, (head + xml).encode(), document.part.package)
    document.part.load_rel(relation, part, name)
    return part


def _separators() -> tuple[Xml, ...]:
    """脚注上方的横线，每份文件都要有这两条。"""
    kinds = ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator"))
    return tuple(w("footnote", paragraph("FootnoteText", w("r", w(mark))), id=n, type=kind) for n, kind, mark in kinds)


def _describe(document: Document, parts: Parts) -> None:
    core = document.core_properties
    core.title, core.author, core.last_modified_by, core.comments = parts.title, parts.author, parts.author, ""
    core.created = core.modified = parts.moment
    core.language, core.revision = "zh-CN", 1


def _settled(content: bytes, moment: datetime) -> bytes:
    """压缩包里的时刻也取自数据。"""
    target = io.BytesIO()
    when = (max(moment.year, 1980), moment.month, moment.day, 0, 0, 0)
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as settled:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, when)
            info.compress_type = zipfile.ZIP_DEFLATED
            settled.writestr(info, source.read(name))
    return target.getvalue()
