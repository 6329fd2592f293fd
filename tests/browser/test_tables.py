"""横滚的表看得出还有，键盘滚得动，行名钉住；从目录跳到一节，标题上头没有别的表的表头。"""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.page_kinds import INDICATORS, REPORT

pytestmark = pytest.mark.browser

COMPARE = "compare/xidu-dangqun/2024/"
PHONE = {"viewport": {"width": 360, "height": 740}}
ways = pytest.mark.parametrize(
    "options",
    [
        PHONE,
        {**PHONE, "color_scheme": "dark"},
        {**PHONE, "java_script_enabled": False},
        {**PHONE, "reduced_motion": "reduce"},
        {**PHONE, "forced_colors": "active"},
    ],
    ids=["浅色", "深色", "无脚本", "少动", "强制配色"],
)
phone = pytest.mark.parametrize("options", [PHONE], ids=["手机"])
wide = pytest.mark.parametrize(
    "path", [INDICATORS, COMPARE, f"{REPORT}appendix-2/", "guide/rules/"], ids=["指标体系", "对比", "数据表", "手写页"]
)

SHADE = """([frame, edge]) => {
  const { opacity, backgroundImage, borderInlineEndStyle, borderBottomStyle } = getComputedStyle(frame, edge)
  const seen = backgroundImage !== 'none' || [borderInlineEndStyle, borderBottomStyle].includes('double')
  return seen ? Number(opacity) : 0
}"""


def shade(frame: Locator, edge: str) -> float:
    """框边的暗影有多明显：零是没有。"""
    return float(frame.evaluate(f"frame => ({SHADE})([frame, '{edge}'])"))


def scrolling(page: Page) -> Locator:
    """页上头一个放不下的表框。"""
    frames = page.locator("main .jx-frame")
    over = [
        n
        for n, frame in enumerate(frames.all())
        if frame.evaluate("frame => frame.scrollWidth > frame.clientWidth + 1")
    ]
    assert over, "没有横滚的表"
    return frames.nth(over[0])


@ways
@wide
def test_右边还有列_看得出_卷到头就没有了(page: Page, base: str, path: str) -> None:
    page.goto(base + path, wait_until="networkidle")
    frame = scrolling(page)
    frame.scroll_into_view_if_needed()
    assert shade(frame, "::after") > 0.9
    frame.evaluate("frame => { frame.scrollLeft = frame.scrollWidth }")
    page.wait_for_timeout(100)  # 滚动驱动的动画下一帧才到
    assert shade(frame, "::after") < 0.1


@phone
def test_下边还有行_看得出_卷到头就没有了(page: Page, base: str) -> None:
    page.goto(base + COMPARE, wait_until="networkidle")
    frame = scrolling(page)
    assert frame.evaluate("frame => frame.scrollHeight > frame.clientHeight")
    assert shade(frame, "::before") > 0.9
    frame.evaluate("frame => { frame.scrollTop = frame.scrollHeight }")
    page.wait_for_timeout(100)
    assert shade(frame, "::before") < 0.1


@phone
def test_暗影真画在框的右边(page: Page, base: str) -> None:
    """右边几个像素比卷到头时暗。"""
    page.goto(base + COMPARE, wait_until="networkidle")
    frame = scrolling(page)
    frame.scroll_into_view_if_needed()
    frame.evaluate("frame => { for (const cell of frame.querySelectorAll('th, td')) cell.style.color = 'transparent' }")
    box = frame.bounding_box()
    assert box is not None
    clip = {"x": box["x"] + box["width"] - 8, "y": box["y"] + 60, "width": 8, "height": 4}
    before = page.screenshot(clip=clip)  # type: ignore[arg-type]
    frame.evaluate("frame => frame.classList.add('jx-fits')")
    assert before != page.screenshot(clip=clip)  # type: ignore[arg-type]


def test_放得下的没有暗影(page: Page, base: str) -> None:
    page.goto(base + INDICATORS, wait_until="networkidle")
    frame = page.locator("main .jx-frame.jx-fits").first
    assert shade(frame, "::after") == 0
    assert shade(frame, "::before") == 0


@phone
@wide
def test_用键盘滚得动_说得出是什么(page: Page, base: str, path: str) -> None:
    page.goto(base + path, wait_until="networkidle")
    frame = scrolling(page)
    expect(frame).to_have_attribute("tabindex", "0")
    expect(frame).to_have_role("group")
    expect(frame).to_have_accessible_name(re.compile("."))
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("frame => frame.scrollLeft > 0", arg=frame.element_handle())


# ------------------------------------------------------------ 跳到一节

ABOVE = """async link => {
  link.click()
  await new Promise(done => setTimeout(done, 80))
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  const bar = document.querySelector('.md-header').getBoundingClientRect().bottom
  const { top } = target.getBoundingClientRect()
  const bottomed = scrollY + innerHeight >= document.documentElement.scrollHeight - 1
  const over = [...document.querySelectorAll('main thead')].filter(head => {
    const box = head.getBoundingClientRect()
    return box.height > 0 && box.bottom > bar + 1 && box.top < top && box.top <= bar + 1
  }).length
  return bottomed ? null : { title: link.textContent, top, bar, over }
}"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", [f"{REPORT}conclusion/s-3/", f"{REPORT}overview/", "data/", "years/2024/", "method/"])
def test_从本页目录跳到一节_标题挨着页眉_上头没有别的表头(page: Page, base: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(base + path, wait_until="networkidle")
    page.locator(".jx-contents details").evaluate("fold => { fold.open = true }")
    links = page.locator(".jx-contents a[href^='#']").all()  # 本章别的页上的不算
    assert len(links) > 2
    jumps = [found for link in links if (found := link.evaluate(ABOVE))]  # 页末的几节到不了顶上
    assert jumps
    for found in jumps:
        assert found["over"] == 0, found
        assert found["bar"] <= found["top"] <= found["bar"] + 40, found


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("path", "row"), [(INDICATORS, "i-B11"), ("2024/huacao-dangqun/indicators/", "i-D112")])
def test_指到一行_不被表头盖住(page: Page, base: str, path: str, row: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{base}{path}#{row}", wait_until="networkidle")
    name = page.locator(f"#{row} > .jx-name")
    expect(name).to_be_in_viewport()
    covered = """name => {
      const { left, top } = name.getBoundingClientRect()
      return !name.contains(document.elementFromPoint(left + 12, top + 4))
    }"""
    assert not name.evaluate(covered)


@phone
def test_手机上所在的页签看得见(page: Page, base: str) -> None:
    page.goto(base + COMPARE, wait_until="networkidle")
    box = page.locator(".md-tabs__item--active").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
