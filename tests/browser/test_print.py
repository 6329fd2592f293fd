"""印出来是一份文件：没有导航，收起的展开，站外链接注明地址，表格不裁，页脚有网址与页码。"""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.page_kinds import INDICATORS, REPORT

pytestmark = pytest.mark.browser


def printed(page: Page, tmp_path: Path) -> str:
    """印成 PDF，取出文字，空白去掉。"""
    file = tmp_path / "printed.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    found = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)  # noqa: S603, S607
    return re.sub(r"[ \n]+", "", found.stdout.decode("utf-8"))


def test_指标体系_评分标准都印出来_表头每页重印(page: Page, base: str, tmp_path: Path) -> None:
    page.goto(base + INDICATORS)
    criteria = page.locator(".jx-details > div").all_text_contents()
    assert len(criteria) > 10
    text = printed(page, tmp_path)
    pages = text.split("\f")
    assert sum("一级指标二级指标三级指标" in one for one in pages) >= len(pages) - 2
    for said in criteria:
        opening = re.sub(r"\s", "", said)[:6]
        assert opening in text, opening


def test_概览_没有导航与下载_有网址与页码(page: Page, base: str, tmp_path: Path) -> None:
    page.goto(base + REPORT)
    text = printed(page, tmp_path)
    assert "本页目录" not in text
    assert "跳到正文" not in text
    assert "下载" not in text
    assert "与别的评价对比" not in text
    assert f"网址：https://jixiao.example/{REPORT}" in text  # 站点的规范地址
    assert re.search(r"1/\d", text)
    expect(page.locator(".jx-footer__address")).to_be_hidden()


def test_站外链接注明地址_站内的不注(page: Page, base: str, tmp_path: Path) -> None:
    page.goto(f"{base}guide/data/")
    outward = page.locator("main a[href^='http']").first.get_attribute("href") or ""
    text = printed(page, tmp_path)
    assert f"（{outward}）" in text, outward
    assert "（../" not in text


@pytest.mark.parametrize("path", [INDICATORS, "2024/xidu-dangjian/", "2024/huacao-dangqun/conclusion/", "method/"])
def test_纸宽之内_没有裁掉的列(page: Page, base: str, path: str) -> None:
    page.set_viewport_size({"width": 672, "height": 950})  # A4 去掉页边，96 点每英寸
    page.goto(base + path)
    page.emulate_media(media="print")
    over = """() => [...document.querySelectorAll('main table')].filter(table =>
      table.getBoundingClientRect().right > innerWidth + 1).length"""
    assert page.evaluate(over) == 0


# ------------------------------------------------------------ 长的自评表


def sheets(page: Page, tmp_path: Path) -> list[str]:
    """印成 PDF，各页的文字，照单元格的次序，空白去掉。"""
    file = tmp_path / "printed.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    found = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)  # noqa: S603, S607
    return re.sub(r"[ \n]+", "", found.stdout.decode("utf-8")).split("\f")


def test_长的自评表_每页都有表头与级别名(page: Page, base: str, tmp_path: Path) -> None:
    """指标的行所在的每一页，都有指标的表头，和那几行的一、二级名称。"""
    page.goto(base + "2024/xidu-dangjian/")
    levels = page.locator("#form tr[id] [scope=rowgroup]").all_text_contents()
    assert len(levels) > 8
    holding = [one for one in sheets(page, tmp_path) if "偏差原因分析及改进措施" in one]
    assert len(holding) >= 3
    for one in holding:
        below = one.partition("偏差原因分析及改进措施")[2]
        assert any(below.startswith(level) for level in levels), below[:20]
        assert sum(below.count(level) for level in levels) >= 2


def test_目录印出来_每页有表头_年度不拆开_没有排序的记号(page: Page, base: str, tmp_path: Path) -> None:
    page.goto(f"{base}evaluations/", wait_until="networkidle")
    pages = [one for one in sheets(page, tmp_path) if "自评表" in one]
    assert len(pages) >= 2
    assert all("执行率" in one and "文种" in one for one in pages)
    assert sum(one.count("2023") for one in pages) >= 20
    assert "↕" not in "".join(pages)


def test_级别名一段写一次_印完还是原来的表(page: Page, base: str) -> None:
    """印之前换上的副本：每段的头一行写着各级名称，一行不少；印完换回，跨行如旧。"""
    page.goto(base + "2024/xidu-dangjian/")
    table = page.locator("#form table")
    before = table.evaluate("table => table.outerHTML")
    rows = page.locator("#form tr").count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    runs = page.locator("#form .jx-run")
    assert runs.count() > 8
    for run in runs.all():
        names = run.locator("tr").first.locator("[scope=rowgroup]")
        assert names.count() == 2
        spans = run.locator("[scope=rowgroup]").evaluate_all("cells => cells.map(cell => cell.rowSpan)")
        assert spans == [run.locator("tr").count()] * 2
    assert page.locator("#form tr").count() == rows
    expect(page.locator("#form table")).to_have_count(2)
    expect(page.locator("#form thead")).to_contain_text("偏差原因分析及改进措施")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(table).to_have_count(1)
    assert table.evaluate("table => table.outerHTML") == before


def test_收起的级别_印出来是展开的_印完还收着(page: Page, base: str) -> None:
    page.goto(base + INDICATORS)
    page.get_by_role("button", name="全部收起").first.click()
    expect(page.locator("#i-B11")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("main tbody tr[hidden], main .jx-folded").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#i-B11")).to_be_hidden()
