"""分成几页的章：目录列全章，旧地址转到所在的页，没有脚本时落在目录里指向它的一项上。"""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

CHAPTER = "2024/huacao-dangqun/conclusion/"
LAST = f"{CHAPTER}s-3-4/"


def test_旧地址转到所在的页(page: Page, base: str) -> None:
    page.goto(f"{base}evaluations/")
    page.goto(f"{base}{CHAPTER}#indicators-D")
    page.wait_for_url(f"{base}{LAST}#indicators-D")
    expect(page.locator("#indicators-D")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(f"{base}evaluations/")


def test_没有脚本_落在目录的那一项(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 300})
    page = context.new_page()
    page.goto(f"{base}{CHAPTER}#indicators-D")
    item = page.locator(".jx-contents li", has=page.locator("#indicators-D"))
    expect(item).to_be_in_viewport()
    item.get_by_role("link").click()
    expect(page).to_have_url(f"{base}{LAST}#s-3-4")
    context.close()


def test_每页的目录都列全章_标出读到的一节(page: Page, base: str) -> None:
    titles = []
    for part in (CHAPTER, f"{CHAPTER}s-3/", LAST):
        page.goto(f"{base}{part}")
        contents = page.get_by_role("navigation", name="本章目录")
        titles.append(contents.get_by_role("link").all_inner_texts())
        assert page.locator(".jx-nav [aria-current]").inner_text() == "三、评价结论及绩效分析"
    assert titles[0] == titles[1] == titles[2]
    assert len(titles[0]) == 7
    page.get_by_role("navigation", name="本章目录").get_by_role("link", name="4. 单位效益").click()
    expect(page.locator(".jx-contents a[aria-current]")).to_have_text("4. 单位效益具体指标分析情况")


def test_逐页往后读到下一章(page: Page, base: str) -> None:
    page.goto(f"{base}{CHAPTER}")
    for there in (f"{CHAPTER}s-3/", f"{CHAPTER}s-3-3/", LAST, "2024/huacao-dangqun/findings/"):
        page.locator("a[rel=next]").click()
        expect(page).to_have_url(f"{base}{there}")
