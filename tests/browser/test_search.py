"""站内搜索：找得到文号、指标、一句话；页眉的框、分面、键盘、手机、没有结果。"""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

REPORT = "2024/xinzhuang-dangjian/"
SAID = ".jx-search__said"
FOUND = ".jx-search__found > li"
NAMED = ".jx-search__named li"
phone = pytest.mark.parametrize("options", [{"viewport": {"width": 360, "height": 740}}], ids=["手机"])


def list_all(page: Page) -> None:
    """一页一页列完，收着的也都点开。"""
    more, others = page.locator(".jx-search__more button"), page.locator(".jx-search__others button")
    expect(page.locator(FOUND).first).to_be_visible()
    while more.is_visible() or others.count():
        before = page.locator(FOUND).count(), others.all_inner_texts()
        (more if more.is_visible() else others.first).click()
        page.wait_for_function(
            """([lines, told]) => {
              const others = [...document.querySelectorAll(".jx-search__others button")].map(one => one.innerText)
              return document.querySelectorAll(".jx-search__found > li").length !== lines || others.join() !== told
            }""",
            arg=[before[0], ",".join(before[1])],
        )


def ask(page: Page, base: str, words: str, **facets: str) -> None:
    """打开带着条件的地址，等结果说出来。"""
    query = "&".join(f"{name}={value}" for name, value in {"q": words, **facets}.items())
    page.goto(f"{base}search/?{query}")
    expect(page.locator(SAID)).to_contain_text(words)


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("10号", "policies/"),
        ("财预〔2020〕10号", "policies/"),
        ("财预[2020]10号", "policies/"),
        ("沪财绩〔2020〕6号", "policies/hucaiji-2020-6/"),
        ("预算执行率", f"{REPORT}indicators/"),
        ("党员满意度", f"{REPORT}indicators/"),
        ("B11", f"{REPORT}indicators/"),
        ("78.89%", f"{REPORT}conclusion/"),
        ("档内得几分由评价者定", "method/"),
        ("完成比例", "guide/rules/completion/"),
    ],
)
def test_找得到(page: Page, base: str, words: str, where: str) -> None:
    ask(page, base, words)
    total = int(re.findall(r"有 (\d+) 页", page.locator(SAID).inner_text())[0])
    list_all(page)
    expect(page.locator(".jx-search__title")).to_have_count(total)
    links = page.locator(".jx-search__title").evaluate_all("links => links.map(link => link.href)")
    assert [link for link in links if link.startswith(base + where)], links
    letters = re.findall(r"\w", words)
    for line in page.locator(f"{FOUND} mark").all_inner_texts():
        assert re.findall(r"\w", line) == letters, line


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("沪财绩〔2020〕6号", "policies/hucaiji-2020-6/"),
        ("沪财绩[2020]6号", "policies/hucaiji-2020-6/"),
        ("时效指标", "dictionary/chanchu-shixiao/"),
        ("产出时效", "dictionary/chanchu-shixiao/"),
        ("闵行区委组织部", "units/minhang-zuzhibu/"),
        ("生活驿站", "2024/xidu-yizhan/"),
        ("莘庄 预算执行率", f"{REPORT}indicators/B11/"),
        ("预算执行率 莘庄", f"{REPORT}indicators/B11/"),
    ],
)
def test_名称相符的页列在前三(page: Page, base: str, words: str, where: str) -> None:
    ask(page, base, words)
    expect(page.get_by_role("heading", name="名称相符的页")).to_be_visible()
    links = page.locator(f"{NAMED} a").evaluate_all("links => links.map(link => link.href)")
    assert base + where in links[:3], links
    page.locator(f'{NAMED} a[href="{base + where}"]').click()
    expect(page.locator("h1")).to_be_visible()


def test_正文没有_名称相符的_不说没有(page: Page, base: str) -> None:
    """单位与指标不在同一页的正文里，指标的页照样找得到。"""
    ask(page, base, "上海市莘庄工业区管理委员会 B12 资金使用合规性")
    expect(page.locator(SAID)).to_contain_text("名称相符的列在前面")
    expect(page.locator(FOUND)).to_have_count(0)
    expect(page.locator(f"{NAMED} a")).to_have_attribute("href", f"{base}{REPORT}indicators/B12/")


