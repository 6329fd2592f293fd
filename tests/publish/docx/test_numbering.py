"""标题的号由 Word 编：照规范从 XML 算出来的，处处等于报告里的；也问 LibreOffice。"""

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
import yaml
from tests.publish.docx.word_numbers import numbered

from jixiao.editions import editions_of
from jixiao.model.entry import PartialDate
from jixiao.model.evaluation import Audience
from jixiao.model.paper import PaperReport, Part, PartKind
from jixiao.model.report import Block, Heading, ListBlock, Notice, Quote, Section, Text
from jixiao.model.report_text import plain_text
from jixiao.pipeline import study
from jixiao.publish.docx.exporter import paper_docx

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "docx" / "numbering.yaml").read_text(encoding="utf-8"))


@pytest.fixture(name="papers", scope="module")
def _papers(repository: Path) -> tuple[PaperReport, ...]:
    editions = editions_of(study(repository, Audience.INTERNAL), Audience.INTERNAL)
    return tuple(edition.paper() for edition in editions)


def headings(blocks: tuple[Block, ...]) -> Iterator[Heading]:
    for block in blocks:
        match block:
            case Heading():
                yield block
            case Section() | Quote() | Notice():
                yield from headings(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from headings(item)
            case _:
                pass


def expected(paper: PaperReport) -> list[str]:
    """报告里各部分的题、各级标题，连同编排好的号。"""
    told = []
    for part in paper.parts:
        told.append(part.title)
        told += [heading.number.strip(" ") + plain_text(heading.content) for heading in headings(part.blocks)]
    return told


def written(content: bytes) -> list[tuple[str, str]]:
    """Word 里各标题：样式名、号与题名。号与题名之间的半角空格不计。"""
    document = docx.Document(io.BytesIO(content))
    named = ("Heading", "附件标题", "表单标题")
    return [
        (p.style.name, number.rstrip(" ") + p.text)
        for p, number in numbered(document)
        if p.style.name.startswith(named)
    ]


def test_每份评价的标题_Word编的号都是编排的号(papers: tuple[PaperReport, ...]) -> None:
    for paper in papers:
        told = [title.replace(". ", ".") for title in expected(paper)]
        assert [title for _, title in written(paper_docx(paper))] == told, paper.identifier
    assert len(papers) == 25
    assert max(len(expected(paper)) for paper in papers) > 100


@pytest.mark.parametrize("case", CASES, ids=[case["名称"] for case in CASES])
def test_编号(case: dict[str, list[dict[str, object]]]) -> None:
    parts = tuple(
        Part(
            PartKind(told["种类"]),
            str(told["题"]),
            f"part{n}/",
            tuple(Heading(h["级"], h["号"], (Text("题"),), "") for h in told.get("标题", ())),  # type: ignore[attr-defined]
        )
        for n, told in enumerate(case["各部分"])
    )
    paper = PaperReport("case", "试", "单位", "页眉", PartialDate(2025, 7), None, parts)
    content = paper_docx(paper)
    assert [title for _, title in written(content)] == case["Word 所编"]
    numbering = docx.Document(io.BytesIO(content)).part.numbering_part.element
    starts = numbering.xpath("w:num/w:lvlOverride/w:startOverride/@w:val")
    assert [int(start) for start in starts] == case["另设的起点"]


def test_标题样式自己带编号_新加的标题也有号(papers: tuple[PaperReport, ...]) -> None:
    document = docx.Document(io.BytesIO(paper_docx(papers[0])))
    numbering = document.part.numbering_part.element
    linked = "w:abstractNum[@w:abstractNumId=0]/w:lvl[w:pStyle]"
    names = numbering.xpath(f"{linked}/w:pStyle/@w:val")
    assert names == [f"Heading{n}" for n in range(1, 7)]
    assert numbering.xpath(f"{linked}/w:lvlText/@w:val") == ["%1、", "（%2）", "%3.", "（%4）", "%5", "%6"]
    for depth, name in enumerate(names):
        style = next(one for one in document.styles if one.style_id == name)
        assert style.element.xpath("w:pPr/w:numPr/w:ilvl/@w:val") == [str(depth)]
        assert style.element.xpath("w:pPr/w:numPr/w:numId/@w:val") == ["1"]
    assert numbering.xpath("w:num[@w:numId=1]/w:abstractNumId/@w:val") == ["0"]


@pytest.mark.office
def test_LibreOffice编的号也是编排的号(papers: tuple[PaperReport, ...], tmp_path: Path) -> None:
    reports = [paper for paper in papers if paper.cover is not None]
    for paper in reports:
        (tmp_path / f"{paper.identifier.replace('/', '-')}.docx").write_bytes(paper_docx(paper))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless", "--norestore"]
    subprocess.run(  # noqa: S603 固定的命令
        [
            *command,
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            *map(str, tmp_path.glob("*.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    for paper in reports:
        text = (tmp_path / f"{paper.identifier.replace('/', '-')}.txt").read_text(encoding="utf-8-sig")
        lines = iter([line.replace(" ", "") for line in text.splitlines()])
        for title in expected(paper):
            assert title.replace(" ", "") in lines, title  # 依次找下去，次序也要对
    assert len(reports) == 3
