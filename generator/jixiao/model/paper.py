"""纸面版：印成 PDF、Word 的那一份，由编排好的报告裁取、排好次序。

各部分的块里只有纸上走得通的链接：指向本文件里的某处（SitePath 的 path 是所在部分的 path），或站外地址；
引用登记过的文件的，指到“引用文件”一节，章内首次提到时带脚注。
"""

from dataclasses import dataclass
from enum import StrEnum

from jixiao.model.entry import PartialDate
from jixiao.model.report import Block


class PartKind(StrEnum):
    """部分的种类，决定版式。"""

    FORM = "form"  # 官方表单，题即表题
    MEMBER = "member"  # 汇编里的一份表单，题是项目名称，表题另印
    SUMMARY = "summary"
    CHAPTER = "chapter"
    APPENDIX = "appendix"  # 另页起
    DOCUMENTS = "documents"  # 引用文件
    ABOUT = "about"  # 说明


@dataclass(frozen=True, slots=True)
class Part:
    """一部分：题、所在的 path（供链接）、块；landscape 为真的横排。"""

    kind: PartKind
    title: str
    path: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """封面。mark 是左上角的公开方式，status 是未定稿的标记（可空），lines 是名目与内容。"""

    mark: str
    title: str
    status: str
    lines: tuple[tuple[str, str], ...]
    date: str


@dataclass(frozen=True, slots=True)
class PaperReport:
    """纸面版。没有封面的（一份自评表）也没有目录；date 是文件的日期，不取时钟。"""

    identifier: str
    title: str
    author: str
    header: str
    date: PartialDate
    cover: Cover | None
    parts: tuple[Part, ...]
