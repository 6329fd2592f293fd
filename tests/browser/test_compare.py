"""自选对比、指标词典、引用文件的卡：在浏览器里用得着。"""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TWO = "compare/?e=2024/xidu-dangjian&e=2024/xidu-yizhan"
STATIC = "compare/xidu-dangqun/2024/"
UNLIKE = "compare/?e=2024/huacao-dangqun&e=2024/xinzhuang-dangjian"
LINES = "#compare-indicators tbody tr"
CHAPTER = "2024/xinzhuang-dangjian/process/"
phone = pytest.mark.parametrize("options", [{"viewport": {"width": 360, "height": 740}}], ids=["手机"])
scriptless = pytest.mark.parametrize("options", [{"java_script_enabled": False}], ids=["无脚本"])


def cells(page: Page, within: str, number: int) -> list[list[str]]:
    """一张表的文字，逐行。"""
    table = page.locator(f"{within} table").nth(number)
    return [
        [text.strip().replace("\xa0", " ") for text in row.locator("th, td").all_text_contents()]
        for row in table.locator("tr").all()
    ]


# ------------------------------------------------------------ 自选对比


def test_照网址列出_与预先列出的一模一样(page: Page, base: str) -> None:
    page.goto(base + TWO)
    expect(page.get_by_role("status")).to_have_text("正在对比 2 份评价。")
    chosen = [cells(page, "#jx-compare", n) for n in range(2)]
    page.goto(base + STATIC)
    assert [cells(page, "article", n) for n in range(2)] == chosen
    assert len(chosen[1]) > 70
    assert chosen[0][0] == ["项目", "党建经费（2024）", "生活驿站运行经费（2024）", "差"]
    assert ["总分", "89.50", "87.80", "−1.70"] in chosen[0]


def test_文种口径不同的说明不可比_不列差_照名称两样都写(page: Page, base: str) -> None:
    page.goto(base + UNLIKE)
    expect(page.get_by_role("note", name="得分不可比")).to_contain_text("文种不同：部门（单位）整体支出绩效评价报告；")
    expect(page.get_by_role("note", name="得分不可比")).to_contain_text("评分口径不同：")
    about, indicators = (cells(page, "#jx-compare", n) for n in range(2))
    assert {len(row) for row in about} == {3}
    assert ["总分", "88.97", "88.90"] in about
    assert not [text for row in indicators for text in row if text == "差" or "得分率之差" in text]
    assert "部门决策／决策" in [row[0].strip() for row in indicators]
    page.goto(base + TWO)
    expect(page.locator("#jx-compare table")).to_have_count(2)
    expect(page.get_by_role("note")).to_have_count(0)


@pytest.mark.parametrize("address", [TWO, STATIC, UNLIKE], ids=["自选", "预先列出", "文种不同"])
def test_先只列共有的_可以看全部_记在网址里(page: Page, base: str, address: str) -> None:
    page.goto(base + address)
    shown = page.locator(f"{LINES}:visible")
    only = page.get_by_label("只看共有指标")
    expect(only).to_be_checked()
    few, every = shown.count(), page.locator(LINES).count()
    assert 0 < few < every / 2
    expect(page.locator(f"{LINES}:visible .jx-center")).to_have_count(0)  # 没有这一项的都没有列
    expect(page.locator(".jx-only")).to_contain_text(f"只看共有指标（{few} 项，全部 {every} 项）")
    only.uncheck()
    expect(shown).to_have_count(every)
    page.reload()
    expect(shown).to_have_count(every)
    expect(only).not_to_be_checked()
    only.check()
    expect(shown).to_have_count(few)
    assert page.url == base + address


