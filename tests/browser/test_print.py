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
    assert f"网址：{base}{REPORT}" in text
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
