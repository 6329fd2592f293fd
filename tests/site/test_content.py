"""网站里生成的内容：占位、生成的页、手写页的引用、站点地图。"""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from jixiao.editions import editions_of
from jixiao.model.evaluation import Audience
from jixiao.model.report import Heading, Paragraph, Preformatted, Table
from jixiao.model.report_text import plain_text
from jixiao.pipeline import study
from jixiao.publish.exporters import EXPORTERS
from jixiao.publish.schema import schemas
from jixiao.publish.site_files import FileWriter
from jixiao.site.content import SiteContent
from jixiao.site.context import Site
from jixiao.site.parts.reference import CONTRACTS


@pytest.fixture(scope="module")
def content(repository: Path) -> SiteContent:
    return SiteContent(Site(study(repository, Audience.PUBLIC), repository))


@pytest.fixture(scope="module")
def internal(repository: Path) -> SiteContent:
    return SiteContent(Site(study(repository), repository))


def test_复核总表与数据文件只在内部的构建里(content: SiteContent, internal: SiteContent):
    assert {"audit/", "2024/xidu-yizhan/audit/"} <= {page.path for page in internal.pages}
    assert not [page.path for page in content.pages if "audit" in page.path]
    assert content.data_files() == {}
    assert {"audit.json", "2024/xidu-yizhan/audit.json"} <= {*internal.data_files()}
    assert "guide/codes.md" in internal.fallback_pages()
    assert "guide/codes.md" not in content.fallback_pages()


def test_评价目录里连到总表(content: SiteContent, internal: SiteContent):
    assert plain_text(internal.blocks("evaluations")[0].content).startswith("复核总表　25 份评价，")  # type: ignore[union-attr]
    assert internal.blocks("evaluations")[1:] == content.blocks("evaluations")


def test_数据文件合乎发布的结构_各份合起来就是全站(internal: SiteContent):
    files = {name: json.loads(text) for name, text in internal.data_files().items()}
    validator = Draft202012Validator(schemas()["audit"])
    for name, data in files.items():
        assert [error.message for error in validator.iter_errors(data)] == [], name
    whole = files.pop("audit.json")
    parts = [finding for data in files.values() for finding in data["diagnostics"]]
    assert len(parts) == len(whole["diagnostics"]) > 10
    assert {name.removesuffix("/audit.json") for name in files} == {e["id"] for e in whole["evaluations"]}
    for data in files.values():
        (one,) = data["evaluations"]
        assert {d["evaluation"] for d in data["diagnostics"]} <= {one["id"]}
        assert one["error"] + one["warning"] + one["info"] == len(data["diagnostics"])


def test_生成的页是各评价_各政策文件_各类规则(content: SiteContent):
    paths = [page.path for page in content.pages]
    assert len(paths) == len(set(paths))
    assert {"2024/xidu-yizhan/", "2024/xinzhuang-dangjian/indicators/", "2024/xinzhuang-dangjian/appendix-4/"} <= {
        *paths
    }
    assert {path.split("/")[0] for path in paths} == {"2023", "2024", "2026", "guide", "policies", "units", "years"}


@pytest.mark.parametrize(
    "placeholder", ["evaluations", "ledger", "policies", "rules", "glossary", "csvfields", "jsonfields"]
)
def test_每个占位都换得出表(content: SiteContent, placeholder: str):
    assert any(isinstance(block, Table) for block in content.blocks(placeholder))


def test_引用次序约定照原文展示(content: SiteContent, repository: Path):
    text = (repository / CONTRACTS).read_text("utf-8")
    assert content.blocks("contracts") == (Preformatted(text, "ini"),)


def test_没有约定文件的站点不展示(tmp_path: Path):
    assert SiteContent(Site(study(tmp_path), tmp_path)).blocks("contracts") == ()


def test_手写页用到的占位都认得(content: SiteContent, repository: Path):
    written = [page.read_text("utf-8") for page in sorted((repository / "content").rglob("*.md"))]
    names = {part.partition(" -->")[0] for text in written for part in text.split("<!-- jixiao:")[1:]}
    lists = {"evaluations", "ledger", "policies", "rules", "glossary", "codes", "contracts"}
    assert names == lists | {"datafiles", "csvfields", "jsonfields"}
    assert all(content.blocks(name) for name in names)