def test_只看有差别的_上级留着_移出加入不丢(page: Page, base: str) -> None:
    page.goto(base + TWO)
    shown = page.locator(f"{LINES}:visible > th")
    expect(shown.first).to_be_visible()
    assert "成本控制率" in [text.strip() for text in shown.all_text_contents()]
    page.get_by_label("只看有差别的").check()
    names = [text.strip() for text in shown.all_text_contents()]
    assert not {"成本指标", "成本控制率", "预算执行率"} & {*names}  # 两份的各数都相同
    assert {"产出指标", "质量指标"} < {*names}
    page.get_by_label("年度").select_option("2023")
    page.get_by_role("button", name="加入对比").click()
    expect(page.get_by_role("status")).to_have_text("正在对比 3 份评价。")
    expect(page.get_by_label("只看有差别的")).to_be_checked()
    expect(page.get_by_label("只看共有指标")).to_be_checked()


@scriptless
def test_没有脚本时预先列出的各行都在(page: Page, base: str) -> None:
    page.goto(base + STATIC)
    assert page.locator(f"{LINES}:visible").count() == page.locator(LINES).count() > 60
    expect(page.locator(".jx-only")).to_have_count(0)


def test_印出来总是全表(page: Page, base: str) -> None:
    page.goto(base + STATIC)
    page.emulate_media(media="print")
    expect(page.locator(".jx-only")).to_be_hidden()
    assert page.locator(f"{LINES}:visible").count() == page.locator(LINES).count()


def test_概况里文字靠左_数靠右(page: Page, base: str) -> None:
    for address in (TWO, STATIC):
        page.goto(base + address)
        row = page.locator("#about tbody tr")
        expect(row.filter(has_text="实施单位").locator("td").first).to_have_css("text-align", "start")
        expect(row.filter(has_text="全年预算数").locator("td").first).to_have_css("text-align", "end")


@pytest.mark.parametrize(
    "names",
    [("2023/zuzhibu-gongwuyuan", "2024/huacao-dangqun"), ("2024/xinzhuang-dangjian", "2026/hongqiao-dangqun")],
)
def test_每个数都连到真有的来历(page: Page, base: str, names: tuple[str, str]) -> None:
    page.goto(f"{base}compare/?e={names[0]}&e={names[1]}")
    expect(page.get_by_role("status")).to_have_text("正在对比 2 份评价。")
    links = page.locator("#jx-compare a.jx-fact").evaluate_all("links => links.map(link => link.href)")
    assert len(links) > 100
    lost = page.evaluate(
        """async links => {
          const pages = new Map()
          const lost = []
          for (const link of links) {
            const [address, hash] = link.split("#")
            if (!pages.has(address)) {
              const text = await (await fetch(address)).text()
              pages.set(address, new DOMParser().parseFromString(text, "text/html"))
            }
            if (!pages.get(address).getElementById(decodeURIComponent(hash))) lost.push(link)
          }
          return lost
        }""",
        links,
    )
    assert lost == []


def test_加入移出都写在网址里_后退回得来(page: Page, base: str) -> None:
    page.goto(base + "compare/?e=2024/xidu-dangjian")
    status = page.get_by_role("status")
    expect(status).to_have_text("请选另一份评价，最多 6 份。")
    page.get_by_label("年度").select_option("2024")
    page.get_by_label("单位").select_option("上海市奉贤区西渡街道社区党群服务中心")
    which = page.get_by_label("评价", exact=True)
    assert which.locator("option").all_text_contents() == ["生活驿站运行经费（2024）"]  # 已经选了的不再列
    page.get_by_role("button", name="加入对比").click()
    expect(status).to_have_text("正在对比 2 份评价。")
    assert page.url == base + TWO
    expect(page.locator("#jx-compare table")).to_have_count(2)
    page.get_by_role("button", name="移出 党建经费（2024）").click()
    expect(status).to_have_text("请选另一份评价，最多 6 份。")
    assert page.url == base + "compare/?e=2024/xidu-yizhan"
    expect(page.locator("#jx-compare table")).to_have_count(0)
    page.go_back()
    expect(status).to_have_text("正在对比 2 份评价。")


