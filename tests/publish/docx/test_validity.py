"""合乎规范：各份文件照 Open XML SDK 的规则验，元素的次序、属性的取值、部件的关系都在内。"""

import re
import zipfile
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from jixiao.editions import editions_of
from jixiao.model.evaluation import Audience
from jixiao.pipeline import study
from jixiao.publish.docx.exporter import bound_docx
from jixiao.publish.docx.exporter import docx as write
from jixiao.publish.edition import Edition

# 规范准许、这个校验器却说错的
ALLOWED = (
    re.compile(r"Numbering definition '0' referenced"),  # 17.9.18：numId 为 0 是不编号
    re.compile(r"relationships/theme' is missing"),  # 主题部件可有可无，有意不要：主题字体会盖过样式里写明的
    re.compile(r"Attribute 'id' value '\d+' was not found in .*FootnotesPart"),  # 本就写在脚注部件里的号，它去别处找
)


@pytest.fixture(name="editions", scope="module")
def _editions(repository: Path) -> tuple[Edition, ...]:
    # 内部版收全部附件与批注
    return tuple(editions_of(study(repository, Audience.INTERNAL), Audience.INTERNAL))


def faults(file: Path) -> list[str]:
    found = OpenXmlValidator(FileFormat.OFFICE_2013, max_errors=0).validate(file).errors
    told = [f"{one.part_uri} {one.path}：{one.description}" for one in found]
    return [one for one in told if not any(allowed.search(one) for allowed in ALLOWED)]


def test_各份文件都合规范(editions: tuple[Edition, ...], tmp_path: Path) -> None:
    files = {edition.scored.identifier: write(edition) for edition in editions}
    files["合订"] = bound_docx(tuple(edition for edition in editions if edition.paper().cover is None))
    assert len(files) == 26
    for name, content in files.items():
        file = tmp_path / f"{name.replace('/', '-')}.docx"
        file.write_bytes(content)
        assert faults(file) == [], name
    with zipfile.ZipFile(tmp_path / "2024-xinzhuang-dangjian.docx") as packed:
        assert {"word/comments.xml", "word/footnotes.xml", "word/numbering.xml"} <= set(packed.namelist())


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<w:keepNext/><w:keepLines/>", "<w:keepLines/><w:keepNext/>"),  # 次序
        ('<w:jc w:val="center"/>', '<w:jc w:val="middle"/>'),  # 取值
        ('<w:abstractNumId w:val="0"/>', '<w:abstractNumId w:val="90"/>'),  # 指向没有的
    ],
)
def test_校验器看得出次序与取值不对(right: str, wrong: str, editions: tuple[Edition, ...], tmp_path: Path) -> None:
    source, spoiled = tmp_path / "source.docx", tmp_path / "spoiled.docx"
    source.write_bytes(write(editions[-1]))
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(spoiled, "w") as after:
        texts = {name: before.read(name).decode() for name in before.namelist()}
        assert any(right in text for text in texts.values())
        for name, text in texts.items():
            after.writestr(name, text.replace(right, wrong, 1))
    assert faults(spoiled) != []
