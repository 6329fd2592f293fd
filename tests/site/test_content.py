"""网站里生成的内容：占位、生成的页、手写页的引用、站点地图。"""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from jixiao.editions import editions_of, jobs_of
from jixiao.model.evaluation import Audience
from jixiao.model.report import Block, Heading, Inline, Link, Paragraph, Preformatted, Section, SitePath, Table
from jixiao.model.report_text import plain_text
from jixiao.pipeline import study
from jixiao.publish.export_run import produced
from jixiao.publish.exporters import EXPORTERS
from jixiao.publish.schema import schemas
from jixiao.publish.site_files import FileWriter
from jixiao.site.content import SiteContent
from jixiao.site.context import Site
from jixiao.site.parts.reference import CONTRACTS

LISTS = {"records/catalogue.json", "records/ledger.json", "records/policies.json", "records/titles.json"}


@pytest.fixture(scope="module")
def content(repository: Path) -> SiteContent:
    return SiteContent(Site(study(repository, Audience.PUBLIC), repository))


@pytest.fixture(scope="module")
def internal(repository: Path) -> SiteContent:
    return SiteContent(Site(study(repository), repository))


def test_复核总表与数据文件只在内部的构建里(content: SiteContent, internal: SiteContent):
    assert {"audit/", "2024/xidu-yizhan/audit/"} <= {page.path for page in internal.pages}
    assert not [page.path for page in content.pages if "audit" in page.path]
    assert not [path for path in content.data_files() if "audit" in path]
    assert {"audit.json", "2024/xidu-yizhan/audit.json"} <= {*internal.data_files()}
    assert "guide/codes.md" in internal.fallback_pages()
    assert "guide/codes.md" not in content.fallback_pages()


def table_of(content: SiteContent, placeholder: str) -> Table:
    """一段里的头一张表。"""
    (section,) = [block for block in content.blocks(placeholder) if isinstance(block, Section)]
    return next(block for block in section.blocks if isinstance(block, Table))


def titles_of(table: Table) -> list[str]:
    return [plain_text(cell.content) for cell in table.head[0].cells]


def test_内部的评价目录连到总表_多一栏复核(content: SiteContent, internal: SiteContent):
    assert plain_text(internal.blocks("evaluations")[0].content).startswith("复核总表　25 份评价，")  # type: ignore[union-attr]
    inside, outside = titles_of(table_of(internal, "evaluations")), titles_of(table_of(content, "evaluations"))
    assert inside == [*outside, "复核待答"]
    assert "复核" not in "".join(content.data_files().values())


def test_数据文件合乎发布的结构_各份合起来就是全站(internal: SiteContent):
    files = {name: json.loads(text) for name, text in internal.data_files().items() if "audit" in name}
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
    folders = {"guide", "policies", "units", "years", "dictionary", "compare"}
    assert {path.split("/")[0] for path in paths} == {"2023", "2024", "2026"} | folders


@pytest.mark.parametrize(
    "placeholder", ["dictionary", "rules", "glossary", "csvfields", "jsonfields", "units", "years"]
)
def test_每个占位都换得出表(content: SiteContent, placeholder: str):
    assert any(isinstance(block, Table) for block in content.blocks(placeholder))


@pytest.mark.parametrize("placeholder", ["evaluations", "ledger", "policies"])
def test_可以筛选的一段指向写出的数据文件(content: SiteContent, placeholder: str):
    (section,) = [block for block in content.blocks(placeholder) if isinstance(block, Section)]
    assert any(isinstance(block, Table) for block in section.blocks)
    assert section.records in content.data_files()


def test_引用次序约定照原文展示(content: SiteContent, repository: Path):
    text = (repository / CONTRACTS).read_text("utf-8")
    assert content.blocks("contracts") == (Preformatted(text, "ini"),)


def test_没有约定文件的站点不展示(tmp_path: Path):
    assert SiteContent(Site(study(tmp_path), tmp_path)).blocks("contracts") == ()


def test_手写页用到的占位都认得(content: SiteContent, repository: Path):
    written = [page.read_text("utf-8") for page in sorted((repository / "content").rglob("*.md"))]
    names = {part.partition(" -->")[0] for text in written for part in text.split("<!-- jixiao:")[1:]}
    lists = {"evaluations", "ledger", "policies", "dictionary", "comparisons"}
    lists |= {"rules", "glossary", "codes", "contracts", "rectification"}
    home = {"figures", "ways", "latest", "grades", "documents", "byyear", "byunit"}
    assert names == lists | home | {"units", "years", "datafiles", "csvfields", "jsonfields"}
    assert all(content.blocks(name) for name in names)


def test_不认识的占位说明有哪些(content: SiteContent):
    with pytest.raises(ValueError, match=r"没有占位 jixiao:index，可用的有 figures、ways、"):
        content.blocks("index")


def test_没有评价时目录说明缘由(tmp_path: Path):
    (block,) = SiteContent(Site(study(tmp_path, Audience.PUBLIC), tmp_path)).blocks("evaluations")
    assert isinstance(block, Paragraph)
    assert plain_text(block.content).startswith("还没有评价")


