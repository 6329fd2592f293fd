"""改过名的：三种服务器的写法各转到该去的地方；旧地址的一页没有脚本也转得过去。"""

import re
from pathlib import Path

import pytest

from jixiao.publish.headers import CADDY, NETLIFY, NGINX, REDIRECTS, server_files
from jixiao.publish.moved import Move
from jixiao.publish.site import SiteWriter

MOVES = (
    Move("2023/old/", "2024/new/", ("", "indicators/"), (("files/old.trace.json", "files/new.trace.json"),)),
    Move("units/a/", "units/b/", ("",)),
)
# 旧地址 → 新地址；不该转的为 None
ADDRESSES = {
    "/jx/2023/old/": "/jx/2024/new/",
    "/jx/2023/old/indicators/": "/jx/2024/new/indicators/",
    "/jx/2023/old/files/old.trace.json": "/jx/2024/new/files/new.trace.json",
    "/jx/2023/old/files/indicators.csv": "/jx/2024/new/files/indicators.csv",
    "/jx/units/a/2024/": "/jx/units/b/2024/",
    "/jx/2023/older/": None,
    "/jx/2024/new/": None,
    "/other/jx/2023/old/": None,
}


@pytest.fixture(name="files")
def _files(tmp_path: Path) -> dict[str, str]:
    return {**server_files(tmp_path, "/jx/", MOVES)}


def test_没有改过名的_不写(tmp_path: Path) -> None:
    files = server_files(tmp_path, "/jx/")
    assert {*files} == {NETLIFY, NGINX, CADDY}
    assert "rewrite" not in files[NGINX]
    assert "redir" not in files[CADDY]


@pytest.mark.parametrize(("old", "new"), ADDRESSES.items())
def test_nginx_照次序取第一条(files: dict[str, str], old: str, new: str | None) -> None:
    found = re.findall(r"^rewrite (\S+) (\S+) permanent;$", files[NGINX], re.MULTILINE)
    hits = [re.sub(pattern, target.replace("$1", r"\1"), old) for pattern, target in found if re.search(pattern, old)]
    assert (hits[0] if hits else None) == new


@pytest.mark.parametrize(("old", "new"), ADDRESSES.items())
def test_caddy_照次序取第一条(files: dict[str, str], old: str, new: str | None) -> None:
    pairs = re.findall(r"^@(\w+) path_regexp \1 (\S+)\nredir @\1 (\S+) permanent$", files[CADDY], re.MULTILINE)
    assert len(pairs) == 3
    hits = [
        re.sub(pattern, target.replace(f"{{re.{name}.1}}", r"\1"), old)
        for name, pattern, target in pairs
        if re.search(pattern, old)
    ]
    assert (hits[0] if hits else None) == new


@pytest.mark.parametrize(("old", "new"), ADDRESSES.items())
def test_redirects_照次序取第一条(files: dict[str, str], old: str, new: str | None) -> None:
    hits = []
    for line in files[REDIRECTS].splitlines():
        source, target, status = line.split()
        assert status == "301"
        head, star, _ = source.partition("*")
        if old == source or (star and old.startswith(head)):
            hits.append(target.replace(":splat", old.removeprefix(head)))
    assert (hits[0] if hits else None) == new


@pytest.mark.parametrize(
    ("base", "canonical"),
    [("https://a.cn/jx/", "https://a.cn/jx/2024/new/indicators/"), ("", "../../../2024/new/indicators/")],
)
def test_旧地址的一页(tmp_path: Path, base: str, canonical: str) -> None:
    SiteWriter(None).write_moved(tmp_path, MOVES, base)
    written = {f.relative_to(tmp_path).as_posix() for f in tmp_path.rglob("*") if f.is_file()}
    assert written == {"2023/old/index.html", "2023/old/indicators/index.html", "units/a/index.html"}
    html = (tmp_path / "2023" / "old" / "indicators" / "index.html").read_text("utf-8")
    target = "../../../2024/new/indicators/"
    assert f'<link rel="canonical" href="{canonical}">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>' in html
    assert f'href="{target}">新地址</a>' in html
    assert 'src="../../../assets/jixiao/js/moved.js"' in html


def test_旧地址上有别的页_不盖(tmp_path: Path) -> None:
    page = tmp_path / "units" / "a" / "2024" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("在", encoding="utf-8")
    with pytest.raises(ValueError, match="曾用标识 units/a 的地址上已经有别的页，不能转到 units/b/"):
        SiteWriter(None).write_moved(tmp_path, MOVES, "")
    assert not (tmp_path / "2023").exists()
