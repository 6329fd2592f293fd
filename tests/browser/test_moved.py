"""旧地址的一页：锚点与查询照带；没有脚本的也转得过去。"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from jixiao.publish.moved import Move
from jixiao.publish.site import SiteWriter

pytestmark = pytest.mark.browser


@pytest.fixture(name="site")
def _site(tmp_path: Path) -> Path:
    writer = SiteWriter(None)
    writer.write_moved(tmp_path, (Move("2023/old/", "2024/new/", ("", "indicators/")),), "")
    writer.write_assets(tmp_path)
    page = tmp_path / "2024" / "new" / "indicators" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<!doctype html><title>新</title><p id='i-决策'>到了</p>", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("scripted", "end"), [(True, "index.html?a=1#i-%E5%86%B3%E7%AD%96"), (False, "")])
def test_转到新地址(browser: Browser, site: Path, end: str, *, scripted: bool) -> None:
    context = browser.new_context(java_script_enabled=scripted)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/2023/old/indicators/index.html?a=1#i-决策")
    page.wait_for_url("**/2024/new/indicators/**")
    assert page.url == f"{site.as_uri()}/2024/new/indicators/{end}"
    context.close()
