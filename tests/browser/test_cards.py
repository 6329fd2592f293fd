"""窄屏上记录的表每行成一张卡：一样不少，列还对得上，排序筛选照用；没有脚本也一样。"""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

CATALOGUE, LEDGER = "evaluations/", "findings/"
PHONE = {"viewport": {"width": 360, "height": 740}}
ways = pytest.mark.parametrize("options", [PHONE, {**PHONE, "java_script_enabled": False}], ids=["有脚本", "无脚本"])
phone = pytest.mark.parametrize("options", [PHONE], ids=["手机"])
lists = pytest.mark.parametrize(
    ("path", "table"), [(CATALOGUE, "#catalogue table"), (LEDGER, "#records table")], ids=["评价目录", "台账"]
)


def opened(page: Page, url: str, table: str) -> Locator:
    page.goto(url, wait_until="networkidle")
    found = page.locator(table).first
    expect(found).to_be_visible()
    return found


OUTSIDE = """table => [...table.querySelectorAll('tbody th, tbody td')].filter(cell => {
  const { left, right } = cell.getBoundingClientRect()
  return left < 0 || right > innerWidth
}).map(cell => cell.textContent)"""


@ways
@lists
def test_各格都在屏上_不必横滚(page: Page, base: str, path: str, table: str) -> None:
    shown = opened(page, base + path, table)
    assert shown.evaluate(OUTSIDE) == []
    assert shown.evaluate("table => table.closest('.jx-frame').scrollWidth <= table.closest('.jx-frame').clientWidth")


BLANK = """table => [...table.querySelectorAll('tbody tr')].map(row => {
  const boxes = [...row.cells].filter(cell => !cell.matches('.jx-none')).map(cell => cell.getBoundingClientRect())
  const { top, bottom } = row.getBoundingClientRect()
  return Math.max(bottom - Math.max(...boxes.map(box => box.bottom)), Math.min(...boxes.map(box => box.top)) - top)
})"""


@ways
@lists
def test_卡里没有成片的空白(page: Page, base: str, path: str, table: str) -> None:
    shown = opened(page, base + path, table)
    assert max(shown.evaluate(BLANK)) < 20


@ways
def test_卡首是名称_得分与等级(page: Page, base: str) -> None:
    """名称与得分、等级在头一行，别的都在它们下面。"""
    table = opened(page, base + CATALOGUE, "#catalogue table")
    row = table.locator("tbody tr").filter(has_text="2024年党建办组织人事党建工作项目")
    name, score, grade = row.locator(".jx-name"), row.get_by_text("88.9", exact=True), row.get_by_text("良", exact=True)
    tops = [round(one.bounding_box()["y"]) for one in (name, row.locator(".jx-lead").first, grade)]  # type: ignore[index]
    assert tops[0] == tops[1] == tops[2]
    expect(score).to_be_visible()
    below = row.locator("td:not(.jx-lead):not(.jx-none)")
    bottom = name.bounding_box()
    assert bottom is not None
    assert below.count() >= 5
    for cell in below.all():
        box = cell.bounding_box()
        assert box is not None
        assert box["y"] >= bottom["y"] + bottom["height"] - 1


@ways
def test_台账_整改状态在卡首看得见(page: Page, base: str) -> None:
    table = opened(page, base + LEDGER, "#records table")
    for state in table.locator("tbody .jx-lead").all():
        expect(state).to_have_text("未公布")
        box = state.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 360
    said = "cell => getComputedStyle(cell, '::before').content"
    assert "责任单位" in table.locator("tbody td[data-label=责任单位]").first.evaluate(said)


def tree(page: Page, table: Locator) -> list[dict[str, Any]]:
    """浏览器交给读屏的样子：这张表之下的各个角色，连同名称。"""
    client = page.context.new_cdp_session(page)
    client.send("Accessibility.enable")
    table.evaluate("table => table.setAttribute('data-asked', '')")
    root = client.send("DOM.getDocument")["root"]["nodeId"]
    found = client.send("DOM.querySelector", {"nodeId": root, "selector": "[data-asked]"})["nodeId"]
    nodes = client.send("Accessibility.queryAXTree", {"nodeId": found})["nodes"]
    return [node for node in nodes if not node["ignored"]]


def count(nodes: list[dict[str, Any]], role: str) -> int:
    return sum(node["role"]["value"] == role for node in nodes)


@ways
@lists
def test_读屏还当它是表_行列一个不少(page: Page, base: str, path: str, table: str) -> None:
    shown = opened(page, base + path, table)
    heads, rows = shown.locator("thead th").count(), shown.locator("tbody tr").count()
    nodes = tree(page, shown)
    assert count(nodes, "table") == 1
    assert count(nodes, "row") == rows + 1
    assert count(nodes, "columnheader") == heads
    assert count(nodes, "rowheader") == rows
    assert count(nodes, "cell") == rows * (heads - 1)  # 没有内容的格也还在，列才对得上


@phone
@lists
def test_axe查不出毛病(page: Page, base: str, path: str, table: str) -> None:
    opened(page, base + path, table)
    assert violations(page) == []


@phone
def test_排序的按钮在卡的上面_点了就照它排(page: Page, base: str) -> None:
    opened(page, f"{base}{CATALOGUE}?年度=2024", "#catalogue table")
    head = page.get_by_role("columnheader", name=re.compile("^总分"))
    control = head.get_by_role("button")
    expect(control).to_be_in_viewport()
    control.click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert page.locator("#catalogue tbody .jx-lead.jx-end").all_inner_texts() == ["89.50", "88.97", "88.9", "87.80"]


@phone
def test_筛选之后还是卡(page: Page, base: str) -> None:
    table = opened(page, base + CATALOGUE, "#catalogue table")
    page.locator(".jx-chooser summary").click()
    page.get_by_role("group", name="年度").get_by_role("checkbox", name=re.compile("^2024")).check()
    expect(table.locator("tbody tr")).to_have_count(4)
    assert table.evaluate(OUTSIDE) == []


@pytest.mark.parametrize(("width", "display"), [(639, "flex"), (641, "table-row")])
def test_六百四十像素以下才成卡(page: Page, base: str, width: int, display: str) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    table = opened(page, base + CATALOGUE, "#catalogue table")
    first = table.locator("tbody tr").first
    assert first.evaluate("row => getComputedStyle(row).display") == display


@phone
def test_印出来还是表(page: Page, base: str) -> None:
    table = opened(page, base + CATALOGUE, "#catalogue table")
    page.emulate_media(media="print")
    assert table.locator("tbody tr").first.evaluate("row => getComputedStyle(row).display") == "table-row"
