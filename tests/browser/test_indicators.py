"""指标的页与指标体系的表：一个数跟到底，永久地址，逐级收起，只看失分项，印出全表。"""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

REPORT = "2024/xinzhuang-dangjian/"
INDICATORS = f"{REPORT}indicators/"
phone = pytest.mark.parametrize("options", [{"viewport": {"width": 360, "height": 740}}], ids=["手机"])
scriptless = pytest.mark.parametrize("options", [{"java_script_enabled": False}], ids=["无脚本"])
copying = pytest.mark.parametrize(
    "options", [{"permissions": ["clipboard-read", "clipboard-write"]}], ids=["许用剪贴板"]
)


# ------------------------------------------------------------ 一个数跟到底


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("evaluations/", "main td a.jx-fact"),
        ("units/", "main a"),
        (REPORT, ".jx-key a.jx-fact"),
        (REPORT, ".jx-bar a.jx-fact"),
        (f"{REPORT}conclusion/", "main p a.jx-fact"),
        (f"{REPORT}overview/", "main td a.jx-fact"),
        (f"{REPORT}appendix-4/", ".jx-bar a.jx-fact"),
        ("years/2024/", "main td a.jx-fact"),
        ("2024/xidu-yizhan/", ".jx-table--form a.jx-fact"),
    ],
)
def test_表里_卡上_图上_正文里的数_都点得开(page: Page, base: str, path: str, links: str) -> None:
    if path == "units/":
        page.goto(f"{base}evaluations/")
        page.locator('main a[href*="units/"]').first.click()
        links = "main a.jx-fact"
    else:
        page.goto(base + path)
    link = page.locator(links).first
    link.click()
    card = page.get_by_role("dialog")
    expect(card).to_be_visible()
    expect(card.locator(".jx-derivation__value").first).not_to_be_empty()
    assert card.locator("dt").count() > 0


def test_由得分跟到资金_再跟到源文件的行(page: Page, base: str) -> None:
    page.goto(f"{base}{INDICATORS}B11/")
    page.locator('.jx-derivation a.jx-fact[href*="资金."]').first.click()
    card = page.get_by_role("dialog")
    expect(card.locator(".jx-derivation__title")).to_contain_text("年初预算执行率")
    card.locator("dd a.jx-fact").first.click()
    expect(card.locator("dd .jx-code").first).to_contain_text("funds.yaml:")
    expect(card.get_by_role("button", name="返回")).to_be_visible()


def test_在指标的页上点得分_就到下面的卡(page: Page, base: str) -> None:
    page.goto(f"{base}{INDICATORS}B11/")
    page.locator(".jx-key a.jx-fact").nth(1).click()
    expect(page.locator('[id="f-指标.B11.规则得分"]')).to_be_in_viewport()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_焦点在卡里循环(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    link = page.locator('#i-B11 a.jx-fact[href$="#f-指标.B11.规则得分"]')
    link.focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog")
    expect(card).to_be_visible()
    stops = card.locator("a[href]:visible, button:visible").count()
    inside = "element => element.contains(document.activeElement)"
    seen = set()
    for _ in range(stops + 2):
        page.keyboard.press("Tab")
        assert card.evaluate(inside)
        seen.add(page.evaluate("document.activeElement.textContent"))
    assert {"关闭", "复制永久地址", "打开所在的页"} <= seen
    for _ in range(stops + 2):
        page.keyboard.press("Shift+Tab")
        assert card.evaluate(inside)
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).to_be_focused()


