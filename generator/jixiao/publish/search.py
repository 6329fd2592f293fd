"""搜索索引：把建好的页按字切开，交 Pagefind 编成索引。Pagefind 的唯一入口。

Pagefind 自带的中文切词靠词典，建索引与查询用的不是同一部，“10号”之类就查不到。
这里不用词典：汉字一字一词，西文与数字一串一词；查询时照样切开，按原来的次序连着找（theme/js/search.js）。
切开的只是交给 Pagefind 的副本，网页本身不动。
"""

import gzip
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from jixiao.publish.files import write_file

FOLDER: Final = "pagefind"
"""索引在网站里的目录。"""

FACETS: Final = "facets.json"
"""各分面、各值有哪些页。Pagefind 自己的分面文件每次次序不同，字节不能重现，所以由各页的片段另写一份。"""

MARK: Final = "data-pagefind-body"
"""标着这个属性的才编入索引。"""

SEAM: Final = "\u2060 "
"""切口：词连接符加空格；显示摘录时去掉（search.js），原有的空格不受影响。"""

_HAN: Final = "\u3007\u3400-\u9fff\uf900-\ufaff"
_SEAMS = re.compile(rf"(?:^|(?<=\S))(?=[{_HAN}])|(?:^|(?<=[^\w\s])|(?<=[{_HAN}]))(?=[^\W{_HAN}])")
_NAMED = re.compile(r'data-pagefind-filter="([^"\[]+)\[content\]"')
_TEXT = re.compile(r">([^<]+)")
_SHORT: Final = (">执行率（%）<", ">预算执行率（%）<")
"""自评表的表头照表样写“执行率（%）”，说全了是预算执行率：在索引里写全，找得到。"""
_CHROME: Final = (
    ".headerlink,.jx-permalink,.jx-downloads,.jx-switch,.jx-lost,.jx-unseen,.jx-derivation[id^=f-],.jx-aside"
)
_REPEATED: Final = ".jx-sides,.jx-crumbs,.jx-turn,#alike,#alike-table"
"""别的页的名称、别的评价同名的指标：各在自己的页上找。"""
_NEEDED: Final = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pf_meta", "*.pagefind")
_PARTS: Final = ("index", "fragment")
_FACET: Final = "data-pagefind-filter="
_META: Final = "data-pagefind-meta="
_PREFIX: Final = b"pagefind_dcd"


class SearchFault(Exception):  # noqa: N818 不是程序的错
    """索引没有编成。"""


def pagefind() -> Path | None:
    """随 pagefind-bin 安装的程序；没有装的为 None。"""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 没有这个包也要能建站

        return get_executable()
    except (ImportError, FileNotFoundError):
        return None


def write_index(site: Path, program: Path) -> int:
    """给建好的站编索引，写进 site/pagefind，返回编入的页数。

    Raises:
        SearchFault: Pagefind 出错。

    """
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="jixiao-search-") as scratch:
        copies, out = Path(scratch) / "pages", Path(scratch) / "index"
        count = 0
        names: set[str] = set()
        for name, html in _marked(site):
            names.update(_NAMED.findall(html))
            write_file(copies / name, separated(html.replace(_FACET, _META)))
            count += 1
        if not count:
            return 0
        command = [program, "--site", copies, "--output-path", out, "--force-language", "zh", "--silent"]
        result = subprocess.run(  # noqa: S603 程序随依赖安装，参数固定
            [str(part) for part in (*command, "--exclude-selectors", f"{_CHROME},{_REPEATED}")],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if result.returncode:
            raise SearchFault(result.stderr.strip() or str(result.returncode))
        for file in sorted(_needed(out)):
            write_file(site / FOLDER / file.relative_to(out), file.read_bytes())
        write_file(site / FOLDER / FACETS, json.dumps(_facets(out, names), ensure_ascii=False, separators=(",", ":")))
    return count


def separated(html: str) -> str:
    """各段文字按字切开；标签与属性不动。"""
    return _TEXT.sub(lambda match: ">" + _SEAMS.sub(SEAM, match[1]), html.replace(*_SHORT))


def _marked(site: Path) -> Iterator[tuple[Path, str]]:
    for file in sorted(site.rglob("*.html")):
        html = file.read_text("utf-8")
        if MARK in html:
            yield file.relative_to(site), html


def _needed(out: Path) -> Iterator[Path]:
    """只取查询用得着的；Pagefind 另写出的几套界面不要。"""
    for pattern in _NEEDED:
        yield from out.glob(pattern)
    for part in _PARTS:
        yield from (file for file in (out / part).glob("*") if file.is_file())


def _facets(out: Path, names: set[str]) -> dict[str, dict[str, list[str]]]:
    """分面的名称 → 值 → 页的编号；片段的文件名就是页的编号。"""
    found: dict[str, dict[str, list[str]]] = {name: {} for name in sorted(names)}
    for file in sorted((out / "fragment").glob("*.pf_fragment")):
        meta = json.loads(gzip.decompress(file.read_bytes()).removeprefix(_PREFIX))["meta"]
        for name, values in found.items():
            if name in meta:
                values.setdefault(meta[name], []).append(file.stem)
    return {name: dict(sorted(values.items())) for name, values in found.items()}