def test_名称相符的_至多列十页_说还有几页(page: Page, base: str) -> None:
    ask(page, base, "党建")
    expect(page.locator(NAMED)).to_have_count(10)
    expect(page.locator(".jx-search__left")).to_have_text(re.compile(r"^还有 \d+ 页"))
    ask(page, base, "沪财绩〔2020〕6号")
    expect(page.locator(NAMED)).not_to_have_count(0)
    expect(page.locator(".jx-search__left")).to_be_hidden()


def test_名称相符的_照次序连着_每个词都要有_勾了分面不列(page: Page, base: str) -> None:
    group = page.locator(".jx-search__named")
    for words in ("组织部闵行区委", "生活驿站 率行执"):
        ask(page, base, words)
        expect(group).to_be_hidden()
    ask(page, base, "生活驿站", 年度="2024")
    expect(page.locator(FOUND).first).to_be_visible()
    expect(group).to_be_hidden()
    page.get_by_role("checkbox", name="2024").uncheck()
    expect(group).to_be_visible()
    page.locator("#jx-search-words").fill("")
    page.keyboard.press("Enter")
    expect(group).to_be_hidden()


def test_照次序连着找_不拆开凑数(page: Page, base: str) -> None:
    """“率行执”三个字到处都有，连着的没有。"""
    ask(page, base, "率行执")
    expect(page.locator(SAID)).to_contain_text("没有哪一页含“率行执”")
    expect(page.locator(SAID)).to_contain_text("少写几个字")
    expect(page.locator(FOUND)).to_have_count(0)


def test_几个词都要有(page: Page, base: str) -> None:
    counts = []
    for words in ("预算执行率", "满意度", "预算执行率 满意度"):
        ask(page, base, words)
        counts.append(int(re.findall(r"有 (\d+) 页", page.locator(SAID).inner_text())[0]))
    assert 0 < counts[2] <= min(counts[:2])
    assert counts[2] < max(counts[:2])


def test_计算底稿不列(page: Page, base: str) -> None:
    ask(page, base, "规则得分")
    expect(page.locator(FOUND).first).to_be_visible()
    links = page.locator(".jx-search__title").evaluate_all("links => links.map(link => link.href)")
    assert links
    assert not [link for link in links if "/trace/" in link]


def test_由页眉的框搜到(page: Page, base: str) -> None:
    page.goto(base + REPORT)
    box = page.get_by_role("search").get_by_role("searchbox")
    box.fill("10号")
    box.press("Enter")
    page.wait_for_url(f"{base}search/?q=10%E5%8F%B7")
    expect(page.locator("#jx-search-words")).to_have_value("10号")
    expect(page.locator(FOUND).first).to_be_visible()
    expect(page).to_have_title(re.compile("^10号 - 搜索 - "))


def test_勾分面_数目写成字_记在地址里_可退回(page: Page, base: str) -> None:
    ask(page, base, "党建")
    everything = page.locator(SAID).inner_text()
    box = page.get_by_label("2024", exact=False).and_(page.locator("[name=年度]"))
    expect(page.locator("label", has=box)).to_have_text(re.compile(r"^2024\d+ 页$"))
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator(SAID)).to_contain_text("限于2024")
    for line in page.locator(".jx-search__of").all_inner_texts():
        assert line.startswith("2024")
    assert "%E5%B9%B4%E5%BA%A6=2024" in page.url
    page.reload()
    expect(box).to_be_checked()
    expect(page.locator(SAID)).to_contain_text("限于2024")
    box.uncheck()
    expect(page.locator(SAID)).to_have_text(everything)


def test_分面列出各年度_各单位_各类别(page: Page, base: str) -> None:
    ask(page, base, "党建")
    facets = page.locator(".jx-search__facets")
    assert facets.locator("legend").all_inner_texts() == ["年度", "单位", "类别"]
    years = facets.locator("[name=年度]").evaluate_all("boxes => boxes.map(box => box.value)")
    assert years == ["2026", "2024", "2023"]
    kinds = facets.locator("[name=类别]").evaluate_all("boxes => boxes.map(box => box.value)")
    assert {"政策文件", "使用说明"} < {*kinds}


