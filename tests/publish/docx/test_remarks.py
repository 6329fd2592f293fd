"""批注落在所涉的地方，一条发现一条批注，一条只落一次。"""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
import yaml

from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.model.entry import PartialDate
from jixiao.model.location import Location
from jixiao.model.paper import PaperReport, Part, PartKind
from jixiao.model.report import Caption, Cell, FactText, Heading, Paragraph, Row, Table, Text
from jixiao.publish.docx.exporter import paper_docx

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "docx" / "remarks.yaml").read_text(encoding="utf-8"))


def paper() -> PaperReport:
    facts = (("指标.A1.分值", "5"), ("指标.A1.规则得分", "2"), ("指标.A1.得分", "3"), ("资金.执行率", "78%"))
    said = Paragraph(tuple(FactText("case", key, text) for key, text in facts))
    rows = (
        Row((Cell((Text("甲"),)), Cell((FactText("case", "表.预算.第1行.金额", "100"),)))),
        Row((Cell((Text("乙"),)), Cell((Text("未定"),)))),
    )
    table = Table("t-预算", Caption("表1", "预算表"), (), (rows,))
    problem = Heading(3, "问题1　", (Text("问题的题名"),), "p-问题1")
    part = Part(PartKind.CHAPTER, "一、试", "case/", (said, table, problem, said))
    return PaperReport("case", "试", "单位", "页眉", PartialDate(2025, 7), None, (part,))


def finding(*about: str) -> Diagnostic:
    at = Location("evaluations/case/评价.yaml", 3, 1)
    return Diagnostic("S01", Severity.WARNING, "不对", at, "改", about=about)


def anchored(content: bytes) -> list[str]:
    """各条批注所在的文字；域的指令不算。"""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        body = packed.read("word/document.xml").decode()
    body = re.sub(r"<w:instrText.*?</w:instrText>", "", body)
    found = re.findall(r'<w:commentRangeStart w:id="(\d+)"/>(.*?)<w:commentRangeEnd w:id="\1"/>', body)
    return [re.sub(r"<[^>]+>", "", text) for _, text in found]


@pytest.mark.parametrize(("about", "expected"), CASES, ids=["、".join(about) or "没有" for about, _ in CASES])
def test_批注的落处(about: list[str], expected: str) -> None:
    content = paper_docx(paper(), (finding(*about),))
    assert anchored(content) == [expected]
    assert len(list(docx.Document(io.BytesIO(content)).comments)) == 1


def test_同一处几条_条条都在() -> None:
    content = paper_docx(paper(), (finding("指标.A1"), finding("指标.A1.得分"), finding("总分")))
    # 后写的一条套在外面
    assert len(list(docx.Document(io.BytesIO(content)).comments)) == 3
    assert anchored(content)[-1] == "复核的其余发现见批注。"
    references = re.findall(r'<w:commentReference w:id="(\d+)"/>', docx.Document(io.BytesIO(content)).element.xml)
    assert sorted(references) == ["0", "1", "2"]
