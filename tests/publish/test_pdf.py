"""PDF：排出来，再取出文字、书签、字体、属性来看。"""

import logging
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import Destination

from jixiao.compose.paper import compose_paper
from jixiao.compose.paper_collection import compose_volume
from jixiao.model.entry import PartialDate
from jixiao.model.evaluation import Audience
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
from jixiao.pipeline import Study, study
from jixiao.publish.edition import ExportFault
from jixiao.publish.pdf import paper_pdf
from jixiao.publish.typesetter import choose
from jixiao.wording.exports import missing_glyph

pytestmark = pytest.mark.pdf

FORM = "2024/xidu-yizhan"
REPORT = "2024/xinzhuang-dangjian"


def text_of(pdf: bytes, *options: str) -> str:
    """Pdftotext 取出的文字。"""
    command = ["pdftotext", *options, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()  # noqa: S603 固定的命令


def paper(*blocks: Block, kind: PartKind = PartKind.CHAPTER, title: str = "一、试") -> PaperReport:
    part = Part(kind, title, "case/", blocks)
    return PaperReport("case", "试", "单位", "页眉", PartialDate(2025, 7), None, (part,))


@pytest.fixture(name="example", scope="module")
def _example(repository: Path) -> Study:
    return study(repository, Audience.PUBLIC)  # 内部版另有复核的记号，随检查的增减而变


@pytest.fixture(name="made", scope="module")
def _made(example: Study) -> Callable[[str], bytes]:
    kept: dict[str, bytes] = {}

    def make(identifier: str) -> bytes:
        if identifier not in kept:
            pairs = zip(example.scored, example.composed, strict=True)
            scored, composed = next(pair for pair in pairs if pair[0].identifier == identifier)
            kept[identifier] = paper_pdf(compose_paper(scored, composed.report, example.workspace.registry))
        return kept[identifier]

    return make


# ---------------------------------------------------------------- 示例


@pytest.mark.parametrize("identifier", [FORM, REPORT])
def test_取出的文字(identifier: str, made: Callable[[str], bytes], golden: Callable[[str, str], None]) -> None:
    text = text_of(made(identifier), "-layout").replace("\f", "\n----\n")
    lines = [re.sub(" {2,}", "  ", line.strip()) for line in text.split("\n")]  # 空格的多少随字体的版本而变
    golden(f"pdf/{identifier.replace('/', '-')}.txt", "\n".join(line for line in lines if line) + "\n")


@pytest.mark.parametrize("identifier", [FORM, REPORT])
def test_字节相同_字体都嵌入_标明归档与无障碍的标准(
    identifier: str, made: Callable[[str], bytes], example: Study
) -> None:
    pairs = zip(example.scored, example.composed, strict=True)
    scored, composed = next(pair for pair in pairs if pair[0].identifier == identifier)
    again = paper_pdf(compose_paper(scored, composed.report, example.workspace.registry))
    assert again == made(identifier)
    reader = PdfReader(BytesIO(again))
    assert fonts_of(reader)
    assert all(fonts_of(reader).values())
    metadata = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert reader.trailer["/Root"]["/Lang"].startswith("zh")
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def fonts_of(reader: PdfReader) -> dict[str, bool]:
    """字体名 → 是否嵌入。"""
    found: dict[str, bool] = {}
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            found[inner["/BaseFont"]] = any(key in descriptor for key in ("/FontFile2", "/FontFile3"))
    return found


def test_日期取自数据(made: Callable[[str], bytes]) -> None:
    assert PdfReader(BytesIO(made(REPORT))).metadata["/CreationDate"].startswith("D:20250731")
    assert PdfReader(BytesIO(made(FORM))).metadata["/CreationDate"].startswith("D:20241231")


def test_书签照章节(made: Callable[[str], bytes]) -> None:
    reader = PdfReader(BytesIO(made(REPORT)))
    top = [entry.title for entry in reader.outline if isinstance(entry, Destination)]
    assert top == [
        "摘要",
        "引言",
        "一、项目概况",
        "二、绩效评价工作开展情况",
        "三、评价结论及绩效分析",
        "四、主要经验及做法、存在的问题和建议",
        "附件1　绩效评价指标体系及得分情况",
        "附件2　基础表",
        "附件3　访谈汇总",
        "附件4　满意度汇总分析",
        "引用文件",
        "编制说明",
    ]


def test_目录的页码就是所在的页(made: Callable[[str], bytes]) -> None:
    pages = ["".join(page.split()) for page in text_of(made(REPORT)).split("\f")]
    printed = {found[1]: page for page in pages if (found := re.search(r"—(\d+)—", page))}
    contents = "\n".join(page for page in text_of(made(REPORT), "-layout").split("\f") if ". . . ." in page)
    entries = re.findall(r"^ *(.+?)(?: \.)+ \u2060?(\d+)$", contents, re.MULTILINE)
    assert len(entries) > 30
    for title, number in entries:
        assert "".join(title.split()) in printed[number], (title, number)


def test_指标体系横排_级别名与表头每页都有(made: Callable[[str], bytes]) -> None:
    reader = PdfReader(BytesIO(made(REPORT)))
    wide = [page for page in reader.pages if page.mediabox.width > page.mediabox.height]
    assert len(wide) > 2
    levels = {"A 决策", "B 过程", "C 产出", "D 效益"}
    for page in wide:
        text = page.extract_text()
        assert "评分标准" in text
        assert any(level in text for level in levels)


def test_汇编的书签一份一个(example: Study) -> None:
    members = tuple(one for one in example.scored if one.identifier.startswith("2024/xidu-"))
    collected = compose_volume(members, example.workspace.registry)
    reader = PdfReader(BytesIO(paper_pdf(collected)))
    assert [entry.title for entry in reader.outline] == ["汇总表", "1. 党建经费", "2. 生活驿站运行经费"]


def test_排版没有提醒(example: Study, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="jixiao"):
        for scored, composed in zip(example.scored, example.composed, strict=True):
            if scored.identifier.startswith("2024/"):
                paper_pdf(compose_paper(scored, composed.report, example.workspace.registry))
    assert not caplog.records


# ---------------------------------------------------------------- 段落照原样


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case ListBlock():
                for item in block.items:
                    yield from paragraphs(item)
            case Quote() | Notice() | Section():
                yield from paragraphs(block.blocks)
            case _:
                continue


def bare(text: str) -> str:
    """折行、版面的空白不算。"""
    return re.sub(r"[\s\u2060]", "", text)


def pattern(items: tuple[Inline, ...]) -> list[str]:
    """段落的文字，一字一项；脚注处是一个圈码。"""
    found: list[str] = []
    for item in items:
        match item:
            case Footnote():
                found.append("[①-⑳]")
            case Strong() | Emphasis() | Link():
                found += pattern(item.children)
            case LineBreak():
                continue
            case _:
                found += [re.escape(character) for character in bare(item.text)]
    return found


def printed(paragraph: list[str], pages: list[str]) -> bool:
    """在一面之内，或一面止于中间（其下是脚注），下一面一开头就是其余的。"""
    if any(re.search("".join(paragraph), page) for page in pages):
        return True
    splits = range(1, len(paragraph))
    return any(
        re.match("".join(paragraph[at:]), page) and re.search("".join(paragraph[:at]), before)
        for before, page in pairwise(pages)
        for at in splits
    )


@pytest.mark.parametrize("options", [(), ("-raw",)])
def test_各段文字都照原样取得出(example: Study, made: Callable[[str], bytes], options: tuple[str, ...]) -> None:
    count = 0
    for scored, composed in zip(example.scored, example.composed, strict=True):
        document = compose_paper(scored, composed.report, example.workspace.registry)
        running = {bare(piece) for piece in document.header.split("\u3000")} | {bare(document.header)}
        pages = []
        for page in text_of(made(scored.identifier), *options).split("\f"):
            lines = (bare(line) for line in page.split("\n"))
            pages.append("".join(line for line in lines if line not in running and not re.fullmatch(r"—\w+—", line)))
        for part in document.parts:
            for paragraph in paragraphs(part.blocks):
                assert printed(pattern(paragraph.content), pages), (scored.identifier, paragraph)
                count += 1
    assert count > 300


# ---------------------------------------------------------------- 版面


def test_每面22行_每行28字() -> None:
    rest = "一" * (22 * 28 - 28 - 2)  # 首行是章题，段首空两字
    one = PdfReader(BytesIO(paper_pdf(paper(Paragraph((Text(rest),))))))
    two = PdfReader(BytesIO(paper_pdf(paper(Paragraph((Text(rest + "一"),))))))
    assert (len(one.pages), len(two.pages)) == (1, 2)
    assert max(len(line) for line in text_of(paper_pdf(paper(Paragraph((Text(rest),))))).split("\n")) == 28


@pytest.mark.parametrize("held", ["1,533,190.00 元", "沪财绩〔2020〕6号", "99.95%"])
def test_金额与文号不断在两行(held: str) -> None:
    blocks = [Paragraph((Text("一" * before + held + "。"),)) for before in range(15, 27)]
    lines = text_of(paper_pdf(paper(*blocks))).split("\n")
    assert sum(held in line for line in lines) == len(blocks)


@pytest.mark.parametrize("mark", "；：！？，。、）")
def test_金额后面的标点不落到行首_也不挤成半宽(mark: str) -> None:
    blocks = [Paragraph((Text("一" * before + f"得2分{mark}以下" + "二" * 40),)) for before in range(15, 27)]
    lines = text_of(paper_pdf(paper(*blocks))).split("\n")
    assert not [line for line in lines if line.startswith(mark)]
    assert sum(f"得2分{mark}" in line for line in lines) >= len(blocks) - 4  # 恰在行首的，“得”在上一行
    assert sum(f"分{mark}以" in line for line in lines) >= len(blocks) - 4


def test_跨行的级别名在翻页处再印一次() -> None:
    group = Cell((Text("产出指标"),), Scope.ROW_GROUP, rowspan=90)
    leaves = [Cell((Text(f"第{n}项"),), Scope.ROW) for n in range(90)]
    rows = (Row((group, leaves[0])), *(Row((leaf,)) for leaf in leaves[1:]))
    head = (Row((Cell((Text("一级指标"),), Scope.COLUMN), Cell((Text("三级指标"),), Scope.COLUMN))),)
    pages = text_of(paper_pdf(paper(Table("t", Caption("表1", "长表", "分"), head, (rows,))))).split("\f")[:-1]
    assert len(pages) > 2
    assert all("产出指标" in page and "三级指标" in page for page in pages)
    assert [page.count("产出指标") for page in pages] == [1] * len(pages)


# ---------------------------------------------------------------- 一连排许多份

MANY = """
import sys
from jixiao.model.entry import PartialDate
from jixiao.model.paper import PaperReport, Part, PartKind
from jixiao.model.report import Paragraph, Text
from jixiao.publish.pdf import paper_pdf

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4 // 1024

for number in range(30):
    blocks = tuple(Paragraph((Text(f"第{number}份第{n}段" + "文字" * 120),)) for n in range(400))
    part = Part(PartKind.CHAPTER, "一、试", "case/", blocks)
    paper_pdf(PaperReport("case", f"试{number}", "单位", "页眉", PartialDate(2025, 7), None, (part,)))
    print(resident())
"""


@pytest.mark.skipif(not Path("/proc/self/statm").is_file(), reason="看不到占用的内存")
def test_一连排三十份_内存不随份数增长() -> None:
    made = subprocess.run([sys.executable, "-c", MANY], capture_output=True, check=True, text=True)  # noqa: S603 固定的命令
    resident = [int(line) for line in made.stdout.split()]
    assert len(resident) == 30
    assert resident[-1] - resident[4] < 60, resident


# ---------------------------------------------------------------- 每种块、每种片段


def _inlines() -> Iterator[Inline]:
    yield from (Text("文字"), Strong((Text("加重"),)), Emphasis((Text("强调"),)), Code("a/b.yaml"), LineBreak())
    yield Link(SitePath("case/", "here"), (Text("内链"),))
    yield Link("https://example.org/", (Text("外链"),))
    yield Link("javascript:alert(1)", (Text("不成链接"),))
    yield FactText("case", "总分", "88.9")
    yield Footnote((Text("脚注"),))


def _blocks() -> Iterator[Block]:
    said = Paragraph((Text("里面一段"),))
    yield Heading(2, "（一）", (Text("二级"),), "here")
    yield Heading(4, "（1）", (Text("跳了一级"),), "skipped")
    yield Paragraph(tuple(_inlines()))
    yield ListBlock(ordered=True, items=((said,), (Paragraph((Text("第二项"),)),)))
    yield Quote((Paragraph((Text("引文"),)),))
    yield Preformatted("照原样")
    cell = partial(Cell, align=Align.END)
    yield Table("t", Caption("表1", "表题", "元"), (), ((Row((cell((Text("1.00"),)),)),),), notes=((Text("表注"),),))
    yield BarChart("c", Caption("图1", "图题"), "图", "甲 50%", (Bar((Text("甲"),), "50.00", (Text("半数"),)),))
    yield KeyFigures((KeyFigure("总分", (Text("88.9"),), (Text("满分"),)),))
    yield Notice("info", "提示", (Paragraph((Text("提示的话"),)),))
    yield DerivationCard("f", "来历", "1", (CardLine("公式", ((Text("一加零"),),)),))
    yield Section("s", (Paragraph((Text("一节"),)),))


def test_每种块每种片段都排得出() -> None:
    assert {type(block) for block in _blocks()} == set(get_args(Block))
    assert {type(item) for item in _inlines()} == set(get_args(Inline))
    text = text_of(paper_pdf(paper(*_blocks()))).replace("\n", "")
    for word in (
        *(
            "二级",
            "跳了一级",
            "文字",
            "加重",
            "强调",
            "a/b.yaml",
            "内链",
            "外链",
            "不成链接",
            "88.9",
            "脚注",
            "里面一段",
        ),
        *(
            "第二项",
            "引文",
            "照原样",
            "表1 表题",
            "单位：元",
            "1.00",
            "表注",
            "图1 图题",
            "甲",
            "半数",
            "总分",
            "提示的话",
        ),
        *("来历", "公式：一加零", "一节"),
    ):
        assert word in text, word


def test_站外链接只放行常见协议() -> None:
    pages = PdfReader(BytesIO(paper_pdf(paper(Paragraph(tuple(_inlines())), Heading(2, "", (Text("题"),), "here")))))
    actions = [note.get_object().get("/A", {}) for page in pages.pages for note in page.get("/Annots", ())]
    assert [action["/URI"] for action in actions if "/URI" in action] == ["https://example.org/"]


# ---------------------------------------------------------------- 文字照原样

AWKWARD = "#$*_`\\[]{}<>@~=/-+'\"&%^|!?:;,.（）《》〈〉〔〕“”‘’—…·、。，￥×÷≥≤≠①⑳㎡％Aa1文字绩效"


@given(st.text(alphabet=AWKWARD, min_size=1, max_size=60))
@settings(max_examples=60)
def test_任何文字都照原样取得出(text: str) -> None:
    pdf = paper_pdf(paper(Paragraph((Text(f"始{text}终"),))))
    assert f"始{text}终" in text_of(pdf, "-raw").replace("\n", "")


def test_标记不起作用() -> None:
    text = "#panic() = 题 *粗* $x$ @a <b> \\u{41} // 注 /* 注 */ ~ --"
    assert text in text_of(paper_pdf(paper(Paragraph((Text(text),)))))


# ---------------------------------------------------------------- 缺字体、缺字


def test_缺字体的_说明要装什么() -> None:
    stacks = {"body": ["仿宋", "FangSong"], "hei": ["黑体"]}
    names = {"body": "仿宋", "hei": "黑体"}
    assert choose(stacks, names, {"FangSong", "黑体"}) == {"body": "FangSong", "hei": "黑体"}
    with pytest.raises(ExportFault, match=r"没有可用的黑体字体.*找过：黑体.*fonts-noto-cjk"):
        choose(stacks, names, {"FangSong"})


def test_字体里没有的字_说明是哪个字_在哪里() -> None:
    with pytest.raises(ExportFault) as refused:
        paper_pdf(paper(Paragraph((Text("前面的话甲\u13a0乙后面的话"),))))
    assert str(refused.value) == missing_glyph("\u13a0", "前面的话甲\u13a0乙后面的话")
    assert "“\u13a0”（U+13A0）" in str(refused.value)
    assert "fonts-noto-cjk" in str(refused.value)


def test_私用区的字符_说明改用标准字符() -> None:
    with pytest.raises(ExportFault, match=r"私用区.*U\+E000.*改用标准字符"):
        paper_pdf(paper(Paragraph((Text("甲\ue000乙"),))))


@pytest.mark.parametrize("character", ["\x00", "\x1f", "\ufeff"])
def test_看不见的控制字符_说明在哪里(character: str) -> None:
    with pytest.raises(ExportFault, match=rf"控制字符 U\+{ord(character):04X}，在“甲.乙”。请删去") as refused:
        paper_pdf(paper(Paragraph((Text(f"甲{character}乙"),))))
    assert "fonts-noto-cjk" not in str(refused.value)
