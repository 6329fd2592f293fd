"""写正文的途中攒下的：脚注、批注、站外链接、书签、列表、目录的各项。"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from jixiao.publish.docx.markup import Xml, paragraph, run, w
from jixiao.publish.docx.numbering import Numbering
from jixiao.publish.docx.remarks import Remarks


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """目录的一项：级别、题、题所在的书签。"""

    level: int
    title: str
    bookmark: str


@dataclass(slots=True)
class Gathered:
    """captions 是各表各图的题号，numbers 是各标题的号，供交叉引用。"""

    numbering: Numbering
    remarks: Remarks = field(default_factory=Remarks)
    captions: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    footnotes: list[Xml] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    contents: list[ContentsEntry] = field(default_factory=list)
    _named: set[str] = field(default_factory=set)

    def footnote(self, content: Xml) -> Xml:
        """记下一条脚注，得出正文里的号。"""
        identifier = len(self.footnotes) + 1
        mark = w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef"))
        self.footnotes.append(w("footnote", paragraph("FootnoteText", mark, run(" "), content), id=identifier))
        return w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteReference", id=identifier))

    def relation(self, url: str) -> str:
        """站外地址的关系标识。"""
        if url not in self.urls:
            self.urls.append(url)
        return relation_id(self.urls.index(url))

    def bookmark(self, label: str, content: Xml = "") -> Xml:
        """给内容加书签；同一个标签只落一次。"""
        name = bookmark_name(label)
        if not label or name in self._named:
            return content
        self._named.add(name)
        identifier = len(self._named)
        return w("bookmarkStart", id=identifier, name=name) + content + w("bookmarkEnd", id=identifier)


def bookmark_name(label: str) -> str:
    """书签名：只能用字母数字，不超过四十个字符；下划线起头的不列在书签对话框里。"""
    return f"_jx{sha256(label.encode()).hexdigest()[:16]}"


def caption_name(label: str) -> str:
    """题号自己的标签，供交叉引用。"""
    return f"{label}#caption"


def relation_id(number: int) -> str:
    """第几个站外地址的关系标识。"""
    return f"link{number + 1}"
