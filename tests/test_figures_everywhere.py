"""同一份评分表，六种写法里的每个数都相同：网页、PDF、Word、Excel、JSON、CSV，全部评价逐格比。

期望值取自评分所得的 Decimal，不经过编排；各种写法从写成的文件里照表格的结构读出来。
"""

import csv
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element, fromstring

import pytest
from tests.publish.xlsx.conftest import pages_of

from jixiao.editions import editions_of
from jixiao.model.evaluation import Audience
from jixiao.model.indicator import Combination
from jixiao.model.kind import Layout
from jixiao.model.report import PageRole
from jixiao.model.scored import ScoredDossier, ScoredGroup, ScoredLeaf
from jixiao.pipeline import study
from jixiao.publish.edition import Edition
from jixiao.publish.exporters import EXPORTERS
from jixiao.publish.html import render_page
from jixiao.publish.templates import environment
from jixiao.publish.theme_files import theme_directory
from jixiao.wording import workbook as words
from jixiao.wording.coverage import OWN_DATA

REPOSITORY = Path(__file__).resolve().parents[1]
IDENTIFIERS = sorted(
    f.parent.relative_to(REPOSITORY / "evaluations").as_posix()
    for f in (REPOSITORY / "evaluations").glob("*/*/evaluation.yaml")
)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NONE = "—"

Grid: TypeAlias = list[list[str]]
Figure: TypeAlias = Decimal | str | None
"""数；等级；None 的不是数（依据不足、不适用之类），那一格也不许是数。"""


@lru_cache(maxsize=1)
def editions() -> dict[str, Edition]:
    return {one.scored.identifier: one for one in editions_of(study(REPOSITORY, Audience.PUBLIC), Audience.PUBLIC)}


def written(edition: Edition, name: str) -> dict[str, bytes]:
    exporter = next(one for one in EXPORTERS if one.name == name)
    return {file.name: file.content for file in exporter.files(edition)}


# ------------------------------------------------------------ 应有的数


@dataclass(frozen=True)
class Line:
    """评分表的一行：名目，各栏的数。"""

    name: str
    figures: dict[str, Figure]


def is_form(scored: ScoredDossier) -> bool:
    return scored.dossier.kind.layout is Layout.FORM


def label(scored: ScoredDossier, node: ScoredLeaf | ScoredGroup) -> str:
    return node.name if is_form(scored) else f"{node.code} {node.name}"


def groups_in(groups: tuple[ScoredGroup, ...]) -> Iterator[ScoredGroup]:
    for group in groups:
        yield group
        yield from groups_in(tuple(child for child in group.children if isinstance(child, ScoredGroup)))


def solitary(group: ScoredGroup) -> bool:
    """直接写在最上层的末级指标自成一组，不另有上级的一行。"""
    return any(isinstance(child, ScoredLeaf) and not child.path for child in group.children)


def leaf_lines(scored: ScoredDossier, *, printed: bool) -> Iterator[Line]:
    """末级指标。printed 为真的照印出的样子：择一没有选的不写分值，只评到上级的不写评定得分。"""
    inner = list(groups_in(scored.groups))
    above = {leaf.anchor for g in inner if g.awarded is not None for leaf in g.leaves() if leaf.awarded is None}
    passed = {
        child.anchor
        for g in inner
        if g.combination is Combination.ONE_OF
        for child in g.children
        if isinstance(child, ScoredLeaf) and not child.applies
    }
    for leaf in scored.leaves():
        yield Line(
            label(scored, leaf),
            {
                "分值": None if printed and leaf.anchor in passed else leaf.weight,
                "规则得分": leaf.computed,
                "得分": None if printed and leaf.anchor in above else leaf.score,
            },
        )


def group_figures(group: ScoredGroup) -> dict[str, Figure]:
    return {"分值": group.weight, "规则得分": group.rule_score, "得分": group.score}


def execution_line(scored: ScoredDossier) -> Iterator[Line]:
    execution = scored.execution
    if execution is not None:
        figures = {"分值": execution.weight, "规则得分": execution.computed, "得分": execution.score}
        yield Line(words.EXECUTION, figures)


def same(shown: str, expected: Figure) -> bool:
    """表里的一格与应有的数相同；“≠”“≥”“*”“合用”是记号，不是数。"""
    text = re.sub(r"[\s≠≥*]|合用", "", shown)
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text == expected if isinstance(expected, str) else expected is None
    return isinstance(expected, Decimal) and value == expected


# ------------------------------------------------------------ 印出的三种：网页、PDF、Word


class HtmlTables(HTMLParser):
    """网页里的各表：行、格的文字。"""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Grid] = []
        self.inside = False

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.tables[-1][-1][-1] += data


def html_tables(edition: Edition) -> Iterator[Grid]:
    wanted = PageRole.FORM if is_form(edition.scored) else PageRole.INDICATORS
    (page,) = (page for page in edition.report.pages if page.role is wanted)
    parser = HtmlTables()
    parser.feed(render_page(page, environment((theme_directory(),)))["body"])
    yield from parser.tables


