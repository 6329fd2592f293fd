"""版式写在 XML 里：各类文字的字体都写明、没有主题字体，横排的附件自成一节。全部示例逐份看。"""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from jixiao.editions import editions_of
from jixiao.model.evaluation import Audience
from jixiao.pipeline import study
from jixiao.publish.docx.exporter import docx as write
from jixiao.publish.edition import Edition

A4 = (210, 297)
NAMED = ("ascii", "hAnsi", "eastAsia", "cs")


@pytest.fixture(name="written", scope="module")
def _written(repository: Path) -> list[tuple[Edition, bytes]]:
    editions = editions_of(study(repository, Audience.INTERNAL), Audience.INTERNAL)
    return [(edition, write(edition)) for edition in editions]


def test_字体逐类写明_不留给主题(written: list[tuple[Edition, bytes]]) -> None:
    families = set()
    for edition, content in written:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            assert not [name for name in packed.namelist() if "theme" in name], edition.scored.identifier
            parts = {name: packed.read(name) for name in packed.namelist() if name.startswith("word/")}
        for name, part in parts.items():
            if not name.endswith(".xml"):
                continue
            for fonts in parse_xml(part).iter(qn("w:rFonts")):
                told = {key.rsplit("}", 1)[-1]: value for key, value in fonts.items()}
                assert not [key for key in told if "Theme" in key]
                assert told.pop("hint") == "eastAsia"
                # 编号只写提示，字体随标题
                assert not told or (set(told) == set(NAMED) and len(set(told.values())) == 1), name
                families.update(told.values())
        defaults = parse_xml(parts["word/styles.xml"]).find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
        assert defaults.find(f".//{qn('w:lang')}").get(qn("w:eastAsia")) == "zh-CN"
    assert families == {"仿宋", "宋体", "黑体", "楷体", "方正小标宋_GBK"}


def test_横排的自成一节_宽高与方向相合(written: list[tuple[Edition, bytes]]) -> None:
    wide = 0
    for edition, content in written:
        sections = docx.Document(io.BytesIO(content)).sections
        expected = any(part.landscape for part in edition.paper().parts)
        turns = [one.orientation.name == "LANDSCAPE" for one in sections]
        assert any(turns) is expected, edition.scored.identifier
        for section, turned in zip(sections, turns, strict=True):
            size = round(section.page_width.mm), round(section.page_height.mm)
            assert size == (A4[::-1] if turned else A4)
            if turned:  # 订口在上
                assert (round(section.top_margin.mm), round(section.left_margin.mm)) == (28, 35)
        wide += sum(turns)
    assert wide == 3


def test_正文各节单双页都有页脚_封面没有页码(written: list[tuple[Edition, bytes]]) -> None:
    for edition, content in written:
        document = docx.Document(io.BytesIO(content))
        sections = list(document.sections)
        covered = edition.paper().cover is not None
        for n, section in enumerate(sections):
            footers = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
            numbered = [" PAGE " in p._p.xml for p in footers]  # noqa: SLF001 域不在文字里
            assert numbered == [not (covered and n == 0)] * 2, edition.scored.identifier
        assert document.settings.element.find(qn("w:evenAndOddHeaders")) is not None
