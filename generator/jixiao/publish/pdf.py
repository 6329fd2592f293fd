"""PDF：纸面版交给模板排版。版式都在 theme/paper.toml 与 theme/pdf/。"""

from typing import Final

from jixiao.model.paper import PaperReport
from jixiao.publish.edition import Edition, Exporter
from jixiao.publish.pdf_data import paper_data
from jixiao.publish.typesetter import fonts_at_hand, typeset


def pdf(edition: Edition) -> bytes:
    """一份评价的 PDF。"""
    return paper_pdf(edition.paper())


def paper_pdf(paper: PaperReport) -> bytes:
    """纸面版的 PDF；一份评价或一册汇编。"""
    data = paper_data(paper)
    return typeset("document.typ", data, data["date"])


def bound_pdf(editions: tuple[Edition, ...]) -> bytes:
    """几份自评表编成一册的 PDF。"""
    return paper_pdf(editions[0].volume(tuple(edition.scored for edition in editions)))


PDF: Final = Exporter("pdf", "PDF", ".pdf", pdf, "打印、签字、归档", bound_pdf, fonts_at_hand)