def pdf_tables(edition: Edition) -> Iterator[Grid]:
    """照 PDF 的标记结构读出各表。"""
    (content,) = written(edition, "pdf").values()
    command = ["pdfinfo", "-enc", "UTF-8", "-struct-text", "-"]
    told = subprocess.run(command, input=content, capture_output=True, check=True).stdout  # noqa: S603 固定的命令
    grid, table_depth = None, 0
    for line in told.decode(errors="replace").split("\n"):  # 标题的属性不照 -enc 写
        text, depth = line.strip(), len(line) - len(line.lstrip())
        if grid is not None and text and depth <= table_depth:
            yield grid
            grid = None
        if text.startswith("Table"):
            grid, table_depth = [], depth
        elif grid is not None and re.match(r"TR\b", text):
            grid.append([])
        elif grid is not None and re.match(r"T[DH]\b", text):
            grid[-1].append("")
        elif grid and grid[-1] and text.startswith('"'):
            grid[-1][-1] += text[1:-1]
    if grid is not None:
        yield grid


def _word_text(node: Element) -> str:
    """一段字；不断开的连字符在 Word 里自成一个元素。"""
    return "-" if node.tag == f"{WORD}noBreakHyphen" else (node.text or "") if node.tag == f"{WORD}t" else ""


def word_tables(edition: Edition) -> Iterator[Grid]:
    (content,) = written(edition, "docx").values()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = fromstring(archive.read("word/document.xml"))  # noqa: S314 自己写出的文件
    for table in body.iter(f"{WORD}tbl"):
        yield [
            ["".join(_word_text(node) for node in cell.iter()) for cell in row.findall(f"{WORD}tc")]
            for row in table.findall(f"{WORD}tr")
        ]


PRINTED = (
    pytest.param(html_tables, id="html"),
    pytest.param(pdf_tables, id="pdf", marks=pytest.mark.pdf),
    pytest.param(word_tables, id="docx"),
)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def score_grid(edition: Edition, tables: Iterator[Grid]) -> Grid:
    """评分表：自评表是表样那一张，报告是带评分标准的全表。Word 里长的表样从指标起另起一张，表头才能重复。"""
    last = "偏差原因分析及改进措施" if is_form(edition.scored) else "业绩值与说明"
    grids = list(tables)
    (at,) = [n for n, grid in enumerate(grids) if any(row and bare(row[-1]).startswith(last) for row in grid)]
    apart = is_form(edition.scored) and bare(grids[at][0][-1]).startswith(last)
    return [*grids[at - 1], *grids[at]] if apart else grids[at]


class Rows:
    """由上往下逐行找：名目按次序出现。"""

    def __init__(self, grid: Grid) -> None:
        self.rows = iter(grid)

    def find(self, name: str) -> list[str]:
        for row in self.rows:
            if any(bare(cell).startswith(bare(name)) for cell in row):
                return row
        raise AssertionError(f"没有“{name}”一行")


def compare_form(scored: ScoredDossier, rows: Rows) -> int:
    """自评表：资金一行、各指标、总分、等级。规则得分不在表样上。"""
    count = 0
    for line in execution_line(scored):
        *_, weight, _, score = rows.find("年度资金总额")
        assert same(weight, line.figures["分值"]), line
        assert same(score, line.figures["得分"]), line
        count += 2
    for line in leaf_lines(scored, printed=True):
        *_, weight, score, _ = rows.find(line.name)
        assert same(weight, line.figures["分值"]), (line, weight)
        assert same(score, line.figures["得分"]), (line, score)
        count += 2
    *_, full, total, _ = rows.find("总分")
    assert same(full, scored.full)
    assert same(total, scored.total)
    assert bare(rows.find("评分等级")[-1]) == scored.grade
    return count + 3


def compare_report(scored: ScoredDossier, rows: Rows) -> int:
    """报告：各指标、各一级指标小计、合计与等级。"""
    own = any(leaf.self_score is not None for leaf in scored.leaves())
    leaves, count = leaf_lines(scored, printed=True), 0

    def check(row: list[str], figures: dict[str, Figure]) -> int:
        ruled = () if scored.by_self else ((row[-3], "规则得分"),)
        weight = row[-3 - own - len(ruled)]
        for shown, name in ((weight, "分值"), *ruled, (row[-2], "得分")):
            assert same(shown, figures[name]), (scored.identifier, row, name, figures)
        return 3

    for group in scored.groups:
        for _ in group.leaves():
            line = next(leaves)
            count += check(rows.find(line.name), line.figures)
        count += check(rows.find(f"{group.name}小计"), group_figures(group))
    whole = rows.find("合计")
    full = sum((group.weight for group in scored.groups), Decimal(0))
    count += check(whole, {"分值": full, "规则得分": scored.rule_total, "得分": scored.total})
    assert bare(whole[-1]).startswith(f"等级{scored.grade}")
    return count + 1


