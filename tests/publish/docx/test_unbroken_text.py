"""不断开：连字符、数与单位之间的空格，文号与金额的首尾；文字仍照原样查得到。"""

import io
from pathlib import Path

import docx
import pytest
import yaml
from docx.oxml.ns import qn

from jixiao.model.entry import PartialDate
from jixiao.model.paper import PaperReport, Part, PartKind
from jixiao.model.report import Paragraph, Text
from jixiao.publish.docx.exporter import paper_docx

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "docx" / "unbroken.yaml").read_text(encoding="utf-8"))


def written(text: str) -> docx.document.Document:
    part = Part(PartKind.CHAPTER, "一、试", "case/", (Paragraph((Text(text),)),))
    paper = PaperReport("case", "试", "单位", "页眉", PartialDate(2025, 7), None, (part,))
    return docx.Document(io.BytesIO(paper_docx(paper)))


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_不断开(text: str, expected: str) -> None:
    said = next(p for p in written(text).paragraphs if p.style.name == "Body Text")
    shown = {qn("w:t"): None, qn("w:noBreakHyphen"): "¦"}
    made = "".join(shown[one.tag] or one.text for one in said._p.iter() if one.tag in shown)  # noqa: SLF001
    assert made.replace("\u00a0", "_") == expected
    assert said.text.replace("\u00a0", " ") == text


def test_文号与金额不在数的前后断开() -> None:
    settings = written("甲").settings.element
    after, before = (settings.find(qn(f"w:noLineBreaks{where}")) for where in ("After", "Before"))
    assert {one.get(qn("w:lang")) for one in (after, before)} == {"zh-CN"}
    assert set("〔〕（《“") <= set(after.get(qn("w:val")))  # 不在行尾
    assert set("〔〕号万元%％，。）》”") <= set(before.get(qn("w:val")))  # 不在行首
    assert settings.find(qn("w:updateFields")) is None  # 有它，每次打开都要问一遍