def test_一页也没有的分面不列_勾着的除外_没有要找的话又都列(page: Page, base: str) -> None:
    shown = page.locator(".jx-search__facets label:visible")
    page.goto(f"{base}search/")
    expect(page.locator(".jx-search__facets")).to_be_visible()
    every = shown.count()
    ask(page, base, "上海市莘庄工业区党建办")
    counts = [re.findall(r"(\d+) 页$", text) for text in shown.all_inner_texts()]
    assert 0 < len(counts) < every
    assert [found for found in counts if not found or found == ["0"]] == []
    ask(page, base, "上海市莘庄工业区党建办", 年度="2023")
    expect(page.locator("label:visible", has=page.locator("[name=年度][value='2023']"))).to_have_text(
        re.compile("0 页$")
    )
    ask(page, base, "率行执")
    expect(page.locator(".jx-search__facets")).to_be_hidden()
    page.locator("#jx-search-words").fill("")
    page.keyboard.press("Enter")
    expect(page.locator(".jx-search__facets")).to_be_visible()
    assert shown.count() == every


def test_一份评价先列三页_其余点开再列(page: Page, base: str) -> None:
    ask(page, base, "党员")
    expect(page.locator(SAID)).to_contain_text("一份评价先列 3 页")
    lines = page.locator(FOUND)
    others = page.locator(".jx-search__others button")
    expect(others.first).to_be_visible()
    homes: list[str] = []
    for line in lines.all():
        link = line.locator(".jx-search__title")
        homes.append("/".join(link.get_attribute("href").split("/jixiao/")[1].split("/")[:2]) if link.count() else "")
    reports = [home for home in homes if re.match(r"\d{4}/", home)]
    assert reports
    assert {reports.count(home) for home in reports} <= {1, 2, 3}
    at = homes.index("")
    assert {*homes[at - 3 : at]} == {homes[at - 1]}  # 挨着的三页是同一份评价的
    left = int(re.findall(r"另有 (\d+) 页", others.first.inner_text())[0])
    shown = lines.count()
    others.first.click()
    expect(lines).to_have_count(shown + min(left, 10) - (left <= 10))
    expect(lines.nth(at).locator("a").first).to_be_focused()
    assert f"/{homes[at - 1]}/" in (lines.nth(at).locator("a").first.get_attribute("href") or "")


def test_只有一份评价的_不收(page: Page, base: str) -> None:
    ask(page, base, "党员", 单位="上海市莘庄工业区管理委员会")
    expect(page.locator(FOUND)).to_have_count(10)
    expect(page.locator(".jx-search__others")).to_have_count(0)


def test_词典列着的评价_搜预算执行率都找得到(page: Page, base: str) -> None:
    page.goto(f"{base}dictionary/yusuan-zhixing/")
    listed = page.locator("#uses-table a.jx-evaluation").evaluate_all("links => links.map(link => link.href)")
    assert len(listed) > 20
    ask(page, base, "预算执行率")
    list_all(page)
    links = page.locator(".jx-search__title").evaluate_all("links => links.map(link => link.href)")
    assert [one for one in listed if not [link for link in links if link.startswith(one)]] == []


def test_词条旁连到用它的各评价(page: Page, base: str) -> None:
    ask(page, base, "预算执行率")
    page.get_by_role("link", name="各评价里的得分").first.click()
    page.wait_for_url(f"{base}dictionary/yusuan-zhixing/#uses")
    expect(page.locator("#uses")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("满意渡", "满意度"),
        ("预算执形率", "预算执行率"),
        ("莘庄 满意渡", "莘庄 满意度"),
        ("沪财绩〔2020〕99号", "沪财绩〔2020〕6号"),
    ],
)
def test_都没有的_列相近的写法(page: Page, base: str, words: str, near: str) -> None:
    ask(page, base, words)
    page.locator(".jx-search__near").get_by_role("link", name=near, exact=True).click()
    expect(page.locator("#jx-search-words")).to_have_value(near)
    expect(page.locator(f"{NAMED}, {FOUND}").first).to_be_visible()
    expect(page.locator(".jx-search__near")).to_be_hidden()