@pytest.mark.parametrize("read", PRINTED)
def test_网页_PDF_Word里的评分表(read: Callable[[Edition], Iterator[Grid]]) -> None:
    count = 0
    for edition in editions().values():
        rows = Rows(score_grid(edition, read(edition)))
        count += (compare_form if is_form(edition.scored) else compare_report)(edition.scored, rows)
    assert len(editions()) == len(IDENTIFIERS) == 25
    assert count > 1000


# ------------------------------------------------------------ 数据的三种：Excel、JSON、CSV


def number(text: str | None) -> Decimal | None:
    """数据里的一个数，没有的为 None。"""
    return Decimal(text) if text else None


def compare(line: Line, shown: dict[str, str | None]) -> int:
    for name, expected in line.figures.items():
        assert same(shown[name] or "", expected), (line, shown)
    return len(line.figures)


def sheet_lines(scored: ScoredDossier) -> Iterator[Line]:
    """评分表上的各行，上级在前。"""
    leaves = iter(leaf_lines(scored, printed=False))
    yield from execution_line(scored)

    def below(node: ScoredGroup | ScoredLeaf) -> Iterator[Line]:
        if isinstance(node, ScoredLeaf):
            yield next(leaves)
            return
        if not solitary(node):
            yield Line(label(scored, node), group_figures(node))
        for child in node.children:
            yield from below(child)

    for group in scored.groups:
        yield from below(group)
    whole = scored.full if scored.execution is not None else sum((g.weight for g in scored.groups), Decimal(0))
    yield Line(words.TOTAL, {"分值": whole, "规则得分": scored.rule_total, "得分": scored.total})
    yield Line(words.GRADE, {"规则得分": scored.rule_grade, "得分": scored.grade})


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_Excel里的评分表(identifier: str) -> None:
    edition = editions()[identifier]
    (content,) = written(edition, "xlsx").values()
    cells = pages_of(content)[words.SCORES].cells
    grid: dict[int, dict[str, str]] = {}
    for place, text in cells.items():
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", place).groups()
        grid.setdefault(int(row), {})[column] = text.rsplit(" → ", 1)[-1]
    head = next(row for row in grid.values() if words.WEIGHT in row.values())
    at = {title: column for column, title in head.items()}
    ruled = words.RULED + (OWN_DATA if edition.scored.by_self else "")
    titles = {"分值": at[words.WEIGHT], "规则得分": at[ruled], "得分": at[words.SCORE]}
    rows = iter([row for _, row in sorted(grid.items())])
    count = 0
    for line in sheet_lines(edition.scored):
        row = next((row for row in rows if line.name in row.values()), None)
        assert row is not None, line.name
        count += compare(line, {name: row.get(column) for name, column in titles.items()})
    assert count > 25


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_JSON里的各数(identifier: str) -> None:
    scored = editions()[identifier].scored
    stem = identifier.rsplit("/", 1)[-1]
    data: dict[str, Any] = json.loads(written(editions()[identifier], "json")[f"{stem}.json"])["evaluation"]
    for line, one in zip(leaf_lines(scored, printed=False), data["indicators"], strict=True):
        assert one["name"] in line.name
        compare(line, {"分值": one["weight"], "规则得分": one["computed"], "得分": one["score"]})
    for group, one in zip(groups_in(scored.groups), data["groups"], strict=True):
        shown = {"分值": one["weight"], "规则得分": one["rule_score"], "得分": one["score"]}
        compare(Line(group.name, group_figures(group)), shown)
    for line in execution_line(scored):
        assert same(data["funds"]["weight"] or "", line.figures["分值"])
        assert same(data["funds"]["score"] or "", line.figures["得分"])
    assert [number(data[key]) for key in ("full", "total", "rule_total")] == [
        scored.full, scored.total, scored.rule_total,
    ]  # fmt: skip
    assert (data["grade"], data["rule_grade"]) == (scored.grade, scored.rule_grade)


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_CSV里的各数(identifier: str) -> None:
    scored, made = editions()[identifier].scored, written(editions()[identifier], "csv")

    def rows(name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(made[name].decode("utf-8-sig"), newline="")))

    for line, row in zip(leaf_lines(scored, printed=False), rows("indicators.csv"), strict=True):
        assert row["名称"] in line.name
        compare(line, row)
    for group, row in zip(groups_in(scored.groups), rows("levels.csv"), strict=True):
        assert row["名称"] == group.name
        compare(Line(group.name, group_figures(group)), {**row, "规则得分": row["按规则得分"]})
    for line in execution_line(scored):
        assert same(rows("funds.csv")[0]["分值"], line.figures["分值"])
        assert same(rows("funds.csv")[0]["得分"], line.figures["得分"])
    (whole,) = rows("evaluations.csv")
    assert [number(whole[key]) for key in ("满分", "总分", "按规则总分")] == [
        scored.full, scored.total, scored.rule_total,
    ]  # fmt: skip
    assert (whole["等级"], whole["按规则等级"] or None) == (scored.grade, scored.rule_grade)
