"""评价目录与台账的筛选、排序、查找：条件在地址里，前进后退、重新打开都认；没有脚本的照看原来的表。"""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

pytestmark = pytest.mark.browser

CATALOGUE, LEDGER, POLICIES = "evaluations/", "findings/", "policies/"
phone = pytest.mark.parametrize("options", [{"viewport": {"width": 360, "height": 740}}], ids=["手机"])
scriptless = pytest.mark.parametrize("options", [{"java_script_enabled": False}], ids=["无脚本"])
dark = pytest.mark.parametrize("options", [{"color_scheme": "dark"}], ids=["深色"])


def rows(page: Page) -> Locator:
    return page.locator(".jx-chooser tbody tr")


def said(page: Page) -> Locator:
    return page.locator(".jx-chooser__said")


def box(page: Page, facet: str, value: str) -> Locator:
    return page.get_by_role("group", name=facet).get_by_role("checkbox", name=re.compile(rf"^{value}\s*\d+$"))


def column(page: Page, title: str) -> list[str]:
    heads = page.locator(".jx-chooser thead th").all_text_contents()
    at = next(n for n, text in enumerate(heads) if text.startswith(title))
    return [row.locator("th, td").nth(at).inner_text().strip() for row in rows(page).all()]


def asked(page: Page) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(page.url).query)


@pytest.fixture
def catalogue(page: Page, base: str) -> Callable[..., Page]:
    """打开评价目录，带上条件；等它换成可筛选的表。"""

    def opened(*query: tuple[str, str], path: str = CATALOGUE) -> Page:
        page.goto(f"{base}{path}{'?' + urlencode(query) if query else ''}")
        expect(said(page)).to_be_visible()
        return page

    return opened


Open = Callable[..., Page]


# ------------------------------------------------------------ 勾选


def test_勾选_说出几份中的几份_别的分面的份数随着变(catalogue: Open) -> None:
    page = catalogue()
    expect(said(page)).to_have_text("共 25 份。")
    box(page, "年度", "2024").check()
    expect(rows(page)).to_have_count(4)
    expect(said(page)).to_have_text("25 份中的 4 份：2024 年度。")
    box(page, "等级", "良").check()
    expect(said(page)).to_have_text("25 份中的 4 份：2024 年度、良。")
    assert asked(page) == [("年度", "2024"), ("等级", "良")]
    expect(box(page, "文种", "项目支出绩效自评表")).to_have_accessible_name(re.compile("自评表 ?2$"))
    expect(page.get_by_role("checkbox", name=re.compile("委组织部 ?0$"))).to_be_disabled()  # 一份也没有的不可勾


def test_同一分面勾几个_有一个便算(catalogue: Open) -> None:
    page = catalogue()
    box(page, "年度", "2024").check()
    box(page, "年度", "2026").check()
    expect(said(page)).to_have_text("25 份中的 5 份：2026 年度、2024 年度。")
    assert {*column(page, "年度")} == {"2024", "2026"}


def test_去掉一个条件_全部去掉(catalogue: Open) -> None:
    page = catalogue(("年度", "2024"), ("评定与规则", "等级不同"))
    expect(said(page)).to_have_text("25 份中的 1 份：2024 年度、评定与规则：等级不同。")
    page.get_by_role("button", name="去掉“2024 年度”").click()
    expect(said(page)).to_have_text("25 份中的 1 份：评定与规则：等级不同。")
    expect(box(page, "年度", "2024")).not_to_be_checked()
    expect(page.get_by_role("button", name="去掉“评定与规则：等级不同”")).to_be_focused()
    page.get_by_role("button", name="全部去掉").click()
    expect(said(page)).to_have_text("共 25 份。")
    expect(page.get_by_role("list", name="现有的筛选条件")).to_be_hidden()
    assert asked(page) == []


def test_认不得的条件不理(catalogue: Open) -> None:
    page = catalogue(("年度", "1999"), ("没有这一栏", "某"), ("排序", "没有这一栏"), ("页", "9"))
    expect(said(page)).to_have_text("共 25 份。")


# ------------------------------------------------------------ 查找