@copying
@pytest.mark.parametrize(
    ("path", "key", "address"),
    [
        (INDICATORS, "指标.B11.规则得分", f"{INDICATORS}B11/#f-指标.B11.规则得分"),
        (REPORT, "总分", f"{REPORT}trace/#f-总分"),
    ],
)
def test_复制的永久地址_通到那张卡(page: Page, base: str, path: str, key: str, address: str) -> None:
    page.goto(base + path)
    page.locator(f'a.jx-fact[href$="#f-{key}"]').first.click()
    card = page.get_by_role("dialog")
    card.get_by_role("button", name="复制永久地址").click()
    expect(card.get_by_role("button", name="已复制")).to_be_focused()
    expect(card.get_by_role("status")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert unquote(copied) == base + address
    page.goto(copied)
    expect(page.locator(f'.jx-derivation:target, :target > .jx-derivation, [id="f-{key}"]').last).to_be_in_viewport()
    expect(page.locator(f'[id="f-{key}"]').first).to_be_visible()


# ------------------------------------------------------------ 旧地址


@pytest.mark.parametrize(
    ("key", "there"),
    [
        ("指标.B11.规则得分", "indicators/B11/"),
        ("指标.B11.得分", "indicators/B11/"),
        ("指标.B11.评定得分", "indicators/B11/"),
        ("指标.A1.得分率", "trace/levels/"),
        ("总分", "trace/result/"),
        ("表.预算执行.合计.支付金额", "trace/tables-2/"),
    ],
)
def test_底稿的旧地址转到卡所在的页(page: Page, base: str, key: str, there: str) -> None:
    page.goto(f"{base}{REPORT}trace/")
    assert page.locator(f'[id="f-{key}"]').count() == 1
    page.goto(f"{base}evaluations/")
    page.goto(f"{base}{REPORT}trace/#f-{key}")
    page.wait_for_url(re.compile(f"{re.escape(REPORT + there)}.*#"))
    assert unquote(page.url).endswith(f"#f-{key}")
    expect(page.locator(f'[id="f-{key}"]').first).to_be_in_viewport()


@scriptless
def test_没有脚本_旧地址到总目的那个数_再点到卡(page: Page, base: str) -> None:
    page.goto(f"{base}{REPORT}trace/#f-指标.B11.规则得分")
    figure = page.locator('a[id="f-指标.B11.规则得分"]')
    expect(figure).to_be_in_viewport()
    figure.click()
    page.wait_for_url(re.compile("/indicators/B11/#"))
    expect(page.locator('section[id="f-指标.B11.规则得分"]')).to_contain_text("78.89% < 80%，不得分")


# ------------------------------------------------------------ 前后各项


def test_由表到一项_再到下一项_回到表上那一行(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    page.locator("#i-B11 a.jx-indicator").click()
    expect(page.locator("h1")).to_have_text("B11 预算执行率")
    page.get_by_role("navigation", name="前后各页").locator("a[rel=next]").click()
    expect(page.locator("h1")).to_have_text("B12 资金使用合规性")
    page.get_by_role("link", name="在指标体系中的位置").click()
    expect(page.locator("tr:target")).to_have_id("i-B12")
    expect(page.locator("tr:target")).to_be_in_viewport()


# ------------------------------------------------------------ 列宽与对齐


def test_级别名排得下_代码与名称不断开(page: Page, base: str) -> None:
    for path in (INDICATORS, "2024/huacao-dangqun/indicators/"):
        page.goto(base + path)
        lines = page.locator("tbody .jx-level .jx-foldable > span:last-child").evaluate_all(
            """spans => spans.map(span => {
              const range = document.createRange()
              range.selectNodeContents(span)
              const tops = new Set([...range.getClientRects()].map(box => Math.round(box.top)))
              return [span.textContent.length, tops.size]
            })"""
        )
        assert len(lines) > 10
        assert [one for one in lines if one[1] > -(-one[0] // 5)] == []


@pytest.mark.parametrize("column", [5, 6])
def test_得分按小数点对齐_记号另占一格(page: Page, base: str, column: int) -> None:
    page.goto(base + INDICATORS)
    points = page.evaluate(
        """column => [...document.querySelectorAll('.jx-table--indicators tbody tr[id] .jx-end')]
          .filter(cell => column === 1 + [...document.querySelectorAll('thead th')].findIndex(head =>
            Math.abs(head.getBoundingClientRect().right - cell.getBoundingClientRect().right) < 2))
          .map(cell => cell.querySelector('a')).filter(Boolean)
          .map(link => {
            const node = link.firstChild, dot = node.data.indexOf('.')
            const range = document.createRange()
            range.setStart(node, 0)
            range.setEnd(node, dot < 0 ? node.data.length : dot)
            return Math.round(range.getBoundingClientRect().right)
          })""",
        column,
    )
    assert len(points) > 15
    assert max(points) - min(points) <= 1


# ------------------------------------------------------------ 评分标准


def standard(page: Page, code: str) -> Locator:
    return page.locator(f"#i-{code} + .jx-beneath")


def test_评分标准展开占满行名以右_再收起(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    summary = page.locator("#i-B11 summary")
    summary.click()
    expect(standard(page, "B11")).to_contain_text("每下降1%，扣权重5%")
    assert widths(page) == {7}
    wide, name = standard(page, "B11").locator("td").bounding_box(), page.locator("#i-B11 .jx-name").bounding_box()
    table = page.locator(".jx-grid").bounding_box()
    assert wide
    assert name
    assert table
    assert abs(wide["x"] - name["x"]) < 1
    assert abs(wide["x"] + wide["width"] - table["x"] - table["width"]) < 1
    handle(page, "收起 B1 资金管理").click()
    expect(standard(page, "B11")).to_have_count(0)
    assert widths(page) == {7}
    handle(page, "展开 B1 资金管理").click()
    expect(standard(page, "B11")).to_be_visible()
    summary.click()
    expect(standard(page, "B11")).to_have_count(0)
    assert page.locator("#i-B11 .jx-details > div").text_content()


def test_一并展开全部评分标准(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    handle(page, "展开全部评分标准").click()
    every = page.locator(".jx-details").count()
    expect(page.locator(".jx-beneath")).to_have_count(every)
    assert widths(page) == {7}
    handle(page, "收起全部评分标准").click()
    expect(page.locator(".jx-beneath")).to_have_count(0)
    expect(handle(page, "展开全部评分标准")).to_be_visible()


@scriptless
def test_没有脚本_评分标准就地展开(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    page.locator("#i-B11 summary").click()
    expect(page.locator("#i-B11 .jx-details > div")).to_be_visible()


# ------------------------------------------------------------ 只看失分项


def test_只看失分项_写在地址里_链接可直接指到(page: Page, base: str) -> None:
    page.goto(f"{base}{INDICATORS}?show=loss")
    expect(page.get_by_label("只看失分项")).to_be_checked()
    assert rows(page).count() == 11
    page.get_by_label("只看失分项").uncheck()
    assert page.url == base + INDICATORS
    page.get_by_label("只看失分项").check()
    assert page.url == f"{base}{INDICATORS}?show=loss"
    page.reload()
    expect(page.get_by_label("只看失分项")).to_be_checked()


def test_只看失分项_写明上级_失分与共失几分(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    lost = page.locator("#i-B11 .jx-lost")
    expect(lost).to_be_hidden()
    page.get_by_label("只看失分项").check()
    expect(lost).to_be_visible()
    expect(lost).to_have_text("B 过程 › B1 资金管理 −1.1 分")
    expect(page.locator("tfoot .jx-lost")).to_have_text("共失 11.1 分")
    page.emulate_media(media="print")
    expect(lost).to_be_hidden()


# ------------------------------------------------------------ 指标页的卡


def test_页上写过的标准_只在浮出的卡里重写(page: Page, base: str) -> None:
    page.goto(f"{base}{INDICATORS}B11/")
    criterion = "执行率95%以下，每下降1%，扣权重5%"
    assert [one.is_visible() for one in page.locator("main").get_by_text(criterion).all()].count(True) == 1
    page.goto(base + INDICATORS)
    page.locator('#i-B11 a.jx-fact[href$="#f-指标.B11.规则得分"]').click()
    card = page.get_by_role("dialog")
    expect(card.get_by_text(criterion)).to_be_visible()
    expect(card.locator(".jx-derivation__title")).to_contain_text("B11 预算执行率")


# ------------------------------------------------------------ 收起与展开


def rows(page: Page) -> Locator:
    return page.locator(".jx-table--indicators tbody tr:visible")


def handle(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def widths(page: Page) -> set[int]:
    """表身各行占的列数，跨行的也算上；整齐的只有一种。"""
    return set(page.evaluate(COLUMNS))


COLUMNS = """() => [...document.querySelectorAll('.jx-table--indicators tbody')].flatMap(body => {
  const taken = []
  return [...body.rows].filter(row => row.offsetParent).map(row => {
    let width = taken.filter(left => left > 0).length
    taken.forEach((left, n) => { taken[n] = left - 1 })
    for (const cell of row.cells) {
      if (!cell.offsetParent && getComputedStyle(cell).display === 'none') continue
      width += cell.colSpan
      for (let n = 0; n < cell.colSpan; n++) if (cell.rowSpan > 1) taken.push(cell.rowSpan - 1)
    }
    return width
  })
})"""


def test_收起一级_只留小计_再展开(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    every = rows(page).count()
    handle(page, "收起 A 决策").click()
    expect(page.locator("#i-A11")).to_be_hidden()
    expect(page.get_by_text("决策小计")).to_be_visible()
    opener = handle(page, "展开 A 决策")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    assert rows(page).count() == every - 5
    page.keyboard.press("Enter")
    expect(page.locator("#i-A11")).to_be_visible()
    expect(handle(page, "收起 A 决策")).to_be_focused()
    assert rows(page).count() == every


def test_收起二级_留一行说明_表仍整齐(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    assert widths(page) == {7}
    handle(page, "收起 C1 产出数量").click()
    expect(page.locator("#i-C12")).to_be_hidden()
    expect(page.locator("#i-C11")).to_contain_text("收起了 3 项")
    expect(page.locator("#i-C11 .jx-name")).to_be_hidden()
    assert widths(page) == {7}
    handle(page, "收起 C2 产出质量").click()
    assert widths(page) == {7}
    handle(page, "展开 C1 产出数量").click()
    expect(page.locator("#i-C11 .jx-name")).to_be_visible()
    expect(page.locator("#i-C11")).not_to_contain_text("收起了")
    assert widths(page) == {7}


def test_四级的体系也收得起(page: Page, base: str) -> None:
    page.goto(f"{base}2024/huacao-dangqun/indicators/")
    whole = widths(page)
    assert len(whole) == 1
    buttons = page.locator(".jx-handle:visible")
    for n in (2, 5, 8):
        buttons.nth(n).click()
        assert widths(page) == whole


def test_全部收起_全部展开(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    every = rows(page).count()
    shut, spread = handle(page, "全部收起"), handle(page, "全部展开")
    expect(spread).to_be_disabled()
    shut.click()
    assert rows(page).count() == 4
    expect(shut).to_be_disabled()
    expect(spread).to_be_focused()
    spread.click()
    assert rows(page).count() == every


def test_只看失分项时不收起_取消后照旧(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    handle(page, "全部收起").click()
    page.get_by_label("只看失分项").check()
    assert rows(page).count() == page.locator("tr.jx-loss").count() == 11
    expect(handle(page, "全部展开")).to_be_hidden()
    page.get_by_label("只看失分项").uncheck()
    assert rows(page).count() == 4


def test_从概览的只看失分项来_已经勾上(page: Page, base: str) -> None:
    page.goto(base + REPORT)
    page.get_by_role("link", name="只看失分项").click()
    page.wait_for_url(f"{base}{INDICATORS}?show=loss")
    expect(page.get_by_label("只看失分项")).to_be_checked()
    assert rows(page).count() == 11


def test_地址指到收起的行_就展开(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    handle(page, "全部收起").click()
    page.evaluate("location.hash = 'i-B22'")
    expect(page.locator("#i-B22")).to_be_in_viewport()
    expect(page.locator("#i-C11")).to_be_hidden()


def test_收起_只看失分项_都不少印(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    every = rows(page).count()
    handle(page, "全部收起").click()
    page.emulate_media(media="print")
    expect(rows(page)).to_have_count(every)
    expect(page.locator(".jx-handle:visible")).to_have_count(0)
    expect(page.locator(".jx-folds")).to_be_hidden()
    page.emulate_media(media="screen")
    expect(rows(page)).to_have_count(4)
    page.get_by_label("只看失分项").check()
    page.emulate_media(media="print")
    expect(rows(page)).to_have_count(every)


@scriptless
def test_没有脚本_全部展开(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    assert rows(page).count() == page.locator(".jx-table--indicators tbody tr").count()
    assert page.locator(".jx-handle").count() == 0


@phone
def test_手机上行名钉住_表头钉住(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    frame = page.locator(".jx-frame")
    frame.evaluate("element => element.scrollTo(400, 600)")
    box = frame.bounding_box()
    assert box is not None
    head = page.locator(".jx-grid thead th.jx-name").bounding_box()
    assert head is not None
    assert abs(head["x"] - box["x"]) < 2
    assert abs(head["y"] - box["y"]) < 2
    names = [cell.bounding_box() for cell in page.locator("tbody tr[id] > .jx-name").all()]
    assert {round(name["x"] - box["x"]) for name in names if name} == {0}