def test_评价目录按年度列出(content: SiteContent):
    table = table_of(content, "evaluations")
    assert [group[0].anchor for group in table.groups] == ["year-2026", "year-2024", "year-2023"]
    assert [len(group) for group in table.groups] == [1, 4, 20]
    at = [titles_of(table).index(title) for title in ("总分", "等级", "按规则总分")]
    shown = [[tuple(plain_text(row.cells[n].content) for n in at) for row in group] for group in table.groups]
    assert {*shown[1]} == {
        ("89.50", "良", "91.13 优　45/55\u00a0项，10\u00a0项不同"),
        ("87.80", "良", "87.80　8/12\u00a0项，都一致"),
        ("88.9", "良", "≥81.28　19/24\u00a0项，5\u00a0项不同"),
        ("88.97", "良", "88.97　37/70\u00a0项，都一致"),
    }
    assert shown[0] == [("88", "部分可行", "自评 94（可行）")]


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


def test_自选对比的数据每份评价一个_另有目录(content: SiteContent):
    files = {path: json.loads(text) for path, text in content.data_files().items() if path not in LISTS}
    index = files.pop("compare/data/index.json")
    assert {f"compare/data/{entry['id']}.json" for entry in index} == set(files)
    for data in files.values():
        assert data["overview"] in {page.path for page in content.pages}
        assert data["trace"] in {page.path for page in content.pages}


def test_首页与单位页末连到对比(content: SiteContent):
    pages = {page.path: page for page in content.pages}
    for path in ("2024/xidu-dangjian/", "2024/xinzhuang-dangjian/", "units/xidu-dangqun/"):
        assert [b.anchor for b in pages[path].blocks if isinstance(b, Heading)][-1] == "compare"


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


def test_公开的站许收录_内部的不许(content: SiteContent, internal: SiteContent):
    public = content.sitemap("https://example.gov.cn/jx/", {""})["robots.txt"]
    assert public == "User-agent: *\nDisallow:\nSitemap: https://example.gov.cn/jx/sitemap.xml\n"
    assert content.sitemap(None, {""})["robots.txt"] == "User-agent: *\nDisallow:\n"
    assert internal.sitemap("https://example.gov.cn/jx/", {""})["robots.txt"] == "User-agent: *\nDisallow: /\n"


def test_有数据文件的表才有下载_首页末列出各格式(repository: Path, tmp_path: Path):
    result = study(repository, Audience.PUBLIC)
    editions = editions_of(result, Audience.PUBLIC)
    jobs = jobs_of(result, editions[-1:], [e for e in EXPORTERS if e.name == "csv"], every=False)
    files = FileWriter(tmp_path, "", result.as_of_epoch).write(editions[-1:], jobs, produced(jobs))
    shown = SiteContent(Site(result, repository, files))
    identifier = editions[-1].scored.identifier
    tables = {
        (page.path.startswith(f"{identifier}/"), block.anchor): [plain_text((link,)) for link in block.downloads]
        for page in shown.pages
        for block in page.blocks
        if isinstance(block, Table) and block.downloads
    }
    assert (True, "documents") not in tables  # 引用文件只在 JSON 里，这里没有写
    assert tables[True, "t-预算明细"] == tables[True, "indicators"] == ["CSV"]
    (head,) = shown.heads(editions, "").keys()
    assert head == f"{identifier}/"
    (listed,) = shown.blocks("datafiles")
    assert isinstance(listed, Table)
    linked = site_links_of((*(p.blocks for p in shown.pages), *(shown.blocks(name) for name in SITE_TABLES)))
    assert {one.path for one in linked} == {
        "data/evaluations.csv", "data/evaluations.json", "data/indicators.csv", "data/levels.csv",
        "data/findings.csv", "data/findings.json", "data/policies.csv", "data/policies.json",
    }  # fmt: skip
    assert {one.path for one in linked} <= {one.path for one in files.site}


SITE_TABLES = ("units", "years", "ledger", "policies")


def site_links_of(every: tuple[tuple[Block, ...], ...]) -> set[SitePath]:
    """表下、段里指向全站文件的链接。"""
    found: list[Inline] = []
    for block in (block for blocks in every for block in blocks):
        if isinstance(block, Table):
            found += block.downloads
        elif isinstance(block, Paragraph):
            found += block.content
    targets = [one.target for one in found if isinstance(one, Link)]
    return {target for target in targets if isinstance(target, SitePath) and target.path.startswith("data/")}


def test_没有写文件的站_表下没有下载(content: SiteContent):
    every = (*(page.blocks for page in content.pages), *(content.blocks(name) for name in SITE_TABLES))
    assert [block for blocks in every for block in blocks if isinstance(block, Table) and block.downloads] == []


def test_对比的表下是各份的数据_引用文件的表下是本份的(repository: Path, tmp_path: Path):
    result = study(repository, Audience.PUBLIC)
    editions = editions_of(result, Audience.PUBLIC)
    jobs = jobs_of(result, editions, [e for e in EXPORTERS if e.name == "json"], every=False)
    files = FileWriter(tmp_path, "", result.as_of_epoch).write(editions, jobs, produced(jobs))
    site = Site(result, repository, files)
    pages = {page.path: page for page in SiteContent(site).pages}
    for one in site.comparisons:
        tables = [block for block in pages[one.path].blocks if isinstance(block, Table)]
        assert [block.anchor for block in tables] == ["about", "compare-indicators"]
        expected = [SitePath(f"{m.identifier}/files/{m.identifier.split('/')[-1]}.json") for m in one.members]
        assert [[link.target for link in block.downloads] for block in tables] == [expected, expected]
    home = "2024/xinzhuang-dangjian"
    (documents,) = [b for b in pages[f"{home}/documents/"].blocks if isinstance(b, Table)]
    assert [link.target for link in documents.downloads] == [SitePath(f"{home}/files/xinzhuang-dangjian.json")]