def test_只用键盘也能加入(page: Page, base: str) -> None:
    page.goto(base + "compare/?e=2024/xidu-dangjian")
    page.get_by_label("评价", exact=True).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="加入对比")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("正在对比 2 份评价。")
    expect(page.get_by_label("评价", exact=True)).to_be_focused()


def test_对比里的数点得开来历(page: Page, base: str) -> None:
    page.goto(base + TWO)
    page.locator("#jx-compare").get_by_role("link", name="89.50").first.click()
    card = page.get_by_role("dialog")
    expect(card).to_be_visible()
    expect(card).to_contain_text("总分")


def test_没有的评价照实说(page: Page, base: str) -> None:
    page.goto(base + "compare/?e=2024/none&e=2024/xidu-yizhan")
    expect(page.get_by_role("status")).to_have_text("没有评价 2024/none。请选另一份评价，最多 6 份。")


@phone
def test_手机上行名钉住_页面不横滚(page: Page, base: str) -> None:
    page.goto(base + TWO)
    frame = page.locator("#jx-compare .jx-frame").nth(1)
    name = frame.locator("tbody th").first
    before = name.bounding_box()
    frame.evaluate("frame => frame.scrollLeft = 300")
    after = name.bounding_box()
    assert before is not None
    assert after is not None
    assert frame.evaluate("frame => frame.scrollLeft") == 300
    assert abs(before["x"] - after["x"]) < 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@scriptless
def test_没有脚本时列出预先的对比(page: Page, base: str) -> None:
    page.goto(base + "compare/")
    page.get_by_role("link", name="西渡街道社区党群服务中心 2024 年度").click()
    expect(page.locator("article table")).to_have_count(2)
    expect(page.get_by_role("link", name="增减评价")).to_be_visible()


def test_报告首页连到选好自己的对比页(page: Page, base: str) -> None:
    page.goto(base + "2024/xinzhuang-dangjian/")
    page.get_by_role("link", name="与别的评价对比").click()
    expect(page.get_by_role("status")).to_have_text("请选另一份评价，最多 6 份。")
    assert page.url == base + "compare/?e=2024/xinzhuang-dangjian"


# ------------------------------------------------------------ 指标词典


def test_由目录到词条_到评价里的那一项(page: Page, base: str) -> None:
    page.goto(base + "dictionary/")
    page.get_by_role("link", name="预算执行率", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("预算执行率")
    expect(page.locator("#rates + .jx-table tfoot")).to_contain_text("100.00%")
    page.get_by_role("link", name="B11 预算执行率").click()
    page.wait_for_url(f"{base}2024/xinzhuang-dangjian/indicators/B11/")


# ------------------------------------------------------------ 引用文件的卡


def test_点开引用的文件_见要点_关了回到原处(page: Page, base: str) -> None:
    page.goto(base + CHAPTER)
    link = page.locator("article a.jx-policy").first
    link.click()
    card = page.get_by_role("dialog")
    expect(card).to_be_visible()
    expect(card).to_contain_text("文号")
    expect(card).to_contain_text("本站引用")
    assert page.url == base + CHAPTER
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).to_be_focused()


def test_用键盘打开_再去那一页(page: Page, base: str) -> None:
    page.goto(base + CHAPTER)
    link = page.locator("article a.jx-policy").first
    target = link.evaluate("link => link.href")
    link.focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog")
    expect(card).to_be_focused()
    page.keyboard.press("Tab")
    expect(card.get_by_role("link", name="在政策文件库中打开")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_文件库里点文件就去那一页(page: Page, base: str) -> None:
    page.goto(base + "policies/")
    page.locator("article th[scope=row] a").first.click()
    page.wait_for_url("**/policies/*/")


@scriptless
def test_没有脚本时引用是链接(page: Page, base: str) -> None:
    page.goto(base + CHAPTER)
    page.locator("article a.jx-policy").first.click()
    page.wait_for_url("**/policies/*/")
