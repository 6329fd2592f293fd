"""无障碍：axe 在各种页上查不出毛病；放大、大字、键盘、高对比都照样能用。"""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.page_kinds import INDICATORS, KINDS, REPORT

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parent.parent / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = KINDS | {"搜索的结果": "search/?q=10号"}
WIDE = {"viewport": {"width": 1280, "height": 900}}
NARROW = {"viewport": {"width": 360, "height": 740}}

every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())


RUN = "([within, rules]) => axe.run(within || document, { runOnly: rules, resultTypes: ['violations'] })"


def violations(page: Page, within: str = "", rules: list[str] = RULES) -> list[str]:
    """axe 查出的毛病：规则、元素、缘由；within 是只查的那一块，不写查整页。"""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(RUN, [within, rules])
    return [
        f"{one['id']} {node['target'][0]}：{node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


# ------------------------------------------------------------ axe


@every_page
def test_宽屏与手机_浅色与深色_查不出毛病(browser: Browser, base: str, path: str) -> None:
    """浅色查全部规则；深色只有颜色不同，只查对比度（不要动画，免得查到变色的半途）。"""
    found = []
    context = browser.new_context(reduced_motion="reduce", color_scheme="light")
    for size in (WIDE, NARROW):
        opened = context.new_page()
        opened.set_viewport_size(size["viewport"])  # type: ignore[arg-type]
        opened.goto(base + path, wait_until="load")
        found += [f"浅色 {size}：{one}" for one in violations(opened)]
        opened.emulate_media(color_scheme="dark")
        found += [f"深色 {size}：{one}" for one in violations(opened, rules=["color-contrast"])]
        opened.close()
    context.close()
    assert found == []


def test_没有的页_查不出毛病_给得出路(browser: Browser, base: str) -> None:
    """没有的页用绝对地址（它会出现在任何一级）；站点没有写 site_url，绝对地址从根算起，这里转到实处。"""
    root = base.removesuffix("jixiao/")
    for size in (WIDE, NARROW):
        context = browser.new_context(locale="zh-CN", **size)  # type: ignore[arg-type]
        context.route(
            re.compile(re.escape(root) + r"(?!jixiao/)"),
            lambda route: route.continue_(url=route.request.url.replace(root, base)),
        )
        opened = context.new_page()
        opened.goto(f"{base}404.html", wait_until="load")
        assert violations(opened) == []
        opened.get_by_label("找什么").fill("10号")
        opened.locator("main").get_by_role("button", name="搜索").click()
        expect(opened.locator(".jx-search__found > li").first).to_be_visible()
        context.close()


def test_展开的来历卡_查不出毛病(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    page.locator("#i-B11 a.jx-fact").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    # 只查卡：它盖着的那些按不着。卡取自底稿页的一节，标题的级别是那一页的，与本页不相接
    assert [one for one in violations(page, ".jx-card") if not one.startswith("heading-order #jx-card-title")] == []


def test_axe_查得出毛病(page: Page, base: str) -> None:
    page.goto(base)
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert [one.split()[0] for one in violations(page)] == ["image-alt"]


# ------------------------------------------------------------ 放大与大字

SIDEWAYS = """() => [...document.querySelectorAll('body *')].filter(element => {
  if (element.closest('.jx-frame, .md-tabs, .jx-unseen, .md-skip') || !element.checkVisibility()) return false
  const box = element.getBoundingClientRect()
  return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)
}).map(element => `${element.tagName}.${element.className}`).slice(0, 5)"""


def widths_kept(page: Page) -> None:
    """页面不横向滚动；除表格与页签之外，没有东西伸出屏外。"""
    page.wait_for_function("document.documentElement.scrollWidth <= innerWidth", timeout=2000)  # 改了宽，框随后重量
    assert page.evaluate(SIDEWAYS) == []


@every_page
def test_放大到四倍_大字_都不横滚(page: Page, base: str, path: str) -> None:
    """1280 像素宽的屏放大到 400%，等于 320 像素宽（WCAG 1.4.10）；大字在宽屏与手机上。"""
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(base + path)
    widths_kept(page)
    title = "parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"
    before = page.evaluate(title)
    page.get_by_role("button", name="大字").click()
    assert page.evaluate(title) >= before * 1.25
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        widths_kept(page)


def test_大字记在本机_换页还在_再按恢复(page: Page, base: str) -> None:
    page.goto(base + REPORT)
    button = page.get_by_role("button", name="大字")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    page.goto(base + INDICATORS)
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("html")).to_have_class(re.compile("jx-large"))
    assert page.context.cookies() == []
    button.click()
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("options", [{"java_script_enabled": False}], ids=["无脚本"])
def test_没有脚本_没有按不动的按钮(page: Page, base: str) -> None:
    page.goto(base + REPORT)
    for name in ("size", "scheme"):
        expect(page.locator(f".jx-tool--{name}")).to_be_hidden()
    expect(page.locator(".jx-nav a").first).to_be_visible()
    expect(page.locator(".jx-contents a").first).to_be_visible()


# ------------------------------------------------------------ 键盘

FOCUS = """() => {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const style = getComputedStyle(element)
  const box = element.getBoundingClientRect()
  const bar = document.querySelector('.md-header').getBoundingClientRect()
  const covered = !element.closest('.md-header, .md-skip') && box.bottom <= bar.bottom
  const named = `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 20)}`
  return { named, outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1, covered }
}"""


def stops(page: Page, most: int) -> list[dict[str, Any]]:
    """从头按 Tab，依次停在哪里。"""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        found.append(stop)
    return found


@pytest.mark.parametrize(
    "path", ["", "evaluations/", REPORT, INDICATORS, "policies/", "findings/", "guide/", "search/"]
)
@pytest.mark.parametrize("options", [WIDE, NARROW], ids=["宽屏", "手机"])
def test_每一站看得见焦点_不被页眉盖住(page: Page, base: str, path: str) -> None:
    page.goto(base + path, wait_until="networkidle")
    found = stops(page, 60)
    assert len(found) > 10
    assert "跳到正文" in found[0]["named"]
    assert [one["named"] for one in found if not one["outline"] or one["covered"]] == []


def test_往回走_焦点也不被页眉盖住(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    page.locator(".jx-footer a").first.focus()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        stop = page.evaluate(FOCUS)
        assert not stop["covered"], stop


def test_跳到正文之后_下一站在正文里(page: Page, base: str) -> None:
    page.goto(base + REPORT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('jx-main').contains(document.activeElement)")


SMALL = """() => [...document.querySelectorAll('a[href], button, summary, input, label, select')].filter(element => {
  if (!element.checkVisibility() || element.closest('.md-skip, .jx-unseen')) return false
  if (element.matches('a') && getComputedStyle(element).display === 'inline') return false
  if (element.matches('input[type=checkbox], input[type=radio]') && element.closest('label')) return false
  const { width, height } = element.getBoundingClientRect()
  return width > 0 && (height < 24 || width < 24)
}).map(element => {
  const { width, height } = element.getBoundingClientRect()
  return `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 16)} ${width}×${height}`
})"""


@every_page
def test_按得着的都不小于二十四像素(page: Page, base: str, path: str) -> None:
    """WCAG 2.5.8；文字里的链接不在其内。"""
    page.goto(base + path)
    assert page.evaluate(SMALL) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(SMALL) == []


# ------------------------------------------------------------ 读者在系统里的设置


@pytest.mark.parametrize("options", [{"reduced_motion": "reduce"}], ids=["少动"])
def test_要少动的_没有动画(page: Page, base: str) -> None:
    page.goto(base + REPORT)
    moving = """() => [...document.querySelectorAll('*')].filter(element => {
      const { transitionDuration, animationName } = getComputedStyle(element)
      return parseFloat(transitionDuration) > 0 || animationName !== 'none'
    }).length"""
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_要高对比的_灰字与细线加重(page: Page, base: str, scheme: str) -> None:
    tones = """() => {
      const style = getComputedStyle(document.body)
      return ['--jx-muted', '--jx-line', '--jx-ink-faint'].map(name => style.getPropertyValue(name).trim())
    }"""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(base + REPORT)
    before = page.evaluate(tones)
    page.emulate_media(contrast="more")
    after = page.evaluate(tones)
    assert all(one != other for one, other in zip(before, after, strict=True))


@pytest.mark.parametrize("options", [{"forced_colors": "active"}], ids=["强制配色"])
def test_强制配色下_条形图与失分行还看得见(page: Page, base: str) -> None:
    page.goto(base + REPORT)
    value = page.locator(".jx-bar__value").first.evaluate("element => getComputedStyle(element).fill")
    track = page.locator(".jx-bar__track").first.evaluate("element => getComputedStyle(element).fill")
    assert value != track
    page.goto(base + INDICATORS)
    edge = page.locator(".jx-loss > .jx-name").first
    assert edge.evaluate("element => parseFloat(getComputedStyle(element).borderInlineStartWidth)") >= 2
