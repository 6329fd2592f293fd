"""Word 文件：写出来，用 python-docx 打开，看样式、文字、合并的单元、次序、字节。"""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import get_args

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publish.docx.word_numbers import numbered

from jixiao.editions import editions_of
from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.model.entry import PartialDate
from jixiao.model.evaluation import Audience
from jixiao.model.location import Location
from jixiao.model.paper import PaperReport, Part, PartKind
from jixiao.model.report import (
    Align,
    Bar,
    BarChart,
    Block,
    Caption,
    CardLine,
    Cell,
    Code,
    DerivationCard,
    Emphasis,
    FactText,
    Footnote,
    Heading,
    Inline,
    KeyFigure,
    KeyFigures,
    LineBreak,
    Link,
    ListBlock,
    Notice,
    Paragraph,
    Preformatted,
    Quote,
    Row,
    Scope,
    Section,
    SitePath,
    Strong,
    Table,
    Text,
)
from jixiao.pipeline import study
from jixiao.publish.docx.exporter import bound_docx, paper_docx
from jixiao.publish.docx.exporter import docx as write
from jixiao.publish.edition import Edition, ExportFault

FORM = "2024/xidu-yizhan"
REPORT = "2024/xinzhuang-dangjian"
LARGE = "2024/huacao-dangqun"