def test_逐字查找_几个词都要有(catalogue: Open) -> None:
    page = catalogue()
    page.get_by_label("查找").press_sequentially("党群 华漕")
    expect(said(page)).to_have_text("25 份中的 1 份：含“党群 华漕”。")
    assert asked(page) == [("q", "党群 华漕")]
    page.get_by_label("查找").fill("没有这样的项目")
    expect(said(page)).to_have_text("25 份中的 0 份：含“没有这样的项目”。没有合乎这些条件的，请去掉几个。")
    expect(page.locator(".jx-chooser table")).to_be_hidden()


def test_查找的字当文字看(catalogue: Open) -> None:
    page = catalogue(("q", "<img src=x onerror=alert(1)>"))
    expect(said(page)).to_contain_text("含“<img src=x onerror=alert(1)>”")
    assert page.locator(".jx-chooser img").count() == 0


# ------------------------------------------------------------ 排序


def test_照数排序_先大后小_再点倒过来_没有数的总在最后(catalogue: Open) -> None:
    page = catalogue()
    head = page.get_by_role("columnheader", name=re.compile("^全年执行"))
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    shown = [text.replace(",", "") for text in column(page, "全年执行")]
    assert shown[-1] == "—"
    amounts = [float(text) for text in shown[:-1]]
    assert amounts == sorted(amounts, reverse=True)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    again = [text.replace(",", "") for text in column(page, "全年执行")]
    assert again[-1] == "—"
    assert [float(text) for text in again[:-1]] == sorted(amounts)
    assert asked(page) == [("排序", "全年执行（万元）")]
    expect(page.locator("th[aria-sort]")).to_have_count(1)


def test_排序与筛选一起在地址里(catalogue: Open) -> None:
    page = catalogue(("年度", "2024"), ("排序", "-总分"))
    assert column(page, "总分") == ["89.50", "88.97", "88.9", "87.80"]
    expect(page.get_by_role("columnheader", name=re.compile("^总分"))).to_have_attribute("aria-sort", "descending")


# ------------------------------------------------------------ 地址


def test_后退前进_重新打开_条件都在(catalogue: Open) -> None:
    page = catalogue()
    box(page, "年度", "2023").check()
    expect(rows(page)).to_have_count(20)
    page.get_by_label("查找").fill("人才")
    expect(said(page)).to_contain_text("含“人才”")
    kept = said(page).inner_text()
    page.reload()
    expect(said(page)).to_have_text(kept)
    expect(box(page, "年度", "2023")).to_be_checked()
    expect(page.get_by_label("查找")).to_have_value("人才")
    page.go_back()
    expect(said(page)).to_have_text("共 25 份。")
    expect(page.get_by_label("查找")).to_have_value("")
    page.go_forward()
    expect(said(page)).to_have_text(kept)


def test_表里的数照样点得开(catalogue: Open) -> None:
    page = catalogue(("年度", "2024"), ("排序", "-总分"))
    rows(page).first.locator("a.jx-fact").last.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_表里的链接通到原处(catalogue: Open, base: str) -> None:
    page = catalogue(("q", "党建办"))
    rows(page).first.get_by_role("link", name="2024年党建办组织人事党建工作项目").click()
    page.wait_for_url(f"{base}2024/xinzhuang-dangjian/")


# ------------------------------------------------------------ 键盘、手机、深色、没有脚本


