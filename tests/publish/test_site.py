"""整站：建得成、字节可重现、链接都通、不向外取东西、表格端正、每页不重。"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urljoin, urlsplit

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
INDICATOR = re.compile(r"/indicators/[^/]+/index\.html$")
WORKSPACE = ("mkdocs.yml", "content", "evaluations", ".importlinter")
MATERIAL = {"__toc"}  # 本页目录的标题是个标签，所指的开关只在窄屏导航里才有，是 Material 原样
NOT_FOUND = "404.html"  # 不知道会在哪一级显示，地址只能从站点根写起
SKIP = "#jx-main"
DATA_TYPES = ("application/json", "application/ld+json")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


# ------------------------------------------------------------ 把一页读成便于断言的样子


@dataclass
class CellSeen:
    tag: str
    attributes: dict[str, str | None]

    def span(self, name: str) -> int:
        return int(self.attributes.get(name) or 1)


@dataclass
class TableSeen:
    line: int
    sections: list[list[list[CellSeen]]] = field(default_factory=list)

    def widths(self) -> set[int]:
        """各行占几列；跨行越出所在一节的，记作 -1。"""
        found: set[int] = set()
        for rows in self.sections:
            held: dict[int, int] = {}
            for row in rows:
                occupied = {column for column, left in held.items() if left}
                held = {column: left - 1 for column, left in held.items() if left}
                column = 0
                for cell in row:
                    while column in occupied:
                        column += 1
                    for _ in range(cell.span("colspan")):
                        occupied.add(column)
                        held[column] = cell.span("rowspan") - 1
                        column += 1
                found.add(len(occupied) if occupied == set(range(len(occupied))) else -1)
            if any(held.values()):
                found.add(-1)
        return found


class PageSeen(HTMLParser):
    def __init__(self, name: str, html: str) -> None:
        super().__init__()
        self.name, self.html = name, html
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.tables: list[TableSeen] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "script":
            self.scripts.append((attributes, ""))
        elif tag == "table":
            self.tables.append(TableSeen(self.getpos()[0]))
        elif tag in {"thead", "tbody", "tfoot"}:
            self.tables[-1].sections.append([])
        elif tag == "tr":
            self.tables[-1].sections[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1].sections[-1][-1].append(CellSeen(tag, attributes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.unbalanced.append(f"{self.getpos()[0]}: </{tag}>")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            attributes, text = self.scripts[-1]
            self.scripts[-1] = (attributes, text + data)

    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.tags if "id" in attributes]

    def addresses(self, *, loaded: bool = False) -> Iterator[str]:
        """链接与引入的地址；loaded 只要浏览器会自己去取的。"""
        for tag, attributes in self.tags:
            for name in ("href", "src", "srcset", "data", "poster", "action"):
                value = attributes.get(name)
                if value is not None and not (loaded and (tag in {"a", "area"} or attributes.get("rel") in NOT_LOADED)):
                    yield value


# ------------------------------------------------------------ 建站


NOT_LOADED = {"canonical", "alternate"}
"""浏览器不会去取的链接：规范地址、订阅。"""


def build(root: Path, out: Path, **environment: str) -> Path:
    """照读者的用法：mkdocs build --strict。"""
    result = subprocess.run(  # noqa: S603 固定的命令
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(out)],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    return out


def hashes(site: Path) -> dict[str, str]:
    files = (f for f in sorted(site.rglob("*")) if f.is_file())
    return {f.relative_to(site).as_posix(): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


# 两处建站的环境处处不同：时区在世界时的两边，散列种子、默认编码各异（后者如简体中文版 Windows）
EAST = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"}
WEST = {
    "TZ": "America/New_York", "PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
}  # fmt: skip


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(REPOSITORY, tmp_path_factory.mktemp("site") / "site", **EAST)


@pytest.fixture(name="pages", scope="module")
def _pages(site: Path) -> dict[str, PageSeen]:
    """路径（如 2024/xx/index.html）→ 页。"""
    files = {f.relative_to(site).as_posix(): f for f in sorted(site.rglob("*.html"))}
    return {name: PageSeen(name, file.read_text("utf-8")) for name, file in files.items()}


@dataclass(frozen=True)
class Elsewhere:
    """别处的一份工作区，与在那里建的站。"""

    root: Path
    site: Path


@pytest.fixture(name="elsewhere", scope="module")
def _elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    folder = tmp_path_factory.mktemp("elsewhere")
    root = folder / "workspace"
    root.mkdir()
    for name in WORKSPACE:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, root / name)
        else:
            shutil.copy(source, root / name)
    return Elsewhere(root, build(root, folder / "site", **WEST))


# ------------------------------------------------------------ 字节可重现


def test_再建一次字节相同(site: Path, tmp_path: Path) -> None:
    """照本机现有的时区、语言、散列种子。"""
    assert hashes(build(REPOSITORY, tmp_path / "again")) == hashes(site)


def test_换目录换时区换语言字节相同(site: Path, elsewhere: Elsewhere) -> None:
    assert hashes(elsewhere.site) == hashes(site)


def test_别的评价不影响这份评价的页(elsewhere: Elsewhere, site: Path, tmp_path: Path) -> None:
    """全站导航不进每一页：多出二十份评价，原有各页一个字节也不多。指标的页要列别处同名的，不在其内。"""
    root = tmp_path / "workspace"
    shutil.copytree(elsewhere.root, root)  # 连同导出的缓存，原有各份不必再排
    sample = (REPOSITORY / "evaluations" / "2024" / "xidu-yizhan" / "evaluation.yaml").read_text("utf-8")
    for n in range(20):
        folder = root / "evaluations" / "2023" / f"copy-{n}"
        folder.mkdir(parents=True)
        (folder / "evaluation.yaml").write_text(sample.replace("年度: 2024", "年度: 2023"), encoding="utf-8")
    many, few = hashes(build(root, tmp_path / "many")), hashes(site)
    reports = [name for name in few if name.startswith("2024/") and not INDICATOR.search(name)]
    assert reports
    assert {name: many[name] for name in reports} == {name: few[name] for name in reports}


# ------------------------------------------------------------ 没有残余


def test_每份评价每份文件都有页(site: Path) -> None:
    for file in (REPOSITORY / "evaluations").glob("[0-9]*/*/evaluation.yaml"):
        folder = file.parent.relative_to(REPOSITORY / "evaluations")
        assert (site / folder / "index.html").is_file()
        assert (site / folder / "trace" / "index.html").is_file()
    slugs = set()
    for file in (REPOSITORY / "evaluations" / "_shared" / "policies").glob("*.yaml"):
        slugs |= set(re.findall(r"标识: (\S+)", file.read_text("utf-8")))
    assert slugs == {f.parent.name for f in (site / "policies").glob("*/index.html")}


def test_没有页壳和槽和占位的残余(site: Path, pages: dict[str, PageSeen]) -> None:
    assert not [f for f in site.rglob("*") if f.name.startswith("_shell")]
    assert not [f for f in site.rglob("*") if f.name.endswith(".partial")]
    for name, page in pages.items():
        assert "@@jx:" not in page.html, name
        assert "_shell" not in page.html, name
        if not name.startswith(("guide/", "development/")):
            assert "jixiao:" not in page.html, name


def test_站点地图不提页壳(site: Path) -> None:
    assert "_shell" not in (site / "sitemap.xml").read_text("utf-8")
    assert not (site / "sitemap.xml.gz").exists()


def test_数据文件不进网站(site: Path) -> None:
    assert not [f for f in site.rglob("*") if f.suffix in {".yaml", ".md", ".py"}]


# ------------------------------------------------------------ 标记


def test_标签配对_标识不重复(pages: dict[str, PageSeen]) -> None:
    for name, page in pages.items():
        assert page.unbalanced == [], name
        assert page.open == [], name
        repeated = [key for key, n in Counter(page.ids()).items() if n > 1]
        assert repeated == [], name
        assert not any(re.search(r"\s", key) or not key for key in page.ids()), name


def test_每页一个大标题_有题名有语言(pages: dict[str, PageSeen]) -> None:
    for name, page in pages.items():
        tags = Counter(tag for tag, _ in page.tags)
        assert tags["h1"] == 1, name
        assert tags["title"] >= 1, name
        assert ("html", "zh-CN") in [(tag, attributes.get("lang")) for tag, attributes in page.tags], name


def test_题名不重复(pages: dict[str, PageSeen]) -> None:
    titles = Counter(match[1] for page in pages.values() if (match := re.search(r"<title>(.*?)</title>", page.html)))
    titles -= Counter(dict.fromkeys(titles, 1))
    # 首页与 404 都只有站名
    assert [title for title in titles if " - " in title] == []


def test_读屏指到的标识都在(pages: dict[str, PageSeen]) -> None:
    for name, page in pages.items():
        known = set(page.ids())
        for _, attributes in page.tags:
            for key in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                assert set((attributes.get(key) or "").split()) <= known | MATERIAL, f"{name} {key}"


def test_表格每行占的列数相同(pages: dict[str, PageSeen]) -> None:
    total = 0
    for name, page in pages.items():
        for table in page.tables:
            total += 1
            widths = table.widths()
            assert len(widths) == 1, f"{name}:{table.line} {widths}"
            assert -1 not in widths, f"{name}:{table.line}"
    assert total > 10


def test_表头单元都有管辖范围(pages: dict[str, PageSeen]) -> None:
    """手写页的表由 Markdown 写出，只有一行列头，浏览器认得。"""
    for name, page in generated(pages).items():
        for table in page.tables:
            cells = [cell for rows in table.sections for row in rows for cell in row]
            for cell in cells:
                scope = cell.attributes.get("scope")
                assert (scope in {"col", "row", "colgroup", "rowgroup"}) == (cell.tag == "th"), f"{name}:{table.line}"


def generated(pages: dict[str, PageSeen]) -> dict[str, PageSeen]:
    """评价与政策文件的页。"""
    return {name: page for name, page in pages.items() if re.match(r"\d{4}/|policies/.+/", name)}


# ------------------------------------------------------------ 链接


def target_of(name: str, address: str) -> tuple[str, str]:
    """站内地址指到的文件与片段。"""
    parts = urlsplit(address)
    base = "" if parts.path.startswith("/") else name.rpartition("/")[0]
    path = normpath(f"{base}/{unquote(parts.path)}".lstrip("/")) if parts.path else name
    path = "" if path == "." else path
    assert not path.startswith(".."), f"{name} 的 {address} 出了站"
    if parts.path and (parts.path.endswith(("/", "..", "."))):
        path = f"{path}/index.html".lstrip("/")
    return path, unquote(parts.fragment)


def internal(address: str) -> bool:
    return not urlsplit(address).scheme and not address.startswith("//")


def test_站内链接都通_片段都在(site: Path, pages: dict[str, PageSeen]) -> None:
    broken, checked = [], 0
    for name, page in pages.items():
        for address in page.addresses():
            if not internal(address) or (name, address) == (NOT_FOUND, SKIP):
                continue
            checked += 1
            path, fragment = target_of(name, address)
            if not (site / path).is_file():
                broken.append(f"{name} → {address}")
            elif fragment and (path not in pages or fragment not in pages[path].ids()):
                broken.append(f"{name} → {address}（没有这个标识）")
    assert broken == []
    assert checked > 1000


def test_找不到的页也跳得到正文(pages: dict[str, PageSeen]) -> None:
    assert SKIP in pages[NOT_FOUND].addresses()
    assert SKIP.removeprefix("#") in pages[NOT_FOUND].ids()


def test_样式里引的文件都在_不向外取(site: Path) -> None:
    for css in sorted((site / "assets").rglob("*.css")):
        text = css.read_text("utf-8")
        assert "@import" not in text, css.name
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", text):
            assert address.startswith(("data:", "#")) or (css.parent / address).is_file(), f"{css.name} {address}"


def test_放进子目录也走得通(pages: dict[str, PageSeen]) -> None:
    for name, page in pages.items():
        if name == NOT_FOUND:
            continue
        rooted = [address for address in page.addresses() if internal(address) and address.startswith("/")]
        assert rooted == [], name


def test_浏览器不会自己向外取东西(pages: dict[str, PageSeen]) -> None:
    for name, page in pages.items():
        assert [address for address in page.addresses(loaded=True) if not internal(address)] == [], name


def test_站外链接标明是外部的_只用常见协议(pages: dict[str, PageSeen]) -> None:
    for name, page in generated(pages).items():
        for tag, attributes in page.tags:
            address = attributes.get("href") or ""
            if tag == "a" and not internal(address):
                assert urlsplit(address).scheme in {"http", "https"}, f"{name} {address}"
                assert "noopener" in (attributes.get("rel") or ""), f"{name} {address}"


def test_合得上内容安全策略(pages: dict[str, PageSeen]) -> None:
    """没有行内样式、行内脚本、行内事件；application/json、application/ld+json 是数据，不是脚本。"""
    for name, page in pages.items():
        for tag, attributes in page.tags:
            assert "style" not in attributes, f"{name} <{tag}>"
            assert tag != "style", name
            assert not [key for key in attributes if key.startswith("on")], f"{name} <{tag}>"
            assert not (attributes.get("href") or "").lower().startswith("javascript:"), name
        for attributes, text in page.scripts:
            assert attributes.get("src") or attributes.get("type") in DATA_TYPES or not text.strip(), name


# ------------------------------------------------------------ 下载


PLACEHOLDER = "https://jixiao.example/"
"""示例的 site_url。"""

SITE_DATA = re.compile(r"(?:units|years|(?:policies|compare)/.+|dictionary/[^/]+)/index\.html")
WHOLE_SITE = re.compile(r"(?:policies|(?:units|years)/.+)/index\.html")
"""几张表都出自全站的数据，不逐表写，页末写一行。"""


def test_数据表_指标表_自评表_全站的各表都有下载(pages: dict[str, PageSeen]) -> None:
    """表框里有几张，下载就有几处；左题右值的、字段说明的不是数据，计算底稿的得分表是目录，没有。"""
    bare = []
    for name, page in pages.items():
        frames = re.split(r'<div class="jx-table jx-table--', page.html)[1:]
        for frame in frames:
            role, anchor = re.match(r'(\w+)[^"]*"(?: id="([^"]*)")?', frame).groups()  # type: ignore[union-attr]
            data = role in {"indicators", "form"} and anchor != "indicator-facts"
            data |= (anchor or "").startswith(("t-", "documents"))
            data |= role == "data" and (SITE_DATA.fullmatch(name) is not None or anchor == "by-unit-table")
            if data != ("jx-downloads" in frame.split('<div class="jx-table ')[0]):
                bare.append((name, role, anchor))
    assert bare == []


def test_出自全站数据的页_末尾一行下载(pages: dict[str, PageSeen]) -> None:
    found = [name for name in pages if WHOLE_SITE.fullmatch(name) and not SITE_DATA.fullmatch(name)]
    assert len(found) > 10
    for name in found:
        last = pages[name].html.rpartition("<p>下载 ")[2].partition("</p>")[0]
        assert re.findall(r'href="(?:\.\./)+data/[a-z]+\.(csv|json)"', last) == ["csv", "json"], name


def test_每份评价都有下载与数据集描述(pages: dict[str, PageSeen]) -> None:
    homes = [name for name in pages if re.fullmatch(r"20\d\d/[^/]+/index\.html", name)]
    assert len(homes) == 25
    for name in homes:
        (described,) = [text for attributes, text in pages[name].scripts if attributes.get("type") == DATA_TYPES[1]]
        addresses = {one["contentUrl"] for one in json.loads(described)["distribution"]}
        links = {urljoin(PLACEHOLDER + name, address) for address in pages[name].addresses()}
        assert addresses <= links, name


# ------------------------------------------------------------ 轻重


def test_每页不过60KB_数多的另许(site: Path, pages: dict[str, PageSeen]) -> None:
    """每个点得开的数另许 120 字节；计算底稿的总目一行一个数，另许一倍。"""
    heavy = {}
    for name, page in generated(pages).items():
        figures = sum("jx-fact" in (attributes.get("class") or "") for _, attributes in page.tags)
        size = (site / name).stat().st_size
        if size > 60_000 + (240 if name.endswith("/trace/index.html") else 120) * figures:
            heavy[name] = (size, figures)
    assert heavy == {}


def test_指标的页不过40KB(site: Path, pages: dict[str, PageSeen]) -> None:
    sizes = {name: (site / name).stat().st_size for name in pages if INDICATOR.search(name)}
    assert len(sizes) > 300
    assert {name: size for name, size in sizes.items() if size > 40_000} == {}


def test_评价的页不列别的评价(pages: dict[str, PageSeen]) -> None:
    homes = {name.removesuffix("/trace/index.html") for name in pages if name.endswith("/trace/index.html")}
    assert len(homes) >= 3
    for name, page in generated(pages).items():
        if name.startswith("policies/") or INDICATOR.search(name):
            continue
        own = next(home for home in homes if name.startswith(f"{home}/"))
        linked = {target_of(name, address)[0] for address in page.addresses() if internal(address)}
        others = {home for home in homes - {own} if any(path.startswith(f"{home}/") for path in linked)}
        assert len(others) <= 2, f"{name} {others}"


def test_自己的样式与脚本都在(site: Path) -> None:
    for kind in ("css", "js"):
        ours = {f.name for f in (REPOSITORY / "theme" / kind).glob(f"*.{kind}")}
        assert ours
        assert {f.name for f in (site / "assets" / "jixiao" / kind).iterdir()} == ours
