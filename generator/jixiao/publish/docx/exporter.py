"""一份纸面版写成 Word 文件：封面、目录、各部分分节排好。"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final, TypeAlias

from jixiao.model.diagnostic import Diagnostic
from jixiao.model.paper import PaperReport
from jixiao.publish.docx.blocks import BODY, GAP, PartWriter
from jixiao.publish.docx.flow import Reader
from jixiao.publish.docx.front import contents_blocks, cover_blocks
from jixiao.publish.docx.gathered import Gathered, relation_id
from jixiao.publish.docx.layout import layout
from jixiao.publish.docx.markup import Xml, checked, paragraph, run
from jixiao.publish.docx.numbering import Numbering
from jixiao.publish.docx.package import Parts, packed
from jixiao.publish.docx.pagination import Pages
from jixiao.publish.docx.references import caption_labels, heading_numbers
from jixiao.publish.docx.remarks import Remarks
from jixiao.publish.docx.runs import Runs
from jixiao.publish.docx.sections import Sheet, depth, footers, headers, properties, room, sheet_of, starts_page
from jixiao.publish.docx.styles import fonts_part, settings_part, styles_part
from jixiao.publish.edition import Edition, Exporter
from jixiao.publish.pdf_data import last_day
from jixiao.wording.exports import REMAINING_FINDINGS

_Part: TypeAlias = tuple[Sheet, list[Xml]]


def docx(edition: Edition) -> bytes:
    """一份评价的 Word 文件；内部版的待答复的发现写成批注。"""
    return paper_docx(edition.paper(), edition.findings)


def bound_docx(editions: tuple[Edition, ...]) -> bytes:
    """几份自评表编成一册。"""
    return paper_docx(editions[0].volume(tuple(edition.scored for edition in editions)))


def paper_docx(paper: PaperReport, findings: tuple[Diagnostic, ...] = ()) -> bytes:
    """纸面版的 Word 文件；一份评价或一册汇编。"""
    page = layout()
    year, month, day = last_day(paper.date)
    moment = datetime(year, month, day)  # noqa: DTZ001 文件属性里的日期没有时区
    gathered = Gathered(
        Numbering(page),
        Remarks(list(findings), f"{moment:%Y-%m-%d}T00:00:00Z"),
        captions=caption_labels(paper),
        numbers=heading_numbers(paper),
    )
    runs = Runs(gathered, page)
    styles = styles_part(page)
    body = _main(paper, runs)
    front = _front(paper, runs, _pages(body, runs, styles) if paper.cover else {})
    sections = [
        (properties(sheet, page, first=n == len(front)), made) for n, (sheet, made) in enumerate([*front, *body])
    ]
    return packed(
        Parts(
            title=checked(paper.title),
            author=checked(paper.author),
            moment=moment,
            body=tuple(_joined(sections)),
            styles=styles,
            numbering=gathered.numbering.part(),
            settings=settings_part(),
            fonts=fonts_part(page),
            headers=headers(paper.header),
            footers=footers(page),
            footnotes=gathered.footnotes,
            comments=gathered.remarks.comments,
            links={relation_id(n): url for n, url in enumerate(gathered.urls)},
        )
    )


def _main(paper: PaperReport, runs: Runs) -> list[_Part]:
    """正文各节：版式与内容。版式不变的接着排。"""
    sequence: dict[str, int] = {}
    sections: list[_Part] = []
    for n, part in enumerate(paper.parts):
        sheet = sheet_of(part)
        joins = bool(sections) and sections[-1][0] is sheet
        new_page = joins and starts_page(part, paper.parts[n - 1])
        made = PartWriter(part, runs, sequence).paragraphs(new_page=new_page)
        if joins:
            sections[-1][1].extend(made)
        else:
            sections.append((sheet, made))
    remarks = runs.gathered.remarks
    if remarks.pending:
        sections[-1][1].append(paragraph(BODY, remarks.on_rest(run(REMAINING_FINDINGS))))
    return sections


def _front(paper: PaperReport, runs: Runs, pages: Mapping[str, int]) -> list[_Part]:
    """封面与目录各一节。"""
    if paper.cover is None:
        return []
    page = runs.layout
    return [
        (Sheet.COVER, cover_blocks(paper.cover, page, room(Sheet.COVER, page))),
        (Sheet.CONTENTS, contents_blocks(runs.gathered.contents, runs, pages)),
    ]


def _pages(sections: list[_Part], runs: Runs, styles: Xml) -> Mapping[str, int]:
    """估正文里各书签在第几页。"""
    reader, page = Reader(styles), runs.layout
    width = room(Sheet.UPRIGHT, page)
    notes = {str(n): reader.note(one, width) for n, one in enumerate(runs.gathered.footnotes, start=1)}
    pages = Pages(notes, reader.note(paragraph("FootnoteText"), width))
    for sheet, content in sections:
        pages.section(reader.pieces(content, room(sheet, page)), depth(sheet, page))
    return pages.found


def _joined(sections: list[tuple[Xml, list[Xml]]]) -> Iterator[Xml]:
    """末节的设置在正文末尾，其余的在各节最后一段里。"""
    for n, (settings, content) in enumerate(sections):
        if n == len(sections) - 1:
            yield from content
            yield settings
        else:
            # 节末的表后已有小空段，设置就写在它里面，免得多出一段挤到下一页
            yield from content[:-1] if content[-1] == GAP else content
            yield paragraph("TableGap", properties=settings)


DOCX: Final = Exporter("docx", "Word", ".docx", docx, "在 Word、WPS 里接着改", bound_docx)
