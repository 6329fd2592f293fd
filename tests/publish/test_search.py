"""搜索索引：怎样切开，编入哪些页，分面从何而来，字节可重现。查得到什么在浏览器里测。"""

import json
import sys
from pathlib import Path

import pytest

from jixiao.publish.search import FACETS, FOLDER, SEAM, pagefind, separated, write_index


@pytest.mark.parametrize(
    ("html", "cut"),
    [
        ("<p>财预〔2020〕10号，见上</p>", "<p>|财|预〔|2020〕|10|号，|见|上</p>"),
        ("<p>率78.89%（B11）</p>", "<p>|率|78.|89%（|B11）</p>"),
        ("<p>is ok</p>", "<p>|is ok</p>"),
        ("<p><b>执</b>行</p>", "<p><b>|执</b>|行</p>"),
        ('<a title="财预" href="#号">号</a>', '<a title="财预" href="#号">|号</a>'),
        ("<th>执行率（%）</th>", "<th>|预|算|执|行|率（%）</th>"),  # 自评表的表头，索引里写全
        ("<p>执行率（%）为</p>", "<p>|执|行|率（%）|为</p>"),
    ],
)
def test_汉字一字一词_西文与数字一串一词_标签不动(html: str, cut: str) -> None:
    assert separated(html) == cut.replace("|", SEAM)


PAGE = """<!doctype html><html lang="zh-CN"><head><title>页</title>
<meta data-pagefind-meta="title[content]" content="{title}">
<meta data-pagefind-filter="年度[content]" content="{year}"></head>
<body><article{mark}><h1>{title}</h1><p>正文</p></article></body></html>"""


def site_of(folder: Path) -> Path:
    for name, year, mark in (
        ("甲", 2024, " data-pagefind-body"),
        ("乙", 2023, " data-pagefind-body"),
        ("丙", 2023, ""),
    ):
        file = folder / name / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(PAGE.format(title=name, year=year, mark=mark), encoding="utf-8")
    return folder


def test_只编入标了的页_分面数得对_再编字节相同(tmp_path: Path) -> None:
    program = pagefind()
    assert program is not None
    sites = [site_of(tmp_path / name) for name in ("first", "second")]
    assert [write_index(site, program) for site in sites] == [2, 2]
    facets = json.loads((sites[0] / FOLDER / FACETS).read_text("utf-8"))
    assert {value: len(pages) for value, pages in facets["年度"].items()} == {"2023": 1, "2024": 1}
    first, second = ({f.name: f.read_bytes() for f in (s / FOLDER).rglob("*") if f.is_file()} for s in sites)
    assert first == second
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"} <= {*first}
    assert not [name for name in first if "-ui" in name]


def test_没有要编入的页_不写索引(tmp_path: Path) -> None:
    program = pagefind()
    assert program is not None
    assert write_index(tmp_path, program) == 0
    assert not (tmp_path / FOLDER).exists()


def test_没有装的_说没有(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    assert pagefind() is None
