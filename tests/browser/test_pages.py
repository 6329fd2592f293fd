"""在浏览器里看得见、点得开、印得出。"""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.page_kinds import INDICATORS, KINDS, REPORT

pytestmark = pytest.mark.browser

every_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
phone = pytest.mark.parametrize("options", [{"viewport": {"width": 360, "height": 740}}], ids=["手机"])
scriptless = pytest.mark.parametrize("options", [{"java_script_enabled": False}], ids=["无脚本"])


# ------------------------------------------------------------ 各种页


@every_kind
def test_打开没有报错_不向外取东西(page: Page, base: str, path: str) -> None:
    page.goto(base + path, wait_until="networkidle")
    expect(page.locator("h1")).to_be_visible()


@every_kind
@phone
def test_手机上不横向滚动(page: Page, base: str, path: str) -> None:
    page.goto(base + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("document.body.scrollWidth") <= 360


@every_kind
def test_印得出(page: Page, base: str, path: str) -> None:
    page.goto(base + path)
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF-")
    assert len(printed) > 10_000
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    for chrome in (".md-header", ".md-tabs", ".jx-side"):
        for element in page.locator(chrome).all():
            expect(element).to_be_hidden()


@pytest.mark.parametrize("path", ["", REPORT, f"{REPORT}conclusion/", "2024/xidu-dangjian/"])
def test_汉字用中文字体_没有方框(page: Page, base: str, path: str) -> None:
    page.goto(base + path)
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    texts = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": "h1, main p, main th, main td, nav a"})
    used: dict[str, float] = {}
    for node in texts["nodeIds"]:
        for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            used[font["familyName"]] = used.get(font["familyName"], 0) + font["glyphCount"]
    assert used
    chinese = {
        name: n for name, n in used.items() if re.search(r"CJK|Han|Hei|Song|Kai|Fang|WenQuan|YaHei|PingFang", name)
    }
    assert sum(chinese.values()) > sum(used.values()) / 2, used
    assert not [name for name in used if "LastResort" in name or "Tofu" in name], used


# ------------------------------------------------------------ 一个数的来历


@pytest.mark.parametrize(
    ("key", "lines"),
    [
        ("指标.B11.规则得分", {"公式", "代入", "结果", "取整", "输入", "口径依据"}),
        ("指标.B11.评定得分", {"出处"}),
    ],
)
def test_点开一个得分_看到来历(page: Page, base: str, key: str, lines: set[str]) -> None:
    page.goto(base + INDICATORS)
    link = page.locator("#i-B11 a.jx-fact").and_(page.locator(f'[href$="#f-{key}"], [href$="#f-指标.B11.得分"]'))
    card = page.get_by_role("dialog")
    expect(card).to_have_count(0)
    (link.first if key.endswith("规则得分") else link.last).click()
    expect(card).to_be_visible()
    expect(card).to_contain_text("B11 预算执行率")
    assert lines <= set(card.locator("dt").all_text_contents())
    assert page.url == base + INDICATORS


def rule_score(page: Page) -> Any:  # noqa: ANN401 Locator
    return page.locator('#i-B11 a.jx-fact[href$="#f-指标.B11.规则得分"]')


def test_来历卡写着公式_代入_输入(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    rule_score(page).click()
    card = page.get_by_role("dialog")
    expect(card).to_contain_text("78.89% < 80%，不得分")
    expect(card).to_contain_text("年初预算执行率")
    expect(card).to_contain_text("indicators.yaml:105:17")
    expect(card).to_contain_text("若改用")


def test_卡里接着点输入_再返回_再关闭(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    rule_score(page).click()
    card = page.get_by_role("dialog")
    back = card.get_by_role("button", name="返回")
    expect(back).to_be_hidden()
    card.locator("a.jx-fact", has_text="78.89").first.click()
    expect(card.locator(".jx-derivation__title")).to_contain_text("年初预算执行率")
    back.click()
    expect(card.locator(".jx-derivation__title")).to_contain_text("B11")
    expect(back).to_be_hidden()
    card.get_by_role("button", name="关闭").click()
    expect(card).to_be_hidden()
    expect(rule_score(page)).to_be_focused()


def test_只用键盘_开关来历卡_焦点归还(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    link = rule_score(page)
    page.locator("#i-A22 a.jx-fact").last.focus()
    for _ in range(24):
        page.keyboard.press("Tab")
        if link.evaluate("element => element === document.activeElement"):
            break
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog")
    expect(card).to_be_visible()
    expect(link).to_have_attribute("aria-expanded", "true")
    assert card.evaluate("element => element.contains(document.activeElement)")
    page.keyboard.press("Tab")
    assert card.evaluate("element => element.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).to_be_focused()
    expect(link).not_to_have_attribute("aria-expanded", re.compile(""))


def test_打开卡所在的页(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    rule_score(page).click()
    page.get_by_role("dialog").get_by_role("link", name="打开所在的页").click()
    page.wait_for_url(re.compile("/indicators/B11/#"))
    expect(page.locator('[id="f-指标.B11.规则得分"]')).to_be_in_viewport()


@phone
def test_手机上来历卡不出屏(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    rule_score(page).click()
    card = page.get_by_role("dialog")
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 740
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@scriptless
def test_没有脚本_同一个链接通到那张卡(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    rule_score(page).click()
    page.wait_for_url(re.compile("/indicators/B11/#"))
    card = page.locator('[id="f-指标.B11.规则得分"]')
    expect(card).to_be_in_viewport()
    expect(card).to_contain_text("78.89% < 80%，不得分")
    card.locator("a.jx-fact", has_text="78.89").first.click()
    expect(page.locator('[id="f-资金.年初预算执行率"]')).to_be_in_viewport()


@pytest.mark.parametrize("path", [REPORT, f"{REPORT}conclusion/", "2024/xidu-dangjian/"])
def test_各页的数都点得开(page: Page, base: str, path: str) -> None:
    page.goto(base + path)
    links = page.locator("main a.jx-fact:visible")
    assert links.count() > 0
    for n in (0, links.count() // 2, links.count() - 1):
        links.nth(n).click()
        card = page.get_by_role("dialog")
        expect(card).to_be_visible()
        assert card.locator("dt").count() > 0
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()


# ------------------------------------------------------------ 文件与引用


def test_从文件点引用_到引用它的那一段(page: Page, base: str) -> None:
    page.goto(base + "policies/hucaiji-2020-6/")
    backlinks = page.locator('main a[href*="xinzhuang-dangjian"][href*="#"]')
    addresses = [link.get_attribute("href") or "" for link in backlinks.all()]
    assert addresses
    for address in addresses:
        page.goto(base + "policies/hucaiji-2020-6/")
        page.locator(f'main a[href="{address}"]').first.click()
        page.wait_for_url(re.compile("#"))
        anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
        target = page.locator(f'[id="{anchor}"]')
        expect(target).to_be_in_viewport()
        expect(target).to_contain_text("沪财绩〔2020〕6号")


def test_从正文点文件_先见要点_再到文件页(page: Page, base: str) -> None:
    page.goto(f"{base}{REPORT}documents/")
    page.locator('main a[href$="policies/hucaiji-2020-6/"]').first.click()
    page.get_by_role("dialog").get_by_role("link", name="在政策文件库中打开").click()
    page.wait_for_url(f"{base}policies/hucaiji-2020-6/")
    expect(page.locator("h1")).to_contain_text("上海市财政项目支出预算绩效管理办法")


# ------------------------------------------------------------ 外观


def test_切换明暗_换页后还记得(page: Page, base: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(base + REPORT)
    body = page.locator("body")
    light = body.evaluate("element => getComputedStyle(element).backgroundColor")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title("切换到深色").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    dark = body.evaluate("element => getComputedStyle(element).backgroundColor")
    assert dark != light
    page.goto(base + INDICATORS)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("切换到浅色").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}], ids=["系统深色"])
def test_没选过的随系统(page: Page, base: str) -> None:
    page.goto(base + REPORT)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_正文与底色分得清(page: Page, base: str, scheme: str) -> None:
    """WCAG 2 的对比度：正文不低于 4.5。"""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(base + REPORT)
    for selector in ("main p", "main th", "main td", "main a", "h1", ".jx-footer p"):
        element = page.locator(selector).locator("visible=true").first
        assert element.evaluate(CONTRAST) >= 4.5, selector


CONTRAST = """element => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  const paint = (...colors) => {
    canvas.clearRect(0, 0, 1, 1)
    for (const color of colors) {
      canvas.fillStyle = color
      canvas.fillRect(0, 0, 1, 1)
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }
  const layers = []
  for (let at = element; at; at = at.parentElement) layers.unshift(getComputedStyle(at).backgroundColor)
  const light = color => {
    const [r, g, b] = color.map(c => c / 255).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const pair = [light(paint("white", ...layers)), light(paint("white", ...layers, getComputedStyle(element).color))]
  return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)
}"""


def test_只看失分项(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    rows = page.locator("main tbody tr:visible")
    before = rows.count()
    page.get_by_label("只看失分项").check()
    assert 0 < rows.count() < before
    expect(page.locator("#i-A11")).to_be_hidden()
    expect(page.locator("#i-B11")).to_be_visible()
    page.get_by_label("只看失分项").uncheck()
    assert rows.count() == before


@phone
def test_手机上用键盘开关导航(page: Page, base: str) -> None:
    page.goto(base + REPORT)
    fold, first = page.locator(".jx-nav summary"), page.locator(".jx-nav a").first
    expect(first).to_be_hidden()
    fold.focus()
    page.keyboard.press("Enter")
    expect(first).to_be_visible()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    fold.focus()
    page.keyboard.press("Space")
    expect(first).to_be_hidden()


def test_跳到正文(page: Page, base: str) -> None:
    page.goto(base + REPORT)
    page.keyboard.press("Tab")
    skip = page.locator("a.md-skip")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#jx-main")


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("path", ["", REPORT, "2026/hongqiao-dangqun/"])
def test_概览的卡_不单独落到一行_等级与分数同行(page: Page, base: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(base + path)
    rows: dict[int, list[float]] = {}
    for card in page.locator(".jx-key__item").all()[1:]:
        box = card.bounding_box()
        assert box is not None
        rows.setdefault(round(box["y"]), []).append(box["width"])
    whole = page.locator(".jx-key").bounding_box()
    assert whole is not None
    first, last = (list(rows.values())[n] for n in (0, -1))
    assert len(last) == len(first) or sum(last) > whole["width"] * 0.9
    for value in page.locator(".jx-key__item:first-child .jx-key__value").all():
        box = value.bounding_box()
        assert box is not None
        assert box["height"] < 75  # 一行


# ------------------------------------------------------------ 版面

CHAPTER = f"{REPORT}process/"
PLACES = {"位置": ".jx-crumbs", "题名": "h1", "本报告": ".jx-nav", "本页目录": ".jx-contents", "正文": "#jx-main"}


def places(page: Page) -> dict[str, dict[str, float]]:
    """各部分在屏幕上的位置。"""
    found = {name: page.locator(selector).first.bounding_box() for name, selector in PLACES.items()}
    assert None not in found.values(), found
    return {name: dict(box) for name, box in found.items() if box is not None}


@pytest.mark.parametrize("path", [CHAPTER, "guide/"], ids=["生成的", "手写的"])
def test_窄屏先位置与题名_再一行两张目录_再正文(page: Page, base: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(base + path)
    seen = places(page)
    assert seen["位置"]["y"] < seen["题名"]["y"] < 220
    assert seen["本报告"]["y"] == seen["本页目录"]["y"]
    assert seen["题名"]["y"] + seen["题名"]["height"] <= seen["本报告"]["y"]
    assert seen["本报告"]["y"] + seen["本报告"]["height"] <= seen["正文"]["y"]
    page.locator(".jx-crumbs a, .jx-head a").last.focus()  # 键盘照看到的次序走
    for name in ("本报告", "本页目录"):
        page.keyboard.press("Tab")
        expect(page.locator(f"{PLACES[name]} summary")).to_be_focused()
    page.keyboard.press("Enter")
    opened = places(page)
    assert opened["本页目录"]["width"] > 300  # 展开的占一整行，在另一张之下
    assert opened["本页目录"]["y"] > opened["本报告"]["y"]


def test_宽屏目录分在两旁(page: Page, base: str) -> None:
    page.goto(base + CHAPTER)
    seen = places(page)
    assert seen["本报告"]["x"] + seen["本报告"]["width"] <= seen["题名"]["x"] == seen["位置"]["x"]
    assert seen["题名"]["x"] + seen["题名"]["width"] <= seen["本页目录"]["x"]
    assert abs(seen["本报告"]["y"] - seen["本页目录"]["y"]) < 2


def test_大字时本页目录与正文对齐(page: Page, base: str) -> None:
    for width in (1280, 1100):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(base + CHAPTER)
        if page.locator("html.jx-large").count() == 0:
            page.get_by_role("button", name="大字").click()
        seen = places(page)
        line = page.locator(".jx-sides, .jx-side--contents").evaluate_all(
            """all => all.filter(one => one.offsetParent && getComputedStyle(one).borderTopWidth === "1px")
                         .map(one => one.getBoundingClientRect().x)"""
        )
        assert line == [seen["题名"]["x"]]
        assert seen["题名"]["y"] < seen["本页目录"]["y"] < seen["正文"]["y"]


def test_页签平板上放得下_手机上渐隐而末一个卷得到(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 768, "height": 900})
    page.goto(base + CHAPTER)
    tabs = page.locator(".md-tabs__list")
    assert tabs.evaluate("list => list.scrollWidth - list.clientWidth") == 0
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(base + CHAPTER)
    assert tabs.evaluate("list => list.scrollWidth - list.clientWidth") > 100
    faded = tabs.evaluate("list => parseFloat(getComputedStyle(list).paddingInlineEnd)")
    assert faded > 20
    assert "gradient" in tabs.evaluate("list => getComputedStyle(list).maskImage")
    tabs.evaluate("list => list.scrollLeft = 9999")
    last, box = page.locator(".md-tabs__link").last.bounding_box(), tabs.bounding_box()
    assert last is not None
    assert box is not None
    assert last["x"] + last["width"] <= box["x"] + box["width"] - faded + 1


def test_汉字与数字之间的薄空处处一样(page: Page, base: str) -> None:
    page.goto(base + CHAPTER)
    for selector in ("article p", ".jx-crumbs a", ".jx-nav a", ".jx-contents a", "h1"):
        expect(page.locator(selector).first).to_have_css("text-autospace", "normal")


def test_题下一行不从词中断开_行末没有间隔号(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 480, "height": 740})
    page.goto(base + REPORT)
    parts = page.locator(".jx-subtitle .jx-part")
    assert parts.count() > 2
    heights = parts.evaluate_all("parts => parts.map(part => part.getClientRects().length)")
    assert {*heights} == {1}
    assert [text.startswith("·") for text in parts.all_inner_texts()] == [False] + [True] * (parts.count() - 1)
