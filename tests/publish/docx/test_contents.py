"""目录：每项有题、前导点、指向题的页码域；页码先填估的，与 LibreOffice 排出来的相差不过一页。"""

import io
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from jixiao.editions import editions_of
from jixiao.model.evaluation import Audience
from jixiao.pipeline import study
from jixiao.publish.docx.exporter import docx as write
from jixiao.publish.docx.flow import Piece
from jixiao.publish.docx.layout import layout
from jixiao.publish.docx.measure import lines
from jixiao.publish.docx.pagination import Pages
from jixiao.publish.edition import Edition

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "docx" / "pagination.yaml").read_text(encoding="utf-8"))
REPORTS = ("2024/xinzhuang-dangjian", "2024/huacao-dangqun", "2026/hongqiao-dangqun")


@pytest.fixture(name="editions", scope="module")
def _editions(repository: Path) -> dict[str, Edition]:
    found = editions_of(study(repository, Audience.PUBLIC), Audience.PUBLIC)
    return {edition.scored.identifier: edition for edition in found}


def entries(content: bytes) -> list[tuple[str, str]]:
    """目录各项的题与页码。"""
    document = docx.Document(io.BytesIO(content))
    return [tuple(p.text.split("\t")) for p in document.paragraphs if p.style.name.startswith("toc ")]


@pytest.mark.parametrize("identifier", REPORTS)
def test_目录每项都有页码域_指着题上的书签(identifier: str, editions: dict[str, Edition]) -> None:
    content = write(editions[identifier])
    document = docx.Document(io.BytesIO(content))
    marked = {
        mark.get(qn("w:name")): p.text
        for p in document.paragraphs
        if p.style.name.startswith("Heading")
        for mark in p._p.iter(qn("w:bookmarkStart"))  # noqa: SLF001 书签不在文字里
    }
    listed = [p for p in document.paragraphs if p.style.name.startswith("toc ")]
    assert len(listed) > 20
    for said in listed:
        link = said._p.find(qn("w:hyperlink"))  # noqa: SLF001 域不在文字里
        target = re.search(r" PAGEREF (\S+) \\h ", "".join(said._p.itertext()))[1]  # noqa: SLF001
        assert link.get(qn("w:anchor")) == target
        assert said.text.split("\t")[0].endswith(marked[target])
    pages = [int(page) for _, page in entries(content)]
    assert pages == sorted(pages)
    assert pages[0] == 1
    for name in ("toc 1", "toc 2"):
        stop = document.styles[name].element.find(f".//{qn('w:tab')}")
        assert (stop.get(qn("w:val")), stop.get(qn("w:leader"))) == ("right", "dot")
        first = document.sections[1]
        assert int(stop.get(qn("w:pos"))) == (first.page_width - first.left_margin - first.right_margin) // 635


@pytest.mark.parametrize("case", CASES, ids=[case["名称"] for case in CASES])
def test_估页码(case: dict[str, Any]) -> None:
    pages = Pages({"1": 20}, separator=10)
    pieces = [
        Piece(
            lines=told["行"],
            line=20,
            whole=told.get("不拆", False),
            held=told.get("连下", False),
            fresh=told.get("另页", False),
            heading=told.get("表头", False),
            table=told.get("表", 0),
            marks=tuple(told.get("书签", ())),
            notes=tuple(told.get("脚注", ())),
        )
        for told in case["各件"]
    ]
    pages.section(pieces, case["版心"])
    assert pages.found == case["页"]


PIECES = st.lists(
    st.builds(
        Piece,
        lines=st.integers(1, 40),
        line=st.integers(1, 30),
        before=st.integers(0, 20),
        whole=st.booleans(),
        held=st.booleans(),
        fresh=st.booleans(),
        heading=st.booleans(),
        table=st.integers(0, 2),
        notes=st.lists(st.sampled_from("12"), max_size=3).map(tuple),
    ),
    max_size=12,
)


@given(PIECES, st.integers(1, 400))
def test_怎样的版面都排得完_页码只增不减(pieces: list[Piece], depth: int) -> None:
    pages = Pages({"1": 20, "2": 300}, separator=10)
    told = [Piece(**{**_fields(piece), "marks": (str(n),)}) for n, piece in enumerate(pieces)]
    pages.section(told, depth)
    found = [pages.found[str(n)] for n in range(len(told))]
    assert found == sorted(found)


def _fields(piece: Piece) -> dict[str, Any]:
    return {name: getattr(piece, name) for name in Piece.__slots__}


def test_估行数() -> None:
    assert lines("绩效", 32, 8000) == 1
    assert lines("", 32, 8000) == 1
    assert lines("甲\n乙", 32, 8000) == 2
    assert lines("字" * 28, 32, 320 * 28) == 1  # 每行恰排 28 字
    assert lines("字" * 27, 32, 320 * 28, first=640) == 2  # 段首空两字
    assert lines("1" * 56, 32, 320 * 28) == 1  # 数字占半字


@pytest.mark.office
def test_估的页码与LibreOffice相近(editions: dict[str, Edition], tmp_path: Path) -> None:
    contents = {identifier.replace("/", "-"): write(editions[identifier]) for identifier in REPORTS}
    for name, content in contents.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless", "--norestore"]
    files = [str(tmp_path / f"{name}.docx") for name in contents]
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(_stand_ins(), encoding="utf-8")
    subprocess.run(  # noqa: S603 固定的命令
        [*command, "--convert-to", "pdf", "--outdir", str(tmp_path), *files],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        check=True,
        capture_output=True,
        timeout=300,
    )
    apart = []
    for name, content in contents.items():
        found = iter(bookmarked(PdfReader(tmp_path / f"{name}.pdf")))
        for title, page in entries(content):
            actual = next(number for told, number in found if told == bare(title))
            apart.append(abs(int(page) - actual))
    assert max(apart) <= 1
    assert apart.count(0) * 3 >= len(apart) * 2


def _stand_ins() -> str:
    """这台机器没有仿宋、楷体的，拿宽窄相同的宋体、黑体代替；不写明的，数字会落到宽得多的西文字体上。"""
    serif, sans = "Noto Serif CJK SC", "Noto Sans CJK SC"
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test><edit name="family" mode="assign" '
        f'binding="strong"><string>{sans if role == "hei" else serif}</string></edit></match>'
        for role, name in layout().fonts.items()
    )
    return f'<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>{rules}</fontconfig>'


def bare(title: str) -> str:
    return re.sub(r"\s", "", title)


def bookmarked(pdf: PdfReader) -> list[tuple[str, int]]:
    """PDF 书签的题与印在页脚的页码。"""
    footers = [re.findall(r"—\s*(\d+)\s*—", page.extract_text()) for page in pdf.pages]
    found: list[tuple[str, int]] = []

    def walk(items: list[Any]) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item)
            else:
                number = pdf.get_destination_page_number(item)
                found.append((bare(item.title), int(footers[number][-1])))

    walk(pdf.outline)
    return found