def test_只用键盘_查找_勾选_排序(catalogue: Open) -> None:
    page = catalogue()
    page.get_by_label("查找").focus()
    page.keyboard.press("Tab")
    expect(box(page, "年度", "2026")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(said(page)).to_have_text("25 份中的 4 份：2024 年度。")
    expect(box(page, "年度", "2024")).to_be_focused()
    head = page.get_by_role("columnheader", name=re.compile("^项目"))
    for _ in range(40):
        page.keyboard.press("Tab")
        if head.get_by_role("button").evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")


def test_读屏听得到份数(catalogue: Open) -> None:
    page = catalogue()
    expect(page.get_by_role("status").filter(has_text="共 25 份")).to_be_visible()
    expect(page.get_by_role("search", name="筛选条件")).to_be_visible()


@pytest.mark.parametrize("path", [CATALOGUE, LEDGER])
@phone
def test_手机上条件收起_不横向滚动(catalogue: Open, path: str) -> None:
    page = catalogue(path=path)
    expect(page.locator(".jx-facet:not([hidden])").first).to_be_hidden()
    page.locator(".jx-chooser summary").click()
    expect(page.locator(".jx-facet:not([hidden])").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@dark
def test_深色里字与底分得清(catalogue: Open) -> None:
    page = catalogue(("年度", "2024"))
    chip = page.locator(".jx-chooser__limit").first
    ink, paper = chip.evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")
    assert contrast(ink, paper) >= 4.5


def contrast(*colours: str) -> float:
    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted(light(colour) for colour in colours)
    return (high + 0.05) / (low + 0.05)


@scriptless
def test_没有脚本_照年度列出全部(page: Page, base: str) -> None:
    page.goto(f"{base}{CATALOGUE}?{urlencode({'年度': '2024'})}")
    expect(page.locator("#catalogue tbody tr")).to_have_count(25)
    page.locator("#catalogue").get_by_role("link", name="2024 年度 4 份").click()
    expect(page.locator("#year-2024")).to_be_in_viewport()


@scriptless
def test_没有脚本_台账照状态列出(page: Page, base: str) -> None:
    page.goto(base + LEDGER)
    expect(page.locator("#records tbody tr")).to_have_count(16)
    expect(page.get_by_role("heading", name="未公布")).to_be_visible()


def test_数据取不到_照看原来的表(page: Page, base: str) -> None:
    page.route("**/records/catalogue.json", lambda route: route.fulfill(status=200, body="不是数据"))
    page.goto(base + CATALOGUE, wait_until="networkidle")
    expect(page.locator("#catalogue tbody tr")).to_have_count(25)
    expect(page.locator(".jx-chooser")).to_have_count(0)


def test_分成几个文件的_其余取不到就照实说(page: Page, base: str) -> None:
    def cut(route: Route) -> None:
        data = route.fetch().json()
        route.fulfill(json={**data, "rows": data["rows"][:5], "more": ["catalogue-2.json"]})

    page.route("**/records/catalogue.json", cut)
    page.route("**/records/catalogue-2.json", lambda route: route.fulfill(body="不是数据"))
    page.goto(base + CATALOGUE)
    expect(said(page)).to_have_text("共 25 份。只有先取来的 5 份，其余没有取到。")


def test_多的分页_页次在地址里(page: Page, base: str) -> None:
    def grown(route: Route) -> None:
        data = route.fetch().json()
        route.fulfill(json={**data, "count": 125, "rows": data["rows"] * 5})

    page.route("**/records/catalogue.json", grown)
    page.goto(base + CATALOGUE)
    turns = page.get_by_role("navigation", name="分页")
    expect(turns).to_contain_text("第 1–50 份，第 1 页，共 3 页")
    expect(turns.get_by_role("button", name="上一页")).to_be_disabled()
    turns.get_by_role("button", name="下一页").click()
    turns.get_by_role("button", name="下一页").click()
    expect(turns).to_contain_text("第 101–125 份，第 3 页，共 3 页")
    expect(rows(page)).to_have_count(25)
    assert asked(page) == [("页", "3")]
    expect(turns.get_by_role("button", name="上一页")).to_be_focused()
    page.reload()
    expect(turns).to_contain_text("第 3 页")
    box(page, "年度", "2024").check()
    expect(turns).to_be_hidden()
    assert asked(page) == [("年度", "2024")]


def test_印出来没有筛选的控件(catalogue: Open) -> None:
    page = catalogue(("年度", "2024"))
    page.emulate_media(media="print")
    expect(page.locator(".jx-chooser__form")).to_be_hidden()
    expect(said(page)).to_be_visible()
    expect(rows(page)).to_have_count(4)


# ------------------------------------------------------------ 台账


def test_台账_只看没有整改的建议(catalogue: Open) -> None:
    page = catalogue(path=LEDGER)
    expect(said(page)).to_have_text("共 16 条。")
    page.get_by_role("link", name=re.compile("没有了结的建议")).click()
    expect(said(page)).to_have_text("16 条中的 8 条：未整改、未公布、建议。")
    assert all("/建议" in number for number in column(page, "编号"))


def test_台账_整改状态的分面总在_没有的记零不可勾(catalogue: Open) -> None:
    page = catalogue(path=LEDGER)
    expect(box(page, "整改状态", "已整改")).to_be_disabled()
    expect(box(page, "整改状态", "未公布")).to_be_enabled()


def test_台账_建议列在它的问题之下_编号可以查找(catalogue: Open) -> None:
    page = catalogue(("q", "2024/xinzhuang-dangjian/"), path=LEDGER)
    assert [number.removeprefix("2024/xinzhuang-dangjian/") for number in column(page, "编号")] == [
        *("问题1", "建议1", "问题2", "建议2"),
    ]
    expect(page.locator(".jx-chooser tr.jx-under")).to_have_count(2)


def test_台账_照类别_单位_责任单位_查找(catalogue: Open) -> None:
    page = catalogue(path=LEDGER)
    box(page, "类别", "问题").check()
    expect(said(page)).to_have_text("16 条中的 8 条：问题。")
    box(page, "单位", "上海市莘庄工业区管理委员会").check()
    expect(rows(page)).to_have_count(2)
    page.get_by_label("查找").fill("帮扶")
    expect(rows(page)).to_have_count(1)
    rows(page).first.get_by_role("link", name=re.compile("^C22")).click()
    page.wait_for_url(re.compile("xinzhuang-dangjian/indicators/C22/"))


def test_文件库_照层级_年份_引用它的评价筛选_条件在地址里(catalogue: Open) -> None:
    page = catalogue(path=POLICIES)
    expect(said(page)).to_have_text("共 75 份。")
    box(page, "层级", "国家").check()
    box(page, "年份", "2018").check()
    assert asked(page) == [("年份", "2018"), ("层级", "国家")]
    assert "中华人民共和国预算法" in column(page, "文件")
    page.get_by_label("查找").fill("34号")
    expect(rows(page)).to_have_count(1)
    page = catalogue(("引用它的评价", "2024年党建办组织人事党建工作项目（2024）"), path=POLICIES)
    assert "沪财绩〔2020〕6号" in column(page, "文号")
    assert all(count != "—" for count in column(page, "引用"))


@scriptless
def test_没有脚本_文件库照层级列出(page: Page, base: str) -> None:
    page.goto(base + POLICIES)
    expect(page.locator("#library tbody tr")).to_have_count(75)
    page.locator("#library").get_by_role("link", name="街镇级").click()
    expect(page.locator("#level-5")).to_be_in_viewport()


# ------------------------------------------------------------ 首页到各处，三步之内


def test_首页_为什么得三点九分(page: Page, base: str) -> None:
    page.goto(base)
    page.locator("#ways-table a.jx-fact", has_text="0.00").click()
    expect(page.get_by_role("dialog")).to_contain_text("78.89% < 80%，不得分")


def test_首页_哪些评价引用沪财绩2020_6号(page: Page, base: str) -> None:
    page.goto(base)
    page.locator("#ways-table").get_by_role("link", name="沪财绩〔2020〕6号").click()
    page.wait_for_url(f"{base}policies/hucaiji-2020-6/")
    expect(page.locator("main")).to_contain_text("2024年党建办组织人事党建工作项目")


def test_首页_建议的整改情况(page: Page, base: str) -> None:
    page.goto(base)
    page.locator("#ways-table").get_by_role("link", name="8 条的整改情况均未公布").click()
    expect(said(page)).to_contain_text("16 条中的 8 条")


def test_首页_下载一份评价的CSV(page: Page, base: str) -> None:
    page.goto(base)
    link = page.locator("#ways-table").get_by_role("link", name="最近一份的指标 CSV")
    with page.expect_download() as started:
        link.click()
    assert started.value.suggested_filename == "indicators.csv"


def test_首页_点份数_到目录里的那几份(page: Page, base: str) -> None:
    page.goto(base)
    page.locator("#grade-table").get_by_role("row", name=re.compile("^良")).get_by_role("link", name="4").click()
    expect(said(page)).to_have_text("25 份中的 4 份：良。")
