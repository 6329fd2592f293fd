"""页面的重量：一章的 HTML 不过 60 KB，首次载入不过 300 KB，都按未压缩的算。"""

import re
from pathlib import Path

import pytest
from tests.browser.conftest import SUBPATH
from tests.browser.page_kinds import KINDS

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("base")]

KB = 1024
NOT_CHAPTERS = ("trace", "indicators", "audit")


def test_一章不过六十(served: Path) -> None:
    site = served / SUBPATH
    chapters = [
        file.parent.relative_to(site).as_posix()
        for pattern in ("20*/*/*/index.html", "20*/*/*/s-*/index.html")
        for file in sorted(site.glob(pattern))
        if file.parent.name not in NOT_CHAPTERS
    ]
    assert "2024/huacao-dangqun/conclusion/s-3" in chapters
    sizes = {name: (site / name / "index.html").stat().st_size for name in chapters}
    assert {name: size for name, size in sizes.items() if size > 60 * KB} == {}


@pytest.mark.parametrize("path", [path for path in KINDS.values() if "/trace/" not in path])
def test_首次载入不过三百(served: Path, path: str) -> None:
    page = served / SUBPATH / path / "index.html"
    html = page.read_text("utf-8")
    named = re.findall(r'<(?:script|link rel="stylesheet"|img)[^>]*?(?:src|href)="([^"]+)"', html)
    asked = {(page.parent / address).resolve() for address in named}
    assert len(asked) > 8
    pictures = {file for file in asked if file.suffix == ".png"}
    assert sum(file.stat().st_size for file in {page, *asked} - pictures) < 300 * KB