@pytest.mark.parametrize("words", ["率行执", "满意度", "完全不相干的一句话"])
def test_找得到的_差得远的_不列相近的写法(page: Page, base: str, words: str) -> None:
    ask(page, base, words)
    expect(page.locator(".jx-search__near")).to_be_hidden()


def test_前后各页的名称_别处同名的指标_不算本页的(page: Page, base: str) -> None:
    """B12 的页上有“上一项 B11”，搜 B11 不该找到它。"""
    ask(page, base, "B11 预算执行率", 单位="上海市莘庄工业区管理委员会")
    list_all(page)
    links = page.locator(".jx-search__title").evaluate_all("links => links.map(link => link.href)")
    assert f"{base}{REPORT}indicators/B11/" in links
    assert f"{base}{REPORT}indicators/B12/" not in links


def test_宽屏筛选在旁_窄屏收起(page: Page, base: str) -> None:
    for width, beside in ((1280, True), (768, False)):
        page.set_viewport_size({"width": width, "height": 900})
        ask(page, base, "10号")
        expect(page.locator(FOUND).first).to_be_visible()
        facets = page.locator(".jx-search__facets")
        sides = facets.bounding_box(), page.locator(".jx-search__named").bounding_box()
        assert sides[0] is not None
        assert sides[1] is not None
        assert (sides[0]["x"] + sides[0]["width"] <= sides[1]["x"]) is beside
        assert (facets.get_attribute("open") is not None) is beside
        first = page.locator(f"{NAMED} a").first.bounding_box()
        assert first is not None
        assert first["y"] < 420


def test_连到所在的一节(page: Page, base: str) -> None:
    ask(page, base, "档内得几分由评价者定")
    page.locator(f"{FOUND} .jx-search__of a").first.click()
    page.wait_for_url(re.compile(r"/method/#"))


def test_空着搜索_什么都不列(page: Page, base: str) -> None:
    page.goto(f"{base}search/")
    expect(page.locator(".jx-search__facets")).to_be_visible()
    expect(page.locator(SAID)).to_have_text("")
    page.goto(f"{base}search/?q=〔〕")
    expect(page.locator(SAID)).to_have_text("只有标点，没有可以找的字。")


def test_要找的话里有标记_只当文字(page: Page, base: str) -> None:
    words = "<img src=x onerror=alert(1)>"
    page.goto(f"{base}search/")
    page.locator("#jx-search-words").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text(words)
    expect(page.locator("main img")).to_have_count(0)


@phone
def test_手机上是一个链接_搜索页不横滚(page: Page, base: str) -> None:
    page.goto(base + REPORT)
    page.get_by_role("link", name="搜索", exact=True).click()
    page.wait_for_url(f"{base}search/")
    page.locator("#jx-search-words").fill("预算执行率")
    page.get_by_role("button", name="搜索").click()
    expect(page.locator(FOUND).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("options", [{"java_script_enabled": False}], ids=["无脚本"])
def test_没有脚本_说明去哪里找(page: Page, base: str) -> None:
    page.goto(f"{base}search/?q=10号")
    expect(page.locator("noscript a").first).to_be_visible()


def test_策略在管着_行内脚本跑不了(browser: Browser, base: str) -> None:
    """浏览器测试都在网站自己的内容安全策略之下；这里看它真的在管。"""
    page = browser.new_page()
    answer = page.goto(base + REPORT)
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    refused = page.evaluate(
        """() => new Promise(done => {
          addEventListener("securitypolicyviolation", event => done(event.effectiveDirective), { once: true })
          document.body.append(Object.assign(document.createElement("script"), { textContent: "window.ran = 1" }))
          setTimeout(() => done("没有拦"), 2000)
        })"""
    )
    assert refused == "script-src-elem"
    assert page.evaluate("window.ran === undefined")
    page.close()
