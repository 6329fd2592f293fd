"""内部站的复核页：手机上不横滚，印得出；行上的记号点到那一条，那一条点回那一行。"""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

REPORT = "2024/xinzhuang-dangjian/"
PAGES = ["audit/", f"{REPORT}audit/", "2024/xidu-dangjian/audit/", f"{REPORT}indicators/", "evaluations/"]
SIZES = [{"viewport": {"width": width, "height": 740}} for width in (360, 1280)]


@pytest.fixture
def base(internal: str) -> str:
    """这里看的都是内部站。"""
    return internal


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("options", SIZES, ids=["手机", "桌面"])
def test_打开没有报错_不横向滚动(page: Page, base: str, path: str) -> None:
    page.goto(base + path, wait_until="networkidle")
    expect(page.locator("h1")).to_be_visible()
    width = page.evaluate("innerWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("path", "row"), [(f"{REPORT}indicators/", "#i-A21"), ("2024/xidu-dangjian/", "tr.jx-loss")])
def test_行上的记号点到那一条_再点回那一行(page: Page, base: str, path: str, row: str) -> None:
    page.goto(base + path, wait_until="networkidle")
    marked = page.locator(row).filter(has=page.locator("a.jx-audit")).first
    name = marked.get_attribute("id")
    mark = marked.locator("a.jx-audit").first
    assert mark.inner_text().startswith("JX")
    mark.click()
    card = page.locator(".jx-derivation:target")
    expect(card).to_be_in_viewport()
    expect(card.locator(".jx-derivation__value")).to_have_text("警告")
    card.locator("a.jx-indicator").first.click()
    expect(page.locator("tr:target")).to_be_in_viewport()
    assert page.locator("tr:target").get_attribute("id") == name


def test_由一条发现点到诊断目录(page: Page, base: str) -> None:
    page.goto(f"{base}{REPORT}audit/", wait_until="networkidle")
    page.locator(".jx-derivation a[href*='guide/codes/#JX302']").first.click()
    expect(page.locator("#JX302")).to_be_in_viewport()
    expect(page.locator("#JX302")).to_contain_text("评定得分与规则不符")


def test_由目录经总表到一份的复核页(page: Page, base: str) -> None:
    page.goto(f"{base}evaluations/", wait_until="networkidle")
    page.get_by_role("link", name="复核总表").click()
    page.locator("#evaluations tbody a").first.click()
    expect(page.locator("h1")).to_have_text("复核")
    expect(page.locator(".jx-nav [aria-current]")).to_have_text("复核")


def test_印出来去掉导航_不丢发现(page: Page, base: str) -> None:
    page.goto(f"{base}{REPORT}audit/", wait_until="networkidle")
    page.emulate_media(media="print")
    expect(page.locator(".jx-nav")).to_be_hidden()
    cards = page.locator(".jx-derivation")
    assert cards.count() > 5
    assert all(cards.nth(n).is_visible() for n in range(cards.count()))