def paper(*blocks: Block, kind: PartKind = PartKind.CHAPTER, landscape: bool = False) -> PaperReport:
    part = Part(kind, "一、试", "case/", blocks, landscape)
    return PaperReport("case", "试", "单位", "页眉", PartialDate(2025, 7), None, (part,))


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def part_text(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read(name).decode()


@pytest.fixture(name="editions", scope="module")
def _editions(repository: Path) -> dict[str, Edition]:
    found = editions_of(study(repository, Audience.PUBLIC), Audience.PUBLIC)
    return {edition.scored.identifier: edition for edition in found}


# ---------------------------------------------------------------- 示例


def outline(document: Document) -> Iterator[str]:
    """每段一行：样式、Word 编的号与文字；表格每行一行，合并的单元只写一次，注明跨几行几栏。"""
    numbers = {said._p: number for said, number in numbered(document)}  # noqa: SLF001 以元素为键
    for child in document.element.body:
        if child.tag == qn("w:p"):
            said = WordParagraph(child, document)
            if said.text or said.style.name.startswith("heading"):
                yield f"[{said.style.name}] {numbers[child]}{said.text}"
        elif child.tag == qn("w:tbl"):
            yield from table_lines(WordTable(child, document))


def table_lines(table: WordTable) -> Iterator[str]:
    for row in table._tbl.tr_lst:  # noqa: SLF001 要看合并的写法
        cells = []
        for cell in row.tc_lst:
            merged = cell.vMerge
            text = "".join(node.text or "" for node in cell.iter(qn("w:t")))
            mark = f"×{cell.grid_span}" if cell.grid_span > 1 else ""
            cells.append("〃" if merged == "continue" else f"{text}{mark}{'↓' if merged else ''}")
        head = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        yield ("    # " if head else "    ") + " | ".join(cells)


@pytest.mark.parametrize("identifier", [FORM, REPORT])
def test_样式与文字(identifier: str, editions: dict[str, Edition], golden: Callable[[str, str], None]) -> None:
    lines = outline(opened(write(editions[identifier])))
    golden(f"docx/{identifier.replace('/', '-')}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("identifier", [FORM, REPORT, LARGE])
def test_字节相同_时刻取自数据(identifier: str, editions: dict[str, Edition]) -> None:
    content = write(editions[identifier])
    assert write(editions[identifier]) == content
    issued = editions[identifier].paper().date
    core = opened(content).core_properties
    assert (core.created.year, core.modified.year) == (issued.year, issued.year)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert {info.date_time[:3] for info in packed.infolist()} == {
            (core.created.year, core.created.month, core.created.day)
        }


def test_标题都有大纲级别_目录收的就是这些(editions: dict[str, Edition]) -> None:
    document = opened(write(editions[REPORT]))
    entries = [p.text.split("\t")[0] for p in document.paragraphs if p.style.name.startswith("toc ")]
    titles = [number + p.text for p, number in numbered(document) if p.style.name in {"Heading 1", "Heading 2"}]
    assert len(entries) > 30
    assert entries == titles
    for level in range(1, 7):
        assert document.styles[f"Heading {level}"].element.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == str(
            level - 1
        )
    assert "updateFields" not in part_text(write(editions[REPORT]), "word/settings.xml")


@pytest.mark.parametrize("identifier", [FORM, REPORT, LARGE])
def test_链接都有落处(identifier: str, editions: dict[str, Edition]) -> None:
    content = write(editions[identifier])
    parts = part_text(content, "word/document.xml") + part_text(content, "word/footnotes.xml")
    names = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"', parts)
    assert len(names) == len(set(names))
    assert {*re.findall(r'w:anchor="([^"]+)"', parts), *re.findall(r" REF (\S+) ", parts)} <= set(names)
    relations = part_text(content, "word/_rels/document.xml.rels")
    assert set(re.findall(r'r:id="([^"]+)"', parts)) <= set(re.findall(r'Id="([^"]+)"', relations))


def test_东亚字体写在样式上_没有主题字体(editions: dict[str, Edition]) -> None:
    content = write(editions[REPORT])
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert not [name for name in packed.namelist() if "theme" in name]
    styles = part_text(content, "word/styles.xml")
    assert "Theme" not in styles
    normal = opened(content).styles["Normal"].element
    assert normal.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) == "仿宋"
    assert normal.find(f".//{qn('w:sz')}").get(qn("w:val")) == "32"  # 三号


def test_版心与横排(editions: dict[str, Edition]) -> None:
    sections = opened(write(editions[REPORT])).sections
    first = sections[0]
    millimetres = [round(side.mm) for side in (first.top_margin, first.bottom_margin, first.left_margin)]
    assert millimetres == [37, 35, 28]
    wide = [section for section in sections if section.page_width > section.page_height]
    assert len(wide) == 1
    form = opened(write(editions[FORM])).sections[0]
    assert round(form.top_margin.mm) == 20


def test_页码单页居右_双页居左(editions: dict[str, Edition]) -> None:
    section = opened(write(editions[REPORT])).sections[2]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert [p.text for p in (odd, even)] == ["— 1 —", "— 1 —"]
    assert [p.alignment.name for p in (odd, even)] == ["RIGHT", "LEFT"]
    assert " PAGE " in odd._p.xml  # noqa: SLF001 域的指令不在文字里


def test_合订的一份一题(editions: dict[str, Edition]) -> None:
    forms = tuple(edition for name, edition in editions.items() if name.startswith("2024/xidu"))
    document = opened(bound_docx(forms))
    titles = [number + p.text for p, number in numbered(document) if p.style.name == "Heading 1"]
    assert titles == ["汇总表", "1. 党建经费", "2. 生活驿站运行经费"]


# ---------------------------------------------------------------- 表格


def test_合并的单元_重复的表头_数靠右() -> None:
    head = Row((Cell((Text("甲"),), Scope.COLUMN), Cell((Text("乙丙"),), Scope.COLUMN, colspan=2)))
    level = Cell((Text("级"),), Scope.ROW_GROUP, rowspan=3)
    number = partial(Cell, align=Align.END)
    rows = (
        Row((level, Cell((Text("一"),)), number((Text("1.00"),)))),
        Row((Cell((Text("二"),)), number((Text("2.00"),)))),
        Row((Cell((Text("三"),), colspan=2),)),
    )
    document = opened(paper_docx(paper(Table("t", None, (head,), (rows,)))))
    table = document.tables[0]
    assert list(table_lines(table)) == [
        "    # 甲 | 乙丙×2",
        "    级↓ | 一 | 1.00",
        "    〃 | 二 | 2.00",
        "    〃 | 三×2",
    ]
    assert table.cell(1, 0)._tc is table.cell(3, 0)._tc  # noqa: SLF001 同一个单元
    assert table.cell(1, 2).paragraphs[0].alignment.name == "RIGHT"


@pytest.mark.parametrize("identifier", [FORM, REPORT, LARGE])
def test_各行的栏数都与表格相同(identifier: str, editions: dict[str, Edition]) -> None:
    for table in opened(write(editions[identifier])).tables:
        columns = len(table._tbl.tblGrid.gridCol_lst)  # noqa: SLF001 要看合并的写法
        assert {sum(cell.grid_span for cell in row.tc_lst) for row in table._tbl.tr_lst} == {columns}  # noqa: SLF001


def test_题号是域_不照次序的另设起点() -> None:
    tables = [
        Table(f"t{n}", Caption(label, "题"), (), ((Row((Cell((Text("1"),)),)),),))
        for n, label in enumerate(("表1", "表2", "表4", "附表2-1"))
    ]
    document = opened(paper_docx(paper(*tables)))
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    assert [p.text for p in captions] == ["表1　题", "表2　题", "表4　题", "附表2-1　题"]
    told = [re.findall(r"SEQ [^<]+", p._p.xml) for p in captions]  # noqa: SLF001 域的指令不在文字里
    assert told == [[r"SEQ 表 \* ARABIC "], [r"SEQ 表 \* ARABIC "], [r"SEQ 表 \* ARABIC \r 4 "], []]


def test_见表几是交叉引用的域() -> None:
    table = Table("t", Caption("表1", "题"), (), ((Row((Cell((Text("1"),)),)),),))
    target = SitePath("case/", "t")
    said = Paragraph((Text("见"), Link(target, (Text("表1"),)), Text("，又见"), Link(target, (Text("上表"),))))
    content = paper_docx(paper(said, table))
    body = part_text(content, "word/document.xml")
    names = re.findall(r" REF (\S+) ", body)
    assert len(names) == 1
    marked = re.search(rf'w:name="{names[0]}"/>(.*?)<w:bookmarkEnd', body)
    assert re.findall(r"<w:t [^>]*>([^<]*)</w:t>", marked[1]) == ["表", "1"]
    assert "见表1，又见上表" in [p.text for p in opened(content).paragraphs]


def test_条形图的条照百分数() -> None:
    bars = tuple(Bar((Text(percent),), percent, (Text("注"),)) for percent in ("0", "50.00", "100.00"))
    document = opened(paper_docx(paper(BarChart("c", None, "图", "说明", bars))))
    spans = [[cell.grid_span for cell in row.tc_lst] for row in document.tables[0]._tbl.tr_lst]  # noqa: SLF001
    assert spans == [[1, 20, 1], [1, 10, 10, 1], [1, 20, 1]]


# ---------------------------------------------------------------- 每种块、每种片段


def _inlines() -> Iterator[Inline]:
    yield from (Text("文字"), Strong((Text("加重"),)), Emphasis((Text("强调"),)), Code("a/b.yaml"), LineBreak())
    yield Link(SitePath("case/", "here"), (Text("内链"),))
    yield Link("https://example.org/?a=1&b=2", (Text("外链"),))
    yield Link("javascript:alert(1)", (Text("不成链接"),))
    yield FactText("case", "总分", "88.9")
    yield Footnote((Text("脚注"), Link("https://example.org/note", (Text("注里的链接"),))))


def _blocks() -> Iterator[Block]:
    said = Paragraph((Text("里面一段"),))
    yield Heading(2, "（一）", (Text("二级"),), "here")
    yield Heading(4, "（1）", (Text("跳了一级"),), "skipped")
    yield Paragraph(tuple(_inlines()))
    yield ListBlock(ordered=True, items=((Section("item", (said,)),), (Paragraph((Text("第二项"),)), said)))
    yield Quote((Paragraph((Text("引文"),)),))
    yield Preformatted("照原样\n第二行")
    cell = Cell((Text("1.00"),), align=Align.END)
    yield Table("t", Caption("表1", "表题", "元"), (), ((Row((cell,)),),), notes=((Text("表注"),),))
    yield BarChart("c", Caption("图1", "图题"), "图", "甲 50%", (Bar((Text("甲"),), "50.00", (Text("半数"),)),))
    yield KeyFigures((KeyFigure("总分", (Text("88.9"),), (Text("满分"),)),))
    yield Notice("info", "提示", (Paragraph((Text("提示的话"),)),))
    yield DerivationCard("f", "来历", "1", (CardLine("公式", ((Text("一加零"),),)),))
    yield Section("s", (Paragraph((Text("一节"),)),))


def test_每种块每种片段都写得出() -> None:
    assert {type(block) for block in _blocks()} == set(get_args(Block))
    assert {type(item) for item in _inlines()} == set(get_args(Inline))
    content = paper_docx(paper(*_blocks()))
    text = "\n".join(outline(opened(content)))
    for word in (
        "[Heading 2] （一）二级",
        "[Heading 4] （1）跳了一级",
        "文字加重强调a/b.yaml\n内链外链不成链接88.9",
        "[List Paragraph] 2.\t第二项",
        "[Quote] 引文",
        "照原样\n第二行",
        "[Caption] 表1　表题",
        "[表的单位] 单位：元",
        "[表注] 表注",
        "[Caption] 图1　图题",
        "总分：88.9（满分）",
        "[提示] 提示的话",
        "来历　1",
        "公式：一加零",
        "一节",
    ):
        assert word in text, word
    assert "脚注" in part_text(content, "word/footnotes.xml")


def test_几条表注连着表的末行_不单独落到下一页() -> None:
    notes = ((Text("一"),), (Text("二"),), (Text("三"),))
    document = opened(paper_docx(paper(Table("t", None, (), ((Row((Cell((Text("末行"),)),)),),), notes=notes))))
    (row,) = document.tables[0].rows
    assert row.cells[0].paragraphs[0].paragraph_format.keep_with_next
    noted = [p for p in document.paragraphs if p.style.name == "表注"]
    assert [(p.text, p.paragraph_format.keep_with_next) for p in noted] == [("一", True), ("二", True), ("三", None)]


def test_列表每项一个号_续段没有号() -> None:
    items = ((Section("a", (Paragraph((Text("一"),)),)),), (Paragraph((Text("二"),)), Paragraph((Text("续"),))))
    document = opened(paper_docx(paper(ListBlock(ordered=True, items=items), ListBlock(ordered=False, items=items))))
    listed = [p for p in document.paragraphs if p.style.name == "List Paragraph"]
    numbers = [p._p.pPr.numPr.numId.val if p._p.pPr.numPr is not None else 0 for p in listed]  # noqa: SLF001
    assert numbers == [2, 2, 0, 3, 3, 0]
    assert [number for p, number in numbered(document) if p.style.name == "List Paragraph"][:3] == ["1.\t", "2.\t", ""]


def test_站外链接只放行常见协议() -> None:
    content = paper_docx(paper(Paragraph(tuple(_inlines())), Heading(2, "", (Text("题"),), "here")))
    for name in ("document", "footnotes"):
        relations = part_text(content, f"word/_rels/{name}.xml.rels")
        assert sorted(re.findall(r'Target="([^"]+)" TargetMode="External"', relations)) == [
            "https://example.org/?a=1&amp;b=2",
            "https://example.org/note",
        ]


# ---------------------------------------------------------------- 批注


def test_发现批注在所涉的数上_没有落处的在文末() -> None:
    at = Location("evaluations/case/评价.yaml", 3, 1)
    on = Diagnostic("S01", Severity.WARNING, "分不对", at, "改分", about=("指标.B11",))
    off = Diagnostic("T01", Severity.WARNING, "日期不对", at, about=("日期",))
    content = paper_docx(
        paper(
            Paragraph((FactText("case", "指标.B11.得分", "3.9"), Text("分"))),
        ),
        (on, off),
    )
    document = opened(content)
    comments = list(document.comments)
    assert [(c.author, c.timestamp.year) for c in comments] == [("复核", 2025), ("复核", 2025)]
    assert "分不对" in comments[0].text
    assert "改法：改分" in comments[0].text
    body = part_text(content, "word/document.xml")
    assert re.search(r'<w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve">3.9</w:t></w:r>', body)
    assert "日期不对" in comments[1].text
    assert document.paragraphs[-1].text == "复核的其余发现见批注。"


def test_公开版没有批注(editions: dict[str, Edition]) -> None:
    with zipfile.ZipFile(io.BytesIO(write(editions[REPORT]))) as packed:
        assert not [name for name in packed.namelist() if "comments" in name]


# ---------------------------------------------------------------- 文字照原样


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1))
@settings(max_examples=40)
def test_任何文字都照原样(text: str) -> None:
    document = opened(paper_docx(paper(Paragraph((Text(f"始{text}终"),)))))
    assert f"始{text}终" in [p.text for p in document.paragraphs]


def test_控制字符_说明在哪里() -> None:
    with pytest.raises(ExportFault, match=r"控制字符 U\+0001，在“甲.乙”。请删去"):
        paper_docx(paper(Paragraph((Text("甲\x01乙"),))))


# ---------------------------------------------------------------- LibreOffice


@pytest.mark.office
@pytest.mark.parametrize("identifier", [FORM, REPORT])
def test_LibreOffice打得开_转得成(identifier: str, editions: dict[str, Edition], tmp_path: Path) -> None:
    source = tmp_path / "paper.docx"
    source.write_bytes(write(editions[identifier]))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless", "--norestore"]
    subprocess.run(  # noqa: S603 固定的命令
        [*command, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(source)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    text = (tmp_path / "paper.txt").read_text(encoding="utf-8").replace("\u2011", "-")  # 不断的连字符
    for said in opened(source.read_bytes()).paragraphs:
        if said.style.name == "Body Text" and "footnoteReference" not in said._p.xml:  # noqa: SLF001
            assert said.text in text
