"""工作簿的测试共用：示例评价的各个版本，以及怎样照文件读出每一格。"""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element, fromstring

import pytest

from jixiao.compose.paper import compose_paper
from jixiao.compose.paper_collection import compose_volume
from jixiao.model.evaluation import Audience
from jixiao.pipeline import Study, study
from jixiao.publish.edition import Edition

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass
class Page:
    """文件里的一张表：格的位置 → 写法（文字、数、=公式 → 值），连同整个 XML。"""

    cells: dict[str, str] = field(default_factory=dict)
    xml: Element = field(default_factory=lambda: Element("worksheet"))


Pages: TypeAlias = Mapping[str, Page]


def pages_of(data: bytes) -> Pages:
    """照文件读出各表。"""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        strings = ["".join(t.text or "" for t in si.iter(f"{MAIN}t")) for si in xml(archive, "xl/sharedStrings.xml")]
        names = [one.get("name", "") for one in xml(archive, "xl/workbook.xml").iter(f"{MAIN}sheet")]
        found = {}
        for number, name in enumerate(names, start=1):
            sheet = xml(archive, f"xl/worksheets/sheet{number}.xml")
            found[name] = Page(dict(cells_in(sheet, strings)), sheet)
        return found


def cells_in(sheet: Element, strings: list[str]) -> Iterator[tuple[str, str]]:
    for cell in sheet.iter(f"{MAIN}c"):
        value, formula = cell.findtext(f"{MAIN}v"), cell.findtext(f"{MAIN}f")
        if value is None and formula is None:
            continue
        shown = strings[int(value or 0)] if cell.get("t") == "s" else value or ""
        yield cell.get("r", ""), f"={formula} → {shown}" if formula is not None else shown


def xml(archive: zipfile.ZipFile, part: str) -> Any:  # noqa: ANN401
    return fromstring(archive.read(part))  # noqa: S314 自己写出的文件


def edition_of(result: Study, identifier: str, audience: Audience = Audience.INTERNAL) -> Edition:
    """一份评价的一个版本。"""
    found = [(s, c) for s, c in zip(result.scored, result.composed, strict=True) if s.identifier == identifier]
    ((scored, composed),) = found
    findings = tuple(d for d in result.diagnostics if d.evaluation == identifier)
    registry = result.workspace.registry
    return Edition(
        scored=scored,
        report=composed.report,
        paper=partial(compose_paper, scored, composed.report, registry),
        volume=partial(compose_volume, registry=registry),
        registry=registry,
        audience=audience,
        findings=findings if audience is Audience.INTERNAL else (),
    )


@pytest.fixture(scope="session")
def examples(repository: Path) -> Study:
    """仓库自带的全部评价。"""
    return study(repository)


@pytest.fixture(scope="session")
def edition(examples: Study) -> Callable[[str], Edition]:
    """一份示例评价的内部版。"""
    return lambda identifier: edition_of(examples, identifier)
