"""写出的工作簿里有什么：逐格的金样、填写提示、版面、公式注入、同样的字节、给公众的版本。"""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.publish.xlsx.conftest import MAIN, edition_of, pages_of

from jixiao.model.evaluation import Audience
from jixiao.pipeline import Study, study
from jixiao.publish.edition import Edition
from jixiao.publish.exporters import EXPORTERS
from jixiao.publish.xlsx.exporter import laid_out, write_workbook
from jixiao.wording import workbook as words

FORM, REPORT = "2024/xidu-yizhan", "2024/xinzhuang-dangjian"
EditionOf: TypeAlias = Callable[[str], Edition]


def test_登记在导出格式里():
    assert [(one.name, one.suffix) for one in EXPORTERS if one.name == "xlsx"] == [("xlsx", ".xlsx")]


@pytest.mark.parametrize(("identifier", "name"), [(FORM, "form"), (REPORT, "report")])
def test_逐格与金样相同(edition: EditionOf, golden: Callable[[str, str], None], identifier: str, name: str):
    pages = pages_of(write_workbook(edition(identifier)))
    lines = [
        f"{sheet}!{place}\t{text}".replace("\n", "⏎")
        for sheet, page in pages.items()
        for place, text in page.cells.items()
    ]
    golden(f"xlsx/{name}.txt", "\n".join(lines) + "\n")


def test_自评表排在第一_报告先说明(edition: EditionOf):
    assert [sheet.name for sheet in laid_out(edition(FORM)).sheets] == [
        words.FORM, words.GUIDE, words.SCORES, words.INPUTS, words.AUDIT,
    ]  # fmt: skip
    names = [sheet.name for sheet in laid_out(edition(REPORT)).sheets]
    assert names[:6] == [words.GUIDE, words.SCORES, words.INPUTS, words.POINTS, words.FUNDS, "表·预算执行"]
    assert names[-4:] == [words.SURVEYS, words.FINDINGS, words.DOCUMENTS, words.AUDIT]


def test_每个算得出的得分都是公式_不出现裸的数(examples: Study):
    for scored in examples.scored:
        book = laid_out(edition_of(examples, scored.identifier))
        sheet = next(one for one in book.sheets if one.name == words.SCORES)
        for leaf in scored.leaves():
            home = book.homes[f"{scored.identifier}#指标.{leaf.anchor}.规则得分"]
            cell = sheet.cells[home.row, home.column]
            live = not isinstance(cell.content, str)
            assert live is (leaf.computed is not None), leaf.code
            if leaf.computed is not None:
                assert home.value == leaf.computed


def test_同样的输入得到同样的字节(edition: EditionOf, repository: Path):
    again = edition_of(study(repository), REPORT)
    assert write_workbook(edition(REPORT)) == write_workbook(again)


def test_文件里的时间取自数据(edition: EditionOf):
    with zipfile.ZipFile(io.BytesIO(write_workbook(edition(REPORT)))) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2025-07-31T00:00:00Z"}
    assert "2024年闵行区莘庄工业区财政支出项目绩效评价报告" in core


# ---------------------------------------------------------------- 填写提示


def validations(page: object) -> dict[str, tuple[str, str, str, str]]:
    """位置 → 种类、下限或单子、上限、提示。"""
    found = {}
    for one in page.iter(f"{MAIN}dataValidation"):  # type: ignore[attr-defined]
        bounds = (one.findtext(f"{MAIN}formula1") or "", one.findtext(f"{MAIN}formula2") or "")
        for place in one.get("sqref").split():
            found[place] = (one.get("type"), *bounds, one.get("prompt"))
    return found


def test_定性指标的得分限于它的档次(edition: EditionOf):
    """设施维修完成及时性：满分 10 分，部分达成，6–8 分。"""
    pages = pages_of(write_workbook(edition(FORM)))
    page = pages[words.FORM]
    row = next(place[1:] for place, text in page.cells.items() if text == "设施维修完成及时性")
    kind, lower, upper, prompt = validations(page.xml)[f"H{row}"]
    assert (kind, lower, upper) == ("decimal", f"G{row}*0.6", f"G{row}*0.8")
    assert "60% 至 80%" in prompt
    assert "部分达成" in prompt


def test_可算指标的评定得分限于分值(edition: EditionOf):
    pages = pages_of(write_workbook(edition(REPORT)))
    page = pages[words.SCORES]
    row = next(place[1:] for place, text in page.cells.items() if text.startswith("B11 "))
    assert validations(page.xml)[f"F{row}"][:3] == ("decimal", "0", f"D{row}")