def test_不认识的占位说明有哪些(content: SiteContent):
    with pytest.raises(ValueError, match=r"没有占位 jixiao:index，可用的有 evaluations、"):
        content.blocks("index")


def test_没有评价时目录说明缘由(tmp_path: Path):
    (block,) = SiteContent(Site(study(tmp_path, Audience.PUBLIC), tmp_path)).blocks("evaluations")
    assert isinstance(block, Paragraph)
    assert plain_text(block.content).startswith("还没有评价")


def test_评价目录按年度列出(content: SiteContent):
    blocks = content.blocks("evaluations")
    headings = [plain_text(block.content) for block in blocks if isinstance(block, Heading)]
    assert headings == ["2026 年度", "2024 年度", "2023 年度"]
    tables = [block for block in blocks if isinstance(block, Table)]
    by_year = [[[plain_text(cell.content) for cell in row.cells] for row in table.groups[0]] for table in tables]
    assert [len(rows) for rows in by_year] == [1, 4, 20]
    assert {tuple(row[-5:-2]) for row in by_year[1]} >= {("89.50", "良", "91.13 优"), ("87.80", "良", "相同")}
    assert by_year[0][0][-5:-3] == ["88", "部分可行"]


@pytest.mark.parametrize(
    ("scheme", "target", "origin", "address"),
    [
        ("policies", "", "", "policies/"),
        ("evaluations", "", "guide/", "../evaluations/"),
        ("policy", "财预〔2020〕10号", "method/", "../policies/caiyu-2020-10/"),
        ("policy", "财预[2020]10号", "", "policies/caiyu-2020-10/"),
        ("evaluation", "2024/xidu-yizhan", "guide/files/", "../../2024/xidu-yizhan/"),
        ("rule", "完成比例", "method/", "../guide/rules/completion/"),
    ],
)
def test_手写页的引用写成相对地址(content: SiteContent, scheme: str, target: str, origin: str, address: str):
    assert content.address(scheme, target, origin) == address


@pytest.mark.parametrize(
    ("scheme", "target"), [("policy", "某发〔1999〕1号"), ("evaluation", "2024/none"), ("rule", "没有")]
)
def test_手写页的引用落空就说明(content: SiteContent, scheme: str, target: str):
    with pytest.raises(ValueError, match=f"手写页里的引用落空：{scheme}:{target}"):
        content.address(scheme, target, "")


def test_站点没有写的几页有底稿(content: SiteContent):
    for text in content.fallback_pages().values():
        placeholder = text.partition("<!-- jixiao:")[2].partition(" -->")[0]
        assert content.blocks(placeholder)


def test_站点地图列出手写与生成的各页_不列计算底稿(content: SiteContent):
    text = content.sitemap("https://example.gov.cn/jx", {"", "guide/"})["sitemap.xml"]
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = [node.text for node in ET.fromstring(text).iter(f"{space}loc")]  # noqa: S314 自己写的
    assert found[0] == "https://example.gov.cn/jx/"
    shown = [page.path for page in content.pages if "/trace/" not in page.path]
    assert any("/indicators/B11/" in path for path in shown)
    assert len(shown) < len(content.pages)
    paths = ["", "guide/", *shown]
    assert sorted(found) == sorted(f"https://example.gov.cn/jx/{path}" for path in paths)


def test_没有站点地址时站点地图是空的(content: SiteContent):
    assert "<url>" not in content.sitemap(None, {""})["sitemap.xml"]


def test_有数据文件的表才有下载_首页末列出各格式(repository: Path, tmp_path: Path):
    result = study(repository, Audience.PUBLIC)
    editions = editions_of(result, Audience.PUBLIC)
    files = FileWriter(tmp_path, "", result.as_of_epoch).write(editions[-1:], [e for e in EXPORTERS if e.name == "csv"])
    shown = SiteContent(Site(result, repository, files))
    identifier = editions[-1].scored.identifier
    tables = {
        (page.path.startswith(f"{identifier}/"), block.anchor): [plain_text((link,)) for link in block.downloads]
        for page in shown.pages
        for block in page.blocks
        if isinstance(block, Table) and block.downloads
    }
    assert {own for own, _ in tables} == {True}
    assert tables[True, "t-预算明细"] == tables[True, "indicators"] == ["CSV"]
    (head,) = shown.heads(editions, "").keys()
    assert head == f"{identifier}/"
    (listed,) = shown.blocks("datafiles")
    assert isinstance(listed, Table)
