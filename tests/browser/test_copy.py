"""单位一年的页：决算公开素材一段可以整段复制，内网的 http 上也行；没有脚本时没有按钮。"""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PATHS = ("units/minhang-zuzhibu/2023/", "units/xidu-dangqun/2024/")
HTTP = "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })"  # 不是安全上下文的没有它
REFUSED = f"{HTTP}; document.execCommand = () => false"


def printed(page: Page) -> str:
    """页上印着的那一段，照 HTML 的原文。"""
    return str(page.locator(".jx-pre .language-prose").evaluate("one => one.textContent"))


def pasted(page: Page) -> str:
    """贴到一个空的文本框里是什么。"""
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), { id: 'paste' }))")
    page.locator("#paste").focus()
    page.keyboard.press("Control+V")
    return page.locator("#paste").input_value()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("script", ["", HTTP], ids=["有剪贴板接口", "内网的http"])
def test_复制的正是那一段(page: Page, base: str, path: str, script: str) -> None:
    if not script:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(script)
    page.goto(base + path)
    expect(page.get_by_role("heading", name="决算公开素材")).to_be_visible()
    text = printed(page)
    assert text.startswith(path[-5:-1] + "年度，")
    status = page.locator(".jx-copy [role=status]")
    expect(status).to_have_text("")
    button = page.get_by_role("button", name="复制这一段")
    button.focus()
    page.keyboard.press("Enter")
    expect(status).to_have_text(f"已复制，共 {len(text)} 字")
    assert pasted(page) == text


def test_浏览器不让复制的_选中了请读者自己按(page: Page, base: str) -> None:
    page.add_init_script(REFUSED)
    page.goto(base + PATHS[0])
    page.get_by_role("button", name="复制这一段").click()
    expect(page.locator(".jx-copy [role=status]")).to_contain_text("请按 Ctrl+C")
    assert page.evaluate("getSelection().toString()") == printed(page)


@pytest.mark.parametrize("options", [{"java_script_enabled": False}], ids=["无脚本"])
def test_没有脚本没有按钮(page: Page, base: str) -> None:
    page.goto(base + PATHS[0])
    expect(page.locator(".jx-pre .language-prose")).to_be_visible()
    expect(page.locator(".jx-copy")).to_have_count(0)


def test_别的页没有按钮_印出来也没有(page: Page, base: str) -> None:
    page.goto(base + PATHS[0])
    page.emulate_media(media="print")
    expect(page.locator(".jx-copy")).to_be_hidden()
    page.goto(base + "units/minhang-zuzhibu/")
    expect(page.locator(".jx-copy")).to_have_count(0)