def test_要点只能填符合或缺(edition: EditionOf):
    pages = pages_of(write_workbook(edition(REPORT)))
    page = pages[words.INPUTS]
    row = next(place[1:] for place, text in page.cells.items() if text == "项目预期产出效果符合正常的业绩水平")
    kind, choices, _, prompt = validations(page.xml)[f"B{row}"]
    assert (kind, choices, page.cells[f"B{row}"]) == ("list", '"符合,缺"', "缺")
    assert "从下拉单里选" in prompt


# ---------------------------------------------------------------- 版面


def test_横排_冻结表头_每页重印_有打印区(edition: EditionOf):
    data = write_workbook(edition(REPORT))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = re.findall(r"<definedName [^>]*>[^<]+", archive.read("xl/workbook.xml").decode())
    pages = pages_of(data)
    for name, page in pages.items():
        setup = page.xml.find(f"{MAIN}pageSetup")
        assert (setup.get("paperSize"), setup.get("orientation"), setup.get("fitToHeight")) == ("9", "landscape", "0")
        assert any(("Print_Area" in one and f"'{name}'" in one) or f">{name}!" in one for one in names), name
    assert pages[words.SCORES].xml.find(f".//{MAIN}pane").get("topLeftCell") == "D4"
    assert any("Print_Titles" in one and f"{words.SCORES}!$1:$3" in one.replace("'", "") for one in names)


# ---------------------------------------------------------------- 安全与公开


def test_以等号开头的文字照文字写(workspace: Callable[[dict[str, str]], Path], repository: Path):
    text = (repository / "tests" / "cases" / "plain" / "form.yaml").read_text("utf-8")
    name = re.search(r"项目名称: *(.+)", text)
    assert name is not None
    for written in ('=HYPERLINK("http://a","b")', "+1+1", "-2+3", "@SUM(1)"):
        changed = text.replace(name[0], f"项目名称: '{written}'")
        result = study(workspace({"evaluations/2024/form/evaluation.yaml": changed}))
        data = write_workbook(edition_of(result, "2024/form"))
        pages = pages_of(data)
        holders = [p for p in pages.values() if written in p.cells.values()]
        assert holders, written
        assert not any(t.startswith(f"={written.lstrip('=')} →") for p in pages.values() for t in p.cells.values())
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert 'quotePrefix="1"' in archive.read("xl/styles.xml").decode()
            assert not any("hyperlink" in part.lower() for part in archive.namelist())


_TABLES = """\
  藏书: {标题: 藏书情况, 列: [{名称: 类别}, {名称: 册数, 类型: 数值}], 行: [[图书, 5]]}
  工资: {标题: 工资明细, 列: [{名称: 岗位}, {名称: 月薪, 类型: 数值}], 行: [[馆员, 6]]}
"""
_WITHHELD = """
问卷:
  读者: {标题: 读者问卷, 题目: [{题号: 1, 题干: 是否满意, 选项: {满意: 90%, 不满意: 10%}}]}
  职工: {标题: 职工问卷, 题目: [{题号: 1, 题干: 是否辛苦, 选项: {是: 90%, 否: 10%}}]}
附件:
  - {标题: 基础表, 表格: [藏书], 问卷: [读者]}
  - {标题: 内部资料, 表格: [工资], 问卷: [职工], 公开级别: 内部}
"""


@pytest.mark.parametrize(("audience", "shown"), [(Audience.PUBLIC, False), (Audience.INTERNAL, True)])
def test_给公众的没有复核_没有不给看的附件里的表和问卷(
    workspace: Callable[[dict[str, str]], Path], repository: Path, audience: Audience, *, shown: bool
):
    text = (repository / "tests" / "cases" / "plain" / "report.yaml").read_text("utf-8")
    text = text.replace("公开级别: 内部", "公开级别: 主动公开").replace("\n表格:\n", f"\n表格:\n{_TABLES}", 1)
    result = study(workspace({"evaluations/2024/case/evaluation.yaml": text + _WITHHELD}), audience)
    pages = pages_of(write_workbook(edition_of(result, "2024/case", audience)))
    texts = {text for page in pages.values() for text in page.cells.values()}
    assert (words.AUDIT in pages) is shown
    assert ("表·工资" in pages) is shown
    assert any("职工" in text for text in texts) is shown
    assert "表·藏书" in pages
    assert any("读者问卷" in text for text in texts)
